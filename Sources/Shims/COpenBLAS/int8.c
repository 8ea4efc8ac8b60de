// The product of quantised matrices for AVX-512 VNNI: four products of bytes summed in each 32-bit lane, twice as many
// a cycle as in bfloat16. Register block of 6 rows by 64 columns, as there.
#include "CCalqueOpenBLAS.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <math.h>

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
enum { ROWS = 6, VECTORS = 4, COLUMNS = 16 * VECTORS };

bool calque_int8_available(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

VNNI void calque_int8_quantise(const float *a, size_t rows, size_t width, uint8_t *quantised, float *scales) {
    for (size_t row = 0; row < rows; row++, a += width, quantised += width, scales += 2) {
        // The range includes zero, so that zero is exact: relu makes many zeros, and padding is all zeros.
        __m512 low = _mm512_setzero_ps(), high = low;
        for (size_t i = 0; i < width; i += 16) {
            const __m512 x = _mm512_loadu_ps(a + i);
            low = _mm512_min_ps(low, x);
            high = _mm512_max_ps(high, x);
        }
        const float least = _mm512_reduce_min_ps(low), range = _mm512_reduce_max_ps(high) - least;
        const float scale = range / 255, inverse = range > 0 ? 255 / range : 0;
        const float zero = nearbyintf(-least * inverse);
        scales[0] = scale;
        scales[1] = zero;
        const __m512 factor = _mm512_set1_ps(inverse);
        const __m512i offset = _mm512_set1_epi32((int)zero);
        for (size_t i = 0; i < width; i += 16) {
            const __m512i whole = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(a + i), factor));
            const __m512i shifted = _mm512_max_epi32(_mm512_add_epi32(whole, offset), _mm512_setzero_si512());
            _mm_storeu_si128((__m128i *)(quantised + i), _mm512_cvtusepi32_epi8(shifted));
        }
    }
}

VNNI void calque_int8_pack(const float *b, size_t parts, size_t width, size_t n, int8_t *packed, float *scales,
                           float *sums) {
    const size_t k = parts * width;
    for (size_t i = 0; i < parts * n; i++) sums[i] = 0;
    for (size_t column = 0; column < n; column += 16) {
        __m512 most = _mm512_setzero_ps();
        for (size_t row = 0; row < k; row++)
            most = _mm512_max_ps(most, _mm512_abs_ps(_mm512_loadu_ps(b + row * n + column)));
        // A column of zeros stays zero with any scale.
        const __mmask16 zero = _mm512_cmp_ps_mask(most, _mm512_setzero_ps(), _CMP_EQ_OQ);
        const __m512 scale = _mm512_mask_blend_ps(zero, _mm512_div_ps(most, _mm512_set1_ps(127)), _mm512_set1_ps(1));
        _mm512_storeu_ps(scales + column, scale);
        // Panel by panel; in a panel four rows at a time, column by column: each lane takes the four of its column.
        int8_t *to = packed + column / COLUMNS * COLUMNS * k + column % COLUMNS * 4;
        for (size_t row = 0; row < k; row += 4, to += 4 * COLUMNS) {
            float *sum = sums + row / width * n + column;
            __m512i four = _mm512_setzero_si512();
            __m512 total = _mm512_loadu_ps(sum);
            for (size_t i = 0; i < 4; i++) {
                const __m512 value = _mm512_div_ps(_mm512_loadu_ps(b + (row + i) * n + column), scale);
                const __m512i whole = _mm512_cvtps_epi32(value);
                total = _mm512_add_ps(total, _mm512_cvtepi32_ps(whole));
                const __m512i byte = _mm512_and_si512(whole, _mm512_set1_epi32(255));
                four = _mm512_or_si512(four, _mm512_sllv_epi32(byte, _mm512_set1_epi32(8 * (int)i)));
            }
            _mm512_storeu_ps(sum, total);
            _mm512_storeu_si512(to, four);
        }
    }
}

VNNI static inline __m512i broadcast(const uint8_t *four) {
    int32_t bits;
    __builtin_memcpy(&bits, four, sizeof bits);
    return _mm512_set1_epi32(bits);
}

VNNI void calque_int8_multiply(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
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

#else

bool calque_int8_available(void) { return false; }
void calque_int8_quantise(const float *a, size_t rows, size_t width, uint8_t *quantised, float *scales) {}
void calque_int8_pack(const float *b, size_t parts, size_t width, size_t n, int8_t *packed, float *scales,
                      float *sums) {}
void calque_int8_multiply(size_t m, size_t n, size_t parts, size_t width, const uint8_t *a, const float *a_scales,
                          const int32_t *rows, const int8_t *packed, const float *b_scales, const float *b_sums,
                          float *c, size_t c_stride) {}

#endif
