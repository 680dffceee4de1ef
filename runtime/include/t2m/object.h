/* Objects: the reference-counted heap values of the runtime, all but arrays.
 *
 * Every object starts with a t2m_object: its kind (a table of what can be done with it) and its count. A
 * negative count marks an immortal object (string literals, True, None's stand-ins): it is never counted nor
 * freed. Counts are not atomic: an object belongs to the thread that made it, until it is handed over whole.
 *
 * NULL is Python's None wherever an object is expected. */
#ifndef T2M_OBJECT_H
#define T2M_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mlx/c/array.h"
#include "t2m/pool.h"

typedef mlx_array mx_array;

struct py_copies; /* of an object that is being copied: py_value.h */

/* A field that checkpoints hold: t2m/saved.h. */
typedef struct t2m_attribute {
    const char *name, *type;
    size_t offset;
} t2m_attribute;
#define T2M_ATTRIBUTE(class, field, type) {#field, (type), offsetof(class, field)}
/* Where the C name had to differ from Python's. */
#define T2M_ATTRIBUTE_NAMED(name, class, field, type) {(name), (type), offsetof(class, field)}
/* Of which all objects have the same value: "None", "device", a function as "torch.nn.functional.relu". Only written. */
#define T2M_FIXED(name, value) {(name), (value), T2M_NO_OFFSET}
#define T2M_NO_OFFSET ((size_t)-1)
#define T2M_ATTRIBUTES(table) .kept = (table), .kept_count = sizeof(table) / sizeof((table)[0])

/* What a kind of object can do. A NULL entry means: not possible, or the default that is named. */
typedef struct t2m_kind {
    const char *name;            /* Python's type name: "str", "list", "Net" */
    const char *module;          /* of a class of the program: "models.net"; NULL: the script's own */
    void (*destroy)(void *self); /* releases what self holds, not self; NULL: nothing */
    bool (*equal)(const void *self, const void *other); /* other has the same kind; NULL: identity */
    uint64_t (*hash)(const void *self); /* as CPython's; NULL: unhashable if `equal`, else identity */
    int (*compare)(const void *self, const void *other); /* <0, 0, >0; NULL: TypeError */
    const struct py_string *(*repr)(const void *self);   /* NULL: <name object at 0x...> */
    const struct py_string *(*str)(const void *self);    /* NULL: repr */
    int64_t (*length)(const void *self);                 /* len() and truth; NULL: no len(), always true */
    const struct t2m_kind *base; /* of the class it derives from; NULL: object */
    bool (*truth)(const void *self);                   /* bool(); NULL: by length */
    bool (*less)(const void *self, const void *other); /* <, where there is no compare */
    size_t size; /* with `copy`: of an object */
    /* Fills the fields of a new object with those of another; py_copied() gives what a field is to hold. NULL:
     * cannot be copied. */
    void (*copy)(void *made, const void *self, struct py_copies *copies);
    /* copy.deepcopy of objects that differ in size, or that are made in another way (modules, parameters): a new object, owned by the
     * pool, which py_copy_made() is told before anything that may lead back to it is copied. NULL: by `copy`. */
    void *(*deepcopy)(const void *self, struct py_copies *copies);
    const struct py_string *(*format)(const void *self, const struct py_string *spec); /* format(); NULL: str, no spec */
    /* What boxed code does with arrays of the library (t2m/np.h); NULL: TypeError. The operation is a py_array_operator, one of
     * a and b has the kind; key is boxed. */
    const struct t2m_object *(*binary)(int operation, const void *a, const void *b);
    const struct t2m_object *(*item)(const void *self, const void *key);
    void (*set_item)(void *self, const void *key, const void *item);
    double (*number)(const void *self); /* float(), int() */
    bool is_iterator; /* the object is a py_iterator */
    struct py_iterator *(*iterate)(const void *self); /* iter() of a class of the program; NULL: none, or no boxed code asks */
    mx_array (*tensor)(const void *self); /* torch.tensor() of arrays of another library; NULL: there is none */
    mx_array (*array)(const void *self);  /* of objects that are tensors (parameters): where code that knows its types wants one */
    const char *(*class_name)(const void *self); /* of kinds whose objects have classes of their own (modules); NULL: name */
    const char *(*type_name)(const void *self); /* type(x), if its objects are of several classes of Python: "numpy.float32" */
    /* Of a class below int, float or str: the value that an object is as well. */
    struct {
        union {
            int64_t (*number)(const void *self);
            double (*real)(const void *self);
            const struct py_string *(*text)(const void *self);
        };
        enum { T2M_NOT_PLAIN, T2M_PLAIN_IS_INT, T2M_PLAIN_IS_FLOAT, T2M_PLAIN_IS_TEXT } as;
    } plain;
    const t2m_attribute *kept; /* what checkpoints hold of its objects (t2m/saved.h) */
    size_t kept_count;
    const struct py_pickle_extension *pickles; /* how pickle writes and reads them (t2m/py_pickle.h); NULL: it does not */
} t2m_kind;

/* Methods of a class of the program as entries of its kind: they take their own class where a kind says void.
 */
#define T2M_REPR(method) ((const struct py_string *(*)(const void *))(void (*)(void))(method))
#define T2M_PLAIN_INT(method) {.number = (int64_t(*)(const void *))(void (*)(void))(method), .as = T2M_PLAIN_IS_INT}
#define T2M_PLAIN_FLOAT(method) {.real = (double (*)(const void *))(void (*)(void))(method), .as = T2M_PLAIN_IS_FLOAT}
#define T2M_PLAIN_TEXT(method) {.text = T2M_REPR(method), .as = T2M_PLAIN_IS_TEXT}
#define T2M_ITERATE(method) ((struct py_iterator * (*)(const void *))(void (*)(void))(method))
#define T2M_LENGTH(method) ((int64_t(*)(const void *))(void (*)(void))(method))
#define T2M_HASH(method) ((uint64_t(*)(const void *))(void (*)(void))(method))
#define T2M_TEST(method) ((bool (*)(const void *))(void (*)(void))(method))
#define T2M_RELATION(method) ((bool (*)(const void *, const void *))(void (*)(void))(method))

/* isinstance: whether an object's class is `kind` or derives from it. NULL is of no class. */
bool t2m_is(const void *object, const t2m_kind *kind);

typedef struct t2m_object {
    const t2m_kind *kind;
    int64_t references;
} t2m_object;

#define T2M_IMMORTAL INT64_MIN

/* New zeroed object of `size` bytes, owned by the current pool. Never NULL: out of memory ends the program.
 */
void *t2m_object_new(size_t size, const t2m_kind *kind);
#define T2M_NEW(type, kind) ((type *)t2m_object_new(sizeof(type), (kind)))

/* The same, owned by the caller (one reference), in no pool. */
void *t2m_object_new_owned(size_t size, const t2m_kind *kind);

/* One reference more; gives `object` back. NULL is allowed. */
void *t2m_retain(const void *object);

/* One reference less; the last one destroys the object. NULL is allowed. */
void t2m_release(void *object);

/* Gives the caller's reference to the current pool; returns `object`. */
void *t2m_autorelease(const void *object);

/* Stores `object` in a slot that owns its value: retains the new, releases the old. `t2m_set(&self->name,
 * name);` */
#define t2m_set(slot, object) t2m_set_slot((slot), 1 ? (object) : *(slot))
void t2m_set_slot(void *slot, const void *object);

/* Promotes `object` to the pool around `pool`; for return from a pooled block. Has the type of `object`. */
#define t2m_keep(pool, object) ((__typeof__(object))t2m_keep_object((pool), (object)))
void *t2m_keep_object(t2m_pool *pool, const void *object);

/* A local that owns its object: `T2M_OWNED_OBJECT(py_list *) best = NULL;` then t2m_set(&best, ...). */
#define T2M_OWNED_OBJECT(type) __attribute__((cleanup(t2m_release_slot))) type
void t2m_release_slot(void *slot);

/* How containers hold arrays: the array layer registers this once (mx does it before main). retain gives the
 * handle to hold, release gives it back; without hooks a container of arrays is a bug that is reported as
 * one. */
typedef struct t2m_array_hooks {
    mx_array (*retain)(mx_array array);
    void (*release)(mx_array array);
    mx_array (*autorelease)(mx_array array);         /* gives a held handle to the current pool */
    mx_array (*copy)(mx_array array);                /* of copy.deepcopy */
    bool (*equal)(mx_array a, mx_array b);           /* truth of all(a == b); may be NULL */
    int (*compare)(mx_array a, mx_array b);          /* of one element each: below 0 if a < b is true ...; RuntimeError for more; may be NULL */
    bool (*truth)(mx_array array);                   /* of one element; RuntimeError for more; may be NULL */
    const struct py_string *(*repr)(mx_array array); /* tensor(...); may be NULL */
} t2m_array_hooks;
void t2m_register_array_hooks(const t2m_array_hooks *hooks);
const t2m_array_hooks *t2m_array_hooks_get(void);

/* Our own mistake: says so with the place, asks for a report, exits 4. */
#define T2M_BUG(...) t2m_bug(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void t2m_bug(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* malloc and realloc that end the program when memory is out ("MemoryError", exit 1). */
void *t2m_malloc(size_t size);
void *t2m_realloc(void *memory, size_t size);

#endif
