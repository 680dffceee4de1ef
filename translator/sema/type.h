/*
 * The types of the translation: what a Python expression is worth in C. Types are hash-consed in a TypeStore: equal types are
 * the same pointer, so they compare with == and key a PointerMap. They are never changed or freed.
 *
 * A type says the *representation* (what C holds it) and, beyond that, facts that cost nothing at run time: the literal value
 * of a scalar, the shape and dtype of a tensor, the dimensions of a layer. type_widen drops the literal, type_same_repr
 * compares representations only.
 *
 *   kind       Python                          C
 *   NEVER      no value (bottom): unreached    none
 *   ERROR      unknown after a diagnostic      none: the statement is a TODO
 *   NONE       None                            none (or the empty value of an OPTIONAL)
 *   BOOL INT FLOAT                             bool int64_t double
 *   STR BYTES                                  py_str py_bytes
 *   TENSOR     torch.Tensor, nn.Parameter      mx_array
 *   DTYPE      torch.float32 ...               mlx dtype; almost always known (literal)
 *   LIST SET DICT                              py_list * py_set * py_dict *
 *   TUPLE      (T, U)                          struct with a member each; is_variadic: py_tuple *, any number of items[0]
 *   OPTIONAL   T or None                       tensor: NULL ctx; pointer: NULL; int/float/bool: struct with `has`
 *   RECORD     argparse Namespace, dict with constant keys: a struct with named members
 *   INSTANCE   object of a user or stub class  see Class
 *   CLASS FUNCTION MODULE                      none: known at convert time (a FUNCTION joined with another is a pointer)
 *   ITERATOR   generator, map(), zip() ...     fused into the loop that consumes it
 *   SLICE ELLIPSIS                             only inside subscripts
 *   DYNAMIC    anything else                   boxed py_value
 *
 * Kinds from TYPE_ANY on occur in the signatures of rules only, never in what sema hands out.
 */
#ifndef T2M_SEMA_TYPE_H
#define T2M_SEMA_TYPE_H

#include "base/map.h"
#include "base/name.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Type Type;
typedef struct Class Class;
struct RuleClass;
struct RuleFunction;
struct UserClass;
struct UserFunction;
struct SemaModule;
struct Instance;

typedef enum TypeKind {
    TYPE_NEVER,
    TYPE_ERROR,
    TYPE_NONE,
    TYPE_BOOL,
    TYPE_INT,
    TYPE_FLOAT,
    TYPE_STR,
    TYPE_BYTES,
    TYPE_TENSOR,
    TYPE_DTYPE,
    TYPE_LIST,
    TYPE_SET,
    TYPE_TUPLE,
    TYPE_DICT,
    TYPE_OPTIONAL,
    TYPE_RECORD,
    TYPE_INSTANCE,
    TYPE_CLASS,
    TYPE_FUNCTION,
    TYPE_MODULE,
    TYPE_ITERATOR,
    TYPE_SLICE,
    TYPE_ELLIPSIS,
    TYPE_DYNAMIC,
    TYPE_ANY,      /* rules: accepts everything (`Any`, `object`) */
    TYPE_UNION,    /* rules: one of items; `Scalar` is int | float | bool */
    TYPE_VARIABLE, /* rules: T of a generic; `name`. `Self` is the variable named Self */
    TYPE_CALLABLE, /* rules: anything that can be called; items: result, then parameters; none if not said */
    TYPE_ITERABLE, /* rules: anything to iterate over whose items are items[0] */
    TYPE_KIND_COUNT
} TypeKind;

typedef enum DType {
    DTYPE_UNKNOWN,
    DTYPE_BOOL,
    DTYPE_UINT8,
    DTYPE_INT8,
    DTYPE_INT16,
    DTYPE_INT32,
    DTYPE_INT64,
    DTYPE_FLOAT16,
    DTYPE_BFLOAT16,
    DTYPE_FLOAT32,
    DTYPE_FLOAT64,
    DTYPE_COMPLEX64,
    DTYPE_FLOATING, /* some floating one: of what a layer with weights gives, of a mean ... */
    DTYPE_COUNT
} DType;

typedef enum DimKind {
    DIM_UNKNOWN,
    DIM_CONSTANT, /* value */
    DIM_SYMBOL,   /* symbol: a product such as `B`, `4*C`; equal text is the equal number */
    DIM_SPREAD    /* rules only: "..." (symbol NULL) any number of dimensions */
} DimKind;

typedef struct Dim {
    DimKind kind;
    int64_t value;
    Name symbol;
} Dim;

/* The named dimension of a layer: `in` of nn.Linear. */
typedef struct DimBinding {
    Name name;
    Dim dim;
} DimBinding;

typedef struct TypeField {
    Name name;
    const Type *type;
} TypeField;

/*
 * A class: of the script (user is set) or of a stub (rule is set). One object a class, compared by pointer.
 * `base` is the base class whose struct an instance starts with, or NULL; further bases (mixins) are listed in `other_bases`.
 */
struct Class {
    Name name;      /* MLP */
    Name qualified; /* torch.nn.Linear; of a user class module.MLP */
    struct RuleClass *rule;
    struct UserClass *user;
    Class *base;
    Class **other_bases;
    size_t other_base_count;
    bool has_below;   /* some class of the script may derive from it */
    Class **mro;      /* of user classes: Python's order of looking up members, itself first; NULL before its class statement */
    size_t mro_count;
    const Type **base_args; /* the type arguments of base: Dataset[tuple[Tensor, int]]; as many as its type parameters, or NULL */
    size_t base_arg_count;
};

/* What a literal scalar is worth; which member counts is said by the type's kind. */
typedef struct Literal {
    bool is_set;
    bool is_settled;  /* fixed by the platform (torch.cuda.is_available() is False), not by a choice of the user: branches on
                         it are decided at convert time and its variables vanish */
    int64_t integer;  /* INT, BOOL (0 or 1) */
    double number;    /* FLOAT */
    const char *text; /* STR, BYTES: interned bytes with a NUL */
    size_t length;
} Literal;

struct Type {
    TypeKind kind;
    Literal literal;        /* BOOL INT FLOAT STR */
    Dim dim;                /* INT: the symbolic dimension that it counts, if any. Rules: int["in"] */
    struct Mix *mix;        /* INT FLOAT: sema's own (sema/mixed.h): narrower numbers come here too; NULL in what sema hands out */
    bool is_number;         /* DYNAMIC: the box holds an int, a float or a bool */
    DType dtype;            /* TENSOR, DTYPE; UNKNOWN if not known */
    int rank;               /* TENSOR: number of dims, -1 if not known */
    const Dim *dims;        /* TENSOR: `rank` of them. In rules also with one DIM_SPREAD (rank counts it) */
    bool is_parameter;      /* TENSOR: is or may be an nn.Parameter object (the C is still an mx_array when read) */
    bool is_set;            /* FUNCTION: one of items, each a FUNCTION or CLASS; only the run knows which */
    bool is_variadic;       /* TUPLE: any number of items[0]; RECORD: what **kwargs collected */
    const Type **items;     /* LIST SET OPTIONAL ITERATOR ITERABLE: 1; DICT: key, value; TUPLE UNION: all; INSTANCE: type
                               arguments; FUNCTION: the receiver if bound (1), else none */
    size_t item_count;
    Class *class_;          /* INSTANCE CLASS */
    const DimBinding *bindings; /* INSTANCE: known dimensions of the layer, sorted by name text */
    size_t binding_count;
    struct UserFunction *function;    /* FUNCTION of the script (def or lambda), or NULL */
    struct Instance *home;            /* FUNCTION that uses names of an enclosing function: whose call executed the def */
    struct RuleFunction *rule;        /* FUNCTION of a stub, or NULL */
    struct SemaModule *module;        /* MODULE */
    Name name;                        /* RECORD: name of the struct; VARIABLE; MODULE: qualified name */
    const TypeField *fields;          /* RECORD, in order */
    size_t field_count;
    struct Cell *cell;                /* sema's own (sema/cell.h): the item types are still being found; NULL in what sema
                                         hands out */
    uint32_t hash;
};

typedef struct TypeStore {
    bool prints_namespaces; /* what argparse gives goes where its text can be seen: print(args) */
    Arena *arena;
    NameTable *names;
    const Type **slots; /* open addressing */
    size_t slot_count;
    size_t count;
    /* The types without details; types without a literal. */
    const Type *never, *error, *none, *bool_, *int_, *float_, *str, *bytes, *tensor, *dtype, *slice, *ellipsis, *dynamic;
    const Type *number; /* DYNAMIC, known to be a number */
    const Type *any, *callable, *scalar;
    unsigned changes; /* counts cells that grew; the fixpoint of sema watches it */
    unsigned round;      /* of inference */
    Vec(struct Cell *) number_cells;
    /* An instance of `base`, a base class of two others, with the type arguments that both have in common: Dataset[T]. */
    const Type *(*join_in_base)(struct TypeStore *store, Class *base, const Type *left, const Type *right);
    void *join_context;
    PointerMap mixes;    /* place -> Mix *: sema/mixed.h */
    const void *place;   /* where the join at hand happens; NULL: nowhere that lasts */
    struct Boxed *boxed; /* what flows into boxed values (sema/cell.h); NULL while nothing does */
} TypeStore;

void types_init(TypeStore *store, Arena *arena, NameTable *names);

/* ---- Making types; equal arguments give the same pointer. Arrays are copied. ----------------------------------------- */

const Type *type_bool_literal(TypeStore *store, bool value, bool is_settled);
const Type *type_int_literal(TypeStore *store, int64_t value, bool is_settled);
const Type *type_float_literal(TypeStore *store, double value, bool is_settled);
const Type *type_str_literal(TypeStore *store, const char *text, size_t length, bool is_settled);
/* An int known to count a dimension. A constant dim is the literal int. */
const Type *type_int_dim(TypeStore *store, Dim dim);
/* rank -1: unknown shape (dims may be NULL). */
const Type *type_tensor(TypeStore *store, DType dtype, int rank, const Dim *dims);
const Type *type_parameter(TypeStore *store, DType dtype, int rank, const Dim *dims);
const Type *type_dtype_literal(TypeStore *store, DType dtype);
const Type *type_list(TypeStore *store, const Type *item);
const Type *type_set(TypeStore *store, const Type *item);
const Type *type_dict(TypeStore *store, const Type *key, const Type *value);
const Type *type_tuple(TypeStore *store, const Type *const *items, size_t count);
const Type *type_tuple_of(TypeStore *store, const Type *item); /* variadic */
const Type *type_iterator(TypeStore *store, const Type *item);
/* OPTIONAL(OPTIONAL(T)) is OPTIONAL(T); OPTIONAL(NONE) is NONE; of DYNAMIC and ERROR themselves. */
const Type *type_optional(TypeStore *store, const Type *type);
const Type *type_record(TypeStore *store, Name name, const TypeField *fields, size_t count);
const Type *type_instance(TypeStore *store, Class *class_, const Type *const *args, size_t arg_count,
                          const DimBinding *bindings, size_t binding_count);
const Type *type_class(TypeStore *store, Class *class_);
const Type *type_user_function(TypeStore *store, struct UserFunction *function, struct Instance *home, const Type *receiver);
/* One of several; NULL if they are too many. */
const Type *type_function_set(TypeStore *store, const Type *left, const Type *right);
const Type *type_rule_function(TypeStore *store, struct RuleFunction *function, const Type *receiver);
const Type *type_module(TypeStore *store, struct SemaModule *module, Name name);
const Type *type_union(TypeStore *store, const Type *const *items, size_t count);
const Type *type_variable(TypeStore *store, Name name);
const Type *type_iterable(TypeStore *store, const Type *item);
const Type *type_callable(TypeStore *store, const Type *const *items, size_t count);
/* A copy of `type` with other items (as many), or with a cell in their place (sema's own). */
const Type *type_with_items(TypeStore *store, const Type *type, const Type *const *items);
const Type *type_with_cell(TypeStore *store, const Type *type, struct Cell *cell);
/* The same int, float, bool, str without or with another literal. */
const Type *type_intern(TypeStore *store, const Type *candidate); /* any Type filled in by hand; arrays are copied */

/* ---- Asking ----------------------------------------------------------------------------------------------------------- */

/* The least type that holds both: int and float give float (sema/mixed.h says what becomes of the int), T and None give Optional[T], a number and a tensor the tensor, two
 * classes their common base. Representations without a common one: DYNAMIC. */
const Type *type_join(TypeStore *store, const Type *left, const Type *right);
/* Without literal and dim (deeply); tensors keep dtype and shape. */
const Type *type_widen(TypeStore *store, const Type *type);
/* The join of two types that never becomes DYNAMIC by accident: NULL if they have no common representation. */
const Type *type_join_strict(TypeStore *store, const Type *left, const Type *right);
/* True if type_join_strict would give a type; changes nothing. */
bool type_can_join(const Type *left, const Type *right);
/* Symbolic dimensions replaced by unknown ones: they mean something within one function only. */
const Type *type_without_symbols(TypeStore *store, const Type *type);
/* True if a C variable of one could hold the other without conversion: literals, shapes, dtypes do not count. */
bool type_same_repr(const Type *left, const Type *right);
/* T of OPTIONAL(T), else the type itself. */
const Type *type_unwrap(const Type *type);
bool type_is_optional(const Type *type);
bool type_is_number(const Type *type); /* BOOL INT FLOAT */
bool type_is_tensor(const Type *type); /* TENSOR or OPTIONAL(TENSOR) */
/* True if a value of the type needs no C at all: NONE, MODULE, CLASS, FUNCTION, settled literals, instances of @c_type(None)
 * classes. Variables, parameters and arguments of such types vanish. (A FUNCTION value passed to C code is asked for by name.) */
bool type_vanishes(const Type *type);
/* Walks the bases. */
bool class_derives_from(const Class *class_, const Class *ancestor);
bool class_is(const Class *class_, const char *qualified_ancestor);
bool type_is_instance_of(const Type *type, const char *qualified_class);
/* A numpy.ndarray or a scalar of NumPy: an instance of a stub class whose C is np_array. */
bool type_is_ndarray(const Type *type);
/* The field of a RECORD, or NULL. */
const TypeField *type_field(const Type *record, Name name);

bool dtype_is_known(DType dtype); /* which one it is: neither UNKNOWN nor FLOATING */
bool dtype_is_float(DType dtype); /* FLOATING too */
bool dtype_is_integer(DType dtype); /* bool is not */
const char *dtype_name(DType dtype); /* "float32"; "?" if unknown */
/* Also the aliases long, int, short, half, float, double; UNKNOWN for other text. */
DType dtype_from_name(const char *name);
/* PyTorch's promotion of two tensors with dimensions. */
DType dtype_promote(DType left, DType right);
/* What is certain of a tensor that has either. */
DType dtype_join(DType left, DType right);

Dim dim_constant(int64_t value);
Dim dim_unknown(void);
Dim dim_symbol(Name symbol);
bool dim_equal(Dim left, Dim right);     /* unknown equals unknown */
bool dim_conflicts(Dim left, Dim right); /* both constants and different */
Dim dim_multiply(TypeStore *store, Dim left, Dim right);
/* Exact division only; otherwise unknown. */
Dim dim_divide(TypeStore *store, Dim left, Dim right);
Dim dim_add(TypeStore *store, Dim left, Dim right);

/* "Tensor[B, 784, float32]", "list[int]", "MLP", "Optional[int]", "int[64]": stable text for dumps and messages. */
void type_print(const Type *type, Text *out);
const char *type_text(Arena *arena, const Type *type);
void dim_print(Dim dim, Text *out);

#endif
