#include "CCalqueJansson.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>

static const json_t *of(const calque_json *value) { return (const json_t *)value; }
static const calque_json *out(const json_t *value) { return (const calque_json *)value; }

calque_json *calque_json_read(const char *text, size_t length, char *reason, size_t capacity) {
    json_error_t error;
    json_t *document = json_loadb(text, length, 0, &error);
    if (!document && capacity > 0) snprintf(reason, capacity, "%s", error.text);
    return (calque_json *)document;
}

void calque_json_free(calque_json *document) { json_decref((json_t *)document); }

const calque_json *calque_json_member(const calque_json *value, const char *name) {
    return out(json_object_get(of(value), name));
}

void *calque_json_first(const calque_json *value) { return json_object_iter((json_t *)of(value)); }

void *calque_json_next(const calque_json *value, void *member) {
    return json_object_iter_next((json_t *)of(value), member);
}

const char *calque_json_name(void *member) { return json_object_iter_key(member); }
const calque_json *calque_json_value(void *member) { return out(json_object_iter_value(member)); }

bool calque_json_is_array(const calque_json *value) { return json_is_array(of(value)); }
size_t calque_json_count(const calque_json *value) { return json_array_size(of(value)); }

const calque_json *calque_json_item(const calque_json *value, size_t index) {
    return out(json_array_get(of(value), index));
}

const char *calque_json_string(const calque_json *value, size_t *length) {
    *length = json_string_length(of(value));
    return json_string_value(of(value));
}

bool calque_json_whole(const calque_json *value, long long *number) {
    *number = json_integer_value(of(value));
    return json_is_integer(of(value));
}

bool calque_json_numbers(const calque_json *value, float *numbers) {
    for (size_t i = 0; i < json_array_size(of(value)); i++) {
        const json_t *item = json_array_get(of(value), i);
        if (!json_is_number(item)) return false;
        numbers[i] = (float)json_number_value(item);
        if (!isfinite(numbers[i])) return false;
    }
    return json_is_array(of(value));
}
