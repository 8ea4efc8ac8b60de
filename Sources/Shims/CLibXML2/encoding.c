#include "encoding.h"

#include <string.h>
#include <strings.h>

size_t calque_utf16_room(size_t count) { return count / 2 * 3 + 8; }

static size_t put_scalar(uint32_t scalar, unsigned char *out) {
    if (scalar < 0x80) {
        out[0] = (unsigned char)scalar;
        return 1;
    }
    if (scalar < 0x800) {
        out[0] = (unsigned char)(0xC0 | scalar >> 6);
        out[1] = (unsigned char)(0x80 | (scalar & 0x3F));
        return 2;
    }
    if (scalar < 0x10000) {
        out[0] = (unsigned char)(0xE0 | scalar >> 12);
        out[1] = (unsigned char)(0x80 | (scalar >> 6 & 0x3F));
        out[2] = (unsigned char)(0x80 | (scalar & 0x3F));
        return 3;
    }
    out[0] = (unsigned char)(0xF0 | scalar >> 18);
    out[1] = (unsigned char)(0x80 | (scalar >> 12 & 0x3F));
    out[2] = (unsigned char)(0x80 | (scalar >> 6 & 0x3F));
    out[3] = (unsigned char)(0x80 | (scalar & 0x3F));
    return 4;
}

/// Writes a unit, after the first half of a pair that has waited for it. A half without a partner is written as if it were
/// a scalar.
static size_t put_unit(calque_utf16 *state, uint32_t unit, unsigned char *out) {
    size_t written = 0;
    const uint32_t high = state->high;
    if (high) {
        state->high = 0;
        if ((unit & 0xFC00) == 0xDC00) return put_scalar(0x10000 + ((high & 0x3FF) << 10 | (unit & 0x3FF)), out);
        written = put_scalar(high, out);
    }
    if ((unit & 0xFC00) != 0xD800) return written + put_scalar(unit, out + written);
    state->high = (uint16_t)unit;
    return written;
}

size_t calque_utf16_decode(calque_utf16 *state, const unsigned char *bytes, size_t count, unsigned char *out) {
    const unsigned char *end = bytes + count;
    unsigned char *to = out;
    const int first = state->is_big ? 8 : 0, second = 8 - first;
    if (state->has_byte && bytes < end) {
        state->has_byte = 0;
        to += put_unit(state, (uint32_t)state->byte << first | (uint32_t)*bytes++ << second, to);
    }
    while (end - bytes >= 2) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        // Most of a file is markup: four letters of ASCII at a time.
        const uint64_t other = state->is_big ? 0x80FF80FF80FF80FF : 0xFF80FF80FF80FF80;
        uint64_t four;
        while (!state->high && end - bytes >= 8 && (memcpy(&four, bytes, 8), !(four & other))) {
            four >>= first;
            for (int i = 0; i < 4; i++) to[i] = (unsigned char)(four >> 16 * i);
            to += 4, bytes += 8;
        }
        if (end - bytes < 2) break;
#endif
        to += put_unit(state, (uint32_t)bytes[0] << first | (uint32_t)bytes[1] << second, to);
        bytes += 2;
    }
    if (bytes < end) {
        state->has_byte = 1;
        state->byte = *bytes;
    }
    return (size_t)(to - out);
}

int calque_looks_like_utf16(const unsigned char *h, size_t count, int *is_big, size_t *bom) {
    *bom = 0;
    if (count < 4) return 0;
    if (h[0] == 0xFF && h[1] == 0xFE && (h[2] || h[3])) {
        *is_big = 0;
        *bom = 2;
        return 1;
    }
    if (h[0] == 0xFE && h[1] == 0xFF) {
        *is_big = 1;
        *bom = 2;
        return 1;
    }
    // Without a mark or a declaration: "<" and a zero.
    if (h[0] == '<' && !h[1] && h[2] && !h[3]) {
        *is_big = 0;
        return 1;
    }
    if (!h[0] && h[1] == '<' && !h[2] && h[3]) {
        *is_big = 1;
        return 1;
    }
    return 0;
}

/// Behind marks of UTF-8 and white space.
static size_t behind_blanks(const unsigned char *head, size_t count) {
    size_t at = 0;
    while (at < count) {
        if (head[at] == ' ' || head[at] == '\n' || head[at] == '\r' || head[at] == '\t') at++;
        else if (count - at >= 3 && !memcmp(head + at, "\xEF\xBB\xBF", 3)) at += 3;
        else break;
    }
    return at;
}

/// Where an XML declaration begins, behind marks and white space; NULL where there is none.
static const unsigned char *declaration(const unsigned char *head, size_t count) {
    size_t at = behind_blanks(head, count);
    return count - at >= 6 && !memcmp(head + at, "<?xml", 5) && (head[at + 5] == ' ' || head[at + 5] == '\t')
               ? head + at
               : NULL;
}

size_t calque_leading_junk(const unsigned char *head, size_t count) {
    const unsigned char *start = declaration(head, count);
    size_t before = start ? (size_t)(start - head) : 0;
    return before == 3 && head[0] == 0xEF ? 0 : before;
}

int calque_needs_more_head(const unsigned char *head, size_t count) {
    if (count < 8 || count - behind_blanks(head, count) < 8) return 1;
    const unsigned char *start = declaration(head, count);
    return start && !memchr(start, '>', count - (size_t)(start - head));
}

int calque_claims_wide_encoding(const unsigned char *head, size_t count) {
    const unsigned char *at = declaration(head, count), *stop = head + count;
    const unsigned char *end = at ? memchr(at, '>', (size_t)(stop - at)) : NULL;
    if (!end) return 0;
    for (; at + 8 < end && memcmp(at, "encoding", 8); at++) {}
    for (at += 8; at < end && *at != '"' && *at != '\''; at++) {}
    static const char *const wide[] = {"UTF-16", "UTF16", "ISO-10646-UCS-", "UCS-", "UTF-32"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        size_t length = strlen(wide[i]);
        if (at + 1 + length < end && !strncasecmp((const char *)at + 1, wide[i], length)) return 1;
    }
    return 0;
}

size_t calque_find_control(const unsigned char *bytes, size_t count) {
    size_t i = 0;
    // Works in blocks, with a sum that a compiler turns into wide instructions.
    for (; i + 64 <= count; i += 64) {
        unsigned found = 0;
        for (size_t j = 0; j < 64; j++) {
            unsigned char b = bytes[i + j];
            found |= (unsigned)(b < 0x20) & (unsigned)(b != '\t') & (unsigned)(b != '\n') & (unsigned)(b != '\r');
        }
        if (found) break;
    }
    for (; i < count; i++) {
        unsigned char b = bytes[i];
        if (b < 0x20 && b != '\t' && b != '\n' && b != '\r') return i;
    }
    return count;
}
