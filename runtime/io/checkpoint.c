/* torch.save and torch.load: a zip archive with the pickle of the value and a record for each storage. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "pickle_nodes.h"
#include "pickle_write.h"
#include "t2m/io.h"
#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "zip_write.h"

/* Records are named after the file, as PyTorch does: "model/data.pkl" in model.pt. */
static void add_record(zip_writer *zip, const char *folder, const char *name, const void *data, size_t size)
{
    T2M_POOL(pool);
    zip_writer_add(zip, py_text(py_str_printf("%s/%s", folder, name)), data, size);
}

void io_save(const char *path, const void *value)
{
    T2M_POOL(pool);
    pickle_writer pickle = {.storage_count = 0};
    pickle_write(&pickle, value); /* before the file is touched: it may raise */
    py_str folder = os_path_splitext(py_text(os_path_basename(path))).head;
    const char *name = folder->size > 0 ? folder->text : "archive";
    zip_writer zip = zip_writer_open(path);
    add_record(&zip, name, "data.pkl", pickle.bytes.text, pickle.bytes.size);
    add_record(&zip, name, "byteorder", "little", 6);
    for (size_t i = 0; i < pickle.storage_count; i++) {
        char record[32];
        snprintf(record, sizeof(record), "data/%zu", i);
        add_record(&zip, name, record, pickle.storages[i].bytes, pickle.storages[i].size);
    }
    add_record(&zip, name, "version", "3\n", 2);
    zip_writer_close(&zip);
    pickle_writer_free(&pickle);
}

static void check_byte_order(const zip_reader *zip)
{
    size_t size;
    unsigned char *order = zip_reader_record(zip, "byteorder", &size);
    if (order != NULL && !(size == 6 && memcmp(order, "little", 6) == 0))
        py_raise(PY_RUNTIME_ERROR, "%s: was written on a big-endian machine, which is not supported",
                 zip->path);
    free(order);
}

static py_value load(const char *path, bool has_objects)
{
    T2M_POOL(pool);
    zip_reader zip = zip_reader_open(path);
    check_byte_order(&zip);
    size_t size;
    unsigned char *bytes = zip_reader_record(&zip, "data.pkl", &size);
    pickle_reader reader = {.zip = &zip, .has_objects = has_objects};
    py_value value = node_value(&reader, pickle_read(&reader, bytes, size));
    t2m_keep(&pool, value);
    pickle_reader_free(&reader);
    free(bytes);
    zip_reader_close(&zip);
    return value;
}

py_value io_load_value(const char *path)
{
    return load(path, false);
}

py_value io_load_whole(const char *path)
{
    return load(path, true);
}

py_dict *io_load(const char *path)
{
    py_value value = io_load_value(path);
    bool state = py_is_dict(value) && (py_as_dict(value)->value == PY_ARRAY || py_len(value) == 0);
    if (!state)
        py_raise(PY_TYPE_ERROR, "%s: holds a %s that is no dict of tensors by name", path,
                 py_type_name(value));
    return py_as_dict(value);
}
