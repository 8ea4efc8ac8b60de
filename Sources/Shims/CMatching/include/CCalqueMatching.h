/// The loops of the index that the time of a query goes to. Those that count bits are compiled for the population count
/// instruction where the processor has it, which Swift does not do without compiler flags.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Postings lie in blocks: of each in turn the lower halves of the signatures of the entries' tokens (4 bytes each), the
/// upper halves (4), the entries' numbers (4), and how many of the entry's tokens are rarer than the one it is posted
/// under (1; 255 stands for more, too); little-endian, unaligned.
enum { CALQUE_BLOCK = 16, CALQUE_BLOCK_HIGH = 64, CALQUE_BLOCK_IDS = 128, CALQUE_BLOCK_RARER = 192,
       CALQUE_BLOCK_SIZE = 208 };

/// The bytes of an entry's record: a signature (16), and 8 that are not looked at here.
enum { CALQUE_ENTRY_SIZE = 24 };

/// What is asked of the entries of a group. An entry passes when at most so many bits are missing; below 0, none does.
typedef struct {
    /// One past the group's last entry.
    uint32_t end;
    /// Bits of the query that the entry lacks.
    int32_t of_query;
    /// Bits of the entry that the query lacks.
    int32_t of_entry;
    /// Tokens of the entry that are rarer than the posting's; of records it is not asked.
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

/// Keeps those of the entries `ids`, in some ascending runs, whose records pass; `bounds` as for the postings. What is kept
/// will be looked at: its code, which starts at the 16-bit word of `codes` that the record's fifth number says, is
/// fetched into the cache.
/// Every number must be one of an entry. Returns how many are left.
size_t calque_candidates_select(const void *entries, const void *codes, uint32_t *ids, size_t count, uint64_t low,
                                uint64_t high, const calque_bound *bounds, size_t bound_count);

/// From how many tokens on a code is long, and the bytes of the signature that it then has after its head: 1 word, the
/// count of tokens in its lower 14 bits; when all are set 2 words more.
enum { CALQUE_LONG = 32, CALQUE_WIDE_BYTES = 32 };

/// Keeps those of the entries, as they were left by `calque_candidates_select`, whose codes are short or pass by their
/// signatures. `room`: how many words there are.
size_t calque_codes_select(const void *entries, const void *codes, size_t room, uint32_t *ids, size_t count,
                           const uint64_t wide[4], const calque_bound *bounds, size_t bound_count);

/// Asks for the memory at an address, any address, to be brought into the cache.
static inline void calque_prefetch(const void *address) { __builtin_prefetch(address); }

/// The same for the memory from an address on.
static inline void calque_prefetch_range(const void *address, size_t size) {
    for (size_t offset = 0; offset < size; offset += 64) __builtin_prefetch((const char *)address + offset);
}

/// The 64-bit words of a set of tokens: a bit for each of the first 32,768 tokens, which are nearly all that texts have,
/// and as many that all others share. It may take a few tokens for its own that it does not have.
enum { CALQUE_SET_WORDS = 1024 };

/// The bit of a token as it is compared. Numbers, which have bit 30, are one token.
static inline uint32_t calque_set_bit(int32_t token) {
    if (token < 0x8000) return (uint32_t)token & 0x7FFF;
    const uint32_t key = token >> 30 ? 1u << 30 : (uint32_t)token;
    return 0x8000 | (key * 0x9E3779B1u) >> 17;
}

static inline int calque_set_has(const uint64_t *set, int32_t token) {
    const uint32_t bit = calque_set_bit(token);
    return set[bit >> 6] >> (bit & 63) & 1;
}

/// What is compared of the tokens of a code.
typedef enum {
    /// They themselves.
    CALQUE_WRITTEN,
    /// What they are folded.
    CALQUE_FOLDED,
    /// They themselves, which are folded; numbers with bit 30.
    CALQUE_OWN,
} calque_form;

/// The section `folds` of an index.
typedef struct {
    const void *rows;
    size_t count;
} calque_folds;

typedef enum { CALQUE_UNSOUND, CALQUE_HOPELESS, CALQUE_READ } calque_reading;

/// Reads the tokens of a code, from the first word after its head on.
/// `room`: how many words there are; `count`, `core`: how many tokens, and of how many of them `most` may be missing from
/// the set, else it is hopeless and the rest is not read; `written`, `compared`: room for `count` tokens each; of
/// CALQUE_WRITTEN nothing is put into `compared`.
calque_reading calque_tokens_read(const void *words, size_t room, size_t count, size_t core, calque_form form,
                                  calque_folds folds, const uint64_t *set, int64_t most, int32_t *written,
                                  int32_t *compared);
