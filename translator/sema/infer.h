/*
 * Inference, from inside: what the files of sema share. Others include sema.h.
 *
 * The whole program is interpreted abstractly in *rounds*: the main module's body is walked once, a called function is walked
 * at its first call of the round, loops once a round with the head's environment kept from round to round. Everything that
 * is kept (parameters, results, fields, globals, captured names, loop heads, cells) only ever grows, and each growth counts
 * in `changes`. When a round changes nothing, one more is run that records the tables and reports (`is_final`).
 * So the code of a construct is one straight walk; nobody iterates but infer_program.
 */
#ifndef T2M_SEMA_INFER_H
#define T2M_SEMA_INFER_H

#include "sema/cell.h"
#include "sema/mixed.h"
#include "sema/sema.h"

typedef struct Infer Infer;
typedef struct Frame Frame;
typedef struct Def Def;

/* ---- scopes ----------------------------------------------------------------------------------------------------------- */

/* A name that a function (or module body) assigns. Comprehension targets are symbols of the function around, found through
 * the comprehension that owns them. */
typedef struct Symbol {
    Name name;
    size_t index; /* into Env.bindings */
    struct Scope *scope;
    bool is_param;
    bool is_comprehension;
    unsigned level;   /* of a comprehension's target: in how many comprehensions around it the name is a target too */
    bool is_shared;   /* an inner function, or for modules any function or other module, reads it */
    bool is_indexed;  /* holds a tuple that is indexed by computed numbers or iterated over: it is a variadic one */
    bool is_rebound;  /* in a loop */
    bool is_held;     /* a generator expression that outlives its statement reads it, and it changes: both share it */
    bool is_written;  /* by another function: `global`, `nonlocal`, module.x = ... */
    bool is_definition; /* bound by one def and nothing else */
    bool has_number;    /* was bound to a number: where it holds a tensor, only the run may know which */
    unsigned bindings;
    struct Shared *shared; /* of a module's names; see shared_of */
    Name unknown;           /* imported, without a rule: its qualified name; else NULL */
} Symbol;

typedef Vec(Symbol *) SymbolVec;

/* What all functions together know of a name that several use: one for a module's name, one a call for a function's. */
typedef struct Shared {
    const Type *slot;   /* join of all assigned types; NEVER before */
    Variable *variable; /* its one Variable */
    Def *def;           /* the last definition; all are joined */
    bool is_assigned;
} Shared;

typedef struct Scope {
    UserFunction *function;
    struct Scope *parent; /* NULL of a module body; class bodies are no scope for what is inside them */
    PointerMap symbols;   /* Name -> Symbol * */
    SymbolVec list;
    PointerMap globals;   /* names declared global; nonlocal ones are in nonlocals */
    PointerMap nonlocals;
    Vec(NodeId) comprehensions; /* in which the def or lambda stands */
} Scope;

bool scope_is_module(const Scope *scope);
Shared *shared_of(Frame *frame, Symbol *symbol);

/* Builds scopes of a module body and all functions in it; creates UserFunctions and UserClasses (infer->functions ...). */
void scopes_build(Infer *infer, UserFunction *body);
/* Notes whether a module of the script makes parsers whose options only the run knows. Before any of it is analysed. */
void argparse_look(Infer *infer, const Module *ast);
void contexts_look(Infer *infer, const Module *ast); /* torch_contexts.c */
/* The comprehension's own symbol for a name, or NULL. */
Symbol *scope_comprehension_symbol(Infer *infer, NodeId comprehension, Name name);
/* Names bound by an assignment target. */
typedef void (*TargetVisitor)(void *context, Expr *name);
void visit_target_names(Expr *target, TargetVisitor visit, void *context);

/* ---- environments ----------------------------------------------------------------------------------------------------- */

/*
 * A definition: one assignment, or a merge (phi) of several where paths meet. Made in the final round only. Definitions that
 * reach the same use are one variable: union-find. A phi joins its operands only when something uses it.
 */
struct Def {
    Symbol *symbol;
    const Type *type;
    Span span;
    Def *parent;
    Vec(Def *) operands; /* of a phi */
    bool is_phi, is_used, is_nested, is_entry;
    Variable *variable;
    unsigned order;
};

/* The types of which a binding is DYNAMIC, shared between environments: a list that only grows at its head. */
typedef struct Part {
    const Type *type;
    const struct Part *next;
} Part;

typedef struct Binding {
    const Type *type; /* NULL: not bound */
    Def *def;
    const Part *parts; /* of a DYNAMIC where paths met: they are boxed if the name is read */
    bool maybe_unbound;
} Binding;

/* `args.x is not None` narrows the path "args.x" until something on it is assigned. */
typedef struct Narrowing {
    Name path;
    const Type *type;
} Narrowing;

typedef struct Env {
    Binding *bindings;
    size_t count;
    Vec(Narrowing) narrowings;
    bool is_dead;
} Env;

Env *env_new(Frame *frame);
Env *env_copy(Frame *frame, const Env *env);
void env_grow(Frame *frame, Env *env);
/* Joins `other` into `env`; a dead one adds nothing. */
void env_merge(Frame *frame, Env *env, const Env *other);
/* For a loop's head: `stored` grows by `entry`, counting changes. Gives a copy to go on with, with fresh phis. */
Env *env_enter_loop(Frame *frame, Stmt *loop, const Env *entry);
/* The end of the body or a `continue`: joins into the stored head. */
void env_close_loop(Frame *frame, Stmt *loop, const Env *end);
void env_assign(Frame *frame, Symbol *symbol, const Type *type, Span span, ExprInfo *info);
/* Reads; NULL if not bound. Marks the definition used and notes `info` to get its Variable. */
const Type *env_read(Frame *frame, Symbol *symbol, ExprInfo *info);
void env_narrow(Frame *frame, const Expr *path, const Type *type);
const Type *env_narrowed(Frame *frame, const Expr *path); /* NULL if not narrowed */
/* The tuple that a name holds is used as a sequence of any length. */
void env_use_as_sequence(Frame *frame, const Expr *expr);
void env_forget(Frame *frame, const Expr *path);
/* "a.b.c" of Names and Attributes (and constant subscripts); NULL if the expression is no path. */
Name path_of(Frame *frame, const Expr *expr);
/* After the final walk of an instance: definitions to Variables. */
void env_make_variables(Frame *frame);

/* ---- frames ----------------------------------------------------------------------------------------------------------- */

typedef struct Loop {
    struct Loop *outer;
    Stmt *stmt;
    Env *breaks; /* joined; NULL if none */
} Loop;

typedef struct DefNote {
    ExprInfo *info;
    Def *def;
} DefNote;

/* The tables of an instance; entries of rounds before the final one are not seen from outside. */
typedef struct InstanceState {
    PointerMap exprs;      /* Expr * -> ExprEntry * */
    PointerMap stmts;      /* Stmt * -> StmtEntry * */
    PointerMap iterations; /* (void *)id -> Iteration * */
    PointerMap withs;      /* WithItem * -> WithInfo * */
    PointerMap handlers;   /* ExceptHandler * with a name -> ExprInfo * of the name */
    PointerMap heads;      /* loop Stmt * -> Env * */
    PointerMap cells;      /* Expr * or other node -> Cell * */
    PointerMap shared;     /* Symbol * -> Shared * */
    PointerMap symbols;    /* Name -> the target Expr that a symbolic dimension is named after */
    Scope *scope;
    Infer *infer;
    Instance *parent;      /* of the enclosing function, the first that defined it */
    const Type **params;   /* joined argument types, as many as function params (self first) */
    size_t param_count;
    const Type *result;
    unsigned walked;       /* the round of the last walk; 0 never */
    bool is_active;        /* being walked: a recursive call */
    bool is_called;        /* in the final round */
} InstanceState;

typedef struct ExprEntry {
    ExprInfo info;
    const Type *raw; /* info.type with its cells */
    unsigned round;
} ExprEntry;

/* The type with its cells. */
static inline const Type *entry_type(const ExprEntry *entry)
{
    return entry->raw ? entry->raw : entry->info.type;
}

typedef struct StmtEntry {
    StmtInfo info;
    unsigned round;
} StmtEntry;

struct Frame {
    Infer *infer;
    TypeStore *types;
    Arena *arena;
    Instance *instance;
    InstanceState *state;
    UserFunction *function;
    Scope *scope;
    Env *env;
    Env *thrown; /* inside a try's body: joined over all places that an exception may come from; else NULL */
    Loop *loop;
    Vec(NodeId) comprehensions; /* those around, innermost last */
    Vec(Def *) defs;
    Vec(DefNote) notes;
    Stmt *stmt;        /* being walked */
    StmtInfo *stmt_info;
    unsigned depth;    /* of loops and branches */
    unsigned expr_depth;
    const Expr *looked_at; /* inferred to choose how the attribute around it is read: its type stands, so that chains are walked once */
    const Expr *held;  /* a record that this expression gives gets no further holder: a field of it is taken, or it leaves its only one */
    bool sets_raw;     /* past the object's __setattr__ */
    bool sets_by_name; /* setattr with a computed name: the field may stay as the class has it */
    bool quiet;        /* trying something: do not report */
    unsigned tries;    /* bodies of try around the statement */
    const Expr *condition; /* an expression of which only the truth counts */
    bool takes_numbers;    /* in the arguments of a call of torch or numpy: [1, 0.5] are floats */
    bool catches_import;   /* inside a try that handles ImportError */
    bool no_events;    /* calls that the script does not spell out: report faults, record no events */
    UserClass *class_body; /* while a class body is walked */
    Frame *caller;
};

struct Infer {
    Program *program;
    Arena *arena;
    TypeStore *types;
    NameTable *names;
    Rules *rules;
    Diagnostics *diagnostics;
    unsigned round;
    bool is_final;
    bool resizes_images;  /* the program makes a transform that changes the size of images to `image_size`; 0 if to several, or not known */
    int64_t image_size;
    bool adds_layers; /* somewhere layers are put into an nn.Sequential that was made with others */
    bool autocasts; /* something is computed under torch.autocast on the CPU */
    bool has_named_children; /* some class gives its modules names that are computed (names.c) */
    NameVec given_names; /* of attributes that are given to layers of the library and to parameters: given_attributes.c */
    bool keeps_contexts; /* torch.no_grad(), torch.autocast(...) are values somewhere: torch_contexts.c */
    Frame *frame;   /* of the body that is being walked */
    unsigned call_depth;
    unsigned attempts, attempt_faults; /* inside something of our own that need not work */
    unsigned next_order, next_def;
    PointerMap functions;     /* Stmt * or Expr * (lambda) -> UserFunction * */
    PointerMap bodies;        /* RuleOverload * -> UserFunction *: rules written in Python */
    PointerMap classes;       /* Stmt * -> UserClass * */
    PointerMap comprehensions; /* (void *)id of the first Comprehension -> PointerMap * of Name -> Symbol * */
    PointerMap modules;       /* Name -> SemaModule * (local and rule modules) */
    PointerMap placeholders;  /* Expr * -> PointerMap *: what stands for it where one of several functions is called */
    PointerMap keyword_placeholders; /* Keyword * -> Keyword * */
    PointerMap default_types; /* Param * -> Type * of its default */
    PointerMap choices;       /* IfExps that stand for a computed name: an int among floats stays an int */
    PointerMap written;       /* Name -> Expr *: what names.c reads a call as */
    StmtVec made_functions;   /* that spell_globals.c wrote */
    NameVec asked;            /* names of attributes that __getattr__ and __setattr__ are called with */
    NameVec *strings;         /* the strings of the program, in the round strings_round */
    unsigned strings_round;
    PointerMap named_members; /* Type * -> NameVec *: which of the strings are members; of one round */
    unsigned named_round;
    PointerMap replacements;  /* Expr * -> Expr *: what is evaluated in its place */
    PointerMap displays;      /* Expr * -> Displays * (class_tree.c) */
    PointerMap missed, raising; /* Expr *: reads that were in vain, in which round; those that raise (missing.c) */
    PointerMap enum_members;  /* Expr *: the calls that make members of an Enum */
    PointerMap namedtuples;   /* Expr * -> Stmt *: the class that namedtuple(...) makes */
    bool prunes;            /* torch.nn.utils.prune masks weights */
    bool has_named_buffers; /* register_buffer of computed names */
    bool has_enums, has_data, has_tuples, has_containers, has_hooks, has_abstract, has_member_dicts, resets_layers; /* data classes, named tuples, subclasses of list ... */
    Stmt *data_field;         /* the class of what dataclasses.fields() gives */
    Stmt *slices;             /* the class of slice objects; NULL if there is none (slices.c) */
    bool has_inner_attributes; /* wrapper.calls (function_attributes.c) */
    bool has_operators; /* the module operator is imported */
    bool has_argparse, has_free_arguments; /* argparse is imported; it is the one in Python (argparse_free.c) */
    PointerMap compared_types; /* Expr *: x of type(x) where it is only compared */
    PointerMap spelled_out;   /* Expr * -> Expr *: p -> p._tuple() */
    PointerMap dict_classes;  /* the class statements that dict_class.c has spelled */
    PointerMap class_states;  /* UserClass * -> ClassState * */
    StringMap unique;         /* C identifiers in use */
    const char *folder;       /* of the main script */
    PointerMap parsed;        /* path as a Name -> Module *: the trees of modules that were read */
    long local_lines;         /* of the modules beside the script that were read */
    Vec(SemaModule *) loading;
    PointerMap parsers;       /* Expr * -> ArgParser * */
    struct BuiltinNames {
        Name init, call, forward, self, getitem, setitem, delitem, len, iter, next, contains, enter, exit, name, doc, class_,
            dict, super, slots;
    } known;
};

/* ---- reporting and recording ------------------------------------------------------------------------------------------ */

/* Reports in the final round only; the current statement becomes a TODO for severities error and todo. */
void infer_report(Frame *frame, DiagCode code, Span span, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* T2M2001 for a qualified name, with the nearest name that has one. */
void infer_no_rule(Frame *frame, Name api, Span span);
void infer_report_spec(Frame *frame, const DiagSpec *spec, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* True once for each container: where its items first turn out to be boxed is said, and not again. */
bool infer_notes_boxed(const Frame *frame, const Cell *cell);
void infer_event(Frame *frame, EventKind kind, Span span, Name api, const RuleOverload *rule, const char *why);
/* What an operation on a value gives whose type is not known: DYNAMIC of a boxed one, NEVER of what is not known yet, ERROR of
 * what was reported before. */
const Type *infer_unknown(Frame *frame, const Type *type);
ExprInfo *info_of(Frame *frame, const Expr *expr); /* cleared for this round */
StmtInfo *stmt_info_of(Frame *frame, const Stmt *stmt);
/* The container cell that belongs to a node of this instance. `slot` tells several of one node apart. */
Cell *cell_of(Frame *frame, const void *node, size_t count);
const char *text_of(Frame *frame, const Type *type);

/* ---- expressions ------------------------------------------------------------------------------------------------------ */

const Type *infer_expr(Frame *frame, Expr *expr);
/* Evaluates the defaults of a def or lambda, where it stands. */
void infer_param_defaults(Frame *frame, const Params *params);
const Type *infer_attribute(Frame *frame, Expr *expr, ExprInfo *info);
const Type *infer_subscript(Frame *frame, Expr *expr, ExprInfo *info);
const Type *infer_operator(Frame *frame, Expr *expr, ExprInfo *info);
const Type *infer_compare(Frame *frame, Expr *expr, ExprInfo *info);
const Type *infer_comprehension(Frame *frame, Expr *expr, ExprInfo *info);
const Type *infer_call(Frame *frame, Expr *expr, ExprInfo *info);
/* left op right, for operators and augmented assignment. `call` gets the BoundCall or NULL. */
const Type *infer_binary(Frame *frame, Expr *left, const Type *left_type, BinaryOperator op, Expr *right,
                         const Type *right_type, Span span, bool in_place, BoundCall **call);
/* The symbol that a name means here: comprehensions, own scope, scopes around; NULL if none has it. */
Symbol *symbol_of(Frame *frame, Name name);
void add_yield(Frame *frame, const Type *type);
void add_return(Frame *frame, const Type *type);
/* Looks the name up: scopes, module, builtins. */
const Type *infer_name(Frame *frame, Expr *expr, ExprInfo *info);
/* `list` with a fresh cell in place of items, for a type that a rule or display gives. */
const Type *with_fresh_cell(Frame *frame, const void *node, const Type *type);
/* Infers an expression of which only the truth counts. */
const Type *infer_condition(Frame *frame, Expr *expr);
/* What the type of a condition says. */
Truth truth_of(Frame *frame, const Expr *expr, const Type *type);
/* Narrows the environment by the condition being true or false. */
void apply_condition(Frame *frame, const Expr *test, bool sense);

/* ---- members ---------------------------------------------------------------------------------------------------------- */

typedef enum MemberKind {
    MEMBER_NONE,
    MEMBER_FIELD,
    MEMBER_METHOD,       /* of the script: function */
    MEMBER_CLASS_VALUE,  /* class attribute: variable */
    MEMBER_RULE_METHOD,
    MEMBER_RULE_PROPERTY,
    MEMBER_RULE_VALUE,
    MEMBER_RULE_CLASS,
    MEMBER_TYPE          /* known type without more: __name__, nested things */
} MemberKind;

typedef struct Member {
    MemberKind kind;
    Field *field;
    UserFunction *function;
    Variable *variable;
    RuleFunction *rule;
    const RuleValue *value;
    RuleClass *rule_class;
    const Type *type;
} Member;

/* A member of objects of the type (OPTIONAL is looked through); of the class itself if `of_class`. */
Member member_of_type(Frame *frame, const Type *type, Name name);
Member member_of_class(Frame *frame, const Class *class_, Name name);
/* What the class itself has, without the fields of instances. */
Member member_of_class_object(Frame *frame, const Class *class_, Name name);
RuleClass *rule_class_of(Frame *frame, const Type *type); /* builtins.list, torch.Tensor, ...; NULL if there is none */
/* torch.nn.utils.rnn, a module in Python without a stub, of `nn.utils.rnn`; NULL if the library has none of that name. */
SemaModule *library_below(Frame *frame, Name qualified);
/* The type and Symbol of a module's name. */
SemaModule *library_part(Frame *frame, SemaModule *module, Name name); /* NULL: the name is not in it, or it has not run */
const Type *module_member(Frame *frame, SemaModule *module, Name name, ExprInfo *info, Span span);
/* The same among what `from m import *` brought into the module. */
const Type *starred_member(Frame *frame, SemaModule *module, Name name, ExprInfo *info, Span span);
/* __name__, __file__, __package__, __doc__ of a module of the script; NULL for other names. */
const Type *module_special(Frame *frame, const SemaModule *module, Name name);
Name module_package(Frame *frame, const SemaModule *module);
const Type *rule_symbol_type(Frame *frame, const RuleSymbol *symbol, ExprInfo *info, Span span);
SemaModule *rule_module_of(Infer *infer, RuleModule *rule);
bool is_super_call(Frame *frame, const Expr *expr);
UserClass *current_class(Frame *frame);
/* What a rule's type means as the type of a value: type variables filled in from the receiver. */
const Type *rule_value_type(Frame *frame, const Type *type, const Type *receiver);

/* ---- calls ------------------------------------------------------------------------------------------------------------ */

typedef struct ArgValue {
    Expr *expr;
    const Type *type;
    Name keyword;
    Keyword *node;       /* of a keyword argument */
    bool is_star, is_double_star;
} ArgValue;

typedef Vec(ArgValue) ArgVec;

typedef struct ParamDesc {
    Name name;
    RuleParamKind kind;
    Expr *default_value;
    bool has_default;
    bool takes_any;  /* of any type: values that are collected have nothing to do with each other */
} ParamDesc;

typedef enum BindFault {
    BIND_OK,
    BIND_TOO_MANY,
    BIND_MISSING,
    BIND_UNKNOWN_KEYWORD,
    BIND_TWICE,
    BIND_SPREAD, /* *args of unknown length where parameters must be told apart */
    BIND_TYPE    /* a parameter does not take the value */
} BindFault;

typedef struct BindResult {
    BindFault fault;
    Name param;        /* the parameter or keyword in question */
    Span span;         /* of the argument, if any */
    const Type *type;  /* BIND_TYPE: of the argument */
    const Type *wanted;
    CallSpread *spread; /* what the run distributes; or NULL */
} BindResult;

/* Distributes arguments over parameters: `out` has one BoundArg a parameter. Checks no types. */
BindResult bind_arguments(Frame *frame, const ParamDesc *params, size_t param_count, const ArgVec *args, BoundArg *out);
/* Writes the signature of result->spread. `self`: the parameter that is bound already; or NULL. */
void bind_describe(Frame *frame, const char *function, Name self, const ParamDesc *params, size_t param_count, BoundArg *out,
                   CallSpread *spread);

void eval_arguments(Frame *frame, Expr *call, ArgVec *args);

/* f(*pair) of a rule or a boxed object, with a tuple of known length: its items one by one, each with a placeholder. */
const ArgVec *expand_stars(Frame *frame, const ArgVec *args, StarItem **items, size_t *item_count);
/* The same of f(*args, **kwargs); what has no items is nothing. */
const ArgVec *spread_known(Frame *frame, const ArgVec *args, StarItem **items, size_t *item_count);

/* Calls a value of some type: the dispatch behind `f(...)`. `callee` is the expression called, `receiver` what a bound method
 * was taken from (both may be NULL). */
const Type *call_value(Frame *frame, const Type *callee, Expr *callee_expr, Expr *receiver, const ArgVec *args, Span span,
                       const void *node, BoundCall **out);
const Type *call_rule(Frame *frame, RuleFunction *function, Expr *receiver, const Type *receiver_type, const ArgVec *args,
                      Span span, const void *node, BoundCall **out);
/* Calls exactly this function. */
const Type *call_user_once(Frame *frame, UserFunction *function, Expr *receiver, const Type *receiver_type, const ArgVec *args,
                           Span span, BoundCall **out);
/* Calls a function, or a method and all that may override it. */
const Type *call_user(Frame *frame, UserFunction *function, Expr *receiver, const Type *receiver_type, const ArgVec *args,
                      Span span, const void *node, BoundCall **out);
/* The same of a nested function whose def `home` executed. */
const Type *call_closure(Frame *frame, UserFunction *function, Instance *home, Expr *receiver, const Type *receiver_type,
                         const ArgVec *args, Span span, BoundCall **out);
const Type *call_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, BoundCall **out);
const Type *call_rule_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, BoundCall **out);
/* A method by name on a receiver; NULL if the type has none. `quiet`: NULL too if the arguments do not fit. */
const Type *call_method(Frame *frame, Expr *receiver, const Type *receiver_type, Name name, const ArgVec *args, Span span,
                        const void *node, bool quiet, BoundCall **out);
/* A function value applied to values that are no expressions: callbacks of map, sorted(key=), model.apply(f). The call gets
 * placeholders for them. */
const Type *call_with_types(Frame *frame, const Type *callee, Expr *callee_expr, const Type *const *types, size_t count, Span span,
                            const void *node, BoundCall **out);
/* Members of boxed values (boxed_calls.c). The type of the only class that has the member, which `object` is then read as; NULL if
 * several have it, or none. */
const Type *infer_boxed_owner(Frame *frame, Expr *object, Name name);
/* True if objects of the type have no such member, but those of classes below: which are boxed then. */
bool boxed_below(Frame *frame, const Type *type, Name name);
const Type *infer_boxed_attribute(Frame *frame, Expr *expr, ExprInfo *info);
/* True if a class whose objects can be boxed has the method. */
bool boxed_class_has(Frame *frame, Name name);
/* x.name = value of a boxed x: the field of every class that has one. */
void assign_boxed_attribute(Frame *frame, Expr *target, const Type *type, const Expr *value, ExprInfo *info);
const Type *call_boxed_method(Frame *frame, Expr *receiver, Name name, const ArgVec *args, Span span, const void *node,
                              BoundCall **out);
const Type *call_boxed_value(Frame *frame, Expr *callee, const ArgVec *args, Span span, BoundCall **out);
/* Reads a property or runs a rule without arguments. */
const Type *read_property(Frame *frame, const Member *member, Expr *receiver, const Type *receiver_type, Span span,
                          const void *node, BoundCall **out);
BoundCall *new_call(Frame *frame, CallKind kind, Span span);
/* The function body under these arguments: finds or makes the instance, walks it if need be. */
Instance *instance_for(Frame *frame, UserFunction *function, Instance *home, const Type **params, size_t count);
void walk_instance(Infer *infer, Frame *caller, Instance *instance);
/* What a def's or class's name means after its decorators; their calls are noted in `info`. */
const Type *decorators_apply(Frame *frame, UserFunction *function, const ExprVec *decorators, const Type *value, StmtInfo *info);
const Type *method_value(Frame *frame, UserFunction *method, const Type *receiver, Span span);
/* A class below that of the method, of which objects are made, has its own. */
bool method_is_overridden(Frame *frame, const UserFunction *method);
/* The def of a method stands for `value`, which its decorators give. */
void method_decorated(Frame *frame, UserFunction *method, const Type *value, StmtInfo *info);
/* f.name of a function of the script: made by the first assignment; NULL if there is none and `type` is NULL. */
Variable *function_attribute(Frame *frame, UserFunction *function, Name name, const Type *type, Span span);
/* A call of one of several functions. */
const Type *call_function_set(Frame *frame, const Type *set, Expr *callee_expr, const ArgVec *args, Span span, BoundCall **out);
/* The value of a def or lambda that is executed here. */
const Type *function_value(Frame *frame, UserFunction *function);
UserFunction *class_method(const Class *class_, Name name);
/* Whether __init__ assigns the field again, and reads it (reused_fields.c). */
bool field_is_reused(Frame *frame, const Field *field);
UserFunction *class_setter(const Class *class_, Name name); /* of a property */
UserFunction *class_deleter(const Class *class_, Name name);

/* ---- spell_match.c */
/* Makes a match statement an `if`; gives what it cannot, and leaves it then. */
const char *match_spell_out(Infer *infer, Stmt *stmt);

/* ---- synthesize.c and what uses it ------------------------------------------------------------------------------------------ */

/* What a name _expr_N in synthesized text stands for. */
typedef struct SynthExpr {
    Expr *expr;
    bool is_fresh; /* as a parameter's default: evaluated at each call */
} SynthExpr;

/* Python text as a tree; its places are `span`. The text is ours: a fault in it is a bug. */
const Block *synth_parse(Infer *infer, const char *text, Span span, const SynthExpr *exprs, size_t count);
Expr *synth_expr(Infer *infer, const char *text, Span span);
/* Adds statements to a class body, without the methods that the class has already. */
void synth_methods(Frame *frame, UserClass *class_, const char *text, const SynthExpr *exprs, size_t count);
void scopes_add_to_class(Frame *frame, UserClass *class_, const Block *block);
/* Adds the methods of a data class, once. `decorator`: dataclass or dataclass(...). */
void dataclass_make(Frame *frame, UserClass *class_, const Expr *decorator);

/* What stands for an expression about the class of an object, where that is known only at run time; NULL: nothing. */
Expr *class_replacement(Frame *frame, Expr *expr);
/* capturing_class.c: `around` is what the function stands in */
void capturing_classes_spell_out(Infer *infer, Stmt *function, const UserFunction *around);
/* scalar_class.c */
const char *scalar_class_text(Arena *arena, const char *type); /* the hidden base of a class below str, int, float or tuple */
void enum_put_value_methods(Text *out, EnumKind kind);
/* function_attributes.c */
void function_attributes_spell_out(Infer *infer, Stmt *stmt);
Expr *function_attribute_read(Frame *frame, Expr *expr, const Type *type);
const Type *function_accessor(Frame *frame, Expr *expr, const Type *type, ExprInfo *info);
bool function_attribute_store(Frame *frame, Expr *target, const Type *type, ArgValue value, Expr **placeholder, ExprInfo *info);
/* class_tree.c */
const Type *class_by_number(Frame *frame, Name name);
Expr *class_tree_attribute(Frame *frame, Expr *expr);
Expr *class_tree_call(Frame *frame, Expr *expr);
UserFunction *class_init_subclass(Frame *frame, const UserClass *class_);
void class_tell_base(Frame *frame, UserClass *class_, Stmt *stmt);
/* slices.c */
Class *slice_class(Frame *frame, const Class *class_);
bool is_slice_object(Frame *frame, const Type *type);
Expr *slice_replacement(Frame *frame, Expr *expr);
Expr *slice_call(Frame *frame, Expr *expr);
/* x[s] = value, del x[s] */
void slice_spell_target(Frame *frame, Expr *target);
/* abstract.c */
void abstract_class_made(Frame *frame, UserClass *class_);
Expr *abstract_call(Frame *frame, Expr *expr);
Expr *operator_replacement(Frame *frame, Expr *expr); /* of a call */

/* ---- names.c: attributes by name */
/* What getattr(...), its call, hasattr with a computed name, vars(x) and x.__dict__ are read as; NULL of anything else. */
/* Before scopes are built: imports by a call, exec of files, globals(), tables of modules (spell_*.c, module_names.c), caches, unittest. */
void module_spell_out(Infer *infer, const Module *module);
/* True if a file or folder of the script has that name ("models.unet"). */
bool module_is_local(Infer *infer, Name qualified);
/* The tree of a module of the script, `name` below a folder ("models.unet"); NULL if there is none. Nothing is bound, nothing runs. */
const Module *parsed_below(Infer *infer, const char *folder, const char *name);
const char *folder_of(Arena *arena, const char *path);
/* Which of several modules `gymnasium._api` and `gymnasium._actions` are in this program; any other name as it is (gym_kind.c). */
Name gym_part(Infer *infer, Name qualified);
void globals_spell_out(Infer *infer, const Module *module);
void locals_spell_out(Infer *infer, const Module *module);
void caches_spell_out(Infer *infer, const Module *module);
void small_forms_spell_out(Infer *infer, const Module *module); /* spell_small.c */
void buffers_spell_out(Infer *infer, const Module *module); /* spell_buffers.c */
void chosen_imports_spell_out(Infer *infer, const Module *module); /* spell_choices.c */
void tests_spell_out(Infer *infer, const Module *module);
void globals_mark_made(Infer *infer); /* when scopes are built */
void module_tables_spell_out(Infer *infer, const Module *module);

/* Modules as tables of names: module_names.c. */
Expr *module_item(Frame *frame, Expr *expr);
Expr *module_names_replacement(Frame *frame, Expr *expr);
/* What was written for an expression under a key of its use, or NULL; and writing it. */
Expr *written_expr(Frame *frame, const Expr *expr, const char *as);
Expr *write_expr(Frame *frame, const Expr *expr, const char *as, Expr *made);
void module_callables(Frame *frame, const Type *object, const Expr *call, NameVec *names);

Expr *names_replacement(Frame *frame, Expr *expr);
/* format_fields.c: '{a.b}'.format(a=x) as an f-string; NULL of other expressions. */
Expr *format_replacement(Frame *frame, Expr *expr);
/* setattr(...): true if the call is one; `info` gets the targets. */
bool names_set(Frame *frame, Expr *call, ExprInfo *info);
/* The field of an object that only setattr with a computed name can have made; NULL if its class has no such. */
Field *names_field(Frame *frame, const Type *object, Name name, Span span);
/* No object of the class or of those below has a __bool__ or __len__. */
bool class_is_always_true(Frame *frame, const Class *class_);
bool class_is_any_module(const Class *class_); /* only the run knows which: what model.modules() gives, a chosen loss */
bool class_has_others_below(Frame *frame, const Class *class_);
void scopes_add_expr(Frame *frame, Expr *expr);
UserClass *scopes_add_class(Frame *frame, Stmt *stmt);
void class_execute_made(Frame *frame, Stmt *stmt);
/* __init__, __repr__, __eq__, __hash__ and the order of a named tuple's data_fields. */
void dataclass_put_methods(Text *out, const UserClass *class_);
/* What dataclasses.fields() gives: a tuple of objects with name, type and default. */
Expr *dataclass_fields(Frame *frame, const UserClass *class_, Span span);
Expr *dataclass_replaced(Frame *frame, const UserClass *class_, Expr *object, const KeywordVec *changes, Span span);
void total_ordering_make(Frame *frame, UserClass *class_);
bool enum_is_base(const Class *class_);
void enum_make(Frame *frame, UserClass *class_);
Expr *enum_replacement(Frame *frame, Expr *expr);
void enum_spell_out(Frame *frame, Expr **slot);
void enum_spell_look_up(Frame *frame, Expr *expr);
/* dict(a=1, b=x): nothing but names, values of one kind, and `dict` is Python's. It becomes the display {"a": 1, "b": x}, whose items may be a struct's fields. */
void dict_spell_display(Frame *frame, Expr *expr);
Expr *new_string(Frame *frame, const char *text, Span span); /* a constant (names.c) */
void namedtuple_make(Frame *frame, UserClass *class_);
/* The class that the call makes; NULL if it cannot be read. */
const Type *namedtuple_call(Frame *frame, Expr *call);
/* The class of a named tuple; NULL of other types. */
const UserClass *namedtuple_of(const Type *type);
const Type *namedtuple_items(Frame *frame, const Type *type);
Expr *namedtuple_field(Frame *frame, const UserClass *class_, Expr *object, size_t index, Span span);
/* `p._tuple()` for an expression p that is a named tuple, of `*p` the same with its star; any other expression itself. */
Expr *namedtuple_spelled_out(Frame *frame, Expr *expr);
Expr *namedtuple_mapped(Frame *frame, Expr *expr); /* a, b = map(f, p) */

/* ---- attributes that are asked for ---------------------------------------------------------------------------------------- */

/* The script's own __getattr__, __setattr__ ... of the object, or NULL. */
UserFunction *attribute_hook(Frame *frame, const Type *object, const char *which);
/* x.__getattr__("name") in place of x.name where x has no such member; NULL where it has. */
Expr *hooked_attribute(Frame *frame, Expr *expr);
/* Whether vars() and __dict__ can tell which attributes an object has; reports if not (names.c). */
bool names_check_vars(Frame *frame, const Type *object, Span span);
/* `format`, a call of a method of x, with the arguments of the call behind x; one for each call. */
Expr *method_by_name(Frame *frame, Expr *call, const char *format);
/* The same where x has the hook: in place of getattr(x, ...) and hasattr(x, ...); `name` NULL: computed. */
Expr *hooked_by_name(Frame *frame, Expr *call, const Type *object, Name name, const char *format);
bool hooked_store(Frame *frame, Expr *target, const Type *object, ArgValue value, Expr **placeholder, ExprInfo *info);
/* The same where the object is boxed: one of the classes that it may be of. */
const Type *hooked_choice(Frame *frame, Expr *expr, const Type *object, BoxedChoice *choice);
void hooked_boxed_store(Frame *frame, Expr *target, const Type *object, const Type *type, BoxedChoice *choice);
bool hooked_delete(Frame *frame, Expr *target, const Type *object, BoundCall **call);
void attribute_hooks_made(Frame *frame, UserClass *class_);
/* autograd_function.c: a class below torch.autograd.Function gets `apply`. */
void autograd_function_made(Frame *frame, UserClass *class_);
/* `in` by iteration; ints by __index__. */
void protocols_made(Frame *frame, UserClass *class_);
/* The program asks for the name though no string says so. */
void names_add_string(Frame *frame, Name name);
/* x.__dict__.update(y) and the like become loops of setattr. */
/* dict_class.c: a class that handles its attributes as a dict holds one. */
void dict_class_spell_out(Infer *infer, Stmt *class_);
void attributes_spell_out(Infer *infer, Stmt *stmt, const UserFunction *function);

/* The class that stands for types.SimpleNamespace and argparse.Namespace; NULL for others. */
Class *namespace_class(Frame *frame, Class *class_);
/* loader_class.c: of a DataLoader(...) that Python makes the batches of; NULL of others. *is_unknown: types are still being found. */
Class *loader_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, bool *is_unknown);
const Type *dataset_sample(Frame *frame, const Type *dataset, Span span); /* what dataset[i] gives of a data set of the script; NULL of others */
bool is_plain_sample(const Type *sample);          /* tensors and numbers: the runtime's loader collates them */
bool is_sequence_dataset(const Type *dataset);     /* a list of samples, a tensor: anything with a length and items */
/* subset_class.c: Subset(...) and ConcatDataset(...) of samples that only Python knows; random_split(...) of such data sets. */
Class *subset_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, bool *is_unknown);
Expr *split_replacement(Frame *frame, Expr *expr);
/* given_attributes.c: attributes that the script invents for layers and parameters */
bool takes_given(const Type *object);
bool given_store(Frame *frame, Expr *target, const Type *object, ArgValue stored, Expr **placeholder, ExprInfo *info);
const Type *given_read(Frame *frame, Expr *expr, const Type *object, ExprInfo *info);            /* NULL: it is none */
Expr *given_asked(Frame *frame, Expr *call, const Type *object, Name name); /* hasattr(...), getattr(..., default); NULL: of no such attribute */
/* distributed.c: DistributedDataParallel for devices that there are not; NULL: another call */
Expr *parallel_replacement(Frame *frame, Expr *expr);
bool is_python_name(const char *text); /* letters of ASCII, digits and _ (module_dict.c) */
/* tyro.cli(Args): a static method of the data class that reads the command line; NULL if it is anything else. */
Expr *tyro_replacement(Frame *frame, Expr *expr);
/* torch_contexts.c: the class of torch.no_grad() and the like that are values; NULL: `class_` itself */
Class *context_class(Frame *frame, Class *class_, const ArgVec *args, const void *node, bool *is_unknown);
const Type *call_argument(const ArgVec *args, const char *name, size_t place);
/* The text of a class of the library's Python part; a class of the program's that is made of it for a call. */
const char *library_class_text(Frame *frame, SemaModule *module, const char *name);
Stmt *library_class_made(Frame *frame, const char *text, Span span, const void *node);
/* dataset_class.c: the same of a torchvision.datasets.X(...) whose samples Python makes. */
Class *dataset_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, bool *is_unknown);
/* transform_class.c: transforms.Compose([...]) with steps of the script, transforms.Lambda(f); what is a transform of the runtime. */
Expr *transform_call(Frame *frame, Expr *expr);
bool is_transform_type(const Type *type, bool gives_tensor);
/* module_dict.c: nn.ModuleDict({...}) whose members are attributes; m["name"] of one. */
Expr *module_dict_call(Frame *frame, Expr *expr);
Expr *module_dict_item(Frame *frame, Expr *expr);
bool is_namespace(const Type *type);
Expr *namespace_dict(Frame *frame, Expr *expr);

/* ---- subclasses of list, dict, set -------------------------------------------------------------------------------------- */

/* The class that stands for the container `base` below which `class_` is written; NULL: `base` is no container. */
Class *container_base(Frame *frame, UserClass *class_, Class *base, const Expr *expr);
/* list, dict ... if the class derives from it, else NULL. */
const Class *container_of_class(const Class *class_);
/* What stands in the place of inspect.signature(f), or NULL. */
Expr *inspect_replacement(Frame *frame, Expr *expr);
/* Whether a value of the type is one of a class of collections.abc and the like (sema_abstract_test). */
Truth abstract_instance_of(Frame *frame, const Type *type, const Class *class_);
/* Called by the class statement, with its bases known. */
void container_class_made(Frame *frame, UserClass *class_);

/* ---- reset_parameters.c */

void reset_parameters_made(Frame *frame, UserClass *class_);
/* Called where a rule is: from then on classes of the script tell the runtime how they are reset. */
void reset_parameters_called(Frame *frame, const RuleFunction *function);
/* The statements `text` come first in the class's own __init__, unless it calls another __init__. */
void class_begin_init(Frame *frame, UserClass *class_, const char *text);
/* The container that an object holds, in place of it; anything else is given back. */
Expr *container_spelled_out(Frame *frame, Expr *expr);
bool container_spell_out(Frame *frame, ArgVec *args);
Expr *container_replacement(Frame *frame, Expr *expr);
/* missing.c: the read raises when it runs; NULL: that is not certain, or not yet. */
const Type *missing_name(Frame *frame, Expr *expr, Symbol *symbol, ExprInfo *info);
/* A field that __init__ may leave out, as far as that can be seen at once: lowering knows better (lower/unbound.h). */
bool field_may_miss(Frame *frame, const Type *object, Name name);
const Type *missing_attribute(Frame *frame, Expr *expr, const Type *object, ExprInfo *info);
/* All is settled: more reads raise from now on. */
bool missing_settle(Infer *infer);
/* What torch.load gives was waiting for a torch.save that never comes (saved_modules.c); true if that changes something. */
bool saves_settle(Infer *infer);
/* Made once for an expression, as the tables are kept by expression: the one made first. */
Expr *kept_replacement(Frame *frame, const Expr *expr, Expr *made);
bool dataclass_has_field(const UserClass *class_, const Expr *name);

/* ---- mro.c, dispatch.c: which method an object runs -------------------------------------------------------------------- */

/* Computes class_->mro of its bases; false if Python has no order for them. */
bool class_linearize(Frame *frame, Class *class_);
/* Where `after` stands in the mro of `class_`: what follows is what super() sees. mro_count if it is not there. */
size_t class_mro_after(const Class *class_, const Class *after);
/* The class as which `self` is seen in a method that an instance of `receiver` runs: the method's own class, or a class below it
 * where the method is a mixin's, its super() leads elsewhere, or it asks for the class of self. */
Class *dispatch_self(const UserFunction *function, Class *receiver);
/* All that instances of the receiver's class and of those below it run for this method; fills in call->targets. Gives the join of
 * the results; NULL if there are no such objects. */
const Type *dispatch_method(Frame *frame, UserFunction *function, const Type *receiver, const ArgVec *args, BoundCall *call);
/* A class attribute read through an object: which one that is for the receiver's class and those below it; fills in info. */
const Type *dispatch_attribute(Frame *frame, Variable *variable, const Class *receiver, ExprInfo *info);
/* The methods that the runtime calls by itself, walked for an instantiated class. */
void dispatch_slots(Frame *frame, UserClass *class_);

/* ---- rule calls: what special functions see ----------------------------------------------------------------------------- */

typedef struct RuleCall {
    Frame *frame;
    TypeStore *types;
    const RuleOverload *rule;
    BoundCall *call;
    const Type *receiver; /* or NULL */
    const void *node;     /* the Call, for cells */
    const ArgVec *args;
    struct Match *match;
} RuleCall;

/* bar = tqdm(source): remembers the source (special_tqdm.c). */
void tqdm_new(RuleCall *call, const Type **result);
void tqdm_spell_postfix(Frame *frame, Expr *expr); /* bar.set_postfix(**entries): its entries by name, or the dict itself */
/* @types of re (special_re.c). */
const Type *types_re_compile(RuleCall *call, const Type *result);
const Type *types_re_findall(RuleCall *call, const Type *result);
const Type *types_save(RuleCall *call, const Type *result); /* saved_modules.c */
const Type *types_load(RuleCall *call, const Type *result);
const Type *types_struct_unpack(RuleCall *call, const Type *result); /* special_struct.c */
/* Sizes of images (special_images.c): `transform` is "Resize.__init__" of torchvision.transforms; what a data set of images is when made. */
void images_size_changes(RuleCall *call, const char *transform);
const Type *images_made(RuleCall *call, const Type *result);
const Type *types_dataset_item(RuleCall *call, const Type *result);

/* The argument for a parameter, NULL if there is no such parameter or it was not given. */
const BoundArg *rule_arg(const RuleCall *call, const char *param);
/* Its type; NULL if not given. */
const Type *rule_arg_type(const RuleCall *call, const char *param);
/* A tensor that may be a number of Python while the program runs: `total = 0; total += loss` (lower/number_arrays.h). */
bool infer_may_be_number(Frame *frame, const Expr *expr, const Type *type);
/* The first tensor: the receiver, or the first tensor argument; NULL if there is none. */
const Type *rule_tensor(const RuleCall *call);
bool rule_arg_int(const RuleCall *call, const char *param, int64_t *value); /* known int, also of the default */
bool rule_arg_bool(const RuleCall *call, const char *param, bool *value);
/* Whether some nn.Module, one of a set if it has items, may be of the class. */
bool module_may_be(const Type *module, const Class *class_);
void rule_error(RuleCall *call, DiagCode code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* @types and @shape by name; false if there is no function of that name. `result` is read and replaced. */
bool special_types(RuleCall *call, Name name, const Type **result);
bool special_shape(RuleCall *call, Name name, const Type **result);
/* What sema must understand whatever the stub says: by qualified name (print, len, isinstance, argparse ...). */
bool special_known(RuleCall *call, const Type **result);
/* Before matching: builtins that turn into a dunder method of their argument, super(), isinstance ... NULL: go on as usual. */
const Type *special_before(Frame *frame, RuleFunction *function, const ArgVec *args, Span span, const void *node,
                           BoundCall **out);
/* A builtin of CPython, with a rule or without. */
bool is_python_builtin(Name name);
/* The same for calls of builtin classes: int(x), str(x), float(x). */
const Type *special_construct(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node,
                              BoundCall **out);
/* argparse */
void argparse_new(RuleCall *call, const Type **result);
bool argparse_method(RuleCall *call, const Type **result);
/* args.name = value: true if `record` is a parser's Namespace. */
bool argparse_assign(Frame *frame, const Type *record, Name name, const Type *type);
/* The type of a name assigned to a Namespace that has no value in C; NULL if there is none. */
const Type *argparse_extra(Frame *frame, const Type *record, Name name);
/* Whether only the run knows which fields the namespace has: those of the command that was given. */
bool argparse_has_commands(Frame *frame, const Type *record);

/* ---- wide.c: results beyond 64 bits */
const RuleOverload *wide_form(const RuleOverload *chosen, const ArgVec *args);
Expr *power_replacement(Frame *frame, Expr *expr);
Expr *legacy_replacement(Frame *frame, Expr *expr); /* legacy_tensors.c */

/* ---- observe.c: which uses tell an int from a float (mixed.h) */
/* A field of an f-string. */
void observe_formatted(Frame *frame, const Expr *formatted, const Type *type);
/* The arguments of a rule that was chosen for them. */
void observe_arguments(Frame *frame, const RuleOverload *rule, const Type *receiver, const ArgVec *args, const BoundArg *bound);
bool has_mixed(const ArgVec *args);

/* ---- matching --------------------------------------------------------------------------------------------------------- */

typedef struct Match {
    Frame *frame;
    bool is_strict; /* first try: no coercions such as tensor to int */
    bool keeps_arrays; /* second: no array is read as a number, np.random.normal(means, 0.1) draws for each */
    struct {
        Name name;
        const Type *type;
    } variables[24];
    size_t variable_count;
    DimBinding dims[48];
    size_t dim_count;
    bool has_spread, spread_known;
    Dim spread[16];
    int spread_count;
    bool has_conflict; /* of two constant dimensions */
    Dim conflict_left, conflict_right;
    Name conflict_name;
} Match;

/* text_end.c: the script shows that the text ends so. */
bool text_ends(const Frame *frame, const Expr *expr, const Type *type, const char *end, size_t length);

bool match_type(Match *match, const Type *param, const Type *arg);
void match_bind_variable(Match *match, Name name, const Type *type);
void match_bind_receiver(Match *match, const Type *receiver, const RuleClass *owner);
/* The result type under the bindings; unbound variables are NEVER, unbound dimensions unknown. */
const Type *match_substitute(Match *match, const Type *type);
const Type *match_variable(const Match *match, Name name);
/* How class arguments look from a base class: T of Dataset[T] for an instance of MNIST. */
const Type *class_argument(Frame *frame, const Type *instance, const Class *base, size_t index);
const Type *match_join_in_base(TypeStore *store, Class *base, const Type *left, const Type *right); /* TypeStore.join_in_base */

/* ---- dropped.c: what modules with `__drop__` give; a value that leaves no trace in C, as all that is taken from it does */
const Type *dropped_value(Frame *frame);

/* ---- iteration, statements, classes, modules ----------------------------------------------------------------------------- */

/* How the expression is iterated over; its type is inferred here. */
Iteration *infer_iteration(Frame *frame, Expr *source);
/* A call of zip, enumerate, map, filter, reversed: an iterator, whose Iteration is kept under the call's id. NULL: another call. */
const Type *infer_lazy_call(Frame *frame, Expr *expr, RuleFunction *function, BoundCall **out);
/* The item type of iterating over a type; NULL if it cannot be. */
const Type *item_of_iterable(Frame *frame, const Type *type);
/* Binds a target to a value of the type. `value` is the expression if there is one. */
void assign_target(Frame *frame, Expr *target, const Type *type, Expr *value);
/* The type as the tables hold it: in the last round it stands for itself. NULL stays NULL. */
const Type *final_type(Frame *frame, const Type *type);
/* The items of a `with` from `index` on, and its body. */
void walk_with(Frame *frame, Stmt *stmt, size_t index);
void walk_try(Frame *frame, Stmt *stmt);
void walk_raise(Frame *frame, Stmt *stmt, StmtInfo *info);
/* The type of an object of a class of errors of the library: "builtins.BaseException". */
const Type *exception_type(Frame *frame, const char *name);
void infer_block(Frame *frame, const Block *block);
void infer_stmt(Frame *frame, Stmt *stmt);

void class_execute(Frame *frame, Stmt *stmt);
/* False: all its classes list their __slots__, and the name is in none of them. */
bool class_has_slot_for(const Frame *frame, const Class *class_, Name name);
Field *class_field_for_store(Frame *frame, UserClass *class_, Name name, Span span);
void field_add(Frame *frame, Field *field, const Type *type, const Expr *value, FieldKind kind);
/* `name = value` in a class body, and `C.name = value` elsewhere. */
void class_attribute_assign(Frame *frame, Name name, const Type *type, Expr *target, ExprInfo *info);
void class_attribute_of(Frame *frame, UserClass *class_, Expr *target, const Type *type, ExprInfo *info);
Field *find_field(const Class *class_, Name name);

void import_execute(Frame *frame, Stmt *stmt);
SemaModule *import_module(Frame *frame, Name qualified, Span span);
void run_module(Infer *infer, Frame *caller, SemaModule *module);

/* After the final round: which calls need a scope. */
void closures_finish(Infer *infer);
Name unique_identifier(Infer *infer, const char *wanted);
/* The final round: types without cells, dead code, lists of the Program. */
void infer_finish(Infer *infer);

#endif
