/* IR types as C: declarators, kinds of cells, zero values. */
#include "emit/emitter.h"

#include <string.h>

static const char *optional_type(const IrType *type)
{
    switch (type->items[0]->kind) {
    case IR_TYPE_INT:
        return "py_optional_int";
    case IR_TYPE_FLOAT:
        return "py_optional_float";
    default:
        return "py_optional_bool";
    }
}

void put_volatile(Emitter *emitter, Text *out, const IrType *type, const char *name)
{
    const char *c = c_type(emitter, type);
    bool is_pointer = c[strlen(c) - 1] == '*';
    if (is_pointer)
        put_declarator(emitter, out, type, arena_printf(emitter->arena, "volatile %s", name));
    else
        text_add(out, "volatile ");
    if (!is_pointer)
        put_declarator(emitter, out, type, name);
}

const char *c_type(Emitter *emitter, const IrType *type)
{
    static const char *const simple[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_VOID] = "void",        [IR_TYPE_BOOL] = "bool",      [IR_TYPE_INT] = "int64_t",
        [IR_TYPE_FLOAT] = "double",     [IR_TYPE_STR] = "py_str",     [IR_TYPE_ARRAY] = "mx_array",
        [IR_TYPE_LIST] = "py_list *",   [IR_TYPE_SET] = "py_set *",   [IR_TYPE_DICT] = "py_dict *",
        [IR_TYPE_TUPLE] = "py_tuple *", [IR_TYPE_VALUE] = "py_value",
        [IR_TYPE_ITERATOR] = "py_iterator *",
    };
    switch (type->kind) {
    case IR_TYPE_OPTIONAL:
        return optional_type(type);
    case IR_TYPE_RECORD:
        return arena_printf(emitter->arena, type->record->by_pointer ? "%s *" : "%s",
                            type->record->name->text);
    case IR_TYPE_INSTANCE:
        return arena_printf(emitter->arena, "%s *", type->class_->name->text);
    case IR_TYPE_LIBRARY:
        return arena_printf(emitter->arena, type->is_embedded && !type_is_address(type) ? "%s" : "%s *",
                            type->c_name->text);
    case IR_TYPE_FUNCTION: {
        Text text = {0};
        put_declarator(emitter, &text, type, "");
        return text_take(&text, emitter->arena);
    }
    default:
        return simple[type->kind];
    }
}

void put_declarator(Emitter *emitter, Text *out, const IrType *type, const char *name)
{
    if (type->kind == IR_TYPE_FUNCTION) {
        text_printf(out, "%s(*%s)(", c_type(emitter, type->items[0]), name);
        for (size_t i = 1; i < type->item_count; i++)
            text_printf(out, "%s%s", i > 1 ? ", " : "", c_type(emitter, type->items[i]));
        text_add(out, type->item_count > 1 ? ")" : "void)");
        return;
    }
    const char *text = c_type(emitter, type);
    text_add(out, text);
    if (text[strlen(text) - 1] != '*')
        text_add_char(out, ' ');
    text_add(out, name);
}

const char *c_kind(const IrType *type)
{
    switch (type->kind) {
    case IR_TYPE_BOOL:
        return "PY_BOOL";
    case IR_TYPE_INT:
        return "PY_INT";
    case IR_TYPE_FLOAT:
        return "PY_FLOAT";
    case IR_TYPE_ARRAY:
        return "PY_ARRAY";
    case IR_TYPE_VALUE:
        return "PY_VALUE";
    default:
        return "PY_OBJECT";
    }
}

char c_member(const IrType *type)
{
    switch (type->kind) {
    case IR_TYPE_BOOL:
        return 'b';
    case IR_TYPE_INT:
        return 'i';
    case IR_TYPE_FLOAT:
        return 'f';
    case IR_TYPE_STR:
        return 's';
    case IR_TYPE_ARRAY:
        return 'a';
    default:
        return 'o';
    }
}

const char *c_zero(const IrType *type)
{
    switch (type->kind) {
    case IR_TYPE_BOOL:
        return "false";
    case IR_TYPE_INT:
    case IR_TYPE_FLOAT:
        return "0";
    case IR_TYPE_ARRAY:
        return "MX_NONE";
    case IR_TYPE_OPTIONAL:
        return "{0}";
    case IR_TYPE_RECORD:
        return type->record->by_pointer ? "NULL" : "{0}";
    case IR_TYPE_LIBRARY:
        return type->is_embedded && !type_is_address(type) ? "{0}" : "NULL";
    default:
        return "NULL";
    }
}

/* Embedded layers are passed by address; small structs of the runtime (sizes, iterators, gradients) are
 * plain values. */
bool type_is_address(const IrType *type)
{
    static const char *const values[] = {"nn_2d", "nn_grads", "nn_switch", "nn_real", "nn_int"};
    if (type->kind != IR_TYPE_LIBRARY || !type->is_embedded || strncmp(type->c_name->text, "nn_", 3) != 0)
        return false;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(values[i], type->c_name->text) == 0)
            return false;
    return true;
}

bool type_is_array_slot(const IrType *type)
{
    return type->kind == IR_TYPE_ARRAY;
}

bool type_is_module_struct(const IrType *type)
{
    static const char *const names[] = {"nn_module", "nn_module_dict", "nn_parameter_dict", "nn_parameter_list"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (type->kind == IR_TYPE_LIBRARY && strcmp(type->c_name->text, names[i]) == 0)
            return true;
    return false;
}
