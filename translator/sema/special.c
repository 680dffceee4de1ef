/*
 * What signatures cannot say: @types functions, builtins that are a method of their argument (len(x) is x.__len__()),
 * isinstance, and the declarations of fields by call.
 */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>

/* ---- arguments ---------------------------------------------------------------------------------------------------------- */

static const BoundArg *any_arg(const RuleCall *call, const char *param)
{
    for (size_t i = 0; i < call->call->arg_count; i++)
        if (name_is(call->call->args[i].param, param))
            return &call->call->args[i];
    return NULL;
}

const BoundArg *rule_arg(const RuleCall *call, const char *param)
{
    const BoundArg *arg = any_arg(call, param);
    bool is_empty = !arg || arg->kind == ARG_DEFAULT || (arg->kind == ARG_SPREAD && arg->spread.count == 0);
    return is_empty ? NULL : arg;
}

const Type *rule_arg_type(const RuleCall *call, const char *param)
{
    const BoundArg *arg = any_arg(call, param);
    if (arg && arg->kind != ARG_DEFAULT)
        return type_unwrap(arg->type);
    if (!arg || !arg->expr || arg->expr->kind != EXPR_CONSTANT || arg->expr->constant.kind == CONSTANT_ELLIPSIS)
        return NULL;
    Frame quiet = *call->frame;
    return infer_expr(&quiet, arg->expr);
}

const Type *rule_tensor(const RuleCall *call)
{
    if (call->receiver && call->receiver->kind == TYPE_TENSOR)
        return call->receiver;
    for (size_t i = 0; i < call->call->arg_count; i++) {
        const Type *type = type_unwrap(call->call->args[i].type);
        if (call->call->args[i].kind != ARG_DEFAULT && type->kind == TYPE_TENSOR)
            return type;
    }
    for (size_t i = 0; i < call->rule->params.count; i++) { /* a boxed one is asked for a tensor when it runs */
        const RuleParam *param = &call->rule->params.items[i];
        const BoundArg *arg = type_unwrap(param->type)->kind == TYPE_TENSOR ? rule_arg(call, param->name->text) : NULL;
        if (arg && arg->kind == ARG_EXPR && type_unwrap(arg->type)->kind == TYPE_DYNAMIC)
            return call->types->tensor;
    }
    return NULL;
}

static int sign_of_default(const BoundArg *arg)
{
    const Expr *e = arg ? arg->expr : NULL;
    return arg && arg->kind == ARG_DEFAULT && e && e->kind == EXPR_UNARY_OP && e->unary_op.op == UNARY_MINUS ? -1 : 1;
}

bool rule_arg_int(const RuleCall *call, const char *param, int64_t *value)
{
    const BoundArg *arg = any_arg(call, param);
    if (sign_of_default(arg) < 0 && arg->expr->unary_op.operand->kind == EXPR_CONSTANT) {
        *value = -arg->expr->unary_op.operand->constant.integer;
        return true;
    }
    const Type *type = rule_arg_type(call, param);
    if (!type || type->kind != TYPE_INT || !type->literal.is_set)
        return false;
    *value = type->literal.integer;
    return true;
}

bool rule_arg_bool(const RuleCall *call, const char *param, bool *value)
{
    const Type *type = rule_arg_type(call, param);
    if (!type || type->kind != TYPE_BOOL || !type->literal.is_set)
        return false;
    *value = type->literal.integer != 0;
    return true;
}

void rule_error(RuleCall *call, DiagCode code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_vprintf(call->frame->arena, format, arguments);
    va_end(arguments);
    infer_report(call->frame, code, call->call->span, "%s", message);
}

static const Type *with_dtype(RuleCall *call, const Type *type, DType dtype)
{
    Type copy = *type;
    copy.dtype = dtype;
    return type->kind == TYPE_TENSOR ? type_intern(call->types, &copy) : type;
}

/* ---- dtypes of results -------------------------------------------------------------------------------------------------- */

static const Type *types_float_unary(RuleCall *call, const Type *result)
{
    if (result->kind != TYPE_TENSOR || dtype_is_float(result->dtype))
        return result;
    return with_dtype(call, result, result->dtype == DTYPE_UNKNOWN ? DTYPE_FLOATING : DTYPE_FLOAT32);
}

static const Type *types_int_sum(RuleCall *call, const Type *result)
{
    const Type *dtype = rule_arg_type(call, "dtype");
    if (dtype && dtype->kind == TYPE_DTYPE)
        return with_dtype(call, result, dtype->dtype);
    bool is_small = result->kind == TYPE_TENSOR && (result->dtype == DTYPE_BOOL || dtype_is_integer(result->dtype));
    return is_small ? with_dtype(call, result, DTYPE_INT64) : result;
}

static const Type *types_loss(RuleCall *call, const Type *result)
{
    const Type *input = rule_arg_type(call, "input");
    if (!input || input->kind != TYPE_TENSOR)
        return result;
    return with_dtype(call, result, input->dtype == DTYPE_UNKNOWN ? DTYPE_FLOATING : input->dtype);
}

static const Type *types_dtype_argument(RuleCall *call, const Type *result)
{
    const BoundArg *arg = any_arg(call, "dtype");
    if (!arg)
        return result;
    if (arg->kind != ARG_DEFAULT)
        return arg->type->kind == TYPE_DTYPE ? with_dtype(call, result, arg->type->dtype) : result;
    if (arg->expr && arg->expr->kind == EXPR_NAME)
        return with_dtype(call, result, dtype_from_name(arg->expr->name.id->text));
    return result;
}

static const Type *types_astype(RuleCall *call, const Type *result)
{
    const Type *dtype = rule_arg_type(call, "dtype");
    return dtype && dtype->kind == TYPE_DTYPE ? with_dtype(call, result, dtype->dtype) : with_dtype(call, result, DTYPE_UNKNOWN);
}

static const Type *types_where(RuleCall *call, const Type *result)
{
    const Type *input = rule_arg_type(call, "input"), *other = rule_arg_type(call, "other");
    DType left = input && input->kind == TYPE_TENSOR ? input->dtype : DTYPE_UNKNOWN;
    DType right = other && other->kind == TYPE_TENSOR ? other->dtype : DTYPE_UNKNOWN;
    if (input && other && input->kind == TYPE_TENSOR && other->kind == TYPE_TENSOR)
        return with_dtype(call, result, dtype_promote(left, right));
    if ((input && input->kind == TYPE_TENSOR) || (other && other->kind == TYPE_TENSOR))
        return with_dtype(call, result, input && input->kind == TYPE_TENSOR ? left : right);
    bool is_float = (input && input->kind == TYPE_FLOAT) || (other && other->kind == TYPE_FLOAT);
    return with_dtype(call, result, is_float ? DTYPE_FLOAT32 : DTYPE_INT64);
}

static const Type *types_arange(RuleCall *call, const Type *result)
{
    static const char *const names[] = {"start", "end", "step"};
    bool is_float = false;
    for (size_t i = 0; i < 3; i++) {
        const Type *type = rule_arg_type(call, names[i]);
        is_float |= type && type->kind == TYPE_FLOAT;
    }
    const Type *end = rule_arg_type(call, "end");
    Dim dim = dim_unknown();
    if (!rule_arg(call, "start") && !rule_arg(call, "step") && end && end->kind == TYPE_INT)
        dim = end->literal.is_set ? dim_constant(end->literal.integer) : end->dim;
    (void)result;
    return type_tensor(call->types, is_float ? DTYPE_FLOAT32 : DTYPE_INT64, 1, &dim);
}

/* ---- values from tensors ------------------------------------------------------------------------------------------------ */

static const Type *scalar_of(RuleCall *call, DType dtype)
{
    if (dtype == DTYPE_BOOL)
        return call->types->bool_;
    return dtype_is_integer(dtype) ? call->types->int_ : call->types->float_;
}

static const Type *types_item(RuleCall *call, const Type *result)
{
    (void)result;
    const Type *tensor = rule_tensor(call);
    if (!tensor)
        return call->types->float_;
    if (tensor->dtype == DTYPE_UNKNOWN)
        rule_error(call, DIAG_unknown_dtype, "whether item() gives an int or a float is not known here; it is read as a float");
    return scalar_of(call, tensor->dtype);
}

static const Type *types_tolist(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call);
    if (!tensor)
        return result;
    if (tensor->rank < 0) /* a number, a list, or a list of lists: the run knows */
        return call->frame->infer->is_final ? call->types->dynamic : call->types->never;
    const Type *type = scalar_of(call, tensor->dtype);
    for (int i = 0; i < tensor->rank; i++)
        type = type_list(call->types, type);
    return type;
}

static const Type *types_size(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call), *items[64];
    if (!tensor || tensor->rank < 0 || tensor->rank > 64)
        return result;
    for (int i = 0; i < tensor->rank; i++)
        items[i] = type_int_dim(call->types, tensor->dims[i]);
    return type_tuple(call->types, items, (size_t)tensor->rank);
}

static const Type *dim_at(RuleCall *call, int64_t axis)
{
    const Type *tensor = rule_tensor(call);
    if (!tensor || tensor->rank < 0)
        return call->types->int_;
    int64_t at = axis < 0 ? axis + tensor->rank : axis;
    if (at >= 0 && at < tensor->rank)
        return type_int_dim(call->types, tensor->dims[at]);
    rule_error(call, DIAG_shape_mismatch, "dimension %lld is out of range for a tensor of %d dimensions", (long long)axis, tensor->rank);
    return call->types->int_;
}

static const Type *types_dim(RuleCall *call, const Type *result)
{
    int64_t axis;
    return rule_arg_int(call, "dim", &axis) ? dim_at(call, axis) : result;
}

static const Type *types_length(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call);
    return tensor && tensor->rank > 0 ? dim_at(call, 0) : result;
}

static const Type *types_dtype_of(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call);
    bool is_open = tensor && call->frame->infer->autocasts && dtype_is_float(tensor->dtype);
    return tensor && !is_open ? type_dtype_literal(call->types, tensor->dtype) : result;
}

/* with torch.autocast("cpu"): only the run knows which float a tensor is of. */
static const Type *types_autocast(RuleCall *call, const Type *result)
{
    call->frame->infer->autocasts = true;
    return result;
}

/* x.new(...), x.new_full(...): of the dtype of x. */
static const Type *types_tensor(RuleCall *call, const Type *result);

static const Type *types_like_self(RuleCall *call, const Type *result)
{
    const Type *made = rule_arg(call, "data") ? types_tensor(call, result) : result;
    const Type *self = call->receiver;
    return made->kind == TYPE_TENSOR && self && self->kind == TYPE_TENSOR ? with_dtype(call, made, self->dtype) : made;
}

/* torch.set_default_tensor_type(torch.FloatTensor) */
static const Type *types_default_tensor_type(RuleCall *call, const Type *result)
{
    const Type *given = rule_arg_type(call, "t");
    bool is_float = given && given->kind == TYPE_FUNCTION && given->rule && name_is(given->rule->qualified, "torch.FloatTensor");
    if (given && given->kind == TYPE_FUNCTION && !is_float)
        rule_error(call, DIAG_not_supported, "the default dtype is float32; name dtypes where others are wanted");
    return result;
}

/* x._is_dtype("int64"): what isinstance(x, torch.LongTensor) asks. */
static const Type *types_is_dtype(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call), *asked = rule_arg_type(call, "dtype");
    if (!tensor || !dtype_is_known(tensor->dtype) || !asked || !asked->literal.is_set)
        return result;
    return type_bool_literal(call->types, tensor->dtype == dtype_from_name(asked->literal.text), true);
}

static const Type *types_is_tensor(RuleCall *call, const Type *result)
{
    const Type *type = rule_arg_type(call, "obj");
    if (!type || type->kind == TYPE_NEVER || type->kind == TYPE_DYNAMIC || type->kind == TYPE_ERROR)
        return result;
    const BoundArg *obj = rule_arg(call, "obj");
    return infer_may_be_number(call->frame, obj->expr, type) ? result : type_bool_literal(call->types, type->kind == TYPE_TENSOR, true);
}

/* nn.MaxPool2d(2, return_indices=True): a class of its own, whose forward gives a pair. */
static const Type *types_with_indices(RuleCall *call, const Type *result)
{
    if (result->kind != TYPE_INSTANCE || !result->class_)
        return result;
    Rules *rules = call->frame->infer->rules;
    RuleClass *class_ = rules_find_class(rules, arena_printf(call->frame->arena, "%sWithIndices", result->class_->qualified->text));
    return class_ ? rules_class_type(rules, class_) : result;
}

/* (values, indices) of max, min, sort, topk along a dimension. */
static const Type *values_and_indices(RuleCall *call, const Type *values)
{
    const Type *indices = type_tensor(call->types, DTYPE_INT64, values->rank, values->dims);
    return type_tuple(call->types, (const Type *[]){values, indices}, 2);
}

static const Type *types_values_indices(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call);
    (void)result;
    if (!tensor)
        return call->types->error;
    const Type *values = type_tensor(call->types, tensor->dtype, -1, NULL);
    special_shape(call, name_intern(call->types->names, "reduce"), &values);
    return values->kind == TYPE_TENSOR ? values_and_indices(call, values) : values;
}

static const Type *types_values_indices_same(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call);
    if (!tensor)
        return result;
    Dim dims[64];
    int rank = tensor->rank > 64 ? -1 : tensor->rank;
    for (int i = 0; i < rank; i++)
        dims[i] = tensor->dims[i];
    int64_t k, axis;
    if (rank > 0 && rule_arg(call, "k") && rule_arg_int(call, "dim", &axis)) {
        axis = axis < 0 ? axis + rank : axis;
        if (axis >= 0 && axis < rank)
            dims[axis] = rule_arg_int(call, "k", &k) ? dim_constant(k) : dim_unknown();
    }
    return values_and_indices(call, type_tensor(call->types, tensor->dtype, rank, dims));
}

/* ---- tensors from values ------------------------------------------------------------------------------------------------ */

static Dim display_length(RuleCall *call, const Expr *expr)
{
    (void)call;
    if (!expr || (expr->kind != EXPR_LIST && expr->kind != EXPR_TUPLE))
        return dim_unknown();
    vec_each(i, &expr->sequence.items)
        if (expr->sequence.items.items[i]->kind == EXPR_STARRED)
            return dim_unknown();
    return dim_constant((int64_t)expr->sequence.items.count);
}

static const Type *types_tensor(RuleCall *call, const Type *result)
{
    const BoundArg *data = rule_arg(call, "data");
    const Type *type = data ? type_unwrap(data->type) : call->types->never, *dtype_type = rule_arg_type(call, "dtype");
    const Expr *expr = data ? data->expr : NULL;
    Dim dims[16];
    int rank = 0;
    while ((type->kind == TYPE_LIST || type->kind == TYPE_TUPLE) && rank < 16) {
        dims[rank++] = display_length(call, expr);
        bool has_first = expr && (expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE) && expr->sequence.items.count;
        expr = has_first ? expr->sequence.items.items[0] : NULL;
        const Type *item = item_of_iterable(call->frame, type);
        type = item ? type_unwrap(item) : call->types->error;
    }
    if (type->kind == TYPE_INSTANCE && class_is(type->class_, "builtins.range") && rank < 16) {
        dims[rank++] = dim_unknown();
        type = call->types->int_;
    }
    DType dtype = result->dtype;
    if (dtype_type && dtype_type->kind == TYPE_DTYPE)
        dtype = dtype_type->dtype;
    else if (dtype == DTYPE_UNKNOWN && type->kind == TYPE_TENSOR)
        dtype = type->dtype;
    else if (dtype == DTYPE_UNKNOWN)
        dtype = type->kind == TYPE_BOOL ? DTYPE_BOOL : type->kind == TYPE_INT ? DTYPE_INT64
                : type->kind == TYPE_FLOAT ? DTYPE_FLOAT32 : DTYPE_UNKNOWN;
    if (type->kind == TYPE_NEVER && !call->frame->infer->is_final)
        return call->types->never;
    for (int i = 0; type->kind == TYPE_TENSOR && i < type->rank && rank < 16; i++)
        dims[rank++] = type->dims[i];
    bool is_known = type->kind == TYPE_TENSOR ? type->rank >= 0 : type_is_number(type);
    if (!is_known)
        rank = -1;
    if (type->kind == TYPE_STR || type->kind == TYPE_DICT)
        rule_error(call, DIAG_bad_operand, "a tensor cannot be made of %s", text_of(call->frame, data->type));
    return type_tensor(call->types, dtype, rank, dims);
}

static const Type *types_parameter(RuleCall *call, const Type *result)
{
    const Type *data = rule_arg_type(call, "data");
    if (!data || data->kind != TYPE_TENSOR)
        return result;
    return type_parameter(call->types, data->dtype, data->rank, data->dims);
}

/* x.requires_grad_() */
static const Type *types_leaf(RuleCall *call, const Type *result)
{
    const Type *x = call->receiver;
    return x && x->kind == TYPE_TENSOR ? type_parameter(call->types, x->dtype, x->rank, x->dims) : result;
}

/* x.grad: None before the first backward */
static const Type *types_gradient(RuleCall *call, const Type *result)
{
    const Type *x = call->receiver;
    if (!x || x->kind != TYPE_TENSOR)
        return result;
    return type_optional(call->types, type_tensor(call->types, x->dtype, x->rank, x->dims));
}

/* torch.autograd.grad: each has the shape of its input. */
static const Type *types_gradients(RuleCall *call, const Type *result)
{
    const Type *inputs = rule_arg_type(call, "inputs"), *item = NULL;
    if (inputs && inputs->kind == TYPE_TENSOR)
        item = inputs;
    else if (inputs && (inputs->kind == TYPE_LIST || inputs->kind == TYPE_TUPLE))
        for (size_t i = 0; i < (inputs->kind == TYPE_LIST || inputs->is_variadic ? 1 : inputs->item_count); i++)
            item = item ? type_join(call->types, item, type_item(inputs, i)) : type_item(inputs, i);
    if (!item || item->kind != TYPE_TENSOR)
        item = type_tensor(call->types, DTYPE_FLOAT32, -1, NULL);
    (void)result;
    const Type *allow_unused = rule_arg_type(call, "allow_unused"), *gradient = type_tensor(call->types, item->dtype, item->rank, item->dims);
    bool never_none = !allow_unused || allow_unused->kind == TYPE_NONE || (allow_unused->literal.is_set && !allow_unused->literal.integer);
    return type_tuple_of(call->types, never_none ? gradient : type_optional(call->types, gradient));
}

/* ---- data sets ---------------------------------------------------------------------------------------------------------- */

static const Type *drop_first_dim(RuleCall *call, const Type *tensor)
{
    if (tensor->kind != TYPE_TENSOR || tensor->rank <= 0)
        return tensor;
    return type_tensor(call->types, tensor->dtype, tensor->rank - 1, tensor->dims + 1);
}

static const Type *types_tensor_dataset(RuleCall *call, const Type *result)
{
    const BoundArg *tensors = rule_arg(call, "tensors");
    const Type *items[32];
    size_t count = 0;
    for (size_t i = 0; tensors && i < tensors->spread.count && count < 32; i++)
        vec_each(k, call->args)
            if (call->args->items[k].expr == tensors->spread.items[i] && !call->args->items[k].is_star)
                items[count++] = drop_first_dim(call, type_unwrap(call->args->items[k].type));
    if (!tensors || count != tensors->spread.count || result->kind != TYPE_INSTANCE)
        return result;
    const Type *tuple = type_tuple(call->types, items, count);
    return type_instance(call->types, result->class_, &tuple, 1, NULL, 0);
}

/* What a DataLoader makes of a batch of items of the type. */
static const Type *collated(RuleCall *call, const Type *type)
{
    Dim dims[64];
    dims[0] = dim_unknown();
    const Type *items[64];
    switch (type->kind) {
    case TYPE_BOOL:
        return type_tensor(call->types, DTYPE_BOOL, 1, dims);
    case TYPE_INT:
        return type_tensor(call->types, DTYPE_INT64, 1, dims);
    case TYPE_FLOAT:
        return type_tensor(call->types, DTYPE_FLOAT64, 1, dims);
    case TYPE_TENSOR:
        for (int i = 0; i < type->rank && i < 60; i++)
            dims[i + 1] = type->dims[i];
        return type_tensor(call->types, type->dtype, type->rank < 0 ? -1 : type->rank + 1, dims);
    case TYPE_STR:
        return type_list(call->types, call->types->str);
    case TYPE_TUPLE:
        for (size_t i = 0; i < type->item_count && i < 64; i++)
            items[i] = collated(call, type->items[i]);
        return type->item_count <= 64 ? type_with_items(call->types, type, items) : type;
    case TYPE_LIST:
        return type_list(call->types, collated(call, type_item(type, 0)));
    case TYPE_DICT:
        return type_dict(call->types, type_item(type, 0), collated(call, type_item(type, 1)));
    default:
        return type_is_ndarray(type) ? type_tensor(call->types, type->dtype, -1, NULL) : type;
    }
}

/* A DataLoader knows its data set's class: `loader.dataset.train`. */
static const Type *loader_of(RuleCall *call, const Type *result)
{
    const Type *dataset = rule_arg_type(call, "dataset");
    const Type *items[] = {type_item(result, 0), dataset ? type_unwrap(dataset) : call->types->never};
    return type_instance(call->types, result->class_, items, 2, NULL, 0);
}

static const Type *types_loader_iter(RuleCall *call, const Type *result)
{
    const Type *item = result->kind == TYPE_ITERATOR ? type_item(result, 0) : call->types->never;
    return type_iterator(call->types, collated(call, item));
}

/* ---- numpy -------------------------------------------------------------------------------------------------------------- */

/* np.float32, float, 'float32' given as a dtype; UNKNOWN if it is not given, or only the run knows. */
static DType dtype_given(const RuleCall *call)
{
    const BoundArg *arg = rule_arg(call, "dtype");
    const Type *type = arg && arg->kind == ARG_EXPR ? type_unwrap(arg->type) : NULL;
    if (type && type->kind == TYPE_STR && type->literal.is_set)
        return dtype_from_name(type->literal.text);
    if (!type || type->kind != TYPE_CLASS || !type->class_)
        return DTYPE_UNKNOWN;
    const char *name = type->class_->name->text;
    bool is_builtin = strncmp(type->class_->qualified->text, "builtins.", 9) == 0;
    return is_builtin && strcmp(name, "float") == 0 ? DTYPE_FLOAT64
           : is_builtin && strcmp(name, "int") == 0 ? DTYPE_INT64
           : strncmp(name, "bool", 4) == 0          ? DTYPE_BOOL
                                                    : dtype_from_name(name);
}

/* What is known of an array's dtype: it was asked for, or its method keeps it. Tensors made of it have it, too. */
static const Type *ndarray_dtype(RuleCall *call, const Type *result)
{
    static const char *const keeping[] = {"copy", "reshape", "transpose", "flatten", "ravel", "squeeze", "repeat", "swapaxes", "take"};
    const Type *receiver = call->receiver ? type_unwrap(call->receiver) : NULL;
    DType dtype = dtype_given(call);
    for (size_t i = 0; dtype == DTYPE_UNKNOWN && receiver && i < sizeof keeping / sizeof *keeping; i++)
        if (name_is(call->rule->function->name, keeping[i]))
            dtype = receiver->dtype;
    Type copy = *result;
    copy.dtype = dtype;
    return type_intern(call->types, &copy);
}

static const Type *types_from_ndarray(RuleCall *call, const Type *result)
{
    const BoundArg *data = call->call->arg_count ? &call->call->args[0] : NULL;
    const Type *type = data && data->kind == ARG_EXPR ? type_unwrap(data->type) : NULL;
    if (type && type->kind == TYPE_LIST)
        type = type_item(type, 0);
    return type && type_is_ndarray(type) ? with_dtype(call, result, type->dtype) : result;
}

/* ---- modules ------------------------------------------------------------------------------------------------------------ */

/* A Sequential knows the types of its layers: its forward is theirs, one after another. */
static const Type *sequential_layers(RuleCall *call, const Type *result)
{
    const BoundArg *args = rule_arg(call, "args");
    const Type *items[128];
    size_t count = 0;
    for (size_t i = 0; args && i < args->spread.count; i++)
        vec_each(k, call->args) {
            const ArgValue *arg = &call->args->items[k];
            if (arg->expr != args->spread.items[i] || count == 128)
                continue;
            const Type *item = arg->is_star ? item_of_iterable(call->frame, arg->type) : arg->type;
            items[count++] = arg->is_star ? type_list(call->types, item ? item : call->types->error) : item;
        }
    return type_instance(call->types, result->class_, items, count, NULL, 0);
}

static const Type *through_layer(RuleCall *call, const Type *layer, const Type *x)
{
    Frame frame = *call->frame;
    frame.no_events = true;
    if (type_unwrap(layer)->kind != TYPE_INSTANCE)
        return layer->kind == TYPE_NEVER ? layer : call->types->error;
    return call_with_types(&frame, layer, NULL, &x, 1, call->call->span, NULL, NULL);
}

/* net.append(layer), net.add_module(name, layer), del net[1]: what goes through the net is for the run to know. */
static const Type *types_added_layer(RuleCall *call, const Type *result)
{
    Infer *infer = call->frame->infer;
    if (!infer->adds_layers && call->receiver && call->receiver->item_count) {
        infer->adds_layers = true;
        call->types->changes++;
    }
    const Type *layer = rule_arg_type(call, "module");
    if (layer && type_unwrap(layer)->kind == TYPE_INSTANCE && type_unwrap(layer)->class_->user)
        through_layer(call, type_unwrap(layer), type_tensor(call->types, DTYPE_FLOAT32, -1, NULL));
    return result;
}

static const Type *types_sequential_forward(RuleCall *call, const Type *result)
{
    const Type *x = rule_tensor(call), *receiver = call->receiver;
    if (!x)
        return result;
    for (size_t i = 0; receiver && i < receiver->item_count && x->kind > TYPE_ERROR; i++) {
        const Type *layer = receiver->items[i];
        if (layer->kind != TYPE_LIST) {
            x = through_layer(call, layer, x);
            continue;
        }
        const Type *once = through_layer(call, type_item(layer, 0), x); /* *[Block(...) for ...]: any number of them */
        x = type_join(call->types, x, once);
        if (x != once && x->kind == TYPE_TENSOR)
            x = type_join(call->types, x, through_layer(call, type_item(layer, 0), x));
    }
    bool is_whole = receiver && receiver->item_count && !call->frame->infer->adds_layers;
    if (is_whole && x->kind != TYPE_DYNAMIC) /* layers of several classes: any tensor comes out */
        return x;
    DType dtype = x->kind == TYPE_TENSOR && dtype_is_float(x->dtype) ? x->dtype : DTYPE_FLOAT32;
    return type_tensor(call->types, dtype, -1, NULL);
}

/* net[0] of a Sequential whose layers are known, with a constant index. */
static const Type *types_sequential_item(RuleCall *call, const Type *result)
{
    const Type *receiver = call->receiver, *index = rule_arg_type(call, "index");
    if (!receiver || !index || index->kind != TYPE_INT || !index->literal.is_set || call->frame->infer->adds_layers)
        return result;
    int64_t at = index->literal.integer;
    for (size_t i = 0; i < receiver->item_count; i++)
        if (receiver->items[i]->kind == TYPE_LIST)
            return result;
    at = at < 0 ? at + (int64_t)receiver->item_count : at;
    return at >= 0 && at < (int64_t)receiver->item_count ? receiver->items[at] : result;
}

/* By position; what is left out has a default. */
static bool takes_arguments(const UserFunction *function, size_t count)
{
    const Params *p = function->params;
    size_t total = function_param_count(function), last = count;
    if (p->posonly.count || p->kwonly.count || p->vararg || p->kwarg)
        return total == count;
    while (last < total && p->args.items[last]->default_value)
        last++;
    return last == total && total >= count;
}

/* Of a module that is of one of several classes. */
bool module_may_be(const Type *module, const Class *class_)
{
    bool found = !module->item_count;
    for (size_t i = 0; i < module->item_count; i++)
        found |= class_derives_from(class_, module->items[i]->class_);
    return found;
}

/* Some nn.Module is called: it may be any module class of the script that takes as many arguments. What gives no tensor cannot be
 * called so (nn_class.forward). */
static const Type *types_forward(RuleCall *call, const Type *result)
{
    const Program *program = call->frame->infer->program;
    const Type *types[16];
    size_t count = 0;
    vec_each(i, call->args)
        if (count < 16)
            types[count++] = call->args->items[i].type;
    result = call->types->never;
    bool is_base = call->receiver && call->receiver->kind == TYPE_INSTANCE && name_is(call->receiver->class_->qualified, "torch.nn.Module");
    for (size_t i = 0; is_base && i < program->classes.count; i++) {
        UserClass *class_ = program->classes.items[i];
        UserFunction *forward = class_method(&class_->class_, call->frame->infer->known.forward);
        if (!class_->is_module || !class_->is_instantiated || !forward || !takes_arguments(forward, count + 1))
            continue;
        if (!module_may_be(call->receiver, &class_->class_))
            continue;
        const Type *self = type_instance(call->types, &class_->class_, NULL, 0, NULL, 0);
        const Type *one = call_with_types(call->frame, self, NULL, types, count, call->call->span, NULL, NULL);
        if (one && one->kind == TYPE_TENSOR)
            result = type_join(call->types, result, one);
    }
    return result->kind != TYPE_TENSOR ? type_tensor(call->types, DTYPE_FLOAT32, -1, NULL) : result;
}

/* torch.Tensor(...): float32 whatever it is made of. */
static const Type *types_float_tensor(RuleCall *call, const Type *result)
{
    const Type *made = rule_arg(call, "data") ? types_tensor(call, result) : result;
    if (made->kind != TYPE_TENSOR)
        return made;
    return type_tensor(call->types, DTYPE_FLOAT32, made->rank, made->dims);
}

/* copy.deepcopy(model) is of the model's own class. */
static const Type *types_argument(RuleCall *call, const Type *result)
{
    const Type *given = call->rule->params.count ? rule_arg_type(call, call->rule->params.items[0].name->text) : NULL;
    bool is_known = given && (given->kind == TYPE_INSTANCE || given->kind == TYPE_FUNCTION || given->kind == TYPE_NEVER);
    return is_known ? given : result; /* not known yet: no Module that stays */
}

static const Type *types_keep(RuleCall *call, const Type *result)
{
    (void)call;
    return result;
}

/* self.register_buffer('name', tensor) and its like make a field. */
static const Type *declare_field(RuleCall *call, const char *value_param, FieldKind kind, const Type *result)
{
    const Type *name = rule_arg_type(call, "name"), *receiver = call->receiver;
    const BoundArg *value = rule_arg(call, value_param);
    if (!receiver || receiver->kind != TYPE_INSTANCE || !receiver->class_->user || !name || !name->literal.is_set || !value) {
        rule_error(call, DIAG_not_supported, "the name of what is registered must be a constant");
        return result;
    }
    Field *field = class_field_for_store(call->frame, receiver->class_->user,
                                         name_intern(call->types->names, name->literal.text), call->call->span);
    field_add(call->frame, field, value->type, value->expr, kind);
    bool persistent = true;
    rule_arg_bool(call, "persistent", &persistent);
    field->is_persistent = persistent;
    call->call->declares = field;
    return result;
}

static const Type *types_register_buffer(RuleCall *call, const Type *result)
{
    const Type *name = rule_arg_type(call, "name");
    const Type *self = call->receiver;
    if (name && (name->kind == TYPE_STR || name->kind == TYPE_DYNAMIC) && !name->literal.is_set && self && self->kind == TYPE_INSTANCE && self->class_->user) {
        call->types->changes += !self->class_->user->has_named_buffers; /* the module keeps it by name */
        self->class_->user->has_named_buffers = call->frame->infer->has_named_buffers = true;
        return result;
    }
    return declare_field(call, "tensor", FIELD_BUFFER, result);
}

/* A layer has weight_mask and weight_orig from now on. */
static const Type *types_prunes(RuleCall *call, const Type *result)
{
    call->types->changes += !call->frame->infer->prunes;
    call->frame->infer->prunes = true;
    return result;
}

static const Type *types_register_parameter(RuleCall *call, const Type *result)
{
    return declare_field(call, "param", FIELD_PARAMETER, result);
}

static const Type *types_add_module(RuleCall *call, const Type *result)
{
    return declare_field(call, "module", FIELD_MODULE, result);
}

static const struct {
    const char *name;
    const Type *(*function)(RuleCall *call, const Type *result);
} rows[] = {
    {"add_module", types_add_module},
    {"added_layer", types_added_layer},
    {"arange", types_arange},
    {"argmax", types_keep},
    {"argument", types_argument},
    {"astype", types_astype},
    {"dataset_item", types_dataset_item},
    {"dim", types_dim},
    {"dtype_argument", types_dtype_argument},
    {"autocast", types_autocast},
    {"dtype_of", types_dtype_of},
    {"float_tensor", types_float_tensor},
    {"float_unary", types_float_unary},
    {"forward", types_forward},
    {"from_ndarray", types_from_ndarray},
    {"int_sum", types_int_sum},
    {"is_dtype", types_is_dtype},
    {"like_self", types_like_self},
    {"default_tensor_type", types_default_tensor_type},
    {"is_tensor", types_is_tensor},
    {"with_indices", types_with_indices},
    {"item", types_item},
    {"length", types_length},
    {"loader_iter", types_loader_iter},
    {"loss", types_loss},
    {"parameter", types_parameter},
    {"leaf", types_leaf},
    {"gradient", types_gradient},
    {"gradients", types_gradients},
    {"random_split", types_keep},
    {"prunes", types_prunes},
    {"register_buffer", types_register_buffer},
    {"register_parameter", types_register_parameter},
    {"re_compile", types_re_compile},
    {"re_findall", types_re_findall},
    {"save", types_save},
    {"load", types_load},
    {"sequential_forward", types_sequential_forward},
    {"sequential_item", types_sequential_item},
    {"size", types_size},
    {"struct_unpack", types_struct_unpack},
    {"tensor", types_tensor},
    {"tensor_dataset", types_tensor_dataset},
    {"tolist", types_tolist},
    {"true_division", types_float_unary},
    {"values_indices", types_values_indices},
    {"values_indices_same", types_values_indices_same},
    {"where", types_where},
};

bool special_types(RuleCall *call, Name name, const Type **result)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!name_is(name, rows[i].name))
            continue;
        *result = rows[i].function(call, *result);
        return true;
    }
    return false;
}

/* sum() of floats is the int 0 if there are none. */
static const Type *sum_of(RuleCall *call, const Type *result)
{
    const BoundArg *from = rule_arg(call, "iterable");
    const Type *item = from && from->kind == ARG_EXPR ? item_of_iterable(call->frame, from->type) : NULL;
    if (item && item->kind == TYPE_DYNAMIC && result->kind == TYPE_INT)
        return item;
    bool is_display = from && from->expr && (from->expr->kind == EXPR_LIST || from->expr->kind == EXPR_TUPLE) && from->expr->sequence.items.count;
    if (result->kind != TYPE_FLOAT || is_display || rule_arg(call, "start"))
        return result;
    const void *place = mixed_set_place(call->types, call->node ? call->node : call->types->place);
    result = type_join(call->types, call->types->int_, result);
    mixed_set_place(call->types, place);
    return result;
}

bool special_known(RuleCall *call, const Type **result)
{
    const RuleFunction *function = call->rule->function;
    if (type_is_ndarray(*result))
        *result = ndarray_dtype(call, *result);
    if (name_is(function->qualified, "builtins.sum"))
        *result = sum_of(call, *result);
    if (name_is(function->qualified, "argparse.ArgumentParser.__init__")) {
        argparse_new(call, result);
        return true;
    }
    if (name_is(function->qualified, "tqdm.tqdm.__init__")) {
        tqdm_new(call, result);
        return true;
    }
    if (name_is(function->qualified, "torch.nn.Sequential.__init__") && (*result)->kind == TYPE_INSTANCE) {
        *result = sequential_layers(call, *result);
        return true;
    }
    if (strncmp(function->qualified->text, "torchvision.transforms.", 23) == 0)
        images_size_changes(call, function->qualified->text + 23);
    if (strncmp(function->qualified->text, "torchvision.datasets.", 21) == 0 && (*result)->kind == TYPE_INSTANCE && name_is(function->name, "__init__"))
        *result = images_made(call, *result);
    if (name_is(function->qualified, "torch.utils.data.DataLoader.__init__") && (*result)->kind == TYPE_INSTANCE) {
        *result = loader_of(call, *result);
        return true;
    }
    bool is_parser = call->receiver && (type_is_instance_of(call->receiver, "argparse.ArgumentParser") ||
                                        type_is_instance_of(call->receiver, "argparse._SubParsersAction"));
    return is_parser && argparse_method(call, result);
}
