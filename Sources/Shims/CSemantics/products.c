#include "CCalqueSemantics.h"

#define INLINE static inline __attribute__((always_inline))

INLINE float bound(int32_t product, float factor, float rest, float query_rest) {
    // The additions cover all rounding here and in the score, for rows of up to 2,048 bytes, so a bound is never below
    // the product of the whole rows. They are a ten-thousandth of a usual product.
    return ((float)product + rest * query_rest * 1.000001f + 64.0f) * factor * 1.000001f;
}

// The number of rows that are prefetched ahead.
enum { AHEAD = 8 };

#if defined(__x86_64__)

#include <immintrin.h>

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
// The thread sanitizer crashes in the resolvers of clones, which run before it has started.
#if __has_feature(thread_sanitizer)
#define EACH_WIDTH
#else
#define EACH_WIDTH __attribute__((target_clones("avx2", "default")))
#endif

static int has_vnni(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

// The instruction takes unsigned bytes on one side, so 128 is added to a row's bytes; `excess` subtracts it again.
VNNI static inline __attribute__((always_inline)) int32_t product_vnni(const int8_t *row, const int8_t *query,
                                                                       size_t width, int32_t excess) {
    const __m512i flip = _mm512_set1_epi8(-128);
    __m512i sum = _mm512_setzero_si512();
    for (size_t at = 0; at < width; at += 64)
        sum = _mm512_dpbusd_epi32(sum, _mm512_xor_si512(_mm512_loadu_si512(row + at), flip),
                                  _mm512_loadu_si512(query + at));
    return _mm512_reduce_add_epi32(sum) - excess;
}

VNNI static int32_t excess_vnni(const int8_t *query, size_t width) {
    const __m512i flip = _mm512_set1_epi8(-128);
    __m512i sum = _mm512_setzero_si512();
    for (size_t at = 0; at < width; at += 64) sum = _mm512_dpbusd_epi32(sum, flip, _mm512_loadu_si512(query + at));
    return _mm512_reduce_add_epi32(sum);
}

VNNI static int32_t whole_vnni(const int8_t *row, const int8_t *query, size_t width) {
    return product_vnni(row, query, width, excess_vnni(query, width));
}

VNNI static size_t bounds_vnni(const int8_t *rows, size_t count, size_t width, const int8_t *query,
                               const float *factors, const float *rests, float query_rest, int32_t *products,
                               float *bounds) {
    const int32_t excess = excess_vnni(query, width);
    size_t best = 0;
    for (size_t i = 0; i < count; i++, rows += width) {
        products[i] = product_vnni(rows, query, width, excess);
        bounds[i] = bound(products[i], factors[i], rests[i], query_rest);
        best = bounds[i] > bounds[best] ? i : best;
    }
    return best;
}

VNNI static void add_vnni(const int8_t *rows, size_t width, const int8_t *query, const uint32_t *chosen, size_t count,
                          int32_t *products) {
    const int32_t excess = excess_vnni(query, width);
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            for (size_t at = 0; at < width; at += 64) __builtin_prefetch(rows + chosen[i + AHEAD] * width + at);
        products[chosen[i]] += product_vnni(rows + chosen[i] * width, query, width, excess);
    }
}

#else
#define EACH_WIDTH
static int has_vnni(void) { return 0; }
#define whole_vnni whole_plain
#define bounds_vnni bounds_plain
#define add_vnni add_plain
#endif

EACH_WIDTH static int32_t whole_plain(const int8_t *row, const int8_t *query, size_t width) {
    int32_t sum = 0;
    for (size_t at = 0; at < width; at++) sum += (int32_t)row[at] * query[at];
    return sum;
}

static size_t bounds_plain(const int8_t *rows, size_t count, size_t width, const int8_t *query, const float *factors,
                           const float *rests, float query_rest, int32_t *products, float *bounds) {
    size_t best = 0;
    for (size_t i = 0; i < count; i++, rows += width) {
        products[i] = whole_plain(rows, query, width);
        bounds[i] = bound(products[i], factors[i], rests[i], query_rest);
        best = bounds[i] > bounds[best] ? i : best;
    }
    return best;
}

static void add_plain(const int8_t *rows, size_t width, const int8_t *query, const uint32_t *chosen, size_t count,
                      int32_t *products) {
    for (size_t i = 0; i < count; i++)
        products[chosen[i]] += whole_plain(rows + chosen[i] * width, query, width);
}

int32_t calque_semantics_product(const int8_t *row, const int8_t *other, size_t width) {
    return has_vnni() ? whole_vnni(row, other, width) : whole_plain(row, other, width);
}

size_t calque_semantics_bounds(const int8_t *rows, size_t count, size_t width, const int8_t *query,
                               const float *factors, const float *rests, float query_rest, int32_t *products,
                               float *bounds) {
    return (has_vnni() ? bounds_vnni : bounds_plain)(rows, count, width, query, factors, rests, query_rest, products,
                                                     bounds);
}

size_t calque_semantics_refine(const int8_t *rows, size_t count, size_t width, const int8_t *query,
                               const float *factors, const float *rests, float query_rest, float least,
                               const float *bounds, int32_t *products, uint32_t *found) {
    size_t chosen = 0;
    for (size_t i = 0; i < count; i++) {
        found[chosen] = (uint32_t)i;
        chosen += bounds[i] >= least;
    }
    (has_vnni() ? add_vnni : add_plain)(rows, width, query, found, chosen, products);
    size_t left = 0;
    for (size_t i = 0; i < chosen; i++) {
        const uint32_t row = found[i];
        found[left] = row;
        left += bound(products[row], factors[row], rests[row], query_rest) >= least;
    }
    return left;
}
