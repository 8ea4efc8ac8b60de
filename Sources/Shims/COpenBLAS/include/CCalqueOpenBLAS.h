/// Matrix products: OpenBLAS in single precision, and our own kernel in bfloat16 where the processor has the
/// instructions (AVX-512 BF16: twice the arithmetic a cycle). All matrices are row-major.
///
/// OpenBLAS computes on one thread in the whole process, so that the same input gives the same bits. Callers may use
/// several threads.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// C = A·B + beta·C, where A is m × k, B is k × n, C is m × n; the strides are the numbers from one row to the next.
void calque_blas_sgemm(int m, int n, int k, const float *a, int a_stride, const float *b, int b_stride, float beta,
                       float *c, int c_stride);

/// Whether this processor runs the bfloat16 kernel.
bool calque_bf16_available(void);

/// Rounds to the nearest bfloat16.
void calque_bf16_round(const float *source, size_t count, uint16_t *target);

/// Lays the k × n matrix `b` out for `calque_bf16_multiply`: k·n numbers. `k` must be even, `n` a multiple of 64.
void calque_bf16_pack(const float *b, size_t b_stride, size_t k, size_t n, uint16_t *packed);

/// C = A·B in bfloat16 products and single-precision sums, for the `m` rows whose numbers `rows` lists: row r starts
/// at a + r·a_stride and goes to c + r·c_stride. Rows of A may overlap (a_stride < k): that is how a convolution's
/// windows are read without being copied.
void calque_bf16_multiply(size_t m, size_t n, size_t k, const uint16_t *a, size_t a_stride, const int32_t *rows,
                          const uint16_t *packed, float *c, size_t c_stride);

/// Whether this processor runs the 8-bit kernel.
bool calque_int8_available(void);

/// Rounds each row of A to 256 steps: value = scale · (quantised − zero), where `scales` takes the two for each row.
/// `width` must be a multiple of 16.
void calque_int8_quantise(const float *a, size_t rows, size_t width, uint8_t *quantised, float *scales);

/// Rounds the matrix `b`, of parts·width rows and `n` columns, to 255 steps a column and lays it out for
/// `calque_int8_multiply`: parts·width·n bytes, n scales, and parts·n sums. `width` must be a multiple of 4, `n` of 64.
void calque_int8_pack(const float *b, size_t parts, size_t width, size_t n, int8_t *packed, float *scales,
                      float *sums);

/// C = A·B for the `m` rows of A whose numbers `rows` lists, where row r of A is the quantised rows r ..< r + parts in
/// line: a convolution's window. Row r goes to c + r·c_stride.
void calque_int8_multiply(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
                          const int32_t *rows, const int8_t *packed, const float *b_scales, const float *b_sums,
                          float *c, size_t c_stride);

// Loops with the vectors that the processor has. Counts are multiples of 16, and give the same bits on every processor.

/// target = max(bias + the sum over the slots first ..< end of the `channels` numbers (a multiple of 64) at
/// products + rows[slot]·row_length + slot·channels, 0) + x
void calque_window_sum(const float *bias, const float *products, const int32_t *rows, size_t row_length, size_t first,
                       size_t end, size_t channels, const float *x, float *target);
/// target = max(a + bias, 0) + b
void calque_rectified_sum(const float *a, const float *bias, const float *b, size_t count, float *target);
/// target = factor · bytes + offset
void calque_widen(const uint8_t *bytes, float factor, float offset, size_t count, float *target);
/// target += factor · source
void calque_add_times(const float *source, float factor, size_t count, float *target);
/// Whether no number is infinite or undefined, for any count.
bool calque_all_finite(const float *values, size_t count);
/// Sixteen sums: of every sixteenth number; of the squares of their distances from `middle`; of two rows' products.
void calque_sum_lanes(const float *values, size_t count, float *sums);
void calque_square_lanes(const float *values, float middle, size_t count, float *sums);
void calque_product_lanes(const float *a, const float *b, size_t count, float *sums);

/// The eigenvectors of the symmetric n × n matrix `a`, which they replace: row i is that of the i-th least eigenvalue.
/// Returns whether it worked.
bool calque_blas_eigenvectors(int n, float *a);
