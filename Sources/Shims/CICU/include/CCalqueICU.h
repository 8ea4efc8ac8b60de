// The parts of ICU that Calque needs, under our own names, so that no ICU header reaches Swift (Foundation has an ICU
// of its own, whose headers clash) and no symbol depends on ICU's version suffix.
//
// All text is UTF-8 with a length in bytes. A function that returns text returns malloc'ed bytes, or NULL with *status
// set; the caller frees them. A status is an ICU UErrorCode: above 0 is a failure.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "calque_icu_regex.h"

#ifdef __cplusplus
extern "C" {
#endif

const char *calque_icu_status_name(int status);
// Such as "72.1": of the library that runs.
void calque_icu_version(char text[20]);

// Sentence boundaries (UAX #29). `not_close` is a UnicodeSet pattern: its characters do not count as Close.
typedef struct calque_icu_breaker calque_icu_breaker;
calque_icu_breaker *calque_icu_breaker_open(const char *not_close, int *status);
void calque_icu_breaker_close(calque_icu_breaker *breaker);
// The text must outlive the iteration. Length at most INT32_MAX.
void calque_icu_breaker_set_text(calque_icu_breaker *breaker, const char *text, int64_t length, int *status);
// The next boundary as a byte offset, or -1 after the last.
int64_t calque_icu_breaker_next(calque_icu_breaker *breaker);

// NFKC_Casefold (UAX #44): compatibility forms, width and case unified, default ignorables removed.
char *calque_icu_nfkc_casefold(const char *text, int64_t length, int64_t *out_length, int *status);

typedef struct calque_icu_transliterator calque_icu_transliterator;
calque_icu_transliterator *calque_icu_transliterator_open(const char *id, int *status);
void calque_icu_transliterator_close(calque_icu_transliterator *transliterator);
char *calque_icu_transliterate(
    const calque_icu_transliterator *transliterator, const char *text, int64_t length, int64_t *out_length,
    int *status);

// The candidates of ICU's charset detector, best first: writes up to `capacity` names (static storage of ICU) and
// confidences (0 to 100), returns how many.
int calque_icu_detect_charsets(
    const char *bytes, int64_t length, const char **names, int *confidences, int capacity, int *status);
// UTF-8 from bytes in the named charset. On malformed input returns NULL with *error_offset at the first bad byte.
char *calque_icu_decode(
    const char *charset, const char *bytes, int64_t length, int64_t *out_length, int64_t *error_offset, int *status);

// The BCP 47 tag of a language: "eng" becomes "en", "iw" becomes "he". Writes a NUL-terminated string.
void calque_icu_canonical_tag(const char *tag, char *out, int capacity, int *status);
// A locale with its likely subtags (UTS #35): "zh_TW" becomes "zh_Hant_TW". Writes a NUL-terminated string.
void calque_icu_add_likely_subtags(const char *locale, char *out, int capacity, int *status);

// The script of a character (UAX #24) by its short name of four letters: "Cyrl", "Hani"; "Zyyy" for common characters.
const char *calque_icu_script(uint32_t scalar);

#include "names.h"
#include "words.h"

#ifdef __cplusplus
}
#endif
