#include "CCalqueSystem.h"

#include <pthread.h>

void *calque_mutex_make(void) {
    pthread_mutex_t *mutex = malloc(sizeof *mutex);
    // A process without memory for a mutex ends, as Swift's own allocations do.
    if (mutex == NULL || pthread_mutex_init(mutex, NULL) != 0) abort();
    return mutex;
}

void calque_mutex_free(void *mutex) {
    pthread_mutex_destroy(mutex);
    free(mutex);
}

void calque_mutex_lock(void *mutex) { pthread_mutex_lock(mutex); }

void calque_mutex_unlock(void *mutex) { pthread_mutex_unlock(mutex); }
