// Ours and the libraries run in turns in one process. The median of the rounds counts.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 7 };

static inline double now(void) {
    struct timespec t;
    // The processor time of this thread, so that other programs matter less.
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline int compare_doubles(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline double median(const double *values, int count) {
    double sorted[64];
    for (int i = 0; i < count; i++) sorted[i] = values[i];
    qsort(sorted, (size_t)count, sizeof *sorted, compare_doubles);
    return sorted[count / 2];
}

/// Prints a line: the part, the case, the name, the seconds, and the speed over that of the first, round by round.
static inline void print_figure(const char *part, const char *name, const char *who, const double *seconds,
                                const double *first, int count) {
    double ratios[64];
    for (int i = 0; i < count; i++) ratios[i] = first[i] / seconds[i];
    printf("%s\t%s\t%s\t%.9f\t%.4f\n", part, name, who, median(seconds, count), median(ratios, count));
    fflush(stdout);
}
