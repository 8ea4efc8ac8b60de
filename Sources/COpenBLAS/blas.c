#include "COpenBLAS.h"

#include <cblas.h>

void calque_blas_set_threads(int count) { openblas_set_num_threads(count); }

void calque_blas_sgemm(int m, int n, int k, const float *a, int a_stride, const float *b, int b_stride, float beta,
                       float *c, int c_stride) {
    if (m <= 0) return;
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1.0f, a, a_stride, b, b_stride, beta, c,
                c_stride);
}
