/* A zip archive: for each record a local header and its bytes, then the directory, then its end mark. Offsets
 * are 32 bits: an archive past 4 GiB is refused before anything is lost. */
#include "zip_write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "t2m/py_error.h"

#define ALIGNMENT 64
#define LOCAL_HEADER 30
#define CENTRAL_HEADER 46
#define END_MARK 22
#define PADDING_ID 0x4246 /* what PyTorch marks its padding with */
#define DATE_1980 0x21

static unsigned char *put_16(unsigned char *p, uint32_t value)
{
    p[0] = (unsigned char)value;
    p[1] = (unsigned char)(value >> 8);
    return p + 2;
}

static unsigned char *put_32(unsigned char *p, uint32_t value)
{
    return put_16(put_16(p, value & 0xffff), value >> 16);
}

static void write_bytes(zip_writer *zip, const void *data, size_t size)
{
    py_safe_write(&zip->file, data, size);
    zip->at += size;
}

zip_writer zip_writer_open(const char *path)
{
    return (zip_writer){.file = py_safe_open(path)};
}

static void forget_records(zip_writer *zip)
{
    for (size_t i = 0; i < zip->count; i++)
        free(zip->records[i].name);
    free(zip->records);
    zip->records = NULL;
}

/* The fields that local and central headers share, from "version needed" on. */
static unsigned char *put_common(unsigned char *p, const zip_record *record, size_t extra_size)
{
    p = put_16(p, 20);     /* version needed: 2.0 */
    p = put_16(p, 0x0800); /* names are UTF-8 */
    p = put_16(p, 0);      /* stored */
    p = put_16(p, 0);
    p = put_16(p, DATE_1980);
    p = put_32(p, record->checksum);
    p = put_32(p, record->size);
    p = put_32(p, record->size);
    p = put_16(p, (uint32_t)strlen(record->name));
    return put_16(p, (uint32_t)extra_size);
}

/* CRC of any size: zlib's takes 32 bits at a time. */
static uint32_t checksum_of(const unsigned char *data, size_t size)
{
    uLong checksum = crc32(0, NULL, 0);
    while (size > 0) {
        uInt part = size > (1u << 30) ? 1u << 30 : (uInt)size;
        checksum = crc32(checksum, data, part);
        data += part;
        size -= part;
    }
    return (uint32_t)checksum;
}

void zip_writer_add(zip_writer *zip, const char *name, const void *data, size_t size)
{
    if (zip->at + size > UINT32_MAX - (1u << 24) || zip->count >= UINT16_MAX) {
        forget_records(zip);
        py_safe_fail(&zip->file, EFBIG);
    }
    zip->records = t2m_realloc(zip->records, (zip->count + 1) * sizeof(*zip->records));
    zip_record *record = &zip->records[zip->count++];
    *record = (zip_record){strdup(name), checksum_of(data, size), (uint32_t)size, (uint32_t)zip->at};

    size_t name_size = strlen(name), before = zip->at + LOCAL_HEADER + name_size + 4;
    size_t padding = (ALIGNMENT - before % ALIGNMENT) % ALIGNMENT;
    unsigned char header[LOCAL_HEADER], extra[4 + ALIGNMENT];
    memset(extra, 'Z', sizeof(extra));
    put_16(put_16(extra, PADDING_ID), (uint32_t)padding);
    put_common(put_32(header, 0x04034b50), record, 4 + padding);
    write_bytes(zip, header, sizeof(header));
    write_bytes(zip, name, name_size);
    write_bytes(zip, extra, 4 + padding);
    write_bytes(zip, data, size);
}

static void write_directory_entry(zip_writer *zip, const zip_record *record)
{
    unsigned char header[CENTRAL_HEADER] = {0};
    put_common(put_16(put_32(header, 0x02014b50), 20), record, 0);
    put_32(header + CENTRAL_HEADER - 4, record->offset);
    write_bytes(zip, header, sizeof(header));
    write_bytes(zip, record->name, strlen(record->name));
}

void zip_writer_close(zip_writer *zip)
{
    uint64_t start = zip->at;
    for (size_t i = 0; i < zip->count; i++)
        write_directory_entry(zip, &zip->records[i]);
    unsigned char end[END_MARK] = {0}, *p = put_32(end, 0x06054b50) + 4;
    p = put_16(put_16(p, (uint32_t)zip->count), (uint32_t)zip->count);
    p = put_32(p, (uint32_t)(zip->at - start));
    put_32(p, (uint32_t)start);
    write_bytes(zip, end, sizeof(end));
    forget_records(zip);
    py_safe_commit(&zip->file);
}
