/// The loops of the index that count bits: compiled for the population count instruction where the processor has it,
/// which Swift does not do without compiler flags.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The bytes of a posting: the entry's number (4), the signature of its tokens (8), and how many of its tokens are rarer
/// than the one it is posted under (1; 255 stands for more, too); little-endian, unaligned.
enum { CALQUE_POSTING_SIZE = 13 };

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

/// Writes the numbers of the postings that pass to `ids`, which has room for `count`.
/// `bounds`: at least one, by `end`; the last holds for all entries that are left.
/// Returns how many there are.
size_t calque_postings_select(const void *postings, size_t count, uint64_t signature, const calque_bound *bounds,
                              size_t bound_count, uint32_t *ids);

/// The same for the records of consecutive entries of one group, the first of which has the number `first`.
size_t calque_entries_select(const void *entries, size_t count, uint32_t first, uint64_t low, uint64_t high,
                             calque_bound bound, uint32_t *ids);

/// Keeps those of the entries `ids`, in ascending order, whose records pass; `bounds` as for the postings. What is kept
/// will be looked at: its code, which starts at the 16-bit word of `codes` that the record's fifth number says, is
/// fetched into the cache.
/// Every number must be one of an entry. Returns how many are left.
size_t calque_candidates_select(const void *entries, const void *codes, uint32_t *ids, size_t count, uint64_t low,
                                uint64_t high, const calque_bound *bounds, size_t bound_count);

/// Asks for the memory at an address, any address, to be brought into the cache.
static inline void calque_prefetch(const void *address) { __builtin_prefetch(address); }
