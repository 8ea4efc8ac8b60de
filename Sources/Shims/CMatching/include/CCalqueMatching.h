/// The loops of the index that take most of the time of a query. Those that count bits are compiled for the population
/// count instruction if the processor has it; Swift does this only with compiler flags.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Postings are stored in blocks. A block has, each for all its postings in turn: the lower halves of the signatures of
/// the entries' tokens (4 bytes each), the upper halves (4), the numbers of the entries (4), and the number of tokens
/// of the entry that are rarer than the posted one (1; 255 stands for 255 or more). Numbers are little-endian and
/// unaligned.
enum { CALQUE_BLOCK = 16, CALQUE_BLOCK_HIGH = 64, CALQUE_BLOCK_IDS = 128, CALQUE_BLOCK_RARER = 192,
       CALQUE_BLOCK_SIZE = 208 };

/// The bytes of an entry's record: a signature (16), and 8 others (see `calque_candidates_select`).
enum { CALQUE_ENTRY_SIZE = 24 };

/// The conditions for the entries of a group. An entry passes if at most these numbers of bits and tokens are counted;
/// with a number below 0, none passes.
typedef struct {
    /// One past the group's last entry.
    uint32_t end;
    /// Bits of the query that the entry lacks.
    int32_t of_query;
    /// Bits of the entry that the query lacks.
    int32_t of_entry;
    /// Tokens of the entry that are rarer than the posting's; not used for records.
    int32_t rarer;
} calque_bound;

/// Writes the numbers of `count` postings from `first` on that pass to `ids`, which has room for `count`.
/// `bounds`: at least one, by `end`; the last holds for all entries that are left.
/// Returns how many there are.
size_t calque_postings_select(const void *blocks, size_t first, size_t count, uint64_t signature,
                              const calque_bound *bounds, size_t bound_count, uint32_t *ids);

/// The same for the records of consecutive entries of one group, the first of which has the number `first`.
size_t calque_entries_select(const void *entries, size_t count, uint32_t first, uint64_t low, uint64_t high,
                             calque_bound bound, uint32_t *ids);

/// Keeps those of the entries `ids` whose records pass. `ids` consists of ascending runs; `bounds` is as for the
/// postings. Every number must be one of an entry. The codes of the kept entries are prefetched: a code starts at the
/// 16-bit word of `codes` that the record's fifth number gives. Returns how many are left.
size_t calque_candidates_select(const void *entries, const void *codes, uint32_t *ids, size_t count, uint64_t low,
                                uint64_t high, const calque_bound *bounds, size_t bound_count);

/// The number of tokens from which a code is long, and the size in bytes of the signature of a long code. The signature
/// is after the head: 1 word with the count of tokens in its lower 14 bits; if all are set, 2 words more.
enum { CALQUE_LONG = 32, CALQUE_WIDE_BYTES = 32 };

/// Keeps those of the entries that `calque_candidates_select` left whose codes are short or pass by their signatures.
/// `room`: the number of words.
size_t calque_codes_select(const void *entries, const void *codes, size_t room, uint32_t *ids, size_t count,
                           const uint64_t wide[4], const calque_bound *bounds, size_t bound_count);

/// Prefetches the memory at an address; any address is allowed.
static inline void calque_prefetch(const void *address) { __builtin_prefetch(address); }

/// Prefetches the memory from an address on.
static inline void calque_prefetch_range(const void *address, size_t size) {
    for (size_t offset = 0; offset < size; offset += 64) __builtin_prefetch((const char *)address + offset);
}

/// The 64-bit words of a set of tokens: a bit for each of the first 32,768 tokens, which are nearly all in texts, and
/// as many bits that all others share. So a token that is not in the set may seem to be in it.
enum { CALQUE_SET_WORDS = 1024 };

/// The bit of a token in the form that is compared. Numbers, which have bit 30, are one token.
static inline uint32_t calque_set_bit(int32_t token) {
    if (token < 0x8000) return (uint32_t)token & 0x7FFF;
    const uint32_t key = token >> 30 ? 1u << 30 : (uint32_t)token;
    return 0x8000 | (key * 0x9E3779B1u) >> 17;
}

static inline int calque_set_has(const uint64_t *set, int32_t token) {
    const uint32_t bit = calque_set_bit(token);
    return set[bit >> 6] >> (bit & 63) & 1;
}

/// The form in which the tokens of a code are compared.
typedef enum {
    /// As they are written.
    CALQUE_WRITTEN,
    /// Folded.
    CALQUE_FOLDED,
    /// As they are, because they are folded already; numbers with bit 30.
    CALQUE_OWN,
} calque_form;

/// The section `folds` of an index.
typedef struct {
    const void *rows;
    size_t count;
} calque_folds;

typedef enum { CALQUE_UNSOUND, CALQUE_HOPELESS, CALQUE_READ } calque_reading;

/// Reads the tokens of a code, from the first word after its head on. `room`: the number of words. `count`: the number
/// of tokens. If more than `most` of the first `core` tokens are missing from the set, the code is hopeless and the
/// rest is not read. `written`, `compared`: room for `count` tokens each; for CALQUE_WRITTEN `compared` is not written.
calque_reading calque_tokens_read(const void *words, size_t room, size_t count, size_t core, calque_form form,
                                  calque_folds folds, const uint64_t *set, int64_t most, int32_t *written,
                                  int32_t *compared);
