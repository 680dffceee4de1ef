/*
 * Cells: the item types of containers while inference runs. A list made by `[]` says nothing about its items; what is
 * appended later does, perhaps through another name. So each place that makes a container owns a cell, types point at cells,
 * and joining two container types makes their cells one. Cells only ever grow; every growth counts in TypeStore.changes.
 *
 * A dict display with constant keys also remembers its fields: as long as it is only used by constant keys it is a RECORD.
 */
#ifndef T2M_SEMA_CELL_H
#define T2M_SEMA_CELL_H

#include "base/vec.h"
#include "sema/type.h"

typedef struct Cell {
    struct Cell *parent; /* union-find; NULL of a root */
    size_t count;        /* 1: list, set; 2: dict; any: type arguments of an instance */
    const Type **items;
    bool is_record;      /* dict display with constant keys, not yet used otherwise */
    Name record_name;
    Vec(TypeField) fields;
    void *parser;        /* the ArgParser of an argparse object */
    bool is_busy;        /* while type_resolve works on it: the guard against recursion */
} Cell;

Cell *cell_new(TypeStore *store, size_t count);
Cell *cell_root(Cell *cell);
/* Makes them one. */
Cell *cell_unify(TypeStore *store, Cell *left, Cell *right);
/* Joins a type into item `index`. */
void cell_add(TypeStore *store, Cell *cell, size_t index, const Type *type);
void cell_add_field(TypeStore *store, Cell *cell, Name name, const Type *type);
/* The dict is used by computed keys: it is no record. */
void cell_demote(TypeStore *store, Cell *cell);

/* Item `index` of LIST SET DICT INSTANCE TUPLE OPTIONAL ..., through its cell. */
const Type *type_item(const Type *type, size_t index);
/* The type without any cell, deeply. */
const Type *type_resolve(TypeStore *store, const Type *type);

#endif
