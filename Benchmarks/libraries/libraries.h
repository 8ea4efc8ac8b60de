// The libraries under names of our own, for Swift; none of their headers is needed there.
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "timing.h"

#ifdef __cplusplus
extern "C" {
#else
#include "CCalqueSystem.h"
#include "CLibXML2HTML.h"
#endif

/// Parses, visits each node, and frees. Returns the count of nodes.
size_t gumbo_nodes(const char *bytes, size_t count);
/// Returns the visible text without ASCII white space. The caller frees it.
char *gumbo_text(const char *bytes, size_t count, size_t *length);

/// The members "source" and "target" of an object, valid until the next call or `free_pair`.
typedef struct {
    const char *source, *target;
    size_t source_count, target_count;
    void *tree;
} text_pair;

/// Returns whether it is JSON. A member that is missing, or is no string, is NULL.
bool simdjson_pair(const char *bytes, size_t count, text_pair *pair);
bool jansson_pair(const char *bytes, size_t count, text_pair *pair);
void free_pair(text_pair *pair);

#ifdef __cplusplus
}
#endif
