/*
 * What emission must know of a function before it writes it: reads and writes of each variable, where it is declared, which
 * loops get a pool, which variables own their value.
 *
 * Pools and owned slots. A value made in a loop iteration lives in that iteration's pool and dies with it. A variable that
 * outlives the iteration (declared outside the loop, assigned inside) is therefore a slot that owns its value: T2M_OWNED.
 * A loop over batches always has a pool (data_next's); other loops get one if their body makes values. A loop that carries a
 * struct of arrays gets none: its values live until the function's caller drops them, which is right, if wasteful.
 */
#ifndef T2M_EMIT_FACTS_H
#define T2M_EMIT_FACTS_H

#include "base/map.h"
#include "ir/ir.h"

typedef enum Placement {
    PLACED_AT,      /* declared by `stmt`, which assigns it */
    PLACED_BEFORE,  /* declared in a line of its own above `stmt` */
    PLACED_IN_LOOP, /* a target of the loop `stmt`, not used outside of it */
} Placement;

/*
 * Where a variable is declared. A variable that is used in separate blocks, each of which assigns it before it reads it, has a
 * declaration in each: `for images, labels in ...` twice in a function gives two loops with variables of their own.
 */
typedef struct Place {
    Placement placement;
    const IrStmt *stmt;
    const struct Scope *scope;
    size_t reads, writes; /* of those that share the declaration */
} Place;

typedef struct VariableFacts {
    IrVariable *variable;
    size_t reads, writes; /* `x += y` writes x; that it reads x too counts only for placement */
    Vec(Place) places;    /* none: never written, or a parameter */
    bool is_owned;
    bool is_volatile; /* changed in a try and used after it: C's rule for setjmp */
    bool written_in_body; /* written by something else than a loop whose target it is */
    struct Occurrence *occurrences;
    size_t occurrence_count, occurrence_capacity;
} VariableFacts;

typedef struct FunctionFacts {
    const IrFunction *function;
    PointerMap variables; /* IrVariable -> VariableFacts */
    PointerMap pooled;    /* loop IrStmt -> itself */
    PointerMap declared;  /* IrStmt -> DeclarationVec of PLACED_BEFORE it */
} FunctionFacts;

typedef Vec(VariableFacts *) VariableFactsVec;

/* What holds for the whole program. */
typedef struct ProgramFacts {
    Arena *arena;
    const IrProgram *program;
    PointerMap allocates;      /* IrFunction -> itself if running it leaves values in the pool */
    PointerMap written_fields; /* IrField assigned outside __init__ */
    PointerMap global_writes;  /* IrVariable (global) -> count as size_t */
    PointerMap global_reads;   /* IrVariable (global) -> itself */
    PointerMap copied;         /* IrClass whose objects copy.copy or deepcopy may meet */
    PointerMap made;           /* IrClass that has instances, or of which something derives that has; or that is asked for */
    PointerMap handing_on;     /* IrClass without an init of its own: the one that hands its arguments on to the base's is called */
    PointerMap initialised;    /* IrClass whose __init__ somebody calls, or that of a class below */
    PointerMap members;        /* IrClass whose instances are held where only nn_module is known */
    PointerMap reachable;      /* IrFunction reached from the main bodies and class tables */
} ProgramFacts;

/* Assignments that nobody reads become comments; before all facts. */
void drop_dead_stores(IrProgram *program);
void program_facts_find(ProgramFacts *facts, Arena *arena, const IrProgram *program);
void function_facts_find(FunctionFacts *facts, const ProgramFacts *program, const IrFunction *function);

/* Adds to `copied` what the copies in the function may meet (facts_copied.c). */
void find_copied_classes(ProgramFacts *facts, IrFunction *function);

/* Never NULL for a variable of the function; a zero one for others. */
const VariableFacts *variable_facts(const FunctionFacts *facts, const IrVariable *variable);
/* Whether the statement declares the variable: by assigning it, or as a target of the loop that it is. */
bool declared_by(const VariableFacts *facts, const IrStmt *stmt);
bool declared_in_loop(const VariableFacts *facts, const IrStmt *loop);
/* Whether nobody reads what the statement declares, nor gives it another value. */
bool declared_for_nothing(const VariableFacts *facts, const IrStmt *stmt);
bool loop_is_pooled(const FunctionFacts *facts, const IrStmt *loop);

/* Whether evaluating the expression does something besides giving a value, so that it must stay even if unused. */
bool expr_has_effects(const IrExpr *expr);
/* Whether it makes a new pooled value somewhere, itself or below. */
bool expr_allocates(const ProgramFacts *facts, const IrExpr *expr);

/* Whether the statement itself makes one, beside its expressions: a gradient step, the text of a printed float. */
bool stmt_makes_values(const IrStmt *stmt);

/* Every function of the program, methods and main bodies too. */
typedef Vec(IrFunction *) FunctionVec;
void all_functions(Arena *arena, const IrProgram *program, FunctionVec *functions);
void module_functions(Arena *arena, const IrModule *module, FunctionVec *functions);

#endif
