#define _GNU_SOURCE
#include <sched.h>
#include <unistd.h>

#include "CCalqueSystem.h"

int calque_processors(void) {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 1;
}
