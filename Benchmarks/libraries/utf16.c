// UTF-16 to UTF-8 in pieces of 64 KiB: our decoder, ICU's converters, the C library's.
//
//   utf16 FILE        little endian, without a mark
#include "timing.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ustring.h>

#include "encoding.h"

enum { PIECE = 64 << 10 };

static unsigned char out[PIECE * 4];

static size_t by_ours(const unsigned char *bytes, size_t count) {
    calque_utf16 state = {0};
    size_t sum = 0;
    for (size_t at = 0; at < count; at += PIECE)
        sum += calque_utf16_decode(&state, bytes + at, count - at < PIECE ? count - at : PIECE, out);
    return sum;
}

/// A sketch of ours made faster: whole units at once, four letters of ASCII at once. Little endian; each piece is taken to
/// begin and end at a whole unit, and the last unit is looked at alone.
static size_t decode_fast(uint32_t *high, const unsigned char *bytes, size_t count, unsigned char *to) {
    unsigned char *start = to;
    const unsigned char *end = bytes + (count & ~(size_t)1);
    while (bytes < end) {
        uint64_t four;
        while (!*high && end - bytes >= 8 && (memcpy(&four, bytes, 8), !(four & 0xFF80FF80FF80FF80))) {
            four |= four >> 8;
            to[0] = (unsigned char)four, to[1] = (unsigned char)(four >> 16);
            to[2] = (unsigned char)(four >> 32), to[3] = (unsigned char)(four >> 48);
            to += 4, bytes += 8;
        }
        if (bytes == end) break;
        uint32_t unit = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
        bytes += 2;
        if (*high || (unit & 0xF800) == 0xD800) {
            if (*high && (unit & 0xFC00) == 0xDC00) {
                const uint32_t scalar = 0x10000 + ((*high & 0x3FF) << 10 | (unit & 0x3FF));
                *high = 0;
                to[0] = (unsigned char)(0xF0 | scalar >> 18), to[1] = (unsigned char)(0x80 | (scalar >> 12 & 0x3F));
                to[2] = (unsigned char)(0x80 | (scalar >> 6 & 0x3F)), to[3] = (unsigned char)(0x80 | (scalar & 0x3F));
                to += 4;
                continue;
            }
            if (*high) {
                to[0] = (unsigned char)(0xE0 | *high >> 12), to[1] = (unsigned char)(0x80 | (*high >> 6 & 0x3F));
                to[2] = (unsigned char)(0x80 | (*high & 0x3F));
                to += 3;
                *high = 0;
            }
            if ((unit & 0xFC00) == 0xD800) {
                *high = unit;
                continue;
            }
        }
        if (unit < 0x80) {
            *to++ = (unsigned char)unit;
        } else if (unit < 0x800) {
            to[0] = (unsigned char)(0xC0 | unit >> 6), to[1] = (unsigned char)(0x80 | (unit & 0x3F));
            to += 2;
        } else {
            to[0] = (unsigned char)(0xE0 | unit >> 12), to[1] = (unsigned char)(0x80 | (unit >> 6 & 0x3F));
            to[2] = (unsigned char)(0x80 | (unit & 0x3F));
            to += 3;
        }
    }
    return (size_t)(to - start);
}

static size_t by_sketch(const unsigned char *bytes, size_t count) {
    uint32_t high = 0;
    size_t sum = 0;
    for (size_t at = 0; at < count; at += PIECE)
        sum += decode_fast(&high, bytes + at, count - at < PIECE ? count - at : PIECE, out);
    return sum;
}

static UConverter *utf16, *utf8;

// Lets a surrogate without a partner through, as our code does. ICU writes it unchanged to the pivot, and from there as
// the three bytes that UTF-8 would have for it.
static void keep_unit(const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t count,
                      UConverterCallbackReason reason, UErrorCode *status) {
    (void)context;
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    if (count < 2) return;  // half a unit, which ours forgets as well
    const UChar unit = (UChar)((unsigned char)bytes[1] << 8 | (unsigned char)bytes[0]);
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &unit, 1, 0, status);
}

static void write_unit(const void *context, UConverterFromUnicodeArgs *args, const UChar *units, int32_t count, UChar32 c,
                       UConverterCallbackReason reason, UErrorCode *status) {
    (void)context, (void)units, (void)count;
    if (reason > UCNV_IRREGULAR) return;
    const char bytes[3] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    *status = U_ZERO_ERROR;
    ucnv_cbFromUWriteBytes(args, bytes, 3, 0, status);
}

static size_t by_icu(const unsigned char *bytes, size_t count, UErrorCode *status) {
    static UChar pivot[PIECE];
    UChar *pivot_source = pivot, *pivot_target = pivot;
    ucnv_reset(utf16);
    ucnv_reset(utf8);
    size_t sum = 0;
    int is_first = 1;
    for (size_t at = 0; at < count; at += PIECE) {
        const char *from = (const char *)bytes + at, *end = (const char *)bytes + (count - at < PIECE ? count : at + PIECE);
        char *to = (char *)out;
        ucnv_convertEx(utf8, utf16, &to, (char *)out + sizeof out, &from, end, pivot, &pivot_source, &pivot_target,
                       pivot + PIECE, is_first, end == (const char *)bytes + count, status);
        is_first = 0;
        sum += (size_t)(to - (char *)out);
        if (U_FAILURE(*status)) break;
    }
    return sum;
}

/// ICU's plain function, which needs no converter where the bytes are in this machine's order. It knows no pieces: a pair
/// that is cut in two is two halves to it, which is good enough for speed.
static size_t by_string(const unsigned char *bytes, size_t count) {
    size_t sum = 0;
    for (size_t at = 0; at < count; at += PIECE) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t length = 0;
        u_strToUTF8WithSub((char *)out, sizeof out, &length, (const UChar *)(bytes + at),
                           (int32_t)((count - at < PIECE ? count - at : PIECE) / 2), 0xFFFD, NULL, &status);
        sum += (size_t)length;
    }
    return sum;
}

static iconv_t converter;

static size_t by_iconv(const unsigned char *bytes, size_t count) {
    size_t sum = 0, left = count;
    char *from = (char *)bytes;
    while (left) {
        char *to = (char *)out;
        size_t piece = left < PIECE ? left : PIECE, taken = piece, room = sizeof out;
        if (iconv(converter, &from, &piece, &to, &room) == (size_t)-1 && errno != EINVAL) break;
        sum += (size_t)(to - (char *)out);
        left -= taken - piece;
    }
    return sum;
}

static void measure(const char *name, const unsigned char *bytes, size_t count) {
    double ours[ROUNDS], icu[ROUNDS], string[ROUNDS], libc[ROUNDS], sketch[ROUNDS];
    size_t sums[5] = {0};
    for (int i = 0; i < ROUNDS; i++) {
        UErrorCode status = U_ZERO_ERROR;
        double start = now();
        sums[0] = by_ours(bytes, count);
        ours[i] = now() - start;
        start = now();
        sums[1] = by_icu(bytes, count, &status);
        icu[i] = now() - start;
        start = now();
        sums[2] = by_string(bytes, count);
        string[i] = now() - start;
        start = now();
        sums[3] = by_iconv(bytes, count);
        libc[i] = now() - start;
        start = now();
        sums[4] = by_sketch(bytes, count);
        sketch[i] = now() - start;
    }
    if (sums[0] != sums[1] || sums[0] != sums[3] || sums[0] != sums[4])
        fprintf(stderr, "utf16: %s: %zu, %zu, %zu bytes\n", name, sums[0], sums[1], sums[3]);
    print_figure("utf16", name, "ours", ours, ours, ROUNDS);
    print_figure("utf16", name, "ICU ucnv_convertEx", icu, ours, ROUNDS);
    print_figure("utf16", name, "ICU u_strToUTF8WithSub", string, ours, ROUNDS);
    print_figure("utf16", name, "iconv of the C library", libc, ours, ROUNDS);
    print_figure("utf16", name, "sketch of ours, faster", sketch, ours, ROUNDS);
    fprintf(stderr, "utf16: %s, %.1f MB: ours %.0f, ICU %.0f, ICU's strings %.0f, C library %.0f MB/s\n", name,
            (double)count * 1e-6, (double)count * 1e-6 / median(ours, ROUNDS), (double)count * 1e-6 / median(icu, ROUNDS),
            (double)count * 1e-6 / median(string, ROUNDS), (double)count * 1e-6 / median(libc, ROUNDS));
}

static void show(const char *label, const unsigned char *bytes, size_t count) {
    fprintf(stderr, "%s", label);
    for (size_t i = 0; i < count; i++) fprintf(stderr, " %02X", bytes[i]);
    fprintf(stderr, "\n");
}

/// Prints the results of each for text that is not well formed.
static void odd(const char *name, const char *bytes, size_t count) {
    fprintf(stderr, "utf16: odd: %s\n", name);
    size_t made = by_ours((const unsigned char *)bytes, count);
    show("    ours       ", out, made);
    made = by_sketch((const unsigned char *)bytes, count);
    show("    sketch     ", out, made);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(utf16, UCNV_TO_U_CALLBACK_SUBSTITUTE, NULL, NULL, NULL, &status);
    made = by_icu((const unsigned char *)bytes, count, &status);
    show("    ICU        ", out, made);
    status = U_ZERO_ERROR;
    ucnv_setToUCallBack(utf16, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    made = by_icu((const unsigned char *)bytes, count, &status);
    fprintf(stderr, "    ICU, to stop: %s\n", u_errorName(status));
    status = U_ZERO_ERROR;
    ucnv_setToUCallBack(utf16, keep_unit, NULL, NULL, NULL, &status);
    ucnv_setFromUCallBack(utf8, write_unit, NULL, NULL, NULL, &status);
    made = by_icu((const unsigned char *)bytes, count, &status);
    show("    ICU, kept  ", out, made);
    status = U_ZERO_ERROR;
    ucnv_setToUCallBack(utf16, UCNV_TO_U_CALLBACK_SUBSTITUTE, NULL, NULL, NULL, &status);
    ucnv_setFromUCallBack(utf8, UCNV_FROM_U_CALLBACK_SUBSTITUTE, NULL, NULL, NULL, &status);
}

int main(int count, char **words) {
    if (count < 2) return 64;
    FILE *file = fopen(words[1], "rb");
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, file) != size) return 74;
    UErrorCode status = U_ZERO_ERROR;
    utf16 = ucnv_open("UTF-16LE", &status);
    utf8 = ucnv_open("UTF-8", &status);
    converter = iconv_open("UTF-8", "UTF-16LE");
    if (U_FAILURE(status) || converter == (iconv_t)-1) return 70;
    measure("50 MB, English, Russian, Chinese", bytes, size);
    // The file is a third each.
    size_t third = size / 3 & ~(size_t)1;
    measure("the English third", bytes, third);
    measure("the Russian third", bytes + third, third);
    measure("the Chinese third", bytes + 2 * third, third);
    odd("a high surrogate alone: a D800 b", "a\0\0\xD8" "b\0", 6);
    odd("a low surrogate alone: a DC00 b", "a\0\0\xDC" "b\0", 6);
    odd("two high ones and a low one", "\0\xD8\0\xD8\0\xDC", 6);
    odd("half a unit at the end", "a\0b", 3);
    odd("a high surrogate at the end", "a\0\0\xD8", 4);
    odd("zero and U+FFFE", "\0\0\xFE\xFF", 4);
}
