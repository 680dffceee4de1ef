/*
 * Objects of the script that can be run over: by __iter__ and __next__, or by __getitem__ with 0, 1, 2 ... A generator function of the
 * class calls the method until it raises StopIteration (IndexError), so that the rest of the program sees an iterator like any other.
 */
#include "lower/context.h"

static Instance *method_of(Lower *l, const UserClass *class_, const char *name)
{
    const UserFunction *method = sema_method(class_, name_intern(l->ir->names, name));
    return method && method->instances.count ? method->instances.items[0] : NULL;
}

static IrExpr *call_method(Lower *l, const Instance *method, IrExpr *self, IrExpr *argument, Span span)
{
    IrExpr *call = ir_call(l->ir, lower_function_of(l, method), span);
    const IrVariableVec *params = &call->function->params;
    IrExpr *args[] = {self, argument};
    for (size_t i = 0; i < params->count && i < 2 && args[i] && !l->failed; i++)
        vec_push(l->arena, &call->args, lower_convert(l, args[i], params->items[i]->type, span));
    return !l->failed && call->args.count == params->count ? call : lower_fail(l, span, "running over this object is not converted yet");
}

/* while True: try: item = self.__next__() except StopIteration: return; yield item */
static void write_body(Lower *l, IrFunction *function, const Instance *method, bool counts, const char *ends_with)
{
    Span span = function->span;
    IrExpr *self = ir_var(l->ir, function->params.items[0], span);
    IrVariable *at = counts ? lower_temporary(l, "at", lower_simple(l, IR_TYPE_INT), span) : NULL;
    IrStmt *loop = ir_stmt(l->ir, IR_WHILE, span), *attempt = ir_stmt(l->ir, IR_TRY, span);
    IrHandler end = {0};
    loop->test = ir_bool(l->ir, true, span);
    if (at)
        lower_emit(l, ir_assign(l->ir, ir_var(l->ir, at, span), ir_int(l->ir, 0, span), span));
    lower_emit(l, loop);
    IrVariable *item = lower_temporary(l, "item", function->result->items[0], span);
    l->block = &attempt->body;
    IrExpr *call = call_method(l, method, self, at ? ir_var(l->ir, at, span) : NULL, span);
    IrExpr *value = lower_convert(l, call, item->type, span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, item, span), value, span));
    vec_push(l->arena, &end.classes, ir_c_name(l->ir, ends_with, lower_simple(l, IR_TYPE_VALUE), span));
    ir_append(l->ir, &end.body, ir_return(l->ir, NULL, span));
    vec_push(l->arena, &attempt->handlers, end);
    ir_append(l->ir, &loop->body, attempt);
    l->block = &loop->body;
    lower_yield_item(l, ir_var(l->ir, item, span), span);
    if (at) {
        IrStmt *next = ir_assign(l->ir, ir_var(l->ir, at, span), ir_int(l->ir, 1, span), span);
        next->op = IR_ADD;
        ir_append(l->ir, &loop->body, next);
    }
}

/* The generator function over objects of the class; made once. */
static IrFunction *iterating_function(Lower *l, const UserClass *class_, const Instance *method, bool counts, Span span)
{
    IrFunction *known = pointer_map_get(&l->user_iterators, method);
    if (known)
        return known;
    const IrType *self = ir_type_instance(&l->ir->types, lower_class_of(l, class_));
    const IrType *item = lower_function_of(l, method)->result;
    if (item->kind == IR_TYPE_RECORD) /* a tuple: an object where it is an item */
        item = lower_type(l, method->result);
    const char *name = arena_printf(l->arena, "%s_items", class_->unique->text);
    IrModule *module = pointer_map_get(&l->modules, class_->module);
    IrFunction *function = ir_function(l->ir, module ? module : l->module, name, class_->class_.name->text,
                                       ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, item), span);
    function->is_generator = true;
    ir_param(l->ir, function, "self", self, span);
    pointer_map_set(l->arena, &l->user_iterators, method, function);
    IrFunction *outer = l->function;
    IrBlock *block = l->block;
    struct Lifted *lifted = l->lifted;
    l->lifted = NULL;
    l->function = function;
    l->block = &function->body;
    write_body(l, function, method, counts, counts ? "PY_INDEX_ERROR" : "PY_STOP_ITERATION");
    l->function = outer;
    l->block = block;
    l->lifted = lifted;
    if (l->failed) /* nothing of it stays */
        pointer_map_set(l->arena, &l->user_iterators, method, NULL);
    else
        vec_push(l->arena, &function->module->functions, function);
    return function;
}

IrExpr *lower_object_iterator(Lower *l, IrExpr *object, Span span)
{
    const UserClass *class_ = l->failed || object->type->kind != IR_TYPE_INSTANCE ? NULL : lower_user_class(l, object->type);
    const Instance *iter = class_ ? method_of(l, class_, "__iter__") : NULL;
    if (iter) {
        object = call_method(l, iter, object, NULL, span);
        if (l->failed || object->type->kind != IR_TYPE_INSTANCE)
            return l->failed ? object : lower_iterator_of(l, object, span);
        class_ = lower_user_class(l, object->type);
    }
    const Instance *next = class_ ? method_of(l, class_, "__next__") : NULL;
    const Instance *item = class_ && !next && !iter ? method_of(l, class_, "__getitem__") : NULL;
    if (!next && !item)
        return lower_fail(l, span, "running over this object is not converted yet");
    IrFunction *function = iterating_function(l, class_, next ? next : item, !next, span);
    IrExpr *call = ir_call(l->ir, function, span);
    vec_push(l->arena, &call->args, lower_convert(l, object, function->params.items[0]->type, span));
    return call;
}
