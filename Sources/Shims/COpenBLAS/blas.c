#include "CCalqueOpenBLAS.h"

#include <stdlib.h>

#include <cblas.h>

// Set before the first computation, for the whole process, so that results do not depend on earlier calls.
__attribute__((constructor)) static void one_thread(void) { openblas_set_num_threads(1); }

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
