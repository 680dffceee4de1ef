/*
 * The types of the IR: how a value is held in C. Lowering maps the types of the script (sema) to these; after that only the
 * representation counts. Types are hash-consed in an IrTypes store: equal types are the same pointer.
 *
 *   kind       C                          owned by the pool ("heap")
 *   VOID       void                       -   result of a statement-like call
 *   BOOL       bool                       no
 *   INT        int64_t                    no
 *   FLOAT      double                     no
 *   OPTIONAL   py_optional_int ...        no  of BOOL, INT or FLOAT; None of every other type is NULL (ARRAY: ctx NULL)
 *   STR        py_str                     yes
 *   ARRAY      mx_array                   yes
 *   LIST       py_list *                  yes, of `items[0]`
 *   SET        py_set *                   yes, of `items[0]`
 *   DICT       py_dict *                  yes, from `items[0]` to `items[1]`
 *   ITERATOR   py_iterator *              yes, of `items[0]`; a generator, or what iter() gives
 *   TUPLE      py_tuple *                 yes; a tuple that lives in a container (a returned one is a RECORD)
 *   TUPLE      py_tuple *                 yes; with is_open of any number of `items[0]`; a tuple that lives in a container (a returned one is a RECORD)
 *   VALUE      void *                     yes; boxed, its kind is looked up at run time (py_value.h)
 *   RECORD     struct by value, or const pointer if record->by_pointer
 *   INSTANCE   Net *                      yes; an instance of a class of the script
 *   LIBRARY    data_loader *, nn_linear   yes; an instance of a runtime type, named by its C name (`c_name`);
 *                                         embedded ones (nn_linear) live in the struct or block that declares them
 *   FUNCTION   pointer to a function of `items[1..]` that gives `items[0]`
 */
#ifndef T2M_IR_TYPE_H
#define T2M_IR_TYPE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/name.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>

typedef struct IrRecord IrRecord;
typedef struct IrClass IrClass;

typedef enum IrTypeKind {
    IR_TYPE_VOID,
    IR_TYPE_BOOL,
    IR_TYPE_INT,
    IR_TYPE_FLOAT,
    IR_TYPE_OPTIONAL,
    IR_TYPE_STR,
    IR_TYPE_ARRAY,
    IR_TYPE_LIST,
    IR_TYPE_SET,
    IR_TYPE_DICT,
    IR_TYPE_ITERATOR,
    IR_TYPE_TUPLE,
    IR_TYPE_VALUE,
    IR_TYPE_RECORD,
    IR_TYPE_INSTANCE,
    IR_TYPE_LIBRARY,
    IR_TYPE_FUNCTION,
    IR_TYPE_KIND_COUNT
} IrTypeKind;

typedef struct IrType IrType;
struct IrType {
    IrTypeKind kind;
    size_t item_count;
    const IrType *const *items;
    bool is_open;      /* TUPLE: only the run knows how many items there are */
    IrRecord *record;  /* RECORD */
    IrClass *class_;   /* INSTANCE */
    Name c_name;       /* LIBRARY: "nn_linear", "data_loader"; without `*` */
    bool is_embedded;  /* LIBRARY: held by value, passed by address */
    const char *key;   /* the text form: (list int), (library data_loader), Net ... */
};

typedef struct IrTypes {
    Arena *arena;
    NameTable *names;
    StringMap table; /* by key */
} IrTypes;

/* VOID, BOOL, INT, FLOAT, STR, ARRAY or VALUE. */
const IrType *ir_type(IrTypes *types, IrTypeKind kind);
const IrType *ir_type_optional(IrTypes *types, const IrType *item);
/* LIST, SET or ITERATOR. */
const IrType *ir_type_of(IrTypes *types, IrTypeKind kind, const IrType *item);
const IrType *ir_type_dict(IrTypes *types, const IrType *key, const IrType *value);
const IrType *ir_type_tuple(IrTypes *types, const IrType *const *items, size_t count);
const IrType *ir_type_tuple_of(IrTypes *types, const IrType *item); /* is_open */
const IrType *ir_type_function(IrTypes *types, const IrType *result, const IrType *const *params, size_t count);
const IrType *ir_type_record(IrTypes *types, IrRecord *record);
const IrType *ir_type_instance(IrTypes *types, IrClass *class_);
const IrType *ir_type_library(IrTypes *types, const char *c_name, bool is_embedded);

/* Whether values live in a pool, so that a slot that keeps one must own it. Embedded library types are slots themselves. */
bool ir_type_is_heap(const IrType *type);
/* LIBRARY np_array: an array or scalar of NumPy. */
bool ir_type_is_ndarray(const IrType *type);
/* BOOL, INT or FLOAT. */
bool ir_type_is_scalar(const IrType *type);
/* Whether None is a NULL of it. */
bool ir_type_has_null(const IrType *type);

#endif
