// OpenBLAS as Debian builds it has no bfloat16 product (sbgemm), so this is one of our own: a register block of 6 rows
// by 64 columns, which keeps 24 accumulators of the 32 registers busy.
#include "CCalqueOpenBLAS.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define BF16 __attribute__((target("avx512f,avx512bw,avx512vl,avx512bf16")))
enum { ROWS = 6, VECTORS = 4, COLUMNS = 16 * VECTORS };

bool calque_bf16_available(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bf16");
}

BF16 void calque_bf16_round(const float *source, size_t count, uint16_t *target) {
    size_t i = 0;
    for (; i + 16 <= count; i += 16)
        _mm256_storeu_si256((__m256i *)(target + i), (__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(source + i)));
    if (i < count) {
        const __mmask16 rest = (__mmask16)((1u << (count - i)) - 1);
        _mm256_mask_storeu_epi16(target + i, rest,
                                 (__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(rest, source + i)));
    }
}

BF16 void calque_bf16_pack(const float *b, size_t b_stride, size_t k, size_t n, uint16_t *packed) {
    // For each panel of 64 columns, for each pair of rows: the pair's numbers side by side, column by column, which is
    // the order that one dot-product instruction takes.
    const __m512i interleave = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7,
                                                22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    for (size_t panel = 0; panel < n; panel += COLUMNS)
        for (size_t row = 0; row < k; row += 2)
            for (size_t column = panel; column < panel + COLUMNS; column += 16, packed += 32) {
                const __m512 even = _mm512_loadu_ps(b + row * b_stride + column);
                const __m512 odd = _mm512_loadu_ps(b + (row + 1) * b_stride + column);
                const __m512i pair = (__m512i)_mm512_cvtne2ps_pbh(odd, even);
                _mm512_storeu_si512(packed, _mm512_permutexvar_epi16(interleave, pair));
            }
}

BF16 static inline __m512bh broadcast(const uint16_t *pair) {
    int32_t bits;
    __builtin_memcpy(&bits, pair, sizeof bits);
    return (__m512bh)_mm512_set1_epi32(bits);
}

BF16 void calque_bf16_multiply(size_t m, size_t n, size_t k, const uint16_t *a, size_t a_stride, const int32_t *rows,
                               const uint16_t *packed, float *c, size_t c_stride) {
    for (size_t panel = 0; panel < n; panel += COLUMNS, packed += k * COLUMNS)
        for (size_t first = 0; first < m; first += ROWS) {
            const uint16_t *from[ROWS];
            float *to[ROWS];
            for (size_t i = 0; i < ROWS; i++) {
                // The last block repeats its last row: the same numbers written twice cost less than a branch.
                const size_t row = (size_t)rows[first + i < m ? first + i : m - 1];
                from[i] = a + row * a_stride;
                to[i] = c + row * c_stride + panel;
            }
            __m512 sum[ROWS][VECTORS];
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++)
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm512_setzero_ps();
            const uint16_t *b = packed;
            for (size_t at = 0; at < k; at += 2, b += 2 * COLUMNS) {
                __m512bh column[VECTORS];
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) column[j] = (__m512bh)_mm512_loadu_si512(b + 32 * j);
#pragma clang loop unroll(full)
                for (size_t i = 0; i < ROWS; i++) {
                    const __m512bh row = broadcast(from[i] + at);
#pragma clang loop unroll(full)
                    for (size_t j = 0; j < VECTORS; j++) sum[i][j] = _mm512_dpbf16_ps(sum[i][j], row, column[j]);
                }
            }
#pragma clang loop unroll(full)
            for (size_t i = 0; i < ROWS; i++)
#pragma clang loop unroll(full)
                for (size_t j = 0; j < VECTORS; j++) _mm512_storeu_ps(to[i] + 16 * j, sum[i][j]);
        }
}

#else

bool calque_bf16_available(void) { return false; }
void calque_bf16_round(const float *source, size_t count, uint16_t *target) {}
void calque_bf16_pack(const float *b, size_t b_stride, size_t k, size_t n, uint16_t *packed) {}
void calque_bf16_multiply(size_t m, size_t n, size_t k, const uint16_t *a, size_t a_stride, const int32_t *rows,
                          const uint16_t *packed, float *c, size_t c_stride) {}

#endif
