// Checksums of xxHash (XXH3, https://xxhash.com).
#ifndef CALQUE_XXHASH_H
#define CALQUE_XXHASH_H

#include <stddef.h>
#include <stdint.h>

/// Returns a checksum of 64 bits.
uint64_t calque_xxhash_64(const void *bytes, size_t count);

typedef struct {
    uint64_t high;
    uint64_t low;
} calque_xxhash_wide;

/// Returns a checksum of 128 bits, which depends on the seed.
calque_xxhash_wide calque_xxhash_128(const void *bytes, size_t count, uint64_t seed);

#endif
