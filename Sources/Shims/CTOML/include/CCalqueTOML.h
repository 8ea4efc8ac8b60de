/// toml++ (https://marzer.github.io/tomlplusplus) as a flat list of values.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    calque_toml_string,
    calque_toml_integer,
    calque_toml_number,
    calque_toml_boolean,
    /// A table, which may be empty. Its values follow.
    calque_toml_table,
    /// An array without elements. It is no element itself.
    calque_toml_empty_array,
    /// A date, or an array or table inside an array.
    calque_toml_other,
} calque_toml_kind;

/// A value, valid during the call that receives it.
typedef struct {
    /// The names of the tables around it with dots between, such as `desk.politics`.
    const char *table;
    const char *key;
    calque_toml_kind kind;
    /// The text of a string, the digits of a number, `true` or `false`; otherwise empty. It may contain zeros.
    const char *text;
    size_t length;
    /// Whether it is an element of an array.
    bool is_element;
    /// From 1.
    unsigned line;
} calque_toml_value;

typedef void (*calque_toml_receiver)(void *context, const calque_toml_value *value);

/// Calls the receiver with each value of a document in the order of keys.
///
/// - Parameter message: receives the reason, without line ends, if the document is not TOML.
/// - Returns: 0, or the line of the first fault.
unsigned calque_toml_read(const char *bytes, size_t count, calque_toml_receiver receiver, void *context,
                          char message[256]);

#ifdef __cplusplus
}
#endif
