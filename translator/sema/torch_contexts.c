/*
 * torch.autocast(...), torch.no_grad() and their like that are no item of a `with` but a value: `ctx = nullcontext() if on_cpu else
 * torch.autocast("cpu")`, `self.ctx = ...`, a function's result. They are objects of classes below torch._Context, whose scopes the run
 * chooses; nullcontext() is one of them in a program that has such values. A scaler of gradients for the CPU has a class of its own too.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

static const struct {
    const char *class_, *value;
} kinds[] = {
    {"torch.amp.autocast", "torch._Autocast"},
    {"torch.cuda.amp.autocast", "torch._NullContext"},
    {"torch.cpu.amp.autocast", "torch._CpuAutocast"},
    {"torch.no_grad", "torch._NoGrad"},
    {"torch.inference_mode", "torch._InferenceMode"},
    {"torch.enable_grad", "torch._EnableGrad"},
    {"torch.set_grad_enabled", "torch._SetGradEnabled"},
    {"contextlib.nullcontext", "torch._NullContext"},
};

/* ---- does the script keep one? */

static bool makes_context(const Expr *expr)
{
    const Expr *func = expr->kind == EXPR_CALL ? expr->call.func : NULL;
    Name name = !func ? NULL : func->kind == EXPR_NAME ? func->name.id : func->kind == EXPR_ATTRIBUTE ? func->attribute.name : NULL;
    bool found = false;
    for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
        found |= strncmp(kinds[i].class_, "torch.", 6) == 0 && name_is(name, strrchr(kinds[i].class_, '.') + 1);
    return found;
}

/* What `with` or a decorator is given, or a statement of its own: set_grad_enabled(False). */
static bool is_used_at_once(const Stmt *stmt, const Expr *expr)
{
    for (size_t i = 0; stmt->kind == STMT_WITH && i < stmt->with_stmt.items.count; i++)
        if (stmt->with_stmt.items.items[i]->context == expr)
            return true;
    for (size_t i = 0; stmt->kind == STMT_FUNCTION_DEF && i < stmt->function_def.decorators.count; i++)
        if (stmt->function_def.decorators.items[i] == expr)
            return true;
    return stmt->kind == STMT_EXPR && stmt->expr.value == expr;
}

typedef struct Look {
    const Stmt *stmt;
    bool found;
} Look;

static void look_at(Expr *expr, void *data)
{
    Look *look = data;
    look->found |= makes_context(expr) && !is_used_at_once(look->stmt, expr);
    walk_expr(expr, look_at, data);
}

static void look_at_block(Block *block, void *data)
{
    Look *look = data;
    vec_each(i, block) {
        look->stmt = block->items[i];
        walk_stmt_exprs(block->items[i], look_at, data);
        walk_stmt_blocks(block->items[i], look_at_block, data);
    }
}

void contexts_look(Infer *infer, const Module *ast)
{
    Look look = {0};
    look_at_block((Block *)&ast->body, &look);
    infer->keeps_contexts |= look.found;
}

/* ---- the class of the value */

static Class *stub_class(Frame *frame, const char *qualified)
{
    RuleClass *class_ = rules_find_class(frame->infer->rules, qualified);
    return class_ ? &class_->class_ : NULL;
}

/* GradScaler("cpu"): that of a device which is not there scales nothing. */
static Class *scaler_class(Frame *frame, const ArgVec *args, bool *is_unknown)
{
    const Type *device = call_argument(args, "device", 0), *enabled = call_argument(args, "enabled", 5);
    *is_unknown = device && device->kind == TYPE_NEVER && !frame->infer->is_final;
    bool is_cuda = !device || (device->literal.is_set && device->literal.is_settled && device->kind == TYPE_STR && strcmp(device->literal.text, "cuda") == 0);
    bool is_off = enabled && enabled->kind == TYPE_BOOL && enabled->literal.is_set && enabled->literal.is_settled && !enabled->literal.integer;
    return *is_unknown || is_cuda || is_off ? NULL : stub_class(frame, "torch.amp._GradScaler");
}

Class *context_class(Frame *frame, Class *class_, const ArgVec *args, const void *node, bool *is_unknown)
{
    *is_unknown = false;
    if (class_->rule && name_is(class_->qualified, "torch.amp.GradScaler"))
        return scaler_class(frame, args, is_unknown);
    if (!class_->rule || !frame->infer->keeps_contexts || (frame->stmt && is_used_at_once(frame->stmt, node)))
        return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (name_is(class_->qualified, kinds[i].class_))
            return stub_class(frame, kinds[i].value);
    return NULL;
}

bool type_is_context(const Type *type)
{
    return type->kind == TYPE_INSTANCE && class_is(type->class_, "torch._Context");
}
