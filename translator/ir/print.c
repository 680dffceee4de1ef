/* Program to text: see print.h for the form. One function per family; statements one a line, expressions
 * inline. */
#include "ir/print.h"

#include "base/map.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct Printer {
    Text *out;
    int depth;
    const IrModule *module;
    PointerMap rule_names; /* IrRule -> const char *; empty: qualified names alone */
    Arena scratch;
} Printer;

const char *const ir_source_kind_names[IR_SOURCE_KIND_COUNT] = {
    [IR_EACH_LIST] = "list",   [IR_EACH_SET] = "set",     [IR_EACH_TUPLE] = "tuple",
    [IR_EACH_STR] = "str",     [IR_EACH_KEYS] = "keys",   [IR_EACH_VALUES] = "values",
    [IR_EACH_ITEMS] = "items", [IR_EACH_ROWS] = "rows",   [IR_EACH_BATCH] = "batch",
    [IR_EACH_LINES] = "lines", [IR_EACH_RANGE] = "range",
    [IR_EACH_ANY] = "any",
    [IR_EACH_ITERATOR] = "iterator",
};

const char *const ir_field_kind_names[IR_FIELD_KIND_COUNT] = {
    [IR_FIELD_PLAIN] = "plain",         [IR_FIELD_MODULE] = "module", [IR_FIELD_CHILD] = "child",
    [IR_FIELD_PARAMETER] = "parameter", [IR_FIELD_BUFFER] = "buffer",
};

static void print_expr(Printer *p, const IrExpr *expr);
static void print_block(Printer *p, const char *name, const IrBlock *block);

/* ---- small parts -------------------------------------------------------------------------------------- */

static void new_line(Printer *p)
{
    text_add_char(p->out, '\n');
    text_add_repeated(p->out, ' ', (size_t)p->depth * 2);
}

static void print_string(Printer *p, const char *text)
{
    text_add_json_string(p->out, text, strlen(text));
}

static void print_named_string(Printer *p, const char *name, const char *text)
{
    if (!text)
        return;
    text_printf(p->out, " (%s ", name);
    print_string(p, text);
    text_add_char(p->out, ')');
}

static void print_line(Printer *p, Span span)
{
    if (span.line)
        text_printf(p->out, " @%" PRIu32, span.line);
}

static void print_comments(Printer *p, const char *name, const IrCommentVec *comments)
{
    if (comments->count == 0)
        return;
    text_printf(p->out, " (%s", name);
    vec_each(i, comments) {
        text_add(p->out, comments->items[i].blank_above ? " blank " : " ");
        print_string(p, comments->items[i].text);
    }
    text_add_char(p->out, ')');
}

static void print_operand(Printer *p, const IrExpr *expr)
{
    text_add_char(p->out, ' ');
    if (expr)
        print_expr(p, expr);
    else
        text_add_char(p->out, '_');
}

static void print_operands(Printer *p, const IrExprVec *exprs)
{
    vec_each(i, exprs)
        print_operand(p, exprs->items[i]);
}

static void print_variable(Printer *p, const IrVariable *variable)
{
    if (!variable) {
        text_add_char(p->out, '_');
        return;
    }
    if (variable->kind == IR_GLOBAL)
        text_add_char(p->out, '$');
    if (variable->kind == IR_GLOBAL && variable->module != p->module && variable->module)
        text_printf(p->out, "%s:", variable->module->name->text);
    text_add(p->out, variable->name->text);
}

static void print_pieces(Printer *p, const IrPieceVec *pieces)
{
    vec_each(i, pieces) {
        const IrPiece *piece = &pieces->items[i];
        text_add_char(p->out, ' ');
        if (piece->text) {
            text_add_json_string(p->out, piece->text, piece->length);
            continue;
        }
        text_add(p->out, piece->is_percent ? "(percent " : "(piece ");
        print_expr(p, piece->value);
        if (piece->spec[0] || piece->conversion || piece->spec_values.count) {
            text_add_char(p->out, ' ');
            print_string(p, piece->spec);
        }
        if (piece->conversion || piece->spec_values.count)
            text_printf(p->out, " %c", piece->conversion ? piece->conversion : '_');
        print_operands(p, &piece->spec_values);
        text_add_char(p->out, ')');
    }
}

/* ---- expressions -------------------------------------------------------------------------------------- */

static void print_float(Printer *p, const IrExpr *expr)
{
    char digits[40];
    if (!isfinite(expr->number)) {
        text_printf(p->out, "(float %s)", isnan(expr->number) ? "nan" : expr->number < 0 ? "-inf" : "inf");
        return;
    }
    if (expr->text && strpbrk(expr->text, ".eE")) {
        text_add(p->out, expr->text);
        return;
    }
    snprintf(digits, sizeof digits, "%.17g", expr->number);
    text_add(p->out, digits);
    if (!strpbrk(digits, ".e"))
        text_add(p->out, ".0");
}

static void print_rule_call(Printer *p, const IrExpr *expr)
{
    const char *name = pointer_map_get(&p->rule_names, expr->rule);
    text_printf(p->out, "(rule %s %s", name ? name : expr->rule->qualname, expr->type->key);
    print_operand(p, expr->receiver);
    print_operands(p, &expr->args);
    vec_each(i, &expr->type_args)
        text_printf(p->out, " (with %s %s)", expr->type_args.items[i].name->text,
                    expr->type_args.items[i].type->key);
    text_add_char(p->out, ')');
}

static void print_index(Printer *p, const IrExpr *expr)
{
    text_add(p->out, "(index");
    print_operand(p, expr->left);
    vec_each(i, &expr->parts) {
        const IrIndexPart *part = &expr->parts.items[i];
        static const char *const words[] = {
            [IR_INDEX_ALL] = " :",     [IR_INDEX_ELLIPSIS] = " ...", [IR_INDEX_NEW_AXIS] = " new-axis",
            [IR_INDEX_AT] = " (at",    [IR_INDEX_RANGE] = " (range", [IR_INDEX_ARRAY] = " (array",
            [IR_INDEX_MASK] = " (mask"};
        text_add(p->out, words[part->kind]);
        if (words[part->kind][1] != '(')
            continue;
        print_operand(p, part->first);
        if (part->kind == IR_INDEX_RANGE) {
            print_operand(p, part->second);
            print_operand(p, part->third);
        }
        text_add_char(p->out, ')');
    }
    text_add_char(p->out, ')');
}

static void print_dict(Printer *p, const IrExpr *expr)
{
    text_printf(p->out, "(dict %s", expr->type->key);
    vec_each(i, &expr->keys) {
        print_operand(p, expr->keys.items[i]);
        print_operand(p, expr->args.items[i]);
    }
    text_add_char(p->out, ')');
}

/* (head left right): any of the operands may be NULL and is then left out. */
static void print_form(Printer *p, const char *head, const IrExpr *left, const IrExpr *right)
{
    text_printf(p->out, "(%s", head);
    if (left)
        print_operand(p, left);
    if (right)
        print_operand(p, right);
    text_add_char(p->out, ')');
}

/* (head name [first] args...) */
static void print_call(Printer *p, const char *head, const char *name, const IrExpr *first,
                       const IrExprVec *args)
{
    text_printf(p->out, "(%s %s", head, name);
    if (first)
        print_operand(p, first);
    print_operands(p, args);
    text_add_char(p->out, ')');
}

static void print_expr(Printer *p, const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_NULL:
        text_printf(p->out, "(null %s)", expr->type->key);
        break;
    case IR_BOOL:
        text_add(p->out, expr->boolean ? "true" : "false");
        break;
    case IR_INT:
        text_printf(p->out, "%" PRId64, expr->integer);
        break;
    case IR_FLOAT:
        print_float(p, expr);
        break;
    case IR_STR:
        text_add_json_string(p->out, expr->text, expr->length);
        break;
    case IR_VAR:
        print_variable(p, expr->variable);
        break;
    case IR_FIELD:
        text_add(p->out, "(.");
        print_operand(p, expr->receiver);
        text_printf(p->out, " %s)", expr->field->name->text);
        break;
    case IR_RULE:
        print_rule_call(p, expr);
        break;
    case IR_CALL:
        print_call(p, "call", expr->function->name->text, NULL, &expr->args);
        break;
    case IR_CALL_VALUE:
        text_add(p->out, "(call-value");
        print_operand(p, expr->callee);
        print_operands(p, &expr->args);
        text_add_char(p->out, ')');
        break;
    case IR_NEW:
        print_call(p, "new", expr->class_->name->text, NULL, &expr->args);
        break;
    case IR_INIT:
        print_call(p, "init", expr->class_->name->text, expr->receiver, &expr->args);
        break;
    case IR_C_CALL:
        text_printf(p->out, "(c-call %s %s", expr->name->text, expr->type->key);
        print_operands(p, &expr->args);
        text_add_char(p->out, ')');
        break;
    case IR_C_NAME:
        text_add(p->out, "(c-name ");
        if (strpbrk(expr->name->text, " ()\";"))
            print_string(p, expr->name->text);
        else
            text_add(p->out, expr->name->text);
        text_printf(p->out, " %s)", expr->type->key);
        break;
    case IR_UNARY:
    case IR_BINARY:
    case IR_COMPARE:
        print_form(p, ir_op_name(expr->op), expr->left, expr->right);
        break;
    case IR_IS_NULL:
        print_form(p, expr->op == IR_EQ ? "is-null" : "not-null", expr->left, NULL);
        break;
    case IR_SAME:
        print_form(p, expr->op == IR_EQ ? "same" : "not-same", expr->left, expr->right);
        break;
    case IR_AND:
    case IR_OR:
        print_form(p, ir_expr_kind_name(expr->kind), expr->left, expr->right);
        break;
    case IR_TERNARY:
        text_add(p->out, "(?:");
        print_operand(p, expr->test);
        print_operand(p, expr->left);
        print_operand(p, expr->right);
        text_add_char(p->out, ')');
        break;
    case IR_CONVERT:
        text_printf(p->out, "(as %s", expr->type->key);
        print_operand(p, expr->left);
        text_add_char(p->out, ')');
        break;
    case IR_LIST:
    case IR_SET:
    case IR_TUPLE:
        print_call(p, ir_expr_kind_name(expr->kind), expr->type->key, NULL, &expr->args);
        break;
    case IR_RECORD:
        print_call(p, "record", expr->type->record->name->text, NULL, &expr->args);
        break;
    case IR_DICT:
        print_dict(p, expr);
        break;
    case IR_ITEM:
        print_form(p, "item", expr->left, expr->right);
        break;
    case IR_SLICE:
        text_add(p->out, "(slice");
        print_operand(p, expr->left);
        for (int i = 0; i < 3; i++)
            print_operand(p, expr->bounds[i]);
        text_add_char(p->out, ')');
        break;
    case IR_INDEX:
        print_index(p, expr);
        break;
    case IR_FORMAT:
        text_add(p->out, "(format");
        print_pieces(p, &expr->pieces);
        text_add_char(p->out, ')');
        break;
    case IR_FUNCTION:
        text_printf(p->out, "(function %s)", expr->function->name->text);
        break;
    case IR_CLASS:
        text_printf(p->out, "(class %s %s)", expr->class_->name->text, expr->type->key);
        break;
    case IR_PARSE_ARGS:
        print_call(p, "parse-args", expr->type->record->name->text, expr->left, &expr->args);
        break;
    case IR_EXPR_KIND_COUNT:
        break;
    }
}

/* ---- statements --------------------------------------------------------------------------------------- */

static void print_source(Printer *p, const IrSource *source)
{
    text_printf(p->out, " (source %s", ir_source_kind_names[source->kind]);
    if (source->kind == IR_EACH_RANGE)
        for (int i = 0; i < 3; i++)
            print_operand(p, source->bounds[i]);
    else
        print_operand(p, source->value);
    text_add(p->out, " (targets");
    vec_each(i, &source->targets) {
        text_add_char(p->out, ' ');
        print_variable(p, source->targets.items[i]);
    }
    text_add(p->out, source->unpacks ? ") unpacks)" : "))");
}

static void print_named_operand(Printer *p, const char *name, const IrExpr *expr)
{
    if (!expr)
        return;
    text_printf(p->out, " (%s", name);
    print_operand(p, expr);
    text_add_char(p->out, ')');
}

static void print_named_word(Printer *p, const char *name, const char *word)
{
    if (word)
        text_printf(p->out, " (%s %s)", name, word);
}

static void print_strings(Printer *p, const char *name, const char *const *strings, size_t count)
{
    if (count == 0)
        return;
    text_printf(p->out, " (%s", name);
    for (size_t i = 0; i < count; i++) {
        text_add_char(p->out, ' ');
        print_string(p, strings[i]);
    }
    text_add_char(p->out, ')');
}

static void print_argument(Printer *p, const IrArgument *argument)
{
    size_t flags = 0;
    while (flags < 4 && argument->flags[flags])
        flags++;
    print_strings(p, "flags", argument->flags, flags);
    print_named_word(p, "field", argument->field ? argument->field->name->text : NULL);
    print_named_word(p, "type", argument->type);
    print_named_word(p, "action", argument->action);
    print_named_word(p, "convert", argument->convert ? argument->convert->name->text : NULL);
    print_named_operand(p, "default", argument->default_value);
    print_named_operand(p, "const", argument->constant);
    print_named_operand(p, "choice-list", argument->choice_list);
    print_named_operand(p, "help-value", argument->help_value);
    if (argument->choices.count) {
        text_add(p->out, " (choices");
        print_operands(p, &argument->choices);
        text_add_char(p->out, ')');
    }
    print_strings(p, "metavar", argument->metavars.items, argument->metavars.count);
    print_named_string(p, "nargs", argument->nargs);
    print_named_string(p, "help", argument->help);
    print_named_string(p, "dest", argument->dest);
    print_named_string(p, "version", argument->version);
    print_named_word(p, "group", argument->group ? argument->group->name->text : NULL);
    print_named_word(p, "exclusive", argument->exclusive ? argument->exclusive->name->text : NULL);
    text_add(p->out, argument->is_required ? " required" : "");
    text_add(p->out, argument->help_suppressed ? " suppressed" : "");
}

static void print_grad(Printer *p, const IrGrad *grad)
{
    text_printf(p->out, " %s %s ", grad->step->name->text, grad->grads->name->text);
    print_variable(p, grad->loss);
    text_printf(p->out, " %s", grad->function->name->text);
    print_operand(p, grad->leaves);
    print_operands(p, &grad->inputs);
}

static void print_handlers(Printer *p, const IrHandlerVec *handlers)
{
    vec_each(i, handlers) {
        const IrHandler *handler = &handlers->items[i];
        text_add(p->out, " (handler (");
        vec_each(k, &handler->classes) {
            text_add(p->out, k ? " " : "");
            print_expr(p, handler->classes.items[k]);
        }
        text_add(p->out, ") ");
        print_variable(p, handler->variable);
        print_block(p, "body", &handler->body);
        text_add_char(p->out, ')');
    }
}

static void print_stmt_operands(Printer *p, const IrStmt *stmt)
{
    switch (stmt->kind) {
    case IR_ASSIGN:
        if (stmt->op != IR_OP_NONE)
            text_printf(p->out, " (op %s)", ir_op_name(stmt->op));
        if (stmt->is_in_place)
            text_add(p->out, stmt->is_shared ? " (in-place shared)" : " (in-place)");
        print_operand(p, stmt->place);
        print_operand(p, stmt->value);
        break;
    case IR_EXPR:
        print_operand(p, stmt->value);
        break;
    case IR_RETURN:
        if (stmt->value)
            print_operand(p, stmt->value);
        break;
    case IR_IF:
    case IR_WHILE:
        print_operand(p, stmt->test);
        break;
    case IR_FOR_RANGE:
        text_add_char(p->out, ' ');
        print_variable(p, stmt->variable);
        print_operand(p, stmt->start);
        print_operand(p, stmt->stop);
        print_operand(p, stmt->step);
        break;
    case IR_FOR_EACH:
        vec_each(i, &stmt->sources)
            print_source(p, &stmt->sources.items[i]);
        if (stmt->index) {
            text_add(p->out, " (index ");
            print_variable(p, stmt->index);
            print_operand(p, stmt->start);
            text_add_char(p->out, ')');
        }
        break;
    case IR_PRINT:
        print_pieces(p, &stmt->pieces);
        print_named_operand(p, "file", stmt->file);
        text_add(p->out, stmt->flush ? " flush" : "");
        break;
    case IR_RAISE:
        text_printf(p->out, " %s", stmt->exception ? stmt->exception : "-");
        print_pieces(p, &stmt->pieces);
        print_named_operand(p, "value", stmt->value);
        print_named_operand(p, "cause", stmt->cause);
        break;
    case IR_ASSERT:
        print_operand(p, stmt->test);
        print_pieces(p, &stmt->pieces);
        break;
    case IR_SCOPE:
        if (stmt->scope == IR_SCOPE_GRAD || stmt->scope == IR_SCOPE_AUTOCAST)
            print_named_operand(p, stmt->scope == IR_SCOPE_GRAD ? "grad" : "autocast", stmt->test);
        else
            text_add(p->out, stmt->scope == IR_SCOPE_NO_GRAD ? " no-grad" : " plain");
        break;
    case IR_DELETE:
        print_operand(p, stmt->place);
        break;
    case IR_TODO:
        text_printf(p->out, " %d ", stmt->code);
        print_string(p, stmt->text);
        break;
    case IR_ADD_ARGUMENT:
        print_operand(p, stmt->place);
        print_argument(p, stmt->argument);
        break;
    case IR_VALUE_AND_GRAD:
        print_grad(p, stmt->grad);
        break;
    case IR_OPTIMIZER_UPDATE:
    case IR_CLIP_GRADS:
    case IR_ACCUMULATE:
        text_printf(p->out, " %s", stmt->variable->name->text);
        if (stmt->value)
            print_operand(p, stmt->value);
        break;
    case IR_EVAL:
        print_operands(p, &stmt->args);
        break;
    case IR_LEAVE:
        text_printf(p->out, " %u", stmt->depth);
        break;
    case IR_TRY:
    case IR_BREAK:
    case IR_CONTINUE:
    case IR_COMMENT:
    case IR_STMT_KIND_COUNT:
        break;
    }
}

static bool has_content(const IrBlock *block)
{
    return block->statements.count || block->header.count || block->dangling.count;
}

static void print_stmt(Printer *p, const IrStmt *stmt)
{
    new_line(p);
    text_printf(p->out, "(%s", ir_stmt_kind_name(stmt->kind));
    print_line(p, stmt->span);
    text_add(p->out, stmt->blank_above ? " (blank)" : "");
    print_comments(p, "lead", &stmt->leading);
    print_comments(p, "trail", &stmt->trailing);
    print_stmt_operands(p, stmt);
    if (stmt->kind == IR_TRY || has_content(&stmt->body))
        print_block(p, "body", &stmt->body);
    print_handlers(p, &stmt->handlers);
    if (has_content(&stmt->orelse))
        print_block(p,
                    stmt->orelse.statements.count == 1 && stmt->orelse.statements.items[0]->is_elif
                        ? "elif"
                        : "orelse",
                    &stmt->orelse);
    if (has_content(&stmt->finally))
        print_block(p, "finally", &stmt->finally);
    text_add_char(p->out, ')');
}

static void print_block(Printer *p, const char *name, const IrBlock *block)
{
    p->depth++;
    new_line(p);
    text_printf(p->out, "(%s", name);
    print_comments(p, "header", &block->header);
    print_comments(p, "dangling", &block->dangling);
    p->depth++;
    vec_each(i, &block->statements)
        print_stmt(p, block->statements.items[i]);
    p->depth -= 2;
    text_add_char(p->out, ')');
}

/* ---- definitions -------------------------------------------------------------------------------------- */

static void print_variable_definition(Printer *p, const char *word, const IrVariable *variable)
{
    new_line(p);
    text_printf(p->out, "(%s %s %s", word, variable->name->text, variable->type->key);
    print_line(p, variable->span);
    if (variable->note) {
        text_add_char(p->out, ' ');
        print_string(p, variable->note);
    }
    text_add_char(p->out, ')');
}

static void print_flag(Printer *p, bool is_set, const char *name)
{
    if (is_set)
        text_printf(p->out, " %s", name);
}

static void print_function(Printer *p, const IrFunction *function)
{
    new_line(p);
    text_printf(p->out, "(function %s ", function->name->text);
    print_string(p, function->qualname);
    print_line(p, function->span);
    text_printf(p->out, " %s", function->result->key);
    print_flag(p, function->is_main, "main");
    print_flag(p, function->is_lambda, "lambda");
    print_flag(p, function->runs_once, "once");
    print_flag(p, function->is_init, "init");
    print_flag(p, function->class_ && function->class_->forward == function, "forward");
    print_flag(p, function->is_loss, "loss");
    print_flag(p, function->is_virtual, "virtual");
    print_flag(p, function->is_adapter, "adapter");
    print_flag(p, function->is_generator, "generator");
    print_named_string(p, "doc", function->doc);
    print_comments(p, "lead", &function->leading);
    print_comments(p, "trail", &function->trailing);
    p->depth++;
    vec_each(i, &function->params)
        print_variable_definition(p, "param", function->params.items[i]);
    vec_each(i, &function->locals)
        print_variable_definition(p, "local", function->locals.items[i]);
    p->depth--;
    print_block(p, "body", &function->body);
    text_add_char(p->out, ')');
}

static void print_fields(Printer *p, const IrFieldVec *fields)
{
    vec_each(i, fields) {
        const IrField *field = fields->items[i];
        new_line(p);
        text_printf(p->out, "(field %s %s", field->name->text, field->type->key);
        print_flag(p, field->kind != IR_FIELD_PLAIN, ir_field_kind_names[field->kind]);
        if (field->note) {
            text_add_char(p->out, ' ');
            print_string(p, field->note);
        }
        print_comments(p, "comments", &field->comments);
        text_add_char(p->out, ')');
    }
}

static void print_record(Printer *p, const IrRecord *record)
{
    new_line(p);
    text_printf(p->out, "(record %s", record->name->text);
    print_line(p, record->span);
    print_flag(p, record->is_namespace, "namespace");
    print_flag(p, record->by_pointer, "by-pointer");
    print_named_string(p, "comment", record->comment);
    p->depth++;
    print_fields(p, &record->fields);
    p->depth--;
    text_add_char(p->out, ')');
}

static void print_class(Printer *p, const IrClass *class_)
{
    new_line(p);
    text_printf(p->out, "(class %s", class_->name->text);
    print_line(p, class_->span);
    if (class_->base)
        text_printf(p->out, " (base %s)", class_->base->key);
    print_flag(p, class_->is_nn_module, "nn-module");
    print_named_string(p, "error", class_->error_base);
    print_named_string(p, "doc", class_->doc);
    print_comments(p, "lead", &class_->leading);
    p->depth++;
    print_fields(p, &class_->fields);
    vec_each(i, &class_->methods)
        print_function(p, class_->methods.items[i]);
    p->depth--;
    text_add_char(p->out, ')');
}

static void print_module(Printer *p, const IrModule *module)
{
    p->module = module;
    new_line(p);
    text_printf(p->out, "(module %s ", module->name->text);
    print_string(p, module->path);
    print_named_string(p, "doc", module->doc);
    print_comments(p, "lead", &module->leading);
    p->depth++;
    vec_each(i, &module->records)
        print_record(p, module->records.items[i]);
    vec_each(i, &module->globals)
        print_variable_definition(p, "global", module->globals.items[i]);
    vec_each(i, &module->classes)
        print_class(p, module->classes.items[i]);
    vec_each(i, &module->functions)
        print_function(p, module->functions.items[i]);
    if (module->main)
        print_function(p, module->main);
    p->depth--;
    text_add_char(p->out, ')');
}

/* ---- rules -------------------------------------------------------------------------------------------- */

typedef struct RuleNames {
    Printer *printer;
    StringMap taken;
    Vec(const IrRule *) rules;
} RuleNames;

/* Names each rule of a call once: its qualified name, with #2, #3 for further overloads. */
static bool name_rule(IrExpr *expr, void *context)
{
    RuleNames *names = context;
    Printer *p = names->printer;
    if (expr->kind != IR_RULE || pointer_map_has(&p->rule_names, expr->rule))
        return true;
    const char *name = expr->rule->qualname;
    for (int n = 2; string_map_has(&names->taken, name); n++)
        name = arena_printf(&p->scratch, "%s#%d", expr->rule->qualname, n);
    string_map_set(&p->scratch, &names->taken, name, expr->rule);
    pointer_map_set(&p->scratch, &p->rule_names, expr->rule, (void *)name);
    vec_push(&p->scratch, &names->rules, expr->rule);
    return true;
}

static void print_rule(Printer *p, const IrRule *rule)
{
    new_line(p);
    text_printf(p->out, "(rule %s ", (const char *)pointer_map_get(&p->rule_names, rule));
    print_string(p, rule->c);
    vec_each(i, &rule->params) {
        const IrRuleParam *param = &rule->params.items[i];
        text_printf(p->out, " (param %s %s", param->name->text, param->type ? param->type->key : "_");
        if (param->default_value)
            print_operand(p, param->default_value);
        print_flag(p, param->is_variadic, "variadic");
        print_flag(p, param->is_cell, "cell");
        text_add_char(p->out, ')');
    }
    print_named_string(p, "mlx", rule->mlx);
    if (rule->receiver)
        text_printf(p->out, " (receiver %s)", rule->receiver->key);
    print_flag(p, rule->result_is_cell, "cell-result");
    print_flag(p, rule->result_is_base, "base-result");
    print_flag(p, rule->draws, "draws");
    print_flag(p, rule->mutates, "mutates");
    print_flag(p, rule->io, "io");
    print_flag(p, rule->raises, "raises");
    print_named_word(p, "role", rule->role ? rule->role->text : NULL);
    text_add_char(p->out, ')');
}

static void print_rules(Printer *p, const IrProgram *program)
{
    RuleNames names = {.printer = p};
    vec_each(m, &program->modules) {
        IrModule *module = program->modules.items[m];
        vec_each(c, &module->classes)
            vec_each(i, &module->classes.items[c]->methods)
                ir_walk_block(&module->classes.items[c]->methods.items[i]->body, NULL, name_rule, &names);
        vec_each(i, &module->functions)
            ir_walk_block(&module->functions.items[i]->body, NULL, name_rule, &names);
        if (module->main)
            ir_walk_block(&module->main->body, NULL, name_rule, &names);
    }
    vec_each(i, &names.rules)
        print_rule(p, names.rules.items[i]);
}

/* ---- entries ------------------------------------------------------------------------------------------ */

void ir_print_program(const IrProgram *program, Text *out)
{
    Printer p = {.out = out, .depth = 1};
    text_add(out, "(program");
    print_rules(&p, program);
    vec_each(i, &program->modules)
        print_module(&p, program->modules.items[i]);
    text_add(out, ")\n");
    arena_release(&p.scratch);
}

void ir_print_function(const IrFunction *function, Text *out)
{
    Printer p = {.out = out, .module = function->module};
    print_function(&p, function);
    text_add_char(out, '\n');
}

void ir_print_expr(const IrExpr *expr, Text *out)
{
    Printer p = {.out = out};
    print_expr(&p, expr);
}
