/* Statements and blocks of the text form. */
#include "ir/print.h"
#include "ir/reader.h"

#include <stdlib.h>
#include <string.h>

void ir_read_comments(IrReader *reader, IrCommentVec *comments, const Sexp *list)
{
    bool blank_above = false;
    for (size_t i = 1; i < list->count; i++) {
        if (sexp_is_word(list->items[i], "blank")) {
            blank_above = true;
            continue;
        }
        ir_comment(reader->program, comments, list->items[i]->text, blank_above);
        blank_above = false;
    }
}

void ir_read_block(IrReader *reader, IrBlock *block, const Sexp *list);

static IrExpr *expr_at(IrReader *reader, const Sexp *list, size_t index)
{
    return ir_read_expr(reader, ir_reader_item(reader, list, index));
}

static IrVariable *variable_at(IrReader *reader, const Sexp *list, size_t index)
{
    return ir_read_variable(reader, ir_reader_item(reader, list, index));
}

/* The string or word after the head of the item (name ...) of the list; NULL if there is no such item. */
static const char *text_of(const Sexp *list, const char *name)
{
    for (size_t i = 1; i < list->count; i++)
        if (sexp_is_list(list->items[i], name) && list->items[i]->count > 1)
            return list->items[i]->items[1]->text;
    return NULL;
}

static const Sexp *list_of(const Sexp *list, const char *name)
{
    for (size_t i = 1; i < list->count; i++)
        if (sexp_is_list(list->items[i], name))
            return list->items[i];
    return NULL;
}

static bool has_word(const Sexp *list, const char *word)
{
    for (size_t i = 1; i < list->count; i++)
        if (sexp_is_word(list->items[i], word))
            return true;
    return false;
}

/* ---- operands by kind: `list` holds only the operands, with the head at 0 ----------------------------- */

static void read_assign(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    size_t at = 1;
    if (list->count > 1 && sexp_is_list(list->items[1], "op")) {
        const Sexp *word = ir_reader_item(reader, list->items[1], 1);
        if (!ir_op_from_name(word->text, &stmt->op))
            ir_reader_fail(reader, word, "`%s` is no operator", word->text);
        at = 2;
    }
    if (list->count > at && sexp_is_list(list->items[at], "in-place")) {
        stmt->is_in_place = true;
        stmt->is_shared = list->items[at]->count > 1;
        at++;
    }
    stmt->place = expr_at(reader, list, at);
    stmt->value = expr_at(reader, list, at + 1);
}

static void read_value(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    if (list->count > 1)
        stmt->value = expr_at(reader, list, 1);
}

static void read_condition(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    stmt->test = expr_at(reader, list, 1);
    ir_read_pieces(reader, &stmt->pieces, list, 2);
}

static void read_for_range(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    stmt->variable = variable_at(reader, list, 1);
    stmt->start = expr_at(reader, list, 2);
    stmt->stop = expr_at(reader, list, 3);
    stmt->step = expr_at(reader, list, 4);
}

static void read_source(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    IrSource source = {0};
    const Sexp *word = ir_reader_item(reader, list, 1);
    bool is_known = false;
    for (int kind = 0; kind < IR_SOURCE_KIND_COUNT; kind++)
        if (sexp_is_word(word, ir_source_kind_names[kind])) {
            source.kind = (IrSourceKind)kind;
            is_known = true;
        }
    if (!is_known)
        ir_reader_fail(reader, word, "`%s` is no kind of source", word->text);
    if (source.kind == IR_EACH_RANGE)
        for (size_t i = 0; i < 3; i++)
            source.bounds[i] = expr_at(reader, list, i + 2);
    else
        source.value = expr_at(reader, list, 2);
    const Sexp *targets = list_of(list, "targets");
    for (size_t i = 1; targets && i < targets->count; i++)
        vec_push(reader->arena, &source.targets, ir_read_variable(reader, targets->items[i]));
    source.unpacks = has_word(list, "unpacks");
    vec_push(reader->arena, &stmt->sources, source);
}

static void read_for_each(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const Sexp *item = list->items[i];
        if (sexp_is_list(item, "source"))
            read_source(reader, stmt, item);
        if (sexp_is_list(item, "index")) {
            stmt->index = variable_at(reader, item, 1);
            stmt->start = expr_at(reader, item, 2);
        }
    }
}

static void read_print(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    ir_read_pieces(reader, &stmt->pieces, list, 1);
    const Sexp *file = list_of(list, "file");
    stmt->file = file ? expr_at(reader, file, 1) : NULL;
    stmt->flush = has_word(list, "flush");
}

static void read_raise(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    const char *exception = ir_reader_item(reader, list, 1)->text;
    stmt->exception = strcmp(exception, "-") == 0 ? NULL : exception;
    ir_read_pieces(reader, &stmt->pieces, list, 2);
    const Sexp *value = list_of(list, "value"), *cause = list_of(list, "cause");
    stmt->value = value ? expr_at(reader, value, 1) : NULL;
    stmt->cause = cause ? expr_at(reader, cause, 1) : NULL;
}

static void read_leave(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    stmt->depth = (unsigned)atoi(ir_reader_item(reader, list, 1)->text);
}

static void read_scope(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    const Sexp *grad = list_of(list, "grad"), *test = grad ? grad : list_of(list, "autocast");
    stmt->test = test ? expr_at(reader, test, 1) : NULL;
    stmt->scope = test ? (grad ? IR_SCOPE_GRAD : IR_SCOPE_AUTOCAST) : has_word(list, "no-grad") ? IR_SCOPE_NO_GRAD : IR_SCOPE_PLAIN;
}

static void read_delete(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    stmt->place = expr_at(reader, list, 1);
}

static void read_todo(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    stmt->code = atoi(ir_reader_item(reader, list, 1)->text);
    stmt->text = ir_reader_item(reader, list, 2)->text;
}

static IrExpr *named_expr(IrReader *reader, const Sexp *list, const char *name)
{
    const Sexp *item = list_of(list, name);
    return item ? expr_at(reader, item, 1) : NULL;
}

static IrVariable *named_variable(IrReader *reader, const Sexp *list, const char *name)
{
    const Sexp *item = list_of(list, name);
    return item ? variable_at(reader, item, 1) : NULL;
}

/* The field belongs to a namespace record of the module. */
static IrField *argument_field(IrReader *reader, const Sexp *list)
{
    const char *name = text_of(list, "field");
    Name wanted = name ? name_intern(reader->program->names, name) : NULL;
    for (size_t i = 0; wanted && i < reader->module->records.count; i++) {
        IrRecord *record = reader->module->records.items[i];
        IrField *field = record->is_namespace ? ir_record_field(record, wanted) : NULL;
        if (field)
            return field;
    }
    if (name)
        ir_reader_fail(reader, list, "no namespace has a field %s", name);
    return NULL;
}

static void read_argument(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    IrArgument *argument = stmt->argument = ARENA_NEW(reader->arena, IrArgument);
    stmt->place = expr_at(reader, list, 1);
    const Sexp *flags = list_of(list, "flags"), *choices = list_of(list, "choices"),
               *metavar = list_of(list, "metavar");
    for (size_t i = 1; flags && i < flags->count && i <= 4; i++)
        argument->flags[i - 1] = flags->items[i]->text;
    for (size_t i = 1; choices && i < choices->count; i++)
        vec_push(reader->arena, &argument->choices, ir_read_expr(reader, choices->items[i]));
    for (size_t i = 1; metavar && i < metavar->count; i++)
        vec_push(reader->arena, &argument->metavars, metavar->items[i]->text);
    argument->field = argument_field(reader, list);
    argument->type = text_of(list, "type");
    argument->action = text_of(list, "action");
    argument->default_value = named_expr(reader, list, "default");
    argument->constant = named_expr(reader, list, "const");
    argument->choice_list = named_expr(reader, list, "choice-list");
    argument->help_value = named_expr(reader, list, "help-value");
    argument->nargs = text_of(list, "nargs");
    argument->help = text_of(list, "help");
    argument->dest = text_of(list, "dest");
    argument->version = text_of(list, "version");
    argument->group = named_variable(reader, list, "group");
    argument->exclusive = named_variable(reader, list, "exclusive");
    argument->is_required = has_word(list, "required");
    argument->help_suppressed = has_word(list, "suppressed");
    const Sexp *convert = list_of(list, "convert");
    if (convert)
        argument->convert =
            ir_reader_find(reader, &reader->functions, "function", ir_reader_item(reader, convert, 1));
}

static void read_grad(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    IrGrad *grad = stmt->grad = ARENA_NEW(reader->arena, IrGrad);
    grad->step = variable_at(reader, list, 1);
    grad->grads = variable_at(reader, list, 2);
    grad->loss = variable_at(reader, list, 3);
    grad->function = ir_reader_find(reader, &reader->functions, "function", ir_reader_item(reader, list, 4));
    grad->leaves = expr_at(reader, list, 5);
    for (size_t i = 6; i < list->count; i++)
        vec_push(reader->arena, &grad->inputs, ir_read_expr(reader, list->items[i]));
    if (grad->step && grad->step->type->kind == IR_TYPE_RECORD)
        grad->record = grad->step->type->record;
    else
        ir_reader_fail(reader, list, "the step of value-and-grad is no record");
}

static void read_grads_use(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    stmt->variable = variable_at(reader, list, 1);
    if (list->count > 2)
        stmt->value = expr_at(reader, list, 2);
}

static void read_eval(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    for (size_t i = 1; i < list->count; i++)
        vec_push(reader->arena, &stmt->args, ir_read_expr(reader, list->items[i]));
}

static void (*const readers[IR_STMT_KIND_COUNT])(IrReader *reader, IrStmt *stmt, const Sexp *list) = {
    [IR_ASSIGN] = read_assign,
    [IR_EXPR] = read_value,
    [IR_IF] = read_condition,
    [IR_WHILE] = read_condition,
    [IR_FOR_RANGE] = read_for_range,
    [IR_FOR_EACH] = read_for_each,
    [IR_RETURN] = read_value,
    [IR_PRINT] = read_print,
    [IR_RAISE] = read_raise,
    [IR_ASSERT] = read_condition,
    [IR_LEAVE] = read_leave,
    [IR_SCOPE] = read_scope,
    [IR_DELETE] = read_delete,
    [IR_TODO] = read_todo,
    [IR_ADD_ARGUMENT] = read_argument,
    [IR_VALUE_AND_GRAD] = read_grad,
    [IR_OPTIMIZER_UPDATE] = read_grads_use,
    [IR_CLIP_GRADS] = read_grads_use,
    [IR_ACCUMULATE] = read_grads_use,
    [IR_EVAL] = read_eval,
};

/* ---- what all kinds share ----------------------------------------------------------------------------- */

static void read_handler(IrReader *reader, IrStmt *stmt, const Sexp *list)
{
    IrHandler handler = {0};
    const Sexp *names = ir_reader_item(reader, list, 1);
    for (size_t i = 0; names->kind == SEXP_LIST && i < names->count; i++)
        vec_push(reader->arena, &handler.classes, ir_read_expr(reader, names->items[i]));
    handler.variable = variable_at(reader, list, 2);
    ir_read_block(reader, &handler.body, ir_reader_item(reader, list, 3));
    vec_push(reader->arena, &stmt->handlers, handler);
}

/* Takes attributes and blocks; false if the item is an operand. */
static bool read_attribute(IrReader *reader, IrStmt *stmt, const Sexp *item)
{
    if (item->kind == SEXP_WORD && item->text[0] == '@')
        stmt->span = (Span){.line = (uint32_t)strtoul(item->text + 1, NULL, 10)};
    else if (sexp_is_list(item, "blank"))
        stmt->blank_above = true;
    else if (sexp_is_list(item, "lead"))
        ir_read_comments(reader, &stmt->leading, item);
    else if (sexp_is_list(item, "trail"))
        ir_read_comments(reader, &stmt->trailing, item);
    else if (sexp_is_list(item, "body"))
        ir_read_block(reader, &stmt->body, item);
    else if (sexp_is_list(item, "orelse") || sexp_is_list(item, "elif"))
        ir_read_block(reader, &stmt->orelse, item);
    else if (sexp_is_list(item, "finally"))
        ir_read_block(reader, &stmt->finally, item);
    else if (sexp_is_list(item, "handler"))
        read_handler(reader, stmt, item);
    else
        return false;
    if (sexp_is_list(item, "elif") && stmt->orelse.statements.count == 1)
        stmt->orelse.statements.items[0]->is_elif = true;
    return true;
}

static IrStmt *read_stmt(IrReader *reader, const Sexp *list)
{
    IrStmtKind kind = 0;
    while (kind < IR_STMT_KIND_COUNT && !sexp_is_list(list, ir_stmt_kind_name(kind)))
        kind++;
    if (kind == IR_STMT_KIND_COUNT) {
        ir_reader_fail(reader, list, "not a statement");
        return NULL;
    }
    IrStmt *stmt = ir_stmt(reader->program, kind, (Span){0});
    Vec(Sexp *) operands = {0};
    vec_push(reader->arena, &operands, list->items[0]);
    for (size_t i = 1; i < list->count; i++)
        if (!read_attribute(reader, stmt, list->items[i]))
            vec_push(reader->arena, &operands, list->items[i]);
    Sexp rest = {.kind = SEXP_LIST, .items = operands.items, .count = operands.count, .line = list->line};
    if (readers[kind])
        readers[kind](reader, stmt, &rest);
    return stmt;
}

void ir_read_block(IrReader *reader, IrBlock *block, const Sexp *list)
{
    for (size_t i = 1; list->kind == SEXP_LIST && i < list->count; i++) {
        const Sexp *item = list->items[i];
        if (sexp_is_list(item, "header"))
            ir_read_comments(reader, &block->header, item);
        else if (sexp_is_list(item, "dangling"))
            ir_read_comments(reader, &block->dangling, item);
        else {
            IrStmt *stmt = read_stmt(reader, item);
            if (stmt)
                ir_append(reader->program, block, stmt);
        }
    }
}
