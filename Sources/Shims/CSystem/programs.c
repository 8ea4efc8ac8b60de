#define _GNU_SOURCE
#include "CCalqueSystem.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

int calque_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int calque_limit_memory(int process, uint64_t bytes) {
    struct rlimit limit = {bytes, bytes};
    return prlimit(process, RLIMIT_AS, &limit, NULL);
}
