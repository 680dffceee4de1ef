/* The text of types: stable, close to Python's annotations. */
#include "sema/cell.h"
#include "sema/sema.h"
#include "sema/type.h"

#include <inttypes.h>

void dim_print(Dim dim, Text *out)
{
    switch (dim.kind) {
    case DIM_CONSTANT:
        text_printf(out, "%" PRId64, dim.value);
        break;
    case DIM_SYMBOL:
        text_add(out, dim.symbol->text);
        break;
    case DIM_SPREAD:
        text_add(out, "...");
        break;
    default:
        text_add_char(out, '?');
    }
}

static void print_type(const Type *type, Text *out, int depth);

static void print_items(const char *name, const Type *type, Text *out, int depth)
{
    size_t count = type->cell ? cell_root(type->cell)->count : type->item_count;
    text_printf(out, "%s[", name);
    for (size_t i = 0; i < count; i++) {
        text_add(out, i ? ", " : "");
        print_type(type_item(type, i), out, depth + 1);
    }
    text_add(out, type->is_variadic ? ", ...]" : "]");
}

static void print_tensor(const Type *type, Text *out)
{
    text_add(out, type->is_parameter ? "Parameter" : "Tensor");
    if (type->rank < 0 && type->dtype == DTYPE_UNKNOWN)
        return;
    text_add_char(out, '[');
    if (type->rank < 0)
        text_add(out, "...");
    for (int i = 0; i < type->rank; i++) {
        text_add(out, i ? " " : "");
        dim_print(type->dims[i], out);
    }
    if (type->dtype != DTYPE_UNKNOWN)
        text_printf(out, "%s%s", type->rank ? ", " : "", dtype_name(type->dtype));
    text_add_char(out, ']');
}

static void print_literal(const char *name, const Type *type, Text *out)
{
    text_add(out, name);
    if (type->kind == TYPE_INT && type->dim.kind == DIM_SYMBOL)
        text_printf(out, "[%s]", type->dim.symbol->text);
    if (!type->literal.is_set)
        return;
    const Literal *literal = &type->literal;
    text_add(out, literal->is_settled ? "[=" : "[");
    if (type->kind == TYPE_BOOL)
        text_add(out, literal->integer ? "True" : "False");
    else if (type->kind == TYPE_INT)
        text_printf(out, "%" PRId64, literal->integer);
    else if (type->kind == TYPE_FLOAT)
        text_printf(out, "%.17g", literal->number);
    else
        text_add_json_string(out, literal->text ? literal->text : "", literal->length);
    text_add_char(out, ']');
}

static void print_instance(const Type *type, Text *out, int depth)
{
    size_t count = type->cell ? cell_root(type->cell)->count : type->item_count;
    text_add(out, type->class_->name->text);
    if (count)
        print_items("", type, out, depth);
    if (!type->binding_count)
        return;
    text_add_char(out, '(');
    const char *separator = "";
    for (size_t i = 0; i < type->binding_count; i++) {
        if (type->bindings[i].dim.kind == DIM_CONSTANT && type->bindings[i].dim.value == -1)
            continue; /* None */
        text_printf(out, "%s%s=", separator, type->bindings[i].name->text);
        dim_print(type->bindings[i].dim, out);
        separator = ", ";
    }
    text_add_char(out, ')');
}

static void print_function(const Type *type, Text *out)
{
    for (size_t i = 0; type->is_set && i < type->item_count; i++) {
        text_add(out, i ? " | " : "");
        type_print(type->items[i], out);
    }
    if (type->function)
        text_printf(out, "function %s", type->function->qualified->text);
    else if (type->rule)
        text_printf(out, "function %s", type->rule->qualified->text);
}

static void print_record(const Type *type, Text *out, int depth)
{
    if (type->name) {
        text_add(out, type->name->text);
        return;
    }
    text_add(out, "record{");
    for (size_t i = 0; i < type->field_count; i++) {
        text_printf(out, "%s%s: ", i ? ", " : "", type->fields[i].name->text);
        print_type(type->fields[i].type, out, depth + 1);
    }
    text_add_char(out, '}');
}

static const char *const plain_names[TYPE_KIND_COUNT] = {
    [TYPE_NEVER] = "never",     [TYPE_ERROR] = "error",       [TYPE_NONE] = "None",         [TYPE_BOOL] = "bool",
    [TYPE_INT] = "int",         [TYPE_FLOAT] = "float",       [TYPE_STR] = "str",           [TYPE_BYTES] = "bytes",
    [TYPE_DTYPE] = "dtype",     [TYPE_LIST] = "list",         [TYPE_SET] = "set",           [TYPE_TUPLE] = "tuple",
    [TYPE_DICT] = "dict",       [TYPE_OPTIONAL] = "Optional", [TYPE_ITERATOR] = "Iterator", [TYPE_SLICE] = "slice",
    [TYPE_ELLIPSIS] = "...",    [TYPE_DYNAMIC] = "dynamic",   [TYPE_ANY] = "Any",           [TYPE_UNION] = "Union",
    [TYPE_CALLABLE] = "Callable", [TYPE_ITERABLE] = "Iterable",
};

void type_print(const Type *type, Text *out)
{
    print_type(type, out, 0);
}

/* A type may be large, a message must not be. */
static void print_type(const Type *type, Text *out, int depth)
{
    if (depth > 8) {
        text_add(out, "...");
        return;
    }
    switch (type->kind) {
    case TYPE_BOOL:
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_STR:
    case TYPE_BYTES:
        print_literal(plain_names[type->kind], type, out);
        break;
    case TYPE_TENSOR:
        print_tensor(type, out);
        break;
    case TYPE_DTYPE:
        text_add(out, "dtype");
        if (type->dtype != DTYPE_UNKNOWN)
            text_printf(out, "[%s]", dtype_name(type->dtype));
        break;
    case TYPE_LIST:
    case TYPE_SET:
    case TYPE_TUPLE:
    case TYPE_DICT:
    case TYPE_OPTIONAL:
    case TYPE_ITERATOR:
    case TYPE_ITERABLE:
    case TYPE_UNION:
        print_items(plain_names[type->kind], type, out, depth);
        break;
    case TYPE_RECORD:
        print_record(type, out, depth);
        break;
    case TYPE_INSTANCE:
        print_instance(type, out, depth);
        break;
    case TYPE_CLASS:
        text_printf(out, "class %s", type->class_->name->text);
        break;
    case TYPE_FUNCTION:
        print_function(type, out);
        break;
    case TYPE_MODULE:
        text_printf(out, "module %s", type->name ? type->name->text : "?");
        break;
    case TYPE_VARIABLE:
        text_add(out, type->name->text);
        break;
    case TYPE_CALLABLE:
        text_add(out, type->item_count ? "" : "Callable");
        if (type->item_count)
            print_items("Callable", type, out, depth);
        break;
    default:
        text_add(out, plain_names[type->kind]);
    }
}

const char *type_text(Arena *arena, const Type *type)
{
    Text text = {0};
    type_print(type, &text);
    return text_take(&text, arena);
}
