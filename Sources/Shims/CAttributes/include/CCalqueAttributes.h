// Extended attributes of files, which Swift's module of the C library leaves out.
#ifndef CALQUE_ATTRIBUTES_H
#define CALQUE_ATTRIBUTES_H

#include <stddef.h>

/// 0, or -1 where the file system has no attributes or the file may not be changed.
int calque_attribute_set(const char *path, const char *name, const void *value, size_t size);

/// The count of bytes, or -1 where there is no such attribute or it is longer than `size`.
long calque_attribute_get(const char *path, const char *name, void *value, size_t size);

#endif
