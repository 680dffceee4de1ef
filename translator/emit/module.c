/*
 * What stands in a C file: constants, globals, then types, functions and classes in the order of the script, each after what it needs;
 * and what stands in its header.
 */
#include "emit/emitter.h"

/* ---- constants: module variables that are a number and stay it ---------------------------------------- */

static bool is_literal(const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_INT:
    case IR_BOOL:
    case IR_FLOAT:
        return true;
    case IR_CONVERT:
        return expr->type->kind == IR_TYPE_FLOAT && is_literal(expr->left);
    case IR_UNARY:
        return expr->op == IR_NEG && is_literal(expr->left);
    case IR_BINARY:
        return (expr->op == IR_ADD || expr->op == IR_SUB || expr->op == IR_MUL) && is_literal(expr->left) &&
               is_literal(expr->right);
    default:
        return false;
    }
}

static bool is_constant(Emitter *emitter, const IrStmt *stmt)
{
    if (stmt->kind != IR_ASSIGN || stmt->op != IR_OP_NONE || stmt->place->kind != IR_VAR ||
        !is_literal(stmt->value))
        return false;
    const IrVariable *variable = stmt->place->variable;
    if (variable->is_flag)
        return false;
    if (variable->kind == IR_GLOBAL)
        return (uintptr_t)pointer_map_get(&emitter->facts.global_writes, variable) == 1 &&
               pointer_map_has(&emitter->facts.global_reads, variable);
    const VariableFacts *facts = variable_facts(&emitter->own, variable);
    return facts->writes == 1 && facts->reads > 0 && declared_by(facts, stmt);
}

/* Locals of main that become constants of the file need names of the file. */
static void name_constants(Emitter *emitter)
{
    map_each(entry, &emitter->constants) {
        const IrVariable *variable = entry->key;
        if (variable->kind == IR_GLOBAL)
            continue;
        name_file_variable(emitter, variable);
    }
}

void find_constants(Emitter *emitter, const IrModule *module)
{
    if (!module->main)
        return;
    function_facts_find(&emitter->own, &emitter->facts, module->main);
    vec_each(i, &module->main->body.statements) {
        const IrStmt *stmt = module->main->body.statements.items[i];
        if (is_constant(emitter, stmt))
            pointer_map_set(emitter->arena, &emitter->constants, stmt->place->variable, (void *)stmt);
    }
    name_constants(emitter);
}

/* Those that others use stand in the header. */
void put_constants(Emitter *emitter, const IrModule *module)
{
    bool any = false;
    for (size_t i = 0; module->main && i < module->main->body.statements.count; i++) {
        const IrStmt *stmt = module->main->body.statements.items[i];
        if (stmt->kind != IR_ASSIGN || stmt->place->kind != IR_VAR ||
            pointer_map_get(&emitter->constants, stmt->place->variable) != stmt ||
            is_shared(emitter, stmt->place->variable) != emitter->is_header)
            continue;
        Text text = {0};
        if (!any || stmt->blank_above)
            put_blank(emitter);
        put_leading(emitter, &stmt->leading);
        text_add(&text, "static const ");
        put_declarator(emitter, &text, stmt->place->type, name_of_variable(emitter, stmt->place->variable));
        text_add(&text, " = ");
        put_value(emitter, &text, stmt->value->kind == IR_CONVERT ? stmt->value->left : stmt->value);
        text_add_char(&text, ';');
        put_line_with(emitter, text_string(&text), &stmt->trailing);
        text_release(&text);
        any = true;
    }
}

/* ---- globals ------------------------------------------------------------------------------------------ */

static bool is_slot(const Emitter *emitter, const IrVariable *global)
{
    return !pointer_map_has(&emitter->constants, global) && pointer_map_has(&emitter->facts.global_reads, global) &&
           (is_shared(emitter, global) || !emitter->is_header);
}

/* In a header those that others use, as extern. */
void put_globals(Emitter *emitter, const IrModule *module)
{
    bool any = false;
    vec_each(i, &module->globals) {
        const IrVariable *global = module->globals.items[i];
        if (!is_slot(emitter, global))
            continue;
        if (global->type->kind == IR_TYPE_INSTANCE)
            put_class(emitter, global->type->class_);
        if (global->type->kind == IR_TYPE_RECORD)
            put_record_type(emitter, global->type->record);
    }
    vec_each(i, &module->globals) {
        const IrVariable *global = module->globals.items[i];
        if (!is_slot(emitter, global))
            continue;
        Text text = {0};
        text_add(&text, emitter->is_header ? "extern " : linkage(emitter, global));
        put_declarator(emitter, &text, global->type, name_of_variable(emitter, global));
        text_add_char(&text, ';');
        IrCommentVec note = {0};
        if (global->note)
            vec_push(emitter->arena, &note, ((IrComment){global->note, false}));
        if (!any)
            put_blank(emitter);
        put_line_with(emitter, text_string(&text), &note);
        text_release(&text);
        any = true;
    }
}

/* ---- the order of definitions ------------------------------------------------------------------------- */

static void put_class_with_methods(Emitter *emitter, const IrClass *class_)
{
    put_class(emitter, class_);
    vec_each(i, &class_->methods)
        put_function(emitter, class_->methods.items[i]);
}

/* Functions and classes merged by their place in the source; what has no place follows what stands
 * before it. */
void put_definitions(Emitter *emitter, const IrModule *module)
{
    const IrFunction *behind = module->main && is_program_main(emitter, module->main)
                                   ? function_behind_main(emitter, module->main)
                                   : NULL;
    size_t c = 0, f = 0;
    uint32_t line = 0;
    while (c < module->classes.count || f < module->functions.count) {
        const IrClass *class_ = c < module->classes.count ? module->classes.items[c] : NULL;
        const IrFunction *function = f < module->functions.count ? module->functions.items[f] : NULL;
        uint32_t function_line =
            function && function->span.line && !function->is_loss ? function->span.line : line;
        if (class_ && (!function || class_->span.line < function_line)) {
            line = class_->span.line;
            put_class_with_methods(emitter, class_);
            c++;
            continue;
        }
        line = function_line;
        if (function != behind && !function->is_loss)
            put_function(emitter, function);
        f++;
    }
    vec_each(i, &module->functions)
        if (module->functions.items[i] != behind && !module->functions.items[i]->is_loss)
            put_function(emitter, module->functions.items[i]);
    if (module->main)
        put_function(emitter, module->main);
}

/* ---- headers ------------------------------------------------------------------------------------------ */

void put_shared_types(Emitter *emitter, const IrModule *module)
{
    put_constants(emitter, module);
    vec_each(i, &module->records)
        if (is_shared(emitter, module->records.items[i]))
            put_record_type(emitter, module->records.items[i]);
    vec_each(i, &module->classes)
        if (is_shared(emitter, module->classes.items[i]))
            put_class(emitter, module->classes.items[i]);
}

static void put_shared_function(Emitter *emitter, const IrFunction *function)
{
    if (!is_shared(emitter, function))
        return;
    need_types(emitter, function);
    put_prototype(emitter, function);
    if (function->is_virtual)
        put_virtual_prototype(emitter, function);
}

void put_shared(Emitter *emitter, const IrModule *module)
{
    vec_each(i, &module->classes) {
        const IrClass *class_ = module->classes.items[i];
        if (is_shared(emitter, class_))
            put_class_externs(emitter, class_);
        vec_each(k, &class_->methods)
            put_shared_function(emitter, class_->methods.items[k]);
    }
    put_globals(emitter, module);
    emitter->after_prototype = 0; /* those of classes stand apart */
    vec_each(i, &module->functions)
        put_shared_function(emitter, module->functions.items[i]);
    if (module->main && !body_is_silent(emitter, module->main))
        put_shared_function(emitter, module->main);
}
