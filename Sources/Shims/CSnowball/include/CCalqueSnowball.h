/// Snowball's stemmers (M. F. Porter, https://snowballstem.org) under names of our own.
#pragma once

#include <stddef.h>

typedef struct calque_stemmer calque_stemmer;

/// `language`: two or three small letters of ISO 639. NULL when there is no stemmer of it, or no memory.
calque_stemmer *calque_stemmer_open(const char *language);
void calque_stemmer_close(calque_stemmer *stemmer);

/// The stem of a word in small letters, UTF-8; it is the stemmer's until the next call. NULL without memory.
const unsigned char *calque_stemmer_stem(calque_stemmer *stemmer, const unsigned char *word, int count,
                                         int *stem_count);
