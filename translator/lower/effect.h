/*
 * What evaluating an expression or running a statement does that its neighbours notice: draws, input and output, changes of state, reads of what
 * others may change. Changes of what the code itself has made (a list that a function fills and returns, the fields of an object in its own
 * __init__) are nobody's concern. Found once per function of the script.
 */
#ifndef T2M_LOWER_EFFECT_H
#define T2M_LOWER_EFFECT_H

#include "base/map.h"
#include "ir/ir.h"

/* Evaluates a, gives b (effects.c). Once a stands in front of the statement, b alone is left (order.c). */
#define LOWER_SEQUENCE "({a}, {b})"

enum {
    EFFECT_DRAWS = 1,   /* random numbers */
    EFFECT_IO = 2,
    EFFECT_MUTATES = 4, /* objects, globals */
    EFFECT_READS = 8,   /* what others may change */
    EFFECT_ACTS = EFFECT_DRAWS | EFFECT_IO | EFFECT_MUTATES,
    EFFECT_ALL = 15,
    EFFECT_SELF = 16,   /* of a method: changes its own object */
    EFFECT_CHECKS = 32, /* raises if a name has no value: what acts must neither come before nor after */
    EFFECT_SHOWS = 64,  /* reads a container as a whole */
    EFFECT_INSERTS = 0xff00 /* reads an item of a defaultdict, which may put it there: a bit for the variable that holds it */
};

/* All zero but for the arena. */
typedef struct Effects {
    Arena *arena;
    PointerMap functions;    /* IrFunction -> effects */
    PointerMap fresh;        /* IrVariable: holds a display that was made in the statements at hand */
    unsigned from;           /* expressions that were placed before are left out; or 0 */
    PointerMap defaults;     /* IrVariable or IrField -> its bit of EFFECT_INSERTS */
    unsigned default_count;
    const IrVariable *self;  /* of the method that is being looked at; or NULL */
} Effects;

/* First of all: looks at every function. */
void effects_of_program(Effects *effects, const IrProgram *program);
unsigned effect_of(Effects *effects, const IrExpr *expr); /* 0 of NULL */
unsigned effect_of_stmts(Effects *effects, IrStmt *const *stmts, size_t count);
/* Whether the two must not change places. */
bool effect_conflict(unsigned a, unsigned b);

/* Puts the operand into a new local of the function, which the slot reads then: the assignment, which the caller places; NULL if it is better
 * left where it is (constants, displays, values without a C variable). */
IrStmt *effect_hold(IrProgram *program, IrFunction *function, IrExpr **slot);
/* Whether effect_hold would. */
bool effect_can_hold(const IrExpr *expr);

/* Whether what is shown of such a value may change while the value stays the same. */
bool effect_shows(const IrType *type);
/* The text of one field, made where the field stands. */
void effect_make_text(IrProgram *program, IrPiece *piece);

#endif
