/*
 * Rules in memory: the stub files of /rules (and of --rules folders, which win) as tables. A module's names are known when it is first
 * asked for; a function, class or member is parsed when its symbol is (most of a stub is never used). Re-exports are followed.
 * Everything lives in the translation's arena and stays unchanged afterwards. The format is rules/README.md.
 */
#ifndef T2M_RULES_RULES_H
#define T2M_RULES_RULES_H

#include "base/map.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "sema/type.h"
#include "syntax/ast.h"
#include "syntax/parse.h"

typedef struct RuleModule RuleModule;
typedef struct RuleClass RuleClass;
typedef struct RuleFunction RuleFunction;
typedef struct RuleOverload RuleOverload;
typedef struct RuleValue RuleValue;
typedef struct RuleSymbol RuleSymbol;

typedef enum RuleEffect {
    RULE_EFFECT_DRAWS = 1,   /* random numbers */
    RULE_EFFECT_MUTATES = 2, /* its receiver (or its first argument) */
    RULE_EFFECT_IO = 4,
    RULE_EFFECT_RAISES = 8
} RuleEffect;

typedef enum RuleParamKind {
    RULE_PARAM_POSITIONAL_ONLY,
    RULE_PARAM_NORMAL,
    RULE_PARAM_VARARG, /* *args: the type is that of one item */
    RULE_PARAM_KEYWORD_ONLY,
    RULE_PARAM_KWARG /* **kwargs */
} RuleParamKind;

typedef struct RuleParam {
    Name name;
    RuleParamKind kind;
    const Type *type;    /* ANY if not annotated */
    Expr *default_value; /* or NULL if the argument is required; `...` means "has one, not said which" */
} RuleParam;

typedef Vec(RuleParam) RuleParamVec;

/* What a rule says about one call form, whatever it is called on. */
struct RuleOverload {
    RuleFunction *function;
    Span span;           /* in the stub */
    RuleParamVec params; /* without self (or cls) */
    bool has_self;       /* a method: `{self}` is the receiver */
    const Type *result;  /* ANY if not annotated; may hold type variables, and dimensions bound by params */
    const char *c;       /* the template of @c, or NULL */
    const char *mlx;     /* of @mlx, or NULL */
    DiagSpec todo;       /* of @todo; number 0 if none. title is the API's name, help is `why` */
    const char *drop;    /* the reason of @drop, or NULL. With a template too, that is what stays */
    unsigned effects;    /* RuleEffect bits */
    Name role;           /* of @role, or NULL */
    Name shape;          /* of @shape, or NULL */
    Name types;          /* of @types, or NULL */
    const char *doc;     /* docstring, or NULL */
    Stmt *body;          /* the FunctionDef if it is written in Python (no template, a real body), else NULL */
    RuleModule *module;
};

typedef Vec(RuleOverload *) RuleOverloadVec;

struct RuleFunction {
    Name name;          /* softmax */
    Name qualified;     /* torch.nn.functional.softmax; torch.Tensor.view */
    RuleClass *owner;   /* of a method, or NULL */
    RuleOverloadVec overloads; /* one or more, in order */
    bool is_property;
    bool is_static;      /* @staticmethod */
    bool is_classmethod; /* @classmethod */
    struct UserFunction *user; /* sema's own: the function behind a rule with a body */
};

/* `pi: float = ...`, with an optional template: `pi: float = c("M_PI")`; `float32: dtype["float32"]`. */
struct RuleValue {
    Name name;
    Name qualified;
    const Type *type;
    const char *c; /* or NULL: the type says it all (dtypes, literals) */
    const char *drop;
    DiagSpec todo;
    Span span;
};

struct RuleClass {
    Class class_; /* its address is the class */
    Span span;
    const char *c_type;  /* "nn_linear"; NULL if none is said or instances have no run-time value */
    bool is_pointer;     /* instances are heap objects: C holds `c_type *` */
    bool is_valueless;   /* @c_type(None) */
    NameVec type_params; /* T, K, V of Generic[...] or of class C[T] */
    PointerMap members;  /* Name -> RuleSymbol *, own ones only; names alone until rule_class_own_member asks for one */
    const char *doc;
    const char *mlx;
    const char *drop;
    DiagSpec todo; /* number 0 if none */
    RuleModule *module;
};

typedef enum RuleSymbolKind {
    RULE_FUNCTION,
    RULE_CLASS,
    RULE_VALUE,
    RULE_MODULE, /* a submodule or an imported module */
    RULE_TYPE    /* a type alias: `Size = tuple[int, ...]` */
} RuleSymbolKind;

struct RuleSymbol {
    RuleSymbolKind kind;
    Name name;
    struct StubParts *unread; /* the reader's own: where its text stands; NULL once it is read */
    union {
        RuleFunction *function;
        RuleClass *class_;
        RuleValue *value;
        RuleModule *module;
        const Type *type;
    };
};

struct RuleModule {
    Name name; /* torch.nn */
    struct Rules *rules;
    PointerMap symbols; /* Name -> RuleSymbol *, private re-exports included; see rules_own_symbol */
    const char *drop;   /* `__drop__ = "why"`: every name of the module vanishes */
    bool is_loaded;     /* false while it is being read (import cycles) */
    bool is_package;    /* __init__.pyi, or a folder without one */
    PointerMap imports; /* Name -> the reader's own: names bound by import, resolved when asked for */
    NameVec stars;      /* modules of `from m import *` */
    PointerMap type_vars; /* names made by TypeVar */
};

typedef struct Rules {
    Arena *arena;
    NameTable *names;
    TypeStore *types;
    SyntaxContext *syntax;
    Diagnostics *diagnostics; /* faults in the stubs themselves */
    Vec(const char *) folders;
    PointerMap modules; /* qualified Name -> RuleModule *, NULL if there is none */
    RuleModule *builtins;
} Rules;

/* The Python file with the part of a library module that is ordinary Python (rules/csv.py), or NULL. */
const char *rules_python_file(Rules *rules, Name qualified);

/* `folders` are searched in order; see rules_default_folder for the last of them. Reads builtins.pyi if there is one. */
void rules_init(Rules *rules, SyntaxContext *syntax, TypeStore *types, const char *const *folders, size_t folder_count);

/* $T2M_RULES, else the installed folder if it exists, else the source tree's; NULL if there is none. */
const char *rules_default_folder(Arena *arena);

/* The module of this qualified name, read now if need be; NULL if no folder has it. */
RuleModule *rules_module(Rules *rules, Name qualified);

/* A name in a module: its own, a re-export, or a submodule. NULL if there is none. */
const RuleSymbol *rules_symbol(Rules *rules, RuleModule *module, Name name);
/* Its own only. */
const RuleSymbol *rules_own_symbol(const RuleModule *module, Name name);

/* Reads all that has not been asked for: for who wants the faults of a stub. */
void rules_read_all(RuleModule *module);

/* "torch.nn.Linear", "torch.Tensor.view": walks modules, then classes. NULL if there is none. For `explain`. */
const RuleSymbol *rules_find(Rules *rules, const char *qualified);
/* The class of that name; NULL if there is none, or the name is something else's. */
RuleClass *rules_find_class(Rules *rules, const char *qualified);

/* A member of the class or of its bases (stub bases only); NULL if there is none. */
const RuleSymbol *rule_class_member(const RuleClass *class_, Name name);
/* Its own only. */
const RuleSymbol *rule_class_own_member(const RuleClass *class_, Name name);

/* Class of a builtin type in builtins.pyi ("list", "str", ...), or NULL. */
RuleClass *rules_builtin_class(Rules *rules, const char *name);

/* The nearest known name to `name` among the symbols of a module or the members of a class, or NULL if none is near. */
Name rules_nearest(Rules *rules, const RuleModule *module, const RuleClass *class_, Name name);

/* The type of the instances of a stub class: INSTANCE with its type parameters as variables; the builtin kinds for
 * builtins.int, torch.Tensor and their like. */
const Type *rules_class_type(Rules *rules, RuleClass *class_);

/* The type that an annotation in a stub module means. */
const Type *rules_annotation(Rules *rules, RuleModule *module, const RuleClass *class_, const Expr *annotation);

/* Parses "B C H W" of Tensor["..."] into dims (in the arena); gives the rank. "..." is DIM_SPREAD, "*" unknown. */
int rules_parse_dims(TypeStore *store, const char *text, Dim **dims);

#endif
