/*
 * Cells: the item types of containers while inference runs. A list made by `[]` says nothing about its items; what is
 * appended later does, perhaps through another name. So each place that makes a container owns a cell, types point at cells,
 * and joining two container types makes their cells one. Cells only ever grow; every growth counts in TypeStore.changes.
 *
 * A dict display with constant keys also remembers its fields: as long as it is only used by constant keys it is a RECORD. That is a
 * struct, which copies where Python shares: what several hold and somebody changes is a dict after all (see record_copy).
 */
#ifndef T2M_SEMA_CELL_H
#define T2M_SEMA_CELL_H

#include "base/vec.h"
#include "sema/type.h"

/* A key that a record gets after it was made, and where in the file. */
typedef struct LateField {
    Name name;
    size_t start;
} LateField;

typedef struct Cell {
    struct Cell *parent; /* union-find; NULL of a root */
    size_t count;        /* 1: list, set; 2: dict; any: type arguments of an instance */
    const Type **items;
    bool is_record;      /* dict display with constant keys, not yet used otherwise */
    bool is_kwargs;      /* what **kwargs collects: the calls' keywords are told apart */
    bool is_copied;      /* of a record: more than one variable, field or container may hold it */
    bool is_written;     /* of a record: fields are stored after it was made */
    const void *home;    /* of a record: the instance whose code makes it, and how deep in loops and branches */
    unsigned depth;
    Name record_name;
    Vec(TypeField) fields;
    Vec(LateField) late; /* fields that the display has not */
    void *parser;        /* the ArgParser of an argparse object */
    void *source;        /* the Expr that a tqdm bar runs over */
    bool has_sources;    /* several of them: which one is not known */
    bool is_busy;        /* while type_resolve works on it: the guard against recursion */
    bool has_numbers;    /* it is among TypeStore.number_cells */
    unsigned number_rounds[2][3]; /* the last round in which a BOOL, INT, FLOAT was added to item 0 and 1 */
    bool is_noted;       /* a note said that the items are boxed */
    bool is_boxed;       /* the container is also seen as a boxed value: see boxed.c */
} Cell;

/* Where a boxed container is given a value. */
typedef enum BoxedPlace { BOXED_ITEM, BOXED_KEY, BOXED_VALUE, BOXED_PLACE_COUNT } BoxedPlace;

/* What is known of all boxed values of the program together. */
typedef struct Boxed {
    Vec(Cell *) cells;     /* of containers that are also boxed */
    Vec(Class *) classes;  /* whose instances are boxed */
    const Type *functions; /* a set of all functions and classes that are boxed as values; NULL: none */
    bool has_tensors;
    bool has_open_ints;    /* bools, ints beyond 64 bits, or what no rule tells: an int in a box may be none of int64_t */
    const Type *stored[BOXED_PLACE_COUNT]; /* the join of what boxed containers are given; NULL: nothing */
} Boxed;

/* When a round has changed nothing: containers that hold ints and floats hold them boxed. True if that changes something. */
bool cells_settle_numbers(TypeStore *store);
/* The container is seen as a boxed value too. */
void cell_box(TypeStore *store, Cell *cell);
/* A value of the type becomes a boxed one: its containers, deeply, hold from now on what boxed ones are given too. */
void type_box(TypeStore *store, const Type *type);
/* A boxed container is given a value of the type. */
void type_store_boxed(TypeStore *store, BoxedPlace place, const Type *type);
/* Ints in boxed values may be more than 64-bit ints: larger ones, bools, what no rule tells. */
void type_box_open_ints(TypeStore *store);
/* type_join of two values that one slot really holds: if that makes it DYNAMIC, both are boxed. */
const Type *type_join_boxed(TypeStore *store, const Type *left, const Type *right);
/* An int and a float, or tuples that have such at the same place. */
bool type_numbers_differ(const Type *a, const Type *b);
/* The same, where an int must not become a float: such numbers are boxed. */
const Type *type_join_unlike(TypeStore *store, const Type *left, const Type *right);
/* True if an object of the class, or of one below it, can be in a boxed value. */
bool type_is_boxed_class(const TypeStore *store, const Class *class_);
/* The same of modules of torch.nn. */
bool type_boxes_modules(const TypeStore *store);

Cell *cell_new(TypeStore *store, size_t count);
Cell *cell_root(Cell *cell);
/* Makes them one. */
Cell *cell_unify(TypeStore *store, Cell *left, Cell *right);
/* Joins a type into item `index`. */
void cell_add(TypeStore *store, Cell *cell, size_t index, const Type *type);
void cell_add_field(TypeStore *store, Cell *cell, Name name, const Type *type);
/* The same of a key that is stored at `start` of the file: where the record is read before, it has no such key (cell_has_by). */
void cell_add_late_field(TypeStore *store, Cell *cell, Name name, const Type *type, size_t start);
bool cell_has_by(const Cell *cell, Name name, size_t start);
/* The dict is used by computed keys: it is no record. */
void cell_demote(TypeStore *store, Cell *cell);

/* A record is read as a whole: it, and those in it, may have another holder. */
void record_copy(TypeStore *store, const Type *type);
/* A field of the record is stored. */
void record_write(TypeStore *store, Cell *cell);

/* Dicts among the values of the type are used as objects. */
void record_demote(TypeStore *store, const Type *type);

/* Item `index` of LIST SET DICT INSTANCE TUPLE OPTIONAL ..., through its cell. */
const Type *type_item(const Type *type, size_t index);
/* The type without any cell, deeply. */
const Type *type_resolve(TypeStore *store, const Type *type);

#endif
