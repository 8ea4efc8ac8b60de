// UTF-16 to UTF-8 in pieces of 64 KiB: our decoder, ICU's converters, the C library's.
//
//   utf16 FILE        little endian, without a mark
#include "timing.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <unicode/ucnv.h>
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

static UConverter *utf16, *utf8;

static size_t by_converter(const unsigned char *bytes, size_t count) {
    UErrorCode status = U_ZERO_ERROR;
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
                       pivot + PIECE, is_first, end == (const char *)bytes + count, &status);
        is_first = 0;
        sum += (size_t)(to - (char *)out);
        if (U_FAILURE(status)) break;
    }
    return sum;
}

/// ICU's plain function needs no converter, but the byte order of the machine. It knows no pieces: to it a pair that is cut
/// in two is two halves. That does not matter for the speed.
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
    static const struct {
        const char *name;
        size_t (*run)(const unsigned char *bytes, size_t count);
    } contenders[] = {{"ours", by_ours},
                      {"ICU ucnv_convertEx", by_converter},
                      {"iconv", by_iconv},
                      {"ICU u_strToUTF8WithSub", by_string}};
    double seconds[4][ROUNDS];
    size_t sums[4];
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < 4; i++) {
            double start = now();
            sums[i] = contenders[i].run(bytes, count);
            seconds[i][round] = now() - start;
        }
    if (sums[0] != sums[1] || sums[0] != sums[2])
        fprintf(stderr, "utf16: %s: %zu, %zu, %zu bytes\n", name, sums[0], sums[1], sums[2]);
    for (int i = 0; i < 4; i++) print_figure("utf16", name, contenders[i].name, seconds[i], seconds[0], ROUNDS);
}

static void show(const char *label, size_t count) {
    fprintf(stderr, "%s", label);
    for (size_t i = 0; i < count; i++) fprintf(stderr, " %02X", out[i]);
}

/// Shows the UTF-8 that each makes of text that is not well formed.
static void odd(const char *name, const char *bytes, size_t count) {
    fprintf(stderr, "utf16: %s:", name);
    show(" ours", by_ours((const unsigned char *)bytes, count));
    show(", ICU", by_converter((const unsigned char *)bytes, count));
    fprintf(stderr, "\n");
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
    odd("a D800 b", "a\0\0\xD8" "b\0", 6);
    odd("a DC00 b", "a\0\0\xDC" "b\0", 6);
    odd("D800 D800 DC00", "\0\xD8\0\xD8\0\xDC", 6);
    odd("a and half a unit", "a\0b", 3);
    odd("a D800", "a\0\0\xD8", 4);
}
