#include "CCalqueCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct calque_http {
    CURL *handle;
    char *body;
    size_t length, capacity, most;
    bool is_too_long;
    bool is_out_of_memory;
};

// Loaded when it is first needed: libcurl loads thirty libraries, which would double the start-up time of the program.
static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) init;
    __typeof__(&curl_easy_cleanup) cleanup;
    __typeof__(&curl_easy_reset) reset;
    __typeof__(&curl_easy_setopt) setopt;
    __typeof__(&curl_easy_perform) perform;
    __typeof__(&curl_easy_getinfo) getinfo;
    __typeof__(&curl_easy_strerror) strerror;
    __typeof__(&curl_slist_append) slist_append;
    __typeof__(&curl_slist_free_all) slist_free_all;
} curl;
static bool is_loaded;

static void initialise(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW);
    if (!library) return;
    const struct {
        void **to;
        const char *name;
    } functions[] = {
        {(void **)&curl.global_init, "curl_global_init"},
        {(void **)&curl.init, "curl_easy_init"},
        {(void **)&curl.cleanup, "curl_easy_cleanup"},
        {(void **)&curl.reset, "curl_easy_reset"},
        {(void **)&curl.setopt, "curl_easy_setopt"},
        {(void **)&curl.perform, "curl_easy_perform"},
        {(void **)&curl.getinfo, "curl_easy_getinfo"},
        {(void **)&curl.strerror, "curl_easy_strerror"},
        {(void **)&curl.slist_append, "curl_slist_append"},
        {(void **)&curl.slist_free_all, "curl_slist_free_all"},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (!(*functions[i].to = dlsym(library, functions[i].name))) return;
    is_loaded = curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

calque_http *calque_http_open(void) {
    pthread_once(&once, initialise);
    if (!is_loaded) return NULL;
    calque_http *connection = calloc(1, sizeof *connection);
    if (!connection) return NULL;
    connection->handle = curl.init();
    if (connection->handle) return connection;
    free(connection);
    return NULL;
}

void calque_http_close(calque_http *connection) {
    curl.cleanup(connection->handle);
    free(connection->body);
    free(connection);
}

static size_t take(char *bytes, size_t size, size_t count, void *to) {
    calque_http *connection = to;
    const size_t length = size * count;
    if (length > connection->most - connection->length) {
        connection->is_too_long = true;
        return 0;
    }
    if (connection->length + length > connection->capacity) {
        const size_t capacity = 2 * (connection->length + length);
        char *body = realloc(connection->body, capacity);
        if (!body) {
            connection->is_out_of_memory = true;
            return 0;
        }
        connection->body = body;
        connection->capacity = capacity;
    }
    memcpy(connection->body + connection->length, bytes, length);
    connection->length += length;
    return length;
}

static calque_http_outcome outcome(const calque_http *connection, CURLcode code) {
    if (connection->is_too_long) return CALQUE_HTTP_TOO_LONG;
    if (connection->is_out_of_memory) return CALQUE_HTTP_NO_MEMORY;
    switch (code) {
        case CURLE_OK: return CALQUE_HTTP_ANSWERED;
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL: return CALQUE_HTTP_BAD_ADDRESS;
        case CURLE_OPERATION_TIMEDOUT: return CALQUE_HTTP_TIMEOUT;
        case CURLE_OUT_OF_MEMORY: return CALQUE_HTTP_NO_MEMORY;
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM: return CALQUE_HTTP_CUT;
        default: return CALQUE_HTTP_UNREACHABLE;
    }
}

void calque_http_ask(calque_http *connection, const calque_http_request *request, calque_http_answer *answer) {
    memset(answer, 0, sizeof *answer);
    connection->length = 0;
    connection->most = request->most;
    connection->is_too_long = connection->is_out_of_memory = false;
    char reason[CURL_ERROR_SIZE] = "";

    CURL *handle = connection->handle;
    // The connection itself outlives this.
    curl.reset(handle);
    struct curl_slist *headers = NULL;
    // libcurl would wait a second for permission to send a long body.
    headers = curl.slist_append(headers, "Expect:");
    for (const char *const *line = request->headers; line && *line; line++)
        headers = curl.slist_append(headers, *line);
    curl.setopt(handle, CURLOPT_URL, request->url);
    curl.setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl.setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl.setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl.setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl.setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl.setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    curl.setopt(handle, CURLOPT_TIMEOUT_MS, request->milliseconds);
    curl.setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl.setopt(handle, CURLOPT_WRITEDATA, connection);
    curl.setopt(handle, CURLOPT_ERRORBUFFER, reason);
    if (request->is_local) curl.setopt(handle, CURLOPT_PROXY, "");
    if (request->body) {
        curl.setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
        curl.setopt(handle, CURLOPT_POSTFIELDS, request->body);
    }
    const CURLcode code = curl.perform(handle);
    answer->outcome = outcome(connection, code);
    curl.getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
    curl_off_t wait = 0;
    if (curl.getinfo(handle, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK) answer->retry_after = (long)wait;
    char *redirection = NULL;
    if (curl.getinfo(handle, CURLINFO_REDIRECT_URL, &redirection) == CURLE_OK)
        answer->redirection = redirection;
    answer->body = connection->body;
    answer->length = connection->length;
    if (code != CURLE_OK)
        snprintf(answer->reason, sizeof answer->reason, "%s", *reason ? reason : curl.strerror(code));
    // It points into this call's stack.
    curl.setopt(handle, CURLOPT_ERRORBUFFER, NULL);
    curl.setopt(handle, CURLOPT_HTTPHEADER, NULL);
    curl.slist_free_all(headers);
}
