#include "CCalqueICU.h"

#include <cstring>
#include <string>
#include <unicode/locid.h>

void calque_icu_canonical_tag(const char *tag, char *out, int capacity, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(tag, code);
    locale.canonicalize(code);
    const std::string made = locale.toLanguageTag<std::string>(code);
    if (U_SUCCESS(code) && static_cast<int>(made.size()) >= capacity) code = U_BUFFER_OVERFLOW_ERROR;
    if (U_SUCCESS(code)) std::memcpy(out, made.c_str(), made.size() + 1);
    *status = code;
}
