/*
 * Attributes by name: getattr, setattr, hasattr, delattr, vars and __dict__. Objects have no table of names in C: what a name can
 * mean is known from the type of the object, so such a call is read as other Python and understood as that:
 *
 *     getattr(obj, 'lr')          obj.lr
 *     getattr(args, name)         args.lr if name == 'lr' else args.epochs      (with a check that it is one of them)
 *     getattr(nn, name)(x)        nn.ReLU(x) if name == 'ReLU' else nn.Tanh(x)
 *     vars(args), obj.__dict__    {'lr': args.lr, 'epochs': args.epochs}
 *     setattr(obj, name, value)   an assignment to each field that the name can be
 *
 * Which members of a module or which methods a computed name can mean is told by the strings that the program writes down.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

/* ---- the strings of the program ----------------------------------------------------------------------------------------- */

typedef struct Strings {
    PointerMap seen;
    NameVec list;
    Infer *infer;
} Strings;

static void see_expr(Expr *expr, void *data)
{
    Strings *strings = data;
    if (expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR && expr->constant.length < 64) {
        Name name = name_intern(strings->infer->names, expr->constant.text);
        if (!pointer_map_has(&strings->seen, name)) {
            pointer_map_set(strings->infer->arena, &strings->seen, name, (void *)name);
            vec_push(strings->infer->arena, &strings->list, name);
        }
    }
    walk_expr(expr, see_expr, data);
}

void names_add_string(Frame *frame, Name name)
{
    vec_each(i, &frame->infer->asked)
        if (frame->infer->asked.items[i] == name)
            return;
    vec_push(frame->arena, &frame->infer->asked, name);
    frame->types->changes++;
}

static const NameVec *strings_of(Infer *infer)
{
    if (infer->round == infer->strings_round && infer->strings)
        return infer->strings;
    Strings strings = {.infer = infer};
    walk_block_exprs((Block *)&infer->program->main->ast->body, see_expr, &strings);
    map_each(entry, &infer->modules) {
        const SemaModule *module = entry->value;
        if (module->ast && !module->is_library)
            walk_block_exprs((Block *)&module->ast->body, see_expr, &strings);
    }
    vec_each(i, &infer->asked)
        if (!pointer_map_has(&strings.seen, infer->asked.items[i]))
            vec_push(infer->arena, &strings.list, infer->asked.items[i]);
    infer->strings = ARENA_NEW(infer->arena, NameVec);
    *infer->strings = strings.list;
    infer->strings_round = infer->round;
    return infer->strings;
}

/* ---- names that an expression can be ------------------------------------------------------------------------------------ */

/* What is known of a computed name: 'fc%d' % i begins with "fc". */
typedef struct NamePattern {
    const char *prefix;
    size_t length;
} NamePattern;

static NamePattern pattern_of(const Expr *name)
{
    const Expr *first = name;
    if (name->kind == EXPR_BIN_OP)
        first = name->bin_op.left;
    else if (name->kind == EXPR_JOINED_STR && name->joined.parts.count)
        first = name->joined.parts.items[0];
    else if (name->kind == EXPR_CALL && name->call.func->kind == EXPR_ATTRIBUTE && name_is(name->call.func->attribute.name, "format"))
        first = name->call.func->attribute.value;
    if (first->kind != EXPR_CONSTANT || first->constant.kind != CONSTANT_STR || first == name)
        return (NamePattern){"", 0};
    return (NamePattern){first->constant.text, strcspn(first->constant.text, "%{")};
}

static bool fits(NamePattern pattern, Name name)
{
    return strncmp(name->text, pattern.prefix, pattern.length) == 0;
}

static void add_name(Frame *frame, NameVec *names, Name name)
{
    if (name == frame->infer->known.dict) /* it is all of them */
        return;
    if (!names_have(names, name))
        vec_push(frame->arena, names, name);
}

static void add_fields(Frame *frame, NameVec *names, const Class *class_, NamePattern pattern)
{
    if (class_->base)
        add_fields(frame, names, class_->base, pattern);
    for (size_t i = 0; class_->user && i < class_->user->fields.count; i++)
        if (fits(pattern, class_->user->fields.items[i]->name))
            add_name(frame, names, class_->user->fields.items[i]->name);
}

static bool can_be_called(Frame *frame, const Type *object, Name name)
{
    const Type *type = object->kind == TYPE_MODULE ? module_member(frame, object->module, name, NULL, (Span){0}) : NULL;
    return !type || type->kind <= TYPE_ERROR || (type->kind >= TYPE_INSTANCE && type->kind != TYPE_MODULE);
}

static bool has_member(Frame *frame, const Type *object, Name name)
{
    if (object->kind == TYPE_MODULE)
        return module_member(frame, object->module, name, NULL, (Span){0}) != NULL;
    if (object->kind == TYPE_CLASS)
        return object->class_ && member_of_class(frame, object->class_, name).kind != MEMBER_NONE;
    if (object->kind == TYPE_RECORD)
        return type_field(object, name) != NULL;
    return member_of_type(frame, object, name).kind != MEMBER_NONE;
}

/* What configurations name: a boxed name comes from a file, so that the program need not write it down. */
static void add_configured(Frame *frame, NameVec *names, const Type *module, const Expr *name)
{
    static const char *const families[][18] = {
        {"torch.nn", "ReLU", "LeakyReLU", "Tanh", "Sigmoid", "GELU", "SiLU", "ELU", "SELU", "Softplus", "ReLU6", "Mish", "Hardtanh", "Identity"},
        {"torch.nn.functional", "relu", "leaky_relu", "tanh", "sigmoid", "gelu", "silu", "elu", "selu", "softplus", "relu6", "mish"},
        {"torch", "relu", "tanh", "sigmoid"},
    };
    if (module->kind != TYPE_MODULE || infer_expr(frame, (Expr *)name)->kind != TYPE_DYNAMIC)
        return;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (!name_is(module->module->name, families[i][0]))
            continue;
        for (size_t k = 1; k < sizeof *families / sizeof **families && families[i][k]; k++) {
            Name member = name_intern(frame->infer->names, families[i][k]);
            if (has_member(frame, module, member))
                add_name(frame, names, member);
        }
    }
}

/* Those of the program's strings that are members of the object, as this round knows them. */
static const NameVec *named_members(Frame *frame, const Type *object)
{
    Infer *infer = frame->infer;
    if (infer->named_round != infer->round) {
        infer->named_members = (PointerMap){0};
        infer->named_round = infer->round;
    }
    NameVec *members = pointer_map_get(&infer->named_members, object);
    if (members)
        return members;
    members = ARENA_NEW(infer->arena, NameVec);
    const NameVec *strings = strings_of(infer);
    vec_each(i, strings)
        if (strings->items[i]->length && has_member(frame, object, strings->items[i]))
            vec_push(infer->arena, members, strings->items[i]);
    pointer_map_set(infer->arena, &infer->named_members, object, members);
    return members;
}

/* The members that a computed name can mean. Fields are all there are; of methods and members of modules those that the
 * program names somewhere. */
static NameVec candidates(Frame *frame, const Type *object, const Expr *name, const Expr *called)
{
    bool is_called = called != NULL;
    NameVec names = {0};
    NamePattern pattern = pattern_of(name);
    if (object->kind == TYPE_RECORD)
        for (size_t i = 0; i < object->field_count; i++)
            if (fits(pattern, object->fields[i].name))
                add_name(frame, &names, object->fields[i].name);
    if (object->kind == TYPE_INSTANCE && !is_called)
        add_fields(frame, &names, object->class_, pattern);
    if (object->kind == TYPE_INSTANCE && object->class_->user && is_called && pattern.length)
        for (const Class *c = object->class_; c && c->user; c = c->base) /* visit_* */
            for (size_t i = 0; i < c->user->def->class_def.body.count; i++) {
                const Stmt *stmt = c->user->def->class_def.body.items[i];
                if (stmt->kind == STMT_FUNCTION_DEF && fits(pattern, stmt->function_def.name))
                    add_name(frame, &names, stmt->function_def.name);
            }
    NameVec callables = {0};
    if (object->kind == TYPE_MODULE && called)
        module_callables(frame, object, called, &callables);
    vec_each(i, &callables)
        if (fits(pattern, callables.items[i]))
            add_name(frame, &names, callables.items[i]);
    if (callables.count) /* of a module of the script all that is meant is known */
        return names;
    bool was_quiet = frame->quiet;
    frame->quiet = true;
    const NameVec *members = object->kind == TYPE_RECORD ? NULL : named_members(frame, object);
    for (size_t i = 0; members && i < members->count; i++)
        if (fits(pattern, members->items[i]) && (!is_called || can_be_called(frame, object, members->items[i])))
            add_name(frame, &names, members->items[i]);
    if (is_called && names.count) /* one of them is named, so these are what is meant */
        add_configured(frame, &names, object, name);
    frame->quiet = was_quiet;
    return names;
}

/* ---- the Python that a call is read as ---------------------------------------------------------------------------------- */

static Expr *new_expr(Frame *frame, ExprKind kind, Span span)
{
    Expr *expr = ARENA_NEW(frame->arena, Expr);
    expr->kind = kind;
    expr->span = span;
    return expr;
}

static Expr *new_name(Frame *frame, const char *name, Span span)
{
    Expr *expr = new_expr(frame, EXPR_NAME, span);
    expr->name.id = name_intern(frame->infer->names, name);
    return expr;
}

Expr *new_string(Frame *frame, const char *text, Span span)
{
    Expr *expr = new_expr(frame, EXPR_CONSTANT, span);
    expr->constant = (Constant){.kind = CONSTANT_STR, .text = text, .length = strlen(text)};
    return expr;
}

/* obj.name, made once for a call and a name: the tables know it by its address. */
static Expr *member_of_call(Frame *frame, const Expr *call, Name name, ExprContext context)
{
    Name key = name_printf(frame->infer->names, "%p %s %d", (const void *)call, name->text, (int)context);
    Expr *member = pointer_map_get(&frame->infer->written, key);
    if (member)
        return member;
    member = new_expr(frame, EXPR_ATTRIBUTE, call->span);
    member->context = context;
    member->attribute.value = call->call.args.items[0];
    member->attribute.name = name;
    member->attribute.name_span = call->span;
    pointer_map_set(frame->arena, &frame->infer->written, key, member);
    return member;
}

Expr *written_expr(Frame *frame, const Expr *expr, const char *as)
{
    return pointer_map_get(&frame->infer->written, name_printf(frame->infer->names, "%p %s", (const void *)expr, as));
}

Expr *write_expr(Frame *frame, const Expr *expr, const char *as, Expr *made)
{
    pointer_map_set(frame->arena, &frame->infer->written, name_printf(frame->infer->names, "%p %s", (const void *)expr, as), made);
    return made;
}

/* The member itself, or the call of it that `outer` is. */
static Expr *use_of_member(Frame *frame, const Expr *call, const Expr *outer, Name name)
{
    Expr *member = member_of_call(frame, call, name, CONTEXT_LOAD);
    if (outer == call)
        return member;
    Name key = name_printf(frame->infer->names, "%p use %s", (const void *)outer, name->text);
    Expr *use = pointer_map_get(&frame->infer->written, key);
    if (use)
        return use;
    use = new_expr(frame, EXPR_CALL, outer->span);
    use->call = outer->call;
    use->call.func = member;
    pointer_map_set(frame->arena, &frame->infer->written, key, use);
    return use;
}

static Expr *is_named(Frame *frame, Expr *name, Name wanted)
{
    Expr *test = new_expr(frame, EXPR_COMPARE, name->span);
    test->compare.left = name;
    test->compare.ops = ARENA_NEW(frame->arena, CompareOperator);
    test->compare.ops[0] = COMPARE_EQ;
    vec_push(frame->arena, &test->compare.rest, new_string(frame, wanted->text, name->span));
    return test;
}

/* _attribute_name(name, 'lr,epochs', 'Args'): the name, which must be one of these. */
static Expr *checked_name(Frame *frame, Expr *name, const NameVec *names, const char *owner)
{
    Text list = {0};
    vec_each(i, names)
        text_printf(&list, "%s%s", i ? "," : "", names->items[i]->text);
    Expr *call = new_expr(frame, EXPR_CALL, name->span);
    call->call.func = new_name(frame, "_attribute_name", name->span);
    vec_push(frame->arena, &call->call.args, name);
    vec_push(frame->arena, &call->call.args, new_string(frame, text_take(&list, frame->arena), name->span));
    vec_push(frame->arena, &call->call.args, new_string(frame, owner, name->span));
    return call;
}

static const char *owner_text(Frame *frame, const Type *object)
{
    if (object->kind == TYPE_MODULE)
        return arena_printf(frame->arena, "module '%s'", object->name->text);
    return arena_printf(frame->arena, "'%s' object", object->kind == TYPE_INSTANCE ? object->class_->name->text : "Namespace");
}

/* obj.a if name == 'a' else obj.b if name == 'b' else default. Made anew when there is one more candidate. */
static Expr *choice_of(Frame *frame, const Expr *call, const Expr *outer, const Type *object, const NameVec *names)
{
    Expr *name = call->call.args.items[1], *otherwise = call->call.args.count > 2 ? call->call.args.items[2] : NULL;
    const char *key = arena_printf(frame->arena, "%p choice %zu", (const void *)outer, names->count);
    Expr *chosen = written_expr(frame, call, key);
    if (chosen)
        return chosen;
    chosen = otherwise ? otherwise : use_of_member(frame, call, outer, vec_last(names));
    bool is_last_asked = otherwise || names->count == 1; /* the first question checks the name, so there must be one */
    for (size_t i = names->count - !is_last_asked; i-- > 0;) {
        Expr *choice = new_expr(frame, EXPR_IF, call->span);
        Expr *asked = i == 0 && !otherwise ? checked_name(frame, name, names, owner_text(frame, object)) : name;
        choice->if_exp.test = is_named(frame, asked, names->items[i]);
        choice->if_exp.body = use_of_member(frame, call, outer, names->items[i]);
        choice->if_exp.orelse = chosen;
        pointer_map_set(frame->arena, &frame->infer->choices, choice, choice);
        chosen = choice;
    }
    return write_expr(frame, call, key, chosen);
}

/* ---- getattr ------------------------------------------------------------------------------------------------------------ */

static bool is_builtin_call(Frame *frame, const Expr *expr, const char *name, size_t least)
{
    if (expr->kind != EXPR_CALL || expr->call.func->kind != EXPR_NAME || !name_is(expr->call.func->name.id, name) ||
        expr->call.args.count < least || expr->call.keywords.count)
        return false;
    vec_each(i, &expr->call.args)
        if (expr->call.args.items[i]->kind == EXPR_STARRED)
            return false;
    return symbol_of(frame, expr->call.func->name.id) == NULL;
}

static const Type *known_name(Frame *frame, Expr *name, Name *known)
{
    const Type *type = infer_expr(frame, name);
    bool is_constant = type->kind == TYPE_STR && type->literal.is_set &&
                       (type->literal.is_settled || name->kind == EXPR_CONSTANT);
    *known = is_constant ? name_intern(frame->infer->names, type->literal.text) : NULL;
    return type;
}

/* module.get_submodule(name), get_buffer, get_parameter: what the module was given by a computed name, and has no field for. */
static Expr *part_by_name(Frame *frame, const Expr *use, const char *getter, Expr *module, Expr *name)
{
    Expr *part = written_expr(frame, use, getter);
    if (part)
        return part;
    part = new_expr(frame, EXPR_CALL, use->span);
    part->call.func = new_expr(frame, EXPR_ATTRIBUTE, use->span);
    part->call.func->attribute.value = module;
    part->call.func->attribute.name = name_intern(frame->infer->names, getter);
    part->call.func->attribute.name_span = use->span;
    vec_push(frame->arena, &part->call.args, name);
    return write_expr(frame, use, getter, part);
}

static bool has_named_buffers(const Type *object)
{
    for (const Class *c = object->kind == TYPE_INSTANCE ? object->class_ : NULL; c; c = c->base)
        if (c->user && c->user->has_named_buffers)
            return true;
    return false;
}

/* An AttributeError when it runs. As long as fields may still be found nothing is said about its type. */
static Expr *missing_member(Frame *frame, const Expr *call, const char *owner)
{
    const char *key = frame->infer->is_final ? "missing" : "missing yet";
    NameVec none = {0};
    Expr *missing = written_expr(frame, call, key);
    if (missing)
        return missing;
    missing = checked_name(frame, call->call.args.items[1], &none, owner);
    if (!frame->infer->is_final)
        missing->call.func->name.id = name_intern(frame->infer->names, "_missing_attribute");
    return write_expr(frame, call, key, missing);
}

/* A field that the command may not have: args.name if hasattr(args, "name") else default. */
static Expr *field_or_default(Frame *frame, const Expr *call, Name name)
{
    Expr *choice = written_expr(frame, call, "or default");
    if (choice)
        return choice;
    choice = synth_expr(frame->infer, "a if hasattr(b, c) else d", call->span);
    choice->if_exp.body = member_of_call(frame, call, name, CONTEXT_LOAD);
    for (size_t i = 0; i < 2; i++)
        choice->if_exp.test->call.args.items[i] = call->call.args.items[i];
    choice->if_exp.orelse = call->call.args.items[2];
    return write_expr(frame, call, "or default", choice);
}

/* Of a boxed object and a computed name: objects that answer for their attributes are asked. */
static bool asks_boxed(Frame *frame)
{
    return frame->infer->has_hooks && boxed_class_has(frame, name_intern(frame->infer->names, "__getattr__"));
}

/* getattr(obj, name[, default]), or with `outer` its call. */
static Expr *read_getattr(Frame *frame, Expr *call, const Expr *outer)
{
    const Type *object = type_unwrap(infer_expr(frame, call->call.args.items[0]));
    Name name;
    const Type *name_type = known_name(frame, call->call.args.items[1], &name);
    bool has_default = call->call.args.count > 2;
    if (object->kind <= TYPE_ERROR || name_type->kind <= TYPE_ERROR)
        return NULL;
    Expr *hooked = hooked_by_name(frame, (Expr *)call, object, name, has_default ? "x._get_attribute()" : "x.__getattr__()");
    if (hooked && outer == call)
        return hooked;
    Expr *given = has_default && outer == call ? given_asked(frame, call, object, name) : NULL;
    if (given)
        return given;
    bool is_plain = object->kind == TYPE_RECORD || (object->kind == TYPE_INSTANCE && object->class_->user && !object->class_->base);
    if (name && !has_default && is_plain && !has_member(frame, object, name) && outer == call)
        return missing_member(frame, call, owner_text(frame, object));
    if (name && has_default && outer == call && has_member(frame, object, name) &&
        (argparse_has_commands(frame, object) || field_may_miss(frame, object, name)))
        return field_or_default(frame, call, name);
    if (name && (object->kind == TYPE_DYNAMIC || !has_default || has_member(frame, object, name)))
        return use_of_member(frame, call, outer, name);
    if (name)
        return outer == call ? call->call.args.items[2] : NULL;
    bool is_module = object->kind == TYPE_INSTANCE && class_is(object->class_, "torch.nn.Module");
    if (is_module && has_named_buffers(object)) {
        Expr *buffer = part_by_name(frame, call, "get_buffer", call->call.args.items[0], call->call.args.items[1]);
        return outer == call ? buffer : NULL;
    }
    if (is_module && object->class_->user && object->class_->user->has_named_children) {
        Expr *child = part_by_name(frame, call, "get_submodule", call->call.args.items[0], call->call.args.items[1]);
        if (outer == call)
            return child;
        Expr *use = written_expr(frame, outer, "call");
        if (!use) {
            use = write_expr(frame, outer, "call", new_expr(frame, EXPR_CALL, outer->span));
            use->call = outer->call;
            use->call.func = child;
        }
        return use;
    }
    if (object->kind == TYPE_DYNAMIC && outer == call && asks_boxed(frame))
        return method_by_name(frame, call, has_default ? "x._get_attribute()" : "x.__getattr__()");
    NameVec names = candidates(frame, object, call->call.args.items[1], outer != call ? outer : NULL);
    return names.count ? choice_of(frame, call, outer, object, &names) : has_default && outer == call ? call->call.args.items[2] : NULL;
}

/* ---- hasattr, vars ------------------------------------------------------------------------------------------------------ */

/* hasattr(m, "weight") of a module whose class only the run knows. */
static bool only_run_has(const Type *object, Name name)
{
    static const char *const some[] = {"weight", "bias", "reset_parameters"};
    bool found = false;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        found |= name_is(name, some[i]);
    return found && object->kind == TYPE_INSTANCE && name_is(object->class_->qualified, "torch.nn.Module");
}

/* `self.layer` as it is written; false of what is no name with attributes. */
static bool put_path(Text *out, const Expr *expr)
{
    if (expr->kind == EXPR_NAME)
        text_add(out, expr->name.id->text);
    else if (expr->kind == EXPR_ATTRIBUTE && put_path(out, expr->attribute.value))
        text_printf(out, ".%s", expr->attribute.name->text);
    else
        return false;
    return true;
}

/* hasattr(x, "name") of an object that may be of a class below the one that is known of it: isinstance(x, the classes that have it). A class
 * below another that has it is left to that. */
static Expr *asks_classes(Frame *frame, Expr *call, const Type *object, Name name)
{
    const Program *program = frame->infer->program;
    bool is_open = object->kind == TYPE_INSTANCE && (class_is_any_module(object->class_) || (object->class_->user && object->class_->has_below)) &&
                   !class_is(object->class_, "builtins.BaseException");
    Text path = {0}, classes = {0}, fields = {0};
    is_open = is_open && name && member_of_type(frame, object, name).kind == MEMBER_NONE && put_path(&path, call->call.args.items[0]);
    vec_each(i, &program->classes) {
        UserClass *below = program->classes.items[i];
        const Type *type = is_open && below->is_instantiated && &below->class_ != object->class_ && class_derives_from(&below->class_, object->class_)
                               ? type_instance(frame->types, &below->class_, NULL, 0, NULL, 0) : NULL;
        if (!type || member_of_type(frame, type, name).kind == MEMBER_NONE)
            continue;
        if (field_may_miss(frame, type, name))
            text_printf(&fields, " or isinstance(%s, _class_%zu) and hasattr(%s, '%s')", text_string(&path), i, text_string(&path), name->text);
        else
            text_printf(&classes, "_class_%zu, ", i);
    }
    const char *text = arena_printf(frame->arena, "isinstance(%s, (%s))%s", text_string(&path), text_string(&classes), text_string(&fields));
    bool has_any = classes.length || fields.length;
    text_release(&path), text_release(&classes), text_release(&fields);
    Expr *made = has_any ? written_expr(frame, call, text) : NULL;
    return made || !has_any ? made : write_expr(frame, call, text, synth_expr(frame->infer, text, call->span));
}

/* name in ('a', 'b') */
static Expr *read_hasattr(Frame *frame, Expr *call)
{
    const Type *object = type_unwrap(infer_expr(frame, call->call.args.items[0]));
    Name name;
    known_name(frame, call->call.args.items[1], &name);
    Expr *hooked = object->kind > TYPE_ERROR ? hooked_by_name(frame, (Expr *)call, object, name, "x._has_attribute()") : NULL;
    if (!name && object->kind == TYPE_DYNAMIC && asks_boxed(frame))
        return method_by_name(frame, call, "x._has_attribute()");
    if (!hooked)
        hooked = given_asked(frame, call, object, name);
    if (!hooked && name && only_run_has(object, name)) {
        hooked = synth_expr(frame->infer, "x._has_entry(y)", call->span);
        hooked->call.func->attribute.value = call->call.args.items[0];
        hooked->call.args.items[0] = call->call.args.items[1];
        return kept_replacement(frame, call, hooked);
    }
    if (!hooked)
        hooked = asks_classes(frame, call, object, name);
    if (hooked || name || object->kind <= TYPE_ERROR || object->kind == TYPE_DYNAMIC)
        return hooked;
    NameVec names = candidates(frame, object, call->call.args.items[1], NULL);
    const char *key = arena_printf(frame->arena, "has %zu", names.count);
    Expr *test = written_expr(frame, call, key);
    if (test)
        return test;
    test = new_expr(frame, EXPR_COMPARE, call->span);
    test->compare.left = call->call.args.items[1];
    test->compare.ops = ARENA_NEW(frame->arena, CompareOperator);
    test->compare.ops[0] = COMPARE_IN;
    Expr *tuple = new_expr(frame, EXPR_TUPLE, call->span);
    vec_each(i, &names)
        vec_push(frame->arena, &tuple->sequence.items, new_string(frame, names.items[i]->text, call->span));
    vec_push(frame->arena, &test->compare.rest, tuple);
    return write_expr(frame, call, key, test);
}

bool names_check_vars(Frame *frame, const Type *object, Span span)
{
    const UserClass *class_ = object->kind == TYPE_INSTANCE ? object->class_->user : NULL;
    const char *fault = !class_                       ? NULL
                        : class_->has_unlike_objects ? "objects of `%s` have different attributes, which vars() does not tell apart"
                        : class_->may_shadow         ? "setattr may give objects of `%s` attributes that the class has too, which vars() does not tell apart"
                                                     : NULL;
    if (fault)
        infer_report(frame, DIAG_not_supported, span, fault, class_->class_.name->text);
    return !fault;
}

static Expr *dict_of_fields(Frame *frame, Expr *call, Expr *object_expr, const Type *object)
{
    NameVec names = {0};
    if (argparse_has_commands(frame, object))
        infer_report(frame, DIAG_not_supported, call->span, "vars() of a namespace whose entries depend on the command is not supported");
    names_check_vars(frame, object, call->span);
    if (object->kind == TYPE_RECORD)
        for (size_t i = 0; i < object->field_count; i++)
            add_name(frame, &names, object->fields[i].name);
    else if (object->kind == TYPE_INSTANCE && object->class_->user && !class_is(object->class_, "torch.nn.Module"))
        add_fields(frame, &names, object->class_, (NamePattern){"", 0});
    else
        return NULL;
    const char *key = arena_printf(frame->arena, "dict %zu", names.count);
    Expr *dict = written_expr(frame, call, key);
    if (dict)
        return dict;
    dict = new_expr(frame, EXPR_DICT, call->span);
    vec_each(i, &names) {
        Expr *value = new_expr(frame, EXPR_ATTRIBUTE, call->span);
        value->attribute.value = object_expr;
        value->attribute.name = names.items[i];
        value->attribute.name_span = call->span;
        vec_push(frame->arena, &dict->dict.keys, new_string(frame, names.items[i]->text, call->span));
        vec_push(frame->arena, &dict->dict.values, value);
    }
    return write_expr(frame, call, key, dict);
}

/* ---- entries ------------------------------------------------------------------------------------------------------------ */

/* self.add_module(f"layer{i}", layer) becomes setattr(self, f"layer{i}", layer), which does the same, and takes any name. */
static void spell_added_module(Frame *frame, Expr *expr)
{
    Expr *func = expr->call.func;
    const ExprVec *args = &expr->call.args;
    bool is_named = func->kind == EXPR_ATTRIBUTE && (name_is(func->attribute.name, "add_module") || name_is(func->attribute.name, "register_module"));
    if (!is_named || args->count != 2 || expr->call.keywords.count || args->items[0]->kind == EXPR_STARRED || args->items[1]->kind == EXPR_STARRED)
        return;
    const Type *object = type_unwrap(infer_expr(frame, func->attribute.value));
    bool is_module = object->kind == TYPE_INSTANCE && object->class_->user && class_is(object->class_, "torch.nn.Module") &&
                     !class_is(object->class_, "torch.nn.Sequential");
    Name known = NULL;
    if (!is_module || known_name(frame, args->items[0], &known)->kind <= TYPE_ERROR || known)
        return;
    Expr *made = synth_expr(frame->infer, "setattr(x)", expr->span);
    made->call.args.items[0] = func->attribute.value;
    vec_push(frame->arena, &made->call.args, args->items[0]);
    vec_push(frame->arena, &made->call.args, args->items[1]);
    expr->call = made->call;
}

static Expr *read_call(Frame *frame, Expr *expr)
{
    spell_added_module(frame, expr);
    Expr *item = module_item(frame, expr->call.func);
    if (item)
        return read_getattr(frame, item, expr);
    Expr *names = module_names_replacement(frame, expr);
    if (names)
        return names;
    if (is_builtin_call(frame, expr->call.func, "getattr", 2))
        return read_getattr(frame, expr->call.func, expr);
    if (is_builtin_call(frame, expr, "getattr", 2))
        return read_getattr(frame, expr, expr);
    bool sets_entry = frame->infer->has_containers && is_builtin_call(frame, expr, "_set_raw", 3) &&
                      !(expr->call.args.items[1]->kind == EXPR_CONSTANT && strcmp(expr->call.args.items[1]->constant.text, "_dict") == 0) &&
                      is_namespace(type_unwrap(infer_expr(frame, expr->call.args.items[0])));
    if (sets_entry || (is_builtin_call(frame, expr, "setattr", 3) && !frame->sets_raw)) {
        const Type *object = type_unwrap(infer_expr(frame, expr->call.args.items[0]));
        if (object->kind == TYPE_DYNAMIC && infer_expr(frame, expr->call.args.items[1])->kind != TYPE_NEVER && asks_boxed(frame))
            return method_by_name(frame, expr, "x.__setattr__()");
        return attribute_hook(frame, object, "__setattr__") ? hooked_by_name(frame, expr, object, NULL, "x.__setattr__()") : NULL;
    }
    if (is_builtin_call(frame, expr, "hasattr", 2))
        return read_hasattr(frame, expr);
    if (is_builtin_call(frame, expr, "vars", 1))
        return dict_of_fields(frame, expr, expr->call.args.items[0], type_unwrap(infer_expr(frame, expr->call.args.items[0])));
    return NULL;
}

static bool ends_in(Name name, const char *end)
{
    size_t length = strlen(end);
    return name->length > length && strcmp(name->text + name->length - length, end) == 0;
}

/* layer.weight_orig, layer.weight_mask of a layer that prune masks. */
static bool is_masked_part(Frame *frame, const Expr *expr)
{
    if (!frame->infer->prunes || expr->kind != EXPR_ATTRIBUTE || expr->context != CONTEXT_LOAD || (!ends_in(expr->attribute.name, "_orig") && !ends_in(expr->attribute.name, "_mask")))
        return false;
    const Type *object = type_unwrap(infer_expr(frame, expr->attribute.value));
    return object->kind == TYPE_INSTANCE && class_is(object->class_, "torch.nn.Module") && !has_member(frame, object, expr->attribute.name);
}

/* x.name as a part of the module x. */
static Expr *named_part(Frame *frame, Expr *expr, const char *getter)
{
    return part_by_name(frame, expr, getter, expr->attribute.value, new_string(frame, expr->attribute.name->text, expr->span));
}

/* self.betas where register_buffer(name, x) may have made it. */
static Expr *named_buffer(Frame *frame, Expr *expr)
{
    if (is_masked_part(frame, expr))
        return named_part(frame, expr, ends_in(expr->attribute.name, "_orig") ? "get_parameter" : "get_buffer");
    if (!frame->infer->has_named_buffers || expr->kind != EXPR_ATTRIBUTE || expr->context != CONTEXT_LOAD || expr->attribute.value->kind != EXPR_NAME)
        return NULL;
    const Type *object = type_unwrap(infer_expr(frame, expr->attribute.value));
    if (!has_named_buffers(object) || has_member(frame, object, expr->attribute.name))
        return NULL;
    return named_part(frame, expr, "get_buffer");
}

/* self.relu of a class whose children have computed names: x.get_submodule('relu'). */
static Expr *named_child(Frame *frame, Expr *expr)
{
    if (!frame->infer->has_named_children) /* of any class */
        return NULL;
    const Type *object = type_unwrap(infer_expr(frame, expr->attribute.value));
    bool has_named_children = false;
    for (const Class *c = object->kind == TYPE_INSTANCE ? object->class_ : NULL; c; c = c->base)
        has_named_children |= c->user && c->user->has_named_children;
    if (!has_named_children || member_of_type(frame, object, expr->attribute.name).kind != MEMBER_NONE)
        return NULL;
    return named_part(frame, expr, "get_submodule");
}

Expr *names_replacement(Frame *frame, Expr *expr)
{
    if (expr->kind == EXPR_CALL)
        return read_call(frame, expr);
    Expr *item = module_item(frame, expr);
    if (item)
        return read_getattr(frame, item, item);
    if (expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == frame->infer->known.dict && expr->context == CONTEXT_LOAD)
        return dict_of_fields(frame, expr, expr->attribute.value, type_unwrap(infer_expr(frame, expr->attribute.value)));
    Expr *buffer = named_buffer(frame, expr);
    return buffer || expr->kind != EXPR_ATTRIBUTE || expr->context != CONTEXT_LOAD ? buffer : named_child(frame, expr);
}

/* self.lr where only setattr with a computed name can have made it. */
Field *names_field(Frame *frame, const Type *object, Name name, Span span)
{
    for (Class *c = object->kind == TYPE_INSTANCE ? object->class_ : NULL; c; c = c->base) {
        if (!c->user || !c->user->named_type)
            continue;
        Field *field = class_field_for_store(frame, c->user, name, span);
        field_add(frame, field, c->user->named_type, NULL, FIELD_PLAIN);
        return field;
    }
    return NULL;
}

/* Attributes of the class that the object may get one of its own of: `lr = 0.1` in the class, and setattr(self, key, value). */
static void add_shadowed(Frame *frame, NameVec *names, const Class *class_, NamePattern pattern)
{
    for (size_t i = 0; i < class_->mro_count; i++) {
        const UserClass *user = class_->mro[i]->user;
        for (size_t k = 0; user && k < user->attributes.count; k++) {
            const Variable *attribute = user->attributes.items[k];
            if (attribute->is_in_body && attribute->type->kind > TYPE_ERROR && !type_vanishes(attribute->type) && fits(pattern, attribute->name))
                add_name(frame, names, attribute->name);
        }
    }
}

/* for key, value in kwargs.items(): setattr(self, key, value): the keywords that the function was called with. */
static void add_keywords(Frame *frame, NameVec *names, const Type *object, const Expr *name)
{
    const InstanceState *state = frame->state;
    bool has_keywords = frame->function->params && frame->function->params->kwarg && state->param_count && name->kind == EXPR_NAME;
    const Type *keywords = has_keywords ? state->params[state->param_count - 1] : NULL;
    const TypeField *fields = !keywords ? NULL : keywords->kind == TYPE_RECORD ? keywords->fields : keywords->cell ? cell_root(keywords->cell)->fields.items : NULL;
    size_t count = !fields ? 0 : keywords->kind == TYPE_RECORD ? keywords->field_count : cell_root(keywords->cell)->fields.count;
    UserClass *class_ = object->class_->user;
    for (size_t i = 0; i < count; i++) {
        class_field_for_store(frame, class_, fields[i].name, name->span);
        add_name(frame, names, fields[i].name);
    }
    class_->has_unlike_objects |= class_->keyword_count && count && class_->keyword_count != count;
    class_->keyword_count = count ? count : class_->keyword_count;
}

static bool have_common(const NameVec *some, const NameVec *others)
{
    bool found = false;
    vec_each(i, some)
        found |= names_have(others, some->items[i]);
    return found;
}

/*
 * setattr(obj, name, value): with a computed name every field that it can be gets the type. A field that only setattr makes is known
 * by being read somewhere: names_field adds it then. A module's children are registered by name.
 */
static void set_fields(Frame *frame, Expr *call, const Type *object, const Type *value, ExprInfo *info)
{
    NameVec names = {0};
    Name known;
    known_name(frame, call->call.args.items[1], &known);
    if (known) {
        vec_push(frame->arena, &names, known);
    } else {
        UserClass *class_ = object->class_->user;
        const Type *before = class_->named_type ? class_->named_type : frame->types->never;
        class_->named_type = type_join_boxed(frame->types, before, type_widen(frame->types, value));
        frame->types->changes += before != class_->named_type;
        add_fields(frame, &names, object->class_, pattern_of(call->call.args.items[1]));
        NameVec shadowed = {0}, keywords = {0};
        add_shadowed(frame, &shadowed, object->class_, pattern_of(call->call.args.items[1]));
        add_keywords(frame, &keywords, object, call->call.args.items[1]);
        class_->may_shadow |= keywords.count ? have_common(&shadowed, &keywords) : shadowed.count > 0;
        vec_each(i, &shadowed)
            add_name(frame, &names, shadowed.items[i]);
        vec_each(i, &keywords)
            add_name(frame, &names, keywords.items[i]);
    }
    info->names = ARENA_NEW_ARRAY(frame->arena, Expr *, names.count + 1);
    info->name_count = names.count;
    info->is_known_name = known != NULL;
    bool outer = frame->sets_by_name;
    frame->sets_by_name = !known;
    vec_each(i, &names) {
        info->names[i] = member_of_call(frame, call, names.items[i], CONTEXT_STORE);
        assign_target(frame, info->names[i], value, call->call.args.items[2]);
    }
    frame->sets_by_name = outer;
}

bool names_set(Frame *frame, Expr *call, ExprInfo *info)
{
    bool sets_raw = is_builtin_call(frame, call, "_set_raw", 3), outer = frame->sets_raw;
    if (!sets_raw && !is_builtin_call(frame, call, "setattr", 3))
        return false;
    const Type *object = type_unwrap(infer_expr(frame, call->call.args.items[0]));
    const Type *name = infer_expr(frame, call->call.args.items[1]), *value = infer_expr(frame, call->call.args.items[2]);
    info->sets_attribute = true;
    if (object->kind <= TYPE_ERROR || value->kind <= TYPE_ERROR || name->kind <= TYPE_ERROR)
        return true;
    bool is_object = object->kind == TYPE_INSTANCE && object->class_->user;
    bool is_module = is_object && class_is(object->class_, "torch.nn.Module");
    bool is_child = is_module && !name->literal.is_set && value->kind == TYPE_INSTANCE && class_is(value->class_, "torch.nn.Module");
    if (is_child) {
        frame->types->changes += !object->class_->user->has_named_children;
        object->class_->user->has_named_children = frame->infer->has_named_children = true;
    } else if (is_object || (object->kind == TYPE_RECORD && name->literal.is_set)) {
        frame->sets_raw = sets_raw;
        set_fields(frame, call, object, value, info);
        frame->sets_raw = outer;
    } else {
        infer_report(frame, DIAG_not_supported, call->span, "setattr of %s is not supported", text_of(frame, object));
    }
    return true;
}
