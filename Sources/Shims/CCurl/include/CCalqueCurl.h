/// Requests over HTTP by libcurl: one connection that stays open, one request at a time.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// A connection that is kept open between requests. It may be used by one thread at a time.
typedef struct calque_http calque_http;

/// The outcome of a request.
typedef enum {
    CALQUE_HTTP_ANSWERED,
    /// The URL is not valid or not supported.
    CALQUE_HTTP_BAD_ADDRESS,
    /// The server cannot be reached, or its certificate is not trusted.
    CALQUE_HTTP_UNREACHABLE,
    /// The server closed the connection.
    CALQUE_HTTP_CUT,
    CALQUE_HTTP_TIMEOUT,
    CALQUE_HTTP_TOO_LONG,
    CALQUE_HTTP_NO_MEMORY,
} calque_http_outcome;

typedef struct {
    const char *url;
    /// Lines such as `Accept: application/json`, ended by a null pointer; the pointer itself may be null.
    const char *const *headers;
    /// Null for GET.
    const char *body;
    size_t body_length;
    /// The most bytes of an answer.
    size_t most;
    long connect_milliseconds;
    long milliseconds;
    /// Whether the proxy of the environment is not used.
    bool is_local;
} calque_http_request;

typedef struct {
    calque_http_outcome outcome;
    /// The status of HTTP, such as 200.
    long status;
    /// Owned by the connection, until its next request.
    const char *body;
    size_t length;
    /// The seconds that the server asks to wait (Retry-After); 0 if it asks for none.
    long retry_after;
    /// The target of a redirection, or null; owned by the connection, until its next request.
    const char *redirection;
    /// The fault, in libcurl's words.
    char reason[256];
} calque_http_answer;

/// Null if libcurl is not installed or memory is short.
calque_http *calque_http_open(void);
void calque_http_close(calque_http *connection);

/// No redirection is followed.
void calque_http_ask(calque_http *connection, const calque_http_request *request, calque_http_answer *answer);
