/// Matrix products: OpenBLAS in single precision, and our own kernels in bfloat16 (AVX-512 BF16), 16 and 8 bits
/// (AVX-512 VNNI, AVX2) where the processor has the instructions. All matrices are row-major.
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

/// The kernels of quantised matrices. Bytes are made for one of them.
typedef enum { CALQUE_KERNEL_NONE, CALQUE_KERNEL_AVX2, CALQUE_KERNEL_VNNI } calque_kernel;

/// Whether this processor runs a kernel.
bool calque_kernel_has(calque_kernel kernel);

/// Rounds each row of A, `stride` numbers apart, to 256 steps (128 for `CALQUE_KERNEL_AVX2`): value = scale · (quantised −
/// zero), where `scales` takes the two for each row. `width` must be a multiple of 16.
void calque_int8_quantise(calque_kernel kernel, const float *a, size_t stride, size_t rows, size_t width,
                          uint8_t *quantised, float *scales);

/// Rounds the matrix `b`, of parts·width rows and `n` columns, to 255 steps a column and lays it out for
/// `calque_int8_multiply`: parts·width·n bytes, n scales, and parts·n sums. `width` must be a multiple of 4, `n` of 64.
void calque_int8_pack(const float *b, size_t parts, size_t width, size_t n, int8_t *packed, float *scales,
                      float *sums);

/// C = A·B for the `m` rows of A whose numbers `rows` lists, where row r of A is the quantised rows r ..< r + parts in
/// line: a convolution's window. Row r goes to c + r·c_stride.
void calque_int8_multiply(calque_kernel kernel, size_t m, size_t n, size_t parts, size_t width, const uint8_t *a,
                          const float *a_scales, const int32_t *rows, const int8_t *packed, const float *b_scales,
                          const float *b_sums, float *c, size_t c_stride);

/// Rounds each row of A, `stride` numbers apart, to whole numbers of 12 bits at most, which leave room to sum `k` products, and
/// writes the scale of each row. `k` must be a multiple of 16.
void calque_int16_quantise(const float *a, size_t stride, size_t rows, size_t k, int16_t *quantised, float *scales);

/// Rounds the k × n matrix `b` in the same way, column by column, and lays it out for `calque_int16_multiply`: k·n numbers and
/// n scales. `n` must be a multiple of 64.
void calque_int16_pack(const float *b, size_t k, size_t n, int16_t *packed, float *scales);

/// C = A·B.
void calque_int16_multiply(calque_kernel kernel, size_t m, size_t n, size_t k, const int16_t *a, const float *a_scales,
                           const int16_t *packed, const float *b_scales, float *c, size_t c_stride);

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
