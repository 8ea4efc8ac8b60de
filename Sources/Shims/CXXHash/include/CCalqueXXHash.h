// Checksums of xxHash (XXH3, https://xxhash.com).
#ifndef CALQUE_XXHASH_H
#define CALQUE_XXHASH_H

#include <stddef.h>
#include <stdint.h>

/// Returns 64 bits that stand for the bytes.
uint64_t calque_xxhash_64(const void *bytes, size_t count);

typedef struct {
    uint64_t high;
    uint64_t low;
} calque_xxhash_wide;

/// Returns 128 bits that stand for the bytes, other ones for each seed.
calque_xxhash_wide calque_xxhash_128(const void *bytes, size_t count, uint64_t seed);

#endif
