/*
 * What scripts of PyTorch's first years say, in today's words: `loss.data[0]` is `.item()`, `x.type(torch.LongTensor)` is `x.long()`,
 * isinstance(x, torch.FloatTensor) asks for a dtype, `iter(loader).next()` is next(...), FloatTensor(x.size()) takes the sizes one by one.
 */
#include "sema/infer.h"

#include <string.h>

static const struct {
    const char *class_, *method, *dtype;
} rows[] = {
    {"FloatTensor", "x.float()", "x._is_dtype('float32')"}, {"DoubleTensor", "x.double()", "x._is_dtype('float64')"},
    {"HalfTensor", "x.half()", "x._is_dtype('float16')"},   {"BFloat16Tensor", "x.bfloat16()", "x._is_dtype('bfloat16')"},
    {"LongTensor", "x.long()", "x._is_dtype('int64')"},     {"IntTensor", "x.int()", "x._is_dtype('int32')"},
    {"ShortTensor", "x.short()", "x._is_dtype('int16')"},   {"CharTensor", "x.char()", "x._is_dtype('int8')"},
    {"ByteTensor", "x.byte()", "x._is_dtype('uint8')"},     {"BoolTensor", "x.bool()", "x._is_dtype('bool')"},
    {"Tensor", "x.float()", NULL},
};
enum { ROWS = sizeof rows / sizeof *rows };

/* The row of torch.LongTensor, of torch.cuda.LongTensor, of the name of either. */
static size_t row_of(const Type *type)
{
    const char *name = type->kind == TYPE_FUNCTION && type->rule                       ? type->rule->qualified->text
                       : type->kind == TYPE_CLASS && type->class_                      ? type->class_->qualified->text
                       : type->kind == TYPE_STR && type->literal.is_set                ? type->literal.text
                                                                                       : "";
    name = strncmp(name, "torch.", 6) == 0 ? name + 6 : "";
    name = strncmp(name, "cuda.", 5) == 0 ? name + 5 : name;
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(name, rows[i].class_) == 0)
            return i;
    return ROWS;
}

/* x[0] of a tensor without dimensions. */
static Expr *only_item(Frame *frame, Expr *expr)
{
    const Expr *index = expr->subscript.index;
    bool is_zero = index->kind == EXPR_CONSTANT && index->constant.kind == CONSTANT_INT && !index->constant.is_big && index->constant.integer == 0;
    if (!is_zero || expr->context != CONTEXT_LOAD)
        return NULL;
    const Type *type = type_unwrap(infer_expr(frame, expr->subscript.value));
    if (type->kind != TYPE_TENSOR || type->rank != 0)
        return NULL;
    infer_report(frame, DIAG_old_item, expr->span, "a 0-d tensor has no items: `[0]` is read as `.item()`");
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x.item()", expr->span);
    made->call.func->attribute.value = expr->subscript.value;
    return kept_replacement(frame, expr, made);
}

/* x.type(torch.LongTensor), x.type("torch.LongTensor"); model.type(torch.FloatTensor) */
static Expr *cast(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    if (func->kind != EXPR_ATTRIBUTE || !name_is(func->attribute.name, "type") || expr->call.args.count != 1 || expr->call.keywords.count ||
        expr->call.args.items[0]->kind == EXPR_STARRED)
        return NULL;
    const Type *object = type_unwrap(infer_expr(frame, func->attribute.value));
    bool is_module = object->kind == TYPE_INSTANCE && class_is(object->class_, "torch.nn.Module");
    if (object->kind != TYPE_TENSOR && !is_module)
        return NULL;
    size_t row = row_of(infer_expr(frame, expr->call.args.items[0]));
    if (row == ROWS || (is_module && class_method(object->class_, func->attribute.name)))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, rows[row].method, expr->span);
    made->call.func->attribute.value = func->attribute.value;
    return kept_replacement(frame, expr, made);
}

/* isinstance(x, torch.FloatTensor) */
static Expr *class_test(Frame *frame, Expr *expr)
{
    bool is_test = expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "isinstance") && expr->call.args.count == 2 &&
                   !symbol_of(frame, expr->call.func->name.id);
    Expr *class_ = is_test ? expr->call.args.items[1] : NULL;
    if (!class_ || (class_->kind != EXPR_NAME && class_->kind != EXPR_ATTRIBUTE))
        return NULL;
    const Type *type = infer_expr(frame, class_);
    size_t row = type->kind == TYPE_FUNCTION ? row_of(type) : ROWS;
    if (row == ROWS || !rows[row].dtype || type_unwrap(infer_expr(frame, expr->call.args.items[0]))->kind != TYPE_TENSOR)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    bool is_cuda = class_->kind == EXPR_ATTRIBUTE && class_->attribute.value->kind == EXPR_ATTRIBUTE &&
                   name_is(class_->attribute.value->attribute.name, "cuda");
    made = synth_expr(frame->infer, is_cuda ? "False" : rows[row].dtype, expr->span);
    if (!is_cuda)
        made->call.func->attribute.value = expr->call.args.items[0];
    return kept_replacement(frame, expr, made);
}

static bool holds_tensors(const Type *type)
{
    type = type_unwrap(type);
    bool holds = type->kind == TYPE_TENSOR;
    for (size_t i = 0; (type->kind == TYPE_TUPLE || type->kind == TYPE_LIST) && i < type->item_count; i++)
        holds |= holds_tensors(type->items[i]);
    return holds;
}

/* iter(loader).next() */
static Expr *next_batch(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    if (func->kind != EXPR_ATTRIBUTE || !name_is(func->attribute.name, "next") || expr->call.args.count || expr->call.keywords.count)
        return NULL;
    const Type *type = type_unwrap(infer_expr(frame, func->attribute.value));
    if (type->kind != TYPE_ITERATOR || !holds_tensors(type->items[0]))
        return NULL;
    infer_report(frame, DIAG_old_next, expr->span, "iterators have no `next`: this is read as next(...)");
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "next(x)", expr->span);
    made->call.args.items[0] = func->attribute.value;
    return kept_replacement(frame, expr, made);
}

static bool is_loading(Frame *frame, const Expr *expr)
{
    if (expr->kind != EXPR_CALL || expr->call.func->kind != EXPR_ATTRIBUTE || !name_is(expr->call.func->attribute.name, "load_state_dict") ||
        expr->call.args.count == 0)
        return false;
    const Type *object = type_unwrap(infer_expr(frame, expr->call.func->attribute.value));
    return object->kind == TYPE_INSTANCE && class_is(object->class_, "torch.nn.Module");
}

/* model.load_state_dict(torch.load(path)): the file holds a dict of tensors. */
static void read_weights(Frame *frame, Expr *call)
{
    Expr *given = call->call.args.items[0];
    Expr *func = given->kind == EXPR_CALL ? given->call.func : NULL;
    const Type *type = func && func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "load") ? infer_expr(frame, func) : NULL;
    if (type && type->kind == TYPE_FUNCTION && type->rule && name_is(type->rule->qualified, "torch.load"))
        func->attribute.name = name_intern(frame->infer->names, "_load_weights");
}

/* What load_state_dict gives is made only where it is read. */
static Expr *loaded(Frame *frame, Expr *expr)
{
    read_weights(frame, expr);
    const Stmt *stmt = frame->stmt;
    if (!stmt || (stmt->kind == STMT_EXPR && stmt->expr.value == expr))
        return NULL;
    bool is_pair = stmt->kind == STMT_ASSIGN && stmt->assign.value == expr && stmt->assign.targets.count == 1 &&
                   stmt->assign.targets.items[0]->kind == EXPR_TUPLE;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = ARENA_NEW(frame->arena, Expr);
    *made = *expr;
    made->call.func = ARENA_NEW(frame->arena, Expr);
    *made->call.func = *expr->call.func;
    made->call.func->attribute.name = name_intern(frame->infer->names, is_pair ? "_load_state_pair" : "_load_state_keys");
    return kept_replacement(frame, expr, made);
}

/* x.size(), x.shape of a tensor. */
static bool is_size(Frame *frame, const Expr *expr)
{
    bool is_call = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE;
    bool is_shape = expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, "shape");
    bool is_method = is_call && name_is(expr->call.func->attribute.name, "size") && !expr->call.args.count && !expr->call.keywords.count;
    return (is_shape || is_method) &&
           type_unwrap(infer_expr(frame, is_shape ? expr->attribute.value : expr->call.func->attribute.value))->kind == TYPE_TENSOR;
}

/* torch.FloatTensor(x.size()): a torch.Size is no data but the sizes, as FloatTensor(*x.size()) has them. */
static void spread_size(Frame *frame, Expr *call)
{
    Expr *func = call->call.func, *given = call->call.args.count == 1 && !call->call.keywords.count ? call->call.args.items[0] : NULL;
    bool is_named = func->kind == EXPR_NAME || func->kind == EXPR_ATTRIBUTE;
    if (!given || !is_named || !is_size(frame, given) || row_of(infer_expr(frame, func)) == ROWS)
        return;
    Expr *model = synth_expr(frame->infer, "f(*x)", given->span);
    model->call.args.items[0]->starred.value = given;
    call->call.args.items[0] = model->call.args.items[0];
}

Expr *legacy_replacement(Frame *frame, Expr *expr)
{
    if (expr->kind == EXPR_SUBSCRIPT)
        return only_item(frame, expr);
    if (expr->kind != EXPR_CALL)
        return NULL;
    if (is_loading(frame, expr))
        return loaded(frame, expr);
    spread_size(frame, expr);
    Expr *made = cast(frame, expr);
    made = made ? made : next_batch(frame, expr);
    return made ? made : class_test(frame, expr);
}
