/* pickle.dump: a value as the program of a small stack machine. As CPython does it: objects that occur twice are written once
 * and then named by their number in the memo, and from protocol 4 on the program lies in frames of 64 KiB. */
#include "pickle_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "value_internal.h"

enum {
    FRAME_TARGET = 64 * 1024, /* a frame that is as long is closed before the next object */
    FRAME_LEAST = 4,          /* shorter ones have no header */
    FRAME_HEADER = 9,
    BATCH = 1000 /* items that one instruction adds to a container */
};

typedef struct memo_slot {
    const t2m_object *object; /* NULL: free */
    int64_t number;
} memo_slot;

typedef struct known_global {
    const char *name;
    int64_t number;
} known_global;

typedef struct writer {
    py_builder out;
    int protocol;
    bool has_frames, is_in_frame;
    size_t frame; /* where the header of the open frame stands */
    memo_slot *memo;
    size_t memo_size; /* a power of two */
    int64_t memo_count;
    known_global globals[16]; /* there are fewer classes of plain data */
    size_t global_count;
} writer;

/* ---- frames */

static void close_frame(writer *w)
{
    if (!w->is_in_frame)
        return;
    w->is_in_frame = false;
    char *header = w->out.text + w->frame;
    size_t length = w->out.size - w->frame - FRAME_HEADER;
    if (length < FRAME_LEAST) {
        memmove(header, header + FRAME_HEADER, length);
        w->out.size -= FRAME_HEADER;
        return;
    }
    header[0] = '\x95';
    for (int i = 0; i < 8; i++)
        header[i + 1] = (char)((uint64_t)length >> 8 * i);
}

static void put(writer *w, const void *data, size_t size)
{
    if (w->has_frames && !w->is_in_frame) {
        w->frame = w->out.size;
        w->is_in_frame = true;
        py_builder_add(&w->out, "\0\0\0\0\0\0\0\0", FRAME_HEADER);
    }
    py_builder_add(&w->out, data, size);
}

static void put_code(writer *w, char code)
{
    put(w, &code, 1);
}

static void put_number(writer *w, char code, uint64_t number, int size)
{
    char bytes[9] = {code};
    for (int i = 0; i < size; i++)
        bytes[i + 1] = (char)(number >> 8 * i);
    put(w, bytes, (size_t)size + 1);
}

/* ---- the memo. Texts of the program are one object in CPython, as are those of one character. */

static bool goes_by_content(const t2m_object *object)
{
    if (object->kind == &py_bytes_kind)
        return ((const py_bytes *)object)->size <= 1;
    const struct py_string *text = (const void *)object;
    return object->kind == &py_str_kind && (object->references < 0 || text->size <= 1);
}

static bool is_same(const t2m_object *a, const t2m_object *b)
{
    return a == b || (goes_by_content(a) && goes_by_content(b) && py_equal(a, b));
}

static memo_slot *find_slot(const writer *w, const t2m_object *object)
{
    uint64_t hash = goes_by_content(object) ? py_hash(object) : (uint64_t)(uintptr_t)object >> 4;
    size_t at = (size_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (w->memo_size - 1);
    while (w->memo[at].object != NULL && !is_same(w->memo[at].object, object))
        at = (at + 1) & (w->memo_size - 1);
    return &w->memo[at];
}

static void grow_memo(writer *w)
{
    memo_slot *old = w->memo;
    size_t count = w->memo_size;
    w->memo_size = count ? count * 2 : 64;
    w->memo = t2m_malloc(w->memo_size * sizeof *w->memo);
    memset(w->memo, 0, w->memo_size * sizeof *w->memo);
    for (size_t i = 0; i < count; i++)
        if (old[i].object != NULL)
            *find_slot(w, old[i].object) = old[i];
    free(old);
}

static void memoize(writer *w, const t2m_object *object)
{
    if (w->protocol >= 4)
        put_code(w, '\x94');
    else if (w->memo_count < 256)
        put_number(w, 'q', (uint64_t)w->memo_count, 1);
    else
        put_number(w, 'r', (uint64_t)w->memo_count, 4);
    if (object != NULL) {
        if ((size_t)w->memo_count * 2 >= w->memo_size)
            grow_memo(w);
        *find_slot(w, t2m_retain(object)) = (memo_slot){object, w->memo_count};
    }
    w->memo_count++;
}

static bool put_known(writer *w, const t2m_object *object)
{
    const memo_slot *slot = w->memo_size ? find_slot(w, object) : NULL;
    if (slot == NULL || slot->object == NULL)
        return false;
    put_number(w, slot->number < 256 ? 'h' : 'j', (uint64_t)slot->number, slot->number < 256 ? 1 : 4);
    return true;
}

/* ---- values */

static void save(writer *w, py_value value);

static void put_int(writer *w, int64_t n)
{
    if (n >= 0 && n <= 0xff)
        put_number(w, 'K', (uint64_t)n, 1);
    else if (n >= 0 && n <= 0xffff)
        put_number(w, 'M', (uint64_t)n, 2);
    else if (n >= INT32_MIN && n <= INT32_MAX)
        put_number(w, 'J', (uint64_t)n, 4);
    else {
        int size = 8;
        while (size > 1 && (n >> (8 * (size - 1) - 1) == 0 || n >> (8 * (size - 1) - 1) == -1))
            size--;
        put_number(w, '\x8a', (uint64_t)size, 1);
        for (int i = 0; i < size; i++)
            put_code(w, (char)(n >> 8 * i));
    }
}

static void put_float(writer *w, double x)
{
    uint64_t bits;
    char bytes[9] = {'G'};
    memcpy(&bits, &x, sizeof bits);
    for (int i = 0; i < 8; i++)
        bytes[i + 1] = (char)(bits >> 8 * (7 - i));
    put(w, bytes, sizeof bytes);
}

/* Long texts stand between the frames. */
static void put_bytes(writer *w, const char codes[3], const void *data, int64_t size)
{
    bool is_long = w->has_frames && size >= FRAME_TARGET;
    if (is_long) {
        close_frame(w);
        w->has_frames = false;
    }
    if (size <= 0xff && codes[0] != '\0')
        put_number(w, codes[0], (uint64_t)size, 1);
    else
        put_number(w, size <= UINT32_MAX ? codes[1] : codes[2], (uint64_t)size, size <= UINT32_MAX ? 4 : 8);
    put(w, data, (size_t)size);
    w->has_frames |= is_long;
}

static void put_text(writer *w, py_str text)
{
    put_bytes(w, w->protocol >= 4 ? "\x8cX\x8d" : "\0X\x8d", text->text, text->size);
    memoize(w, &text->base);
}

/* A class. Its names are literals, so that they are written once; so is the class. */
static void put_global(writer *w, py_str module, py_str name)
{
    for (size_t i = 0; i < w->global_count; i++) {
        if (strcmp(w->globals[i].name, name->text) != 0) /* names of several modules differ */
            continue;
        int64_t number = w->globals[i].number;
        put_number(w, number < 256 ? 'h' : 'j', (uint64_t)number, number < 256 ? 1 : 4);
        return;
    }
    if (w->protocol >= 4) {
        save(w, (py_value)module);
        save(w, (py_value)name);
        put_code(w, '\x93');
    } else {
        bool is_builtin = strcmp(module->text, "builtins") == 0;
        py_builder text = {0};
        py_builder_printf(&text, "c%s\n%s\n", is_builtin && w->protocol == 2 ? "__builtin__" : module->text, name->text);
        put(w, text.text, text.size);
        py_builder_free(&text);
    }
    if (w->global_count < sizeof w->globals / sizeof *w->globals)
        w->globals[w->global_count++] = (known_global){name->text, w->memo_count};
    memoize(w, NULL);
}

/* Before protocol 3: encode(text, "latin1"). */
static void put_old_bytes(writer *w, const py_bytes *bytes)
{
    py_value parts[] = {(py_value)py_bytes_decode(bytes, PY_STR("latin-1"), PY_STR("strict")), (py_value)PY_STR("latin1")};
    bool is_empty = bytes->size == 0;
    put_global(w, is_empty ? PY_STR("builtins") : PY_STR("_codecs"), is_empty ? PY_STR("bytes") : PY_STR("encode"));
    save(w, pickle_tuple(parts, is_empty ? 0 : 2));
    put_code(w, 'R');
    memoize(w, &bytes->base);
}

static void put_bytes_object(writer *w, const py_bytes *bytes)
{
    if (w->protocol < 3) {
        put_old_bytes(w, bytes);
        return;
    }
    put_bytes(w, "CB\x8e", bytes->data, bytes->size);
    memoize(w, &bytes->base);
}

static void put_bytearray(writer *w, const py_bytearray *array)
{
    if (w->protocol >= 5) {
        put_number(w, '\x96', (uint64_t)array->size, 8);
        put(w, array->data, (size_t)array->size);
    } else {
        put_global(w, PY_STR("builtins"), PY_STR("bytearray"));
        save(w, (py_value)py_bytes_of_bytearray(array));
        put_code(w, '\x85');
        memoize(w, NULL);
        put_code(w, 'R');
    }
    memoize(w, &array->base);
}

static void put_items(writer *w, py_kind kind, const py_cell *items, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        save(w, py_box_cell(kind, items[i]));
}

static void put_list(writer *w, const py_list *list)
{
    put_code(w, ']');
    memoize(w, &list->base);
    if (list->length == 1) {
        put_items(w, list->element, list->items, 1);
        put_code(w, 'a');
        return;
    }
    for (int64_t at = 0; at < list->length; at += BATCH) {
        put_code(w, '(');
        put_items(w, list->element, list->items + at, list->length - at < BATCH ? list->length - at : BATCH);
        put_code(w, 'e');
    }
}

static void put_tuple(writer *w, const py_tuple *tuple)
{
    int64_t count = py_tuple_length(tuple);
    if (count == 0) {
        put_code(w, ')');
        return;
    }
    if (count > 3)
        put_code(w, '(');
    put_items(w, tuple->element, tuple->items, count);
    put_code(w, count > 3 ? 't' : (char)('\x84' + count));
    memoize(w, &tuple->base);
}

static void put_entry(writer *w, const py_dict *dict, const py_dict_iter *it)
{
    save(w, py_box_cell(dict->key, it->key));
    save(w, py_box_cell(dict->value, it->value));
}

/* CPython closes a full batch of a dict by a new one, be it empty; one of another class only where there is more, and a last
 * entry on its own has no batch. */
static void put_entries(writer *w, const py_dict *dict, bool is_plain)
{
    py_dict_iter it = py_dict_iterate(dict);
    int64_t left = dict->length;
    bool is_single = left == 1;
    while (left > 0 || (is_plain && !is_single && dict->length > 0 && left == 0)) {
        int64_t batch = left < BATCH ? left : BATCH;
        is_single = is_plain ? dict->length == 1 : left == 1;
        if (!is_single)
            put_code(w, '(');
        for (int64_t i = 0; i < batch && py_dict_next(&it); i++)
            put_entry(w, dict, &it);
        put_code(w, is_single ? 's' : 'u');
        left -= batch;
        if (batch < BATCH)
            break;
    }
}

/* The factory of a defaultdict: a class whose name its repr shows. */
static void put_factory(writer *w, const py_default *missing)
{
    const py_str names[] = {PY_STR("int"), PY_STR("float"), PY_STR("bool"), PY_STR("str"), PY_STR("list"), PY_STR("dict"), PY_STR("set")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        T2M_POOL(pool);
        if (strcmp(missing->name, py_text(py_str_printf("<class '%s'>", names[i]->text))) != 0)
            continue;
        put_global(w, PY_STR("builtins"), names[i]);
        put_code(w, '\x85');
        memoize(w, NULL);
        return;
    }
    py_raise(PY_PICKLING_ERROR, "Can't pickle %s", missing->name);
}

/* A dict of a class of collections: the call that makes it, and for a Counter its content. */
static void put_made_dict(writer *w, const py_dict *dict)
{
    bool is_counter = dict->base.kind == &py_counter_kind, is_default = dict->base.kind == &py_default_dict_kind;
    put_global(w, PY_STR("collections"), is_counter ? PY_STR("Counter") : is_default ? PY_STR("defaultdict") : PY_STR("OrderedDict"));
    if (is_counter) {
        put_code(w, '}');
        memoize(w, NULL);
        put_entries(w, dict, true);
        put_code(w, '\x85');
        memoize(w, NULL);
    } else if (is_default && dict->missing != NULL) {
        put_factory(w, dict->missing);
    } else {
        put_code(w, ')');
    }
    put_code(w, 'R');
    memoize(w, &dict->base);
    if (!is_counter)
        put_entries(w, dict, false);
}

static void put_dict(writer *w, const py_dict *dict)
{
    if (dict->base.kind != &py_dict_kind) {
        put_made_dict(w, dict);
        return;
    }
    put_code(w, '}');
    memoize(w, &dict->base);
    put_entries(w, dict, true);
}

static void put_set(writer *w, const py_set *set)
{
    if (w->protocol < 4)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: sets are written from protocol 4 on");
    bool is_frozen = set->base.kind == &py_frozenset_kind;
    put_code(w, is_frozen ? '(' : '\x8f');
    if (!is_frozen)
        memoize(w, &set->base);
    int64_t in_batch = 0;
    bool is_open = false;
    for (uint64_t i = 0; i <= set->mask && set->length > 0; i++) {
        if (set->table[i].state != 1)
            continue;
        if (!is_open && !is_frozen)
            put_code(w, '(');
        is_open = true;
        save(w, py_box_cell(set->element, set->table[i].item));
        if (!is_frozen && ++in_batch % BATCH == 0) {
            put(w, "\x90(", 2); /* CPython opens the next batch, be it empty */
        }
    }
    if (!is_frozen && is_open)
        put_code(w, '\x90');
    if (is_frozen) {
        put_code(w, '\x91');
        memoize(w, &set->base);
    }
}

/* What a library knows how to make again. */
static void put_reduction(writer *w, py_value value)
{
    py_reduction made = value->kind->pickles->reduce(value);
    if (made.is_plain) {
        save(w, made.plain);
        return;
    }
    put_global(w, py_str_printf("%s", made.module), py_str_printf("%s", made.name));
    save(w, made.args);
    put_code(w, 'R');
    memoize(w, value);
    if (made.state != NULL) {
        save(w, made.state);
        put_code(w, 'b');
    }
}

static void save_object(writer *w, py_value value)
{
    const t2m_kind *kind = value->kind;
    if (kind == &py_str_kind)
        put_text(w, (py_str)value);
    else if (kind == &py_bytes_kind)
        put_bytes_object(w, (const py_bytes *)value);
    else if (kind == &py_bytearray_kind)
        put_bytearray(w, (const py_bytearray *)value);
    else if (kind == &py_list_kind)
        put_list(w, (const py_list *)value);
    else if (kind == &py_tuple_kind)
        put_tuple(w, (const py_tuple *)value);
    else if (py_is_dict(value))
        put_dict(w, (const py_dict *)value);
    else if (kind == &py_set_kind || kind == &py_frozenset_kind)
        put_set(w, (const py_set *)value);
    else if (kind == &pickle_global_kind)
        put_global(w, ((const pickle_global *)value)->module, ((const pickle_global *)value)->name);
    else if (kind->pickles != NULL)
        put_reduction(w, value);
    else
        py_raise(PY_TYPE_ERROR, "cannot pickle '%s' object where the script is converted: only plain data is", py_type_name(value));
}

static void save(writer *w, py_value value)
{
    if (w->is_in_frame && w->out.size - w->frame - FRAME_HEADER >= FRAME_TARGET)
        close_frame(w);
    if (value == NULL)
        put_code(w, 'N');
    else if (py_is_bool(value))
        put_code(w, py_as_bool(value) ? '\x88' : '\x89');
    else if (py_is_int(value))
        put_int(w, py_as_int(value));
    else if (py_is_float(value))
        put_float(w, py_as_float(value));
    else if (!put_known(w, value))
        save_object(w, value);
}

/* ---- the whole */

static void release_memo(writer *w)
{
    for (size_t i = 0; i < w->memo_size; i++)
        t2m_release((void *)w->memo[i].object);
    free(w->memo);
    py_builder_free(&w->out);
}

py_bytes *py_pickle_dumps(py_value value, int64_t protocol)
{
    if (protocol > 5)
        py_raise(PY_VALUE_ERROR, "pickle protocol must be <= 5");
    if (protocol == 0 || protocol == 1)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: the protocols 0 and 1 are read, not written");
    __attribute__((cleanup(release_memo))) writer w = {.protocol = protocol < 0 ? 5 : (int)protocol};
    put_number(&w, '\x80', (uint64_t)w.protocol, 1);
    w.has_frames = w.protocol >= 4;
    save(&w, value);
    put_code(&w, '.');
    close_frame(&w);
    return py_bytes_new(w.out.text, (int64_t)w.out.size);
}

void py_pickle_dump(py_value value, py_file *file, int64_t protocol)
{
    T2M_POOL(pool);
    py_file_write_bytes(file, py_pickle_dumps(value, protocol));
}
