/* Classes of the script: bases, class attributes, fields. A field is made by the first assignment to `self.x`, wherever that is;
 * its type is the join over all assignments. */
#include "sema/infer.h"

#include <string.h>

/* ---- fields ------------------------------------------------------------------------------------------------------------- */

Field *find_field(const Class *class_, Name name)
{
    Field *found = NULL; /* a base that sets it too owns it */
    for (const Class *c = class_; c; c = c->base)
        for (size_t i = 0; c->user && i < c->user->fields.count; i++)
            if (c->user->fields.items[i]->name == name)
                found = c->user->fields.items[i];
    return found;
}

static const Expr *slots_of(const Frame *frame, const UserClass *class_)
{
    const Block *body = &class_->def->class_def.body;
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        const Expr *target = stmt->kind == STMT_ASSIGN ? stmt->assign.targets.items[0] : NULL;
        if (target && target->kind == EXPR_NAME && target->name.id == frame->infer->known.slots)
            return stmt->assign.value;
    }
    return NULL;
}

bool class_has_slot_for(const Frame *frame, const Class *class_, Name name)
{
    for (; class_; class_ = class_->base) {
        const Expr *slots = class_->user ? slots_of(frame, class_->user) : NULL;
        if (!slots || class_->other_base_count || (slots->kind != EXPR_TUPLE && slots->kind != EXPR_LIST && slots->kind != EXPR_CONSTANT))
            return true;
        size_t count = slots->kind == EXPR_CONSTANT ? 1 : slots->sequence.items.count;
        for (size_t i = 0; i < count; i++) {
            const Expr *item = slots->kind == EXPR_CONSTANT ? slots : slots->sequence.items.items[i];
            if (item->kind != EXPR_CONSTANT || item->constant.kind != CONSTANT_STR || name_is(name, item->constant.text) ||
                strcmp(item->constant.text, "__dict__") == 0)
                return true;
        }
    }
    return false;
}

Field *class_field_for_store(Frame *frame, UserClass *class_, Name name, Span span)
{
    Field *field = find_field(&class_->class_, name);
    if (field)
        return field;
    field = ARENA_NEW(frame->arena, Field);
    *field = (Field){.name = name, .type = frame->types->never, .owner = class_, .span = span};
    vec_push(frame->arena, &class_->fields, field);
    frame->types->changes++;
    return field;
}

/* Only `self.x = C(...)` lets the struct hold the object itself. */
static bool is_direct_construction(Frame *frame, const Expr *value, const Type *type)
{
    if (!value || value->kind != EXPR_CALL || type->kind != TYPE_INSTANCE)
        return false;
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, value);
    const BoundCall *call = entry ? entry->info.call : NULL;
    bool constructs = call && (call->kind == CALL_RULE_CONSTRUCTOR || call->kind == CALL_USER_CONSTRUCTOR);
    bool is_pointer = type->class_->rule && (type->class_->rule->is_pointer || type->class_->rule->is_valueless);
    return constructs && !is_pointer && call->class_ == type->class_;
}

static FieldKind kind_of(const Type *type, FieldKind wanted)
{
    if (wanted != FIELD_PLAIN)
        return wanted;
    type = type_unwrap(type);
    if (type->kind == TYPE_INSTANCE && class_is(type->class_, "torch.nn.Module"))
        return FIELD_MODULE;
    return type->kind == TYPE_TENSOR && type->is_parameter ? FIELD_PARAMETER : FIELD_PLAIN;
}

/* A closure of a call that the program turned out not to make: types were still being found when it was. */
static bool is_stale(const Frame *frame, const Type *closure)
{
    const InstanceState *state = closure->kind == TYPE_FUNCTION && closure->home ? closure->home->state : NULL;
    return state && state->walked && state->walked + 1 < frame->infer->round;
}

static const Type *without_stale(Frame *frame, const Type *held)
{
    if (held->kind != TYPE_FUNCTION || !held->is_set)
        return is_stale(frame, held) ? frame->types->never : held;
    const Type *out = frame->types->never;
    bool any = false;
    for (size_t i = 0; i < held->item_count; i++)
        any |= is_stale(frame, held->items[i]);
    for (size_t i = 0; any && i < held->item_count; i++)
        if (!is_stale(frame, held->items[i]))
            out = type_join(frame->types, out, held->items[i]);
    return any ? out : held;
}

/* What the field holds without stale functions. One whose function is walked only because the field holds another would come and go in each
 * round, so after a few times all stay. */
static const Type *held_functions(Frame *frame, Field *field)
{
    enum { MOST_DROPS = 3 };
    const Type *held = field->stale_drops < MOST_DROPS ? without_stale(frame, field->type) : field->type;
    field->stale_drops += held != field->type;
    return held;
}

/* Meters: numbers in some objects of the class and tensors in others, which print unlike each other. A constant that a sum of tensors
 * begins with is a tensor like them. */
static bool holds_both(Field *field, const Type *type)
{
    field->has_tensor |= type->kind == TYPE_TENSOR;
    field->has_number |= type_is_number(type) && !type->literal.is_set;
    field->has_constant |= type_is_number(type) && type->literal.is_set;
    return field->has_tensor && field->has_number && !field->owner->is_module;
}

void field_add(Frame *frame, Field *field, const Type *type, const Expr *value, FieldKind kind)
{
    field->is_written |= !frame->sets_by_name;
    bool is_boxed = holds_both(field, type);
    if (type->kind != TYPE_INT && !(type->literal.is_set && type->literal.is_settled)) /* sizes are worth knowing */
        type = type_widen(frame->types, type);
    type = type_without_symbols(frame->types, type);
    const void *place = mixed_set_place(frame->types, field);
    const Type *joined = type_join_strict(frame->types, type->kind == TYPE_FUNCTION && type->home ? held_functions(frame, field) : field->type, type);
    mixed_set_place(frame->types, place);
    if (!joined || (is_boxed && joined->kind == TYPE_TENSOR)) {
        infer_report(frame, DIAG_boxed, value ? value->span : field->span, "the field `%s` is %s here and %s elsewhere",
                     field->name->text, text_of(frame, type), text_of(frame, field->type));
        joined = is_boxed ? frame->types->dynamic : type_join_boxed(frame->types, field->type, type);
    }
    if (joined == frame->types->dynamic) { /* it was boxed before: what comes is boxed too */
        type_box(frame->types, field->type);
        type_box(frame->types, type);
    }
    if (joined != field->type)
        frame->types->changes++;
    field->type = joined;
    field->has_module |= type->kind == TYPE_INSTANCE && class_is(type->class_, "torch.nn.Module");
    field->has_function |= type->kind == TYPE_FUNCTION;
    if (!frame->infer->is_final)
        return;
    if (field->has_module && field->has_function && type->kind == TYPE_FUNCTION)
        infer_report(frame, DIAG_not_supported, value ? value->span : field->span,
                     "`%s` is a function here and a module elsewhere: a module in the function's place, as nn.Identity(), is", field->name->text);
    FieldKind now = kind_of(type, kind);
    if (now != FIELD_PLAIN && field->kind == FIELD_PLAIN)
        field->kind = now;
    bool is_direct = is_direct_construction(frame, value, type);
    field->is_embedded = now == FIELD_MODULE && is_direct && field->owner->is_module && (field->assignments == 0 || field->is_embedded) &&
                         field->type->kind == TYPE_INSTANCE && field->type->class_ == type->class_ && !field_is_reused(frame, field);
    field->assignments++;
}

/* ---- class attributes --------------------------------------------------------------------------------------------------- */

static Variable *class_variable(Frame *frame, UserClass *class_, Name name, Span span)
{
    vec_each(i, &class_->attributes)
        if (class_->attributes.items[i]->name == name)
            return class_->attributes.items[i];
    Variable *variable = ARENA_NEW(frame->arena, Variable);
    *variable = (Variable){.name = name,
                           .unique = name,
                           .kind = VARIABLE_CLASS,
                           .type = frame->types->never,
                           .owner = class_->module->body->instances.items[0],
                           .class_ = class_,
                           .span = span};
    vec_push(frame->arena, &class_->attributes, variable);
    frame->types->changes++;
    return variable;
}

static void join_variable(Frame *frame, Variable *variable, const Type *type)
{
    const void *place = mixed_set_place(frame->types, variable);
    const Type *joined = type_join_boxed(frame->types, variable->type, type_widen(frame->types, type));
    mixed_set_place(frame->types, place);
    if (joined != variable->type)
        frame->types->changes++;
    variable->type = joined;
    if (frame->infer->is_final)
        variable->assignments++;
}

static Expr *assigned_value(const Frame *frame)
{
    const Stmt *stmt = frame->stmt;
    if (stmt && stmt->kind == STMT_ASSIGN)
        return stmt->assign.value;
    return stmt && stmt->kind == STMT_ANN_ASSIGN ? stmt->ann_assign.value : NULL;
}

void class_attribute_assign(Frame *frame, Name name, const Type *type, Expr *target, ExprInfo *info)
{
    bool is_method = type->kind == TYPE_FUNCTION && type->function && type->function->class_ == frame->class_body;
    if (is_method && !pointer_map_has(&frame->class_body->methods, name)) { /* __rmul__ = __mul__ */
        pointer_map_set(frame->arena, &frame->class_body->methods, name, type->function);
        frame->types->changes++;
    }
    Variable *variable = class_variable(frame, frame->class_body, name, target ? target->span : frame->stmt->span);
    variable->initial = assigned_value(frame);
    variable->is_in_body = true;
    join_variable(frame, variable, type);
    if (info)
        info->variable = variable;
}

/* Before anything can read it: in __init_subclass__, and in the statements of a module where no base has the attribute. */
static bool is_set_at_once(Frame *frame, const UserClass *class_, Name name)
{
    if (name_is(frame->function->name, "__init_subclass__"))
        return true;
    for (size_t i = 1; i < class_->class_.mro_count; i++)
        for (size_t k = 0; class_->class_.mro[i]->user && k < class_->class_.mro[i]->user->attributes.count; k++)
            if (class_->class_.mro[i]->user->attributes.items[k]->name == name)
                return false;
    return !frame->function->params && frame->depth == 0;
}

void class_attribute_of(Frame *frame, UserClass *class_, Expr *target, const Type *type, ExprInfo *info)
{
    bool is_hook = strncmp(target->attribute.name->text, "__", 2) == 0 && type->kind == TYPE_FUNCTION;
    if (is_hook)
        infer_report(frame, DIAG_not_supported, target->span, "giving a class `%s` outside its body is not supported",
                     target->attribute.name->text);
    Variable *variable = class_variable(frame, class_, target->attribute.name, target->span);
    variable->is_in_body |= is_set_at_once(frame, class_, target->attribute.name);
    join_variable(frame, variable, type);
    info->resolution = RESOLVED_VARIABLE;
    info->variable = variable;
}

/* ---- the class statement ------------------------------------------------------------------------------------------------ */

static bool is_listed(const UserClass *class_, const Class *base)
{
    vec_each(i, &class_->bases)
        if (class_->bases.items[i] == base)
            return true;
    return false;
}

/* Of the library's classes those whose struct a program may extend. */
static bool is_base_of_library(const Class *base)
{
    static const char *const data[] = {"torch.utils.data.Dataset"};
    if (!base->rule || base->rule->is_valueless || base->rule->drop || base->rule->todo.number || class_is(base, "builtins.BaseException"))
        return true;
    for (size_t i = 0; i < sizeof data / sizeof *data; i++)
        if (name_is(base->qualified, data[i]))
            return true;
    return !base->rule->is_pointer;
}

/* class Mode(str, Enum), class Level(int, Enum) */
static EnumKind mixed_enum_kind(const UserClass *class_)
{
    vec_each(i, &class_->def->class_def.bases) {
        const Expr *base = class_->def->class_def.bases.items[i];
        if (base->kind == EXPR_NAME && (name_is(base->name.id, "str") || name_is(base->name.id, "int"))) {
            bool is_str = name_is(base->name.id, "str");
            return is_str ? ENUM_STR : ENUM_INT;
        }
    }
    return class_->enum_kind;
}

static bool is_mixed_into_enum(const UserClass *class_, const Class *base)
{
    bool is_value = name_is(base->qualified, "builtins.str") || name_is(base->qualified, "builtins.int");
    vec_each(i, &class_->def->class_def.bases) {
        const Expr *other = class_->def->class_def.bases.items[i];
        Name name = other->kind == EXPR_NAME ? other->name.id : other->kind == EXPR_ATTRIBUTE ? other->attribute.name : NULL;
        if (is_value && name_is(name, "Enum"))
            return true;
    }
    return false;
}

static void add_base(Frame *frame, UserClass *class_, Expr *expr)
{
    const Type *type = infer_expr(frame, expr);
    Class *self = &class_->class_, *base = type->kind == TYPE_CLASS ? type->class_ : NULL;
    if (type->kind == TYPE_NEVER)
        return;
    if (!base) {
        if (type->kind != TYPE_ERROR)
            infer_report(frame, DIAG_not_supported, expr->span, "%s is no base class that is known", text_of(frame, type));
        return;
    }
    if (enum_is_base(base)) {
        class_->is_enum = frame->infer->has_enums = true;
        class_->enum_kind = base->user                                     ? base->user->enum_kind
                            : name_is(base->name, "IntEnum")               ? ENUM_INT
                            : name_is(base->name, "StrEnum")               ? ENUM_STR
                            : strstr(base->name->text, "Flag") != NULL     ? ENUM_FLAG
                                                                           : ENUM_PLAIN;
        class_->shows_value |= name_is(base->name, "StrEnum") || name_is(base->name, "IntEnum") || name_is(base->name, "IntFlag") ||
                               (base->user && base->user->shows_value);
        class_->enum_kind = mixed_enum_kind(class_);
        frame->infer->has_containers |= class_->enum_kind == ENUM_STR;
        if (base->rule)
            return;
    }
    if (is_mixed_into_enum(class_, base))
        return;
    if (name_is(base->qualified, "typing.NamedTuple")) {
        class_->is_tuple = true;
        return;
    }
    Class *container = container_base(frame, class_, base, expr);
    if (!container)
        container = namespace_class(frame, base);
    base = container ? container : base;
    static const char *const kinds[] = {"builtins.bytes", "builtins.frozenset"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (name_is(base->qualified, kinds[i]))
            infer_report(frame, DIAG_not_supported, expr->span, "deriving from `%s` is not supported: hold one in a field",
                         base->name->text);
    if (!is_base_of_library(base)) {
        infer_report(frame, DIAG_not_supported, expr->span, "deriving from `%s` is not supported", base->qualified->text);
        return;
    }
    bool says_nothing = name_is(base->qualified, "builtins.object") || (base->rule && base->rule->drop);
    if (says_nothing || base == self || class_derives_from(base, self))
        return;
    if (base->rule && base->rule->todo.number)
        infer_report_spec(frame, &base->rule->todo, expr->span, "deriving from `%s` is not translated yet",
                          base->qualified->text);
    if (is_listed(class_, base))
        return;
    vec_push(frame->arena, &class_->bases, base);
    frame->types->changes++;
}

static bool is_from_library(const Class *class_)
{
    for (; class_; class_ = class_->base)
        if (class_->rule)
            return true;
    return false;
}

/* How much of a base an instance must have in its struct: mixins have methods only. */
static int weight(Frame *frame, Class *class_)
{
    if (is_from_library(class_))
        return 2;
    return class_method(class_, frame->infer->known.init) != NULL;
}

static void mark_bases(Class *class_)
{
    if (!class_ || class_->has_below)
        return;
    class_->has_below = true;
    mark_bases(class_->base);
    for (size_t i = 0; i < class_->other_base_count; i++)
        mark_bases(class_->other_bases[i]);
}

/* An instance's struct starts with one base: with the one that the runtime knows, else with one that has a constructor. The others are mixins. */
static void choose_base(Frame *frame, UserClass *class_, Span span)
{
    Class *self = &class_->class_;
    size_t first = 0;
    vec_each(i, &class_->bases)
        if (weight(frame, class_->bases.items[i]) > weight(frame, class_->bases.items[first]))
            first = i;
    self->base = class_->bases.count ? class_->bases.items[first] : NULL;
    if (self->other_base_count + (self->base != NULL) != class_->bases.count) {
        self->other_bases = ARENA_NEW_ARRAY(frame->arena, Class *, class_->bases.count);
        self->other_base_count = 0;
        vec_each(i, &class_->bases)
            if (i != first)
                self->other_bases[self->other_base_count++] = class_->bases.items[i];
    }
    vec_each(i, &class_->bases)
        mark_bases(class_->bases.items[i]);
    for (size_t i = 0; i < self->other_base_count; i++)
        if (is_from_library(self->other_bases[i]) && self->other_bases[i] != self->base)
            infer_report(frame, DIAG_not_supported, span, "two base classes of the library are not supported");
    if (!class_linearize(frame, self))
        infer_report(frame, DIAG_not_supported, span, "the bases of %s have no consistent order", self->name->text);
}

static bool is_decorator(const Expr *decorator, const char *name)
{
    const Expr *function = decorator->kind == EXPR_CALL ? decorator->call.func : decorator;
    return (function->kind == EXPR_NAME && name_is(function->name.id, name)) ||
           (function->kind == EXPR_ATTRIBUTE && name_is(function->attribute.name, name));
}

static void apply_class_decorator(Frame *frame, UserClass *class_, Expr *decorator)
{
    if (is_decorator(decorator, "dataclass")) {
        class_->is_dataclass = true;
        dataclass_make(frame, class_, decorator);
    } else if (is_decorator(decorator, "total_ordering")) {
        total_ordering_make(frame, class_);
    }
}

static bool is_known_decorator(const Expr *decorator)
{
    static const char *const names[] = {"dataclass", "total_ordering", "unique", "final", "runtime_checkable"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_decorator(decorator, names[i]))
            return true;
    return false;
}

/* @register: called with the class. */
static const Type *decorated_class(Frame *frame, UserClass *class_, Stmt *stmt)
{
    ExprVec others = {0};
    vec_each(i, &stmt->class_def.decorators)
        if (!is_known_decorator(stmt->class_def.decorators.items[i]))
            vec_push(frame->arena, &others, stmt->class_def.decorators.items[i]);
    const Type *type = type_class(frame->types, &class_->class_);
    return others.count ? decorators_apply(frame, NULL, &others, type, frame->stmt_info) : type;
}

/* An attribute of the class that instances have as well: new instances start with it. */
static void join_shadowed(Frame *frame, UserClass *class_)
{
    for (size_t i = 0; i < class_->class_.mro_count; i++) {
        const UserClass *part = class_->class_.mro[i]->user;
        for (size_t k = 0; part && k < part->attributes.count; k++) {
            Field *field = find_field(&class_->class_, part->attributes.items[k]->name);
            const Type *type = part->attributes.items[k]->type;
            const Type *joined = field ? type_join(frame->types, field->type, type_widen(frame->types, type)) : NULL;
            if (!field || joined == field->type)
                continue;
            field->type = joined;
            frame->types->changes++;
        }
    }
}

/* Methods by which a class changes what attributes, classes and objects are: without them it would do something else. */
static void report_hooks(Frame *frame, const UserClass *class_)
{
    static const char *const hooks[] = {"__getattribute__", "__get__", "__set__", "__set_name__",
                                        "__del__", "__instancecheck__"};
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        const UserFunction *hook = pointer_map_get(&class_->methods, name_intern(frame->infer->names, hooks[i]));
        if (hook && hook->def)
            infer_report(frame, DIAG_not_supported, hook->def->function_def.name_span, "`%s` is not supported", hooks[i]);
    }
}

/* An exception's args are what it was made with, also where its __init__ does not hand them on. */
static void exception_class_made(Frame *frame, UserClass *class_)
{
    const UserFunction *init = pointer_map_get(&class_->methods, frame->infer->known.init);
    if (class_->is_made || class_->is_dataclass || !init || !init->params)
        return;
    class_->is_made = true;
    Text text = {0};
    text_printf(&text, "BaseException.__init__(%s", init->params->args.count ? init->params->args.items[0]->name->text : "self");
    for (size_t i = 1; i < init->params->args.count; i++)
        text_printf(&text, ", %s", init->params->args.items[i]->name->text);
    if (init->params->vararg)
        text_printf(&text, ", *%s", init->params->vararg->name->text);
    text_add(&text, ")\n");
    class_begin_init(frame, class_, text_string(&text));
    text_release(&text);
}

/* metaclass=ABCMeta says what deriving from ABC says. */
static void report_metaclass(Frame *frame, const UserClass *class_, Stmt *stmt)
{
    vec_each(i, &stmt->class_def.keywords) {
        Keyword *keyword = stmt->class_def.keywords.items[i];
        const Type *type = infer_expr(frame, keyword->value);
        if (!name_is(keyword->name, "metaclass") && class_init_subclass(frame, class_))
            continue;
        bool is_abstract = name_is(keyword->name, "metaclass") && type->kind == TYPE_CLASS && type->class_ &&
                           name_is(type->class_->qualified, "abc.ABCMeta");
        if (!is_abstract && type->kind != TYPE_NEVER && type->kind != TYPE_ERROR)
            infer_report(frame, DIAG_not_supported, keyword->span, "metaclasses are not supported");
    }
}

/* ContextDecorator: an object of the class wraps the function that it is called with. */
static void context_decorator_made(Frame *frame, UserClass *class_)
{
    static const char text[] =
        "def __call__(self, func):\n"
        "    def wrapper(*args, **kwargs):\n"
        "        with self:\n"
        "            return func(*args, **kwargs)\n"
        "    return wrapper\n";
    bool is_direct = false;
    vec_each(i, &class_->bases)
        is_direct |= name_is(class_->bases.items[i]->qualified, "contextlib.ContextDecorator");
    if (is_direct && !pointer_map_has(&class_->methods, frame->infer->known.call))
        synth_methods(frame, class_, text, NULL, 0);
}

static void run_class(Frame *frame, Stmt *stmt)
{
    UserClass *class_ = pointer_map_get(&frame->infer->classes, stmt), *outer = frame->class_body;
    vec_each(i, &stmt->class_def.bases)
        add_base(frame, class_, stmt->class_def.bases.items[i]);
    choose_base(frame, class_, stmt->span);
    report_hooks(frame, class_);
    report_metaclass(frame, class_, stmt);
    if (!class_->unique)
        class_->unique = unique_identifier(frame->infer, class_->class_.name->text);
    class_->is_module = class_is(&class_->class_, "torch.nn.Module");
    class_->is_exception = class_is(&class_->class_, "builtins.BaseException");
    vec_each(i, &stmt->class_def.decorators)
        apply_class_decorator(frame, class_, stmt->class_def.decorators.items[i]);
    if (class_->is_enum)
        enum_make(frame, class_);
    if (class_->is_tuple)
        namedtuple_make(frame, class_);
    container_class_made(frame, class_);
    if (class_->is_exception)
        exception_class_made(frame, class_);
    autograd_function_made(frame, class_);
    class_->is_namespace |= pointer_map_has(&frame->infer->dict_classes, stmt);
    frame->infer->has_containers |= class_->is_namespace;
    attribute_hooks_made(frame, class_);
    protocols_made(frame, class_);
    abstract_class_made(frame, class_);
    context_decorator_made(frame, class_);
    reset_parameters_made(frame, class_);
    frame->class_body = class_;
    infer_block(frame, &stmt->class_def.body);
    frame->class_body = outer;
    join_shadowed(frame, class_);
}

/* A class that no class statement binds to a name. */
void class_execute_made(Frame *frame, Stmt *stmt)
{
    UserClass *outer = frame->class_body;
    run_class(frame, stmt);
    frame->class_body = outer;
}

void class_execute(Frame *frame, Stmt *stmt)
{
    UserClass *class_ = pointer_map_get(&frame->infer->classes, stmt), *outer = frame->class_body;
    run_class(frame, stmt);
    if (outer) { /* Outer.Inner */
        class_attribute_assign(frame, stmt->class_def.name, type_class(frame->types, &class_->class_), NULL, NULL);
        return;
    }
    Symbol *symbol = symbol_of(frame, stmt->class_def.name);
    if (!symbol)
        return;
    if (class_init_subclass(frame, class_)) {
        env_assign(frame, symbol, type_class(frame->types, &class_->class_), stmt->class_def.name_span, NULL);
        class_tell_base(frame, class_, stmt);
    }
    const Type *value = decorated_class(frame, class_, stmt);
    frame->stmt_info->target = ARENA_NEW(frame->arena, ExprInfo);
    frame->stmt_info->target->type = value;
    env_assign(frame, symbol, value, stmt->class_def.name_span, frame->stmt_info->target);
}
