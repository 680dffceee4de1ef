/* The pickle machine, for the few instructions that checkpoints of plain data need. It never calls anything:
 * a global is only a name, and call_global knows the handful of names that mean a tensor or a dict. Each
 * instruction checks what it takes; anything else is damage. */
#include <stdlib.h>
#include <string.h>

#include "pickle_nodes.h"
#include "t2m/py_error.h"

#define MOST_MEMO (1u << 24)

/* ---- nodes */

static void grow(void *array, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity)
        return;
    void *memory;
    memcpy(&memory, array, sizeof(memory));
    *capacity = *capacity != 0 ? *capacity * 2 : 16;
    memory = t2m_realloc(memory, *capacity * item_size);
    memcpy(array, &memory, sizeof(memory));
}

node *new_node(pickle_reader *r, node_kind kind)
{
    grow(&r->all, r->all_count, &r->all_capacity, sizeof(node *));
    node *n = t2m_malloc(sizeof(*n));
    *n = (node){.kind = kind, .array = mlx_array_new()};
    return r->all[r->all_count++] = n;
}

void node_append(node *container, node *item)
{
    grow(&container->items, container->count, &container->capacity, sizeof(node *));
    container->items[container->count++] = item;
    item->sealed = true;
}

void pickle_reader_free(pickle_reader *r)
{
    for (size_t i = 0; i < r->all_count; i++) {
        node *n = r->all[i];
        t2m_release((void *)n->value);
        mlx_array_free(n->array);
        free(n->items);
        free(n->text);
        free(n->bytes);
        free(n);
    }
    free(r->all);
    free(r->stack);
    free(r->memo);
}

/* ---- input */

static _Noreturn void cut_off(const pickle_reader *r)
{
    damaged(r->zip->path, "data.pkl ends in the middle");
}

static const unsigned char *take(pickle_reader *r, uint64_t size)
{
    if (size > (uint64_t)(r->end - r->at))
        cut_off(r);
    r->at += size;
    return r->at - size;
}

static uint64_t take_little_endian(pickle_reader *r, int size)
{
    const unsigned char *p = take(r, (uint64_t)size);
    uint64_t value = 0;
    for (int i = 0; i < size; i++)
        value |= (uint64_t)p[i] << 8 * i;
    return value;
}

/* A line without its end, for GLOBAL. */
static const char *take_line(pickle_reader *r, size_t *size)
{
    const unsigned char *end = memchr(r->at, '\n', (size_t)(r->end - r->at));
    if (end == NULL)
        cut_off(r);
    *size = (size_t)(end - r->at);
    return (const char *)take(r, *size + 1);
}

/* ---- stack */

static void push(pickle_reader *r, node *n)
{
    grow(&r->stack, r->depth, &r->stack_capacity, sizeof(node *));
    r->stack[r->depth++] = n;
}

static node *top(const pickle_reader *r)
{
    if (r->depth == 0 || r->stack[r->depth - 1]->kind == NODE_MARK)
        damaged(r->zip->path, "data.pkl takes more from its stack than is there");
    return r->stack[r->depth - 1];
}

static node *pop(pickle_reader *r)
{
    node *n = top(r);
    r->depth--;
    return n;
}

/* Where the items above the topmost mark start. */
static size_t above_mark(const pickle_reader *r)
{
    for (size_t i = r->depth; i-- > 0;) {
        if (r->stack[i]->kind == NODE_MARK)
            return i + 1;
    }
    damaged(r->zip->path, "data.pkl closes what it has not opened");
}

static node *container_below(const pickle_reader *r, size_t items, node_kind kind)
{
    size_t below = r->depth - items;
    node *container = below > 0 ? r->stack[below - 1] : NULL;
    if (container == NULL || container->kind != kind || container->sealed)
        damaged(r->zip->path, "data.pkl fills what is no open %s", kind == NODE_LIST ? "list" : "dict");
    return container;
}

static void append_items(pickle_reader *r, node *container, size_t first)
{
    if (container->kind == NODE_DICT && (r->depth - first) % 2 != 0)
        damaged(r->zip->path, "data.pkl has a key without value");
    for (size_t i = first; i < r->depth; i++) {
        if (r->stack[i] == container)
            damaged(r->zip->path, "data.pkl puts a container into itself");
        node_append(container, r->stack[i]);
    }
}

/* SETITEMS, APPENDS: the items above the mark go into the container below it. */
static void fill_marked(pickle_reader *r, node_kind kind)
{
    size_t first = above_mark(r);
    node *container = container_below(r, r->depth - first + 1, kind);
    append_items(r, container, first);
    r->depth = first - 1;
}

/* SETITEM, APPEND */
static void fill_with(pickle_reader *r, node_kind kind, size_t items)
{
    for (size_t i = 0; i < items; i++) {
        if (r->depth <= i || r->stack[r->depth - 1 - i]->kind == NODE_MARK)
            top(r), damaged(r->zip->path, "data.pkl takes more from its stack than is there");
    }
    node *container = container_below(r, items, kind);
    append_items(r, container, r->depth - items);
    r->depth -= items;
}

static void push_tuple(pickle_reader *r, size_t first, size_t new_depth)
{
    node *tuple = new_node(r, NODE_TUPLE);
    for (size_t i = first; i < r->depth; i++)
        node_append(tuple, r->stack[i]);
    r->depth = new_depth;
    push(r, tuple);
}

static void push_short_tuple(pickle_reader *r, size_t count)
{
    size_t depth = r->depth;
    for (size_t i = 0; i < count; i++)
        pop(r);
    r->depth = depth;
    push_tuple(r, depth - count, depth - count);
}

/* ---- values */

static void push_value(pickle_reader *r, py_value value)
{
    node *n = new_node(r, NODE_VALUE);
    n->value = t2m_retain(value);
    push(r, n);
}

static void push_text(pickle_reader *r, uint64_t size)
{
    T2M_POOL(pool);
    const char *text = (const char *)take(r, size);
    if (!py_text_is_utf8(text, size))
        damaged(r->zip->path, "data.pkl has text that is no UTF-8");
    push_value(r, (py_value)py_str_new(text, (int64_t)size));
}

static void push_long(pickle_reader *r)
{
    T2M_POOL(pool);
    int size = (int)take_little_endian(r, 1);
    if (size > 8)
        py_raise(PY_OVERFLOW_ERROR, "%s: holds an int that does not fit in 64 bits", r->zip->path);
    uint64_t value = take_little_endian(r, size);
    if (size > 0 && size < 8 && value >> (8 * size - 1) != 0)
        value |= UINT64_MAX << 8 * size;
    push_value(r, py_box_int((int64_t)value));
}

static void push_int(pickle_reader *r, int64_t x)
{
    T2M_POOL(pool);
    push_value(r, py_box_int(x));
}

static void push_float(pickle_reader *r)
{
    T2M_POOL(pool);
    const unsigned char *p = take(r, 8);
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++)
        bits = bits << 8 | p[i];
    double x;
    memcpy(&x, &bits, sizeof(x));
    push_value(r, py_box_float(x));
}

static void push_global(pickle_reader *r)
{
    size_t module_size, name_size;
    const char *module = take_line(r, &module_size), *name = take_line(r, &name_size);
    node *n = new_node(r, NODE_GLOBAL);
    n->text = t2m_malloc(module_size + name_size + 2);
    memcpy(n->text, module, module_size);
    n->text[module_size] = ' ';
    memcpy(n->text + module_size + 1, name, name_size);
    n->text[module_size + 1 + name_size] = '\0';
    push(r, n);
}

/* STACK_GLOBAL: module and name are strings on the stack. */
static void push_stack_global(pickle_reader *r)
{
    node *name = pop(r), *module = pop(r);
    if (name->kind != NODE_VALUE || module->kind != NODE_VALUE || !py_is_str(name->value) ||
        !py_is_str(module->value))
        damaged(r->zip->path, "data.pkl names a class by what is no text");
    node *n = new_node(r, NODE_GLOBAL);
    const char *m = ((py_str)module->value)->text, *k = ((py_str)name->value)->text;
    n->text = t2m_malloc(strlen(m) + strlen(k) + 2);
    strcat(strcat(strcpy(n->text, m), " "), k);
    push(r, n);
}

/* ---- memo */

static void memorize(pickle_reader *r, uint64_t index)
{
    if (index >= MOST_MEMO)
        damaged(r->zip->path, "data.pkl remembers too much");
    size_t old = r->memo_capacity;
    while (r->memo_capacity <= index)
        r->memo_capacity = r->memo_capacity != 0 ? r->memo_capacity * 2 : 64;
    if (r->memo_capacity != old) {
        r->memo = t2m_realloc(r->memo, r->memo_capacity * sizeof(node *));
        memset(r->memo + old, 0, (r->memo_capacity - old) * sizeof(node *));
    }
    r->memo[index] = top(r);
}

static void recall(pickle_reader *r, uint64_t index)
{
    if (index >= r->memo_capacity || r->memo[index] == NULL)
        damaged(r->zip->path, "data.pkl recalls what it has not seen");
    push(r, r->memo[index]);
}

static void reduce(pickle_reader *r)
{
    node *arguments = pop(r), *function = pop(r);
    if (function->kind != NODE_GLOBAL || arguments->kind != NODE_TUPLE)
        damaged(r->zip->path, "data.pkl calls what is no class");
    push(r, call_global(r, function, arguments));
}

/* NEWOBJ: cls.__new__(cls) */
static void new_object(pickle_reader *r)
{
    node *arguments = pop(r), *class = pop(r);
    if (class->kind != NODE_GLOBAL || arguments->kind != NODE_TUPLE)
        damaged(r->zip->path, "data.pkl makes an object of what is no class");
    push(r, object_node(r, class));
}

/* BUILD sets attributes: PyTorch gives a state dict its versions so, which nothing here needs. */
static void build(pickle_reader *r)
{
    node *state = pop(r), *object = top(r);
    if (object->kind == NODE_OBJECT && object->count == 0 && state->kind == NODE_DICT) {
        node_append(object, state);
        return;
    }
    if (top(r)->kind != NODE_DICT)
        damaged(r->zip->path, "data.pkl sets attributes of what is no dict");
}

/* ---- the machine */

/* One instruction; false: STOP. */
static bool step(pickle_reader *r)
{
    unsigned char op = *take(r, 1);
    switch (op) {
    case 0x80: /* PROTO */
        if (*take(r, 1) > 5)
            damaged(r->zip->path, "data.pkl is of a newer pickle protocol");
        break;
    case 0x95: /* FRAME */
        take(r, 8);
        break;
    case '.':
        return false;
    case '(':
        push(r, new_node(r, NODE_MARK));
        break;
    case ')':
        push(r, new_node(r, NODE_TUPLE));
        break;
    case '}':
        push(r, new_node(r, NODE_DICT));
        break;
    case ']':
        push(r, new_node(r, NODE_LIST));
        break;
    case 'u':
        fill_marked(r, NODE_DICT);
        break;
    case 'e':
        fill_marked(r, NODE_LIST);
        break;
    case 's':
        fill_with(r, NODE_DICT, 2);
        break;
    case 'a':
        fill_with(r, NODE_LIST, 1);
        break;
    case 't': {
        size_t first = above_mark(r);
        push_tuple(r, first, first - 1);
        break;
    }
    case 0x85:
    case 0x86:
    case 0x87:
        push_short_tuple(r, (size_t)(op - 0x84));
        break;
    case 'q':
        memorize(r, take_little_endian(r, 1));
        break;
    case 'r':
        memorize(r, take_little_endian(r, 4));
        break;
    case 0x94:
        memorize(r, r->next_memo++);
        break;
    case 'h':
        recall(r, take_little_endian(r, 1));
        break;
    case 'j':
        recall(r, take_little_endian(r, 4));
        break;
    case '0':
        pop(r);
        break;
    case 'J':
        push_int(r, (int32_t)take_little_endian(r, 4));
        break;
    case 'K':
        push_int(r, (int64_t)take_little_endian(r, 1));
        break;
    case 'M':
        push_int(r, (int64_t)take_little_endian(r, 2));
        break;
    case 0x8a:
        push_long(r);
        break;
    case 'G':
        push_float(r);
        break;
    case 'N':
        push_value(r, NULL);
        break;
    case 0x88:
    case 0x89:
        push_value(r, py_box_bool(op == 0x88));
        break;
    case 'X':
        push_text(r, take_little_endian(r, 4));
        break;
    case 0x8c:
        push_text(r, take_little_endian(r, 1));
        break;
    case 0x8d:
        push_text(r, take_little_endian(r, 8));
        break;
    case 'c':
        push_global(r);
        break;
    case 0x93:
        push_stack_global(r);
        break;
    case 'R':
        reduce(r);
        break;
    case 0x81:
        new_object(r);
        break;
    case 'b':
        build(r);
        break;
    case 'Q':
        push(r, storage_node(r, pop(r)));
        break;
    default:
        py_raise(PY_UNPICKLING_ERROR, "%s: holds what is no plain data (pickle instruction 0x%02x)",
                 r->zip->path, op);
    }
    return true;
}

node *pickle_read(pickle_reader *r, const unsigned char *bytes, size_t size)
{
    r->at = bytes;
    r->end = bytes + size;
    while (step(r)) {
    }
    return pop(r);
}
