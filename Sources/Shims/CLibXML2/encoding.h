// What the reader does to bytes before libxml2 sees them. Inside of this target only.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Where a run of UTF-16 stands between two chunks.
typedef struct {
    int is_big;          // big endian
    int has_byte;        // half a unit is left over
    unsigned char byte;  // it
    uint16_t high;       // a high surrogate that waits for its partner, or 0
} calque_utf16;

/// The most bytes that `calque_utf16_decode` makes of `count`.
size_t calque_utf16_room(size_t count);
/// UTF-16 to UTF-8. A surrogate without a partner becomes the three bytes that UTF-8 would have for it, which
/// libxml2 then names as a character that XML does not allow.
size_t calque_utf16_decode(calque_utf16 *state, const unsigned char *bytes, size_t count, unsigned char *out);

/// Whether the first bytes of a document are those of UTF-16; `bom` gets the length of its mark.
int calque_looks_like_utf16(const unsigned char *head, size_t count, int *is_big, size_t *bom);
/// Whether an XML declaration, in bytes of one each, claims an encoding of two bytes or four a character.
int calque_claims_wide_encoding(const unsigned char *head, size_t count);
/// How many bytes stand before an XML declaration where none may: white space, a second mark. 0 where all is well.
size_t calque_leading_junk(const unsigned char *head, size_t count);
/// Whether more bytes are needed before the encoding can be told.
int calque_needs_more_head(const unsigned char *head, size_t count);

/// The first byte that XML allows nowhere: a control character or zero. `count` when there is none.
size_t calque_find_control(const unsigned char *bytes, size_t count);
