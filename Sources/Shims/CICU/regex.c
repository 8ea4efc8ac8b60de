#include "CCalqueICU.h"

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

struct calque_icu_regex {
    URegularExpression *expression;
    UText text;
};

calque_icu_regex *calque_icu_regex_open(
    const char *pattern, int64_t length, int options, int time_limit, int stack_limit, int *error_offset,
    int *status) {
    UErrorCode code = U_ZERO_ERROR;
    calque_icu_regex *regex = calloc(1, sizeof *regex);
    if (regex == NULL) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    const UText closed = UTEXT_INITIALIZER;
    regex->text = closed;
    UText source = UTEXT_INITIALIZER;
    UParseError where = {.line = 0, .offset = -1};
    const uint32_t flags = options & CALQUE_ICU_REGEX_CASE_INSENSITIVE ? UREGEX_CASE_INSENSITIVE : 0;
    utext_openUTF8(&source, pattern, length, &code);
    regex->expression = uregex_openUText(&source, flags, &where, &code);
    utext_close(&source);
    uregex_setTimeLimit(regex->expression, time_limit, &code);
    uregex_setStackLimit(regex->expression, stack_limit, &code);
    utext_openUTF8(&regex->text, "", 0, &code);
    if (U_FAILURE(code)) {
        *error_offset = where.offset;
        if (regex->expression != NULL) uregex_close(regex->expression);
        utext_close(&regex->text);
        free(regex);
        regex = NULL;
    }
    *status = code;
    return regex;
}

void calque_icu_regex_close(calque_icu_regex *regex) {
    uregex_close(regex->expression);
    utext_close(&regex->text);
    free(regex);
}

void calque_icu_regex_set_text(calque_icu_regex *regex, const char *text, int64_t length, int *status) {
    UErrorCode code = length > INT32_MAX ? U_INDEX_OUTOFBOUNDS_ERROR : U_ZERO_ERROR;
    utext_openUTF8(&regex->text, text, length, &code);
    uregex_setUText(regex->expression, &regex->text, &code);
    *status = code;
}

void calque_icu_regex_set_bounds(calque_icu_regex *regex, int transparent, int anchoring, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    uregex_useTransparentBounds(regex->expression, transparent != 0, &code);
    uregex_useAnchoringBounds(regex->expression, anchoring != 0, &code);
    *status = code;
}

static int answer(
    calque_icu_regex *regex, UBool found, int64_t *start, int64_t *end, UErrorCode code, int *status) {
    if (found && U_SUCCESS(code)) {
        *start = uregex_start64(regex->expression, 0, &code);
        *end = uregex_end64(regex->expression, 0, &code);
    }
    *status = code;
    return found && U_SUCCESS(code);
}

int calque_icu_regex_looking_at(
    calque_icu_regex *regex, int64_t from, int64_t limit, int64_t *start, int64_t *end, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    uregex_setRegion64(regex->expression, from, limit, &code);
    const UBool found = uregex_lookingAt64(regex->expression, -1, &code);
    return answer(regex, found, start, end, code, status);
}

int calque_icu_regex_find(
    calque_icu_regex *regex, int64_t from, int64_t limit, int64_t *start, int64_t *end, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    uregex_setRegion64(regex->expression, from, limit, &code);
    const UBool found = uregex_find64(regex->expression, -1, &code);
    return answer(regex, found, start, end, code, status);
}

int calque_icu_regex_matches(calque_icu_regex *regex, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    const UBool found = uregex_matches64(regex->expression, 0, &code);
    *status = code;
    return found && U_SUCCESS(code);
}
