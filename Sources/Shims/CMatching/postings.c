#include "CCalqueMatching.h"

#include <string.h>

/// One number of each posting of a block. The compiler splits it if the processor has no registers of this size.
typedef uint32_t lanes __attribute__((vector_size(64)));
typedef int32_t signed_lanes __attribute__((vector_size(64)));
typedef uint8_t narrow_lanes __attribute__((vector_size(16)));

#define INLINE static inline __attribute__((always_inline))

// Macros, because the way in which a function takes vectors depends on the processor that it is compiled for.
#define LOAD(type, name, from)                                                                                      \
    type name;                                                                                                      \
    memcpy(&name, (from), sizeof name)
#define BITS(of) (signed_lanes) __builtin_elementwise_popcount(of)

INLINE uint32_t number_at(const unsigned char *block, size_t lane) {
    LOAD(uint32_t, number, block + CALQUE_BLOCK_IDS + 4 * lane);
    return number;
}

// The body is compiled for each kind of processor, inlined into a function of its own.
INLINE size_t select_postings(const unsigned char *blocks, size_t first, size_t count, uint64_t signature,
                              const calque_bound *bound, const calque_bound *last, uint32_t *ids) {
    // How many blocks ahead the memory is prefetched; the caller has prefetched the first ones.
    enum { AHEAD = 8 };
    const uint32_t low = (uint32_t)signature, high = (uint32_t)(signature >> 32);
    const size_t end = first + count;
    size_t found = 0;
    while (first < end) {
        const size_t block = first / CALQUE_BLOCK, start = block * CALQUE_BLOCK;
        const size_t from = first - start, to = end - start < CALQUE_BLOCK ? end - start : CALQUE_BLOCK;
        const unsigned char *at = blocks + block * CALQUE_BLOCK_SIZE;
        if (start + AHEAD * CALQUE_BLOCK < end) calque_prefetch_range(at + AHEAD * CALQUE_BLOCK_SIZE, CALQUE_BLOCK_SIZE);
        first = start + to;

        LOAD(lanes, lows, at);
        LOAD(lanes, highs, at + CALQUE_BLOCK_HIGH);
        LOAD(lanes, id, at + CALQUE_BLOCK_IDS);
        LOAD(narrow_lanes, narrow, at + CALQUE_BLOCK_RARER);
        const signed_lanes rarer = __builtin_convertvector(narrow, signed_lanes);
        const signed_lanes of_query = BITS(low & ~lows) + BITS(high & ~highs);
        const signed_lanes of_entry = BITS(lows & ~low) + BITS(highs & ~high);

        const uint32_t nearest = number_at(at, from), farthest = number_at(at, to - 1);
        while (nearest >= bound->end && bound < last) bound++;
        signed_lanes passes = (of_query <= bound->of_query) & (of_entry <= bound->of_entry) & (rarer <= bound->rarer);
        // The block's last entries may belong to other groups.
        while (farthest >= bound->end && bound < last) {
            const signed_lanes is_before = (signed_lanes)(id < bound->end);
            bound++;
            const signed_lanes others =
                (of_query <= bound->of_query) & (of_entry <= bound->of_entry) & (rarer <= bound->rarer);
            passes = (passes & is_before) | (others & ~is_before);
        }
        if (!__builtin_reduce_or(passes)) continue;
        int32_t passed[CALQUE_BLOCK];
        memcpy(passed, &passes, sizeof passed);
        for (size_t lane = from; lane < to; lane++) {
            ids[found] = number_at(at, lane);
            found += (size_t)(passed[lane] & 1);
        }
    }
    return found;
}

typedef size_t (*selector)(const unsigned char *, size_t, size_t, uint64_t, const calque_bound *, const calque_bound *,
                           uint32_t *);

#define SELECTOR(name, attributes)                                                                                  \
    attributes static size_t name(const unsigned char *blocks, size_t first, size_t count, uint64_t signature,      \
                                  const calque_bound *bound, const calque_bound *last, uint32_t *ids) {             \
        return select_postings(blocks, first, count, signature, bound, last, ids);                                  \
    }

SELECTOR(select_anywhere, )

#if defined(__x86_64__)
SELECTOR(select_avx2, __attribute__((target("avx2,popcnt"))))
SELECTOR(select_avx512,
         __attribute__((target("avx2,popcnt,avx512f,avx512bw,avx512vl,avx512dq,avx512vpopcntdq"))))

static selector fastest(void) {
    if (__builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq"))
        return select_avx512;
    return __builtin_cpu_supports("avx2") ? select_avx2 : select_anywhere;
}
#else
static selector fastest(void) { return select_anywhere; }
#endif

size_t calque_postings_select(const void *blocks, size_t first, size_t count, uint64_t signature,
                              const calque_bound *bounds, size_t bound_count, uint32_t *ids) {
    return fastest()(blocks, first, count, signature, bounds, bounds + bound_count - 1, ids);
}
