#define _POSIX_C_SOURCE 200809L
#include <semaphore.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "CCalqueSystem.h"

static sem_t caught_any;
static volatile sig_atomic_t caught;

static void note(int number) {
    caught = number;
    sem_post(&caught_any);
}

void calque_signals_ignore_write_failures(void) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

void calque_signals_catch(void) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    sem_init(&caught_any, 0, 0);
    for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
        struct sigaction old;
        if (sigaction(numbers[index], NULL, &old) != 0 || old.sa_handler == SIG_IGN) continue;
        // It stays caught: some callers, timeout(1) for one, send it twice.
        struct sigaction new = {.sa_handler = note, .sa_flags = SA_RESTART};
        sigemptyset(&new.sa_mask);
        sigaction(numbers[index], &new, NULL);
    }
}

int calque_signals_wait(void) {
    while (sem_wait(&caught_any) != 0) {
    }
    return caught;
}

void calque_signals_die(int number) {
    signal(number, SIG_DFL);
    kill(getpid(), number);
}
