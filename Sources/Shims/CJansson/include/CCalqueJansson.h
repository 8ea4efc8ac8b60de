/// JSON (RFC 8259) read by Jansson: strictly, at most 2,048 levels deep.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// A value, good while its document is.
typedef struct calque_json calque_json;

/// Reads one document of UTF-8: its whole, which owns the rest. Null where the text is no JSON, with the reason (cut to
/// `capacity`, ended by NUL) in `reason`.
calque_json *calque_json_read(const char *text, size_t length, char *reason, size_t capacity);
/// Only for what `calque_json_read` gave.
void calque_json_free(calque_json *document);

/// The member of that name; null where the value is no object or has none.
const calque_json *calque_json_member(const calque_json *value, const char *name);

/// The members of an object, one after the other; null after the last, and where the value is none.
void *calque_json_first(const calque_json *value);
void *calque_json_next(const calque_json *value, void *member);
const char *calque_json_name(void *member);
const calque_json *calque_json_value(void *member);

bool calque_json_is_array(const calque_json *value);
/// How many items an array has; 0 where the value is none.
size_t calque_json_count(const calque_json *value);
/// `index` must be below the count.
const calque_json *calque_json_item(const calque_json *value, size_t index);

/// The bytes of a string, and how many; null where the value is none.
const char *calque_json_string(const calque_json *value, size_t *length);
/// False where the value is no whole number.
bool calque_json_whole(const calque_json *value, long long *number);
/// Writes the numbers of an array; false where an item is none, or too great for single precision.
bool calque_json_numbers(const calque_json *value, float *numbers);
