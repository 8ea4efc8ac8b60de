// The products of quantised matrices for AVX2. An instruction adds two products of bytes in 16 bits, so one operand has 7
// bits: 2 · 127 · 127 is within them. Twice the products a cycle of single precision. Register block of 5 rows by 16
// columns, which leaves six of the 16 registers for operands.
#include "quantised.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,fma")))
enum { ROWS = 5, VECTORS = 2, COLUMNS = 8 * VECTORS, PANEL = 64 };

AVX2 static inline __m256i broadcast(const void *bits_of_lane) {
    int32_t bits;
    __builtin_memcpy(&bits, bits_of_lane, sizeof bits);
    return _mm256_set1_epi32(bits);
}

/// The products of a block.
AVX2 static inline __attribute__((always_inline)) void multiply_block(
    const size_t row[ROWS], size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
    const int8_t *b, const float *b_scales, const float *b_sums, float *c, size_t c_stride) {
    const __m256i ones = _mm256_set1_epi16(1);
    float total[ROWS][COLUMNS];
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < COLUMNS; j++) total[i][j] = 0;
    // Each row of a window has a scale of its own, so its part is summed in whole numbers by itself.
    for (size_t part = 0; part < parts; part++) {
        const uint8_t *from[ROWS];
        for (size_t i = 0; i < ROWS; i++) from[i] = a + (row[i] + part) * width;
        __m256i sum[ROWS][VECTORS];
#pragma clang loop unroll(full)
        for (size_t i = 0; i < ROWS; i++)
#pragma clang loop unroll(full)
            for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm256_setzero_si256();
        for (size_t at = 0; at < width; at += 4, b += 4 * PANEL) {
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++) {
                const __m256i four = broadcast(from[i] + at);
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) {
                    const __m256i column = _mm256_loadu_si256((const __m256i *)(b + 32 * j));
                    const __m256i pairs = _mm256_maddubs_epi16(four, column);
                    sum[i][j] = _mm256_add_epi32(sum[i][j], _mm256_madd_epi16(pairs, ones));
                }
            }
        }
#pragma clang loop unroll(full)
        for (size_t i = 0; i < ROWS; i++) {
            const float *scales = a_scales + 2 * (row[i] + part);
            const __m256 scale = _mm256_set1_ps(scales[0]), zero = _mm256_set1_ps(-scales[1]);
#pragma clang loop unroll(full)
            for (size_t j = 0; j < VECTORS; j++) {
                const __m256 sums = _mm256_loadu_ps(b_sums + part * n + 8 * j);
                const __m256 centred = _mm256_fmadd_ps(zero, sums, _mm256_cvtepi32_ps(sum[i][j]));
                float *to = total[i] + 8 * j;
                _mm256_storeu_ps(to, _mm256_fmadd_ps(scale, centred, _mm256_loadu_ps(to)));
            }
        }
    }
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < COLUMNS; j += 8)
            _mm256_storeu_ps(c + row[i] * c_stride + j,
                             _mm256_mul_ps(_mm256_loadu_ps(total[i] + j), _mm256_loadu_ps(b_scales + j)));
}

AVX2 void calque_int8_multiply_avx2(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a,
                                    const float *a_scales, const int32_t *rows, const int8_t *packed,
                                    const float *b_scales, const float *b_sums, float *c, size_t c_stride) {
    for (size_t column = 0; column < n; column += COLUMNS) {
        const int8_t *b = packed + column / PANEL * PANEL * parts * width + column % PANEL * 4;
        for (size_t first = 0; first < m; first += ROWS) {
            size_t row[ROWS];
            // The last block repeats its last row: the same numbers written twice cost less than a branch.
            for (size_t i = 0; i < ROWS; i++) row[i] = (size_t)rows[first + i < m ? first + i : m - 1];
            multiply_block(row, n, parts, width, a, a_scales, b, b_scales + column, b_sums + column, c + column,
                           c_stride);
        }
    }
}

AVX2 void calque_int16_multiply_avx2(size_t m, size_t n, size_t k, const int16_t *a, const float *a_scales,
                                     const int16_t *packed, const float *b_scales, float *c, size_t c_stride) {
    for (size_t column = 0; column < n; column += COLUMNS) {
        const int16_t *panel = packed + column / PANEL * PANEL * k + column % PANEL * 2;
        for (size_t first = 0; first < m; first += ROWS) {
            size_t row[ROWS];
            for (size_t i = 0; i < ROWS; i++) row[i] = first + i < m ? first + i : m - 1;
            __m256i sum[ROWS][VECTORS];
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++)
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm256_setzero_si256();
            const int16_t *b = panel;
            for (size_t at = 0; at < k; at += 2, b += 2 * PANEL) {
#pragma clang loop unroll(full)
                for (size_t i = 0; i < ROWS; i++) {
                    const __m256i two = broadcast(a + row[i] * k + at);
#pragma clang loop unroll(full)
                    for (size_t j = 0; j < VECTORS; j++) {
                        const __m256i values = _mm256_loadu_si256((const __m256i *)(b + 16 * j));
                        sum[i][j] = _mm256_add_epi32(sum[i][j], _mm256_madd_epi16(two, values));
                    }
                }
            }
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++) {
                const __m256 scale = _mm256_set1_ps(a_scales[row[i]]);
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) {
                    const __m256 both = _mm256_mul_ps(scale, _mm256_loadu_ps(b_scales + column + 8 * j));
                    _mm256_storeu_ps(c + row[i] * c_stride + column + 8 * j,
                                     _mm256_mul_ps(both, _mm256_cvtepi32_ps(sum[i][j])));
                }
            }
        }
    }
}

#endif
