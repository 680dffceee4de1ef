/*
 * Shared by the files of emission: the state of one module's emission and the entry of each family.
 *
 * Expressions are written flat, with the precedence they have; statements pass through emit/wrap.c, which breaks long lines.
 * Comments beside a statement are kept behind COMMENT_MARK until the end, when runs of them are aligned.
 */
#ifndef T2M_EMIT_EMITTER_H
#define T2M_EMIT_EMITTER_H

#include "base/map.h"
#include "base/text.h"
#include "emit/facts.h"
#include "emit/lines.h"
#include "emit/share.h"
#include "ir/ir.h"

enum { EMIT_COLUMNS = 110, COMMENT_MARK = '\x01' };

/* C's precedence, loosest first. */
typedef enum Level {
    LEVEL_COMMA,
    LEVEL_ASSIGN, /* what an argument may be */
    LEVEL_TERNARY,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_EQUAL,
    LEVEL_LESS,
    LEVEL_SHIFT,
    LEVEL_ADD,
    LEVEL_MUL,
    LEVEL_UNARY,
    LEVEL_POSTFIX,
} Level;

typedef struct Emitter {
    Arena *arena;
    const IrProgram *program;
    const IrModule *module;
    ProgramFacts facts;
    Sharing sharing;
    const IrModule *file; /* whose file or header is written; NULL: all modules are in one file */
    bool is_header;
    PointerMap needed;    /* IrModule whose header the file needs */
    Text *out;            /* the file's text after the includes */
    unsigned line, frame; /* of the statement in the script; see lines.h */
    SourceLines *lines;
    int indent;           /* levels of four spaces */
    PointerMap field_names; /* IrField -> const char *, where the plain name is taken */
    PointerMap names;     /* IrVariable (global or of the function), IrField -> const char * */
    StringMap file_names; /* names taken at file scope */
    StringMap own_names;  /* names taken in the function */
    PointerMap counters;  /* IrVariable: declared in front of a loop of the function that it counts */
    StringMap used_names;      /* functions and variables of the file that the function uses */
    StringMap hideable;        /* names of the file's functions and variables: a local may hide them where they are not used */
    PointerMap file_variables; /* IrVariable of the file -> its name */
    size_t after_prototype;    /* length of the text behind the last prototype */
    PointerMap done;      /* classes, records, functions that were written; functions that have a prototype */
    PointerMap tables;    /* classes whose tables were written */
    PointerMap declared;
    PointerMap constants; /* IrVariable -> the ASSIGN that makes it a constant of the file */
    /* the function that is being written */
    const IrFunction *function;
    FunctionFacts own;
    PointerMap pool_depths; /* IrVariable, a struct: how many pools were open where it was declared, plus one */
    const char *pools[8]; /* names of the open pools, outermost first; "&batch.pool" forms have no & here */
    int pool_count;
    bool at_block_start; /* no blank line here */
    bool is_last;        /* the statement ends its block */
    struct OpenTry *tries; /* those around the statement, innermost first; see try.c */
    Vec(const IrFunction *) virtuals; /* called through their base: they get a dispatching function at the end */
    bool in_program_main; /* the body of C's main, be it another function's */
    PointerMap structs;  /* tuple variables that are structs of the runtime -> their C type; see structs.c */
    PointerMap renamed;  /* owned parameters -> name of the C parameter */
} Emitter;

/* ---- names.c */
const char *name_of_variable(Emitter *emitter, const IrVariable *variable);
void name_release(Emitter *emitter, const char *name); /* a fresh name whose block has ended */
const char *name_of_function(Emitter *emitter, const IrFunction *function);
const char *name_of_field(Emitter *emitter, const IrField *field);
/* A name derived from `wanted` that nothing in the function has; taken from then on. */
const char *name_fresh(Emitter *emitter, const char *wanted);
const char *name_for_file(Emitter *emitter, const char *wanted); /* free at file scope, taken from then on */
void name_file_variable(Emitter *emitter, const IrVariable *variable);
void rename_classes(IrProgram *program); /* those called like something of C's: `class union` is union_ */
void names_of_fields(Emitter *emitter);
void names_of_file(Emitter *emitter);
void names_of_function(Emitter *emitter);
bool name_is_reserved(const char *name);
bool name_is_linked(const char *name); /* of the C library or the runtime, see linked.def */

/* ---- files.c: the files of the program */
/* True if another file has what belongs to the module: then that file's header is needed. */
bool is_foreign(Emitter *emitter, const IrModule *module);
/* Used by other files too. */
bool is_shared(const Emitter *emitter, const void *entity);
const char *linkage(const Emitter *emitter, const void *entity); /* "static " of what is not shared, "" */

/* ---- module.c: what stands in a file */
void find_constants(Emitter *emitter, const IrModule *module);
void put_constants(Emitter *emitter, const IrModule *module);
void put_globals(Emitter *emitter, const IrModule *module);
void put_definitions(Emitter *emitter, const IrModule *module);
void put_shared_types(Emitter *emitter, const IrModule *module); /* in a header */
void put_shared(Emitter *emitter, const IrModule *module);       /* behind them: tables, variables, prototypes */

/* ---- types.c: "int64_t ", "mx_array ", "Net *": what stands before a declared name */
void put_declarator(Emitter *emitter, Text *out, const IrType *type, const char *name);
/* The same as volatile: `volatile int64_t n`, `py_list *volatile xs`. */
void put_volatile(Emitter *emitter, Text *out, const IrType *type, const char *name);
const char *c_type(Emitter *emitter, const IrType *type); /* for casts and sizeof: "Net *" */
const char *c_kind(const IrType *type);                   /* "PY_INT": how a container holds it */
char c_member(const IrType *type);                        /* 'i', 'f', 'b', 's', 'a', 'o': the cell's member */
const char *c_zero(const IrType *type);                   /* "0", "NULL", "MX_NONE", "{0}" */
bool type_is_address(const IrType *type);                 /* an embedded struct, passed by address */
bool type_is_array_slot(const IrType *type);
bool type_is_module_struct(const IrType *type); /* LIBRARY: nn_module itself, or another name of it */

/* ---- expr.c */
void put_expr(Emitter *emitter, Text *out, const IrExpr *expr, Level level); /* in parentheses if it binds less */
void put_value(Emitter *emitter, Text *out, const IrExpr *expr);             /* as an argument */
char *value_text(Emitter *emitter, const IrExpr *expr);                      /* the same as a text in the arena */
bool is_widening(const IrExpr *expr);                    /* an int or bool made a float, which C does by itself */
const IrExpr *without_widening(const IrExpr *expr);      /* its operand, if it is one */
void put_args(Emitter *emitter, Text *out, const IrExprVec *args, bool comma_first);
void put_cell(Emitter *emitter, Text *out, const IrExpr *expr, const IrType *type); /* py_of(x) */
void put_string(Text *out, const char *text, size_t length);                 /* a C string literal */
void put_c_text(Emitter *emitter, Text *out, const IrExpr *expr);            /* a str as a const char * */
void put_access(Emitter *emitter, Text *out, const IrExpr *object);          /* "self->" or "step." */
void put_place(Emitter *emitter, Text *out, const IrExpr *place);            /* an lvalue: never a copy, never its address */
void put_base(Emitter *emitter, Text *out, const IrExpr *expr, const IrType *base); /* "&model->base" */
void put_binary(Emitter *emitter, Text *out, const IrExpr *expr, Level level);
void put_convert(Emitter *emitter, Text *out, const IrExpr *expr, Level level);
void put_truth(Emitter *emitter, Text *out, const IrExpr *expr, Level level);
bool expr_is_slot(Emitter *emitter, const IrExpr *expr); /* reads a slot that may be given another value later */

/* ---- template.c */
void put_rule(Emitter *emitter, Text *out, const IrExpr *call, Level level);

/* ---- containers.c: displays, items, slices, tensor indices */
void put_display(Emitter *emitter, Text *out, const IrExpr *expr);
void put_item(Emitter *emitter, Text *out, const IrExpr *expr);
void put_slice(Emitter *emitter, Text *out, const IrExpr *expr);
void put_index(Emitter *emitter, Text *out, const IrExpr *expr);
void put_index_parts(Emitter *emitter, Text *out, const IrIndexVec *parts, const IrType *array);
void put_record(Emitter *emitter, Text *out, const IrRecord *record, const IrExprVec *values);
void put_member(Text *out, const IrType *type, const char *cell); /* cell.f, or the unboxed value */

/* ---- structs.c: tuples that the runtime gives as C structs */
void find_structs(Emitter *emitter);
const char *struct_of_variable(const Emitter *emitter, const IrVariable *variable); /* "mx_values", or NULL */
bool put_struct_item(Emitter *emitter, Text *out, const IrExpr *item); /* false: the tuple is an object */
bool put_struct_object(Emitter *emitter, Text *out, const IrExpr *expr); /* false: the rule gives no struct */
bool put_dims_slice(Emitter *emitter, Text *out, const IrExpr *expr);    /* x.shape[2:] as sizes; false: it is something else */
void put_record_as_dict(Emitter *emitter, Text *out, const IrExpr *record); /* for what takes any object */

/* ---- format.c: pieces as a printf format and its arguments */
void put_format(Emitter *emitter, Text *out, const IrPieceVec *pieces); /* "format", args */
bool pieces_are_literal(const IrPieceVec *pieces);

/* ---- comment.c, wrap.c, line output */
void put_line(Emitter *emitter, const char *line);                       /* indented, broken, ended */
void put_line_with(Emitter *emitter, const char *line, const IrCommentVec *trailing);
/* A comment of our own, as lines of // that fit. */
void put_wrapped_comment(Emitter *emitter, const char *text);
__attribute__((format(printf, 2, 3))) void put_linef(Emitter *emitter, const char *format, ...);
void put_blank(Emitter *emitter);                                        /* unless at a block's start */
void put_leading(Emitter *emitter, const IrCommentVec *comments);
void put_block_comment(Emitter *emitter, const char *doc, const IrCommentVec *leading, const char *place);
void wrap_line(Text *out, const char *line, int indent, int columns);
void align_comments(Text *text);

/* ---- stmt.c and the families of statements */
void put_block(Emitter *emitter, const IrBlock *block); /* the statements; braces are the caller's */
void put_stmt(Emitter *emitter, const IrStmt *stmt);
void put_assign(Emitter *emitter, const IrStmt *stmt);
/* The expression for its effects alone. */
void put_discarded(Emitter *emitter, const IrExpr *expr, const IrCommentVec *trailing);
bool is_unread(Emitter *emitter, const IrVariable *variable);
/* The block's text, one level deeper. */
char *block_text(Emitter *emitter, const IrBlock *block);

/* One branch of an if: `if (x)`, `else if (y)`, `else`. */
typedef struct Branch {
    const char *head;
    char *body;
    const IrStmt *stmt; /* whose comments stand at the head, or NULL */
    const IrBlock *block;
} Branch;

typedef Vec(Branch) BranchVec;

void put_branches(Emitter *emitter, const BranchVec *branches);

/* Whether control can reach the end of the block; what follows the try. */
bool falls_through(const IrBlock *block);
bool try_falls_through(const IrStmt *stmt);

/* ---- try.c */
void put_raise(Emitter *emitter, const IrStmt *stmt);
void put_try(Emitter *emitter, const IrStmt *stmt);
void put_leave(Emitter *emitter, const IrStmt *stmt);

void put_declaration(Emitter *emitter, const VariableFacts *facts);
/* The line that declares a variable with its first value: `T2M_OWNED mx_array x = mx_retained(TEXT);` where it owns. */
const char *declaration_text(Emitter *emitter, const IrVariable *variable, const char *text);
/* `variable = text;` in the form that its slot demands, declaring it if `stmt` does. */
void put_store(Emitter *emitter, const IrStmt *stmt, IrVariable *variable, const char *text, const IrCommentVec *trailing);
void put_loop(Emitter *emitter, const IrStmt *stmt);
void put_return(Emitter *emitter, const IrStmt *stmt);
void put_scope(Emitter *emitter, const IrStmt *stmt);
/* Whether the scope is more than the statements in it. */
bool scope_shows(const IrProgram *program, const IrStmt *stmt);
void put_grad(Emitter *emitter, const IrStmt *stmt);
void put_parse_args(Emitter *emitter, Text *out, const IrExpr *expr);
/* The record that has the field. */
const IrRecord *record_with(const Emitter *emitter, const IrField *field);
void put_add_argument(Emitter *emitter, const IrStmt *stmt);
bool stmt_is_silent(Emitter *emitter, const IrStmt *stmt); /* nothing of it is left but its comments */

/* ---- function.c, class.c */
void put_function(Emitter *emitter, const IrFunction *function);
void put_prototype(Emitter *emitter, const IrFunction *function);
/* The signature of the function that calls the method of the instance's own class. */
void put_virtual_signature(Emitter *emitter, Text *out, const IrFunction *function);
bool is_program_main(const Emitter *emitter, const IrFunction *function);
/* The function that the module's body does nothing but call, if it can take the place of C's main; or NULL. */
const IrFunction *function_behind_main(const Emitter *emitter, const IrFunction *function);
bool is_error_class(const IrClass *class_); /* derives from an exception */
void put_class(Emitter *emitter, const IrClass *class_);
void put_class_externs(Emitter *emitter, const IrClass *class_); /* its tables, as a header declares them */
void put_record_type(Emitter *emitter, const IrRecord *record);
void need_callee(Emitter *emitter, const IrFunction *function);
void need_types(Emitter *emitter, const IrFunction *function); /* of its parameters and its result */
void need_function(Emitter *emitter, const IrFunction *function); /* the types and prototypes that its body needs */

/* A module's body of which nothing is left but constants and comments. */
bool body_is_silent(const Emitter *emitter, const IrFunction *function);

/* ---- generator.c: with the struct and the body in front of it */
void put_generator(Emitter *emitter, const IrFunction *function, const char *signature);

/* ---- virtual.c */
void need_virtual(Emitter *emitter, const IrFunction *function);
void put_virtual_prototype(Emitter *emitter, const IrFunction *function);
void put_virtuals(Emitter *emitter);

/* ---- includes.c */
void put_includes(Text *out, const char *body);

#endif
