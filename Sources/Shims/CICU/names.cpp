// Names of the locale data. C++ because ICU gives the names of cities in no other form.
#include "CCalqueICU.h"

#include <cstring>
#include <memory>
#include <string>
#include <unicode/locid.h>
#include <unicode/tznames.h>
#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udisplaycontext.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

namespace {

struct Visitor {
    calque_icu_name_visitor visit;
    void *context;

    void operator()(calque_icu_name_kind kind, const char *code, const UChar *name, int32_t length) const {
        if (length <= 0) return;
        std::string utf8;
        icu::UnicodeString(name, length).toUTF8String(utf8);
        visit(context, kind, code, utf8.c_str());
    }
};

// Continents and unions beside the countries (UN M49).
const char *const regions[] = {"002", "003", "005", "009", "019", "142", "145", "150", "EU", "UN", nullptr};

void visit_places(const char *locale, const Visitor &visit, UErrorCode *code) {
    const UDisplayContext forms[][2] = {
        {UDISPCTX_LENGTH_FULL, UDISPCTX_NO_SUBSTITUTE}, {UDISPCTX_LENGTH_SHORT, UDISPCTX_NO_SUBSTITUTE}};
    for (const auto &form : forms) {
        UDisplayContext contexts[] = {form[0], form[1]};
        ULocaleDisplayNames *names = uldn_openForContext(locale, contexts, 2, code);
        if (U_FAILURE(*code)) return;
        UChar name[128];
        const auto region = [&](const char *id) {
            UErrorCode one = U_ZERO_ERROR;
            const int32_t length = uldn_regionDisplayName(names, id, name, 128, &one);
            if (U_SUCCESS(one)) visit(CALQUE_ICU_COUNTRY, id, name, length);
        };
        for (const char *const *id = uloc_getISOCountries(); *id != nullptr; id++) region(*id);
        for (const char *const *id = regions; *id != nullptr; id++) region(*id);
        if (form[0] == UDISPCTX_LENGTH_FULL) {
            // Languages of two letters: those of three are hardly in the news.
            for (const char *const *id = uloc_getISOLanguages(); *id != nullptr; id++) {
                UErrorCode one = U_ZERO_ERROR;
                if (std::strlen(*id) != 2) continue;
                const int32_t length = uldn_languageDisplayName(names, *id, name, 128, &one);
                if (U_SUCCESS(one)) visit(CALQUE_ICU_LANGUAGE, *id, name, length);
            }
        }
        uldn_close(names);
    }
}

void visit_cities(const char *locale, const Visitor &visit, UErrorCode *code) {
    const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(icu::Locale(locale), *code));
    UEnumeration *zones = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, code);
    while (U_SUCCESS(*code)) {
        const char *id = uenum_next(zones, nullptr, code);
        if (id == nullptr) break;
        icu::UnicodeString name;
        names->getExemplarLocationName(icu::UnicodeString(id, -1, US_INV), name);
        if (!name.isBogus()) visit(CALQUE_ICU_CITY, id, name.getBuffer(), name.length());
    }
    if (zones != nullptr) uenum_close(zones);
}

void visit_currencies(const char *locale, const Visitor &visit, UErrorCode *code) {
    UEnumeration *currencies = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, code);
    while (U_SUCCESS(*code)) {
        const char *id = uenum_next(currencies, nullptr, code);
        if (id == nullptr) break;
        UChar wide[4] = {};
        u_charsToUChars(id, wide, 3);
        for (const UCurrNameStyle style : {UCURR_LONG_NAME, UCURR_NARROW_SYMBOL_NAME}) {
            UErrorCode one = U_ZERO_ERROR;
            UBool is_choice = 0;
            int32_t length = 0;
            const UChar *name = ucurr_getName(wide, locale, style, &is_choice, &length, &one);
            if (U_SUCCESS(one) && one != U_USING_DEFAULT_WARNING) visit(CALQUE_ICU_CURRENCY, id, name, length);
        }
    }
    if (currencies != nullptr) uenum_close(currencies);
}

void visit_dates(const char *locale, const Visitor &visit, UErrorCode *code) {
    UDateFormat *dates = udat_open(UDAT_NONE, UDAT_MEDIUM, locale, nullptr, 0, nullptr, 0, code);
    if (U_FAILURE(*code)) return;
    const struct {
        UDateFormatSymbolType type;
        calque_icu_name_kind kind;
    } tables[] = {
        {UDAT_MONTHS, CALQUE_ICU_MONTH}, {UDAT_STANDALONE_MONTHS, CALQUE_ICU_MONTH},
        {UDAT_SHORT_MONTHS, CALQUE_ICU_MONTH}, {UDAT_WEEKDAYS, CALQUE_ICU_WEEKDAY},
        {UDAT_STANDALONE_WEEKDAYS, CALQUE_ICU_WEEKDAY}, {UDAT_SHORT_WEEKDAYS, CALQUE_ICU_WEEKDAY},
    };
    for (const auto &table : tables) {
        const int32_t first = table.kind == CALQUE_ICU_WEEKDAY ? 1 : 0;
        for (int32_t i = first; i < udat_countSymbols(dates, table.type); i++) {
            UErrorCode one = U_ZERO_ERROR;
            UChar name[64];
            const int32_t length = udat_getSymbols(dates, table.type, i, name, 64, &one);
            const std::string number = std::to_string(i + 1 - first);
            if (U_SUCCESS(one)) visit(table.kind, number.c_str(), name, length);
        }
    }
    udat_close(dates);
}

}  // namespace

void calque_icu_visit_names(const char *locale, calque_icu_name_visitor visit, void *context, int *status) {
    UErrorCode code = U_ZERO_ERROR;
    const Visitor visitor{visit, context};
    visit_places(locale, visitor, &code);
    visit_cities(locale, visitor, &code);
    visit_currencies(locale, visitor, &code);
    visit_dates(locale, visitor, &code);
    *status = code;
}
