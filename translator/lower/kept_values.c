/* See kept_values.h. */
#include "lower/kept_values.h"

#include "lower/shared_arrays.h"

#include <string.h>

typedef struct Kept {
    IrProgram *program;
    PointerMap *found;
    PointerMap looked; /* functions whose results are being looked at */
    const IrVariable *variable; /* whose value is asked about */
    bool is_kept;
} Kept;

/* ---- PyTorch's operations */

static bool is_listed(const char *name, size_t length, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == length && strncmp(*list, name, length) == 0)
            return true;
    return false;
}

/* "torch.nn.functional.relu" -> "relu", "torch.nn.ReLU.forward" -> "ReLU", "torch.Tensor.exp_" -> "exp". */
static const char *plain_name(const IrRule *rule, size_t *length)
{
    const char *last = rule->qualname ? strrchr(rule->qualname, '.') : NULL;
    if (!last || strncmp(rule->qualname, "torch.", 6) != 0)
        return NULL;
    const char *name = last + 1;
    *length = strlen(name);
    if (strcmp(name, "forward") == 0) {
        for (name = last; name[-1] != '.'; name--)
            continue;
        *length = (size_t)(last - name);
    }
    if (*length > 1 && name[*length - 1] == '_' && name[*length - 2] != '_')
        --*length;
    return name;
}

static bool is_layer(const IrRule *rule)
{
    const char *last = strrchr(rule->qualname, '.');
    return strcmp(last + 1, "forward") == 0 && strncmp(rule->qualname, "torch.nn.", 9) == 0;
}

static bool keeps_result(const IrRule *rule)
{
    static const char *const names[] = {
        "exp", "exp2", "expm1", "sqrt", "rsqrt", "reciprocal", "tan", "tanh", "sigmoid", "relu", "softmax", "log_softmax", "logsumexp", "softmin",
        "norm", "std", "prod", "cumprod", "amax", "amin", "max", "min", "__rpow__", "pow", "elu", "selu", "celu", "relu6", "hardtanh", "dropout",
        "ReLU", "Tanh", "Sigmoid", "Softmax", "LogSoftmax", "Softmin", "Sequential", "ELU", "SELU", "Dropout", NULL};
    size_t length;
    const char *name = plain_name(rule, &length);
    return name && is_listed(name, length, names);
}

static bool keeps_inputs(const IrRule *rule)
{
    static const char *const names[] = {
        "mul", "multiply", "__mul__", "__rmul__", "__imul__", "div", "divide", "true_divide", "__truediv__", "__rtruediv__", "__itruediv__", "pow",
        "float_power", "__pow__", "__rpow__", "square", "matmul", "__matmul__", "__rmatmul__", "mm", "bmm", "mv", "dot", "vdot", "inner", "outer",
        "ger", "addmm", "addmv", "baddbmm", "addbmm", "einsum", "bilinear", "kron", "tensordot", "chain_matmul", "linear", "conv1d", "conv2d",
        "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "log", "log2", "log10", "log1p", "sin", "cos", "sinh", "cosh", "asin",
        "acos", "atan", "arcsin", "arccos", "arctan", "asinh", "acosh", "atanh", "sinc", "abs", "absolute", "norm", "vector_norm", "std", "var",
        "std_mean", "var_mean", "prod", "cumprod", "logsumexp", "logcumsumexp", "lerp", "addcmul", "addcdiv", "clamp", "clamp_min", "clamp_max",
        "clip", "max", "min", "amax", "amin", "maximum", "minimum", "atan2", "arctan2", "fmod", "remainder", "__mod__", "logaddexp", "hypot", "erf",
        "erfc", "erfinv", "lgamma", "digamma", "logit", "xlogy", "gelu", "silu", "mish", "softplus", "elu", "selu", "celu", "hardtanh", "hardswish",
        "hardsigmoid", "relu6", "leaky_relu", "rrelu", "prelu", "logsigmoid", "softsign", "tanhshrink", "softshrink", "hardshrink", "threshold",
        "glu", "batch_norm", "layer_norm", "group_norm", "instance_norm", "rms_norm", "local_response_norm", "normalize", "mse_loss",
        "smooth_l1_loss", "huber_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", "kl_div", "nll_loss", "poisson_nll_loss",
        "gaussian_nll_loss", "soft_margin_loss", "cosine_similarity", "cosine_embedding_loss", "pairwise_distance", "cdist", "pdist", "dist",
        "cross", "max_pool1d", "max_pool2d", "max_pool3d", "avg_pool1d", "avg_pool2d", "avg_pool3d", "adaptive_avg_pool2d",
        "adaptive_max_pool2d", "scaled_dot_product_attention", "grid_sample", "inverse", "inv", "det", "solve", "logdet", "slogdet", "cholesky",
        "checkpoint", NULL};
    static const char *const layers[] = {/* that do not */
                                         "ReLU", "Sigmoid", "Tanh", "Softmax", "LogSoftmax", "Softmin", "Softmax2d", "Dropout", "Dropout1d",
                                         "Dropout2d", "Dropout3d", "Flatten", "Unflatten", "Identity", "Embedding", "CrossEntropyLoss", "Upsample",
                                         "ZeroPad2d", "ReflectionPad2d", "ConstantPad2d", "PixelShuffle", NULL};
    size_t length;
    const char *name = plain_name(rule, &length);
    return name && (is_layer(rule) ? !is_listed(name, length, layers) : is_listed(name, length, names));
}

/* ---- values that are kept because of how they were computed */

static bool result_is_kept(Kept *k, const IrExpr *value);

static bool see_return(IrStmt *stmt, void *context)
{
    Kept *k = context;
    bool is_of_local = stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR && stmt->place->type->kind == IR_TYPE_ARRAY;
    if ((stmt->kind == IR_RETURN || is_of_local) && stmt->value && stmt->value->type->kind == IR_TYPE_ARRAY && result_is_kept(k, stmt->value))
        k->is_kept = true;
    return true;
}

/* Of a function: if that of any of its tensors is. */
static bool result_is_kept(Kept *k, const IrExpr *value)
{
    if (!value)
        return false;
    if (value->kind == IR_TERNARY)
        return result_is_kept(k, value->left) || result_is_kept(k, value->right);
    if (value->kind == IR_RULE)
        return value->rule && keeps_result(value->rule);
    if (value->kind != IR_CALL || pointer_map_has(&k->looked, value->function))
        return false;
    pointer_map_set(k->program->arena, &k->looked, value->function, value->function);
    bool before = k->is_kept;
    k->is_kept = false;
    ir_walk_block(&value->function->body, see_return, NULL, k);
    bool is_kept = k->is_kept;
    k->is_kept = before;
    return is_kept;
}

/* ---- values that are kept by those who read them */

static bool is_it(const Kept *k, const IrExpr *expr)
{
    while (expr && (expr->kind == IR_CONVERT || expr->kind == IR_INDEX || (expr->kind == IR_RULE && shared_arrays_is_view(expr->rule))))
        expr = expr->kind == IR_RULE ? (expr->receiver ? expr->receiver : expr->args.count ? expr->args.items[0] : NULL) : expr->left;
    return expr && expr->kind == IR_VAR && expr->variable == k->variable;
}

static bool see_reader(IrExpr *expr, void *context)
{
    Kept *k = context;
    if (expr->kind != IR_RULE || !keeps_inputs(expr->rule))
        return true;
    k->is_kept |= is_it(k, expr->receiver);
    vec_each(i, &expr->args)
        k->is_kept |= is_it(k, expr->args.items[i]);
    return true;
}

static bool see_inner_assignment(IrStmt *stmt, void *context)
{
    Kept *k = context;
    if (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR && stmt->place->variable == k->variable)
        k->is_kept |= result_is_kept(k, stmt->value);
    return true;
}

/* ---- statements */

typedef struct Around {
    const IrBlock *block;
    size_t at;
    bool is_loop;
    const struct Around *outer;
} Around;

static const IrVariable *changed_variable(const IrStmt *stmt)
{
    const IrExpr *place = stmt->kind == IR_ASSIGN ? stmt->place : NULL;
    while (place && place->kind == IR_INDEX)
        place = place->left;
    return place && place->kind == IR_VAR && place->type->kind == IR_TYPE_ARRAY ? place->variable : NULL;
}

static void see_statement(Kept *k, IrStmt *stmt)
{
    IrBlock one = {0};
    vec_push(k->program->arena, &one.statements, stmt);
    ir_walk_block(&one, see_inner_assignment, see_reader, k);
}

/* Goes back from the statement to the variable's last assignment. */
static void look_back(Kept *k, const Around *around)
{
    for (const Around *a = around; a && !k->is_kept; a = a->outer) {
        for (size_t i = a->at; i-- > 0 && !k->is_kept;) {
            IrStmt *stmt = a->block->statements.items[i];
            if (changed_variable(stmt) == k->variable && stmt->place->kind == IR_VAR) {
                k->is_kept |= result_is_kept(k, stmt->value);
                return;
            }
            see_statement(k, stmt);
        }
        for (size_t i = a->at; a->is_loop && i < a->block->statements.count && !k->is_kept; i++) /* of the turn before */
            see_statement(k, a->block->statements.items[i]);
    }
}

static void look_in_block(Kept *k, const IrBlock *block, bool is_loop, const Around *outer)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        Around around = {.block = block, .at = i, .is_loop = is_loop, .outer = outer};
        const IrVariable *changed = stmt->kind == IR_ASSIGN && stmt->is_in_place ? changed_variable(stmt) : NULL;
        if (changed && changed->kind == IR_LOCAL) {
            k->variable = changed;
            k->is_kept = false;
            look_back(k, &around);
            if (k->is_kept)
                pointer_map_set(k->program->arena, k->found, changed, stmt);
        }
        bool loops = stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            look_in_block(k, ir_block_at(stmt, b), loops && b == 0, &around);
    }
}

void kept_values_find(IrProgram *program, IrFunction *function, PointerMap *found)
{
    Kept k = {.program = program, .found = found};
    look_in_block(&k, &function->body, false, NULL);
}

/* ---- programs without gradients */

static bool see_backward(IrExpr *expr, void *context)
{
    bool is_one = expr->kind == IR_RULE && expr->rule->role && (name_is(expr->rule->role, "backward") || name_is(expr->rule->role, "record"));
    *(bool *)context |= is_one;
    return true;
}

static void look_for_backward(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, NULL, see_backward, context);
}

bool kept_values_matter(IrProgram *program)
{
    bool found = false;
    ir_each_function(program, look_for_backward, &found);
    return found;
}
