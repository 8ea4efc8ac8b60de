// The built-in lexicons: unchanged files that `calque learn` wrote. scripts/make-lexicons makes them.
#pragma once
#include <stddef.h>

// The bytes of a file, valid until the program ends, and their number.
const unsigned char *calque_lexicon_de_fr(size_t *count);
const unsigned char *calque_lexicon_en_ru(size_t *count);
const unsigned char *calque_lexicon_en_zh(size_t *count);

// How ICU writes letters of Cyrillic and Han characters in Latin letters: lines of a spelling, a tab and the characters
// that have it. scripts/make-readings makes it.
const unsigned char *calque_latin_readings(size_t *count);
