/* bz2 and lzma: whole buffers. */
#include <bzlib.h>
#include <lzma.h>

#include "t2m/py_error.h"
#include "t2m/py_gzip.h"

/* What has been written so far, in a buffer that doubles. */
typedef struct output {
    py_builder bytes;
    char room[1 << 16];
} output;

static py_bytes *taken(output *out)
{
    py_bytes *made = py_bytes_new(out->bytes.text, (int64_t)out->bytes.size);
    py_builder_free(&out->bytes);
    return made;
}

py_bytes *py_bz2_compress(py_buffer data, int64_t level)
{
    if (level < 1 || level > 9)
        py_raise(PY_VALUE_ERROR, "compresslevel must be between 1 and 9");
    output out = {.bytes = {0}};
    bz_stream stream = {.next_in = (char *)(uintptr_t)data.data, .avail_in = (unsigned)data.size};
    int code = BZ2_bzCompressInit(&stream, (int)level, 0, 0);
    while (code >= 0 && code != BZ_STREAM_END) {
        stream.next_out = out.room;
        stream.avail_out = sizeof out.room;
        code = BZ2_bzCompress(&stream, BZ_FINISH);
        py_builder_add(&out.bytes, out.room, sizeof out.room - stream.avail_out);
    }
    BZ2_bzCompressEnd(&stream);
    return taken(&out);
}

py_bytes *py_bz2_decompress(py_buffer data)
{
    output out = {.bytes = {0}};
    bz_stream stream = {.next_in = (char *)(uintptr_t)data.data, .avail_in = (unsigned)data.size};
    int code = BZ_OK;
    while (stream.avail_in > 0 && code >= 0) { /* streams may follow each other */
        code = BZ2_bzDecompressInit(&stream, 0, 0);
        while (code == BZ_OK) {
            stream.next_out = out.room;
            stream.avail_out = sizeof out.room;
            code = BZ2_bzDecompress(&stream);
            py_builder_add(&out.bytes, out.room, sizeof out.room - stream.avail_out);
            if (code == BZ_OK && stream.avail_in == 0 && stream.avail_out == sizeof out.room)
                code = BZ_UNEXPECTED_EOF;
        }
        BZ2_bzDecompressEnd(&stream);
    }
    py_bytes *made = taken(&out);
    if (code == BZ_UNEXPECTED_EOF)
        py_raise(PY_VALUE_ERROR, "Compressed data ended before the end-of-stream marker was reached");
    if (code < 0)
        py_raise(PY_OS_ERROR, "Invalid data stream");
    return made;
}

/* Runs a coder over all of the data. */
static lzma_ret run(lzma_stream *stream, py_buffer data, output *out)
{
    lzma_ret code = LZMA_OK;
    stream->next_in = (const uint8_t *)data.data;
    stream->avail_in = (size_t)data.size;
    while (code == LZMA_OK) {
        stream->next_out = (uint8_t *)out->room;
        stream->avail_out = sizeof out->room;
        code = lzma_code(stream, LZMA_FINISH);
        py_builder_add(&out->bytes, out->room, sizeof out->room - stream->avail_out);
    }
    lzma_end(stream);
    return code;
}

py_bytes *py_lzma_compress(py_buffer data, int64_t preset)
{
    output out = {.bytes = {0}};
    lzma_stream stream = LZMA_STREAM_INIT;
    if (lzma_easy_encoder(&stream, (uint32_t)preset, LZMA_CHECK_CRC64) == LZMA_OK)
        run(&stream, data, &out);
    return taken(&out);
}

py_bytes *py_lzma_decompress(py_buffer data)
{
    output out = {.bytes = {0}};
    lzma_stream stream = LZMA_STREAM_INIT;
    lzma_ret code = lzma_auto_decoder(&stream, UINT64_MAX, LZMA_CONCATENATED);
    if (code == LZMA_OK)
        code = run(&stream, data, &out);
    py_bytes *made = taken(&out);
    if (code != LZMA_STREAM_END)
        py_raise(PY_VALUE_ERROR, "%s", code == LZMA_BUF_ERROR ? "Compressed data ended before the end-of-stream marker was reached"
                                                              : "Input format not supported by decoder");
    return made;
}
