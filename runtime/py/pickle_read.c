/* pickle.load: runs the program of a pickle. What it calls is known in pickle_classes.c. All that it makes belongs to the current
 * pool. */
#include "pickle_internal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_collections.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "value_internal.h"

static const t2m_object mark = {&pickle_global_kind, T2M_IMMORTAL};

typedef struct values {
    py_value *items;
    size_t count, capacity;
} values;

typedef struct reader {
    const unsigned char *start, *at, *end;
    values stack, memo;
    py_str encoding;
} reader;

/* ---- input */

static const unsigned char *take(reader *r, uint64_t size)
{
    if (size > (uint64_t)(r->end - r->at))
        py_raise(PY_UNPICKLING_ERROR, "pickle data was truncated");
    r->at += size;
    return r->at - size;
}

static uint64_t take_number(reader *r, int size)
{
    const unsigned char *bytes = take(r, (uint64_t)size);
    uint64_t number = 0;
    for (int i = 0; i < size; i++)
        number |= (uint64_t)bytes[i] << 8 * i;
    return number;
}

/* The rest of the line, without its end. */
static py_str take_line(reader *r)
{
    const unsigned char *end = memchr(r->at, '\n', (size_t)(r->end - r->at));
    if (end == NULL)
        py_raise(PY_UNPICKLING_ERROR, "pickle data was truncated");
    py_str line = py_bytes_decode(py_bytes_new(r->at, end - r->at), PY_STR("latin-1"), PY_STR("strict"));
    r->at = end + 1;
    return line;
}

/* ---- the stack and the memo */

static void reserve(values *list, size_t count)
{
    if (count <= list->capacity)
        return;
    list->capacity = count * 2 > 64 ? count * 2 : 64;
    list->items = t2m_realloc(list->items, list->capacity * sizeof *list->items);
}

static void push(reader *r, py_value value)
{
    reserve(&r->stack, r->stack.count + 1);
    r->stack.items[r->stack.count++] = value;
}

static py_value pop(reader *r)
{
    if (r->stack.count == 0)
        py_raise(PY_UNPICKLING_ERROR, "unpickling stack underflow");
    return r->stack.items[--r->stack.count];
}

static py_value top(reader *r)
{
    py_value value = pop(r);
    push(r, value);
    return value;
}

/* Where the items above the last mark start; the mark is gone then. */
static size_t pop_mark(reader *r)
{
    for (size_t i = r->stack.count; i-- > 0;) {
        if (r->stack.items[i] != &mark)
            continue;
        memmove(r->stack.items + i, r->stack.items + i + 1, (r->stack.count - i - 1) * sizeof *r->stack.items);
        r->stack.count--;
        return i;
    }
    py_raise(PY_UNPICKLING_ERROR, "could not find MARK");
}

static void memo_put(reader *r, uint64_t number)
{
    if (number > (uint64_t)(r->end - r->start)) /* every entry takes a byte at least */
        py_raise(PY_UNPICKLING_ERROR, "pickle data was truncated");
    reserve(&r->memo, number + 1);
    for (; r->memo.count <= number; r->memo.count++)
        r->memo.items[r->memo.count] = NULL;
    r->memo.items[number] = top(r);
}

static void memo_get(reader *r, uint64_t number)
{
    if (number >= r->memo.count)
        py_raise(PY_UNPICKLING_ERROR, "Memo value not found at index %" PRIu64, number);
    push(r, r->memo.items[number]);
}

static void make_tuple(reader *r, size_t start)
{
    if (start > r->stack.count)
        py_raise(PY_UNPICKLING_ERROR, "unpickling stack underflow");
    py_value tuple = pickle_tuple(r->stack.items + start, r->stack.count - start);
    r->stack.count = start;
    push(r, tuple);
}

/* ---- numbers and texts */

static py_value long_of(const unsigned char *bytes, uint64_t size)
{
    mpz_t number;
    mpz_init(number);
    mpz_import(number, size, -1, 1, 0, 0, bytes);
    if (size > 0 && bytes[size - 1] & 0x80) {
        mpz_t whole;
        mpz_init_set_ui(whole, 1);
        mpz_mul_2exp(whole, whole, 8 * size);
        mpz_sub(number, number, whole);
        mpz_clear(whole);
    }
    return box_mpz(number);
}

static py_value decimal_of(py_str line)
{
    if (strcmp(line->text, "00") == 0 || strcmp(line->text, "01") == 0)
        return py_box_bool(line->text[1] == '1');
    mpz_t number;
    mpz_init(number);
    py_str digits = py_str_removesuffix(line, PY_STR("L"));
    if (mpz_set_str(number, digits->text, 10) != 0) {
        mpz_clear(number);
        py_raise(PY_VALUE_ERROR, "invalid literal for int() with base 10: %s", py_text(py_str_repr(digits)));
    }
    return box_mpz(number);
}

static double float_of(const unsigned char *bytes)
{
    uint64_t bits = 0;
    double x;
    for (int i = 0; i < 8; i++)
        bits = bits << 8 | bytes[i];
    memcpy(&x, &bits, sizeof x);
    return x;
}

static void push_text(reader *r, uint64_t size)
{
    const unsigned char *bytes = take(r, size);
    push(r, (py_value)py_bytes_decode(py_bytes_new(bytes, (int64_t)size), PY_STR("utf-8"), PY_STR("strict")));
}

static void push_bytes(reader *r, uint64_t size)
{
    push(r, (py_value)py_bytes_new(take(r, size), (int64_t)size));
}

/* A str of Python 2. */
static void push_old_text(reader *r, const void *bytes, uint64_t size)
{
    py_bytes *data = py_bytes_new(bytes, (int64_t)size);
    bool is_bytes = strcmp(r->encoding->text, "bytes") == 0;
    push(r, is_bytes ? (py_value)data : (py_value)py_bytes_decode(data, r->encoding, PY_STR("strict")));
}

static void push_quoted(reader *r)
{
    py_str line = take_line(r);
    if (line->size < 2 || (line->text[0] != '\'' && line->text[0] != '"'))
        py_raise(PY_UNPICKLING_ERROR, "the STRING opcode argument must be quoted");
    if (strchr(line->text, '\\') != NULL)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: escapes in texts of protocol 0 are not read");
    push_old_text(r, line->text + 1, (uint64_t)line->size - 2);
}

/* ---- containers */

static void append_items(reader *r, size_t start)
{
    if (start == 0 || start > r->stack.count)
        py_raise(PY_UNPICKLING_ERROR, "unpickling stack underflow");
    py_value container = r->stack.items[start - 1];
    bool is_set = py_is_set(container);
    for (size_t i = start; i < r->stack.count; i++) {
        if (is_set)
            py_set_add(py_as_set(container), py_of(r->stack.items[i]));
        else
            py_list_append(py_as_list(container), py_of(r->stack.items[i]));
    }
    r->stack.count = start;
}

static void set_items(reader *r, size_t start)
{
    if (start == 0 || start > r->stack.count || (r->stack.count - start) % 2 != 0)
        py_raise(PY_UNPICKLING_ERROR, "odd number of items for SETITEMS");
    for (size_t i = start; i < r->stack.count; i += 2)
        py_set_item(r->stack.items[start - 1], r->stack.items[i], r->stack.items[i + 1]);
    r->stack.count = start;
}

static void make_dict(reader *r, size_t start)
{
    py_dict *dict = py_dict_new(PY_VALUE, PY_VALUE);
    for (size_t i = start; i + 1 < r->stack.count; i += 2)
        py_dict_set(dict, py_of(r->stack.items[i]), py_of(r->stack.items[i + 1]));
    r->stack.count = start;
    push(r, (py_value)dict);
}

static void make_list(reader *r, size_t start)
{
    py_list *list = py_list_new(PY_VALUE);
    for (size_t i = start; i < r->stack.count; i++)
        py_list_append(list, py_of(r->stack.items[i]));
    r->stack.count = start;
    push(r, (py_value)list);
}

static void make_frozenset(reader *r, size_t start)
{
    py_set *set = py_set_new(PY_VALUE);
    for (size_t i = start; i < r->stack.count; i++)
        py_set_add(set, py_of(r->stack.items[i]));
    r->stack.count = start;
    push(r, (py_value)py_frozen(set));
}

/* ---- globals and calls of them */

static void push_global(reader *r, py_str module, py_str name)
{
    push(r, py_pickle_global(strcmp(module->text, "__builtin__") == 0 ? "builtins" : module->text, name->text));
}

static void call(reader *r)
{
    py_value args = pop(r), function = pop(r);
    if (function == NULL || function->kind != &pickle_global_kind || function == &mark || !py_is_tuple(args))
        py_raise(PY_UNPICKLING_ERROR, "pickle: what is called is no class");
    push(r, pickle_called((const pickle_global *)function, py_as_tuple(args)));
}

/* ---- instructions */

static void run_text_code(reader *r, int code)
{
    switch (code) {
    case 'F':
        push(r, py_box_float(strtod(take_line(r)->text, NULL)));
        break;
    case 'I':
    case 'L':
        push(r, decimal_of(take_line(r)));
        break;
    case 'S':
        push_quoted(r);
        break;
    case 'V': {
        py_str line = take_line(r);
        if (strchr(line->text, '\\') != NULL)
            py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: escapes in texts of protocol 0 are not read");
        push(r, (py_value)line);
        break;
    }
    case 'c': {
        py_str module = take_line(r);
        push_global(r, module, take_line(r));
        break;
    }
    case 'g':
        memo_get(r, strtoull(take_line(r)->text, NULL, 10));
        break;
    case 'p':
        memo_put(r, strtoull(take_line(r)->text, NULL, 10));
        break;
    default: {
        py_builder shown = {0};
        py_builder_printf(&shown, code >= ' ' && code < 127 ? "'%c'" : "'\\x%02x'", code);
        py_raise(PY_UNPICKLING_ERROR, "invalid load key, %s.", py_text(py_builder_take(&shown)));
    }
    }
}

static void run_container_code(reader *r, int code)
{
    switch (code) {
    case ']':
        push(r, (py_value)py_list_new(PY_VALUE));
        break;
    case '}':
        push(r, (py_value)py_dict_new(PY_VALUE, PY_VALUE));
        break;
    case ')':
        push(r, pickle_tuple(NULL, 0));
        break;
    case 0x8f:
        push(r, (py_value)py_set_new(PY_VALUE));
        break;
    case 'a':
        append_items(r, r->stack.count - 1);
        break;
    case 'e':
    case 0x90:
        append_items(r, pop_mark(r));
        break;
    case 's':
        set_items(r, r->stack.count - 2);
        break;
    case 'u':
        set_items(r, pop_mark(r));
        break;
    case 'd':
        make_dict(r, pop_mark(r));
        break;
    case 'l':
        make_list(r, pop_mark(r));
        break;
    case 't':
        make_tuple(r, pop_mark(r));
        break;
    case 0x85:
    case 0x86:
    case 0x87:
        make_tuple(r, r->stack.count - (size_t)(code - 0x84));
        break;
    case 0x91:
        make_frozenset(r, pop_mark(r));
        break;
    default:
        run_text_code(r, code);
        break;
    }
}

static void run_code(reader *r, int code)
{
    uint64_t size;
    switch (code) {
    case 0x80: /* PROTO */
        if (take_number(r, 1) > 5)
            py_raise(PY_VALUE_ERROR, "unsupported pickle protocol: %d", r->at[-1]);
        break;
    case 0x95: /* FRAME */
        take_number(r, 8);
        break;
    case '(':
        push(r, &mark);
        break;
    case '0':
        pop(r);
        break;
    case '1':
        r->stack.count = pop_mark(r);
        break;
    case '2':
        push(r, top(r));
        break;
    case 'N':
        push(r, NULL);
        break;
    case 0x88:
    case 0x89:
        push(r, py_box_bool(code == 0x88));
        break;
    case 'K':
        push(r, py_box_int((int64_t)take_number(r, 1)));
        break;
    case 'M':
        push(r, py_box_int((int64_t)take_number(r, 2)));
        break;
    case 'J':
        push(r, py_box_int((int32_t)take_number(r, 4)));
        break;
    case 0x8a:
    case 0x8b:
        size = take_number(r, code == 0x8a ? 1 : 4);
        push(r, long_of(take(r, size), size));
        break;
    case 'G':
        push(r, py_box_float(float_of(take(r, 8))));
        break;
    case 0x8c:
    case 'X':
    case 0x8d:
        push_text(r, take_number(r, code == 0x8c ? 1 : code == 'X' ? 4 : 8));
        break;
    case 'C':
    case 'B':
    case 0x8e:
        push_bytes(r, take_number(r, code == 'C' ? 1 : code == 'B' ? 4 : 8));
        break;
    case 0x96:
        size = take_number(r, 8);
        push(r, (py_value)py_bytearray_of(py_bytes_new(take(r, size), (int64_t)size)));
        break;
    case 'U':
    case 'T':
        size = take_number(r, code == 'U' ? 1 : 4);
        push_old_text(r, take(r, size), size);
        break;
    case 'h':
    case 'j':
        memo_get(r, take_number(r, code == 'h' ? 1 : 4));
        break;
    case 'q':
    case 'r':
        memo_put(r, take_number(r, code == 'q' ? 1 : 4));
        break;
    case 0x94:
        memo_put(r, r->memo.count);
        break;
    case 0x93: {
        py_str name = py_as_str(pop(r));
        push_global(r, py_as_str(pop(r)), name);
        break;
    }
    case 'R':
    case 0x81: /* NEWOBJ */
        call(r);
        break;
    case 'b': { /* BUILD */
        py_value state = pop(r);
        pickle_build(top(r), state);
        break;
    }
    default:
        run_container_code(r, code);
        break;
    }
}

static void free_reader(reader *r)
{
    free(r->stack.items);
    free(r->memo.items);
}

static py_value run(py_buffer data, py_str encoding, int64_t *used)
{
    if (data.size == 0)
        py_raise(PY_EOF_ERROR, "Ran out of input");
    __attribute__((cleanup(free_reader))) reader r = {
        .start = data.data, .at = data.data, .end = data.data + data.size, .encoding = encoding ? encoding : PY_STR("ASCII")};
    for (int code; (code = *take(&r, 1)) != '.';)
        run_code(&r, code);
    *used = r.at - data.data;
    py_value value = pop(&r);
    if (value != NULL && value->kind == &pickle_global_kind)
        pickle_no_plain_data(value == &mark ? "a mark" : py_text(((const pickle_global *)value)->qualified));
    return value;
}

py_value py_pickle_loads_buffer(py_buffer data, py_str encoding)
{
    T2M_POOL(pool);
    int64_t used;
    return t2m_keep(&pool, run(data, encoding, &used));
}

py_value py_pickle_load(py_file *file, py_str encoding)
{
    T2M_POOL(pool);
    py_bytes *data = py_file_read_bytes(file, -1);
    int64_t used;
    py_value value = run(py_buffer_of(data), encoding, &used);
    if (used < data->size)
        py_file_seek(file, used - data->size, 1);
    return t2m_keep(&pool, value);
}
