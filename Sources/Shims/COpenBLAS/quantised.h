/// The kernels of `calque_int8_multiply` and `calque_int16_multiply` for each processor.
#pragma once

#include "CCalqueOpenBLAS.h"

void calque_int8_multiply_vnni(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
                               const int32_t *rows, const int8_t *packed, const float *b_scales, const float *b_sums,
                               float *c, size_t c_stride);
void calque_int8_multiply_avx2(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
                               const int32_t *rows, const int8_t *packed, const float *b_scales, const float *b_sums,
                               float *c, size_t c_stride);
void calque_int16_multiply_vnni(size_t m, size_t n, size_t k, const int16_t *a, const float *a_scales,
                                const int16_t *packed, const float *b_scales, float *c, size_t c_stride);
void calque_int16_multiply_avx2(size_t m, size_t n, size_t k, const int16_t *a, const float *a_scales,
                                const int16_t *packed, const float *b_scales, float *c, size_t c_stride);
