// The products of quantised matrices for AVX-512 VNNI: four products of bytes, or two of 16 bits, summed in each 32-bit lane:
// four times and twice as many a cycle as in single precision. Register block of 6 rows by 64 columns, as in bfloat16.
#include "quantised.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
enum { ROWS = 6, VECTORS = 4, COLUMNS = 16 * VECTORS };

VNNI static inline __m512i broadcast(const void *bits_of_lane) {
    int32_t bits;
    __builtin_memcpy(&bits, bits_of_lane, sizeof bits);
    return _mm512_set1_epi32(bits);
}

VNNI void calque_int8_multiply_vnni(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
                               const int32_t *rows, const int8_t *packed, const float *b_scales, const float *b_sums,
                               float *c, size_t c_stride) {
    for (size_t panel = 0; panel < n; panel += COLUMNS, packed += parts * width * COLUMNS)
        for (size_t first = 0; first < m; first += ROWS) {
            size_t row[ROWS];
            // The last block repeats its last row: the same numbers written twice cost less than a branch.
            for (size_t i = 0; i < ROWS; i++) row[i] = (size_t)rows[first + i < m ? first + i : m - 1];
            __m512 total[ROWS][VECTORS];
            for (size_t i = 0; i < ROWS; i++)
                for (size_t j = 0; j < VECTORS; j++) total[i][j] = _mm512_setzero_ps();
            const int8_t *b = packed;
            // Each row of a window has a scale of its own, so its part is summed in whole numbers by itself.
            for (size_t part = 0; part < parts; part++) {
                const uint8_t *from[ROWS];
                for (size_t i = 0; i < ROWS; i++) from[i] = a + (row[i] + part) * width;
                __m512i sum[ROWS][VECTORS];
#pragma clang loop unroll(full)
                for (size_t i = 0; i < ROWS; i++)
#pragma clang loop unroll(full)
                    for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm512_setzero_si512();
                for (size_t at = 0; at < width; at += 4, b += 4 * COLUMNS) {
                    __m512i column[VECTORS];
#pragma clang loop unroll(full)
                    for (size_t j = 0; j < VECTORS; j++) column[j] = _mm512_loadu_si512(b + 64 * j);
#pragma clang loop unroll(full)
                    for (size_t i = 0; i < ROWS; i++) {
                        const __m512i four = broadcast(from[i] + at);
#pragma clang loop unroll(full)
                        for (size_t j = 0; j < VECTORS; j++)
                            sum[i][j] = _mm512_dpbusd_epi32(sum[i][j], four, column[j]);
                    }
                }
#pragma clang loop unroll(full)
                for (size_t i = 0; i < ROWS; i++) {
                    const float *scales = a_scales + 2 * (row[i] + part);
                    const __m512 scale = _mm512_set1_ps(scales[0]), zero = _mm512_set1_ps(-scales[1]);
#pragma clang loop unroll(full)
                    for (size_t j = 0; j < VECTORS; j++) {
                        const __m512 sums = _mm512_loadu_ps(b_sums + part * n + panel + 16 * j);
                        const __m512 centred = _mm512_fmadd_ps(zero, sums, _mm512_cvtepi32_ps(sum[i][j]));
                        total[i][j] = _mm512_fmadd_ps(scale, centred, total[i][j]);
                    }
                }
            }
            for (size_t i = 0; i < ROWS; i++)
                for (size_t j = 0; j < VECTORS; j++)
                    _mm512_storeu_ps(c + row[i] * c_stride + panel + 16 * j,
                                     _mm512_mul_ps(total[i][j], _mm512_loadu_ps(b_scales + panel + 16 * j)));
        }
}

VNNI void calque_int16_multiply_vnni(size_t m, size_t n, size_t k, const int16_t *a, const float *a_scales,
                                     const int16_t *packed, const float *b_scales, float *c, size_t c_stride) {
    for (size_t panel = 0; panel < n; panel += COLUMNS, packed += k * COLUMNS)
        for (size_t first = 0; first < m; first += ROWS) {
            size_t row[ROWS];
            for (size_t i = 0; i < ROWS; i++) row[i] = first + i < m ? first + i : m - 1;
            __m512i sum[ROWS][VECTORS];
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++)
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm512_setzero_si512();
            const int16_t *b = packed;
            for (size_t at = 0; at < k; at += 2, b += 2 * COLUMNS) {
                __m512i column[VECTORS];
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) column[j] = _mm512_loadu_si512(b + 32 * j);
#pragma clang loop unroll(full)
                for (size_t i = 0; i < ROWS; i++) {
                    const __m512i two = broadcast(a + row[i] * k + at);
#pragma clang loop unroll(full)
                    for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm512_dpwssd_epi32(sum[i][j], two, column[j]);
                }
            }
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++) {
                const __m512 scale = _mm512_set1_ps(a_scales[row[i]]);
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) {
                    const __m512 both = _mm512_mul_ps(scale, _mm512_loadu_ps(b_scales + panel + 16 * j));
                    _mm512_storeu_ps(c + row[i] * c_stride + panel + 16 * j,
                                     _mm512_mul_ps(both, _mm512_cvtepi32_ps(sum[i][j])));
                }
            }
        }
}

#endif
