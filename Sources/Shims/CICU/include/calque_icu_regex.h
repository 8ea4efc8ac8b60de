// ICU's regular expressions (UTS #18, as ICU implements it) over UTF-8 in place. Every index is a byte offset.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct calque_icu_regex calque_icu_regex;

enum { CALQUE_ICU_REGEX_CASE_INSENSITIVE = 1 };

// On failure NULL with *status set and *error_offset at the place in the pattern, in UTF-16 units, or -1.
// `time_limit` counts ICU's ticks of some 10,000 steps (about a millisecond) for each call below, `stack_limit` bytes.
calque_icu_regex *calque_icu_regex_open(
    const char *pattern, int64_t length, int options, int time_limit, int stack_limit, int *error_offset, int *status);
void calque_icu_regex_close(calque_icu_regex *regex);

// The text must outlive its use. Length at most INT32_MAX.
void calque_icu_regex_set_text(calque_icu_regex *regex, const char *text, int64_t length, int *status);
// Transparent: look-around and \b see beyond the region. Anchoring: ^, $, \A, \z match at its ends.
void calque_icu_regex_set_bounds(calque_icu_regex *regex, int transparent, int anchoring, int *status);

// Each returns 1 with *start and *end set, or 0 when nothing matches or *status is a failure.
int calque_icu_regex_looking_at(
    calque_icu_regex *regex, int64_t from, int64_t limit, int64_t *start, int64_t *end, int *status);
int calque_icu_regex_find(
    calque_icu_regex *regex, int64_t from, int64_t limit, int64_t *start, int64_t *end, int *status);
int calque_icu_regex_matches(calque_icu_regex *regex, int *status);

#ifdef __cplusplus
}
#endif
