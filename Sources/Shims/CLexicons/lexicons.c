#include "CCalqueLexicons.h"

// C23, which clang knows in every mode. A Swift array literal of this size takes minutes to compile.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char de_fr[] = {
#embed "data/de-fr.lexicon"
};

static const unsigned char en_ru[] = {
#embed "data/en-ru.lexicon"
};

static const unsigned char en_zh[] = {
#embed "data/en-zh.lexicon"
};

static const unsigned char readings[] = {
#embed "data/latin.readings"
};

const unsigned char *calque_latin_readings(size_t *count) {
    *count = sizeof readings;
    return readings;
}

const unsigned char *calque_lexicon_de_fr(size_t *count) {
    *count = sizeof de_fr;
    return de_fr;
}

const unsigned char *calque_lexicon_en_ru(size_t *count) {
    *count = sizeof en_ru;
    return en_ru;
}

const unsigned char *calque_lexicon_en_zh(size_t *count) {
    *count = sizeof en_zh;
    return en_zh;
}
