/*
 * A C file: comment, includes, constants, globals, then types, functions and classes in the order of the
 * script, each after what it needs.
 */
#include "emit/emit.h"
#include "emit/emitter.h"

#include <string.h>

/* ---- before emission: scopes that leave no trace dissolve into the block around them ------------------ */

static void dissolve(const IrProgram *program, IrBlock *block);

static void move_comments(Arena *arena, IrCommentVec *to, const IrCommentVec *from)
{
    IrCommentVec all = {0};
    vec_each(i, from)
        vec_push(arena, &all, from->items[i]);
    vec_each(i, to)
        vec_push(arena, &all, to->items[i]);
    *to = all;
}

/* The statement's comments go to the first one of its body. */
static void dissolve_scope(const IrProgram *program, IrBlock *out, IrStmt *scope)
{
    Arena *arena = program->arena;
    dissolve(program, &scope->body);
    IrBlock *body = &scope->body;
    bool has_comments = scope->leading.count || scope->trailing.count || body->header.count;
    if (body->statements.count) {
        IrStmt *first = body->statements.items[0];
        move_comments(arena, &first->leading, &body->header);
        move_comments(arena, &first->leading, &scope->trailing);
        move_comments(arena, &first->leading, &scope->leading);
        first->blank_above |= scope->blank_above;
    } else if (has_comments) {
        scope->kind = IR_COMMENT;
        vec_push(arena, &out->statements, scope);
    }
    vec_each(i, &body->statements)
        vec_push(arena, &out->statements, body->statements.items[i]);
    if (body->dangling.count) {
        IrStmt *rest = ARENA_NEW(arena, IrStmt);
        rest->kind = IR_COMMENT;
        rest->span = scope->span;
        rest->leading = body->dangling;
        vec_push(arena, &out->statements, rest);
    }
}

static void dissolve(const IrProgram *program, IrBlock *block)
{
    IrBlock out = {.header = block->header, .dangling = block->dangling};
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        if (stmt->kind == IR_SCOPE && !scope_shows(program, stmt)) {
            dissolve_scope(program, &out, stmt);
            continue;
        }
        dissolve(program, &stmt->body);
        vec_each(h, &stmt->handlers)
            dissolve(program, &stmt->handlers.items[h].body);
        dissolve(program, &stmt->orelse);
        dissolve(program, &stmt->finally);
        vec_push(program->arena, &out.statements, stmt);
    }
    *block = out;
}

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

static void find_constants(Emitter *emitter, const IrModule *module)
{
    if (!module->main)
        return;
    function_facts_find(&emitter->own, &emitter->facts, module->main);
    vec_each(i, &module->main->body.statements) {
        const IrStmt *stmt = module->main->body.statements.items[i];
        if (is_constant(emitter, stmt))
            pointer_map_set(emitter->arena, &emitter->constants, stmt->place->variable, (void *)stmt);
    }
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

static void put_constants(Emitter *emitter, const IrModule *module)
{
    bool any = false;
    for (size_t i = 0; module->main && i < module->main->body.statements.count; i++) {
        const IrStmt *stmt = module->main->body.statements.items[i];
        if (stmt->kind != IR_ASSIGN || stmt->place->kind != IR_VAR ||
            pointer_map_get(&emitter->constants, stmt->place->variable) != stmt)
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

static void put_globals(Emitter *emitter, const IrModule *module)
{
    bool any = false;
    vec_each(i, &module->globals) {
        const IrVariable *global = module->globals.items[i];
        if (pointer_map_has(&emitter->constants, global) ||
            !pointer_map_has(&emitter->facts.global_reads, global))
            continue;
        if (global->type->kind == IR_TYPE_INSTANCE)
            put_class(emitter, global->type->class_);
        if (global->type->kind == IR_TYPE_RECORD)
            put_record_type(emitter, global->type->record);
    }
    vec_each(i, &module->globals) {
        const IrVariable *global = module->globals.items[i];
        if (pointer_map_has(&emitter->constants, global) ||
            !pointer_map_has(&emitter->facts.global_reads, global))
            continue;
        Text text = {0};
        text_add(&text, "static ");
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
static void put_definitions(Emitter *emitter, const IrModule *module)
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

/* ---- entry -------------------------------------------------------------------------------------------- */

static void dissolve_all(Emitter *emitter)
{
    FunctionVec functions = {0};
    all_functions(emitter->arena, emitter->program, &functions);
    vec_each(i, &functions)
        dissolve(emitter->program, &functions.items[i]->body);
}

/* Comments before the first statement that is left belong to the file. */
static IrCommentVec header_comments(Emitter *emitter, const IrModule *module)
{
    IrCommentVec comments = {0};
    vec_each(i, &module->leading)
        vec_push(emitter->arena, &comments, module->leading.items[i]);
    size_t count = module->main ? module->main->body.statements.count : 0;
    for (size_t i = 0; i < count && module->main->body.statements.items[i]->kind == IR_COMMENT; i++) {
        IrStmt *stmt = module->main->body.statements.items[i];
        vec_each(k, &stmt->leading)
            vec_push(emitter->arena, &comments, stmt->leading.items[k]);
        stmt->leading.count = 0;
    }
    return comments;
}

/*
 * All modules of the program go into the script's file, imported ones first: the text of one file needs no
 * headers, and names are unique in the program anyway.
 */
void emit_module(IrProgram *program, const IrModule *module, Text *out)
{
    SourceLines lines = {.arena = program->arena};
    emit_module_lines(program, module, out, &lines);
}

void emit_module_lines(IrProgram *program, const IrModule *module, Text *out, SourceLines *lines)
{
    Text body = {0}, head = {0};
    Emitter emitter = {.arena = program->arena, .program = program, .module = module, .out = &body, .lines = lines};
    dissolve_all(&emitter);
    IrCommentVec header = header_comments(&emitter, module);
    program_facts_find(&emitter.facts, program->arena, program);
    rename_classes(program);
    names_of_file(&emitter);
    for (size_t m = program->modules.count; m-- > 0;) {
        const IrModule *part = program->modules.items[m];
        emitter.module = part;
        find_constants(&emitter, part);
        name_constants(&emitter);
        put_constants(&emitter, part);
        put_globals(&emitter, part);
    }
    for (size_t m = program->modules.count; m-- > 0;) {
        emitter.module = program->modules.items[m];
        put_definitions(&emitter, emitter.module);
    }
    put_virtuals(&emitter);
    emitter.out = &head;
    emitter.module = module;
    put_block_comment(&emitter, module->doc, &header,
                      arena_printf(program->arena, "Made from %s by torch2mlx.", module->path));
    align_comments(&body);
    put_includes(&head, text_string(&body));
    text_add(out, text_string(&head));
    if (body.length && body.data[0] != '\n')
        text_add_char(out, '\n');
    text_add_bytes(out, text_string(&body), body.length);
    text_release(&head);
    text_release(&body);
    take_marks(out, lines);
}
