/*
 * Layers of the library draw their parameters with `self.reset_parameters()` at the end of their __init__; a class of the script that has
 * a method of that name draws them itself, and nothing else does. Its __init__ says so: the layer below is made without values,
 * then the method is called. A class without an __init__ gets one.
 *
 *     class Scaled(nn.Linear):                          def __init__(self, *args, **kwargs):
 *         def reset_parameters(self): ...                   self._defer_reset()
 *                                                           super().__init__(*args, **kwargs)
 *                                                           self.reset_parameters()
 */
#include "sema/infer.h"

#include <string.h>

#include "syntax/walk.h"

static const char init_text[] = "def __init__(self, *args, **kwargs):\n"
                                "    super().__init__(*args, **kwargs)\n";

/* Does a layer of the library draw the parameters of the class? One overridden method of the script is all that is converted. */
static bool is_drawn_by_layer(Frame *frame, const UserClass *class_)
{
    Name name = name_intern(frame->infer->names, "reset_parameters"), layers = name_intern(frame->infer->names, "_reset_layer");
    Class *base = class_->class_.base;
    while (base && base->user) {
        if (pointer_map_has(&base->user->methods, name)) {
            if (base->user->draws_itself)
                infer_report(frame, DIAG_not_supported, class_->def->span, "a reset_parameters below the one of `%s` is not converted yet", base->name->text);
            return false;
        }
        base = base->base;
    }
    if (!base || !base->rule)
        return false;
    const Type *layer = type_instance(frame->types, base, NULL, 0, NULL, 0);
    return member_of_type(frame, layer, layers).kind != MEMBER_NONE;
}

/* super().__init__(...) or nn.Linear.__init__(self, ...) */
static bool is_init_of_base(const Stmt *stmt)
{
    if (stmt->kind != STMT_EXPR || stmt->expr.value->kind != EXPR_CALL)
        return false;
    const Expr *called = stmt->expr.value->call.func;
    if (called->kind != EXPR_ATTRIBUTE || !name_is(called->attribute.name, "__init__"))
        return false;
    const Expr *of = called->attribute.value;
    bool is_super = of->kind == EXPR_CALL && of->call.func->kind == EXPR_NAME && name_is(of->call.func->name.id, "super");
    return is_super || of->kind == EXPR_NAME || of->kind == EXPR_ATTRIBUTE;
}

static Stmt *init_of(const UserClass *class_)
{
    vec_each(i, &class_->def->class_def.body) {
        Stmt *stmt = class_->def->class_def.body.items[i];
        if (stmt->kind == STMT_FUNCTION_DEF && name_is(stmt->function_def.name, "__init__") && stmt->function_def.params.args.count)
            return stmt;
    }
    return NULL;
}

static void draw_afterwards(Frame *frame, Stmt *init, const char *self)
{
    Block made = {0};
    bool found = false;
    vec_each(i, &init->function_def.body) {
        Stmt *stmt = init->function_def.body.items[i];
        bool is_call = !found && is_init_of_base(stmt);
        found |= is_call;
        if (!is_call) {
            vec_push(frame->arena, &made, stmt);
            continue;
        }
        const char *text = arena_printf(frame->arena, "%s._defer_reset()\n%s.reset_parameters()\n", self, self);
        const Block *calls = synth_parse(frame->infer, text, stmt->span, NULL, 0);
        vec_push(frame->arena, &made, calls->items[0]);
        vec_push(frame->arena, &made, stmt);
        vec_push(frame->arena, &made, calls->items[1]);
    }
    if (!found)
        infer_report(frame, DIAG_not_supported, init->span, "a layer with a reset_parameters of its own that does not call super().__init__() first");
    init->function_def.body = made;
}

void reset_parameters_called(Frame *frame, const RuleFunction *function)
{
    if (frame->infer->resets_layers || strncmp(function->qualified->text, "torch.nn.", 9) != 0 || !name_is(function->name, "reset_parameters"))
        return;
    frame->infer->resets_layers = true;
    frame->types->changes++;
}

static void name_layer_expr(Expr *expr, void *context)
{
    Name *names = context;
    bool is_call = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE && expr->call.func->attribute.name == names[0];
    const Expr *of = is_call ? expr->call.func->attribute.value : NULL;
    bool is_super = is_call && of->kind == EXPR_CALL && of->call.func->kind == EXPR_NAME && name_is(of->call.func->name.id, "super");
    if (is_super || (is_call && expr->call.args.count == 1))
        expr->call.func->attribute.name = names[1];
    walk_expr(expr, name_layer_expr, context);
}

static void name_layer_block(Block *block, void *context)
{
    vec_each(i, block) {
        walk_stmt_exprs(block->items[i], name_layer_expr, context);
        walk_stmt_blocks(block->items[i], name_layer_block, context);
    }
}

/* In the method itself super().reset_parameters() and nn.Linear.reset_parameters(self) are the layer's, not its own again. */
static void name_layer(Frame *frame, const UserClass *class_, Name name)
{
    const UserFunction *method = pointer_map_get(&class_->methods, name);
    Name names[2] = {name, name_intern(frame->infer->names, "_reset_layer")};
    if (method->def && method->def->kind == STMT_FUNCTION_DEF)
        name_layer_block(&method->def->function_def.body, names);
}

void reset_parameters_made(Frame *frame, UserClass *class_)
{
    Name name = name_intern(frame->infer->names, "reset_parameters");
    if (!class_->is_module || !pointer_map_has(&class_->methods, name) || class_->draws_itself ||
        !is_drawn_by_layer(frame, class_))
        return;
    if (!init_of(class_))
        synth_methods(frame, class_, init_text, NULL, 0);
    Stmt *init = init_of(class_);
    class_->draws_itself = true;
    name_layer(frame, class_, name);
    draw_afterwards(frame, init, init->function_def.params.args.items[0]->name->text);
}
