/* What the files of grad/ share. */
#ifndef T2M_GRAD_CONTEXT_H
#define T2M_GRAD_CONTEXT_H

#include "base/map.h"
#include "grad/grad.h"

typedef struct Grad {
    IrProgram *program;
    Arena *arena;
    Diagnostics *diagnostics;
    GradNoteVec *notes;
    PointerMap function_taint; /* IrFunction -> TAINT_* */
    PointerMap seeds;          /* IrVariable, IrField: depends on parameters, as other functions make it (shown.c) */
    PointerMap graph_fields;   /* IrField of a step: an output of a lifted loss that depends on parameters */
    size_t backward_count;     /* of the program */
    bool some_clear_late;      /* one of them clears the gradients after its step only */
    bool may_fuse;             /* no backward of the program needs gradient slots */
    /* of the function at hand */
    IrModule *module;
    IrFunction *function;
    PointerMap tainted; /* IrVariable: its value depends on parameters */
} Grad;

/* The statements of one loss: block->statements[first .. last], with backward at or below [at]. */
typedef struct Slice {
    IrBlock *block;
    size_t first, last, at;
    IrVariable *loss;
} Slice;

/* ---- taint.c: what depends on trainable parameters */
void grad_taint_function(Grad *g, IrFunction *function);
bool grad_is_tainted(Grad *g, const IrExpr *expr);
bool grad_has_role(const IrExpr *expr, const char *role);
/* A call that takes gradients or changes parameters by them. */
bool grad_trains(const IrExpr *expr);
bool grad_is_optimizer(const IrExpr *expr); /* also NULL: no */
/* The variable of a statement `x = ...` or `x op= ...`, or NULL. */
IrVariable *grad_assigned(const IrStmt *stmt);

/* ---- slice.c. False: `reason` says why in one sentence. */
bool grad_slice(Grad *g, IrBlock *block, size_t at, IrVariable *loss, Slice *slice, const char **reason);

/* ---- variables.c: who reads and assigns what */
typedef struct Uses {
    PointerMap reads;   /* IrVariable */
    PointerMap assigns; /* IrVariable */
} Uses;
void grad_uses(Grad *g, IrStmt *stmt, Uses *uses);
/* Whether the statement may read the variable before it assigns it: the value comes from outside. */
bool grad_reads_first(Grad *g, IrStmt *stmt, const IrVariable *variable);
/* Whether what the slice leaves in the variable is read by some statement after it. */
bool grad_live_after(Grad *g, const Slice *slice, const IrVariable *variable);
/* Whether some way through the slice leaves the variable as it was before, where it may have a value. */
bool grad_may_keep(Grad *g, const Slice *slice, const IrVariable *variable);
/* Whether the function reads the variable anywhere but in these statements. */
bool grad_read_elsewhere(Grad *g, const Slice *slice, const IrVariable *variable);

/* ---- modules.c */
bool grad_is_module_type(const IrType *type);
/* Why the loss may depend on parameters that the slice does not show; or NULL. */
const char *grad_hidden_module(Grad *g, const Slice *slice);
/* Do these statements, or what they call, step or load parameters? */
bool grad_changes_between(Grad *g, const IrBlock *block, size_t first, size_t end);

/* ---- lift.c: the slice becomes a function; the block holds VALUE_AND_GRAD in its place. Moves slice->at. */
IrStmt *grad_lift_slice(Grad *g, Slice *slice);

/* ---- fuse.c */
/* Whether the block's zero_grad, backward and step can do without gradient slots; `reason` if not. */
bool grad_can_fuse(Grad *g, const IrBlock *block, size_t at, const char **reason);
/* zero_grad stands behind step: the first turn finds what other places left in the slots. */
bool grad_clears_after_step(const IrBlock *block);
void grad_fuse(Grad *g, IrBlock *block, IrStmt *value_and_grad);
void grad_accumulate(Grad *g, IrBlock *block, size_t at, IrStmt *value_and_grad);
/* After each step that was not fused: the new values are computed. */
void grad_eval_steps(Grad *g, IrBlock *block);

/* scopes.c: after all is lifted. */
void grad_keep_scopes(Grad *g);

#endif
