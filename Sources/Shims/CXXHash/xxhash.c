#include <xxhash.h>

// Debian and Fedora build the library with the choice of instructions by processor, which is there on x86 only.
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#endif

#include "CCalqueXXHash.h"

uint64_t calque_xxhash_64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

calque_xxhash_wide calque_xxhash_128(const void *bytes, size_t count, uint64_t seed) {
    XXH128_hash_t sum = XXH3_128bits_withSeed(bytes, count, seed);
    return (calque_xxhash_wide){.high = sum.high64, .low = sum.low64};
}
