#include "libraries.h"

#include <string.h>

#include <string>
#include <vector>

#include <gumbo.h>
#include <jansson.h>
#include <simdjson.h>

/// Visits every node in order, without recursion. `visit` says whether to go into the node.
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

size_t gumbo_nodes(const char *bytes, size_t count) {
    GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes, count);
    size_t nodes = 0;
    walk(output->document, [&](const GumboNode *) { return ++nodes; });
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return nodes;
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

bool simdjson_pair(const char *bytes, size_t count, text_pair *pair) {
    static simdjson::dom::parser parser;
    *pair = {};
    simdjson::dom::element root;
    if (parser.parse(bytes, count).get(root)) return false;
    std::string_view text;
    if (!root["source"].get(text)) pair->source = text.data(), pair->source_count = text.size();
    if (!root["target"].get(text)) pair->target = text.data(), pair->target_count = text.size();
    return true;
}

bool jansson_pair(const char *bytes, size_t count, text_pair *pair) {
    json_error_t error;
    json_t *root = json_loadb(bytes, count, JSON_DECODE_ANY, &error);
    json_t *source = json_object_get(root, "source"), *target = json_object_get(root, "target");
    *pair = {json_string_value(source), json_string_value(target), json_string_length(source),
             json_string_length(target), root};
    return root != nullptr;
}

void free_pair(text_pair *pair) { json_decref((json_t *)pair->tree); }
