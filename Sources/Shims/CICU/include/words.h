// Words as they are counted (UAX #29) and plural categories (CLDR). Included from CICU.h.
#pragma once
#include <stdint.h>

typedef struct calque_icu_words calque_icu_words;
calque_icu_words *calque_icu_words_open(int *status);
void calque_icu_words_close(calque_icu_words *words);
// The number of words in a text. A piece between two boundaries with a letter or digit is a word. So is each character
// of Han, kana and bopomofo. Length at most INT32_MAX.
int64_t calque_icu_words_count(calque_icu_words *words, const char *text, int64_t length, int *status);

// The plural category of a whole number in a language: 0 other, 1 one, 2 few, 3 many, 4 zero, 5 two.
int calque_icu_plural(const char *locale, int64_t value, int *status);
