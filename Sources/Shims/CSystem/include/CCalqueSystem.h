// The C library where Swift cannot reach it or should not wait for a call: extended attributes, signals, and functions
// of inner loops as inline functions.
#ifndef CALQUE_SYSTEM_H
#define CALQUE_SYSTEM_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Extended attributes of files (xattr(7)); Swift's module of the C library leaves them out.

/// Sets an attribute. Returns 0, or -1 when the file system has no attributes or the file may not be changed.
int calque_attribute_set(const char *path, const char *name, const void *value, size_t size);

/// Reads an attribute. Returns the count of bytes, or -1 when there is no such attribute or it is longer than `size`.
long calque_attribute_get(const char *path, const char *name, void *value, size_t size);

/// Returns the count of processors that the process may use, at least 1.
int calque_processors(void);

/// Makes a pipe (pipe2(2)) whose ends are closed when another program starts. Returns 0, or -1.
int calque_pipe(int ends[2]);

/// Limits the memory of a process that this one started. Returns 0, or -1.
int calque_limit_memory(int process, uint64_t bytes);

/// Opens the null device for each of the descriptors 0, 1 and 2 that is closed. Otherwise a file that the program opens
/// could get such a number, and messages would be written into it. Standard output becomes a device that cannot be
/// written, so that lost results are still an error. Returns 0, or -1 if that fails.
int calque_secure_standard_streams(void);

// Signals. The handler is C, because Swift code is not safe in one.

/// Ignores the signals for a closed pipe and for a file that may not grow (`ulimit -f`): write(2) then fails instead.
void calque_signals_ignore_write_failures(void);

/// Catches the signals that end a program (SIGINT, SIGTERM, SIGHUP) until the process ends. A signal that the caller of
/// the program has turned off (nohup(1)) stays off.
void calque_signals_catch(void);

/// Waits until a signal of `calque_signals_catch` arrives and returns its number.
int calque_signals_wait(void);

/// Ends the process by a signal, so that its caller sees the reason.
void calque_signals_die(int number);

// Mutexes, which have a fixed address.

/// Makes a mutex that is not locked. The caller frees it.
void *calque_mutex_make(void);

/// Frees a mutex that is not locked.
void calque_mutex_free(void *mutex);

/// Waits until the mutex is free and locks it.
void calque_mutex_lock(void *mutex);

/// Unlocks a mutex that the calling thread has locked.
void calque_mutex_unlock(void *mutex);

// Inner loops.

static inline double calque_exp(double x) { return exp(x); }
static inline float calque_expf(float x) { return expf(x); }
static inline double calque_log(double x) { return log(x); }
static inline float calque_logf(float x) { return logf(x); }
static inline double calque_log2(double x) { return log2(x); }
static inline float calque_log2f(float x) { return log2f(x); }
static inline double calque_pow(double x, double y) { return pow(x, y); }
static inline float calque_powf(float x, float y) { return powf(x, y); }

/// Returns the number whose digits start there; 0 if there are none.
static inline float calque_float(const char *digits) { return strtof(digits, NULL); }

static inline bool calque_bytes_equal(const void *one, const void *other, size_t count) {
    return memcmp(one, other, count) == 0;
}

static inline const void *calque_bytes_first(const void *start, unsigned char byte, size_t count) {
    return memchr(start, byte, count);
}

#endif
