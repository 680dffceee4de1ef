/* Members: what `object.name` is, by the type of the object: fields and methods of user classes, members of stub classes,
 * names of modules, fields of records. */
#include "sema/infer.h"

#include <ctype.h>
#include <string.h>

/* ---- stub classes of the builtin kinds ---------------------------------------------------------------------------------- */

RuleClass *rule_class_of(Frame *frame, const Type *type)
{
    static const char *const names[TYPE_KIND_COUNT] = {
        [TYPE_BOOL] = "builtins.bool", [TYPE_INT] = "builtins.int",     [TYPE_FLOAT] = "builtins.float",
        [TYPE_STR] = "builtins.str",   [TYPE_BYTES] = "builtins.bytes", [TYPE_LIST] = "builtins.list",
        [TYPE_SET] = "builtins.set",   [TYPE_DICT] = "builtins.dict",   [TYPE_TUPLE] = "builtins.tuple",
        [TYPE_TENSOR] = "torch.Tensor", [TYPE_DTYPE] = "torch.dtype",   [TYPE_ITERATOR] = "builtins.Iterator",
        [TYPE_RECORD] = "argparse.Namespace", [TYPE_SLICE] = "builtins.slice",
    };
    type = type_unwrap(type);
    if (type->kind == TYPE_TENSOR && type->is_parameter) {
        RuleClass *parameter = rules_find_class(frame->infer->rules, "torch.nn.Parameter");
        if (parameter)
            return parameter;
    }
    if (type->kind == TYPE_INSTANCE) {
        for (Class *c = type->class_; c; c = c->base)
            if (c->rule)
                return c->rule;
        return NULL;
    }
    if (!names[type->kind])
        return NULL;
    if (type->class_ && type->class_->rule && (type->kind == TYPE_LIST || type->kind == TYPE_DICT)) /* Counter, deque */
        return type->class_->rule;
    RuleClass *class_ = rules_find_class(frame->infer->rules, names[type->kind]);
    return class_ || type->kind != TYPE_BOOL ? class_ : rules_find_class(frame->infer->rules, "builtins.int");
}

/* ---- looking up --------------------------------------------------------------------------------------------------------- */

static Member rule_member(const RuleSymbol *symbol)
{
    Member member = {.kind = MEMBER_NONE};
    if (!symbol)
        return member;
    switch (symbol->kind) {
    case RULE_FUNCTION:
        member.kind = symbol->function->is_property ? MEMBER_RULE_PROPERTY : MEMBER_RULE_METHOD;
        member.rule = symbol->function;
        break;
    case RULE_VALUE:
        member.kind = MEMBER_RULE_VALUE;
        member.value = symbol->value;
        break;
    case RULE_CLASS:
        member.kind = MEMBER_RULE_CLASS;
        member.rule_class = symbol->class_;
        break;
    default:
        break;
    }
    return member;
}

/* A method or attribute of the class body. */
static Member class_member(const UserClass *user, Name name)
{
    Member member = {.kind = MEMBER_NONE};
    member.function = pointer_map_get(&user->methods, name);
    if (member.function) {
        member.kind = MEMBER_METHOD;
        return member;
    }
    vec_each(i, &user->attributes)
        if (user->attributes.items[i]->name == name) {
            member.kind = MEMBER_CLASS_VALUE;
            member.variable = user->attributes.items[i];
        }
    return member;
}

static Member own_member(const UserClass *user, Name name)
{
    vec_each(i, &user->fields)
        if (user->fields.items[i]->name == name)
            return (Member){.kind = MEMBER_FIELD, .field = user->fields.items[i]};
    return class_member(user, name);
}

/* Instance fields first, wherever they are declared: `self.x = ...` in a base hides no attribute of the class below. */
static Member field_member(const Class *class_, Name name)
{
    Member member = {.kind = MEMBER_NONE};
    member.field = find_field(class_, name);
    member.kind = member.field ? MEMBER_FIELD : MEMBER_NONE;
    return member;
}

/* What one class of an order of classes has of its own. */
static Member own_member_of(const Class *class_, Name name)
{
    if (class_->user)
        return own_member(class_->user, name);
    return class_->rule ? rule_member(rule_class_own_member(class_->rule, name)) : (Member){.kind = MEMBER_NONE};
}

static Member member_in_bases(Frame *frame, const Class *class_, Name name)
{
    Member member = {.kind = MEMBER_NONE};
    for (const Class *c = class_; c && member.kind == MEMBER_NONE; c = c->base) {
        member = own_member_of(c, name);
        for (size_t i = 0; i < c->other_base_count && member.kind == MEMBER_NONE; i++)
            member = member_of_class(frame, c->other_bases[i], name);
    }
    return member;
}

/* An abstract base speaks of what only the classes below it set: the field becomes its own. */
static Field *field_from_below(Frame *frame, const Class *class_, Name name)
{
    const Program *program = frame->infer->program;
    for (size_t i = 0; class_->user && class_->has_below && i < program->classes.count; i++) {
        const UserClass *below = program->classes.items[i];
        if (&below->class_ == class_ || !class_derives_from(&below->class_, class_))
            continue;
        vec_each(k, &below->fields)
            if (below->fields.items[k]->name == name)
                return class_field_for_store(frame, class_->user, name, below->fields.items[k]->span);
    }
    return NULL;
}

Member member_of_class(Frame *frame, const Class *class_, Name name)
{
    Member member = field_member(class_, name);
    for (size_t i = 0; i < class_->mro_count && member.kind == MEMBER_NONE; i++)
        member = own_member_of(class_->mro[i], name);
    if (member.kind == MEMBER_NONE && !class_->mro)
        member = member_in_bases(frame, class_, name);
    if (member.kind != MEMBER_NONE)
        return member;
    member.field = field_from_below(frame, class_, name);
    member.kind = member.field ? MEMBER_FIELD : MEMBER_NONE;
    return member;
}

Member member_of_type(Frame *frame, const Type *type, Name name)
{
    type = type_unwrap(type);
    if (type->kind == TYPE_INSTANCE)
        return member_of_class(frame, type->class_, name);
    RuleClass *class_ = rule_class_of(frame, type);
    return class_ ? member_of_class(frame, &class_->class_, name) : (Member){.kind = MEMBER_NONE};
}

typedef enum Accessor { ACCESS_GET, ACCESS_SET, ACCESS_DELETE } Accessor;

static UserFunction *own_accessor(const UserClass *user, Name name, Accessor accessor)
{
    if (!user)
        return NULL;
    return pointer_map_get(accessor == ACCESS_SET ? &user->setters : accessor == ACCESS_DELETE ? &user->deleters : &user->methods, name);
}

static UserFunction *find_accessor(const Class *class_, Name name, Accessor accessor)
{
    UserFunction *function = NULL;
    for (size_t i = 0; i < class_->mro_count && !function; i++)
        function = own_accessor(class_->mro[i]->user, name, accessor);
    for (const Class *c = class_; c && !class_->mro && !function; c = c->base)
        function = own_accessor(c->user, name, accessor);
    return function;
}

UserFunction *class_method(const Class *class_, Name name)
{
    return find_accessor(class_, name, ACCESS_GET);
}

UserFunction *class_setter(const Class *class_, Name name)
{
    return find_accessor(class_, name, ACCESS_SET);
}

UserFunction *class_deleter(const Class *class_, Name name)
{
    return find_accessor(class_, name, ACCESS_DELETE);
}

/* ---- modules ------------------------------------------------------------------------------------------------------------ */

SemaModule *rule_module_of(Infer *infer, RuleModule *rule)
{
    SemaModule *module = pointer_map_get(&infer->modules, rule);
    if (module)
        return module;
    module = ARENA_NEW(infer->arena, SemaModule);
    *module = (SemaModule){.name = rule->name, .is_rule = true, .rule = rule};
    pointer_map_set(infer->arena, &infer->modules, rule, module);
    return module;
}

const Type *rule_symbol_type(Frame *frame, const RuleSymbol *symbol, ExprInfo *info, Span span)
{
    if (info)
        info->resolution = symbol->kind == RULE_VALUE ? RESOLVED_RULE_VALUE : RESOLVED_ENTITY;
    switch (symbol->kind) {
    case RULE_FUNCTION:
        return type_rule_function(frame->types, symbol->function, NULL);
    case RULE_CLASS:
        return type_class(frame->types, &symbol->class_->class_);
    case RULE_MODULE:
        return type_module(frame->types, rule_module_of(frame->infer, symbol->module), symbol->module->name);
    case RULE_VALUE: {
        const RuleValue *value = symbol->value;
        if (info)
            info->rule_value = value;
        if (value->todo.number) {
            infer_report_spec(frame, &value->todo, span, "`%s` is not supported", value->qualified->text);
            infer_event(frame, EVENT_TODO, span, value->qualified, NULL, value->todo.help);
        } else {
            infer_event(frame, value->drop ? EVENT_DROPPED : EVENT_CONVERTED, span, value->qualified, NULL, value->drop);
        }
        return rule_value_type(frame, value->type, NULL);
    }
    default:
        return frame->types->dynamic;
    }
}

static const Type *local_member(Frame *frame, SemaModule *module, Name name, ExprInfo *info, Span span)
{
    Symbol *symbol = pointer_map_get(&module->body->scope->symbols, name);
    if (symbol) {
        frame->types->changes += !symbol->is_shared; /* what it was given before was not kept */
        symbol->is_shared = true;
        const Type *type = env_read(frame, symbol, info);
        if (type && info)
            info->resolution = type->kind == TYPE_MODULE || type->kind == TYPE_CLASS || type->kind == TYPE_FUNCTION
                                   ? RESOLVED_ENTITY
                                   : RESOLVED_VARIABLE;
        if (type)
            return type;
    }
    return starred_member(frame, module, name, info, span);
}

const Type *starred_member(Frame *frame, SemaModule *module, Name name, ExprInfo *info, Span span)
{
    const Type *type = NULL;
    bool was_searched = module->is_searched;
    module->is_searched = true;
    for (size_t i = 0; !was_searched && !type && i < module->stars.count; i++)
        type = module_member(frame, module->stars.items[i], name, info, span);
    module->is_searched = was_searched;
    return type;
}

/* The package that relative imports of a module start from; NULL of a module beside the script. */
Name module_package(Frame *frame, const SemaModule *module)
{
    bool is_package = module->ast && strstr(module->ast->file->path, "__init__.py");
    if (is_package && !module->is_main)
        return module->name;
    const char *dot = module->is_main ? NULL : strrchr(module->name->text, '.');
    return dot ? name_intern_bytes(frame->infer->names, module->name->text, (size_t)(dot - module->name->text)) : NULL;
}

const Type *module_special(Frame *frame, const SemaModule *module, Name name)
{
    if (name == frame->infer->known.name)
        return type_str_literal(frame->types, module->name->text, module->name->length, true);
    if (name_is(name, "__package__") && module->is_main)
        return frame->types->none;
    if (name_is(name, "__package__")) {
        Name package = module_package(frame, module);
        return type_str_literal(frame->types, package ? package->text : "", package ? package->length : 0, true);
    }
    if (name_is(name, "__file__")) {
        const char *path = module->ast ? module->ast->file->path : "";
        return type_str_literal(frame->types, path, strlen(path), true);
    }
    if (name != frame->infer->known.doc || !module->ast)
        return NULL;
    const Block *body = &module->ast->body;
    const Expr *first = body->count && body->items[0]->kind == STMT_EXPR ? body->items[0]->expr.value : NULL;
    if (!first || first->kind != EXPR_CONSTANT || first->constant.kind != CONSTANT_STR)
        return frame->types->none;
    return type_str_literal(frame->types, first->constant.text, first->constant.length, true);
}

const Type *module_member(Frame *frame, SemaModule *module, Name name, ExprInfo *info, Span span)
{
    if (!module)
        return NULL;
    if (module->rule) {
        const RuleSymbol *symbol = rules_symbol(frame->infer->rules, module->rule, name);
        bool is_in_python = frame->infer->has_free_arguments && name_is(module->rule->name, "argparse") && !name_is(name, "Namespace");
        SemaModule *beside = symbol && symbol->kind == RULE_MODULE ? library_part(frame, module, name) : NULL;
        const Type *shadows = beside ? local_member(frame, beside, name, info, span) : NULL;
        if (shadows) /* torchvision.models.alexnet is a function of the package and a module in it */
            return shadows;
        if (symbol && !is_in_python)
            return rule_symbol_type(frame, symbol, info, span);
        SemaModule *below = pointer_map_get(&frame->infer->modules, name_joined(frame->infer->names, module->rule->name, name));
        if (!below && is_python_name(name->text) && !library_part(frame, module, name))
            below = library_below(frame, name_join(frame->infer->names, module->rule->name, name->text));
        if (below && below->is_library)
            return type_module(frame->types, below, below->name);
        SemaModule *part = library_part(frame, module, name);
        return part ? local_member(frame, part, name, info, span) : module->needs_library && !frame->infer->is_final ? frame->types->never : NULL;
    }
    if (module->body) {
        const Type *type = local_member(frame, module, name, info, span);
        if (type)
            return type;
        type = module_special(frame, module, name);
        if (type)
            return type;
    }
    Name qualified = name_joined(frame->infer->names, module->name, name);
    SemaModule *sub = qualified ? pointer_map_get(&frame->infer->modules, qualified) : NULL;
    if (sub && info)
        info->resolution = RESOLVED_ENTITY;
    return sub ? type_module(frame->types, sub, sub->name) : NULL;
}

/* torch.fft of `torch.fft.fft(x)`: a module without rules is named with all that is taken from it. */
static Name with_attributes(Frame *frame, Name api, Span span)
{
    size_t length;
    const char *text = span_text(frame->infer->diagnostics->sources, span, &length), *end = text + length;
    while (*end == '.' && (isalpha((unsigned char)end[1]) || end[1] == '_'))
        for (end++; isalnum((unsigned char)*end) || *end == '_';)
            end++;
    Name more = name_intern_bytes(frame->infer->names, text + length, (size_t)(end - text) - length);
    return *more->text ? name_join(frame->infer->names, api, more->text + 1) : api;
}

void infer_no_rule(Frame *frame, Name api, Span span)
{
    infer_report(frame, DIAG_no_rule, span, "there is no rule for `%s`", api->text);
    const char *dot = strrchr(api->text, '.');
    if (!dot || !frame->infer->is_final || frame->quiet)
        return;
    Name package = name_intern_bytes(frame->infer->names, api->text, (size_t)(dot - api->text));
    RuleModule *module = rules_module(frame->infer->rules, package);
    Name nearest = module ? rules_nearest(frame->infer->rules, module, NULL, name_intern(frame->infer->names, dot + 1)) : NULL;
    if (nearest)
        diag_help(frame->infer->diagnostics, "did you mean `%s`?", nearest->text);
}

static const Type *module_attribute(Frame *frame, Expr *expr, const Type *module, ExprInfo *info)
{
    Name name = expr->attribute.name;
    const Type *type = module_member(frame, module->module, name, info, expr->span);
    if (type)
        return type;
    info->resolution = RESOLVED_ERROR;
    if (module->module && module->module->body) {
        if (!frame->infer->is_final)
            return frame->types->never;
        infer_report(frame, DIAG_unknown_attribute, expr->attribute.name_span, "the module `%s` has no `%s`",
                     module->name->text, name->text);
        return frame->types->error;
    }
    Name api = name_join(frame->infer->names, module->name, name->text);
    if (module->module && module->module->rule && module->module->rule->drop) {
        infer_event(frame, EVENT_DROPPED, expr->span, api, NULL, module->module->rule->drop);
        info->resolution = RESOLVED_ENTITY;
        return dropped_value(frame);
    }
    api = with_attributes(frame, api, expr->attribute.name_span);
    infer_no_rule(frame, api, expr->attribute.name_span);
    infer_event(frame, EVENT_UNKNOWN, expr->span, api, NULL, NULL);
    return frame->types->error;
}

/* ---- attributes --------------------------------------------------------------------------------------------------------- */

static const Type *field_type(Frame *frame, Expr *expr, Field *field, ExprInfo *info)
{
    info->resolution = RESOLVED_FIELD;
    info->field = field;
    const Type *narrowed = env_narrowed(frame, expr);
    return narrowed ? narrowed : field->type;
}

static const Type *method_type(Frame *frame, Expr *expr, UserFunction *method, const Type *receiver, ExprInfo *info)
{
    if (method->is_property) {
        info->resolution = RESOLVED_RULE_ATTRIBUTE;
        Member member = {.kind = MEMBER_METHOD, .function = method};
        return read_property(frame, &member, expr->attribute.value, receiver, expr->span, expr, &info->call);
    }
    info->resolution = RESOLVED_METHOD;
    info->variable = method->decorated_as;
    return method_value(frame, method, method->is_static ? NULL : receiver, expr->span);
}

static const Type *class_value(Frame *frame, Expr *expr, Variable *variable, const Type *receiver, ExprInfo *info)
{
    bool asks = receiver && receiver->kind == TYPE_INSTANCE && receiver->class_->user && !is_super_call(frame, expr->attribute.value);
    info->variable = variable;
    const Type *type = asks ? dispatch_attribute(frame, variable, receiver->class_, info) : variable->type;
    info->resolution = type->kind == TYPE_CLASS || type->kind == TYPE_FUNCTION ? RESOLVED_ENTITY : RESOLVED_VARIABLE;
    return type;
}

static const Type *member_value(Frame *frame, Expr *expr, const Member *member, const Type *receiver, ExprInfo *info)
{
    switch (member->kind) {
    case MEMBER_FIELD:
        return field_type(frame, expr, member->field, info);
    case MEMBER_METHOD:
        return method_type(frame, expr, member->function, receiver, info);
    case MEMBER_CLASS_VALUE:
        return class_value(frame, expr, member->variable, receiver, info);
    case MEMBER_RULE_METHOD:
        info->resolution = RESOLVED_METHOD;
        return type_rule_function(frame->types, member->rule, receiver);
    case MEMBER_RULE_PROPERTY:
        info->resolution = RESOLVED_RULE_ATTRIBUTE;
        return read_property(frame, member, expr->attribute.value, receiver, expr->span, expr, &info->call);
    case MEMBER_RULE_VALUE:
        info->resolution = RESOLVED_RULE_VALUE;
        info->rule_value = member->value;
        infer_event(frame, EVENT_CONVERTED, expr->span, member->value->qualified, NULL, NULL);
        return rule_value_type(frame, member->value->type, receiver);
    case MEMBER_RULE_CLASS:
        info->resolution = RESOLVED_ENTITY;
        return type_class(frame->types, &member->rule_class->class_);
    default:
        return member->type;
    }
}

static void unknown_attribute(Frame *frame, Expr *expr, const Type *type)
{
    RuleClass *rule = rule_class_of(frame, type);
    Name name = expr->attribute.name;
    if (rule && type->kind != TYPE_INSTANCE) {
        Name api = name_join(frame->infer->names, rule->class_.qualified, name->text);
        infer_report(frame, DIAG_no_rule, expr->attribute.name_span, "there is no rule for `%s`", api->text);
        infer_event(frame, EVENT_UNKNOWN, expr->span, api, NULL, NULL);
    } else {
        infer_report(frame, DIAG_unknown_attribute, expr->attribute.name_span, "%s has no `%s`", text_of(frame, type),
                     name->text);
    }
    Name nearest = rule ? rules_nearest(frame->infer->rules, NULL, rule, name) : NULL;
    if (nearest && frame->infer->is_final && !frame->quiet)
        diag_help(frame->infer->diagnostics, "did you mean `%s`?", nearest->text);
}

/* f of @wraps(f), the name of a parameter of the function around; NULL without such a decorator. */
static const Expr *wraps_argument(const UserFunction *function)
{
    const ExprVec *decorators = function && function->def ? &function->def->function_def.decorators : NULL;
    for (size_t i = 0; decorators && i < decorators->count; i++) {
        const Expr *call = decorators->items[i], *func = call->kind == EXPR_CALL ? call->call.func : NULL;
        bool wraps = func && ((func->kind == EXPR_NAME && name_is(func->name.id, "wraps")) ||
                              (func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "wraps")));
        if (wraps && call->call.args.count && call->call.args.items[0]->kind == EXPR_NAME)
            return call->call.args.items[0];
    }
    return NULL;
}

/* The function whose name and text a wrapper has; the function itself without @wraps; NULL if only the run knows. */
static const Type *wrapped_function(const Type *type)
{
    for (int depth = 0; type && type->kind == TYPE_FUNCTION && !type->is_set && depth < 16; depth++) {
        const Expr *argument = wraps_argument(type->function);
        const Instance *home = type->home;
        if (!argument)
            return type;
        while (home && home->function != type->function->parent)
            home = home->home;
        const Type *wrapped = NULL;
        RuleParamKind kind;
        for (size_t i = 0; home && function_param(home->function, i, &kind); i++)
            if (function_param(home->function, i, &kind)->name == argument->name.id && i < home->state->param_count)
                wrapped = home->state->params[i];
        type = wrapped;
    }
    return type && type->kind == TYPE_NEVER ? type : NULL;
}

static bool may_be_wrapper(const Type *type)
{
    bool any = wraps_argument(type->function) != NULL;
    for (size_t i = 0; type->is_set && i < type->item_count; i++)
        any |= may_be_wrapper(type->items[i]);
    return any;
}

static const Type *special_attribute(Frame *frame, const Type *type, Name name)
{
    const struct BuiltinNames *known = &frame->infer->known;
    if (type->kind == TYPE_FUNCTION && (name == known->name || name == known->doc) && may_be_wrapper(type)) {
        const Type *wrapped = wrapped_function(type);
        if (!wrapped && frame->infer->is_final)
            infer_report(frame, DIAG_not_supported, frame->stmt ? frame->stmt->span : (Span){0}, "`%s` of a function that wraps several is not known",
                         name->text);
        type = wrapped ? wrapped : type;
        if (type->kind == TYPE_NEVER)
            return type;
    }
    if (name == known->class_ && type->kind == TYPE_INSTANCE)
        return type_class(frame->types, type->class_);
    if (name == known->name && type->kind == TYPE_CLASS && type->class_)
        return type_str_literal(frame->types, type->class_->name->text, type->class_->name->length, false);
    if (name == known->name && type->kind == TYPE_FUNCTION && !type->is_set) {
        Name text = type->function ? type->function->name : type->rule->name;
        size_t hidden = strncmp(text->text, "_new_", 5) == 0 ? 5 : 0; /* in the place of a class: capturing_class.c */
        return type_str_literal(frame->types, text->text + hidden, text->length - hidden, false);
    }
    if (name == known->name && type->kind == TYPE_FUNCTION)
        return frame->types->str; /* of one of several */
    if (name == known->doc && type->kind == TYPE_FUNCTION && type->function && type->function->body) {
        const Constant *doc = block_docstring(type->function->body);
        return doc ? type_str_literal(frame->types, doc->text, doc->length, false) : frame->types->none;
    }
    if (name == known->doc && (type->kind == TYPE_CLASS || type->kind == TYPE_INSTANCE) && type->class_ && type->class_->user) {
        const char *doc = type->class_->user->doc;
        return doc ? type_str_literal(frame->types, doc, strlen(doc), true) : frame->types->none;
    }
    return name == known->doc ? frame->types->str : NULL;
}

/* What a class itself has: no fields of its instances. */
Member member_of_class_object(Frame *frame, const Class *class_, Name name)
{
    Member member = {.kind = MEMBER_NONE};
    for (size_t i = 0; i < class_->mro_count && member.kind == MEMBER_NONE; i++)
        member = class_->mro[i]->user ? class_member(class_->mro[i]->user, name) : own_member_of(class_->mro[i], name);
    return class_->mro ? member : member_of_class(frame, class_, name);
}

static const Type *class_attribute(Frame *frame, Expr *expr, const Type *type, ExprInfo *info)
{
    Member member = type->class_ ? member_of_class_object(frame, type->class_, expr->attribute.name) : (Member){.kind = MEMBER_NONE};
    if (member.kind == MEMBER_METHOD) {
        info->resolution = RESOLVED_METHOD;
        info->variable = member.function->decorated_as;
        const Type *receiver = member.function->is_classmethod ? type : NULL;
        return method_value(frame, member.function, receiver, expr->span);
    }
    if (member.kind == MEMBER_RULE_METHOD || member.kind == MEMBER_RULE_PROPERTY) {
        info->resolution = RESOLVED_METHOD;
        return type_rule_function(frame->types, member.rule, NULL);
    }
    return member.kind == MEMBER_NONE || member.kind == MEMBER_FIELD
               ? NULL
               : member_value(frame, expr, &member, type, info);
}

bool is_super_call(Frame *frame, const Expr *expr)
{
    return expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME &&
           expr->call.func->name.id == frame->infer->known.super && !symbol_of(frame, frame->infer->known.super);
}

/* The class whose method is being walked, also from a function inside it. */
UserClass *current_class(Frame *frame)
{
    for (UserFunction *f = frame->function; f; f = f->parent)
        if (f->class_)
            return f->class_;
    return NULL;
}

/* The type of `self` or `cls` in the method that the code stands in. */
static const Type *current_self(Frame *frame, UserClass *class_)
{
    for (const Instance *i = frame->instance; i; i = i->state->parent)
        if (i->function->class_ == class_ && i->state->param_count)
            return type_unwrap(i->state->params[0]);
    return type_instance(frame->types, &class_->class_, NULL, 0, NULL, 0);
}

static void note_super(Frame *frame)
{
    UserFunction *method = frame->function;
    while (method && !method->class_)
        method = method->parent;
    if (!method || method->uses_super)
        return;
    method->uses_super = true;
    frame->types->changes++;
}

/* super().name and super(C, self).name: looked up behind the class in the order of the object's own class. */
static const Type *super_attribute(Frame *frame, Expr *expr, ExprInfo *info)
{
    UserClass *class_ = current_class(frame);
    ExprInfo *inner = info_of(frame, expr->attribute.value);
    vec_each(i, &expr->attribute.value->call.args)
        infer_expr(frame, expr->attribute.value->call.args.items[i]);
    if (!class_) {
        infer_report(frame, DIAG_not_supported, expr->span, "super() outside a method");
        return frame->types->error;
    }
    note_super(frame);
    const Type *self = current_self(frame, class_);
    const Class *receiver = self->class_ && self->class_->user ? self->class_ : &class_->class_;
    inner->type = self;
    inner->resolution = RESOLVED_ENTITY;
    Name name = expr->attribute.name;
    Member member = {.kind = MEMBER_NONE};
    for (size_t i = class_mro_after(receiver, &class_->class_); i < receiver->mro_count && member.kind == MEMBER_NONE; i++)
        member = own_member_of(receiver->mro[i], name);
    if (member.kind != MEMBER_NONE) {
        const Type *type = member_value(frame, expr, &member, self, info);
        if (info->call) { /* a property */
            info->call->is_super = true;
            info->call->receiver = NULL;
        }
        return type;
    }
    if (name == frame->infer->known.init) { /* object's */
        info->resolution = RESOLVED_METHOD;
        return type_rule_function(frame->types, NULL, self);
    }
    infer_report(frame, DIAG_unknown_attribute, expr->span, "no base class of %s has `%s`", class_->class_.name->text,
                 name->text);
    return frame->types->error;
}

/* torch.max(x, 1).values and .indices: the pair is a tuple. */
static const Type *result_item(Frame *frame, const Type *type, Name name, ExprInfo *info)
{
    (void)frame;
    bool is_values = name_is(name, "values"), is_indices = name_is(name, "indices");
    if (type->kind != TYPE_TUPLE || type->item_count != 2 || type->items[0]->kind != TYPE_TENSOR || !(is_values || is_indices))
        return NULL;
    info->resolution = RESOLVED_RECORD_FIELD;
    info->name = name;
    return type->items[is_indices];
}

const Type *infer_attribute(Frame *frame, Expr *expr, ExprInfo *info)
{
    if (is_super_call(frame, expr->attribute.value))
        return super_attribute(frame, expr, info);
    frame->held = expr->attribute.value; /* the receiver of a dict's method */
    const Type *type = type_unwrap(infer_expr(frame, expr->attribute.value));
    Name name = expr->attribute.name;
    if (type_is_mixed(type))
        type_observe(frame->types, type);
    if (type->kind == TYPE_DYNAMIC) {
        type = infer_boxed_owner(frame, expr->attribute.value, name);
        if (!type)
            return infer_boxed_attribute(frame, expr, info);
    }
    if (is_dropped_value(type)) {
        info->resolution = RESOLVED_ENTITY;
        return type;
    }
    Variable *attribute = type->kind == TYPE_FUNCTION && type->function && !type->home ? function_attribute(frame, type->function, name, NULL, expr->span) : NULL;
    if (attribute) {
        info->resolution = RESOLVED_VARIABLE;
        info->variable = attribute;
        return attribute->type;
    }
    const Type *special = special_attribute(frame, type, name);
    if (special) {
        info->resolution = RESOLVED_ENTITY;
        return special;
    }
    const Type *accessor = function_accessor(frame, expr, type, info);
    if (accessor)
        return accessor;
    switch (type->kind) {
    case TYPE_NEVER:
    case TYPE_ERROR:
        info->resolution = RESOLVED_ERROR;
        return infer_unknown(frame, type);
    case TYPE_MODULE:
        return module_attribute(frame, expr, type, info);
    case TYPE_CLASS: {
        const Type *value = class_attribute(frame, expr, type, info);
        if (value)
            return value;
        break;
    }
    case TYPE_FUNCTION: { /* itertools.chain.from_iterable: what the stub calls chain_from_iterable */
        const char *of_rule = type->rule ? arena_printf(frame->arena, "%s_%s", type->rule->qualified->text, name->text) : NULL;
        const RuleSymbol *symbol = of_rule ? rules_find(frame->infer->rules, of_rule) : NULL;
        if (symbol)
            return rule_symbol_type(frame, symbol, info, expr->span);
        break;
    }
    case TYPE_RECORD: {
        const TypeField *field = type_field(type, name);
        const Type *extra = field ? NULL : argparse_extra(frame, type, name);
        if (extra) {
            info->resolution = RESOLVED_ENTITY;
            return extra;
        }
        if (!field)
            break;
        const Type *narrowed = env_narrowed(frame, expr);
        info->resolution = RESOLVED_RECORD_FIELD;
        info->name = name;
        return narrowed ? narrowed : field->type;
    }
    default: {
        const Type *item = result_item(frame, type, name, info);
        Member member = member_of_type(frame, type, name);
        if (item)
            return item;
        if (member.kind != MEMBER_NONE)
            return member_value(frame, expr, &member, type, info);
        break;
    }
    }
    if (boxed_below(frame, type, name))
        return infer_boxed_attribute(frame, expr, info);
    Field *named = names_field(frame, type, name, expr->span);
    if (named)
        return field_type(frame, expr, named, info);
    const Type *given = given_read(frame, expr, type, info);
    if (given)
        return given;
    const Type *missing = missing_attribute(frame, expr, type, info);
    if (missing)
        return missing;
    info->resolution = RESOLVED_ERROR;
    if (!frame->infer->is_final)
        return frame->types->never;
    unknown_attribute(frame, expr, type);
    return frame->types->error;
}
