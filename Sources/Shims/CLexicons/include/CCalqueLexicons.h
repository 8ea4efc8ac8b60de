// The built-in lexicons: files that `calque learn` wrote, as they are. scripts/make-lexicons makes them.
#pragma once
#include <stddef.h>

// A file's bytes, which live as long as the program, and how many they are.
const unsigned char *calque_lexicon_de_fr(size_t *count);
const unsigned char *calque_lexicon_en_ru(size_t *count);
const unsigned char *calque_lexicon_en_zh(size_t *count);

// How ICU writes letters of Cyrillic and Han characters in Latin letters: lines of a spelling, a tab and the characters
// that have it. scripts/make-readings makes it.
const unsigned char *calque_latin_readings(size_t *count);
