#include "libraries.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include <gumbo.h>
#include <simdjson.h>
#define XXH_DISPATCH_DISABLE_REPLACE
#include <xxh_x86dispatch.h>
#include <xxhash.h>

/// Every node in order; no recursion, so that depth is the library's matter alone. `visit` says whether to go in.
template <typename Visit> static void walk(const GumboNode *root, Visit visit) {
    std::vector<const GumboNode *> open{root};
    while (!open.empty()) {
        const GumboNode *node = open.back();
        open.pop_back();
        if (!visit(node)) continue;
        const GumboVector *children = node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
                                      : node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE
                                          ? &node->v.element.children
                                          : nullptr;
        if (children)
            for (unsigned i = children->length; i-- > 0;) open.push_back((const GumboNode *)children->data[i]);
    }
}

tree_counts gumbo_count(const char *bytes, size_t count) {
    GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes, count);
    tree_counts counts{};
    walk(output->document, [&](const GumboNode *node) {
        counts.nodes++;
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
            const size_t length = strlen(node->v.text.text);
            counts.text += length;
            const GumboStringPiece &piece = node->v.text.original_text;
            counts.inexact += piece.length != length || memcmp(piece.data, node->v.text.text, length) != 0;
        }
        if (node->type == GUMBO_NODE_ELEMENT) {
            const int flags = node->parse_flags;
            counts.implied += (flags & GUMBO_INSERTION_BY_PARSER) != 0;
            counts.fostered += (flags & GUMBO_INSERTION_FOSTER_PARENTED) != 0;
            counts.cloned += (flags & (GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT |
                                       GUMBO_INSERTION_ADOPTION_AGENCY_CLONED)) != 0;
            counts.ended += (flags & GUMBO_INSERTION_IMPLICIT_END_TAG) != 0;
        }
        return true;
    });
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return counts;
}

char *gumbo_text(const char *bytes, size_t count, size_t *length) {
    GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes, count);
    std::string text;
    walk(output->document, [&](const GumboNode *node) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
            for (const char *at = node->v.text.text; *at; at++)
                if (!strchr(" \t\n\r\f", *at)) text += *at;
        if (node->type != GUMBO_NODE_ELEMENT) return true;
        switch (node->v.element.tag) {
        case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_TITLE: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_XMP:
        case GUMBO_TAG_IFRAME: case GUMBO_TAG_NOEMBED: case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_NOSCRIPT: return false;
        default: return true;
        }
    });
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    char *copy = (char *)malloc(text.size() + 1);
    memcpy(copy, text.data(), text.size());
    *length = text.size();
    return copy;
}

double gumbo_survives(const char *bytes, size_t count, unsigned seconds) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    const pid_t child = fork();
    if (child == 0) {
        alarm(seconds);
        gumbo_count(bytes, count);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (!WIFEXITED(status)) return -WTERMSIG(status);
    return (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
}

int simdjson_pair(const char *bytes, size_t count, const char **source, size_t *source_count, const char **target,
                  size_t *target_count) {
    static simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (auto error = parser.parse(bytes, count).get(root)) return error;
    std::string_view one, other;
    *source = *target = nullptr;
    if (!root["source"].get(one)) *source = one.data(), *source_count = one.size();
    if (!root["target"].get(other)) *target = other.data(), *target_count = other.size();
    return 0;
}

const char *simdjson_reason(int code) { return simdjson::error_message((simdjson::error_code)code); }

uint64_t xxh3_64(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }
uint64_t xxh3_64_dispatch(const void *bytes, size_t count) { return XXH3_64bits_dispatch(bytes, count); }
uint64_t xxh3_128(const void *bytes, size_t count) {
    const XXH128_hash_t hash = XXH3_128bits(bytes, count);
    return hash.low64 ^ hash.high64 * 3;
}
uint64_t xxh3_128_dispatch(const void *bytes, size_t count) {
    const XXH128_hash_t hash = XXH3_128bits_dispatch(bytes, count);
    return hash.low64 ^ hash.high64 * 3;
}
uint64_t xxh3_128_secret(const void *bytes, size_t count) {
    static const auto secret = [] {
        struct { unsigned char bytes[192]; } made;
        if (getentropy(made.bytes, sizeof made.bytes)) abort();
        return made;
    }();
    const XXH128_hash_t hash = XXH3_128bits_withSecret(bytes, count, secret.bytes, sizeof secret.bytes);
    return hash.low64 ^ hash.high64 * 3;
}
uint64_t xxh64(const void *bytes, size_t count) { return XXH64(bytes, count, 0); }
