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

<<<<<<< HEAD
/// Returns whether it is JSON. A member that is missing, or is no string, is NULL.
bool simdjson_pair(const char *bytes, size_t count, text_pair *pair);
bool jansson_pair(const char *bytes, size_t count, text_pair *pair);
void free_pair(text_pair *pair);
=======
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
>>>>>>> english

#ifdef __cplusplus
}
#endif
