/* Types of sema become representations. */
#include "lower/context.h"

#include "base/bug.h"

#include <string.h>

const IrType *lower_class_type(Lower *l, const Class *class_)
{
    if (class_->user)
        return ir_type_instance(&l->ir->types, lower_class_of(l, class_->user));
    const char *c_type = NULL;
    for (const Class *at = class_; at && !c_type; at = at->base)
        c_type = at->rule ? at->rule->c_type : NULL;
    if (!c_type)
        return lower_simple(l, IR_TYPE_VALUE);
    return ir_type_library(&l->ir->types, c_type, false);
}

/* Of an element: None alone is a null object there, a parameter stays the object that it is; a dtype is an object too. */
static const IrType *item_type(Lower *l, const Type *type)
{
    const Type *inner = type_unwrap(type);
    if (inner->kind == TYPE_TENSOR && inner->is_parameter)
        return ir_type_library(&l->ir->types, "nn_param", false);
    if (inner->kind == TYPE_DTYPE)
        return ir_type_library(&l->ir->types, "mx_dtype_object", false);
    const IrType *out = type->kind == TYPE_NONE ? lower_simple(l, IR_TYPE_VALUE) : lower_type(l, type);
    return out->kind == IR_TYPE_OPTIONAL ? lower_simple(l, IR_TYPE_VALUE) : out; /* a number or None is boxed in a container */
}

/* An item is there even if it is known at convert time which function it is. */
static bool is_function_item(const Type *type)
{
    return (type->kind == TYPE_FUNCTION || type->kind == TYPE_CLASS) && type_vanishes(type);
}

static const IrType *lower_tuple_type(Lower *l, const Type *type)
{
    if (type->is_variadic)
        return ir_type_tuple_of(&l->ir->types, item_type(l, type->items[0]));
    const IrType **items = ARENA_NEW_ARRAY(l->arena, const IrType *, type->item_count);
    for (size_t i = 0; i < type->item_count; i++) /* {}.popitem() is a pair of what is never there */
        items[i] = type->items[i]->kind == TYPE_NEVER ? lower_simple(l, IR_TYPE_VALUE)
                   : is_function_item(type->items[i]) ? ir_type_library(&l->ir->types, "py_function", false) : item_type(l, type->items[i]);
    return ir_type_tuple(&l->ir->types, items, type->item_count);
}

const IrType *lower_type(Lower *l, const Type *type)
{
    switch (type->kind) {
    case TYPE_NEVER:
    case TYPE_NONE:
        return lower_simple(l, IR_TYPE_VOID);
    case TYPE_BOOL:
        return lower_simple(l, IR_TYPE_BOOL);
    case TYPE_INT:
        return lower_simple(l, IR_TYPE_INT);
    case TYPE_FLOAT:
        return lower_simple(l, IR_TYPE_FLOAT);
    case TYPE_STR:
        return lower_simple(l, IR_TYPE_STR);
    case TYPE_BYTES:
        return ir_type_library(&l->ir->types, "py_bytes", false);
    case TYPE_TENSOR:
        return type->is_parameter ? ir_type_library(&l->ir->types, "nn_param", false) : lower_simple(l, IR_TYPE_ARRAY);
    case TYPE_DTYPE:
        return ir_type_library(&l->ir->types, "mx_dtype", true);
    case TYPE_OPTIONAL: {
        const IrType *item = type->items[0]->kind == TYPE_DTYPE ? item_type(l, type->items[0]) : lower_type(l, type->items[0]);
        return ir_type_is_scalar(item) ? ir_type_optional(&l->ir->types, item) : item;
    }
    case TYPE_LIST:
    case TYPE_SET:
        return ir_type_of(&l->ir->types, type->kind == TYPE_LIST ? IR_TYPE_LIST : IR_TYPE_SET, item_type(l, type->items[0]));
    case TYPE_ITERATOR:
        return ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, item_type(l, type->items[0]));
    case TYPE_DICT:
        return ir_type_dict(&l->ir->types, item_type(l, type->items[0]), item_type(l, type->items[1]));
    case TYPE_TUPLE:
        return lower_tuple_type(l, type);
    case TYPE_RECORD:
        return ir_type_record(&l->ir->types, lower_record(l, type));
    case TYPE_INSTANCE:
        return lower_class_type(l, type->class_);
    case TYPE_FUNCTION:
        if (type->is_set)
            return ir_type_library(&l->ir->types, "py_function", false);
        if (type->function && type->function->binds_defaults)
            return lower_closure_type(l, type);
        if (sema_scope_of(type))
            return lower_scope_type(l, sema_scope_of(type));
        return type->item_count ? lower_type(l, type->items[0]) : lower_simple(l, IR_TYPE_VALUE);
    default:
        return lower_simple(l, IR_TYPE_VALUE);
    }
}

/* ---- records */

static const ArgParser *parser_of(Lower *l, const Type *type)
{
    vec_each(i, &l->program->parsers)
        if (l->program->parsers.items[i]->record == type)
            return l->program->parsers.items[i];
    return NULL;
}

/* What is only ever None is a boxed value. */
static const IrType *field_type(Lower *l, const Type *type)
{
    const IrType *out = lower_type(l, type);
    return out->kind == IR_TYPE_VOID ? lower_simple(l, IR_TYPE_VALUE) : out;
}

/* Functions and classes that are known at convert time are no fields; nor is anything else that has no value in **kwargs. */
static bool is_absent(const Type *record, const Type *field)
{
    return type_vanishes(field) && (record->is_variadic || field->kind == TYPE_FUNCTION || field->kind == TYPE_CLASS);
}

IrRecord *lower_record(Lower *l, const Type *type)
{
    IrRecord *record = pointer_map_get(&l->records, type);
    if (record)
        return record;
    const ArgParser *parser = parser_of(l, type);
    Span span = parser ? parser->call->span : (Span){0};
    record = ir_record(l->ir, l->ir->modules.items[0], type->name ? type->name->text : "Record", span);
    pointer_map_set(l->arena, &l->records, type, record);
    record->by_pointer = record->is_namespace = parser != NULL;
    record->comment = parser ? "The command line's options." : NULL;
    for (size_t i = 0; i < type->field_count; i++)
        if (!is_absent(type, type->fields[i].type))
            ir_field(l->ir, &record->fields, type->fields[i].name->text, field_type(l, type->fields[i].type), IR_FIELD_PLAIN, span);
    return record;
}

/* The names that a tuple's items have where the function returns it, if every return agrees. */
static const Expr *returned_tuple(const Block *block)
{
    const Expr *found = NULL;
    for (size_t i = 0; i < block->count && !found; i++) {
        const Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_RETURN && stmt->return_stmt.value && stmt->return_stmt.value->kind == EXPR_TUPLE)
            found = stmt->return_stmt.value;
        else if (stmt->kind == STMT_IF)
            found = returned_tuple(&stmt->if_stmt.body) ? returned_tuple(&stmt->if_stmt.body) : returned_tuple(&stmt->if_stmt.orelse);
        else if (stmt->kind == STMT_WITH)
            found = returned_tuple(&stmt->with_stmt.body);
        else if (stmt->kind == STMT_FOR)
            found = returned_tuple(&stmt->for_stmt.body);
    }
    return found;
}

static const char *item_name(Lower *l, const IrRecord *record, const Expr *tuple, size_t index)
{
    Name name = NULL;
    const Expr *item = tuple && index < tuple->sequence.items.count ? tuple->sequence.items.items[index] : NULL;
    if (item && item->kind == EXPR_NAME)
        name = item->name.id;
    else if (item && item->kind == EXPR_ATTRIBUTE)
        name = item->attribute.name;
    if (name && !ir_record_field(record, name))
        return name->text;
    return arena_printf(l->arena, "item%zu", index);
}

IrRecord *lower_result_record(Lower *l, const Instance *instance)
{
    const Type *result = instance->result;
    if (result->kind != TYPE_TUPLE || result->is_variadic || !result->item_count)
        return NULL;
    IrRecord *record = pointer_map_get(&l->records, instance);
    if (record)
        return record;
    const UserFunction *function = instance->function;
    IrModule *module = pointer_map_get(&l->modules, function->module);
    Span span = function->def ? function->def->span : function->lambda ? function->lambda->span : (Span){0};
    record = ir_record(l->ir, module ? module : l->ir->modules.items[0],
                       arena_printf(l->arena, "%s_result", instance->unique->text), span);
    pointer_map_set(l->arena, &l->records, instance, record);
    record->is_result = true;
    record->comment = arena_printf(l->arena, "What %s returns.", function->qualified->text);
    const Expr *tuple = function->body ? returned_tuple(function->body) : NULL;
    for (size_t i = 0; i < result->item_count; i++) {
        IrField *field = ir_field(l->ir, &record->fields, item_name(l, record, tuple, i), field_type(l, result->items[i]),
                                  IR_FIELD_PLAIN, span);
        field->note = lower_note(l, result->items[i]);
    }
    return record;
}

const IrType *lower_result_type(Lower *l, const Instance *instance)
{
    IrRecord *record = lower_result_record(l, instance);
    const Type *result = type_unwrap(instance->result);
    bool is_factory = (result->kind == TYPE_FUNCTION || result->kind == TYPE_CLASS) && type_vanishes(result);
    if (is_factory)
        pointer_map_set(l->arena, &l->factories, pointer_map_get(&l->functions, instance), l);
    if (result->kind != TYPE_NEVER && type_vanishes(result)) /* a device, a function that is known at convert time */
        return lower_simple(l, IR_TYPE_VOID);
    if (instance->result->kind == TYPE_ERROR) /* such a function never returns a value, see lower_return */
        return lower_simple(l, IR_TYPE_VOID);
    return record ? ir_type_record(&l->ir->types, record) : lower_type(l, instance->result);
}

/* ---- notes */

const char *lower_note(Lower *l, const Type *type)
{
    type = type_unwrap(type);
    if (type->kind != TYPE_TENSOR || type->rank < 0)
        return NULL;
    bool known = type->rank == 0;
    Text text = {0};
    text_add_char(&text, '[');
    for (int i = 0; i < type->rank; i++) {
        known |= type->dims[i].kind != DIM_UNKNOWN;
        text_add(&text, i ? ", " : "");
        dim_print(type->dims[i], &text);
    }
    text_add_char(&text, ']');
    if (dtype_is_known(type->dtype) && type->dtype != DTYPE_FLOAT32)
        text_printf(&text, " %s", dtype_name(type->dtype));
    const char *note = known ? arena_copy_string(l->arena, text_string(&text)) : NULL;
    text_release(&text);
    return note;
}
