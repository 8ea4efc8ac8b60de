// The only access to zlib and minizip: gzip in steps, and the members of a zip file one after the other. For files of
// any size, memory is that of the libraries' own windows (some 64 KiB). Nothing is written to disk.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The version of zlib that runs.
const char *calque_zip_version(void);

enum {
    CALQUE_ZIP_OK = 0,
    CALQUE_ZIP_END = 1,          // the end of a gzip member, of a zip member's bytes, or of the list of members
    CALQUE_ZIP_DAMAGED = -1,     // not such a file, or a wrong checksum
    CALQUE_ZIP_MEMORY = -2,
    CALQUE_ZIP_ENCRYPTED = -3,
    CALQUE_ZIP_METHOD = -4,      // neither stored nor deflated
};

typedef struct calque_gunzip calque_gunzip;

/// NULL if memory is short.
calque_gunzip *calque_gunzip_open(void);
void calque_gunzip_close(calque_gunzip *file);
/// Unpacks from `in` to `out` and says how many bytes of each it used. After the end of a member, it begins a further
/// one by itself. CALQUE_ZIP_END: a member is complete, and perhaps the file.
int calque_gunzip_step(calque_gunzip *file, const void *in, size_t in_size, size_t *used, void *out, size_t out_size,
                       size_t *made);

typedef struct calque_zip calque_zip;

/// NULL if the file cannot be opened or is not a zip file.
calque_zip *calque_zip_open(const char *path);
/// As above, for a zip file in memory. The bytes must stay where they are until it is closed.
calque_zip *calque_zip_open_memory(const void *bytes, size_t size);
void calque_zip_close(calque_zip *archive);
/// Goes to the next member; the first call goes to the first. Its name (cut to `capacity`, ended by NUL) and sizes are
/// those that the archive claims.
int calque_zip_next(calque_zip *archive, char *name, size_t capacity, uint64_t *size);
/// Begins the current member.
int calque_zip_begin(calque_zip *archive);
/// Up to `size` bytes of it, at most 1 GiB. At its end the checksum is compared.
int calque_zip_read(calque_zip *archive, void *out, size_t size, size_t *made);
