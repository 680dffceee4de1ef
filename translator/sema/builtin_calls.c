/* Builtins that Python defines by a method of their argument, and those whose answer is known from types. */
#include "sema/infer.h"

#include <string.h>

/* len(x) is x.__len__() ... */
static const struct {
    const char *function, *dunder;
} dunders[] = {
    {"builtins.len", "__len__"},     {"builtins.abs", "__abs__"},     {"builtins.round", "__round__"},
    {"builtins.repr", "__repr__"},   {"builtins.iter", "__iter__"},   {"builtins.next", "__next__"},
    {"builtins.hash", "__hash__"},   {"builtins.int", "__int__"},     {"builtins.float", "__float__"},
    {"builtins.divmod", "__divmod__"}, {"builtins.pow", "__pow__"},
    {"builtins.bool", "__bool__"},     {"builtins.format", "__format__"},   {"builtins.str", "__str__"},     {"builtins.reversed", "__reversed__"},
};

static const char *dunder_of(const char *qualified)
{
    for (size_t i = 0; i < sizeof dunders / sizeof *dunders; i++)
        if (strcmp(dunders[i].function, qualified) == 0)
            return dunders[i].dunder;
    return NULL;
}

static const Type *by_dunder(Frame *frame, const char *qualified, const ArgVec *args, Span span, const void *node,
                             BoundCall **out)
{
    const char *dunder = dunder_of(qualified);
    if (!dunder || args->count == 0 || args->items[0].keyword || args->items[0].is_star)
        return NULL;
    const Type *type = type_unwrap(args->items[0].type);
    if (type->kind == TYPE_DICT && type->cell)
        cell_demote(frame->types, type->cell);
    Name name = name_intern(frame->infer->names, dunder);
    Member member = member_of_type(frame, type, name);
    bool gives_list = member.kind == MEMBER_RULE_METHOD && member.rule->overloads.items[0]->result->kind == TYPE_LIST;
    if (member.kind == MEMBER_NONE || (gives_list && strcmp(dunder, "__iter__") == 0)) /* iter() of it is an iterator all the same */
        return NULL;
    ArgVec rest = {0};
    for (size_t i = 1; i < args->count; i++)
        vec_push(frame->arena, &rest, args->items[i]);
    return call_method(frame, args->items[0].expr, type, name, &rest, span, node, false, out);
}

/* ---- isinstance --------------------------------------------------------------------------------------------------------- */

static Truth instance_of(Frame *frame, const Type *type, const Type *class_)
{
    if (class_->kind == TYPE_TUPLE) {
        Truth any = KNOWN_FALSE;
        for (size_t i = 0; i < class_->item_count; i++) {
            Truth one = instance_of(frame, type, class_->items[i]);
            if (one == KNOWN_TRUE)
                return KNOWN_TRUE;
            any = one == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : any;
        }
        return any;
    }
    if (class_->kind != TYPE_CLASS || !class_->class_ || type->kind == TYPE_DYNAMIC || type->kind <= TYPE_ERROR)
        return TRUTH_UNKNOWN;
    if (type->kind == TYPE_OPTIONAL)
        return instance_of(frame, type->items[0], class_) == KNOWN_FALSE ? KNOWN_FALSE : TRUTH_UNKNOWN;
    if (name_is(class_->class_->qualified, "builtins.object"))
        return KNOWN_TRUE;
    if (sema_abstract_test(class_->class_))
        return abstract_instance_of(frame, type, class_->class_);
    if (type->kind == TYPE_BOOL && name_is(class_->class_->qualified, "builtins.int"))
        return KNOWN_TRUE;
    const char *asked = class_->class_->qualified->text;
    bool is_number = strcmp(asked, "builtins.float") == 0 || strcmp(asked, "builtins.int") == 0 || strcmp(asked, "builtins.bool") == 0;
    if (type_is_ndarray(type) && (is_number || strncmp(asked, "numpy.", 6) == 0))
        return TRUTH_UNKNOWN; /* an array, a scalar of some dtype, a number among arrays: the run knows */
    const RuleClass *rule = type->kind == TYPE_INSTANCE ? NULL : rule_class_of(frame, type);
    const Class *own = type->kind == TYPE_INSTANCE ? type->class_ : rule ? &rule->class_ : NULL;
    if (!own)
        return KNOWN_FALSE;
    if (strcmp(asked, "builtins.slice") == 0)
        return is_slice_object(frame, type) ? KNOWN_TRUE : KNOWN_FALSE;
    bool is_text = own->user && own->user->is_enum && own->user->enum_kind == ENUM_STR && strcmp(asked, "builtins.str") == 0;
    bool is_int = own->user && own->user->is_enum && (own->user->enum_kind == ENUM_INT || (own->user->enum_kind == ENUM_FLAG && own->user->shows_value)) &&
                  strcmp(asked, "builtins.int") == 0;
    if (is_text || is_int)
        return KNOWN_TRUE;
    const Class *container = container_of_class(own);
    if (class_derives_from(own, class_->class_) || (container && class_derives_from(container, class_->class_)))
        return KNOWN_TRUE;
    if (class_derives_from(class_->class_, own))
        return TRUTH_UNKNOWN;
    vec_each(i, &frame->infer->program->classes) { /* a mixin of a class below */
        const UserClass *below = frame->infer->program->classes.items[i];
        if (class_derives_from(&below->class_, own) && class_derives_from(&below->class_, class_->class_))
            return TRUTH_UNKNOWN;
    }
    return KNOWN_FALSE;
}

/* `total = 0; total += loss`: C's tensor is Python's number at first. */
bool infer_may_be_number(Frame *frame, const Expr *expr, const Type *type)
{
    Symbol *symbol = expr && expr->kind == EXPR_NAME ? symbol_of(frame, expr->name.id) : NULL;
    ExprEntry *entry = expr && expr->kind == EXPR_ATTRIBUTE ? pointer_map_get(&frame->state->exprs, expr) : NULL;
    const Field *field = entry && entry->info.resolution == RESOLVED_FIELD ? entry->info.field : NULL;
    return type->kind == TYPE_TENSOR && ((symbol && symbol->has_number) || (field && (field->has_number || field->has_constant)));
}

static const Type *call_isinstance(Frame *frame, const ArgVec *args, Span span, BoundCall **out)
{
    *out = new_call(frame, CALL_RULE, span);
    bool is_open = infer_may_be_number(frame, args->items[0].expr, args->items[0].type);
    Truth truth = is_open ? TRUTH_UNKNOWN : instance_of(frame, args->items[0].type, args->items[1].type);
    (*out)->result = truth == TRUTH_UNKNOWN ? frame->types->bool_ : type_bool_literal(frame->types, truth == KNOWN_TRUE, true);
    return (*out)->result;
}

static const Type *call_raw_object(Frame *frame, const ArgVec *args, Span span, BoundCall **out)
{
    const Type *type = args->items[0].type;
    UserClass *class_ = type->kind == TYPE_CLASS && type->class_ ? type->class_->user : NULL;
    *out = new_call(frame, class_ ? CALL_RULE : CALL_ERROR, span);
    if (!class_)
        return type->kind == TYPE_NEVER ? type : frame->types->error;
    if (!class_->is_instantiated)
        frame->types->changes++;
    class_->is_instantiated = true;
    (*out)->class_ = &class_->class_;
    (*out)->result = type_instance(frame->types, &class_->class_, NULL, 0, NULL, 0);
    return (*out)->result;
}

static bool is_subclass(const Type *class_, const Type *of)
{
    bool any = false;
    for (size_t i = 0; of->kind == TYPE_TUPLE && i < of->item_count; i++)
        any |= is_subclass(class_, of->items[i]);
    bool is_known = class_->kind == TYPE_CLASS && class_->class_ && of->kind == TYPE_CLASS && of->class_;
    if (is_known && name_is(class_->class_->qualified, "builtins.bool") && name_is(of->class_->qualified, "builtins.int"))
        return true;
    return any || (is_known && (class_derives_from(class_->class_, of->class_) || name_is(of->class_->qualified, "builtins.object")));
}

static const Type *call_issubclass(Frame *frame, const ArgVec *args, Span span, BoundCall **out)
{
    const Type *class_ = args->items[0].type, *of = args->items[1].type;
    bool is_open = of->kind == TYPE_DYNAMIC || type_unwrap(of)->is_set;
    if (class_->kind != TYPE_CLASS || is_open)
        return NULL;
    *out = new_call(frame, CALL_RULE, span);
    (*out)->result = type_bool_literal(frame->types, is_subclass(args->items[0].type, args->items[1].type), true);
    return (*out)->result;
}

static const Type *call_hasattr(Frame *frame, const ArgVec *args, Span span, BoundCall **out)
{
    const Type *type = args->items[0].type, *name = args->items[1].type;
    if (!name->literal.is_set || type->kind == TYPE_DYNAMIC || type->kind <= TYPE_ERROR)
        return NULL;
    *out = new_call(frame, CALL_RULE, span);
    Name member = name_intern(frame->infer->names, name->literal.text);
    Member found = member_of_type(frame, type, member);
    Name of = found.kind == MEMBER_RULE_VALUE ? found.value->qualified : found.kind == MEMBER_RULE_METHOD && name_is(member, "reset_parameters") ? found.rule->qualified : NULL;
    bool may_have = of && name_is(of, arena_printf(frame->arena, "torch.nn.Module.%s", member->text));
    if (may_have && type->kind == TYPE_INSTANCE && class_is_any_module(type->class_))
        return NULL; /* weight or bias of a module whose class only the run knows */
    bool is_training = name_is(member, "training");
    bool has = type->kind == TYPE_RECORD ? type_field(type, member) != NULL : found.kind != MEMBER_NONE && (!may_have || is_training);
    if (type->kind == TYPE_MODULE)
        has = module_member(frame, type->module, member, NULL, span) != NULL;
    bool is_open = has && (argparse_has_commands(frame, type) || field_may_miss(frame, type, member));
    if (is_open) { /* a field of a command that another one was given for, or that not every object has */
        (*out)->receiver = args->items[0].expr;
        (*out)->args = ARENA_NEW(frame->arena, BoundArg);
        (*out)->args[0] = (BoundArg){.kind = ARG_EXPR, .expr = args->items[1].expr, .type = name, .expected = frame->types->str};
        (*out)->arg_count = 1;
    }
    (*out)->result = is_open ? frame->types->bool_ : type_bool_literal(frame->types, has, true);
    return (*out)->result;
}

/* The class of what no object stands for: None, functions, modules. */
static Class *plain_class(Frame *frame, const Type *type)
{
    if (type->is_set || type->kind == TYPE_CLASS)
        return NULL;
    const char *name = type->kind == TYPE_NONE       ? "NoneType"
                       : type->kind == TYPE_ELLIPSIS ? "ellipsis"
                       : type->kind == TYPE_MODULE   ? "module"
                       : type->function              ? "function"
                                                     : "builtin_function_or_method";
    RuleClass *class_ = rules_builtin_class(frame->infer->rules, name);
    return class_ ? &class_->class_ : NULL;
}

/* type(x) of a boxed x may be called: int, float, str and bool are among what boxes hold. */
static void box_scalar_classes(Frame *frame)
{
    static const char *const names[] = {"int", "float", "str", "bool"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        RuleClass *class_ = rules_builtin_class(frame->infer->rules, names[i]);
        if (class_)
            type_box(frame->types, type_class(frame->types, &class_->class_));
    }
}

static const Type *call_type(Frame *frame, const ArgVec *args, Span span, BoundCall **out)
{
    const Type *type = type_unwrap(args->items[0].type);
    if (type->kind == TYPE_DYNAMIC && !pointer_map_has(&frame->infer->compared_types, args->items[0].expr))
        box_scalar_classes(frame);
    const RuleClass *rule = type->kind == TYPE_INSTANCE ? NULL : rule_class_of(frame, type);
    Class *class_ = type->kind == TYPE_INSTANCE ? type->class_ : rule ? (Class *)&rule->class_ : NULL;
    if (type->kind == TYPE_NONE || type->kind == TYPE_FUNCTION || type->kind == TYPE_MODULE || type->kind == TYPE_ELLIPSIS)
        class_ = plain_class(frame, type);
    if (!class_)
        return NULL;
    *out = new_call(frame, CALL_RULE, span);
    (*out)->result = type_class(frame->types, class_);
    return (*out)->result;
}

static const Type *call_callable(Frame *frame, const ArgVec *args, Span span, BoundCall **out)
{
    const Type *type = args->items[0].type;
    if (type->kind == TYPE_DYNAMIC && boxed_class_has(frame, frame->infer->known.call))
        infer_report(frame, DIAG_not_supported, span, "callable() of what may be an object with __call__ is not supported");
    if (type->kind == TYPE_NEVER || type->kind == TYPE_DYNAMIC || type->kind == TYPE_OPTIONAL || type->kind == TYPE_ERROR)
        return NULL;
    Name call = frame->infer->known.call;
    bool is_object = type->kind == TYPE_INSTANCE && member_of_type(frame, type, call).kind != MEMBER_NONE;
    *out = new_call(frame, CALL_RULE, span);
    (*out)->result = type_bool_literal(frame->types, type->kind == TYPE_FUNCTION || type->kind == TYPE_CLASS || is_object, true);
    return (*out)->result;
}

static const Type *by_name(Frame *frame, const char *qualified, const ArgVec *args, Span span, BoundCall **out)
{
    if (strcmp(qualified, "builtins.isinstance") == 0 || strcmp(qualified, "builtins.type") == 0)
        type_observe(frame->types, args->count ? args->items[0].type : frame->types->never);
    if (strcmp(qualified, "builtins.isinstance") == 0 && args->count == 2)
        return call_isinstance(frame, args, span, out);
    if (strcmp(qualified, "builtins._raw_object") == 0 && args->count == 1)
        return call_raw_object(frame, args, span, out);
    if (strcmp(qualified, "builtins.issubclass") == 0 && args->count == 2)
        return call_issubclass(frame, args, span, out);
    if (strcmp(qualified, "builtins.callable") == 0 && args->count == 1)
        return call_callable(frame, args, span, out);
    if (strcmp(qualified, "builtins.hasattr") == 0 && args->count == 2)
        return call_hasattr(frame, args, span, out);
    if (strcmp(qualified, "builtins.type") == 0 && args->count == 1)
        return call_type(frame, args, span, out);
    return NULL;
}

/* A builtin's rule stays on record where the answer came from types: the report and lowering want its name. */
static void note_rule(BoundCall *call, RuleFunction *function)
{
    if (call && !call->rule && function)
        call->rule = function->overloads.items[0];
}

/* An array or a scalar of some dtype, a str or None: only the run knows its class. */
static bool has_open_class(const Type *type)
{
    const Type *inner = type_unwrap(type);
    bool is_plain = inner->kind >= TYPE_BOOL && inner->kind <= TYPE_DICT && inner->kind != TYPE_TENSOR && inner->kind != TYPE_DTYPE;
    return type_is_ndarray(inner) || (is_plain && type_is_optional(type));
}

const Type *special_before(Frame *frame, RuleFunction *function, const ArgVec *args, Span span, const void *node, BoundCall **out)
{
    const char *qualified = function->qualified->text;
    if (strncmp(qualified, "builtins.", 9) != 0)
        return NULL;
    if (strcmp(qualified, "builtins.type") == 0 && args->count == 1 && has_open_class(args->items[0].type)) {
        ArgVec boxed = {0};
        vec_push(frame->arena, &boxed, args->items[0]);
        boxed.items[0].type = frame->types->dynamic;
        return call_rule(frame, function, NULL, NULL, &boxed, span, node, out);
    }
    const Type *type = by_name(frame, qualified, args, span, out);
    if (type)
        note_rule(*out, function);
    return type ? type : by_dunder(frame, qualified, args, span, node, out);
}

static const RuleOverload *first_init(Frame *frame, const RuleClass *class_)
{
    const RuleSymbol *symbol = rule_class_member(class_, frame->infer->known.init);
    for (size_t i = 0; symbol && symbol->kind == RULE_FUNCTION && i < symbol->function->overloads.count; i++)
        if (!symbol->function->overloads.items[i]->c) /* what lower/builtins.c does */
            return symbol->function->overloads.items[i];
    return NULL;
}

/* dict(other, x=1, **more): one ARG_KEYWORDS; a dict `other` is a ** without a name, a row of pairs an argument before. */
static const Type *call_dict(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, BoundCall **out)
{
    Cell *cell = cell_of(frame, node, 2);
    BoundCall *call = *out = new_call(frame, CALL_RULE_CONSTRUCTOR, span);
    call->class_ = class_;
    call->rule = class_->rule ? first_init(frame, class_->rule) : NULL;
    call->args = ARENA_NEW_ARRAY(frame->arena, BoundArg, 2);
    BoundArg keywords = {.kind = ARG_KEYWORDS};
    vec_each(i, args) {
        const ArgValue *arg = &args->items[i];
        const Type *type = type_unwrap(arg->type);
        bool is_dict = !arg->keyword && type->kind == TYPE_DICT;
        if (!arg->node && !is_dict) {
            const Type *pair = item_of_iterable(frame, type);
            bool is_pair = pair && pair->kind == TYPE_TUPLE && pair->item_count == 2;
            call->args[call->arg_count++] = (BoundArg){.kind = ARG_EXPR, .expr = arg->expr, .type = arg->type, .expected = arg->type};
            for (size_t k = 0; is_pair && k < 2; k++)
                cell_add(frame->types, cell, k, type_widen(frame->types, type_item(pair, k)));
            continue;
        }
        Keyword *keyword = arg->node;
        if (!keyword) {
            keyword = ARENA_NEW(frame->arena, Keyword);
            keyword->value = arg->expr;
        }
        vec_push(frame->arena, &keywords.keywords, keyword);
        if (is_dict && type->cell)
            cell_demote(frame->types, type->cell);
        cell_add(frame->types, cell, 0, is_dict ? type_item(type, 0) : frame->types->str);
        cell_add(frame->types, cell, 1, is_dict ? type_item(type, 1) : arg->type);
    }
    call->args[call->arg_count++] = keywords;
    bool is_plain = name_is(class_->qualified, "builtins.dict");
    Type shape = {.kind = TYPE_DICT, .class_ = is_plain ? NULL : class_};
    const Type *result = type_with_cell(frame->types, &shape, cell_root(cell));
    call->result = frame->infer->is_final ? type_resolve(frame->types, result) : result;
    return result;
}

static bool is_dict_of_names(Frame *frame, const Expr *expr)
{
    bool is_call = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "dict") && !expr->call.args.count;
    for (size_t i = 0; is_call && i < expr->call.keywords.count; i++)
        is_call = expr->call.keywords.items[i]->name != NULL;
    return is_call && expr->call.keywords.count > 1 && !symbol_of(frame, expr->call.func->name.id);
}

/* Of values of one kind: such a dict forgets which name has which, and gives f(**options) any of them for any parameter. */
static bool are_of_one_kind(Frame *frame, const KeywordVec *keywords)
{
    TypeKind kind = type_unwrap(infer_expr(frame, keywords->items[0]->value))->kind;
    bool are_alike = kind > TYPE_ERROR;
    for (size_t i = 1; are_alike && i < keywords->count; i++)
        are_alike = type_unwrap(infer_expr(frame, keywords->items[i]->value))->kind == kind;
    return are_alike;
}

void dict_spell_display(Frame *frame, Expr *expr)
{
    if (!is_dict_of_names(frame, expr) || !are_of_one_kind(frame, &expr->call.keywords))
        return;
    ExprVec keys = {0}, values = {0};
    vec_each(i, &expr->call.keywords) {
        const Keyword *keyword = expr->call.keywords.items[i];
        vec_push(frame->arena, &keys, new_string(frame, keyword->name->text, keyword->span));
        vec_push(frame->arena, &values, keyword->value);
    }
    expr->kind = EXPR_DICT;
    expr->dict.keys = keys;
    expr->dict.values = values;
}

const Type *special_construct(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, BoundCall **out)
{
    const char *qualified = class_->qualified->text;
    size_t unnamed = 0;
    vec_each(i, args)
        unnamed += args->items[i].is_star ? 2 : !args->items[i].node;
    if (unnamed <= 1 && args->count && args->items[args->count - 1].node && strcmp(qualified, "collections.OrderedDict") == 0)
        return call_dict(frame, class_, args, span, node, out);
    if (strncmp(qualified, "builtins.", 9) != 0 || args->count == 0)
        return NULL;
    if (strcmp(qualified, "builtins.type") == 0 && args->count == 1) {
        type_observe(frame->types, args->items[0].type);
        return call_type(frame, args, span, out);
    }
    if (unnamed <= 1 && strcmp(qualified, "builtins.dict") == 0 && args->items[args->count - 1].node)
        return call_dict(frame, class_, args, span, node, out);
    const Type *type = type_unwrap(args->items[0].type);
    if (strcmp(qualified, "builtins.tuple") == 0 && type->kind == TYPE_TUPLE) {
        *out = new_call(frame, CALL_RULE_CONSTRUCTOR, span);
        (*out)->class_ = class_;
        (*out)->args = ARENA_NEW(frame->arena, BoundArg);
        (*out)->arg_count = 1;
        (*out)->args[0] = (BoundArg){.kind = ARG_EXPR, .expr = args->items[0].expr, .type = type, .expected = type};
        (*out)->result = frame->infer->is_final ? type_resolve(frame->types, type) : type;
        return type;
    }
    bool has_methods = type->kind == TYPE_TENSOR || type->kind == TYPE_INSTANCE;
    return has_methods ? by_dunder(frame, qualified, args, span, node, out) : NULL;
}

/* ---- what CPython has ---------------------------------------------------------------------------------------------------- */

static const char *const python_names[] = {
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup",
    "BlockingIOError", "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError",
    "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
    "DeprecationWarning", "EOFError", "Ellipsis", "EncodingWarning", "EnvironmentError", "Exception",
    "ExceptionGroup", "False", "FileExistsError", "FileNotFoundError", "FloatingPointError",
    "FutureWarning", "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError",
    "IndexError", "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError",
    "MemoryError", "ModuleNotFoundError", "NameError", "None", "NotADirectoryError", "NotImplemented",
    "NotImplementedError", "OSError", "OverflowError", "PendingDeprecationWarning", "PermissionError",
    "ProcessLookupError", "RecursionError", "ReferenceError", "ResourceWarning", "RuntimeError",
    "RuntimeWarning", "StopAsyncIteration", "StopIteration", "SyntaxError", "SyntaxWarning", "SystemError",
    "SystemExit", "TabError", "TimeoutError", "True", "TypeError", "UnboundLocalError",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError", "UnicodeWarning",
    "UserWarning", "ValueError", "Warning", "ZeroDivisionError", "abs", "aiter", "all", "anext", "any",
    "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes", "callable", "chr", "classmethod",
    "compile", "complex", "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "exit",
    "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id",
    "input", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max",
    "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print", "property", "quit",
    "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str",
    "sum", "super", "tuple", "type", "vars", "zip",
};

bool is_python_builtin(Name name)
{
    for (size_t i = 0; i < sizeof python_names / sizeof *python_names; i++)
        if (name_is(name, python_names[i]))
            return true;
    return false;
}
