#include <sys/xattr.h>

#include "CCalqueSystem.h"

int calque_attribute_set(const char *path, const char *name, const void *value, size_t size) {
    return setxattr(path, name, value, size, 0);
}

long calque_attribute_get(const char *path, const char *name, void *value, size_t size) {
    return getxattr(path, name, value, size);
}
