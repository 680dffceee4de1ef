/* Expressions: the dispatch, and the plain ones: constants, names, and/or/not, x if y else z, displays, lambdas, f-strings. */
#include "sema/infer.h"

#include <string.h>

/* ---- constants ---------------------------------------------------------------------------------------------------------- */

static const Type *constant_type(TypeStore *types, const Constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE:
        return types->none;
    case CONSTANT_TRUE:
        return type_bool_literal(types, true, false);
    case CONSTANT_FALSE:
        return type_bool_literal(types, false, false);
    case CONSTANT_ELLIPSIS:
        return types->ellipsis;
    case CONSTANT_INT:
        return constant->is_big ? types->number : type_int_literal(types, constant->integer, false);
    case CONSTANT_FLOAT:
        return type_float_literal(types, constant->number, false);
    case CONSTANT_STR:
        return type_str_literal(types, constant->text, constant->length, false);
    case CONSTANT_BYTES:
        return types->bytes;
    default:
        return types->error;
    }
}

static const Type *infer_constant(Frame *frame, Expr *expr)
{
    if (expr->constant.kind == CONSTANT_IMAGINARY)
        infer_report(frame, DIAG_not_supported, expr->span, "complex numbers are not supported");
    if (expr->constant.kind == CONSTANT_INT && expr->constant.is_big) {
        type_box_open_ints(frame->types);
        infer_report(frame, DIAG_boxed, expr->span, "the number does not fit into 64 bits");
    }
    return constant_type(frame->types, &expr->constant);
}

/* ---- names -------------------------------------------------------------------------------------------------------------- */

Symbol *symbol_of(Frame *frame, Name name)
{
    for (size_t i = frame->comprehensions.count; i-- > 0;) {
        Symbol *symbol = scope_comprehension_symbol(frame->infer, frame->comprehensions.items[i], name);
        if (symbol)
            return symbol;
    }
    bool is_global = pointer_map_has(&frame->scope->globals, name);
    for (Scope *scope = frame->scope; scope; scope = scope->parent) {
        Symbol *symbol = is_global && scope->parent ? NULL : pointer_map_get(&scope->symbols, name);
        for (size_t i = is_global ? 0 : scope->comprehensions.count; i-- > 0 && !symbol;)
            symbol = scope_comprehension_symbol(frame->infer, scope->comprehensions.items[i], name);
        if (symbol)
            return symbol;
    }
    return NULL;
}

static Resolution resolution_of(const Type *type)
{
    bool is_entity = type->kind == TYPE_MODULE || type->kind == TYPE_CLASS || (type->kind == TYPE_FUNCTION && !type->is_set);
    return is_entity ? RESOLVED_ENTITY : RESOLVED_VARIABLE;
}

static const Type *class_body_name(Frame *frame, Name name, ExprInfo *info)
{
    for (size_t i = frame->comprehensions.count; i-- > 0;)
        if (scope_comprehension_symbol(frame->infer, frame->comprehensions.items[i], name))
            return NULL;
    UserClass *class_ = frame->class_body;
    UserFunction *method = pointer_map_get(&class_->methods, name);
    if (class_->is_enum && name == class_->class_.name) { /* members are made in the body */
        info->resolution = RESOLVED_ENTITY;
        return type_class(frame->types, &class_->class_);
    }
    vec_each(i, &class_->attributes) {
        if (class_->attributes.items[i]->name != name)
            continue;
        info->resolution = RESOLVED_VARIABLE;
        info->variable = class_->attributes.items[i];
        return info->variable->type;
    }
    if (method)
        info->resolution = RESOLVED_ENTITY;
    return method ? type_user_function(frame->types, method, NULL, NULL) : NULL;
}

static const Type *special_name(Frame *frame, Name name)
{
    if (name_is(name, "__debug__"))
        return type_bool_literal(frame->types, true, true);
    const Type *class_ = class_by_number(frame, name);
    if (class_)
        return class_;
    if (name_is(name, "_this_module"))
        return type_module(frame->types, frame->function->module, frame->function->module->name);
    return module_special(frame, frame->function->module, name);
}

static const Type *library_name(Frame *frame, Name name, ExprInfo *info, Span span)
{
    Rules *rules = frame->infer->rules;
    const RuleSymbol *symbol = NULL;
    for (const UserFunction *f = frame->function; f && !symbol; f = f->parent)
        if (f->rule)
            symbol = rules_symbol(rules, f->rule->overloads.items[0]->module, name);
    const Type *type = symbol ? NULL : starred_member(frame, frame->function->module, name, info, span);
    if (type)
        return type;
    if (!symbol && rules->builtins)
        symbol = rules_symbol(rules, rules->builtins, name);
    return symbol ? rule_symbol_type(frame, symbol, info, span) : NULL;
}

static bool has_unknown_star(SemaModule *module)
{
    bool was_searched = module->is_searched, is_found = false;
    module->is_searched = true;
    for (size_t i = 0; !was_searched && !is_found && i < module->stars.count; i++) {
        SemaModule *star = module->stars.items[i];
        is_found = star->body ? has_unknown_star(star) : !star->rule;
    }
    module->is_searched = was_searched;
    return is_found;
}

static void undefined_name(Frame *frame, Expr *expr, const Symbol *symbol)
{
    Name name = expr->name.id;
    if (symbol)
        infer_report(frame, DIAG_undefined_name, expr->span, "`%s` is used before anything is assigned to it", name->text);
    else if (is_python_builtin(name))
        infer_report(frame, DIAG_no_rule, expr->span, "there is no rule for the builtin `%s`", name->text);
    else if (has_unknown_star(frame->function->module))
        infer_report(frame, DIAG_no_rule, expr->span, "`%s` may come from a module without rules, imported with *", name->text);
    else
        infer_report(frame, DIAG_undefined_name, expr->span, "the name `%s` is not defined", name->text);
}

const Type *infer_name(Frame *frame, Expr *expr, ExprInfo *info)
{
    Name name = expr->name.id;
    const Type *type = frame->class_body ? class_body_name(frame, name, info) : NULL;
    if (type)
        return type;
    Symbol *symbol = symbol_of(frame, name);
    if (symbol)
        type = env_read(frame, symbol, info);
    if (type) {
        const Type *narrow = symbol->scope != frame->scope ? env_narrowed(frame, expr) : NULL;
        type = narrow ? narrow : type;
        info->resolution = resolution_of(type);
        if (type->kind == TYPE_ERROR && symbol->unknown)
            infer_no_rule(frame, symbol->unknown, expr->span);
        return type;
    }
    type = special_name(frame, name);
    if (!type)
        type = library_name(frame, name, info, expr->span);
    if (type)
        return type;
    bool may_exist = !symbol && (is_python_builtin(name) || has_unknown_star(frame->function->module));
    type = may_exist ? NULL : missing_name(frame, expr, symbol, info);
    if (type)
        return type;
    info->resolution = RESOLVED_ERROR;
    if (!frame->infer->is_final)
        return frame->types->never;
    undefined_name(frame, expr, symbol);
    return frame->types->error;
}

/* ---- truth and narrowing ------------------------------------------------------------------------------------------------ */

static bool literal_truth(const Type *type)
{
    switch (type->kind) {
    case TYPE_FLOAT:
        return type->literal.number != 0;
    case TYPE_STR:
        return type->literal.length != 0;
    default:
        return type->literal.integer != 0;
    }
}

Truth truth_of(Frame *frame, const Expr *expr, const Type *type)
{
    (void)frame;
    if (type->literal.is_set && (type->literal.is_settled || expr->kind == EXPR_CONSTANT))
        return literal_truth(type) ? KNOWN_TRUE : KNOWN_FALSE;
    switch (type->kind) {
    case TYPE_NONE:
        return KNOWN_FALSE;
    case TYPE_MODULE:
    case TYPE_CLASS:
    case TYPE_FUNCTION:
        return KNOWN_TRUE;
    case TYPE_INSTANCE:
        if (is_transform_type(type, false))
            return KNOWN_TRUE;
        return type->class_->user && class_is_always_true(frame, type->class_) ? KNOWN_TRUE : TRUTH_UNKNOWN;
    default:
        return TRUTH_UNKNOWN;
    }
}

static const Type *path_type(Frame *frame, const Expr *path)
{
    if (path->kind == EXPR_NAME) {
        Symbol *symbol = symbol_of(frame, path->name.id);
        if (symbol && symbol->scope == frame->scope)
            return frame->env->bindings[symbol->index].type;
    }
    const Type *narrowed = env_narrowed(frame, path);
    if (narrowed)
        return narrowed;
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, path);
    return entry ? entry_type(entry) : NULL;
}

static void narrow_to(Frame *frame, const Expr *path, const Type *type)
{
    Symbol *symbol = path->kind == EXPR_NAME ? symbol_of(frame, path->name.id) : NULL;
    if (symbol && symbol->scope == frame->scope) {
        if (frame->env->bindings[symbol->index].type)
            frame->env->bindings[symbol->index].type = type;
    } else {
        env_narrow(frame, path, type);
    }
}

static void narrow_none(Frame *frame, const Expr *path, bool is_none)
{
    if (!path_of(frame, path))
        return;
    const Type *type = path_type(frame, path);
    if (!type || type->kind != TYPE_OPTIONAL)
        return;
    narrow_to(frame, path, is_none ? frame->types->none : type->items[0]);
}

static bool is_none_constant(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_NONE;
}

/*
 * A boxed value that is known to be of a class. Containers stay boxed: what their items are shows at run time only. And an int
 * may be a bool, or too large for 64 bits.
 */
static void narrow_boxed(Frame *frame, const Expr *path, const Type *wanted)
{
    static const struct {
        const char *name;
        TypeKind kind;
    } scalars[] = {{"builtins.float", TYPE_FLOAT}, {"builtins.str", TYPE_STR}, {"builtins.bool", TYPE_BOOL}};
    TypeStore *types = frame->types;
    const Type *const plain[TYPE_KIND_COUNT] = {[TYPE_FLOAT] = types->float_, [TYPE_STR] = types->str, [TYPE_BOOL] = types->bool_};
    if (!wanted->class_)
        return;
    for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++)
        if (name_is(wanted->class_->qualified, scalars[i].name))
            narrow_to(frame, path, plain[scalars[i].kind]);
    if (name_is(wanted->class_->qualified, "builtins.int") && !(types->boxed && types->boxed->has_open_ints))
        narrow_to(frame, path, types->int_);
    if (wanted->class_->rule && class_is(wanted->class_, "numpy.ndarray"))
        narrow_to(frame, path, type_instance(types, wanted->class_, NULL, 0, NULL, 0));
    else if (name_is(wanted->class_->qualified, "torch.Tensor"))
        narrow_to(frame, path, types->tensor);
    else if (wanted->class_->user && !class_is(wanted->class_, "builtins.BaseException"))
        narrow_to(frame, path, type_instance(types, wanted->class_, NULL, 0, NULL, 0));
}

/* type(x) == C, type(x) is C. */
static void apply_type_test(Frame *frame, const Expr *test, bool sense)
{
    const Expr *call = test->compare.left;
    CompareOperator op = test->compare.ops[0];
    bool is_test = call->kind == EXPR_CALL && call->call.func->kind == EXPR_NAME && name_is(call->call.func->name.id, "type") &&
                   call->call.args.count == 1 && path_of(frame, call->call.args.items[0]);
    bool holds = sense ? op == COMPARE_EQ || op == COMPARE_IS : op == COMPARE_NOT_EQ || op == COMPARE_IS_NOT;
    if (!is_test || !holds)
        return;
    const Expr *path = call->call.args.items[0];
    const Type *type = path_type(frame, path);
    ExprEntry *class_entry = pointer_map_get(&frame->state->exprs, test->compare.rest.items[0]);
    if (type && type->kind == TYPE_DYNAMIC && class_entry && entry_type(class_entry)->kind == TYPE_CLASS)
        narrow_boxed(frame, path, entry_type(class_entry));
}

static void apply_compare(Frame *frame, const Expr *test, bool sense)
{
    if (test->compare.rest.count == 1)
        apply_type_test(frame, test, sense);
    if (test->compare.rest.count != 1 || !is_none_constant(test->compare.rest.items[0]))
        return;
    CompareOperator op = test->compare.ops[0];
    if (op == COMPARE_IS || op == COMPARE_EQ)
        narrow_none(frame, test->compare.left, sense);
    else if (op == COMPARE_IS_NOT || op == COMPARE_NOT_EQ)
        narrow_none(frame, test->compare.left, !sense);
}

/* isinstance(x, C): x is a C where that says more. */
static void apply_isinstance(Frame *frame, const Expr *test, bool sense)
{
    const Expr *func = test->call.func;
    if (!sense || func->kind != EXPR_NAME || !name_is(func->name.id, "isinstance") || test->call.args.count != 2)
        return;
    const Expr *path = test->call.args.items[0];
    ExprEntry *class_entry = pointer_map_get(&frame->state->exprs, test->call.args.items[1]);
    const Type *type = path_of(frame, path) ? path_type(frame, path) : NULL;
    const Type *wanted = class_entry ? entry_type(class_entry) : NULL;
    if (!type || !wanted || wanted->kind != TYPE_CLASS || (wanted->class_ && sema_abstract_test(wanted->class_)))
        return;
    type = type_unwrap(type);
    if (type->kind == TYPE_DYNAMIC)
        narrow_boxed(frame, path, wanted);
    if (type->kind == TYPE_INSTANCE && class_derives_from(wanted->class_, type->class_) && wanted->class_ != type->class_)
        narrow_to(frame, path, type_instance(frame->types, wanted->class_, NULL, 0, NULL, 0));
}

void apply_condition(Frame *frame, const Expr *test, bool sense)
{
    switch (test->kind) {
    case EXPR_UNARY_OP:
        if (test->unary_op.op == UNARY_NOT)
            apply_condition(frame, test->unary_op.operand, !sense);
        break;
    case EXPR_BOOL_OP:
        if ((test->bool_op.op == BOOL_AND) == sense)
            vec_each(i, &test->bool_op.values)
                apply_condition(frame, test->bool_op.values.items[i], sense);
        break;
    case EXPR_COMPARE:
        apply_compare(frame, test, sense);
        break;
    case EXPR_CALL:
        apply_isinstance(frame, test, sense);
        break;
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
        if (sense)
            narrow_none(frame, test, false);
        break;
    default:
        break;
    }
}

/* ---- and, or, if-else --------------------------------------------------------------------------------------------------- */

const Type *infer_condition(Frame *frame, Expr *expr)
{
    const Expr *outer = frame->condition;
    frame->condition = expr;
    const Type *type = infer_expr(frame, expr);
    frame->condition = outer;
    return type;
}

static const Type *join_values(Frame *frame, const Expr *expr, const Type *left, const Type *right, bool *is_mixed)
{
    const void *place = mixed_set_place(frame->types, expr);
    const Type *joined = type_join(frame->types, left, right);
    mixed_set_place(frame->types, place);
    *is_mixed |= joined->kind == TYPE_DYNAMIC && left->kind != TYPE_DYNAMIC && right->kind != TYPE_DYNAMIC;
    return joined;
}

/* Values of different types: each that can be the result is boxed. */
static const Type *mixed_values(Frame *frame, Expr *expr)
{
    vec_each(i, &expr->bool_op.values) {
        ExprEntry *entry = pointer_map_get(&frame->state->exprs, expr->bool_op.values.items[i]);
        if (entry && entry->round == frame->infer->round)
            type_box(frame->types, entry_type(entry));
    }
    infer_report(frame, DIAG_boxed, expr->span, "the values of this `%s` have no common type",
                 bool_operator_text(expr->bool_op.op));
    return frame->types->dynamic;
}

static const Type *infer_bool_op(Frame *frame, Expr *expr, ExprInfo *info)
{
    bool is_and = expr->bool_op.op == BOOL_AND;
    const Type *result = frame->types->never;
    Env *outside = env_copy(frame, frame->env);
    Truth truth = is_and ? KNOWN_TRUE : KNOWN_FALSE;
    bool is_condition = frame->condition == expr, is_mixed = false;
    vec_each(i, &expr->bool_op.values) {
        Expr *value = expr->bool_op.values.items[i];
        const Type *type = is_condition ? infer_condition(frame, value) : infer_expr(frame, value);
        Truth one = truth_of(frame, value, type);
        bool is_last = i + 1 == expr->bool_op.values.count;
        if (one == (is_and ? KNOWN_FALSE : KNOWN_TRUE)) { /* decides, whatever the others are */
            bool settled = type->kind == TYPE_BOOL && type->literal.is_settled;
            result = settled ? type : join_values(frame, expr, result, type, &is_mixed);
            truth = one;
            break;
        }
        if (one == TRUTH_UNKNOWN)
            truth = TRUTH_UNKNOWN;
        if (one == TRUTH_UNKNOWN || is_last) {
            bool can_give = is_last || !is_and || !type_is_optional(type);
            const Type *given = !is_last && !is_and ? type_unwrap(type) : type; /* `x or y` gives x only if it is true */
            result = join_values(frame, expr, result, can_give ? given : type, &is_mixed);
        }
        apply_condition(frame, value, is_and);
    }
    for (size_t i = 0; i < outside->count && i < frame->env->count; i++)
        if (frame->env->bindings[i].def == outside->bindings[i].def && outside->bindings[i].type)
            frame->env->bindings[i].type = outside->bindings[i].type;
    frame->env->narrowings.count = 0;
    vec_each(i, &outside->narrowings)
        vec_push(frame->arena, &frame->env->narrowings, outside->narrowings.items[i]);
    info->truth = truth;
    if (is_condition && (is_mixed || result->kind != TYPE_BOOL)) /* nobody asks which of the values it is */
        return truth == TRUTH_UNKNOWN ? frame->types->bool_ : type_bool_literal(frame->types, truth == KNOWN_TRUE, true);
    if (is_mixed)
        return mixed_values(frame, expr);
    if (result->kind == TYPE_BOOL && truth == TRUTH_UNKNOWN)
        result = frame->types->bool_;
    return result;
}

static const Type *infer_if_exp(Frame *frame, Expr *expr, ExprInfo *info)
{
    const Type *test = infer_condition(frame, expr->if_exp.test);
    Truth truth = truth_of(frame, expr->if_exp.test, test);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, expr->if_exp.test);
    if (entry && entry->info.truth != TRUTH_UNKNOWN)
        truth = entry->info.truth;
    (void)info;
    Env *before = env_copy(frame, frame->env);
    const Type *body = frame->types->never, *orelse = frame->types->never;
    Env *after = NULL;
    if (truth != KNOWN_FALSE) {
        apply_condition(frame, expr->if_exp.test, true);
        body = infer_expr(frame, expr->if_exp.body);
        after = frame->env;
    }
    frame->env = before;
    if (truth != KNOWN_TRUE) {
        apply_condition(frame, expr->if_exp.test, false);
        orelse = infer_expr(frame, expr->if_exp.orelse);
        if (after)
            env_merge(frame, frame->env, after);
    } else {
        frame->env = after;
    }
    const void *place = mixed_set_place(frame->types, expr);
    const Type *joined = type_join_boxed(frame->types, body, orelse);
    mixed_set_place(frame->types, place);
    if (pointer_map_has(&frame->infer->choices, expr))
        type_observe(frame->types, joined);
    if (joined->kind == TYPE_DYNAMIC && body->kind != TYPE_DYNAMIC && orelse->kind != TYPE_DYNAMIC)
        infer_report(frame, DIAG_boxed, expr->span, "this is %s or %s", text_of(frame, body), text_of(frame, orelse));
    if (truth != TRUTH_UNKNOWN && joined->literal.is_set && test->literal.is_settled) {
        Type copy = *joined; /* chosen by what the platform is: as settled as that */
        copy.literal.is_settled = true;
        joined = type_intern(frame->types, &copy);
    }
    return joined;
}

/* ---- displays ----------------------------------------------------------------------------------------------------------- */

/* Items of several representations: said where the container is made, and (call_rule.c) where such an item is added. */
static void report_mixed_items(Frame *frame, Expr *expr)
{
    ExprEntry *first = NULL;
    vec_each(i, &expr->sequence.items) {
        ExprEntry *entry = pointer_map_get(&frame->state->exprs, expr->sequence.items.items[i]);
        if (expr->sequence.items.items[i]->kind == EXPR_STARRED)
            continue;
        if (first && entry && !type_join_strict(frame->types, entry_type(first), entry_type(entry))) {
            const Cell *cell = cell_root(cell_of(frame, expr, 1));
            if (cell->items[0]->kind == TYPE_DYNAMIC && infer_notes_boxed(frame, cell))
                infer_report(frame, DIAG_boxed, expr->span, "the items are %s and %s", text_of(frame, entry_type(first)),
                             text_of(frame, entry_type(entry)));
            return;
        }
        first = first ? first : entry;
    }
}

static bool holds_float(Frame *frame, const Expr *display)
{
    vec_each(i, &display->sequence.items) {
        Expr *item = display->sequence.items.items[i];
        if (item->kind != EXPR_STARRED && infer_expr(frame, item)->kind == TYPE_FLOAT)
            return true;
    }
    return false;
}

static const Type *infer_sequence(Frame *frame, Expr *expr, TypeKind kind)
{
    bool makes_floats = frame->takes_numbers && holds_float(frame, expr);
    Cell *cell = cell_of(frame, expr, 1);
    vec_each(i, &expr->sequence.items) {
        Expr *item = expr->sequence.items.items[i];
        const Type *type = infer_expr(frame, item);
        if (item->kind == EXPR_STARRED) {
            const Type *inner = item_of_iterable(frame, infer_expr(frame, item->starred.value));
            type = inner ? inner : frame->types->error;
        }
        if (makes_floats && type_is_number(type))
            type = frame->types->float_;
        cell_add(frame->types, cell, 0, type);
    }
    report_mixed_items(frame, expr);
    Type shape = {.kind = kind};
    return type_with_cell(frame->types, &shape, cell_root(cell));
}

enum { MAX_TUPLE = 256, MAX_DEPTH = 8 };

static int depth_of_tuple(const Type *type)
{
    int depth = 0;
    type = type_unwrap(type);
    for (size_t i = 0; type->kind == TYPE_TUPLE && i < type->item_count; i++) {
        int inner = depth_of_tuple(type->items[i]);
        depth = depth < inner ? inner : depth;
    }
    return depth + (type->kind == TYPE_TUPLE);
}

/* node = (node, value): tuples that grow with every round have boxed items. */
static const Type *item_of_tuple(Frame *frame, const Type *type)
{
    if (depth_of_tuple(type) < MAX_DEPTH)
        return type;
    type_box(frame->types, type);
    return frame->types->dynamic;
}

static const Type *infer_tuple(Frame *frame, Expr *expr)
{
    const Type *items[MAX_TUPLE];
    size_t count = 0;
    bool is_open = false;
    vec_each(i, &expr->sequence.items) {
        Expr *item = expr->sequence.items.items[i];
        const Type *type = infer_expr(frame, item);
        bool is_fixed = item->kind == EXPR_STARRED && type->kind == TYPE_TUPLE && !type->is_variadic;
        if (item->kind == EXPR_STARRED && !is_fixed) {
            const Type *inner = item_of_iterable(frame, type);
            type = inner ? inner : frame->types->error;
            is_open = true;
        }
        for (size_t k = 0; k < (is_fixed ? type->item_count : 1); k++) {
            if (count == MAX_TUPLE) {
                is_open = true;
                break;
            }
            items[count++] = item_of_tuple(frame, is_fixed ? type->items[k] : type);
        }
    }
    if (!is_open)
        return type_tuple(frame->types, items, count);
    const Type *joined = frame->types->never;
    for (size_t i = 0; i < count; i++)
        joined = type_join_unlike(frame->types, joined, items[i]);
    return type_tuple_of(frame->types, type_widen(frame->types, joined));
}

static Name record_name(Frame *frame)
{
    const char *wanted = "record";
    if (frame->stmt && frame->stmt->kind == STMT_ASSIGN && frame->stmt->assign.targets.items[0]->kind == EXPR_NAME)
        wanted = frame->stmt->assign.targets.items[0]->name.id->text;
    return unique_identifier(frame->infer, arena_printf(frame->arena, "%s_fields", wanted));
}

static bool has_constant_keys(const Expr *expr)
{
    vec_each(i, &expr->dict.keys) {
        const Expr *key = expr->dict.keys.items[i];
        if (key && (key->kind != EXPR_CONSTANT || key->constant.kind != CONSTANT_STR))
            return false;
    }
    return expr->dict.keys.count > 0;
}

/* {**other}: its items; both are dicts then, no records. */
static void add_spread_dict(Frame *frame, Cell *cell, const Type *type, Span span)
{
    type = type_unwrap(type);
    cell_demote(frame->types, cell);
    if (type->kind == TYPE_DICT && type->cell)
        cell_demote(frame->types, type->cell);
    if (type->kind != TYPE_DICT && type->kind > TYPE_ERROR && type->kind != TYPE_DYNAMIC)
        infer_report(frame, DIAG_bad_operand, span, "%s cannot be spread into a dict", text_of(frame, type));
    for (size_t i = 0; i < 2; i++)
        if (type->kind == TYPE_DICT || type->kind == TYPE_DYNAMIC)
            cell_add(frame->types, cell, i, type->kind == TYPE_DICT ? type_item(type, i) : type);
}

static const Type *infer_dict(Frame *frame, Expr *expr)
{
    bool is_new = !pointer_map_has(&frame->state->cells, expr);
    Cell *cell = cell_of(frame, expr, 2);
    if (is_new && has_constant_keys(expr)) {
        cell->is_record = true;
        cell->record_name = record_name(frame);
        cell->home = frame->instance;
        cell->depth = frame->depth;
    }
    vec_each(i, &expr->dict.keys) {
        Expr *key = expr->dict.keys.items[i];
        if (!key && frame->infer->has_containers)
            expr->dict.values.items[i] = container_spelled_out(frame, expr->dict.values.items[i]);
        const Type *value = infer_expr(frame, expr->dict.values.items[i]);
        if (!key) {
            add_spread_dict(frame, cell, value, expr->dict.values.items[i]->span);
            continue;
        }
        const Type *key_type = infer_expr(frame, key);
        if (key_type->kind == TYPE_STR && key->kind == EXPR_CONSTANT)
            cell_add_field(frame->types, cell, name_intern(frame->infer->names, key->constant.text),
                           type_widen(frame->types, value));
        cell_add(frame->types, cell, 0, key_type);
        cell_add(frame->types, cell, 1, value);
    }
    cell = cell_root(cell);
    bool is_mixed = !cell->is_record && (cell->items[0]->kind == TYPE_DYNAMIC || cell->items[1]->kind == TYPE_DYNAMIC);
    if (is_mixed && expr->dict.keys.count > 1 && infer_notes_boxed(frame, cell))
        infer_report(frame, DIAG_boxed, expr->span, "the keys or values of this dict have no common type");
    Type shape = {.kind = TYPE_DICT};
    return type_with_cell(frame->types, &shape, cell_root(cell));
}

/* ---- the rest ----------------------------------------------------------------------------------------------------------- */

static void infer_defaults(Frame *frame, const ParamVec *params)
{
    vec_each(i, params) {
        Param *param = params->items[i];
        if (!param->default_value)
            continue;
        const Type *type = infer_expr(frame, param->default_value);
        record_copy(frame->types, type); /* all calls share it */
        pointer_map_set(frame->arena, &frame->infer->default_types, param, (void *)type);
    }
}

void infer_param_defaults(Frame *frame, const Params *params)
{
    infer_defaults(frame, &params->posonly);
    infer_defaults(frame, &params->args);
    infer_defaults(frame, &params->kwonly);
}

static const Type *infer_lambda(Frame *frame, Expr *expr, ExprInfo *info)
{
    UserFunction *function = pointer_map_get(&frame->infer->functions, expr);
    infer_param_defaults(frame, &expr->lambda.params);
    info->resolution = RESOLVED_ENTITY;
    return function_value(frame, function);
}

/* f"{x:spec}" with an __format__ of the script: x.__format__("spec") */
static const Type *formatted_by_method(Frame *frame, Expr *expr)
{
    const Type *type = infer_expr(frame, expr->formatted.value);
    bool is_object = type->kind == TYPE_INSTANCE && type->class_->user && expr->formatted.conversion == CONVERSION_NONE;
    const UserFunction *method = is_object ? class_method(type->class_, name_intern(frame->infer->names, "__format__")) : NULL;
    if (!method || (method->is_made && !expr->formatted.format_spec)) /* of what we wrote it is str() then */
        return type;
    Expr *call = synth_expr(frame->infer, "x.__format__('')", expr->span);
    call->call.func->attribute.value = expr->formatted.value;
    if (expr->formatted.format_spec)
        call->call.args.items[0] = expr->formatted.format_spec;
    expr->formatted.value = call;
    expr->formatted.format_spec = NULL;
    return infer_expr(frame, call);
}

static const Type *infer_formatted(Frame *frame, Expr *expr)
{
    const Type *type = formatted_by_method(frame, expr);
    if (type->kind == TYPE_DICT && type->cell)
        cell_demote(frame->types, type->cell);
    observe_formatted(frame, expr, type);
    if (expr->formatted.format_spec)
        infer_expr(frame, expr->formatted.format_spec);
    return frame->types->str;
}

static const Type *infer_joined(Frame *frame, Expr *expr)
{
    vec_each(i, &expr->joined.parts)
        infer_expr(frame, expr->joined.parts.items[i]);
    return frame->types->str;
}

static const Type *infer_yield(Frame *frame, Expr *expr)
{
    if (expr->kind == EXPR_AWAIT) {
        infer_report(frame, DIAG_not_supported, expr->span, "`await` is not supported");
        return infer_expr(frame, expr->yield.value);
    }
    const Type *type = expr->yield.value ? infer_expr(frame, expr->yield.value) : frame->types->none;
    if (expr->kind == EXPR_YIELD_FROM) {
        const Type *item = item_of_iterable(frame, type);
        type = item ? item : frame->types->error;
    }
    if (type->kind == TYPE_DICT && type->cell) /* an item is an object: no struct */
        cell_demote(frame->types, type->cell);
    add_yield(frame, type);
    bool is_statement = frame->stmt && frame->stmt->kind == STMT_EXPR && frame->stmt->expr.value == expr;
    return is_statement ? frame->types->none : frame->types->dynamic; /* what send() gives, or the inner generator returns */
}

static const Type *infer_named(Frame *frame, Expr *expr)
{
    const Type *type = infer_expr(frame, expr->named.value);
    record_copy(frame->types, type); /* the name and who takes the value */
    assign_target(frame, expr->named.target, type, expr->named.value);
    return type;
}

static const Type *infer_slice(Frame *frame, Expr *expr)
{
    Expr *parts[] = {expr->slice.lower, expr->slice.upper, expr->slice.step};
    for (size_t i = 0; i < 3; i++)
        if (parts[i])
            infer_expr(frame, parts[i]);
    return frame->types->slice;
}

static const Type *infer_kind(Frame *frame, Expr *expr, ExprInfo *info)
{
    switch (expr->kind) {
    case EXPR_CONSTANT:
        return infer_constant(frame, expr);
    case EXPR_NAME:
        return infer_name(frame, expr, info);
    case EXPR_ATTRIBUTE:
        return infer_attribute(frame, expr, info);
    case EXPR_SUBSCRIPT:
        return infer_subscript(frame, expr, info);
    case EXPR_CALL:
        return infer_call(frame, expr, info);
    case EXPR_BIN_OP:
    case EXPR_UNARY_OP:
        return infer_operator(frame, expr, info);
    case EXPR_COMPARE:
        return infer_compare(frame, expr, info);
    case EXPR_BOOL_OP:
        return infer_bool_op(frame, expr, info);
    case EXPR_IF:
        return infer_if_exp(frame, expr, info);
    case EXPR_LIST:
        return infer_sequence(frame, expr, TYPE_LIST);
    case EXPR_SET:
        return infer_sequence(frame, expr, TYPE_SET);
    case EXPR_TUPLE:
        return infer_tuple(frame, expr);
    case EXPR_DICT:
        return infer_dict(frame, expr);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        return infer_comprehension(frame, expr, info);
    case EXPR_LAMBDA:
        return infer_lambda(frame, expr, info);
    case EXPR_FORMATTED_VALUE:
        return infer_formatted(frame, expr);
    case EXPR_JOINED_STR:
        return infer_joined(frame, expr);
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return infer_yield(frame, expr);
    case EXPR_NAMED:
        return infer_named(frame, expr);
    case EXPR_STARRED:
        return infer_expr(frame, expr->starred.value);
    case EXPR_SLICE:
        return infer_slice(frame, expr);
    default:
        infer_report(frame, DIAG_not_supported, expr->span, "this expression is not supported");
        return frame->types->error;
    }
}

/* What reads a place that goes on holding what is in it. */
static bool is_place(const Expr *expr)
{
    return expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
}

const Type *infer_expr(Frame *frame, Expr *expr)
{
    bool is_held = frame->held == expr;
    if (frame->looked_at == expr)
        return entry_type(pointer_map_get(&frame->state->exprs, expr));
    enum_spell_look_up(frame, expr);
    dict_spell_display(frame, expr);
    tqdm_spell_postfix(frame, expr);
    ExprInfo *info = info_of(frame, expr);
    const Expr *outer = frame->looked_at;
    Expr *replacement = class_replacement(frame, expr);
    if (!replacement)
        replacement = names_replacement(frame, expr);
    if (!replacement)
        replacement = format_replacement(frame, expr);
    if (!replacement)
        replacement = power_replacement(frame, expr);
    if (!replacement)
        replacement = legacy_replacement(frame, expr);
    info->replacement = replacement;
    const Type *type = replacement ? infer_expr(frame, replacement) : infer_kind(frame, expr, info);
    if (!is_held && is_place(expr) && expr->context == CONTEXT_LOAD)
        record_copy(frame->types, type);
    info->type = frame->infer->is_final ? type_resolve(frame->types, type) : type;
    ((ExprEntry *)info)->raw = type; /* info is the entry's first member */
    if (type->kind == TYPE_ERROR && info->resolution == RESOLVED_VALUE)
        info->resolution = RESOLVED_ERROR;
    if (info->truth == TRUTH_UNKNOWN)
        info->truth = truth_of(frame, expr, type);
    frame->looked_at = outer;
    return type;
}
