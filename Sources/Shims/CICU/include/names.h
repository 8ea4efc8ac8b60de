// Names of ICU's locale data (CLDR): of countries, cities, languages, currencies, months and weekdays.
// Included from CICU.h.
#pragma once

// The kind of thing that has a name. Its code is ICU's: "RU", "Europe/Moscow", "ru", "RUB", "1" (January, Sunday).
enum calque_icu_name_kind {
    CALQUE_ICU_COUNTRY,
    CALQUE_ICU_CITY,
    CALQUE_ICU_LANGUAGE,
    CALQUE_ICU_CURRENCY,
    CALQUE_ICU_MONTH,
    CALQUE_ICU_WEEKDAY,
};

// Called with a code and a name in UTF-8, neither of which outlives the call. One code may have several names.
typedef void (*calque_icu_name_visitor)(
    void *context, enum calque_icu_name_kind kind, const char *code, const char *name);

// All names in one language. Names that the language does not have are left out.
void calque_icu_visit_names(const char *locale, calque_icu_name_visitor visit, void *context, int *status);
