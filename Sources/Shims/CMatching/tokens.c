#include "CCalqueMatching.h"

#include <string.h>

enum { NUMBER = 1 << 30 };

static inline uint32_t word_at(const unsigned char *words, size_t place) {
    uint16_t word;
    memcpy(&word, words + 2 * place, sizeof word);
    return word;
}

/// Whether one of eight words is the first of a token of two words.
static inline int have_long(const unsigned char *words) {
    uint64_t eight[2];
    memcpy(eight, words, sizeof eight);
    return ((eight[0] | eight[1]) & 0x8000800080008000) != 0;
}

static inline uint32_t fold_at(const calque_folds *folds, uint32_t token) {
    uint32_t fold;
    memcpy(&fold, (const unsigned char *)folds->rows + 4 * (size_t)token, sizeof fold);
    return fold;
}

/// The form of the token that is compared.
static inline __attribute__((always_inline)) int32_t compared_form(uint32_t token, calque_form form,
                                                                   const calque_folds *folds) {
    if (form == CALQUE_WRITTEN) return (int32_t)token;
    const int is_known = token < folds->count;
    if (form == CALQUE_FOLDED) return is_known ? (int32_t)(fold_at(folds, token) & 0x7FFFFFFF) : NUMBER - 1;
    return is_known && fold_at(folds, token) >> 31 ? (int32_t)(token | NUMBER) : (int32_t)token;
}

// The body is compiled once for each form.
static inline __attribute__((always_inline)) calque_reading read_tokens(const unsigned char *words, size_t room,
                                                                        size_t count, size_t core, calque_form form,
                                                                        const calque_folds *folds,
                                                                        const uint64_t *set, int64_t most,
                                                                        int32_t *written, int32_t *compared) {
    // The number of tokens between two checks whether the code is hopeless.
    enum { STRIDE = 8 };
    size_t place = 0, i = 0;
    int64_t missing = 0;
    while (i < count) {
        const size_t end = i < core ? (core - i < STRIDE ? core : i + STRIDE) : count;
        const int counts = i < core;
        if (counts && end - i == STRIDE && place + STRIDE <= room && !have_long(words + 2 * place)) {
            // Nearly all tokens are read here, without branches.
            for (size_t lane = 0; lane < STRIDE; lane++) {
                const uint32_t token = word_at(words, place + lane);
                const int32_t form_of_it = compared_form(token, form, folds);
                written[i + lane] = (int32_t)token;
                if (form != CALQUE_WRITTEN) compared[i + lane] = form_of_it;
                missing += 1 - (form == CALQUE_WRITTEN ? (int)(set[token >> 6] >> (token & 63) & 1)
                                                       : calque_set_has(set, form_of_it));
            }
            place += STRIDE;
            i = end;
        }
        for (; i < end; i++) {
            if (place >= room) return CALQUE_UNSOUND;
            uint32_t token = word_at(words, place++);
            if (token >= 0x8000) {
                if (place >= room) return CALQUE_UNSOUND;
                token = (token & 0x7FFF) << 16 | word_at(words, place++);
            }
            const int32_t form_of_it = compared_form(token, form, folds);
            written[i] = (int32_t)token;
            if (form != CALQUE_WRITTEN) compared[i] = form_of_it;
            if (counts) missing += !calque_set_has(set, form_of_it);
        }
        if (missing > most) return CALQUE_HOPELESS;
    }
    return CALQUE_READ;
}

calque_reading calque_tokens_read(const void *words, size_t room, size_t count, size_t core, calque_form form,
                                  calque_folds folds, const uint64_t *set, int64_t most, int32_t *written,
                                  int32_t *compared) {
    switch (form) {
    case CALQUE_WRITTEN:
        return read_tokens(words, room, count, core, CALQUE_WRITTEN, &folds, set, most, written, compared);
    case CALQUE_FOLDED:
        return read_tokens(words, room, count, core, CALQUE_FOLDED, &folds, set, most, written, compared);
    default: return read_tokens(words, room, count, core, CALQUE_OWN, &folds, set, most, written, compared);
    }
}
