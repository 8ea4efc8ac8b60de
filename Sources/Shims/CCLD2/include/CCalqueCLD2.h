/// The Compact Language Detector 2 (Google, https://github.com/CLD2Owners/cld2) under names of our own.
#pragma once

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A language of a text, and how much of the text is in it.
typedef struct {
    /// A tag as CLD2 writes it: "de", "iw", "zh-Hant"; "un" where it knows none. Static storage.
    const char *code;
    /// The share of the text's bytes, in percent.
    int percent;
} calque_language;

/// The languages of a text in UTF-8, the most frequent first. It must be valid, and has no markup.
///
/// Returns whether CLD2 calls the first of them reliable. May be called from several threads.
bool calque_detect_languages(const char *text, int count, calque_language found[3]);

#ifdef __cplusplus
}
#endif
