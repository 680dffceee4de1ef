/*
 * Fields that may have no value when they are read: those that __init__ leaves out, or sets in one branch only, and the variables that
 * closures share. See unbound_flow.h. A variable of a function is followed from the object that it gets; of an object that comes from
 * anywhere is known what the constructors of its class, and of those below, set for sure, and of the scope of a closure what was set wherever
 * the closure was let go.
 */
#include "lower/unbound_flow.h"

#include <string.h>

/* ---- the fields of a class, its bases' first */

static size_t count_fields(const IrClass *class_)
{
    size_t count = class_->base && class_->base->class_ ? count_fields(class_->base->class_) : 0;
    vec_each(i, &class_->fields)
        count += class_->fields.items[i]->spelled != NULL;
    return count;
}

static IrField *field_at(const IrClass *class_, size_t index)
{
    size_t inherited = class_->base && class_->base->class_ ? count_fields(class_->base->class_) : 0;
    if (index < inherited)
        return field_at(class_->base->class_, index);
    vec_each(i, &class_->fields)
        if (class_->fields.items[i]->spelled && inherited++ == index)
            return class_->fields.items[i];
    return NULL;
}

/* count_fields of the class if it has no such field. */
static size_t index_of(const IrClass *class_, const IrField *field)
{
    size_t count = count_fields(class_), index = 0;
    while (index < count && field_at(class_, index) != field)
        index++;
    return index;
}

static const IrClass *class_of(const IrVariable *variable)
{
    return variable->kind != IR_GLOBAL && variable->type->kind == IR_TYPE_INSTANCE ? variable->type->class_ : NULL;
}

size_t fields_of_params(const IrFunction *function)
{
    size_t count = 0;
    vec_each(i, &function->params)
        if (class_of(function->params.items[i]))
            count += count_fields(class_of(function->params.items[i]));
    return count;
}

/* ---- the state */

static const IrVariable *variable_of(const IrExpr *object)
{
    while (object->kind == IR_CONVERT)
        object = object->left;
    return object->kind == IR_VAR ? object->variable : NULL;
}

/* The byte of a field of the object that the variable holds; NULL if it is not followed. */
static unsigned char *bits_of(Flow *f, const IrVariable *variable, const IrField *field)
{
    size_t first = variable ? (size_t)(uintptr_t)pointer_map_get(&f->objects, variable) : 0;
    if (!first || pointer_map_has(&f->deleted, field))
        return NULL;
    const IrClass *class_ = class_of(variable);
    size_t index = index_of(class_, field);
    return index < count_fields(class_) ? &f->now.bits[first - 1 + index] : NULL;
}

/* Of an object that comes from anywhere. */
static unsigned char default_bits(Flow *f, const IrField *field)
{
    if (f->part != FLOW_MARKS || pointer_map_has(&f->deleted, field))
        return BOUND | UNBOUND;
    return pointer_map_get(&f->defaults, field) ? BOUND | UNBOUND : BOUND;
}

static unsigned char known_bits(Flow *f, const IrExpr *object, const IrField *field)
{
    const unsigned char *bits = bits_of(f, variable_of(object), field);
    return bits ? *bits : default_bits(f, field);
}

static void lower_default(Flow *f, const IrField *field)
{
    f->is_changed |= !pointer_map_has(&f->defaults, field);
    pointer_map_set(f->arena, &f->defaults, field, (void *)field);
}

static void number(Flow *f, const IrVariableVec *variables)
{
    vec_each(i, variables) {
        const IrVariable *variable = variables->items[i];
        if (!class_of(variable))
            continue;
        pointer_map_set(&f->scratch, &f->objects, variable, (void *)(uintptr_t)(f->count + 1));
        f->count += count_fields(class_of(variable));
    }
}

void fields_number(Flow *f)
{
    f->objects = (PointerMap){0};
    f->first_field = f->count;
    number(f, &f->own->function->params);
    number(f, &f->own->function->locals);
}

void fields_begin(Flow *f)
{
    for (size_t i = f->first_field; i < f->count; i++) {
        size_t at = i - f->first_field;
        bool is_entry = f->part == FLOW_MARKS && at < f->own->field_count;
        f->now.bits[i] = is_entry ? f->own->field_entry[at] : BOUND | UNBOUND;
    }
}

void fields_sum_up(Flow *f, FunctionFlow *flow)
{
    for (size_t i = 0; i < flow->field_count; i++) {
        bool binds = f->result.bits[f->first_field + i] == BOUND && !flow->field_binds[i];
        f->is_changed |= binds;
        flow->field_binds[i] |= binds;
    }
}

/* ---- reads and stores */

bool fields_read(Flow *f, IrExpr *expr, bool is_asked)
{
    if (!expr->field->spelled)
        return false;
    unsigned char *bits = bits_of(f, variable_of(expr->receiver), expr->field);
    bool may_miss = known_bits(f, expr->receiver, expr->field) & UNBOUND;
    if (bits && !is_asked)
        *bits = BOUND;
    return may_miss;
}

void fields_bind(Flow *f, const IrExpr *place)
{
    unsigned char *bits = bits_of(f, variable_of(place->receiver), place->field);
    if (bits)
        *bits = BOUND;
}

/* Of a new object: what its constructor sets. */
static bool is_set_by(Flow *f, const IrFunction *init, const IrField *field)
{
    const FunctionFlow *flow = init ? pointer_map_get(&f->flows, init) : NULL;
    const IrClass *class_ = flow && init->params.count ? class_of(init->params.items[0]) : NULL;
    size_t index = class_ ? index_of(class_, field) : 0;
    return class_ && index < count_fields(class_) && flow->field_binds[index];
}

static const IrFunction *init_of(const IrExpr *made)
{
    const IrFunction *init = made->boolean ? NULL : made->function;
    for (const IrClass *c = made->class_; c && !init && !made->boolean; c = c->base ? c->base->class_ : NULL)
        init = c->init;
    return init;
}

void fields_assign(Flow *f, const IrVariable *variable, const IrExpr *value)
{
    const IrClass *class_ = pointer_map_has(&f->objects, variable) ? class_of(variable) : NULL;
    size_t count = class_ ? count_fields(class_) : 0;
    while (value && value->kind == IR_CONVERT)
        value = value->left;
    for (size_t i = 0; i < count; i++) {
        const IrField *field = field_at(class_, i);
        bool is_new = value && value->kind == IR_NEW;
        unsigned char *bits = bits_of(f, variable, field);
        unsigned char known = !value ? default_bits(f, field) : is_new ? (is_set_by(f, init_of(value), field) ? BOUND : BOUND | UNBOUND)
                                                                       : known_bits(f, value, field);
        if (bits)
            *bits = known;
    }
}

void fields_escape(Flow *f, const IrVariable *variable)
{
    const IrClass *class_ = pointer_map_has(&f->objects, variable) ? class_of(variable) : NULL;
    if (!class_ || !class_->is_scope || f->part != FLOW_MARKS || f->now.is_dead)
        return;
    for (size_t i = 0; i < count_fields(class_); i++) {
        const unsigned char *bits = bits_of(f, variable, field_at(class_, i));
        if (bits && (*bits & UNBOUND))
            lower_default(f, field_at(class_, i));
    }
}

/* ---- calls */

void fields_enter(Flow *f, FunctionFlow *callee, const IrExprVec *args, size_t first)
{
    size_t at = 0;
    vec_each(p, &callee->function->params) {
        const IrClass *class_ = class_of(callee->function->params.items[p]);
        const IrExpr *arg = args && p >= first && p - first < args->count ? args->items[p - first] : NULL;
        for (size_t i = 0; class_ && i < count_fields(class_); i++, at++) {
            const IrField *field = field_at(class_, i);
            bool is_new = args && p < first;
            unsigned char bits = is_new ? BOUND | UNBOUND : arg ? known_bits(f, arg, field) : default_bits(f, field);
            f->is_changed |= (callee->field_entry[at] | bits) != callee->field_entry[at];
            callee->field_entry[at] |= bits;
        }
    }
}

void fields_leave(Flow *f, const FunctionFlow *callee, const IrExprVec *args)
{
    size_t at = 0;
    vec_each(p, &callee->function->params) {
        const IrClass *class_ = class_of(callee->function->params.items[p]);
        const IrVariable *variable = p < args->count && args->items[p] ? variable_of(args->items[p]) : NULL;
        for (size_t i = 0; class_ && i < count_fields(class_); i++, at++) {
            unsigned char *bits = callee->field_binds[at] ? bits_of(f, variable, field_at(class_, i)) : NULL;
            if (bits)
                *bits = BOUND;
        }
    }
}

void fields_set_defaults(Flow *f)
{
    vec_each(m, &f->made) {
        const IrExpr *made = f->made.items[m];
        const IrFunction *init = init_of(made);
        for (size_t i = 0; !made->class_->is_scope && !made->boolean && i < count_fields(made->class_); i++)
            if (!is_set_by(f, init, field_at(made->class_, i)))
                lower_default(f, field_at(made->class_, i));
    }
}

/* ---- hasattr */

IrExpr *fields_asked(const IrExpr *expr)
{
    return expr->kind == IR_C_CALL && strcmp(expr->name->text, FIELDS_ASKED) == 0 ? expr->args.items[0] : NULL;
}

void fields_assume(Flow *f, const IrExpr *test, bool truth)
{
    const IrExpr *asked = fields_asked(test);
    if (test->kind == IR_UNARY && test->op == IR_NOT)
        fields_assume(f, test->left, !truth);
    if (test->kind == (truth ? IR_AND : IR_OR)) {
        fields_assume(f, test->left, truth);
        fields_assume(f, test->right, truth);
    }
    if (asked && truth)
        fields_bind(f, asked);
}
