#include "CCalqueICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/upluralrules.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

struct calque_icu_words {
    UBreakIterator *breaks;
};

calque_icu_words *calque_icu_words_open(int *status) {
    UErrorCode code = U_ZERO_ERROR;
    calque_icu_words *words = malloc(sizeof *words);
    if (words == NULL) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return NULL;
    }
    words->breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    *status = code;
    if (U_FAILURE(code)) {
        free(words);
        return NULL;
    }
    return words;
}

void calque_icu_words_close(calque_icu_words *words) {
    ubrk_close(words->breaks);
    free(words);
}

// Characters that count as words by themselves: Han, kana, bopomofo.
static int64_t ideographs(const char *text, int32_t from, int32_t to) {
    int64_t count = 0;
    int32_t at = from;
    while (at < to) {
        UChar32 scalar;
        U8_NEXT(text, at, to, scalar);
        if (scalar < 0) continue;
        switch (u_getIntPropertyValue(scalar, UCHAR_SCRIPT)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_BOPOMOFO: count++;
        default: break;
        }
    }
    return count;
}

int64_t calque_icu_words_count(calque_icu_words *words, const char *text, int64_t length, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    int64_t count = 0;
    utext_openUTF8(&view, text, length, &code);
    ubrk_setUText(words->breaks, &view, &code);
    if (U_SUCCESS(code)) {
        int32_t from = ubrk_first(words->breaks);
        for (int32_t to = ubrk_next(words->breaks); to != UBRK_DONE; from = to, to = ubrk_next(words->breaks)) {
            if (ubrk_getRuleStatus(words->breaks) < UBRK_WORD_NONE_LIMIT) continue;
            const int64_t own = ideographs(text, from, to);
            count += own > 0 ? own : 1;
        }
    }
    utext_close(&view);
    *status = code;
    return count;
}

int calque_icu_plural(const char *locale, int64_t value, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    UChar name[16];
    char ascii[17] = {0};
    UPluralRules *rules = uplrules_open(locale, &code);
    const int32_t length = U_SUCCESS(code) ? uplrules_select(rules, (double)value, name, 16, &code) : 0;
    if (U_SUCCESS(code)) u_UCharsToChars(name, ascii, length < 16 ? length : 16);
    if (rules != NULL) uplrules_close(rules);
    *status = code;
    static const char *const names[] = {"other", "one", "few", "many", "zero", "two"};
    for (int kind = 1; kind < 6; kind++) {
        if (strcmp(ascii, names[kind]) == 0) return kind;
    }
    return 0;
}
