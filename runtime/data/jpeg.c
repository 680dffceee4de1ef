/* JPEG files, by libjpeg, which is loaded when the first one is met: programs without such files do not need it. */
#include <dlfcn.h>
#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "image.h"
#include "t2m/py_error.h"

typedef struct jpeg_library {
    struct jpeg_error_mgr *(*std_error)(struct jpeg_error_mgr *);
    void (*create_decompress)(j_decompress_ptr, int, size_t);
    void (*mem_src)(j_decompress_ptr, const unsigned char *, unsigned long);
    int (*read_header)(j_decompress_ptr, boolean);
    boolean (*start_decompress)(j_decompress_ptr);
    JDIMENSION (*read_scanlines)(j_decompress_ptr, JSAMPARRAY, JDIMENSION);
    boolean (*finish_decompress)(j_decompress_ptr);
    void (*destroy_decompress)(j_decompress_ptr);
    void (*create_compress)(j_compress_ptr, int, size_t);
    void (*stdio_dest)(j_compress_ptr, FILE *);
    void (*set_defaults)(j_compress_ptr);
    void (*set_quality)(j_compress_ptr, int, boolean);
    void (*start_compress)(j_compress_ptr, boolean);
    JDIMENSION (*write_scanlines)(j_compress_ptr, JSAMPARRAY, JDIMENSION);
    void (*finish_compress)(j_compress_ptr);
    void (*destroy_compress)(j_compress_ptr);
} jpeg_library;

static const jpeg_library *load(void)
{
    static jpeg_library library;
    static bool is_loaded;
    if (is_loaded)
        return &library;
    const struct {
        void *place;
        const char *name;
    } symbols[] = {
        {&library.std_error, "jpeg_std_error"},
        {&library.create_decompress, "jpeg_CreateDecompress"},
        {&library.mem_src, "jpeg_mem_src"},
        {&library.read_header, "jpeg_read_header"},
        {&library.start_decompress, "jpeg_start_decompress"},
        {&library.read_scanlines, "jpeg_read_scanlines"},
        {&library.finish_decompress, "jpeg_finish_decompress"},
        {&library.destroy_decompress, "jpeg_destroy_decompress"},
        {&library.create_compress, "jpeg_CreateCompress"},
        {&library.stdio_dest, "jpeg_stdio_dest"},
        {&library.set_defaults, "jpeg_set_defaults"},
        {&library.set_quality, "jpeg_set_quality"},
        {&library.start_compress, "jpeg_start_compress"},
        {&library.write_scanlines, "jpeg_write_scanlines"},
        {&library.finish_compress, "jpeg_finish_compress"},
        {&library.destroy_compress, "jpeg_destroy_compress"},
    };
    void *handle = dlopen("libjpeg.so.62", RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        py_raise(PY_OS_ERROR, "decoder jpeg not available: libjpeg is not installed (libjpeg62-turbo)");
    for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
        void *symbol = dlsym(handle, symbols[i].name);
        if (symbol == NULL)
            py_raise(PY_OS_ERROR, "decoder jpeg not available: libjpeg has no %s", symbols[i].name);
        *(void **)symbols[i].place = symbol;
    }
    is_loaded = true;
    return &library;
}

/* libjpeg's errors come back here; it must not be unwound by ours. */
typedef struct way_out {
    struct jpeg_error_mgr manager;
    jmp_buf back;
    char message[JMSG_LENGTH_MAX];
} way_out;

static void leave(j_common_ptr info)
{
    way_out *out = (way_out *)(void *)info->err;
    info->err->format_message(info, out->message);
    longjmp(out->back, 1);
}

static void keep_quiet(j_common_ptr info)
{
    (void)info;
}

static void prepare(const jpeg_library *lib, way_out *out)
{
    lib->std_error(&out->manager);
    out->manager.error_exit = leave;
    out->manager.output_message = keep_quiet;
}

static void read_rows(const jpeg_library *lib, struct jpeg_decompress_struct *info, const uint8_t *data, size_t size, raster *image)
{
    lib->create_decompress(info, JPEG_LIB_VERSION, sizeof *info);
    lib->mem_src(info, data, (unsigned long)size);
    lib->read_header(info, TRUE);
    info->out_color_space = info->num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    lib->start_decompress(info);
    *image = (raster){.height = info->output_height, .width = info->output_width, .channels = info->output_components};
    size_t row = (size_t)(image->width * image->channels);
    image->pixels = t2m_malloc(row * (size_t)image->height + 1);
    while (info->output_scanline < info->output_height) {
        JSAMPROW line = image->pixels + row * info->output_scanline;
        lib->read_scanlines(info, &line, 1);
    }
    lib->finish_decompress(info);
}

bool jpeg_read(const uint8_t *data, size_t size, raster *image)
{
    if (size < 4 || data[0] != 0xFF || data[1] != 0xD8 || data[2] != 0xFF)
        return false;
    const jpeg_library *lib = load();
    struct jpeg_decompress_struct info = {.err = NULL};
    way_out out;
    prepare(lib, &out);
    info.err = &out.manager;
    *image = (raster){.pixels = NULL};
    bool is_bad = setjmp(out.back) != 0;
    if (!is_bad)
        read_rows(lib, &info, data, size, image);
    lib->destroy_decompress(&info);
    if (is_bad) {
        free(image->pixels);
        py_raise(PY_OS_ERROR, "broken data stream when reading image file: %s", out.message);
    }
    return true;
}

static void write_rows(const jpeg_library *lib, struct jpeg_compress_struct *info, FILE *file, const raster *image, int quality)
{
    lib->create_compress(info, JPEG_LIB_VERSION, sizeof *info);
    lib->stdio_dest(info, file);
    info->image_width = (JDIMENSION)image->width;
    info->image_height = (JDIMENSION)image->height;
    info->input_components = (int)image->channels;
    info->in_color_space = image->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    lib->set_defaults(info);
    lib->set_quality(info, quality, TRUE);
    lib->start_compress(info, TRUE);
    while (info->next_scanline < info->image_height) {
        JSAMPROW line = image->pixels + (size_t)info->next_scanline * (size_t)(image->width * image->channels);
        lib->write_scanlines(info, &line, 1);
    }
    lib->finish_compress(info);
}

void jpeg_write(const char *path, const raster *image, int quality)
{
    if (image->channels == 2 || image->channels == 4)
        py_raise(PY_OS_ERROR, "cannot write mode %s as JPEG", image->channels == 4 ? "RGBA" : "LA");
    const jpeg_library *lib = load();
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        py_raise_os(errno, path);
    struct jpeg_compress_struct info = {.err = NULL};
    way_out out;
    prepare(lib, &out);
    info.err = &out.manager;
    bool is_bad = setjmp(out.back) != 0;
    if (!is_bad)
        write_rows(lib, &info, file, image, quality);
    lib->destroy_compress(&info);
    if (fclose(file) != 0 && !is_bad)
        py_raise_os(errno, path);
    if (is_bad)
        py_raise(PY_OS_ERROR, "%s: %s", path, out.message);
}
