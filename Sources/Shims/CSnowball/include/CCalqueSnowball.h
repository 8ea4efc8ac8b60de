/// Snowball's stemmers (M. F. Porter, https://snowballstem.org) under names of our own.
#pragma once

#include <stddef.h>

typedef struct calque_stemmer calque_stemmer;

/// `language`: two or three lower-case letters of ISO 639. NULL if there is no stemmer for it, or memory is short.
calque_stemmer *calque_stemmer_open(const char *language);
void calque_stemmer_close(calque_stemmer *stemmer);

/// The stem of a word in lower case, UTF-8, valid until the next call. NULL if memory is short.
const unsigned char *calque_stemmer_stem(calque_stemmer *stemmer, const unsigned char *word, int count,
                                         int *stem_count);
