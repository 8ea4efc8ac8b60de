// For setenv.
#define _POSIX_C_SOURCE 200809L

#include "CCalqueOpenBLAS.h"

#include <stdlib.h>
#include <string.h>

#include <cblas.h>

extern char **environ;

// Of builds for all processors. Others have one kernel, which suits the machine they were built for.
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

// OpenBLAS knows processors by their model numbers. Of a model that is newer than itself it takes the kernel for the oldest
// processors, which is six times slower; so the choice is made again, by what the processor can do.
static void choose_kernel(void) {
#if defined(__x86_64__)
    const char *variable = "OPENBLAS_CORETYPE", *name = openblas_get_corename();
    const bool is_old = name && (!strcmp(name, "Prescott") || !strcmp(name, "Core2") || !strcmp(name, "Nehalem"));
    if (!is_old || getenv(variable) || !gotoblas_dynamic_init || !gotoblas_dynamic_quit) return;
    __builtin_cpu_init();
    const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (!has_avx2) return;
    // The variable is for OpenBLAS alone. `setenv` moves the environment, by whose place Swift finds the arguments of the
    // program, so the old one is put back.
    char **const before = environ;
    if (setenv(variable, has_avx512 ? "SkylakeX" : "Haswell", 1) == 0) {
        gotoblas_dynamic_quit();
        gotoblas_dynamic_init();
    }
    environ = before;
#endif
}

// Done before the first computation, for the whole process, so that results do not depend on earlier calls.
__attribute__((constructor)) static void prepare(void) {
    openblas_set_num_threads(1);
    choose_kernel();
}

void calque_blas_sgemm(int m, int n, int k, const float *a, int a_stride, const float *b, int b_stride, float beta,
                       float *c, int c_stride) {
    if (m <= 0) return;
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1.0f, a, a_stride, b, b_stride, beta, c,
                c_stride);
}

// LAPACK's own interface: Debian's OpenBLAS has the routine but no header for it.
extern void ssyev_(const char *job, const char *triangle, const int *n, float *a, const int *stride, float *values,
                   float *work, const int *work_count, int *info, size_t job_length, size_t triangle_length);

bool calque_blas_eigenvectors(int n, float *a) {
    const int work_count = 66 * n;
    float *values = malloc(sizeof(float) * (size_t)n), *work = malloc(sizeof(float) * (size_t)work_count);
    int info = -1;
    // A column in Fortran is a row here.
    if (values && work) ssyev_("V", "U", &n, a, &n, values, work, &work_count, &info, 1, 1);
    free(values);
    free(work);
    return info == 0;
}
