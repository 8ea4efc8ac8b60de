#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "CCalqueSystem.h"

int calque_secure_standard_streams(void) {
    for (int number = 0; number <= 2; number++) {
        if (fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
        // The lowest free number is this one, because the numbers below it are open by now.
        const int opened = open("/dev/null", number == 2 ? O_WRONLY : O_RDONLY);
        if (opened == number) continue;
        if (opened >= 0) close(opened);
        return -1;
    }
    return 0;
}
