/* Annotations of stubs as types: Python's own, the typing module's by name, and Tensor["B C", "float32"], int["in"]. */
#include "rules/read.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reader {
    Rules *rules;
    RuleModule *module;
    const RuleClass *class_;
} Reader;

static const Type *read(Reader *r, const Expr *expr);

/* ---- dims --------------------------------------------------------------------------------------------------------------- */

static Dim parse_dim(TypeStore *store, const char *text, size_t length)
{
    if (length == 3 && strncmp(text, "...", 3) == 0)
        return (Dim){.kind = DIM_SPREAD};
    if (length == 1 && (*text == '*' || *text == '?'))
        return dim_unknown();
    bool is_number = true;
    for (size_t i = 0; i < length; i++)
        is_number = is_number && isdigit((unsigned char)text[i]);
    return is_number ? dim_constant(strtoll(text, NULL, 10)) : dim_symbol(name_intern_bytes(store->names, text, length));
}

int rules_parse_dims(TypeStore *store, const char *text, Dim **dims)
{
    Vec(Dim) list = {0};
    while (*text) {
        size_t length = strcspn(text, " ,");
        if (length)
            vec_push(store->arena, &list, parse_dim(store, text, length));
        text += length + (text[length] != '\0');
    }
    *dims = list.items;
    return (int)list.count;
}

static const Type *tensor_of(Reader *r, const Expr *index, bool is_parameter)
{
    const Expr *first = index, *second = NULL;
    if (index->kind == EXPR_TUPLE && index->sequence.items.count) {
        first = index->sequence.items.items[0];
        second = index->sequence.items.count > 1 ? index->sequence.items.items[1] : NULL;
    }
    const char *text = rules_string(first), *dtype_text = rules_string(second);
    Dim *dims = NULL;
    if (!text) {
        rules_fault(r->rules, index->span, "a tensor's shape is a string such as \"B C\"");
        return r->rules->types->tensor;
    }
    int rank = rules_parse_dims(r->rules->types, text, &dims);
    DType dtype = dtype_text ? dtype_from_name(dtype_text) : DTYPE_UNKNOWN;
    if (dtype_text && dtype == DTYPE_UNKNOWN)
        rules_fault(r->rules, second->span, "`%s` is no dtype", dtype_text);
    return is_parameter ? type_parameter(r->rules->types, dtype, rank, dims)
                        : type_tensor(r->rules->types, dtype, rank, dims);
}

/* ---- classes ------------------------------------------------------------------------------------------------------------ */

const Type *rules_class_type(Rules *rules, RuleClass *class_)
{
    TypeStore *types = rules->types;
    const char *name = class_->class_.qualified->text;
    const struct {
        const char *name;
        const Type *type;
    } rows[] = {
        {"builtins.int", types->int_},
        {"builtins.float", types->float_},
        {"builtins.bool", types->bool_},
        {"builtins.str", types->str},
        {"builtins.bytes", types->bytes},
        {"builtins.object", types->any},
        {"builtins.slice", types->slice},
        {"torch.Tensor", types->tensor},
        {"torch.dtype", types->dtype},
        {"torch.nn.Parameter", type_parameter(types, DTYPE_FLOAT32, -1, NULL)},
        {"torch.nn.parameter.Parameter", type_parameter(types, DTYPE_FLOAT32, -1, NULL)},
        {"builtins.list", type_list(types, types->any)},
        {"builtins.set", type_set(types, types->any)},
        {"builtins.dict", type_dict(types, types->any, types->any)},
        {"builtins.tuple", type_tuple_of(types, types->any)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].type;
    Class *base = class_->class_.base;
    bool is_dict = base && name_is(base->qualified, "builtins.dict"), is_list = base && name_is(base->qualified, "builtins.list");
    if ((is_dict || is_list) && class_->class_.base_args) { /* Counter[T] is a dict[T, int] of its own class */
        const Type *items = is_dict ? type_dict(types, types->any, types->any) : type_list(types, types->any);
        Type own = *type_with_items(types, items, class_->class_.base_args);
        own.class_ = &class_->class_;
        return type_intern(types, &own);
    }
    const Type *args[16];
    size_t count = class_->type_params.count < 16 ? class_->type_params.count : 16;
    for (size_t i = 0; i < count; i++)
        args[i] = type_variable(types, class_->type_params.items[i]);
    return type_instance(types, &class_->class_, args, count, NULL, 0);
}

/* ---- names -------------------------------------------------------------------------------------------------------------- */

static const Type *plain_name(Reader *r, const char *name)
{
    TypeStore *types = r->rules->types;
    const struct {
        const char *name;
        const Type *type;
    } rows[] = {
        {"int", types->int_},       {"float", types->float_},
        {"bool", types->bool_},     {"str", types->str},
        {"bytes", types->bytes},    {"None", types->none},
        {"Any", types->any}, {"Boxed", types->dynamic},        {"object", types->any},
        {"Scalar", types->scalar},  {"Callable", types->callable},
        {"Tensor", types->tensor},  {"dtype", types->dtype},
        {"slice", types->slice},    {"list", type_list(types, types->any)},
        {"List", type_list(types, types->any)}, {"tuple", type_tuple_of(types, types->any)},
        {"Tuple", type_tuple_of(types, types->any)}, {"dict", type_dict(types, types->any, types->any)},
        {"Dict", type_dict(types, types->any, types->any)}, {"set", type_set(types, types->any)},
        {"Set", type_set(types, types->any)}, {"Iterable", type_iterable(types, types->any)},
        {"Sequence", type_iterable(types, types->any)}, {"Iterator", type_iterator(types, types->any)},
        {"Generator", type_iterator(types, types->any)}, {"type", type_class(types, NULL)},
        {"Type", type_class(types, NULL)}, {"NoReturn", types->never}, {"Never", types->never},
        {"return_types", types->any}, {"EllipsisType", types->ellipsis}, {"ellipsis", types->ellipsis},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].type;
    return NULL;
}

static const Type *symbol_type(Reader *r, const RuleSymbol *symbol)
{
    if (symbol->kind == RULE_CLASS)
        return rules_class_type(r->rules, symbol->class_);
    return symbol->kind == RULE_TYPE ? symbol->type : NULL;
}

static bool is_type_param(const Reader *r, Name name)
{
    if (pointer_map_has(&r->module->type_vars, name) || name_is(name, "Self"))
        return true;
    for (size_t i = 0; r->class_ && i < r->class_->type_params.count; i++)
        if (r->class_->type_params.items[i] == name)
            return true;
    return name->length == 1 && isupper((unsigned char)name->text[0]);
}

static const Type *read_name(Reader *r, Name name, Span span)
{
    const RuleSymbol *symbol = rules_symbol(r->rules, r->module, name);
    bool is_other = name_is(name, "bool") && symbol && symbol->kind == RULE_CLASS && symbol->class_->class_.name != name; /* np.bool is bool_ */
    const Type *type = symbol && !is_other ? symbol_type(r, symbol) : NULL;
    if (!type && r->class_) {
        symbol = rule_class_own_member(r->class_, name); /* a class inside the class */
        type = symbol && symbol->kind == RULE_CLASS ? symbol_type(r, symbol) : NULL;
    }
    if (!type && is_type_param(r, name))
        type = type_variable(r->rules->types, name);
    if (!type)
        type = plain_name(r, name->text);
    if (!type)
        rules_fault(r->rules, span, "`%s` is no type known here", name->text);
    return type ? type : r->rules->types->any;
}

static const RuleSymbol *read_path(Reader *r, const Expr *expr)
{
    if (expr->kind == EXPR_NAME)
        return rules_symbol(r->rules, r->module, expr->name.id);
    const RuleSymbol *left = expr->kind == EXPR_ATTRIBUTE ? read_path(r, expr->attribute.value) : NULL;
    if (left && left->kind == RULE_MODULE)
        return rules_symbol(r->rules, left->module, expr->attribute.name);
    return left && left->kind == RULE_CLASS ? rule_class_member(left->class_, expr->attribute.name) : NULL;
}

static Name dotted_name(Reader *r, const Expr *expr)
{
    if (expr->kind == EXPR_NAME)
        return expr->name.id;
    Name left = expr->kind == EXPR_ATTRIBUTE ? dotted_name(r, expr->attribute.value) : NULL;
    return left ? name_join(r->rules->names, left, expr->attribute.name->text) : NULL;
}

/* By what the module imports, else as a qualified name: stubs may write torch.device without an import. */
static const Type *read_attribute(Reader *r, const Expr *expr)
{
    const RuleSymbol *symbol = read_path(r, expr);
    Name qualified = symbol ? NULL : dotted_name(r, expr);
    if (qualified)
        symbol = rules_find(r->rules, qualified->text);
    const Type *type = symbol ? symbol_type(r, symbol) : plain_name(r, expr->attribute.name->text);
    if (!type)
        rules_fault(r->rules, expr->span, "`%s` is no type known here", expr->attribute.name->text);
    return type ? type : r->rules->types->any;
}

/* ---- subscripts --------------------------------------------------------------------------------------------------------- */

enum { MAX_ARGS = 32 };

static size_t read_args(Reader *r, const Expr *index, const Type **args)
{
    if (index->kind != EXPR_TUPLE) {
        args[0] = read(r, index);
        return 1;
    }
    size_t count = index->sequence.items.count < MAX_ARGS ? index->sequence.items.count : MAX_ARGS;
    for (size_t i = 0; i < count; i++)
        args[i] = read(r, index->sequence.items.items[i]);
    return count;
}

static bool is_ellipsis(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_ELLIPSIS;
}

static const Type *read_tuple(Reader *r, const Expr *index)
{
    const Type *args[MAX_ARGS];
    if (index->kind == EXPR_TUPLE && index->sequence.items.count == 2 && is_ellipsis(index->sequence.items.items[1]))
        return type_tuple_of(r->rules->types, read(r, index->sequence.items.items[0]));
    if (index->kind == EXPR_TUPLE && index->sequence.items.count == 0)
        return type_tuple(r->rules->types, NULL, 0);
    size_t count = read_args(r, index, args);
    return type_tuple(r->rules->types, args, count);
}

/* Callable[[A, B], R]: items are R, A, B. */
static const Type *read_callable(Reader *r, const Expr *index)
{
    const Type *items[MAX_ARGS];
    size_t count = 1;
    if (index->kind != EXPR_TUPLE || index->sequence.items.count != 2)
        return r->rules->types->callable;
    const Expr *params = index->sequence.items.items[0];
    if (params->kind != EXPR_LIST)
        return r->rules->types->callable;
    items[0] = read(r, index->sequence.items.items[1]);
    for (size_t i = 0; i < params->sequence.items.count && count < MAX_ARGS; i++)
        items[count++] = read(r, params->sequence.items.items[i]);
    return type_callable(r->rules->types, items, count);
}

static const Type *literal_type(Reader *r, const Expr *expr)
{
    TypeStore *types = r->rules->types;
    const Constant *constant = &expr->constant;
    if (expr->kind == EXPR_UNARY_OP && expr->unary_op.op == UNARY_MINUS && expr->unary_op.operand->kind == EXPR_CONSTANT)
        return type_int_literal(types, -expr->unary_op.operand->constant.integer, true);
    if (expr->kind != EXPR_CONSTANT)
        return types->any;
    switch (constant->kind) {
    case CONSTANT_NONE:
        return types->none;
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return type_bool_literal(types, constant->kind == CONSTANT_TRUE, true);
    case CONSTANT_INT:
        return type_int_literal(types, constant->integer, true);
    case CONSTANT_FLOAT:
        return type_float_literal(types, constant->number, true);
    case CONSTANT_STR:
        return type_str_literal(types, constant->text, constant->length, true);
    default:
        return types->any;
    }
}

static const Type *read_literal(Reader *r, const Expr *index)
{
    const Type *args[MAX_ARGS];
    size_t count = 0;
    if (index->kind != EXPR_TUPLE)
        return literal_type(r, index);
    vec_each(i, &index->sequence.items)
        if (count < MAX_ARGS)
            args[count++] = literal_type(r, index->sequence.items.items[i]);
    return type_union(r->rules->types, args, count);
}

/* The generic names of typing and builtins. */
static const Type *read_generic(Reader *r, const char *head, const Expr *index)
{
    TypeStore *types = r->rules->types;
    const Type *args[MAX_ARGS];
    if (strcmp(head, "Literal") == 0)
        return read_literal(r, index);
    if (strcmp(head, "Callable") == 0)
        return read_callable(r, index);
    if (strcmp(head, "tuple") == 0 || strcmp(head, "Tuple") == 0)
        return read_tuple(r, index);
    static const char *const others[] = {"list", "List", "set", "Set", "AbstractSet", "Iterable", "Sequence", "Collection",
                                         "Iterator", "Generator", "Optional", "Union", "dict", "Dict", "Mapping", "type",
                                         "Type", "ClassVar", "Final"};
    size_t which = 0, total = sizeof others / sizeof *others;
    while (which < total && strcmp(others[which], head) != 0)
        which++;
    if (which == total)
        return NULL;
    size_t count = read_args(r, index, args);
    if (which < 2)
        return type_list(types, args[0]);
    if (which < 5)
        return type_set(types, args[0]);
    if (which < 8)
        return type_iterable(types, args[0]);
    if (which < 10)
        return type_iterator(types, args[0]);
    if (which == 10)
        return type_union(types, (const Type *[]){args[0], types->none}, 2);
    if (which == 11)
        return type_union(types, args, count);
    if (which < 15)
        return type_dict(types, args[0], count > 1 ? args[1] : types->any);
    if (which < 17)
        return type_class(types, args[0]->kind == TYPE_INSTANCE ? args[0]->class_ : NULL);
    return args[0];
}

static const Type *read_subscript(Reader *r, const Expr *expr)
{
    const Expr *value = expr->subscript.value, *index = expr->subscript.index;
    Name head = value->kind == EXPR_NAME ? value->name.id : value->kind == EXPR_ATTRIBUTE ? value->attribute.name : NULL;
    const RuleSymbol *symbol = read_path(r, value);
    const Type *type = head && (!symbol || symbol->kind != RULE_CLASS ||
                                strncmp(symbol->class_->class_.qualified->text, "builtins.", 9) == 0)
                           ? read_generic(r, head->text, index)
                           : NULL;
    if (type)
        return type;
    type = read(r, value);
    if (type->kind == TYPE_TENSOR)
        return tensor_of(r, index, type->is_parameter);
    const char *text = rules_string(index);
    if (type->kind == TYPE_DTYPE && text)
        return type_dtype_literal(r->rules->types, dtype_from_name(text));
    if (type->kind == TYPE_INT && text)
        return type_int_dim(r->rules->types, dim_symbol(name_intern(r->rules->names, text)));
    if (type->kind != TYPE_INSTANCE) {
        rules_fault(r->rules, expr->span, "this type takes no arguments");
        return type;
    }
    const Type *args[MAX_ARGS];
    size_t count = read_args(r, index, args);
    return type_instance(r->rules->types, type->class_, args, count, NULL, 0);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static const Type *read(Reader *r, const Expr *expr)
{
    TypeStore *types = r->rules->types;
    switch (expr->kind) {
    case EXPR_NAME:
        return read_name(r, expr->name.id, expr->span);
    case EXPR_ATTRIBUTE:
        return read_attribute(r, expr);
    case EXPR_SUBSCRIPT:
        return read_subscript(r, expr);
    case EXPR_BIN_OP:
        if (expr->bin_op.op == BINARY_BITOR)
            return type_union(types, (const Type *[]){read(r, expr->bin_op.left), read(r, expr->bin_op.right)}, 2);
        break;
    case EXPR_CONSTANT:
        if (expr->constant.kind == CONSTANT_NONE)
            return types->none;
        if (expr->constant.kind == CONSTANT_ELLIPSIS)
            return types->any;
        if (expr->constant.kind == CONSTANT_STR)
            return read_name(r, name_intern(r->rules->names, expr->constant.text), expr->span);
        break;
    default:
        break;
    }
    rules_fault(r->rules, expr->span, "this is no annotation of a rule");
    return types->any;
}

const Type *rules_annotation(Rules *rules, RuleModule *module, const RuleClass *class_, const Expr *annotation)
{
    Reader reader = {.rules = rules, .module = module, .class_ = class_};
    return read(&reader, annotation);
}
