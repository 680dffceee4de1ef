/* What a pickle's program builds, before it becomes values: a graph of nodes without cycles. */
#ifndef T2M_IO_PICKLE_NODES_H
#define T2M_IO_PICKLE_NODES_H

#include "mlx/c/array.h"
#include "t2m/py_value.h"
#include "zip_read.h"

typedef enum node_kind {
    NODE_MARK,
    NODE_VALUE, /* str, number, bool, None */
    NODE_TUPLE,
    NODE_LIST,
    NODE_DICT,   /* items: key, value, key, value */
    NODE_GLOBAL, /* "module name" in text */
    NODE_STORAGE,
    NODE_TENSOR,
    NODE_SET,
    NODE_OBJECT /* of the class in text; its attributes are items[0] */
} node_kind;

typedef struct node {
    node_kind kind;
    bool sealed; /* lies in another container: may not change any more, so that no cycle can arise */
    bool converted;
    py_value value; /* of NODE_VALUE, later of each converted node; NULL is None */
    struct node **items;
    size_t count;
    size_t capacity;
    char *text;
    mlx_dtype dtype; /* NODE_STORAGE */
    unsigned char *bytes;
    int64_t elements;
    mlx_array array; /* NODE_TENSOR */
    bool is_parameter, requires_grad;
} node;

/* Runs the pickle; `zip` gives the storages. The nodes die with nodes_free. */
typedef struct pickle_reader {
    const zip_reader *zip;
    bool has_objects; /* objects of the program's classes may be in it */
    const unsigned char *at;
    const unsigned char *end;
    node **stack;
    size_t depth;
    size_t stack_capacity;
    node **memo;
    size_t memo_capacity;
    uint64_t next_memo; /* of MEMOIZE */
    node **all;         /* every node made, to free them */
    size_t all_count;
    size_t all_capacity;
} pickle_reader;

node *pickle_read(pickle_reader *reader, const unsigned char *bytes, size_t size);
void pickle_reader_free(pickle_reader *reader);

node *new_node(pickle_reader *reader, node_kind kind);
void node_append(node *container, node *item);

/* The storage that a persistent id tuple names. */
node *storage_node(pickle_reader *reader, const node *id);
/* The result of calling a global with a tuple of arguments. Whatever is not plain data ends with its name. */
node *call_global(pickle_reader *reader, const node *function, const node *arguments);

/* A new object of the class that the global names. */
node *object_node(pickle_reader *reader, const node *class);

/* The value that a node stands for, in the current pool; a node that occurs twice gives the same value. */
py_value node_value(const pickle_reader *reader, node *n);

#endif
