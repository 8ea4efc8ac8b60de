// The libraries as Swift sees them: functions of our own names, no header of theirs.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "timing.h"

#include "CJansson.h"
#include "CLibXML2HTML.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    size_t nodes, text;  // all nodes; bytes of text
    size_t implied, fostered, cloned, ended;  // elements that no tag made, that were moved out of a table, that were
                                              // opened once more; end tags that are not there
    size_t inexact;  // texts whose place in the source is not theirs byte for byte
} tree_counts;

/// Parses, looks at each node, and frees.
tree_counts gumbo_count(const char *bytes, size_t count);
/// The visible text without ASCII white space; to be freed.
char *gumbo_text(const char *bytes, size_t count, size_t *length);

/// Runs in a process of its own: whether it ended well, and how long it took; -1 when it was killed or crashed.
double gumbo_survives(const char *bytes, size_t count, unsigned seconds);

/// The result of simdjson's DOM: 0, or the number of the error. `simdjson_reason` has its text.
int simdjson_pair(const char *bytes, size_t count, const char **source, size_t *source_count, const char **target,
                  size_t *target_count);
const char *simdjson_reason(int code);

uint64_t xxh3_64(const void *bytes, size_t count);
/// The library's choice by processor at run time.
uint64_t xxh3_64_dispatch(const void *bytes, size_t count);
/// Both halves, mixed, so that none is left out.
uint64_t xxh3_128(const void *bytes, size_t count);
uint64_t xxh3_128_dispatch(const void *bytes, size_t count);
/// With a secret that is made for each run.
uint64_t xxh3_128_secret(const void *bytes, size_t count);
uint64_t xxh64(const void *bytes, size_t count);

#ifdef __cplusplus
}
#endif
