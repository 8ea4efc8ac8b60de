/// SentencePiece behind plain C functions. No exception leaves them; none may be called with a null pointer.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A loaded model. It may be used by several threads at a time.
typedef struct calque_sp_model calque_sp_model;

/// Loads the model file `path`; null where that fails, with the reason (cut to `capacity`, ended by NUL) in `reason`.
calque_sp_model *calque_sp_open(const char *path, char *reason, size_t capacity);
void calque_sp_close(calque_sp_model *model);

/// The ids of `length` bytes of UTF-8, with neither begin nor end mark. At most `capacity` are written, `count` is how
/// many there are. False where the library refused, with the reason as in `calque_sp_open`.
bool calque_sp_encode(const calque_sp_model *model, const char *text, size_t length, int32_t *ids, size_t capacity,
                      size_t *count, char *reason, size_t reason_capacity);

#ifdef __cplusplus
}
#endif
