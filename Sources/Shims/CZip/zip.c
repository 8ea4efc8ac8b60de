#include "CCalqueZip.h"

#include <unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

const char *calque_zip_version(void) { return zlibVersion(); }

// --- gzip ---

struct calque_gunzip {
    z_stream stream;
    int at_end;  // of a member
};

calque_gunzip *calque_gunzip_open(void) {
    calque_gunzip *file = calloc(1, sizeof *file);
    if (!file) return NULL;
    if (inflateInit2(&file->stream, MAX_WBITS + 16) != Z_OK) {  // 16: a gzip header, not zlib's
        free(file);
        return NULL;
    }
    return file;
}

void calque_gunzip_close(calque_gunzip *file) {
    if (!file) return;
    inflateEnd(&file->stream);
    free(file);
}

int calque_gunzip_step(calque_gunzip *file, const void *in, size_t in_size, size_t *used, void *out, size_t out_size,
                       size_t *made) {
    *used = *made = 0;
    if (file->at_end) {
        if (in_size == 0) return CALQUE_ZIP_END;
        if (inflateReset(&file->stream) != Z_OK) return CALQUE_ZIP_DAMAGED;
        file->at_end = 0;
    }
    const uInt most = 1u << 30;
    z_stream *stream = &file->stream;
    stream->next_in = (Bytef *)in;
    stream->avail_in = in_size < most ? (uInt)in_size : most;
    stream->next_out = out;
    stream->avail_out = out_size < most ? (uInt)out_size : most;
    int status = inflate(stream, Z_NO_FLUSH);
    *used = (size_t)(stream->next_in - (Bytef *)in);
    *made = (size_t)(stream->next_out - (Bytef *)out);
    switch (status) {
    case Z_STREAM_END: file->at_end = 1; return CALQUE_ZIP_END;
    case Z_OK:
    case Z_BUF_ERROR: return CALQUE_ZIP_OK;
    case Z_MEM_ERROR: return CALQUE_ZIP_MEMORY;
    default: return CALQUE_ZIP_DAMAGED;
    }
}

// --- zip ---

struct calque_zip {
    unzFile file;  // NULL: there are no members
    int is_begun;
    int is_reading;
    void *memory;  // of an archive in memory
};

/// minizip refuses an archive without members.
static int has_no_members(const char *path) {
    unsigned char head[4];
    FILE *file = fopen(path, "rbe");
    if (!file) return 0;
    size_t count = fread(head, 1, sizeof head, file);
    fclose(file);
    return count == sizeof head && memcmp(head, "PK\5\6", sizeof head) == 0;
}

calque_zip *calque_zip_open(const char *path) {
    unzFile file = unzOpen64(path);
    if (!file && !has_no_members(path)) return NULL;
    calque_zip *archive = calloc(1, sizeof *archive);
    if (!archive) {
        if (file) unzClose(file);
        return NULL;
    }
    archive->file = file;
    return archive;
}

// --- zip in memory ---

struct memory {
    const unsigned char *bytes;
    ZPOS64_T size, at;
};

static voidpf memory_open(voidpf opaque, const void *name, int mode) {
    (void)name;
    (void)mode;
    return opaque;
}

static uLong memory_read(voidpf opaque, voidpf stream, void *out, uLong size) {
    (void)opaque;
    struct memory *file = stream;
    ZPOS64_T left = file->at < file->size ? file->size - file->at : 0;
    if (size > left) size = (uLong)left;
    memcpy(out, file->bytes + file->at, size);
    file->at += size;
    return size;
}

static ZPOS64_T memory_tell(voidpf opaque, voidpf stream) {
    (void)opaque;
    return ((struct memory *)stream)->at;
}

static long memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
    (void)opaque;
    struct memory *file = stream;
    ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_END ? file->size : origin == ZLIB_FILEFUNC_SEEK_CUR ? file->at : 0;
    // Offsets of damaged files may be anything. Those from the end are never negative here.
    if (offset > file->size - (base < file->size ? base : file->size)) return -1;
    file->at = base + offset;
    return 0;
}

static int memory_close(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

calque_zip *calque_zip_open_memory(const void *bytes, size_t size) {
    calque_zip *archive = calloc(1, sizeof *archive);
    struct memory *file = calloc(1, sizeof *file);
    if (!archive || !file) goto failed;
    file->bytes = bytes;
    file->size = size;
    zlib_filefunc64_def calls = {
        .zopen64_file = memory_open, .zread_file = memory_read, .ztell64_file = memory_tell,
        .zseek64_file = memory_seek, .zclose_file = memory_close, .zerror_file = memory_close, .opaque = file,
    };
    archive->memory = file;
    archive->file = unzOpen2_64("", &calls);
    if (archive->file || (size >= 4 && memcmp(bytes, "PK\5\6", 4) == 0)) return archive;
failed:
    free(archive);
    free(file);
    return NULL;
}

static int finish(calque_zip *archive) {
    if (!archive->is_reading) return CALQUE_ZIP_OK;
    archive->is_reading = 0;
    return unzCloseCurrentFile(archive->file) == UNZ_OK ? CALQUE_ZIP_OK : CALQUE_ZIP_DAMAGED;
}

void calque_zip_close(calque_zip *archive) {
    if (!archive) return;
    finish(archive);
    if (archive->file) unzClose(archive->file);
    free(archive->memory);
    free(archive);
}

int calque_zip_next(calque_zip *archive, char *name, size_t capacity, uint64_t *size) {
    if (!archive->file) return CALQUE_ZIP_END;
    finish(archive);  // one that was left half read has no checksum to compare
    int status = archive->is_begun ? unzGoToNextFile(archive->file) : unzGoToFirstFile(archive->file);
    archive->is_begun = 1;
    if (status == UNZ_END_OF_LIST_OF_FILE) return CALQUE_ZIP_END;
    if (status != UNZ_OK) return CALQUE_ZIP_DAMAGED;
    unz_file_info64 info;
    memset(name, 0, capacity);
    status = unzGetCurrentFileInfo64(archive->file, &info, name, capacity - 1, NULL, 0, NULL, 0);
    if (status != UNZ_OK) return CALQUE_ZIP_DAMAGED;
    *size = info.uncompressed_size;
    return CALQUE_ZIP_OK;
}

int calque_zip_begin(calque_zip *archive) {
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(archive->file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) return CALQUE_ZIP_DAMAGED;
    if (info.flag & 1) return CALQUE_ZIP_ENCRYPTED;
    if (info.compression_method != 0 && info.compression_method != Z_DEFLATED) return CALQUE_ZIP_METHOD;
    switch (unzOpenCurrentFile(archive->file)) {
    case UNZ_OK: archive->is_reading = 1; return CALQUE_ZIP_OK;
    case UNZ_INTERNALERROR: return CALQUE_ZIP_MEMORY;
    default: return CALQUE_ZIP_DAMAGED;
    }
}

int calque_zip_read(calque_zip *archive, void *out, size_t size, size_t *made) {
    *made = 0;
    if (!archive->is_reading) return CALQUE_ZIP_END;
    int count = unzReadCurrentFile(archive->file, out, size < (1u << 30) ? (unsigned)size : 1u << 30);
    if (count < 0) return CALQUE_ZIP_DAMAGED;
    *made = (size_t)count;
    if (count > 0) return CALQUE_ZIP_OK;
    return finish(archive) == CALQUE_ZIP_OK ? CALQUE_ZIP_END : CALQUE_ZIP_DAMAGED;
}
