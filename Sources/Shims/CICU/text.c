#include "CCalqueICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

const char *calque_icu_status_name(int status) { return u_errorName((UErrorCode)status); }

// UTF-16, ICU's inner form, with room for `room` more units than the text has. Ill-formed UTF-8 becomes U+FFFD.
static UChar *to_utf16(const char *text, int64_t length, int32_t room, int32_t *units, UErrorCode *status) {
    if (length > INT32_MAX / 4) {
        *status = U_BUFFER_OVERFLOW_ERROR;
        return NULL;
    }
    UChar *buffer = malloc(((size_t)length + (size_t)room + 1) * sizeof(UChar));
    if (buffer == NULL) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    u_strFromUTF8WithSub(buffer, (int32_t)length + 1, units, text, (int32_t)length, 0xFFFD, NULL, status);
    return buffer;
}

static char *to_utf8(const UChar *text, int32_t units, int64_t *out_length, UErrorCode *status) {
    char *bytes = malloc((size_t)units * 3 + 1);
    if (bytes == NULL) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    int32_t length = 0;
    u_strToUTF8WithSub(bytes, units * 3 + 1, &length, text, units, 0xFFFD, NULL, status);
    *out_length = length;
    return bytes;
}

char *calque_icu_nfkc_casefold(const char *text, int64_t length, int64_t *out_length, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    int32_t units = 0;
    UChar *wide = U_SUCCESS(code) ? to_utf16(text, length, 0, &units, &code) : NULL;
    UChar *folded = NULL;
    char *result = NULL;
    if (U_SUCCESS(code)) {
        int32_t capacity = units + units / 4 + 16;
        for (int attempt = 0; attempt < 2; attempt++) {
            code = U_ZERO_ERROR;
            free(folded);
            folded = malloc((size_t)capacity * sizeof(UChar));
            if (folded == NULL) {
                code = U_MEMORY_ALLOCATION_ERROR;
                break;
            }
            const int32_t needed = unorm2_normalize(fold, wide, units, folded, capacity, &code);
            if (code != U_BUFFER_OVERFLOW_ERROR) {
                if (U_SUCCESS(code)) result = to_utf8(folded, needed, out_length, &code);
                break;
            }
            capacity = needed + 1;
        }
    }
    free(folded);
    free(wide);
    *status = code;
    return result;
}

calque_icu_transliterator *calque_icu_transliterator_open(const char *id, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    UChar wide[128];
    int32_t units = 0;
    u_strFromUTF8(wide, 128, &units, id, -1, &code);
    UTransliterator *opened = U_SUCCESS(code) ? utrans_openU(wide, units, UTRANS_FORWARD, NULL, 0, NULL, &code) : NULL;
    *status = code;
    return (calque_icu_transliterator *)opened;
}

void calque_icu_transliterator_close(calque_icu_transliterator *transliterator) {
    utrans_close((UTransliterator *)transliterator);
}

char *calque_icu_transliterate(
    const calque_icu_transliterator *transliterator, const char *text, int64_t length, int64_t *out_length,
    int *status) {
    UErrorCode code = U_ZERO_ERROR;
    // A Han character grows to at most a short Latin syllable; on overflow ICU says how much it needs.
    int32_t room = (int32_t)(length < 4096 ? 4096 : (length < INT32_MAX / 8 ? length * 2 : 0));
    char *result = NULL;
    for (int attempt = 0; attempt < 2; attempt++) {
        code = U_ZERO_ERROR;
        int32_t units = 0;
        UChar *wide = to_utf16(text, length, room, &units, &code);
        int32_t limit = units;
        const int32_t capacity = (int32_t)length + room + 1;
        if (U_SUCCESS(code))
            utrans_transUChars((const UTransliterator *)transliterator, wide, &units, capacity, 0, &limit, &code);
        if (U_SUCCESS(code)) result = to_utf8(wide, units, out_length, &code);
        free(wide);
        if (code != U_BUFFER_OVERFLOW_ERROR || units <= capacity) break;
        room = units - (int32_t)length + 16;
    }
    *status = code;
    return result;
}

int calque_icu_detect_charsets(
    const char *bytes, int64_t length, const char **names, int *confidences, int capacity, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    int count = 0;
    UCharsetDetector *detector = ucsdet_open(&code);
    // The detector's statistics settle early; more than this only costs time.
    ucsdet_setText(detector, bytes, length < 65536 ? (int32_t)length : 65536, &code);
    int32_t found = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &code);
    for (int32_t i = 0; U_SUCCESS(code) && i < found && count < capacity; i++, count++) {
        names[count] = ucsdet_getName(matches[i], &code);
        confidences[count] = ucsdet_getConfidence(matches[i], &code);
    }
    ucsdet_close(detector);
    *status = code;
    return count;
}

char *calque_icu_decode(
    const char *charset, const char *bytes, int64_t length, int64_t *out_length, int64_t *error_offset, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(charset, &code);
    if (U_SUCCESS(code)) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    // Works piece by piece, so that the UTF-16 in between stays small for a text of any length.
    UChar wide[4096];
    const char *source = bytes, *end = bytes + length;
    size_t used = 0, room = (size_t)length + (size_t)length / 2 + 64;
    char *out = U_SUCCESS(code) ? malloc(room) : NULL;
    if (U_SUCCESS(code) && out == NULL) code = U_MEMORY_ALLOCATION_ERROR;
    while (U_SUCCESS(code)) {
        UChar *target = wide;
        UErrorCode step = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, wide + 4096, &source, end, NULL, 1, &step);
        if (U_FAILURE(step) && step != U_BUFFER_OVERFLOW_ERROR) {
            char bad[32];
            int8_t bad_length = (int8_t)sizeof bad;
            UErrorCode ignored = U_ZERO_ERROR;
            ucnv_getInvalidChars(converter, bad, &bad_length, &ignored);
            *error_offset = (source - bytes) - (U_SUCCESS(ignored) ? bad_length : 0);
            code = step;
            break;
        }
        if (used + (size_t)(target - wide) * 3 + 1 > room) {
            room = room * 2 + sizeof wide * 2;
            char *grown = realloc(out, room);
            if (grown == NULL) {
                code = U_MEMORY_ALLOCATION_ERROR;
                break;
            }
            out = grown;
        }
        // A surrogate pair is never split between pieces: the converter keeps what does not fit.
        int32_t wrote = 0;
        u_strToUTF8(out + used, (int32_t)(room - used), &wrote, wide, (int32_t)(target - wide), &code);
        if (code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
        used += (size_t)wrote;
        if (step != U_BUFFER_OVERFLOW_ERROR) break;
    }
    if (converter != NULL) ucnv_close(converter);
    if (U_FAILURE(code)) {
        free(out);
        out = NULL;
    }
    *out_length = (int64_t)used;
    *status = code;
    return out;
}

void calque_icu_add_likely_subtags(const char *locale, char *out, int capacity, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length = uloc_addLikelySubtags(locale, out, capacity, &code);
    if (U_SUCCESS(code) && length >= capacity) code = U_BUFFER_OVERFLOW_ERROR;
    *status = code;
}

const char *calque_icu_script(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)scalar, &status);
    const char *name = U_FAILURE(status) ? NULL : uscript_getShortName(script);
    return name ? name : "Zzzz";
}

void calque_icu_version(char text[20]) {
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
}
