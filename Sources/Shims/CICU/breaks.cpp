// C++ because only ICU's C++ API gives the source of the rules that it ships, which we tailor.
#include "CCalqueICU.h"

#include <new>
#include <string>
#include <unicode/rbbi.h>
#include <unicode/ubrk.h>
#include <unicode/uniset.h>
#include <unicode/utext.h>

struct calque_icu_breaker {
    icu::RuleBasedBreakIterator *rules = nullptr;
    UText text = UTEXT_INITIALIZER;
};

// ICU's own sentence rules with `$Close` redefined as `$Close` less a set.
static icu::RuleBasedBreakIterator *open_tailored(const char *not_close, UErrorCode *status) {
    icu::BreakIterator *standard = icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), *status);
    auto *rules = dynamic_cast<icu::RuleBasedBreakIterator *>(standard);
    if (U_FAILURE(*status) || rules == nullptr) {
        delete standard;
        if (U_SUCCESS(*status)) *status = U_INTERNAL_PROGRAM_ERROR;
        return nullptr;
    }
    icu::UnicodeString source(rules->getRules());
    delete standard;
    const icu::UnicodeString close(u"$Close=[\\p{Sentence_Break=Close}];");
    icu::UnicodeString tailored(u"$Close=[\\p{Sentence_Break=Close}-");
    tailored.append(icu::UnicodeString::fromUTF8(not_close)).append(u"];");
    const int32_t at = source.indexOf(close);
    if (at < 0) {
        *status = U_MISSING_RESOURCE_ERROR;
        return nullptr;
    }
    source.replace(at, close.length(), tailored);
    UParseError where;
    auto *result = new icu::RuleBasedBreakIterator(source, where, *status);
    if (result != nullptr && U_FAILURE(*status)) {
        delete result;
        return nullptr;
    }
    return result;
}

calque_icu_breaker *calque_icu_breaker_open(const char *not_close, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    auto *breaker = new (std::nothrow) calque_icu_breaker;
    if (breaker == nullptr) {
        *status = U_MEMORY_ALLOCATION_ERROR;
        return nullptr;
    }
    breaker->rules = open_tailored(not_close, &code);
    if (breaker->rules == nullptr) {
        delete breaker;
        *status = U_FAILURE(code) ? code : U_MEMORY_ALLOCATION_ERROR;
        return nullptr;
    }
    *status = U_ZERO_ERROR;
    return breaker;
}

void calque_icu_breaker_close(calque_icu_breaker *breaker) {
    utext_close(&breaker->text);
    delete breaker->rules;
    delete breaker;
}

void calque_icu_breaker_set_text(calque_icu_breaker *breaker, const char *text, int64_t length, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    utext_openUTF8(&breaker->text, text, length, &code);
    breaker->rules->setText(&breaker->text, code);
    breaker->rules->first();
    *status = code;
}

int64_t calque_icu_breaker_next(calque_icu_breaker *breaker) {
    const int32_t at = breaker->rules->next();
    return at == icu::BreakIterator::DONE ? -1 : at;
}
