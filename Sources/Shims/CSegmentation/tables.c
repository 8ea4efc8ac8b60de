#include "CCalqueSegmentation.h"

// C23, which clang knows in every mode. A Swift array literal of this size takes minutes to compile.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en[] = {
#embed "data/en.cases"
};

static const unsigned char ru[] = {
#embed "data/ru.cases"
};

static const unsigned char model[] = {
#embed "data/boundary.model"
};

const unsigned char *calque_word_cases_en(size_t *count) {
  *count = sizeof en;
  return en;
}

const unsigned char *calque_word_cases_ru(size_t *count) {
  *count = sizeof ru;
  return ru;
}

const unsigned char *calque_boundary_model(size_t *count) {
  *count = sizeof model;
  return model;
}
