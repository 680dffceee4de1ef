/*
 * What sema finds out about a whole program, as tables beside the syntax tree; lowering, the report and the dumps read them.
 * Nothing here is changed after sema_run.
 *
 * The unit is the *instance*: a function body (or module body, or lambda) under one set of parameter types. Most functions
 * have one; a function called with arguments of different representations gets up to four, named f, f_2, ... The same Expr
 * can therefore mean different things in two instances, and every look-up takes the instance:
 *
 *     const ExprInfo *info = sema_expr(instance, expr);
 *
 * How the tables read, by construct:
 *   name, attribute      info->resolution says what it is: a Variable, a Field, a record's field, a rule's property or
 *                        constant (info->call), or an entity without run-time value (module, class, function: see type)
 *   call                 info->call, a BoundCall: target and one BoundArg a parameter, in the target's order
 *   operators, subscripts  info->call if a rule or a user's dunder method does it (tensors, strings, lists ...); NULL for
 *                        arithmetic and comparison of BOOL INT FLOAT, `is`, `and`/`or`/`not`, tuple and record items: those
 *                        have one meaning, given the operand types. Tensor subscripts have info->index
 *   compare              info->compares[i] belongs to ops[i]; each is NULL or the call that does it
 *   f-string, % and .format  plain expressions with their types; info->call of `.format` is the rule builtins.str.format
 *   conditions           info->truth of any expression: KNOWN_TRUE / KNOWN_FALSE where decided at convert time. Code that is
 *                        never reached has no info (sema_expr gives NULL, sema_stmt gives is_dead): drop it
 *   for, comprehension   sema_iteration(instance, the For Stmt's id or the Comprehension's id)
 *   with                 sema_with(instance, item)
 *   assignment           each target Expr has info (resolution of where it stores, type of the slot); an unpacked value is
 *                        taken apart by its type; x[i] = v has info->index (tensors) or info->call (__setitem__) on the target
 *   x += y               sema_stmt(...)->call is __iadd__ or __add__ where a rule does it; NULL for scalars
 *   class statement      sema_stmt(...)->class_; def: nothing (instances are listed in the Program)
 *
 * Conversions are not spelled out: an expression has the type that its value has; where it goes (a Variable, a Field, a
 * parameter, an element) has its own type; lowering converts where representations differ (int to float, T to Optional[T],
 * narrowed Optional[T] to T, 0-d tensor to a number where a scalar is wanted, a number to a 0-d tensor of the slot's dtype: `loss = 0`
 * before `loss = loss + criterion(...)`).
 *
 * Types handed out are never NULL and hold no rule-only kinds. ERROR means: a diagnostic was reported here, or a call into it.
 */
#ifndef T2M_SEMA_SEMA_H
#define T2M_SEMA_SEMA_H

#include "base/map.h"
#include "base/text.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "rules/rules.h"
#include "sema/type.h"
#include "syntax/ast.h"
#include "syntax/parse.h"

typedef struct Program Program;
typedef struct SemaModule SemaModule;
typedef struct UserClass UserClass;
typedef struct UserFunction UserFunction;
typedef struct Instance Instance;
typedef struct Variable Variable;
typedef struct Field Field;
typedef struct BoundCall BoundCall;
typedef struct ExprInfo ExprInfo;
typedef struct ArgParser ArgParser;

/* ---- Variables and fields ------------------------------------------------------------------------------------------- */

typedef enum VariableKind {
    VARIABLE_PARAM,
    VARIABLE_LOCAL,
    VARIABLE_GLOBAL, /* of a module body, and used by a function too (else a module's variable is LOCAL to its body) */
    VARIABLE_CLASS   /* class attribute: `momentum = 0.1` in a class body */
} VariableKind;

/*
 * A name with one representation within its owner. Where Python rebinds a name to a value of another representation there
 * are two (x, x_2). Comprehension targets are variables of the surrounding instance with is_comprehension set.
 */
struct Variable {
    Name name;     /* as in Python */
    Name unique;   /* name, or name_2: unique among the owner's variables. Not yet made safe for C keywords */
    VariableKind kind;
    const Type *type;    /* join of all assigned values, widened unless settled */
    const Type *passed;  /* PARAM: join of what callers pass, shapes too; `type` covers what is assigned later as well */
    Instance *owner;     /* function or module body; of VARIABLE_CLASS the module body */
    UserClass *class_;   /* VARIABLE_CLASS */
    Span span;           /* first assignment */
    const Param *param;  /* VARIABLE_PARAM */
    Expr *initial;       /* VARIABLE_CLASS: the value */
    bool is_vararg;      /* *args: type is a variadic or fixed TUPLE */
    bool is_kwarg;       /* **kwargs: RECORD or DICT */
    bool is_captured;    /* LOCAL, PARAM: an inner function that is called uses it */
    bool is_definition;  /* bound by one def and nothing else */
    bool is_comprehension;
    unsigned level;      /* as in Symbol: a variable of its own in each comprehension around */
    bool is_constant;    /* assigned exactly once in the whole program, outside loops and branches */
    bool is_in_body;     /* CLASS: the class body assigns it */
    bool vanishes;       /* type_vanishes(type): no C variable */
    unsigned assignments; /* how many statements assign it */
    Variable *same_as;   /* imported by name from a module that never changes it: that one is meant; or NULL */
};

typedef enum FieldKind {
    FIELD_PLAIN,
    FIELD_MODULE,    /* an nn.Module */
    FIELD_PARAMETER, /* an nn.Parameter */
    FIELD_BUFFER     /* register_buffer */
} FieldKind;

/* self.x, in the order of first assignment (which is PyTorch's order of registration). */
struct Field {
    Name name;
    FieldKind kind;
    const Type *type;
    UserClass *owner;
    Span span;        /* first assignment */
    bool is_embedded; /* MODULE: every assignment is a direct call of one and the same class's constructor, that is not a
                         pointer class: the struct holds the object itself. Else it is a pointer */
    bool vanishes;
    bool is_persistent; /* BUFFER */
    unsigned assignments;
    bool has_tensor, has_number; /* has been given one; a number that is no constant */
    bool has_constant; /* has been given a constant number */
    bool has_module, has_function; /* has been given one: what holds both is not converted */
    unsigned stale_drops; /* how often a function was left out of its type because nothing reached it any more */
    bool is_written;   /* by a statement that names it: vars() shows it, even if the class has an attribute of the name */
};

/* ---- Calls ------------------------------------------------------------------------------------------------------------ */

typedef enum CallKind {
    CALL_RULE,             /* rule: function, method, property, operator */
    CALL_RULE_CONSTRUCTOR, /* rule (`__init__`, may be NULL if the stub class has none) of class_ */
    CALL_USER,             /* instance: function, method or lambda of the script, or a rule with a body */
    CALL_USER_CONSTRUCTOR, /* instance is the `__init__` (NULL if there is none) of class_ */
    CALL_VALUE,            /* a function held in a variable whose target is not known: args are positional, kind EXPR */
    CALL_BOXED,            /* of a boxed value, see BoxedChoice: the method `name` of `receiver`, or the value `receiver` itself if
                              there is no name. args as written: EXPR (`param` is the keyword, or NULL) or SPREAD for starred ones */
    CALL_ERROR             /* not resolved; a diagnostic says why */
} CallKind;

typedef enum ArgKind {
    ARG_DEFAULT,      /* not given. `expr` is the default in the def or stub (NULL if there is none to show) */
    ARG_EXPR,         /* expr */
    ARG_RECORD_FIELD, /* field `field` of the RECORD expr: f(**train_kwargs) */
    ARG_ITEM,         /* item number `item` of the TUPLE expr: f(*pair) */
    ARG_SPREAD,       /* *args parameter: `spread` in order; a Starred among them spreads a list or tuple */
    ARG_KEYWORDS,     /* **kwargs parameter: `keywords` in order */
    ARG_GIVEN         /* parameter `item` of the call's `spread`: the run finds out what is given, or the default `expr` */
} ArgKind;

/* f(*items, **names) of unknown length into parameters of their own: t2m/py_bind.h. */
typedef struct CallSpread {
    const char *signature;
    ExprVec items;    /* positional arguments from the first such Starred on */
    KeywordVec names; /* `**` of unknown keys, and, if there is a **kwargs parameter, the keywords that go there */
    size_t taken;     /* so many first parameters get arguments of their own */
    const char *named; /* and these by keyword: "lr,epochs"; or NULL */
} CallSpread;

typedef struct BoundArg {
    ArgKind kind;
    Expr *expr;
    Name field;
    size_t item; /* ITEM, GIVEN. SPREAD: how many items of its first Starred go to parameters before */
    ExprVec spread;
    KeywordVec keywords;
    const Type *type;     /* of the value; of SPREAD the join of the items (NEVER if there is none) */
    BoundCall *applied;   /* a callback that the rule calls (key=f): its call, whose arguments are placeholders */
    const Type *expected; /* what the parameter wants: rule types with variables resolved, or the user parameter's type */
    Name param;           /* the parameter's name */
} BoundArg;

/* What instances of a class run where a method is called through one of its bases. */
typedef struct CallTarget {
    UserClass *class_;  /* of the instances: it and what derives from it, unless another target is nearer */
    Instance *instance;
    struct BoundArg *args; /* as in BoundCall, for this function's parameters */
    size_t arg_count;
    struct CallSpread *spread; /* as in BoundCall */
} CallTarget;
/* What a member of a boxed value is if the value is an object of `receiver` (INSTANCE or TENSOR): a call, a field, or a class
 * attribute. */
typedef struct BoxedChoice {
    const Type *receiver;
    BoundCall *call;
    Field *field;
    Variable *variable;
    const Type *type;
    Expr *stored;   /* stands for the value in a call that stores it */
} BoxedChoice;

/* Item number `item` of the tuple that the Starred `star` spreads. */
typedef struct StarItem {
    Expr *placeholder, *star;
    size_t item;
} StarItem;

struct BoundCall {
    CallKind kind;
    Span span;
    const RuleOverload *rule; /* RULE, RULE_CONSTRUCTOR */
    Instance *instance;       /* USER, USER_CONSTRUCTOR */
    Class *class_;            /* constructors */
    Expr *receiver;           /* the object of a method, property or operator; of a called object (`model(x)`) the object
                                 itself. NULL for functions and for super() */
    bool is_super;            /* super().f(): the receiver is the current `self` seen as its base class */
    struct BoundCall *maker;  /* USER_CONSTRUCTOR of a class with __new__: its call gives the object; or NULL */
    CallTarget *targets;      /* CALL_USER: the functions that the receiver's classes run, derived classes first; none if it is
                                 always `instance` */
    size_t target_count;
    bool is_reversed;         /* operators: `2 - x` calls x.__rsub__(2): receiver is the right operand */
    bool is_inplace;          /* x += y done by __iadd__ */
    const Type *receiver_type;
    Expr *callee;       /* USER: the function as a value, if it is a closure or a bound method held somewhere */
    const Type *callee_type;
    BoundArg *args; /* one for each parameter of rule->params, or of instance->params without self */
    size_t arg_count;
    const Type *result;
    CallSpread *spread; /* USER, RULE and constructors with arguments that are GIVEN; or NULL */
    struct StarItem *star_items; /* of a call of a rule: f(*pair) is f(pair[0], pair[1]), with placeholders for these */
    size_t star_item_count;
    Expr **placeholders; /* of a call that the script does not spell out: what stands for its values */
    size_t placeholder_count;
    BoundCall **alternatives; /* VALUE: the call of each that callee_type lists; its arguments are the placeholders */
    Expr **alternative_callees; /* placeholders too: the function itself */
    size_t alternative_count;
    Field *declares;    /* register_buffer, register_parameter, setattr with a constant name: the field */
    ArgParser *parser;  /* argparse: calls of the parser's methods, and parse_args */
    bool is_dropped;    /* the rule says @drop: nothing to run; with a template that template is what stays */
    bool makes_leaf;    /* requires_grad=True: the tensor is a parameter object, though no module's */
    bool is_todo;       /* the rule says @todo; reported */
    Name name;          /* BOXED: of the member */
    BoxedChoice *choices; /* BOXED: derived classes before their bases */
    size_t choice_count;
    bool has_own;       /* BOXED: one of Python's own types has the method too */
    struct BoundCall *rest; /* BOXED: a call of what is no object of the choices, `rest_callee`; or NULL */
    Expr *rest_callee;
    bool is_attribute;  /* BOXED: read, not called */
    bool is_operator;   /* BOXED: `operator` between receiver and the argument, where no class of the script has the method */
    BinaryOperator operator;
    bool is_item;       /* BOXED: receiver[argument], likewise */
};

/* ---- Expressions ------------------------------------------------------------------------------------------------------ */

typedef enum Resolution {
    RESOLVED_VALUE,          /* an operation, literal, call ...: read the tree and `call` */
    RESOLVED_VARIABLE,       /* variable (of this instance, of an enclosing function, of a module or class) */
    RESOLVED_FIELD,          /* field: object.x, object being expr->attribute.value */
    RESOLVED_RECORD_FIELD,   /* args.lr, config['lr']: `name` of the RECORD expr->{attribute,subscript}.value; also
                                .values and .indices of the TUPLE that max, sort, topk give: items 0 and 1 */
    RESOLVED_RULE_ATTRIBUTE, /* x.shape, loader.dataset: call (CALL_RULE, property) */
    RESOLVED_RULE_VALUE,     /* math.pi, torch.float32: rule_value */
    RESOLVED_METHOD,         /* a bound method not called here: type FUNCTION with its receiver */
    RESOLVED_BOXED,          /* an attribute of a boxed value: call (BOXED) */
    RESOLVED_ENTITY,         /* module, class, function: no value at run time; the type says which */
    RESOLVED_ERROR
} Resolution;

typedef enum Truth { TRUTH_UNKNOWN, KNOWN_TRUE, KNOWN_FALSE } Truth;

/* One part of a subscript on a tensor. */
typedef enum IndexKind {
    INDEX_INT,      /* removes the dimension; type may be a 0-d tensor, to be read as a number */
    INDEX_SLICE,
    INDEX_NEW_AXIS, /* None */
    INDEX_ELLIPSIS,
    INDEX_TENSOR,   /* an integer tensor (or list of ints): gather */
    INDEX_MASK      /* a bool tensor */
} IndexKind;

typedef struct IndexPart {
    IndexKind kind;
    Expr *expr; /* the part of the subscript; Slice for INDEX_SLICE */
    int axis;   /* of the receiver; -1 if behind an ellipsis of unknown length */
} IndexPart;

/* A class attribute read through an object or class whose subclasses have attributes of that name too. */
typedef struct AttributeTarget {
    UserClass *class_;
    Variable *variable;
} AttributeTarget;

struct ExprInfo {
    const Type *type; /* of the value here: narrowed by tests before (`x is not None`), with its literal */
    Resolution resolution;
    Truth truth;
    Variable *variable;
    Field *field;
    Name name;
    const RuleValue *rule_value;
    BoundCall *call;
    BoundCall **compares; /* Compare: as many as ops */
    IndexPart *index;     /* Subscript of a tensor */
    size_t index_count;
    bool sets_attribute;  /* setattr(...): to each of `names` that the name is; none: a child of a module */
    bool is_known_name;   /* the one of `names` it is */
    Expr **names;         /* Attributes, as targets */
    size_t name_count;
    Expr *replacement;    /* what is evaluated in its place; or NULL */
    AttributeTarget *targets; /* RESOLVED_VARIABLE of a class: which one it is says the object's own class; derived classes first */
    size_t target_count;
    const Type *unboxed;  /* the value is boxed and of use only as this type: read as that, checked at run time; else NULL */
    const Type *stored;   /* RESOLVED_VARIABLE / FIELD / RECORD_FIELD: the type of the slot (what C declares) */
};

/* ---- Statements ------------------------------------------------------------------------------------------------------- */

typedef enum IterationKind {
    ITERATE_RANGE,      /* call: builtins.range's args */
    ITERATE_LIST,
    ITERATE_TUPLE,      /* also of fixed length: item is the join */
    ITERATE_SET,
    ITERATE_STR,
    ITERATE_DICT_KEYS,  /* for k in d, d.keys() */
    ITERATE_DICT_VALUES,
    ITERATE_DICT_ITEMS,
    ITERATE_TENSOR,     /* rows */
    ITERATE_LOADER,     /* torch.utils.data.DataLoader */
    ITERATE_ENUMERATE,  /* parts[0]; start: Expr or NULL; item is (int, parts[0]->item) */
    ITERATE_ZIP,        /* parts */
    ITERATE_REVERSED,   /* parts[0] */
    ITERATE_GENERATOR,  /* a GeneratorExp in `source`, or a call of a generator function */
    ITERATE_MAP,        /* map(f, xs, ys): call is that of f for one item of each of parts */
    ITERATE_FILTER,     /* filter(f, xs): call is that of f for one item, NULL: the item's own truth; parts[0] */
    ITERATE_UNZIP,      /* zip(*rows): source is rows; item is a tuple with an item of each row */
    ITERATE_RULE,       /* an object of a stub class with __iter__: call; tqdm: see wrapper */
    ITERATE_USER,       /* a user's object with __iter__/__next__ or __getitem__/__len__: call is __getitem__ or __iter__ */
    ITERATE_DYNAMIC,
    ITERATE_ERROR
} IterationKind;

typedef struct Iteration {
    IterationKind kind;
    Expr *source;       /* what is iterated over, without the call of enumerate, zip, reversed, d.items() around it */
    const Type *source_type;
    const Type *item;   /* type of each item */
    BoundCall *call;
    Expr *bar;          /* the tqdm object that the loop runs over, counted up with every turn; NULL if none */
    BoundCall *wrapper; /* tqdm(loader, desc=...): the call around it, whose first argument is `source`; NULL if none */
    Expr *start;
    struct Iteration **parts;
    size_t part_count;
} Iteration;

typedef struct WithInfo {
    const Type *type;  /* of what __enter__ gives, for the target */
    BoundCall *call;   /* of the context expression if it is a call of a rule; its role says no_grad, autocast ... */
    BoundCall *enter;  /* __enter__, or NULL */
    BoundCall *exit;   /* __exit__, or NULL. Called with `given` */
    Expr *given[3];    /* stand for the class of the error, the error, its traceback */
    Expr *thing;       /* closing(thing): what is closed by `exit`; nullcontext(thing): the value; or NULL */
    const Type *errors; /* suppress(...): a TUPLE of their CLASSes; or NULL */
    bool may_swallow;  /* an error in the body may end there */
} WithInfo;

typedef struct StmtInfo {
    bool is_dead;        /* never reached */
    bool falls_through;  /* control can reach the statement after it */
    const Diag *todo;    /* the statement cannot be translated: emit a TODO with this */
    BoundCall *call;     /* AugAssign; Raise: the exception's constructor; Delete: __delitem__ */
    UserClass *class_;   /* ClassDef */
    Name absent;         /* Import, ImportFrom: the module that is not there, which the script handles: ModuleNotFoundError */
    Vec(SemaModule *) runs; /* Import, ImportFrom: modules of the script whose bodies it runs if nothing did before, in order */
    const ExprInfo *loaded; /* AugAssign: of the target as it is read (sema_expr says how it is stored) */
    Vec(BoundCall *) decorations; /* FunctionDef, ClassDef: calls of decorators, the lowest first; each takes what the one before gave */
    Stmt *after;         /* ClassDef: what is done with the new class before it is decorated; or NULL */
    ExprInfo *target;    /* FunctionDef, ClassDef: where the function is stored, if it is a value at run time */
    const Type *type;    /* AugAssign: of the result; Return: of the value */
    Truth truth;         /* If, While, Assert: of the test */
} StmtInfo;

/* ---- Functions, classes, modules -------------------------------------------------------------------------------------- */

typedef Vec(Variable *) VariableVec;
typedef Vec(Instance *) InstanceVec;
typedef Vec(Field *) FieldVec;

/* A def or lambda, or a module body, as written. */
struct UserFunction {
    Name name;           /* forward; lambda: the name it is assigned to, or `lambda` */
    Name qualified;      /* MLP.forward, outer.inner; of a module body the module's name */
    Stmt *def;           /* FunctionDef, or NULL */
    Expr *lambda;        /* Lambda, or NULL */
    const Params *params; /* NULL of a module body */
    const Block *body;   /* NULL of a lambda */
    UserClass *class_;   /* of a method */
    UserFunction *parent; /* the enclosing function, or the module body; NULL of a module body */
    SemaModule *module;
    RuleFunction *rule;  /* a rule with a body */
    bool is_static, is_classmethod, is_property, is_setter, is_deleter;
    bool is_no_grad;     /* @torch.no_grad() */
    const Expr *autocast; /* @torch.autocast("cpu"): the call; or NULL */
    bool is_generator;   /* has a yield of its own */
    const Type *decorated; /* of a method with decorators: what its name means; NULL without */
    Variable *decorated_as; /* holds that, unless it vanishes: a global of the class */
    bool binds_defaults; /* has defaults that each execution of the def or lambda works out anew: its values carry them */
    bool is_closure;     /* uses names of an enclosing function */
    bool is_made;        /* not in the script: synthesized */
    bool uses_super;     /* a method: what it runs depends on the class of self */
    bool uses_class;     /* a method: makes objects of the class of self (`type(self)(...)`) or reads that class otherwise */
    VariableVec attributes; /* f.calls = 0: globals */
    InstanceVec instances; /* empty: never called */
    struct Scope *scope; /* sema's own */
};

struct Instance {
    UserFunction *function;
    unsigned number;    /* index in function->instances */
    Name unique;        /* unique in the program and a C identifier: MLP_forward, train, train_2, main (module body) */
    VariableVec params; /* self first for methods */
    VariableVec variables; /* all others of its own, in order of first assignment */
    VariableVec captures;  /* of enclosing functions, that it reads or writes */
    const Type *result; /* NONE if it returns nothing; NEVER if it never returns; ITERATOR for generators */
    Instance *home;     /* of a closure: whose call executed the def */
    bool has_scope;     /* inner functions use variables of it: these live in an object, the scope */
    unsigned order;     /* of first call: callees after callers' start */
    bool is_dropped;    /* of a synthesized method that does not work for the types of its class */
    struct InstanceState *state; /* sema's own, with the side tables */
};

typedef enum EnumKind { ENUM_PLAIN, ENUM_INT, ENUM_STR, ENUM_FLAG } EnumKind;

/* A field of a data class or named tuple. */
typedef struct DataField {
    Name name;
    Expr *value;   /* the default, or NULL */
    bool is_fresh; /* default_factory: evaluated for each object */
    bool in_init, in_repr, in_compare, is_keyword, is_init_var;
} DataField;

/* Methods that containers, print and the like call of any object: the entries of the runtime's t2m_kind. */
typedef enum ClassSlot {
    SLOT_REPR,
    SLOT_STR,
    SLOT_LEN,
    SLOT_BOOL,
    SLOT_HASH,
    SLOT_EQ,
    SLOT_LT,
    SLOT_ITER, /* of classes whose objects are boxed: a generator over the object */
    SLOT_PLAIN, /* of the same, below int, float, str: the value that an object is as well */
    SLOT_EXTRA_REPR, /* of modules only, which have a table of their own (nn_class); of the others they have SLOT_REPR alone */
    SLOT_RESET,      /* of modules, in programs that reset layers whose class they do not know */
    SLOT_COUNT
} ClassSlot;

struct UserClass {
    Class class_;      /* its address is the class: (UserClass *)class_ == class_->user */
    Name unique;       /* C identifier, unique among the program's classes */
    Stmt *def;
    SemaModule *module;
    Vec(Class *) bases;    /* as written, without object */
    FieldVec fields;       /* own ones, not those of base classes */
    VariableVec attributes; /* class-level assignments */
    PointerMap methods;    /* Name -> UserFunction *, own ones */
    PointerMap setters, deleters; /* of properties */
    Instance *init;        /* own or inherited `__init__` as called first, or NULL */
    Instance *slots[SLOT_COUNT]; /* what the runtime calls of an instance, own or inherited; NULL if there is no such method */
    bool is_module;        /* derives from torch.nn.Module */
    bool is_dataclass, is_frozen;
    bool is_abc;           /* ABC is a base, or ABCMeta the metaclass */
    bool is_enum, is_tuple; /* Enum and its like; namedtuple */
    EnumKind enum_kind;
    bool shows_value;      /* StrEnum, IntEnum, IntFlag: str() is that of the value */
    bool is_namespace;     /* of SimpleNamespace(...): sema/namespaces.c */
    bool is_member_dict;   /* of an nn.ModuleDict whose members are fields: sema/module_dict.c */
    Class *stands_for;     /* the container whose methods this class has for the one below it: list (sema/container_class.c); or NULL */
    bool draws_itself;     /* a layer whose reset_parameters is the script's (sema/reset_parameters.c) */
    bool is_made;          /* its synthesized methods have been added */
    Vec(DataField) data_fields; /* dataclass: with those of its bases, in order */
    bool is_instantiated;
    bool is_exception;
    bool has_named_buffers;  /* buffers that register_buffer makes of computed names */
    bool has_named_children; /* modules that setattr registers by computed names */
    size_t keyword_count;    /* how many attributes setattr makes of **kwargs, in the call seen last */
    bool may_shadow;         /* setattr with computed names may give objects what the class has: vars() cannot tell which did get it */
    bool has_unlike_objects; /* of different numbers of them: vars() cannot tell which an object has */
    const Type *named_type;  /* the join of what setattr stores by computed names; NULL: nothing */
    const char *doc;
};

struct SemaModule {
    Name name;            /* "train", "models.resnet"; the script itself is "__main__" */
    const Module *ast;
    UserFunction *body;
    bool is_main;
    bool is_rule;         /* bodies in stubs */
    bool is_left_out;     /* not read: the script's modules are too large */
    bool is_said;         /* which was reported */
    bool is_library;      /* a part of the library that is written in Python: rules/NAME.py */
    SemaModule *library;  /* of a stub module: that part, if there is one and it was looked for */
    bool has_no_library, needs_library; /* of a stub module: there is none; a name of it is used */
    bool is_read_below;     /* a library's module in Python that the script names as an attribute only: nn.utils.rnn.pad_sequence */
    Vec(SemaModule *) stars; /* modules of `from m import *` */
    bool is_searched;     /* a name is being looked for there: stars may lead in a circle */
    RuleModule *rule;     /* the stub module, for MODULE types of libraries; then ast and body are NULL */
};

/* ---- argparse --------------------------------------------------------------------------------------------------------- */

typedef enum ArgAction { ARG_STORE, ARG_STORE_TRUE, ARG_STORE_FALSE, ARG_STORE_CONST, ARG_APPEND, ARG_COUNT, ARG_VERSION, ARG_EXTEND, ARG_BOOLEAN_OPTIONAL, ARG_COMMANDS } ArgAction;

/* One add_argument call. */
typedef struct ArgOption {
    Expr *call;           /* the Call */
    NameVec flags;        /* "--batch-size", "-b", or one positional name */
    Name dest;
    ArgAction action;
    const Type *type;     /* of one value: INT FLOAT STR BOOL */
    const Type *field_type; /* of the namespace's field: with LIST for nargs, OPTIONAL for a None default */
    Expr *default_value, *help, *metavar, *choices, *nargs, *const_value; /* each or NULL */
    bool is_positional, is_required;
    UserFunction *converter; /* type=str2bool: a function of the script */
    BoundCall *conversion;   /* its call with a text */
    const char *given_dest, *version; /* or NULL */
} ArgOption;

/* One ArgumentParser() call, with the parsers of its commands and those it is made from (parents=): the namespace of all of them is
   the RECORD `record`. */
struct ArgParser {
    Expr *call;
    Instance *instance;   /* where it is made */
    Vec(ArgOption) options; /* in order, those of groups too */
    Vec(TypeField) extras; /* assigned later: `args.cuda = ...`. Those that vanish are not in the record: reading or writing
                              one is a RESOLVED_ENTITY */
    const Type *record;
    Name name;            /* of the record: Args */
    Expr *description, *epilog, *prog; /* each or NULL */
    bool is_dynamic;      /* options added in a loop or by computed names; reported */
    bool has_commands;    /* add_subparsers: which fields there are depends on the command that was given */
    struct ArgParser *merged; /* it was named in the parents= of another one: what stands for both */
};

/* ---- Events for the report -------------------------------------------------------------------------------------------- */

typedef enum EventKind { EVENT_CONVERTED, EVENT_DROPPED, EVENT_TODO, EVENT_UNKNOWN } EventKind;

/* One library name used at one place. */
typedef struct Event {
    EventKind kind;
    Span span;
    Name api;                 /* torch.nn.Linear; NULL where no API is concerned: a branch that this platform never takes */
    const RuleOverload *rule; /* or NULL */
    const char *why;          /* of drops and todos; or NULL */
} Event;

/* ---- The program ------------------------------------------------------------------------------------------------------ */

/* `from config import LR` of a variable: what is bound and what it was bound to. */
typedef struct ImportedName {
    const Alias *alias;
    const ExprInfo *bound, *source;
} ImportedName;

struct Program {
    Arena *arena;
    NameTable *names;
    TypeStore *types;
    Rules *rules;
    Diagnostics *diagnostics;
    SyntaxContext *syntax;
    Vec(SemaModule *) modules;    /* in order of import completion: the main module last */
    Vec(UserFunction *) functions; /* in order of definition; those with no instances were never called (reported) */
    Vec(UserClass *) classes;     /* in order of definition: bases before derived */
    InstanceVec instances;        /* in order of definition in the source; variants follow each other */
    VariableVec globals;
    Vec(const Type *) records;    /* RECORD types that occur, in order */
    Vec(ArgParser *) parsers;
    bool prints_namespaces;       /* print(args): what is assigned to them later is noted (lower/argparse.c) */
    Vec(ImportedName) imported;
    Vec(Event) events;            /* in order of place */
    Vec(const Type *) saved;      /* module classes that torch.save or torch.load meets whole (saved_modules.c) */
    bool saves_other;             /* and torch.save of other things */
    bool loads_wait, loads_are_settled; /* sema's own */
    SemaModule *main;
    struct Infer *infer;          /* sema's own */
};

/*
 * Analyses the program that starts at `main`, whose file decides where local imports are looked for. Always gives a Program;
 * what could not be understood is in the diagnostics. `rules` is used and may grow.
 */
Program *sema_run(SyntaxContext *syntax, Rules *rules, const Module *main);

/* What is known about an expression in an instance (or, for the defaults of its parameters and the like, in the enclosing
 * instances). NULL if the expression is never evaluated. */
const ExprInfo *sema_expr(const Instance *instance, const Expr *expr);
/* Its type; NEVER if it is never evaluated. */
const Type *sema_type(const Instance *instance, const Expr *expr);
/* Never NULL. */
const StmtInfo *sema_stmt(const Instance *instance, const Stmt *stmt);
/* Of a For statement (its id), a Comprehension (its id), a call of zip, enumerate, map, filter or reversed (its id); NULL if
 * never reached. */
const Iteration *sema_iteration(const Instance *instance, NodeId id);
const WithInfo *sema_with(const Instance *instance, const WithItem *item);
/* What `as e` of a handler binds; NULL if the handler is never reached or nothing reads the name. */
Variable *sema_handler(const Instance *instance, const ExceptHandler *handler);
/* The instance of the lambda or def as it is called from here, for functions passed as values: the first one; or NULL. */
Instance *sema_function_instance(const Type *function);
/* What a module with `__drop__` gives, and all that is taken from it: it has no C. */
bool is_dropped_value(const Type *type);
/* The field of a class or of its bases, or NULL. */
Field *sema_field(const UserClass *class_, Name name);
/* The method of a class or of its user bases, or NULL. */
UserFunction *sema_method(const UserClass *class_, Name name);

/* Of a class that stands for what an object can do (collections.abc.Iterable): the C function that asks a boxed value; else NULL. And whether
 * objects of a class of the script can do it. */
const char *sema_abstract_test(const Class *class_);
bool sema_abstract_has(const Class *class_, const Class *object);

/* Whose scope a closure carries: the nearest enclosing call that has one; NULL if it needs none. */
const Instance *sema_scope_of(const Type *function);
/* The nearest enclosing call of an instance with a scope, or NULL. */
const Instance *sema_outer_scope(const Instance *instance);
/* The parameters of a function in the order of its instances' params; NULL past the last. */
size_t function_param_count(const UserFunction *function);
const Param *function_param(const UserFunction *function, size_t index, RuleParamKind *kind);

/* Whether a boxed value of the program may be a tensor. */
/* An object of torch._Context: torch.no_grad(), torch.autocast(...) that are values. */
bool type_is_context(const Type *type);
bool sema_boxes_tensors(const Program *program);
/* How many expressions are evaluated somewhere, and how many of them are boxed values. */
void sema_count_boxed(const Program *program, size_t *all, size_t *boxed);

/* --dump=types: functions, variables, the type of each statement's expressions. Stable, one fact a line. */
void sema_dump_types(const Program *program, Text *out);
/* --dump=shapes: each expression of tensor type with its shape, by line. */
void sema_dump_shapes(const Program *program, Text *out);

#endif
