/*
 * The class of an object as a value: type(x), x.__class__. Where one class is all that x can be, it is known at convert time. Where
 * classes below have instances too, its name and comparisons with it are asked of the object.
 */
#include "sema/infer.h"

/* x of type(x) or x.__class__ where x is an object of the script; NULL of anything else. */
static Expr *object_of(Frame *frame, Expr *expr)
{
    bool is_type = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "type") &&
                   expr->call.args.count == 1 && expr->call.keywords.count == 0 && !symbol_of(frame, expr->call.func->name.id);
    if (is_type)
        return expr->call.args.items[0];
    return expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == frame->infer->known.class_ ? expr->attribute.value : NULL;
}

bool class_has_others_below(Frame *frame, const Class *class_)
{
    const Program *program = frame->infer->program;
    for (size_t i = 0; class_->has_below && i < program->classes.count; i++) {
        const UserClass *below = program->classes.items[i];
        if (&below->class_ != class_ && below->is_instantiated && class_derives_from(&below->class_, class_))
            return true;
    }
    return false;
}

static bool has_truth(Frame *frame, const Class *class_)
{
    Name names[] = {name_intern(frame->infer->names, "__bool__"), frame->infer->known.len};
    for (size_t i = 0; i < 2; i++)
        if (member_of_class_object(frame, class_, names[i]).kind != MEMBER_NONE)
            return true;
    return false;
}

bool class_is_always_true(Frame *frame, const Class *class_)
{
    const Program *program = frame->infer->program;
    if (has_truth(frame, class_))
        return false;
    if (!class_->has_below)
        return true;
    vec_each(i, &program->classes)
        if (class_derives_from(&program->classes.items[i]->class_, class_) && has_truth(frame, &program->classes.items[i]->class_))
            return false;
    return true;
}

bool class_is_any_module(const Class *class_)
{
    return name_is(class_->qualified, "torch.nn.Module") || name_is(class_->qualified, "torch.nn._Loss");
}

/* The object whose class is known only at run time. */
static Expr *open_object(Frame *frame, Expr *expr)
{
    Expr *object = object_of(frame, expr);
    const Type *type = object ? type_unwrap(infer_expr(frame, object)) : NULL;
    bool is_open = type && type->kind == TYPE_INSTANCE && type->class_->user && class_has_others_below(frame, type->class_);
    is_open |= type && type->kind == TYPE_INSTANCE && class_is_any_module(type->class_); /* of model.modules() */
    is_open |= type && type->kind == TYPE_INSTANCE && class_is(type->class_, "torch._Node");
    bool is_error = type && type->kind == TYPE_INSTANCE && class_is(type->class_, "builtins.BaseException");
    return is_open || is_error ? object : NULL;
}

static Expr *made_call(Frame *frame, const char *text, Span span, Expr *first, Expr *second)
{
    Expr *call = synth_expr(frame->infer, text, span);
    vec_push(frame->arena, &call->call.args, first);
    if (second)
        vec_push(frame->arena, &call->call.args, second);
    return call;
}

/* Made once for an expression, as the tables are kept by expression. */
Expr *kept_replacement(Frame *frame, const Expr *expr, Expr *made)
{
    Expr *before = pointer_map_get(&frame->infer->replacements, expr);
    if (!before)
        pointer_map_set(frame->arena, &frame->infer->replacements, expr, made);
    return before ? before : made;
}

static Expr *known_replacement(Frame *frame, const Expr *expr)
{
    return pointer_map_get(&frame->infer->replacements, expr);
}

static Expr *name_of_class(Frame *frame, Expr *expr)
{
    const struct BuiltinNames *known = &frame->infer->known;
    Name name = expr->attribute.name;
    if (name != known->name && !name_is(name, "__qualname__"))
        return NULL;
    Expr *object = open_object(frame, expr->attribute.value);
    if (!object)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    return made ? made : kept_replacement(frame, expr, made_call(frame, "_class_name()", expr->span, object, NULL));
}

/* type(a) == B, type(a) is type(b). */
static Expr *class_comparison(Frame *frame, Expr *expr)
{
    if (expr->compare.rest.count != 1)
        return NULL;
    CompareOperator op = expr->compare.ops[0];
    bool is_negative = op == COMPARE_NOT_EQ || op == COMPARE_IS_NOT;
    if (op != COMPARE_EQ && op != COMPARE_IS && !is_negative)
        return NULL;
    Expr *left = expr->compare.left, *right = expr->compare.rest.items[0];
    if (!object_of(frame, left) && !object_of(frame, right))
        return NULL;
    Expr *first = open_object(frame, left), *second = open_object(frame, right);
    if (!first && !second)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    Expr *call;
    if (first && object_of(frame, right))
        call = made_call(frame, "_same_class()", expr->span, first, object_of(frame, right));
    else if (second && object_of(frame, left))
        call = made_call(frame, "_same_class()", expr->span, object_of(frame, left), second);
    else
        call = made_call(frame, "_is_exactly()", expr->span, first ? first : second, first ? right : left);
    if (is_negative) {
        Expr *negation = synth_expr(frame->infer, "not x", expr->span);
        negation->unary_op.operand = call;
        call = negation;
    }
    return kept_replacement(frame, expr, call);
}

/* p[0] of a named tuple. */
static Expr *named_item(Frame *frame, Expr *expr)
{
    const Expr *index = expr->subscript.index;
    bool is_negative = index->kind == EXPR_UNARY_OP && index->unary_op.op == UNARY_MINUS;
    const Expr *number = is_negative ? index->unary_op.operand : index;
    bool is_constant = number->kind == EXPR_CONSTANT && number->constant.kind == CONSTANT_INT;
    if (!frame->infer->has_tuples)
        return NULL;
    frame->held = expr->subscript.value; /* a look at it makes no second holder of a dict */
    const UserClass *class_ = namedtuple_of(infer_expr(frame, expr->subscript.value));
    if (!class_)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    int64_t at = is_constant ? number->constant.integer * (is_negative ? -1 : 1) : 0;
    int64_t count = (int64_t)class_->data_fields.count;
    at = at < 0 ? at + count : at;
    if (is_constant && at >= 0 && at < count)
        return kept_replacement(frame, expr, namedtuple_field(frame, class_, expr->subscript.value, (size_t)at, expr->span));
    Expr *item = synth_expr(frame->infer, "x[0]", expr->span);
    item->subscript.value = namedtuple_spelled_out(frame, expr->subscript.value);
    item->subscript.index = expr->subscript.index;
    return kept_replacement(frame, expr, item);
}

/* p == (1, 2) */
static Expr *tuple_comparison(Frame *frame, Expr *expr)
{
    if (!frame->infer->has_tuples || expr->compare.rest.count != 1)
        return NULL;
    Expr *left = expr->compare.left, *right = expr->compare.rest.items[0];
    const Type *a = infer_expr(frame, left), *b = infer_expr(frame, right);
    bool is_left = namedtuple_of(a) && b->kind == TYPE_TUPLE, is_right = namedtuple_of(b) && a->kind == TYPE_TUPLE;
    bool is_membership = expr->compare.ops[0] == COMPARE_IN || expr->compare.ops[0] == COMPARE_NOT_IN;
    if ((!is_left && !is_right && !(is_membership && namedtuple_of(b))) || (is_membership && is_left))
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "a == b", expr->span);
    made->compare.ops[0] = expr->compare.ops[0];
    made->compare.left = is_left ? namedtuple_spelled_out(frame, left) : left;
    made->compare.rest.items[0] = is_left ? right : namedtuple_spelled_out(frame, right);
    return kept_replacement(frame, expr, made);
}

/* super().__new__(cls), object.__new__(cls): an object that nothing was done to yet. */
static Expr *raw_object(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    bool is_new = func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "__new__") && expr->call.args.count >= 1;
    const Expr *owner = is_new ? func->attribute.value : NULL;
    static const char *const bases[] = {"object", "str", "int", "float", "tuple"};
    bool is_object = false;
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        is_object |= owner && owner->kind == EXPR_NAME && name_is(owner->name.id, bases[i]);
    if (!is_new || (!is_object && !is_super_call(frame, owner)))
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    const UserClass *class_ = current_class(frame);
    if (class_ && expr->call.args.count == 2 && pointer_map_has(&class_->methods, name_intern(frame->infer->names, "_of"))) { /* of a str, int ... */
        made = made_call(frame, "x._of()", expr->span, expr->call.args.items[1], NULL);
        made->call.func->attribute.value = expr->call.args.items[0];
        return kept_replacement(frame, expr, made);
    }
    return kept_replacement(frame, expr, made_call(frame, "_raw_object()", expr->span, expr->call.args.items[0], NULL));
}

static bool is_rule(const Type *callee, const char *qualified)
{
    return callee->kind == TYPE_FUNCTION && callee->rule && name_is(callee->rule->qualified, qualified);
}

static bool is_data(const Type *type)
{
    return type->kind == TYPE_INSTANCE && type->class_->user && type->class_->user->is_dataclass;
}

/* _data_dict(self.x) in what we write for asdict: a data class gives its own dict, anything else itself. */
static Expr *data_part(Frame *frame, Expr *expr, bool is_tuple)
{
    Expr *value = expr->call.args.items[0];
    const Type *type = infer_expr(frame, value), *item = type->kind == TYPE_LIST ? type_item(type, 0) : type;
    const char *method = is_tuple ? "_astuple" : "_asdict", *text;
    if (!is_data(type_unwrap(item)))
        return value;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    if (type->kind == TYPE_LIST)
        text = arena_printf(frame->arena, "[part.%s() for part in x]", method);
    else if (type_is_optional(type))
        text = arena_printf(frame->arena, "x.%s() if x is not None else None", method);
    else
        text = arena_printf(frame->arena, "x.%s()", method);
    made = synth_expr(frame->infer, text, expr->span);
    if (type->kind == TYPE_LIST) {
        made->comp.generators.items[0]->iter = value;
        scopes_add_expr(frame, made);
    } else if (type_is_optional(type)) {
        made->if_exp.test->compare.left = value;
        made->if_exp.body->call.func->attribute.value = value;
    } else {
        made->call.func->attribute.value = value;
    }
    return kept_replacement(frame, expr, made);
}

static const Expr *only_starred(const Expr *call)
{
    bool is_one = call->kind == EXPR_CALL && call->call.args.count == 1 && call->call.keywords.count == 0;
    const Expr *arg = is_one ? call->call.args.items[0] : NULL;
    return arg && arg->kind == EXPR_STARRED ? arg->starred.value : NULL;
}

/* Transition(*zip(*memory)): the columns of a list of named tuples, in a named tuple of a class of its own, as its fields are of
 * other types. */
static Expr *columns_call(Frame *frame, Expr *expr)
{
    const Expr *zip = only_starred(expr);
    bool is_zip = zip && zip->kind == EXPR_CALL && zip->call.func->kind == EXPR_NAME && name_is(zip->call.func->name.id, "zip");
    Expr *rows = is_zip ? (Expr *)only_starred(zip) : NULL;
    if (!rows || (rows->kind != EXPR_NAME && rows->kind != EXPR_ATTRIBUTE))
        return NULL;
    const Type *callee = infer_expr(frame, expr->call.func), *type = type_unwrap(infer_expr(frame, rows));
    const UserClass *class_ = callee->kind == TYPE_CLASS && callee->class_ ? callee->class_->user : NULL;
    const UserClass *row = type->kind == TYPE_LIST ? namedtuple_of(type_item(type, 0)) : NULL;
    if (!class_ || !class_->is_tuple || !row || class_->data_fields.count != row->data_fields.count)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    Text text = {0};
    text_printf(&text, "_namedtuple('%s', '", class_->class_.name->text);
    vec_each(i, &class_->data_fields)
        text_printf(&text, "%s ", class_->data_fields.items[i].name->text);
    text_add(&text, "')(");
    vec_each(i, &class_->data_fields)
        text_printf(&text, "tuple([row.%s for row in rows]), ", row->data_fields.items[i].name->text);
    text_add(&text, ")");
    made = synth_expr(frame->infer, text_string(&text), expr->span);
    text_release(&text);
    vec_each(i, &made->call.args)
        made->call.args.items[i]->call.args.items[0]->comp.generators.items[0]->iter = rows;
    scopes_add_expr(frame, made);
    return kept_replacement(frame, expr, made);
}

/* dataclasses.fields(c) and is_dataclass(c), of an object or its class. */
static Expr *data_question(Frame *frame, Expr *expr, bool is_fields)
{
    const Type *callee = infer_expr(frame, expr->call.func), *type = type_unwrap(infer_expr(frame, expr->call.args.items[0]));
    const UserClass *class_ = (type->kind == TYPE_INSTANCE || type->kind == TYPE_CLASS) && type->class_ ? type->class_->user : NULL;
    class_ = class_ && class_->is_dataclass ? class_ : NULL;
    if (!is_rule(callee, is_fields ? "dataclasses.fields" : "dataclasses.is_dataclass") || type->kind == TYPE_NEVER || type->kind == TYPE_DYNAMIC)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made || (is_fields && !class_))
        return made;
    made = is_fields ? dataclass_fields(frame, class_, expr->span) : synth_expr(frame->infer, class_ ? "True" : "False", expr->span);
    return kept_replacement(frame, expr, made);
}

/* dataclasses.replace(c, x=1), p._replace(x=1), asdict(c), astuple(c) */
static Expr *data_call(Frame *frame, Expr *expr)
{
    Expr *func = expr->call.func, *object = NULL;
    bool is_method = func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "_replace");
    if ((!frame->infer->has_data && !(func->kind == EXPR_NAME && name_is(func->name.id, "is_dataclass"))) || (!is_method && expr->call.args.count != 1) || (func->kind != EXPR_NAME && func->kind != EXPR_ATTRIBUTE))
        return NULL;
    Name last = func->kind == EXPR_NAME ? func->name.id : func->attribute.name;
    if (name_is(last, "_data_dict") || name_is(last, "_data_tuple"))
        return data_part(frame, expr, name_is(last, "_data_tuple"));
    if (!is_method && (name_is(last, "fields") || name_is(last, "is_dataclass")))
        return data_question(frame, expr, name_is(last, "fields"));
    bool is_known = is_method || name_is(last, "replace") || name_is(last, "asdict") || name_is(last, "astuple");
    if (!is_known)
        return NULL;
    object = is_method ? func->attribute.value : expr->call.args.items[0];
    const Type *callee = is_method ? NULL : infer_expr(frame, func), *type = type_unwrap(infer_expr(frame, object));
    UserClass *class_ = type->kind == TYPE_INSTANCE && type->class_->user && type->class_->user->data_fields.count ? type->class_->user : NULL;
    if (!class_ || (is_method && !class_->is_tuple))
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    if (is_method || is_rule(callee, "dataclasses.replace"))
        return kept_replacement(frame, expr, dataclass_replaced(frame, class_, object, &expr->call.keywords, expr->span));
    bool is_dict = is_rule(callee, "dataclasses.asdict");
    if (!is_dict && !is_rule(callee, "dataclasses.astuple"))
        return NULL;
    made = synth_expr(frame->infer, is_dict ? "x._asdict()" : "x._astuple()", expr->span);
    made->call.func->attribute.value = object;
    return kept_replacement(frame, expr, made);
}

/* What only setattr with a computed name may set, and the class has as well, is the class's as far as can be seen here. */
static bool is_own_field(const Class *class_, const Field *field)
{
    for (size_t i = 0; !field->is_written && i < class_->mro_count; i++) {
        const UserClass *part = class_->mro[i]->user;
        for (size_t k = 0; part && k < part->attributes.count; k++)
            if (part->attributes.items[k]->is_in_body && part->attributes.items[k]->name == field->name)
                return false;
    }
    return true;
}

static void put_fields(Text *out, const Class *class_)
{
    if (!class_ || !class_->user)
        return;
    put_fields(out, class_->base);
    vec_each(i, &class_->user->fields)
        if (is_own_field(class_, class_->user->fields.items[i]) && find_field(class_, class_->user->fields.items[i]->name) == class_->user->fields.items[i])
            text_printf(out, "%1$s'%2$s': x.%2$s", out->length > 1 ? ", " : "", class_->user->fields.items[i]->name->text);
}

/* vars(C) and C.__dict__: what the class statement binds, in its order. What Python adds is there by name. */
static Expr *dict_of_class(Frame *frame, Expr *expr, Expr *object, const UserClass *class_)
{
    Expr *made = known_replacement(frame, expr);
    const Block *body = &class_->def->class_def.body;
    if (made)
        return made;
    Text text = {0};
    text_printf(&text, "{'__module__': '%s'", class_->module->is_main ? "__main__" : class_->module->name->text);
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        const Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0]
                             : stmt->kind == STMT_ANN_ASSIGN && stmt->ann_assign.value    ? stmt->ann_assign.target : NULL;
        const UserFunction *method = stmt->kind == STMT_FUNCTION_DEF ? pointer_map_get(&frame->infer->functions, stmt) : NULL;
        if (target && target->kind == EXPR_NAME)
            text_printf(&text, ", '%1$s': x.%1$s", target->name.id->text);
        if (method && !method->is_made)
            text_printf(&text, method->is_property ? ", '%1$s': None" : ", '%1$s': x.%1$s", stmt->function_def.name->text);
    }
    text_add(&text, ", '__dict__': None, '__weakref__': None, '__doc__': None}");
    made = synth_expr(frame->infer, text_string(&text), expr->span);
    text_release(&text);
    vec_each(i, &made->dict.values)
        if (made->dict.values.items[i]->kind == EXPR_ATTRIBUTE)
            made->dict.values.items[i]->attribute.value = object;
    return kept_replacement(frame, expr, made);
}

/* x.__dict__ and vars(x) of an object whose class is known: a new dict of its fields. They grow while types are found. */
static Expr *dict_of_object(Frame *frame, Expr *expr, Expr *object)
{
    const Type *type = infer_expr(frame, object);
    if (type->kind == TYPE_CLASS && type->class_ && type->class_->user && !type->class_->user->is_enum)
        return dict_of_class(frame, expr, object, type->class_->user);
    if (!names_check_vars(frame, type, expr->span))
        return NULL;
    bool is_plain = type->kind == TYPE_INSTANCE && type->class_->user && !class_is(type->class_, "torch.nn.Module") &&
                    !class_has_others_below(frame, type->class_) && object->kind == EXPR_NAME;
    if (!is_plain)
        return NULL;
    Text text = {0};
    text_add(&text, "{");
    put_fields(&text, type->class_);
    text_add(&text, "}");
    Expr *made = known_replacement(frame, expr);
    size_t count = made ? made->dict.keys.count : 0;
    Expr *now = synth_expr(frame->infer, text_string(&text), expr->span);
    text_release(&text);
    if (made && now->dict.keys.count == count)
        return made;
    vec_each(i, &now->dict.values)
        now->dict.values.items[i]->attribute.value = object;
    pointer_map_set(frame->arena, &frame->infer->replacements, expr, now);
    frame->types->changes++;
    return now;
}

/* Point._fields */
static Expr *names_of_fields(Frame *frame, Expr *expr)
{
    if (!frame->infer->has_tuples || !name_is(expr->attribute.name, "_fields"))
        return NULL;
    const Type *type = type_unwrap(infer_expr(frame, expr->attribute.value));
    const UserClass *class_ = (type->kind == TYPE_CLASS || type->kind == TYPE_INSTANCE) && type->class_ ? type->class_->user : NULL;
    if (!class_ || !class_->is_tuple)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    Text text = {0};
    text_add_char(&text, '(');
    vec_each(i, &class_->data_fields)
        text_printf(&text, "'%s', ", class_->data_fields.items[i].name->text);
    text_add_char(&text, ')');
    made = synth_expr(frame->infer, text_string(&text), expr->span);
    text_release(&text);
    return kept_replacement(frame, expr, made);
}

/* dict(x) of an object of the script with keys() and []. */
static Expr *dict_of_mapping(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    bool is_dict = func->kind == EXPR_NAME && name_is(func->name.id, "dict") && expr->call.args.count == 1 && !expr->call.keywords.count;
    Expr *object = is_dict ? expr->call.args.items[0] : NULL;
    if (!object || symbol_of(frame, func->name.id))
        return NULL;
    const Type *type = infer_expr(frame, object);
    bool is_environment = type_is_instance_of(type, "os._Environ");
    if (!is_environment && (type->kind != TYPE_INSTANCE || !type->class_->user || !class_method(type->class_, name_intern(frame->infer->names, "keys"))))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    if (is_environment) {
        made = synth_expr(frame->infer, "x.copy()", expr->span);
        made->call.func->attribute.value = object;
        return kept_replacement(frame, expr, made);
    }
    if (object->kind != EXPR_NAME && object->kind != EXPR_ATTRIBUTE) { /* it is evaluated once */
        made = synth_expr(frame->infer, "(lambda x: {key: x[key] for key in x.keys()})(x)", expr->span);
        made->call.args.items[0] = object;
        scopes_add_expr(frame, made);
        return kept_replacement(frame, expr, made);
    }
    made = synth_expr(frame->infer, "{key: x[key] for key in x.keys()}", expr->span);
    made->comp.element->subscript.value = object;
    made->comp.generators.items[0]->iter->call.func->attribute.value = object;
    scopes_add_expr(frame, made);
    return kept_replacement(frame, expr, made);
}

static bool is_builtin_call(Frame *frame, const Expr *expr, const char *name, size_t count)
{
    return expr->kind == EXPR_CALL && expr->call.args.count == count && !expr->call.keywords.count && expr->call.func->kind == EXPR_NAME &&
           name_is(expr->call.func->name.id, name) && !symbol_of(frame, expr->call.func->name.id);
}

/* next(x, default) of an object of the script. */
static Expr *next_or(Frame *frame, Expr *expr)
{
    if (!is_builtin_call(frame, expr, "next", 2))
        return NULL;
    const Type *type = type_unwrap(infer_expr(frame, expr->call.args.items[0]));
    bool is_object = type->kind == TYPE_INSTANCE && type->class_->user && class_method(type->class_, name_intern(frame->infer->names, "__next__"));
    Expr *made = is_object ? known_replacement(frame, expr) : NULL;
    if (!is_object || made)
        return made;
    return kept_replacement(frame, expr, made_call(frame, "_next_or()", expr->span, expr->call.args.items[0], expr->call.args.items[1]));
}

/* isinstance(x, type(None)) is x is None. */
static Expr *none_test(Frame *frame, Expr *expr)
{
    const Expr *class_ = is_builtin_call(frame, expr, "isinstance", 2) ? expr->call.args.items[1] : NULL;
    const Expr *of = class_ && is_builtin_call(frame, class_, "type", 1) ? class_->call.args.items[0] : NULL;
    if (!of || of->kind != EXPR_CONSTANT || of->constant.kind != CONSTANT_NONE)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x is None", expr->span);
    made->compare.left = expr->call.args.items[0];
    return kept_replacement(frame, expr, made);
}

/* The classes that the object may be of are values: what type() of it gives is called, compared, looked up. */
static void box_classes(Frame *frame, const Class *class_)
{
    const Program *program = frame->infer->program;
    vec_each(i, &program->classes) {
        UserClass *below = program->classes.items[i];
        if (below->is_instantiated && class_derives_from(&below->class_, class_))
            type_box(frame->types, type_class(frame->types, &below->class_));
    }
}

/* sum(xs) of objects with __radd__: 0 + xs[0] + xs[1] ... */
static Expr *sum_of_objects(Frame *frame, Expr *expr)
{
    if (!is_builtin_call(frame, expr, "sum", 1) && !is_builtin_call(frame, expr, "sum", 2))
        return NULL;
    const Type *item = item_of_iterable(frame, infer_expr(frame, expr->call.args.items[0]));
    bool is_object = item && item->kind == TYPE_INSTANCE && item->class_->user && class_method(item->class_, name_intern(frame->infer->names, "__radd__"));
    if (!is_object)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    made = made_call(frame, "_sum_objects()", expr->span, expr->call.args.items[0], expr->call.args.count > 1 ? expr->call.args.items[1] : NULL);
    return kept_replacement(frame, expr, made);
}

static bool is_context_of(const Stmt *with, const Expr *expr)
{
    vec_each(i, &with->with_stmt.items)
        if (with->with_stmt.items.items[i]->context == expr)
            return true;
    return false;
}

/* nullcontext() that is not what `with` meets there: a generator, as @contextmanager makes them. */
static Expr *nullcontext_value(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    Name name = func->kind == EXPR_NAME ? func->name.id : func->kind == EXPR_ATTRIBUTE ? func->attribute.name : NULL;
    bool is_torchs = frame->infer->keeps_contexts && !expr->call.args.count && !expr->call.keywords.count;
    if (!name_is(name, "nullcontext") || is_torchs || (frame->stmt && frame->stmt->kind == STMT_WITH && is_context_of(frame->stmt, expr)))
        return NULL;
    const Type *type = infer_expr(frame, expr->call.func);
    if (type->kind != TYPE_CLASS || !type->class_ || !name_is(type->class_->qualified, "contextlib.nullcontext"))
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "_nullcontext()", expr->span);
    made->call.args = expr->call.args;
    made->call.keywords = expr->call.keywords;
    return kept_replacement(frame, expr, made);
}

/* type(self)(...), isinstance(other, self.__class__): the method is another for each class whose objects run it. Of any other object
 * the class is a value of the run. */
static Expr *class_at_run(Frame *frame, Expr *expr)
{
    Expr *object = object_of(frame, expr);
    const Type *type = object && open_object(frame, expr) ? type_unwrap(infer_expr(frame, object)) : NULL;
    if (!type || !type->class_->user || class_is(type->class_, "builtins.BaseException"))
        return NULL;
    UserFunction *method = frame->function;
    while (method && !method->class_)
        method = method->parent;
    RuleParamKind kind;
    bool is_self = method && !method->is_static && function_param_count(method) && object->kind == EXPR_NAME &&
                   object->name.id == function_param(method, 0, &kind)->name;
    if (is_self) {
        frame->types->changes += !method->uses_class;
        method->uses_class = true;
        return NULL;
    }
    if (class_is(type->class_, "torch.nn.Module")) {
        infer_report(frame, DIAG_not_supported, expr->span, "the class of this object is known only at run time");
        return NULL;
    }
    box_classes(frame, type->class_);
    Expr *made = known_replacement(frame, expr);
    return made ? made : kept_replacement(frame, expr, made_call(frame, "_type_of()", expr->span, object, NULL));
}

/* x.__class__ of a value of Python's own. */
static Expr *class_of_value(Frame *frame, Expr *expr)
{
    if (expr->attribute.name != frame->infer->known.class_ || symbol_of(frame, name_intern(frame->infer->names, "type")))
        return NULL;
    const Type *type = type_unwrap(infer_expr(frame, expr->attribute.value));
    if (type->kind < TYPE_NONE || type->kind > TYPE_DICT || type->kind == TYPE_TENSOR || type->kind == TYPE_DTYPE)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    return made ? made : kept_replacement(frame, expr, made_call(frame, "type()", expr->span, expr->attribute.value, NULL));
}

Expr *class_replacement(Frame *frame, Expr *expr)
{
    Expr *made = frame->infer->has_containers ? container_replacement(frame, expr) : NULL;
    if (!made && frame->infer->has_containers)
        made = namespace_dict(frame, expr);
    if (made)
        return made;
    switch (expr->kind) {
    case EXPR_ATTRIBUTE:
        made = hooked_attribute(frame, expr);
        if (made)
            return made;
        made = name_of_class(frame, expr);
        if (!made)
            made = class_at_run(frame, expr);
        if (!made)
            made = enum_replacement(frame, expr);
        if (!made)
            made = class_tree_attribute(frame, expr);
        if (!made && frame->infer->has_inner_attributes && expr->attribute.value->kind == EXPR_NAME)
            made = function_attribute_read(frame, expr, infer_expr(frame, expr->attribute.value));
        if (!made)
            made = class_of_value(frame, expr);
        if (!made && expr->attribute.name == frame->infer->known.dict && expr->context == CONTEXT_LOAD)
            made = dict_of_object(frame, expr, expr->attribute.value);
        return made ? made : names_of_fields(frame, expr);
    case EXPR_COMPARE:
        enum_replacement(frame, expr);
        made = class_comparison(frame, expr);
        return made ? made : tuple_comparison(frame, expr);
    case EXPR_SUBSCRIPT:
        made = named_item(frame, expr);
        made = made ? made : module_dict_item(frame, expr);
        return made ? made : slice_replacement(frame, expr);
    case EXPR_CALL:
        made = frame->infer->has_tuples ? columns_call(frame, expr) : NULL;
        made = made || !frame->infer->has_tuples ? made : namedtuple_mapped(frame, expr);
        made = made ? made : module_dict_call(frame, expr);
        made = made ? made : transform_call(frame, expr);
        if (!made)
            made = raw_object(frame, expr);
        if (!made)
            made = none_test(frame, expr);
        if (!made)
            made = next_or(frame, expr);
        if (!made)
            made = inspect_replacement(frame, expr);
        if (!made && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "vars") && expr->call.args.count == 1)
            made = dict_of_object(frame, expr, expr->call.args.items[0]);
        made = made ? made : class_tree_call(frame, expr);
        made = made ? made : sum_of_objects(frame, expr);
        made = made ? made : slice_call(frame, expr);
        made = made ? made : nullcontext_value(frame, expr);
        made = made ? made : parallel_replacement(frame, expr);
        made = made ? made : tyro_replacement(frame, expr);
        made = made ? made : split_replacement(frame, expr);
        made = made ? made : abstract_call(frame, expr);
        made = made ? made : operator_replacement(frame, expr);
        made = made ? made : dict_of_mapping(frame, expr);
        made = made ? made : data_call(frame, expr);
        return made ? made : class_at_run(frame, expr);
    default:
        return NULL;
    }
}
