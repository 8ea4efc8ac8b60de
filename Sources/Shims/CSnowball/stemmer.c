#include "CCalqueSnowball.h"

#include <libstemmer.h>

calque_stemmer *calque_stemmer_open(const char *language) {
    return (calque_stemmer *)sb_stemmer_new(language, "UTF_8");
}

void calque_stemmer_close(calque_stemmer *stemmer) { sb_stemmer_delete((struct sb_stemmer *)stemmer); }

const unsigned char *calque_stemmer_stem(calque_stemmer *stemmer, const unsigned char *word, int count,
                                         int *stem_count) {
    struct sb_stemmer *own = (struct sb_stemmer *)stemmer;
    const sb_symbol *stem = sb_stemmer_stem(own, word, count);
    *stem_count = stem ? sb_stemmer_length(own) : 0;
    return stem;
}
