#include "CCalqueCLD2.h"

// CLD2's header needs FILE and does not include it.
#include <cstdio>
#include <string>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

bool calque_detect_languages(const char *text, int count, calque_language found[3]) {
    // The library reads some bytes beyond the end.
    std::string padded(text, static_cast<size_t>(count));
    padded.append(64, '\0');
    // Without hints a line of Spanish news is sometimes Galician, one of Dutch Afrikaans. CLD2 uses four hints at most. A
    // few words of English would become Dutch by them.
    const char *usual = count < 60 ? nullptr : "es,pt,nl,it";
    const CLD2::CLDHints hints = {usual, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int letters = 0;
    bool is_reliable = false;
    CLD2::ExtDetectLanguageSummary(
        padded.data(), count, /*is_plain_text=*/true, &hints, CLD2::kCLDFlagBestEffort, languages, percents, scores,
        nullptr, &letters, &is_reliable);
    for (int i = 0; i < 3; i++) found[i] = {CLD2::LanguageCode(languages[i]), percents[i]};
    return is_reliable;
}
