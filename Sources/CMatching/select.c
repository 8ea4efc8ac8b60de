#include "CMatching.h"

#include <string.h>

#if defined(__x86_64__)
#define POPCOUNT __attribute__((target("popcnt")))
static int has_popcount(void) { return __builtin_cpu_supports("popcnt"); }
#else
#define POPCOUNT
static int has_popcount(void) { return 1; }
#endif

// The body is compiled twice: inlined into a function of either kind.
static inline __attribute__((always_inline)) size_t postings(const unsigned char *at, size_t count, uint64_t signature,
                                                             const calque_bound *bound, const calque_bound *last,
                                                             uint32_t *ids) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++, at += CALQUE_POSTING_SIZE) {
        uint32_t id;
        uint64_t other;
        memcpy(&id, at, sizeof id);
        memcpy(&other, at + sizeof id, sizeof other);
        while (id >= bound->end && bound < last) bound++;
        ids[found] = id;
        found += (at[CALQUE_POSTING_SIZE - 1] <= bound->rarer) &
                 (__builtin_popcountll(signature & ~other) <= bound->of_query) &
                 (__builtin_popcountll(other & ~signature) <= bound->of_entry);
    }
    return found;
}

static inline __attribute__((always_inline)) size_t entries(const unsigned char *at, size_t count, uint32_t first,
                                                            uint64_t low, uint64_t high, calque_bound bound,
                                                            uint32_t *ids) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++, at += CALQUE_ENTRY_SIZE) {
        uint64_t other[2];
        memcpy(other, at, sizeof other);
        const int of_query = __builtin_popcountll(low & ~other[0]) + __builtin_popcountll(high & ~other[1]);
        const int of_entry = __builtin_popcountll(other[0] & ~low) + __builtin_popcountll(other[1] & ~high);
        ids[found] = first + (uint32_t)i;
        found += (of_query <= bound.of_query) & (of_entry <= bound.of_entry);
    }
    return found;
}

static inline __attribute__((always_inline)) size_t candidates(const unsigned char *records, const char *codes,
                                                               uint32_t *ids, size_t count, uint64_t low,
                                                               uint64_t high, const calque_bound *bound,
                                                               const calque_bound *last) {
    // Each record is a miss of the cache; this many are under way at once.
    enum { AHEAD = 12 };
    size_t found = 0;
    for (size_t i = 0; i < count && i < AHEAD; i++)
        __builtin_prefetch(records + (size_t)ids[i] * CALQUE_ENTRY_SIZE);
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count) __builtin_prefetch(records + (size_t)ids[i + AHEAD] * CALQUE_ENTRY_SIZE);
        const uint32_t id = ids[i];
        uint64_t other[2];
        memcpy(other, records + (size_t)id * CALQUE_ENTRY_SIZE, sizeof other);
        while (id >= bound->end && bound < last) bound++;
        const int of_query = __builtin_popcountll(low & ~other[0]) + __builtin_popcountll(high & ~other[1]);
        const int of_entry = __builtin_popcountll(other[0] & ~low) + __builtin_popcountll(other[1] & ~high);
        if (of_query > bound->of_query || of_entry > bound->of_entry) continue;
        uint32_t code;
        memcpy(&code, records + (size_t)id * CALQUE_ENTRY_SIZE + 16, sizeof code);
        __builtin_prefetch((const char *)((uintptr_t)codes + 2 * (uintptr_t)code));
        ids[found++] = id;
    }
    return found;
}

POPCOUNT static size_t candidates_fast(const unsigned char *records, const char *codes, uint32_t *ids, size_t count,
                                       uint64_t low, uint64_t high, const calque_bound *bound,
                                       const calque_bound *last) {
    return candidates(records, codes, ids, count, low, high, bound, last);
}

POPCOUNT static size_t postings_fast(const unsigned char *at, size_t count, uint64_t signature,
                                     const calque_bound *bound, const calque_bound *last, uint32_t *ids) {
    return postings(at, count, signature, bound, last, ids);
}

POPCOUNT static size_t entries_fast(const unsigned char *at, size_t count, uint32_t first, uint64_t low, uint64_t high,
                                    calque_bound bound, uint32_t *ids) {
    return entries(at, count, first, low, high, bound, ids);
}

size_t calque_postings_select(const void *at, size_t count, uint64_t signature, const calque_bound *bounds,
                              size_t bound_count, uint32_t *ids) {
    const calque_bound *last = bounds + bound_count - 1;
    return has_popcount() ? postings_fast(at, count, signature, bounds, last, ids)
                          : postings(at, count, signature, bounds, last, ids);
}

size_t calque_entries_select(const void *at, size_t count, uint32_t first, uint64_t low, uint64_t high,
                             calque_bound bound, uint32_t *ids) {
    return has_popcount() ? entries_fast(at, count, first, low, high, bound, ids)
                          : entries(at, count, first, low, high, bound, ids);
}

size_t calque_candidates_select(const void *records, const void *codes, uint32_t *ids, size_t count, uint64_t low,
                                uint64_t high, const calque_bound *bounds, size_t bound_count) {
    const calque_bound *last = bounds + bound_count - 1;
    return has_popcount() ? candidates_fast(records, codes, ids, count, low, high, bounds, last)
                          : candidates(records, codes, ids, count, low, high, bounds, last);
}
