/*
 * The IR: a typed, structured program between Python and C. It keeps Python's names and control structure (if, while, for stay
 * what they are) and makes explicit what Python leaves to run time: the type and representation of every value, the target of
 * every call, conversions, defaults, which semantics an operator has.
 *
 * It knows neither the syntax tree nor the rules files: lowering copies what emission needs (a rule's template, comments).
 * So the text form (ir/print.h, ir/read.h) is complete, and a test can start from it.
 *
 * Everything lives in the arena of the program. Nodes form trees: an IrExpr has one parent (ir_copy makes another); functions,
 * classes, variables, records and rules are shared. Passes may change nodes in place.
 *
 * Memory is not the concern of the IR: pools, owned slots and retains are chosen by emission from types and control flow.
 */
#ifndef T2M_IR_IR_H
#define T2M_IR_IR_H

#include "base/arena.h"
#include "base/name.h"
#include "base/vec.h"
#include "diag/span.h"
#include "ir/type.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct IrExpr IrExpr;
typedef struct IrStmt IrStmt;
typedef struct IrFunction IrFunction;
typedef struct IrModule IrModule;

typedef Vec(IrExpr *) IrExprVec; /* elements may be NULL only where the comment says so */
typedef Vec(const IrType *) IrTypeVec;

/* ---- Comments ----------------------------------------------------------------------------------------- */

typedef struct IrComment {
    const char *text; /* without the '#' and the blanks around */
    bool blank_above;
} IrComment;

typedef Vec(IrComment) IrCommentVec;

typedef struct IrBlock {
    Vec(IrStmt *) statements;
    size_t prepended; /* of lowering: so many statements were put in front of all others later on */
    unsigned id;      /* of lowering: tells blocks whose start is a place of expressions apart; or 0 */
    IrCommentVec header;   /* beside and above the line that opens the block (else:, a loop's header) */
    IrCommentVec dangling; /* after its last statement */
} IrBlock;

/* ---- Variables, functions, records, classes ----------------------------------------------------------- */

typedef enum IrVariableKind {
    IR_LOCAL,
    IR_PARAM,
    IR_GLOBAL, /* of a module, used by its functions; module variables that no function uses are locals of main */
} IrVariableKind;

typedef struct IrVariable {
    IrVariableKind kind;
    Name name;          /* Python's name; a second variable of that name in a scope is `x_2`. C keywords are no concern here */
    const IrType *type;
    Span span;          /* of the first binding */
    const char *note;   /* shape and dtype for a comment: "[B, 1, 28, 28] int64"; NULL if unknown */
    IrModule *module;   /* GLOBAL: where it is defined */
    /* of lower/unbound.h */
    Name spelled;       /* of a variable of the script: what it is called there; else NULL */
    bool is_never_none; /* of those: None is never assigned to it */
    bool is_flag;       /* tells whether a variable is bound */
    struct IrVariable *bound; /* what tells that this one is: a flag, or the variable itself, NULL until then; NULL: nobody asks */
} IrVariable;

typedef Vec(IrVariable *) IrVariableVec;

struct IrFunction {
    Name name;             /* unique in the program and ready for C: "train", "Net_forward" */
    const char *qualname;  /* Python's: "Net.forward"; of generated ones what they come from: "train (loss of line 36)" */
    Span span;             /* of the def */
    IrModule *module;
    IrClass *class_;       /* the class of a method, else NULL; a method's first parameter is self */
    IrVariableVec params;
    IrVariableVec locals;  /* all of them, comprehension variables too */
    const IrType *result;  /* VOID if nothing is returned */
    IrBlock body;
    const char *doc;       /* the docstring, dedented; or NULL */
    IrCommentVec leading;  /* comments above the def */
    IrCommentVec trailing; /* beside it */
    bool is_main;          /* the module's body */
    bool is_lambda;        /* tracebacks call it <lambda>, whatever name it has */
    bool runs_once;        /* a module's body that several imports may reach: only the first call runs it */
    bool is_init;          /* __init__: the first parameter is the zeroed instance */
    bool is_loss;          /* lifted by the gradient pass: takes `IrRecord *`, gives the loss */
    bool is_generator;     /* the result is an ITERATOR; the body yields its items (C_CALLs of py_yield), and returns nothing */
    bool is_adapter;       /* forward() of one array for a class's table, methods that nobody wrote: not written if no table has it */
    bool is_virtual;       /* overridden in a subclass and called through a base: calls go through the vtable */
};

typedef Vec(IrFunction *) IrFunctionVec;

typedef enum IrFieldKind {
    IR_FIELD_PLAIN,     /* any value */
    IR_FIELD_MODULE,    /* an embedded layer or module of fixed class: `nn_linear fc1;` (type LIBRARY embedded, or INSTANCE) */
    IR_FIELD_CHILD,     /* a module held by pointer */
    IR_FIELD_PARAMETER, /* nn.Parameter: `nn_param *` (type ARRAY; reading gives its value) */
    IR_FIELD_BUFFER,    /* register_buffer: an array that state_dict() holds */
} IrFieldKind;

typedef struct IrField {
    Name name;
    const IrType *type;
    IrFieldKind kind;
    const char *note; /* shape and dtype, as a variable's */
    bool is_own;      /* the object's own container: a shallow copy of the object gets a copy of it */
    bool may_be_none; /* PARAMETER: the module may have none (bias=False) */
    /* of lower/unbound.h, as a variable's */
    Name spelled;
    IrClass *class_; /* of what is spelled: whose field it is */
    bool is_never_none;
    struct IrField *bound;
    Span span;
    IrCommentVec comments;
} IrField;

typedef Vec(IrField *) IrFieldVec;

/* A struct without identity: a returned tuple, a constant-key dict, argparse's Namespace, a step of the gradient pass. */
struct IrRecord {
    Name name;             /* C-ready: "get_batch_result", "Args", "train_step" */
    IrModule *module;
    IrFieldVec fields;     /* in order; kind PLAIN */
    bool by_pointer;       /* values are `Args *` (argparse's Namespace: an object of the runtime), else plain structs */
    bool is_result;        /* the tuple that a function returns */
    bool is_namespace;     /* starts with `t2m_object base;`, made by PARSE_ARGS */
    const char *comment;   /* what it is, one line; or NULL */
    Span span;
};

typedef Vec(IrRecord *) IrRecordVec;

/* Methods that the runtime calls of any object; the names of the entries of t2m_kind are in emit/class.c. */
typedef enum IrSlot {
    IR_SLOT_REPR,
    IR_SLOT_STR,
    IR_SLOT_LEN,
    IR_SLOT_BOOL,
    IR_SLOT_HASH,
    IR_SLOT_EQ,
    IR_SLOT_LT,
    IR_SLOT_ITER, /* of classes whose objects are boxed: a generator over the object */
    IR_SLOT_PLAIN, /* of the same, below int, float, str: the value that an object is as well */
    IR_SLOT_EXTRA_REPR, /* nn.Module */
    IR_SLOT_RESET,      /* nn.Module: reset_parameters */
    IR_SLOT_COUNT
} IrSlot;

/* An attribute of which all objects have the same value: "None", "device", a function as "torch.nn.functional.relu". */
typedef struct IrFixedField {
    Name name;
    const char *value;
} IrFixedField;

struct IrClass {
    Name name;           /* C-ready */
    const char *qualname;
    IrModule *module;
    const IrType *base;  /* INSTANCE (a class of the script), LIBRARY ("nn_module", "dataset"), or NULL: a plain object */
    bool is_nn_module;   /* derives from nn.Module, directly or not */
    bool is_enum;        /* whose objects are there once: a copy is the object itself */
    bool is_saved;       /* whole objects of it are in files: a table says what they hold */
    bool is_scope;       /* the variables that a function shares with its inner ones */
    Vec(IrFixedField) fixed; /* of a saved class: attributes that have no C */
    IrFieldVec fields;   /* own ones, in order of first assignment */
    const char *error_base; /* derives from an exception: the runtime's constant of the nearest that is Python's own; else NULL */
    IrFunction *init;    /* or NULL */
    IrFunction *forward; /* nn.Module: or NULL if inherited */
    IrFunctionVec methods; /* own ones in source order, with init and forward */
    IrFunction *slots[IR_SLOT_COUNT]; /* own or inherited; NULL: the runtime's default */
    const char *doc;
    IrCommentVec leading;
    Span span;
};

typedef Vec(IrClass *) IrClassVec;

/* True of a module that derives from a layer of the library without an __init__ on the way: the layer's makes it. */
bool ir_class_has_layer(const IrClass *class_);
/* The field of the class or of its bases with this name, or NULL. */
IrField *ir_class_field(const IrClass *class_, Name name);
IrField *ir_record_field(const IrRecord *record, Name name);
/* True if `class_` is `base` or derives from it. */
bool ir_class_derives(const IrClass *class_, const IrClass *base);

/* ---- Rules -------------------------------------------------------------------------------------------- */

/* One parameter of a rule. */
typedef struct IrRuleParam {
    Name name;
    const IrType *type;     /* what the C text expects; NULL if any will do. LIBRARY base types make upcasts implicit */
    IrExpr *default_value;  /* the signature's constant default, or NULL: decides about [optional pieces] */
    bool is_variadic;       /* *args: its argument is a LIST_DISPLAY or TUPLE_DISPLAY that {*args} spreads */
    bool is_cell;           /* declared as a type variable of a container: passed as py_of(x) */
} IrRuleParam;

typedef Vec(IrRuleParam) IrRuleParamVec;

/* What emission needs of a rule's overload; lowering makes one IrRule per overload (and per receiver type where cells differ). */
typedef struct IrRule {
    const char *qualname;     /* "torch.nn.functional.softmax" */
    const char *c;            /* the template (rules/README.md) */
    const char *mlx;          /* or NULL */
    IrRuleParamVec params;    /* without self */
    const IrType *receiver;   /* what {self} expects; NULL for functions or if any will do */
    bool result_is_base;      /* the template gives the library's part of an object of the result's class: it is cast */
    bool result_is_cell;      /* the template gives a py_cell: the member of the result's type is read */
    bool draws, mutates, io, raises; /* effects; none: pure */
    Name role;                /* "backward", "step" ...; or NULL */
} IrRule;

/* ---- Expressions -------------------------------------------------------------------------------------- */

/*
 * Kinds with the fields they use (see IrExpr). T is the expression's own type.
 *   NULL           None of a type with a null, or of OPTIONAL
 *   BOOL INT FLOAT STR     constants: boolean, integer, number, text+length
 *   VAR            variable
 *   FIELD          a.field          object is INSTANCE, RECORD; `field`
 *   RULE           a call of a rule: rule, receiver (or NULL), args (one per rule parameter; NULL: default), type_args
 *   CALL           function, args (all parameters, self first; defaults filled in); virtual if function->is_virtual
 *   CALL_VALUE     callee (FUNCTION type), args
 *   NEW            class_, args of its init (or what makes the layer below it, without a receiver): a new heap instance. function: that init if it is not the class's first, or a base's;
 *                  receiver: a call that gives the memory, or NULL; boolean: no init is run
 *   INIT           class_, receiver (a place of kind MODULE), args: initialises an embedded instance. VOID
 *   C_CALL         a call of the runtime that no rule stands for: name, args
 *   C_NAME         a constant of the runtime: name
 *   UNARY          op (NEG, INVERT, NOT), left
 *   BINARY         op on scalars of the same type, see IrOp; T that type (TRUE_DIV: FLOAT)
 *   COMPARE        op (EQ .. GE) on scalars of the same type, or EQ/NE on STR and objects, or LT.. on STR. BOOL
 *   IS_NULL        left is None (op EQ) or is not None (op NE). BOOL
 *   SAME           identity of objects (op EQ or NE). BOOL
 *   AND OR         left, right, both BOOL; short circuit
 *   TERNARY        test ? left : right
 *   CONVERT        left made a T: see ir_can_convert for the pairs
 *   LIST SET TUPLE displays: args
 *   DICT           display: keys, args
 *   RECORD         a value of the RECORD type T: args, one per field; NULL leaves zero
 *   ITEM           left[right]: element of LIST, DICT, TUPLE (right: a constant INT), STR
 *   SLICE          left[start:stop:step] of LIST, TUPLE, STR: bounds (3, each may be NULL)
 *   INDEX          tensor indexing: left, parts
 *   FORMAT         text built of pieces; T STR
 *   FUNCTION       function as a value
 *   CLASS          the class as a value (its C class object)
 *   PARSE_ARGS     left (a parser) parses the command line into T, a RECORD with is_namespace
 */
typedef enum IrExprKind {
    IR_NULL,
    IR_BOOL,
    IR_INT,
    IR_FLOAT,
    IR_STR,
    IR_VAR,
    IR_FIELD,
    IR_RULE,
    IR_CALL,
    IR_CALL_VALUE,
    IR_NEW,
    IR_INIT,
    IR_C_CALL,
    IR_C_NAME,
    IR_UNARY,
    IR_BINARY,
    IR_COMPARE,
    IR_IS_NULL,
    IR_SAME,
    IR_AND,
    IR_OR,
    IR_TERNARY,
    IR_CONVERT,
    IR_LIST,
    IR_SET,
    IR_TUPLE,
    IR_DICT,
    IR_RECORD,
    IR_ITEM,
    IR_SLICE,
    IR_INDEX,
    IR_FORMAT,
    IR_FUNCTION,
    IR_CLASS,
    IR_PARSE_ARGS,
    IR_EXPR_KIND_COUNT
} IrExprKind;

/* Python's semantics on int64_t and double. */
typedef enum IrOp {
    IR_OP_NONE, /* ASSIGN: plain */
    IR_ADD,
    IR_SUB,
    IR_MUL,
    IR_TRUE_DIV,  /* operands FLOAT; of ints convert first. ZeroDivisionError */
    IR_FLOOR_DIV, /* INT or FLOAT, towards minus infinity */
    IR_MOD,       /* the sign of the right operand */
    IR_POW,       /* INT (right >= 0) or FLOAT */
    IR_BIT_AND,   /* INT or BOOL */
    IR_BIT_OR,
    IR_BIT_XOR,
    IR_SHL,
    IR_SHR,
    IR_EQ,
    IR_NE,
    IR_LT,
    IR_LE,
    IR_GT,
    IR_GE,
    IR_NEG,
    IR_INVERT,
    IR_NOT,
    IR_OP_COUNT
} IrOp;

/* What is known of a variable where it is read (IrExpr.unbound). */
enum { IR_MAY_BE_BOUND = 1, IR_MAY_BE_UNBOUND = 2 };

/* One piece of a FORMAT or PRINT: text, or a value with Python's conversion and format spec. */
typedef struct IrPiece {
    const char *text;  /* literal piece, or NULL for a value */
    size_t length;
    IrExpr *value;
    char conversion;   /* 's', 'r', 'a', or 0; 'f': of a boxed value, by format(), to which a tensor is its number */
    const char *spec;  /* the format spec after ':', "" if none; nested fields are "{}" in it, in order of `spec_values` */
    IrExprVec spec_values; /* INT or STR */
    bool is_early;     /* its text is made before the values behind it are evaluated: a field of an f-string */
    bool is_percent;   /* spec is a conversion of the % operator: "%5.2f" */
} IrPiece;

typedef Vec(IrPiece) IrPieceVec;

typedef enum IrIndexKind {
    IR_INDEX_ALL,      /* : */
    IR_INDEX_AT,       /* an int: first */
    IR_INDEX_RANGE,    /* first:second:third, each may be NULL */
    IR_INDEX_ELLIPSIS, /* ... */
    IR_INDEX_NEW_AXIS, /* None */
    IR_INDEX_ARRAY,    /* an integer array: first */
    IR_INDEX_MASK,     /* a bool array: first */
} IrIndexKind;

typedef struct IrIndexPart {
    IrIndexKind kind;
    IrExpr *first, *second, *third;
} IrIndexPart;

typedef Vec(IrIndexPart) IrIndexVec;

typedef struct IrTypeArg {
    Name name; /* "T", "K" */
    const IrType *type;
} IrTypeArg;

struct IrExpr {
    IrExprKind kind;
    const IrType *type; /* never NULL */
    Span span;
    /* constants */
    bool boolean;
    int64_t integer;
    double number;
    const char *text; /* STR: UTF-8 with length; FLOAT: as the source writes it ("1e-3"), or NULL */
    size_t length;
    /* references */
    IrVariable *variable;
    IrField *field;
    IrRule *rule;
    IrFunction *function;
    IrClass *class_;
    Name name; /* C_CALL, C_NAME */
    /* operands */
    IrOp op;
    IrExpr *receiver; /* RULE, INIT; FIELD: the object */
    IrExpr *callee;
    IrExpr *test;
    IrExpr *left, *right;
    IrExprVec args; /* RULE: NULL elements are arguments not given; RECORD: NULL elements too */
    IrExprVec keys;
    IrExpr *bounds[3];
    IrIndexVec parts;
    IrPieceVec pieces;
    Vec(IrTypeArg) type_args;
    bool is_unreached;     /* NULL of type VOID: no run gets here; see lower/never.c */
    unsigned char unbound; /* VAR, FIELD: a read that needs a check, which the order pass makes; see lower/unbound.h */
    /* where Python evaluates it, see lower/overtaken.c: of no meaning after the order pass */
    unsigned placed; /* counts up in the order of evaluation; 0: not known */
    IrStmt *after; /* the statement of its block behind which; NULL: at the start of the block with this id */
    unsigned block;
};

/* ---- Statements --------------------------------------------------------------------------------------- */

/*
 *   ASSIGN      place (VAR, FIELD, ITEM, SLICE, INDEX) = value; with op: place op= value (scalars)
 *   EXPR        value, for its effects
 *   IF          test, body, orelse
 *   WHILE       test, body
 *   FOR_RANGE   variable from start to stop by step (INT; step a nonzero constant or any), body
 *   FOR_EACH    sources (several: zip), index (or NULL: enumerate) counting from start (or NULL: 0), body
 *   BREAK CONTINUE
 *   RETURN      value or NULL
 *   PRINT       pieces (sep and end are in them), file (NULL: stdout, else a LIBRARY file), flush
 *   RAISE       exception (the runtime's constant: "PY_VALUE_ERROR") and pieces of the message, or value: the error, with cause
 *               (NULL of the error's type: `from None`). Neither exception nor value: raise again what is being handled
 *   ASSERT      test, pieces of the message
 *   SCOPE       scope kind and body: no_grad and other `with` blocks that leave no trace in C but their comment, if any
 *   TRY         body, handlers, orelse, finally; of a body that is left early see LEAVE
 *   LEAVE       from here on the TRY around it catches nothing: the `depth`th, counted outwards from 0. Stands before what
 *               `finally` does on the way of a return, break or continue
 *   DELETE      place
 *   TODO        what is not converted: code, text (one sentence); becomes t2m_not_translated(...)
 *   COMMENT     nothing but its comments
 *   ADD_ARGUMENT  argparse: place (the parser), argument
 * made by the gradient pass:
 *   VALUE_AND_GRAD  see IrGrad: declares step, grads and loss, runs the loss function
 *   OPTIMIZER_UPDATE  value (the optimizer), variable (grads)
 *   CLIP_GRADS      variable (grads), value (the maximal norm)
 *   ACCUMULATE      variable (grads): into each parameter's .grad slot
 *   EVAL            args: arrays, modules, optimizers
 */
typedef enum IrStmtKind {
    IR_ASSIGN,
    IR_EXPR,
    IR_IF,
    IR_WHILE,
    IR_FOR_RANGE,
    IR_FOR_EACH,
    IR_BREAK,
    IR_CONTINUE,
    IR_RETURN,
    IR_PRINT,
    IR_RAISE,
    IR_ASSERT,
    IR_SCOPE,
    IR_TRY,
    IR_LEAVE,
    IR_DELETE,
    IR_TODO,
    IR_COMMENT,
    IR_ADD_ARGUMENT,
    IR_VALUE_AND_GRAD,
    IR_OPTIMIZER_UPDATE,
    IR_CLIP_GRADS,
    IR_ACCUMULATE,
    IR_EVAL,
    IR_STMT_KIND_COUNT
} IrStmtKind;

/* What Python calls the function that it makes of a comprehension. */
typedef enum IrFrame { IR_FRAME_NONE, IR_FRAME_LIST, IR_FRAME_SET, IR_FRAME_DICT, IR_FRAME_GENERATOR } IrFrame;

typedef enum IrSourceKind {
    IR_EACH_LIST,
    IR_EACH_SET,
    IR_EACH_TUPLE,  /* TUPLE whose items have one type */
    IR_EACH_STR,    /* code points */
    IR_EACH_KEYS,   /* of a DICT */
    IR_EACH_VALUES, /* of a DICT */
    IR_EACH_ITEMS,  /* of a DICT: two targets */
    IR_EACH_ROWS,   /* of an ARRAY: its first axis */
    IR_EACH_BATCH,  /* of a data loader: one target per item of the batch */
    IR_EACH_LINES,  /* of an open file */
    IR_EACH_ANY,    /* of a VALUE */
    IR_EACH_RANGE,  /* inside zip: bounds start, stop (NULL: none), step */
    IR_EACH_ITERATOR, /* of an ITERATOR; a call of a generator ends with the loop */
} IrSourceKind;

typedef struct IrSource {
    IrSourceKind kind;
    IrExpr *value;         /* what is run over; RANGE: NULL */
    IrExpr *bounds[3];     /* RANGE: start or NULL, stop, step or NULL */
    IrVariableVec targets; /* NULL elements: not used */
    bool unpacks;          /* LIST or ROWS: each element is a TUPLE or row of which the targets are the items */
} IrSource;

typedef Vec(IrSource) IrSourceVec;

typedef enum IrScopeKind {
    IR_SCOPE_PLAIN,
    IR_SCOPE_NO_GRAD,
    IR_SCOPE_AUTOCAST, /* torch.autocast("cpu", ...): what MX_AUTOCAST is given is `test`; a scope that is a value (mx_context) */
    IR_SCOPE_GRAD,     /* torch.set_grad_enabled(test), torch.enable_grad() */
} IrScopeKind;

typedef struct IrHandler {
    IrExprVec classes;    /* C_NAME of the runtime's constants, CLASS of the script's; none: all */
    IrVariable *variable; /* `as e`: LIBRARY py_error, or an INSTANCE of a class that derives from it; or NULL */
    IrCommentVec comments; /* beside the line */
    IrBlock body;
} IrHandler;

typedef Vec(IrHandler) IrHandlerVec;

/* add_argument: one option of the command line (runtime py_argparse.h has the meaning of each). */
typedef struct IrArgument {
    const char *flags[4]; /* "-b", "--batch-size"; NULL after the last */
    IrField *field;       /* of the namespace record; NULL for actions without one */
    const char *type;     /* "PY_ARG_INT" ...; NULL: str */
    const char *action;   /* "PY_ARG_STORE_TRUE" ...; NULL: store */
    IrFunction *convert;  /* a type= of the script: STR -> T; or NULL */
    IrExpr *default_value, *constant; /* or NULL */
    IrExprVec choices;
    IrExpr *choice_list;  /* choices that only the run knows; or NULL */
    IrExpr *help_value;   /* a help text that only the run knows; or NULL */
    Vec(const char *) metavars;
    const char *nargs, *help, *dest, *version;
    bool is_required;
    bool help_suppressed;
    IrVariable *group;    /* INT variables made from the runtime's py_add_argument_group and _exclusive_group; or NULL */
    IrVariable *exclusive;
} IrArgument;

/* One lifted backward call: `step` is filled, `loss = nn_value_and_grad(leaves, function, &step, &grads)`. */
typedef struct IrGrad {
    IrRecord *record;      /* the step struct */
    IrVariable *step;      /* local of type record */
    IrVariable *grads;     /* local of type LIBRARY nn_grads (embedded) */
    IrVariable *loss;      /* local ARRAY that gets the value */
    IrFunction *function;  /* is_loss */
    IrExpr *leaves;        /* whose gradients: an optimizer, a module, or a list of parameters */
    IrExprVec inputs;      /* one per field of the record; NULL: an output, filled by the function */
} IrGrad;

struct IrStmt {
    IrStmtKind kind;
    Span span;
    bool blank_above;      /* an empty line stands above it and its leading comments */
    IrCommentVec leading;
    IrCommentVec trailing;
    IrExpr *place;
    IrExpr *value;
    IrOp op;
    bool is_in_place;      /* ASSIGN of an ARRAY: the script changes the tensor, x.add_(y) */
    bool is_shared;        /* and others may see it: lower/shared_arrays.h */
    IrExpr *test;
    IrVariable *variable;
    IrExpr *start, *stop, *step;
    IrSourceVec sources;
    IrVariable *index;
    IrBlock body;
    IrBlock orelse;
    bool is_elif;          /* IF: alone in its parent's orelse and written as elif */
    IrHandlerVec handlers;
    IrBlock finally;
    IrPieceVec pieces;
    IrExpr *file;
    bool flush;
    const char *exception;
    IrExpr *cause;
    unsigned depth;        /* LEAVE */
    IrFrame frame;         /* Python runs it as a function of its own */
    IrScopeKind scope;
    bool stays; /* SCOPE: a lifted loss runs it (set by the gradient pass) */
    int code;              /* TODO: a number of diag.def or of a rule */
    const char *text;
    IrArgument *argument;
    IrGrad *grad;
    IrExprVec args;
};

/* ---- Modules and programs ----------------------------------------------------------------------------- */

struct IrModule {
    Name name;         /* "train", "models.net" */
    const char *path;  /* as in messages: "train.py", "models/net.py" */
    FileId file;       /* or 0 */
    const char *doc;   /* docstring, or NULL */
    IrCommentVec leading;  /* comments before the first statement that belong to no statement */
    IrRecordVec records;
    IrClassVec classes;
    IrVariableVec globals;
    IrFunctionVec functions; /* in source order; methods are in their classes; lifted ones after the function they serve */
    IrFunction *main;        /* the module's body; of an imported module run by the importer at its import */
    bool is_library;         /* Python of the rules: tracebacks leave its frames out */
};

typedef struct IrProgram {
    Arena *arena;
    NameTable *names;
    IrTypes types;
    Vec(IrModule *) modules; /* the script first */
    bool shares_arrays;      /* some statement is_shared */
    bool hooks_modules;      /* modules are called through nn_module_forward, which runs their hooks */
    bool records_graphs;     /* backward calls walk recorded graphs: set by the gradient pass */
} IrProgram;

void ir_program_init(IrProgram *program, Arena *arena, NameTable *names);

/* ---- Builders ----------------------------------------------------------------------------------------- */
/* All allocate in program->arena. Types that follow from the operands are set; else they are a parameter. */

IrModule *ir_module(IrProgram *program, const char *name, const char *path);
IrFunction *ir_function(IrProgram *program, IrModule *module, const char *name, const char *qualname, const IrType *result,
                        Span span); /* the caller adds it to a module or class */
IrVariable *ir_param(IrProgram *program, IrFunction *function, const char *name, const IrType *type, Span span);
IrVariable *ir_local(IrProgram *program, IrFunction *function, const char *name, const IrType *type, Span span);
/* `name`, or name_2, name_3 ...: what no local or parameter of the function is called. */
const char *ir_free_name(IrProgram *program, const IrFunction *function, const char *name);
IrVariable *ir_global(IrProgram *program, IrModule *module, const char *name, const IrType *type, Span span);
IrRecord *ir_record(IrProgram *program, IrModule *module, const char *name, Span span);           /* added to the module */
IrClass *ir_class(IrProgram *program, IrModule *module, const char *name, const IrType *base, Span span); /* added too */
IrField *ir_field(IrProgram *program, IrFieldVec *fields, const char *name, const IrType *type, IrFieldKind kind, Span span);

IrExpr *ir_expr(IrProgram *program, IrExprKind kind, const IrType *type, Span span); /* all else zero */
IrExpr *ir_null(IrProgram *program, const IrType *type, Span span);
IrExpr *ir_bool(IrProgram *program, bool value, Span span);
IrExpr *ir_int(IrProgram *program, int64_t value, Span span);
IrExpr *ir_float(IrProgram *program, double value, const char *text, Span span); /* text may be NULL */
IrExpr *ir_str(IrProgram *program, const char *text, size_t length, Span span);
IrExpr *ir_var(IrProgram *program, IrVariable *variable, Span span);
IrExpr *ir_field_of(IrProgram *program, IrExpr *object, IrField *field, Span span);
/* args are pushed by the caller: one per parameter of the rule, NULL where not given. */
IrExpr *ir_rule_call(IrProgram *program, IrRule *rule, IrExpr *receiver, const IrType *type, Span span);
IrExpr *ir_call(IrProgram *program, IrFunction *function, Span span); /* args are pushed by the caller */
IrExpr *ir_new(IrProgram *program, IrClass *class_, Span span);
IrExpr *ir_init(IrProgram *program, IrClass *class_, IrExpr *place, Span span);
IrExpr *ir_c_call(IrProgram *program, const char *name, const IrType *type, Span span);
IrExpr *ir_c_name(IrProgram *program, const char *name, const IrType *type, Span span);
IrExpr *ir_unary(IrProgram *program, IrOp op, IrExpr *operand, Span span);
IrExpr *ir_binary(IrProgram *program, IrOp op, IrExpr *left, IrExpr *right, Span span);
IrExpr *ir_compare(IrProgram *program, IrOp op, IrExpr *left, IrExpr *right, Span span);
IrExpr *ir_is_null(IrProgram *program, IrOp op, IrExpr *operand, Span span);
IrExpr *ir_and(IrProgram *program, IrExpr *left, IrExpr *right, Span span);
IrExpr *ir_or(IrProgram *program, IrExpr *left, IrExpr *right, Span span);
IrExpr *ir_ternary(IrProgram *program, IrExpr *test, IrExpr *left, IrExpr *right, Span span);
/* Gives `value` back if it has the type already. Pairs: see ir_can_convert. */
IrExpr *ir_convert(IrProgram *program, IrExpr *value, const IrType *type, Span span);
IrExpr *ir_item(IrProgram *program, IrExpr *container, IrExpr *index, Span span); /* type from the container's */
IrExpr *ir_copy(IrProgram *program, const IrExpr *expr); /* deep; shared things stay shared */

/*
 * Conversions that emission knows: BOOL, INT, FLOAT among each other (FLOAT to INT truncates); anything to BOOL is truth;
 * ARRAY to a scalar is .item(), a scalar to ARRAY a 0-d array; T to OPTIONAL T and back (back without a check: the script
 * tested it); INSTANCE to a base INSTANCE or LIBRARY base, and back where the script tested the class; LIBRARY to "nn_module"
 * and back; INT to FLOAT inside OPTIONAL; a TUPLE of equal items to an open one of that item and back;
 * anything to VALUE and VALUE to anything (checked at run time); anything to STR is str().
 */
bool ir_can_convert(const IrType *from, const IrType *to);
/* Whether all items of the TUPLE have the type. */
bool ir_is_row_of(const IrType *tuple, const IrType *item);

IrStmt *ir_stmt(IrProgram *program, IrStmtKind kind, Span span); /* all else zero */
IrStmt *ir_assign(IrProgram *program, IrExpr *place, IrExpr *value, Span span);
IrStmt *ir_expr_stmt(IrProgram *program, IrExpr *value, Span span);
IrStmt *ir_return(IrProgram *program, IrExpr *value, Span span);
IrStmt *ir_todo(IrProgram *program, int code, const char *text, Span span);
void ir_append(IrProgram *program, IrBlock *block, IrStmt *stmt);

void ir_piece_text(IrProgram *program, IrPieceVec *pieces, const char *text, size_t length); /* joins with a text before */
IrPiece *ir_piece_value(IrProgram *program, IrPieceVec *pieces, IrExpr *value, char conversion, const char *spec);
void ir_comment(IrProgram *program, IrCommentVec *comments, const char *text, bool blank_above);

/* ---- Walks -------------------------------------------------------------------------------------------- */

/* Calls visit for the expression and everything below, parents first; stops below where visit gives false. */
void ir_walk_expr(IrExpr *expr, bool (*visit)(IrExpr *expr, void *context), void *context);
/* Every statement of the block in order, nested ones too; and every expression in them if visit_expr is not NULL. */
void ir_walk_block(IrBlock *block, bool (*visit)(IrStmt *stmt, void *context),
                   bool (*visit_expr)(IrExpr *expr, void *context), void *context);
/* The variables that a statement binds, an ASSIGN's place aside: of loops, handlers, gradients. */
void ir_each_bound(const IrStmt *stmt, void (*visit)(IrVariable *variable, void *context), void *context);
/* Every function of the program, module by module: functions, methods, the module's body. */
void ir_each_function(IrProgram *program, void (*visit)(IrFunction *function, void *context), void *context);
/* The blocks of a statement, empty ones too: body, orelse, finally, then those of the handlers. */
size_t ir_block_count(const IrStmt *stmt);
IrBlock *ir_block_at(const IrStmt *stmt, size_t index);
/* The direct operands of an expression, as slots that may be replaced. */
typedef Vec(IrExpr **) IrSlotVec;
void ir_expr_slots(Arena *arena, IrExpr *expr, IrSlotVec *slots);
void ir_stmt_slots(Arena *arena, IrStmt *stmt, IrSlotVec *slots); /* of its own expressions, not of nested blocks */

/* Names of the text form: "rule-call" ... */
const char *ir_expr_kind_name(IrExprKind kind);
const char *ir_stmt_kind_name(IrStmtKind kind);
const char *ir_op_name(IrOp op);
bool ir_op_from_name(const char *name, IrOp *op);

#endif
