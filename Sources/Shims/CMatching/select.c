#include "CCalqueMatching.h"

#include <string.h>

#if defined(__x86_64__)
#define POPCOUNT __attribute__((target("popcnt")))
static int has_popcount(void) { return __builtin_cpu_supports("popcnt"); }
#else
#define POPCOUNT
static int has_popcount(void) { return 1; }
#endif

// The bodies are inlined into two functions, with and without the population count instruction.
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
                                                               uint64_t high, const calque_bound *bounds,
                                                               const calque_bound *last) {
    // Each record is a cache miss; this many are prefetched ahead.
    enum { AHEAD = 12 };
    const calque_bound *bound = bounds;
    size_t found = 0;
    for (size_t i = 0; i < count && i < AHEAD; i++)
        __builtin_prefetch(records + (size_t)ids[i] * CALQUE_ENTRY_SIZE);
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count) __builtin_prefetch(records + (size_t)ids[i + AHEAD] * CALQUE_ENTRY_SIZE);
        const uint32_t id = ids[i];
        uint64_t other[2];
        memcpy(other, records + (size_t)id * CALQUE_ENTRY_SIZE, sizeof other);
        if (bound > bounds && id < bound[-1].end) bound = bounds;
        while (id >= bound->end && bound < last) bound++;
        const int of_query = __builtin_popcountll(low & ~other[0]) + __builtin_popcountll(high & ~other[1]);
        const int of_entry = __builtin_popcountll(other[0] & ~low) + __builtin_popcountll(other[1] & ~high);
        if (of_query > bound->of_query || of_entry > bound->of_entry) continue;
        uint32_t code;
        memcpy(&code, records + (size_t)id * CALQUE_ENTRY_SIZE + 16, sizeof code);
        // Head and signature may be in two cache lines.
        const char *at = (const char *)((uintptr_t)codes + 2 * (uintptr_t)code);
        __builtin_prefetch(at);
        __builtin_prefetch(at + CALQUE_WIDE_BYTES);
        ids[found++] = id;
    }
    return found;
}

static inline __attribute__((always_inline)) size_t codes_left(const unsigned char *records,
                                                               const unsigned char *codes, size_t room, uint32_t *ids,
                                                               size_t count, const uint64_t *wide,
                                                               const calque_bound *bounds, const calque_bound *last) {
    enum { HEAD = 0x3FFF };
    const calque_bound *bound = bounds;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t id = ids[i];
        ids[found++] = id;
        uint32_t place;
        memcpy(&place, records + (size_t)id * CALQUE_ENTRY_SIZE + 16, sizeof place);
        // A corrupt code is detected when it is read.
        if ((size_t)place + 3 + CALQUE_WIDE_BYTES / 2 > room) continue;
        const unsigned char *at = codes + 2 * (size_t)place;
        uint16_t head;
        memcpy(&head, at, sizeof head);
        if ((head & HEAD) < CALQUE_LONG) continue;
        uint64_t other[4];
        memcpy(other, at + ((head & HEAD) < HEAD ? 2 : 6), sizeof other);
        if (bound > bounds && id < bound[-1].end) bound = bounds;
        while (id >= bound->end && bound < last) bound++;
        int of_query = 0, of_entry = 0;
        for (int lane = 0; lane < 4; lane++) {
            of_query += __builtin_popcountll(wide[lane] & ~other[lane]);
            of_entry += __builtin_popcountll(other[lane] & ~wide[lane]);
        }
        if (of_query > bound->of_query || of_entry > bound->of_entry) {
            found--;
        } else {
            // Its tokens will be read.
            calque_prefetch_range(at + CALQUE_WIDE_BYTES, 192);
        }
    }
    return found;
}

POPCOUNT static size_t codes_fast(const unsigned char *records, const unsigned char *codes, size_t room, uint32_t *ids,
                                  size_t count, const uint64_t *wide, const calque_bound *bounds,
                                  const calque_bound *last) {
    return codes_left(records, codes, room, ids, count, wide, bounds, last);
}

POPCOUNT static size_t candidates_fast(const unsigned char *records, const char *codes, uint32_t *ids, size_t count,
                                       uint64_t low, uint64_t high, const calque_bound *bound,
                                       const calque_bound *last) {
    return candidates(records, codes, ids, count, low, high, bound, last);
}

POPCOUNT static size_t entries_fast(const unsigned char *at, size_t count, uint32_t first, uint64_t low, uint64_t high,
                                    calque_bound bound, uint32_t *ids) {
    return entries(at, count, first, low, high, bound, ids);
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

size_t calque_codes_select(const void *records, const void *codes, size_t room, uint32_t *ids, size_t count,
                           const uint64_t wide[4], const calque_bound *bounds, size_t bound_count) {
    const calque_bound *last = bounds + bound_count - 1;
    return has_popcount() ? codes_fast(records, codes, room, ids, count, wide, bounds, last)
                          : codes_left(records, codes, room, ids, count, wide, bounds, last);
}
