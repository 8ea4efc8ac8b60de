// Tables of the segmenter that learn from real text. Benchmarks/segmentation-trainer/run makes them.
#pragma once
#include <stddef.h>

// The bytes of a table, valid until the program ends, and their number.

// How words are written: lines of a word in lower case, a space and two digits, sorted by bytes.
const unsigned char *calque_word_cases_en(size_t *count);
const unsigned char *calque_word_cases_ru(size_t *count);
// The weights of features: lines of a feature, a space and a weight, after the language in square brackets.
const unsigned char *calque_boundary_model(size_t *count);
