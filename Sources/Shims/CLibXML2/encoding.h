// The treatment of bytes before libxml2 sees them. For this target only.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The state of a run of UTF-16 between two chunks.
typedef struct {
    int is_big;          // big endian
    int has_byte;        // half a unit is left over
    unsigned char byte;  // this byte
    uint16_t high;       // a high surrogate that waits for its partner, or 0
} calque_utf16;

/// The most bytes that `calque_utf16_decode` makes of `count`.
size_t calque_utf16_room(size_t count);
/// UTF-16 to UTF-8. A surrogate without a partner becomes the three bytes that UTF-8 would have for it. libxml2 then
/// reports it as a character that XML does not allow.
size_t calque_utf16_decode(calque_utf16 *state, const unsigned char *bytes, size_t count, unsigned char *out);

/// Whether the first bytes of a document are those of UTF-16; `bom` gets the length of its mark.
int calque_looks_like_utf16(const unsigned char *head, size_t count, int *is_big, size_t *bom);
/// Whether an XML declaration in single bytes claims an encoding of two or four bytes a character.
int calque_claims_wide_encoding(const unsigned char *head, size_t count);
/// The number of bytes that wrongly precede an XML declaration: white space, a second mark. 0 if there are none.
size_t calque_leading_junk(const unsigned char *head, size_t count);
/// Whether more bytes are needed to detect the encoding.
int calque_needs_more_head(const unsigned char *head, size_t count);

/// The first byte that XML forbids everywhere: a control character or zero. `count` if there is none.
size_t calque_find_control(const unsigned char *bytes, size_t count);
