/*
 * What unbound_flow.c and unbound_fields.c share: the data flow of names that may have no value (unbound.h). Fields of objects take part: an
 * object that a variable holds has one byte for each of its fields behind those of the names. They are UNBOUND in a new object, and
 * what is bound once stays so whoever else holds the object (but for `del`), so that a call brings back what the function binds for sure.
 */
#ifndef T2M_LOWER_UNBOUND_FLOW_H
#define T2M_LOWER_UNBOUND_FLOW_H

#include "lower/unbound.h"

#include "base/map.h"

/* What the paths to a point of the program have done to a name. */
enum { BOUND = IR_MAY_BE_BOUND, UNBOUND = IR_MAY_BE_UNBOUND };

/* One byte a name, those of the whole program first. */
typedef struct State {
    bool is_dead; /* no path comes here */
    unsigned char *bits;
} State;

/* What a function does to the variables of the files; and the state in which it is called. */
typedef struct FunctionFlow {
    IrFunction *function;
    bool returns, is_called;
    unsigned char *binds; /* on every way to its end */
    unsigned char *entry;
    /* the same of the fields of its parameters that are objects, one parameter after the other (unbound_fields.c) */
    size_t field_count;
    unsigned char *field_binds, *field_entry;
} FunctionFlow;

typedef struct LoopFlow {
    State leave, again; /* what break and continue bring */
} LoopFlow;

typedef struct TryFlow {
    State thrown;
    struct TryFlow *outer;
} TryFlow;

typedef struct Flow {
    Arena *arena; /* of the program */
    Arena scratch;
    IrProgram *program;
    PointerMap flows;   /* IrFunction -> FunctionFlow */
    Vec(FunctionFlow *) functions;
    PointerMap numbers; /* IrVariable of a file -> its index + 1 */
    size_t global_count;
    PointerMap wild;      /* variables of files that a function deletes */
    PointerMap writes;    /* IrVariable -> how many statements assign it */
    PointerMap constants; /* IrVariable -> the IR_INT that is assigned to it */
    enum { FLOW_RETURNS, FLOW_BINDS, FLOW_MARKS } part; /* what is being found out: which functions return, what they bind, the reads */
    Vec(const IrExpr *) made; /* NEW and INIT */
    PointerMap defaults; /* IrField -> itself: it may have no value in an object that comes from anywhere */
    PointerMap deleted;  /* IrField -> itself: `del` unbinds it somewhere */
    Vec(IrExpr *) marked; /* reads of fields, and questions for them */
    bool is_changed;
    /* of the function at hand */
    FunctionFlow *own;
    PointerMap locals;  /* as numbers */
    PointerMap objects; /* IrVariable -> the number of the first field of its object */
    size_t count, first_field;
    State now, result;
    LoopFlow *loop;
    TryFlow *tries;
} Flow;

/* ---- unbound_fields.c */

/* Numbers the fields of the function's variables that hold objects, parameters first. */
void fields_number(Flow *f);
/* Their state where the function at hand begins. */
void fields_begin(Flow *f);
/* At its end: what it binds, of its parameters' objects. */
void fields_sum_up(Flow *f, FunctionFlow *flow);
/* How many fields the objects of its parameters have. */
size_t fields_of_params(const IrFunction *function);
/* A field is read, or asked for; true if it may have no value. */
bool fields_read(Flow *f, IrExpr *expr, bool is_asked);
/* It is assigned, or made in its place. */
void fields_bind(Flow *f, const IrExpr *place);
/* The variable gets this object. */
void fields_assign(Flow *f, const IrVariable *variable, const IrExpr *value);
/* A function is entered with these arguments, the first of which is for parameter number `first`; NULL: with whatever objects. */
void fields_enter(Flow *f, FunctionFlow *callee, const IrExprVec *args, size_t first);
void fields_leave(Flow *f, const FunctionFlow *callee, const IrExprVec *args);
/* The scope of a closure goes where it is not followed. */
void fields_escape(Flow *f, const IrVariable *variable);
/* After the functions are known by what they bind: objects that come from anywhere. */
void fields_set_defaults(Flow *f);
/* hasattr(x, "name"): the field, or NULL. */
IrExpr *fields_asked(const IrExpr *expr);
/* The path on which the test is true, or false. */
void fields_assume(Flow *f, const IrExpr *test, bool truth);

#endif
