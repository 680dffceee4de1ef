/* --dump=types and --dump=shapes: the tables as text, stable from run to run, one fact a line. */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>

static void print_indent(Text *out, int depth)
{
    text_add_repeated(out, ' ', (size_t)depth * 4);
}

/* The source of a node, shortened to one line. */
static void print_source(const Program *program, Span span, Text *out)
{
    size_t length;
    const char *text = span_text(program->diagnostics->sources, span, &length);
    bool was_space = false;
    for (size_t i = 0; i < length && i < 120; i++) {
        bool is_space = text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
        if (!is_space)
            text_add_char(out, text[i]);
        else if (!was_space)
            text_add_char(out, ' ');
        was_space = is_space;
    }
    if (length > 120)
        text_add(out, "...");
}

/* ---- statements --------------------------------------------------------------------------------------------------------- */

typedef struct Dumper {
    const Program *program;
    const Instance *instance;
    Text *out;
} Dumper;

static void print_expr_type(Dumper *d, const char *what, const Expr *expr, int depth)
{
    const ExprInfo *info = sema_expr(d->instance, expr);
    print_indent(d->out, depth);
    text_printf(d->out, "%s", what);
    print_source(d->program, expr->span, d->out);
    text_add(d->out, " : ");
    if (!info) {
        text_add(d->out, "(never evaluated)\n");
        return;
    }
    type_print(info->type, d->out);
    if (info->variable && info->variable->unique != info->variable->name)
        text_printf(d->out, " in %s", info->variable->unique->text);
    text_add(d->out, "\n");
}

static void dump_block(Dumper *d, const Block *block, int depth);

static void dump_branch(Dumper *d, const char *title, const Block *block, int depth)
{
    if (!block->count)
        return;
    print_indent(d->out, depth);
    text_printf(d->out, "%s\n", title);
    dump_block(d, block, depth + 1);
}

static void dump_assign(Dumper *d, const Stmt *stmt, int depth)
{
    print_expr_type(d, "", stmt->assign.value, depth);
    vec_each(i, &stmt->assign.targets)
        print_expr_type(d, "-> ", stmt->assign.targets.items[i], depth + 1);
}

static const char *truth_text(Truth truth)
{
    return truth == KNOWN_TRUE ? "  # always" : truth == KNOWN_FALSE ? "  # never" : "";
}

static void dump_test(Dumper *d, const char *keyword, const Expr *test, Truth truth, int depth)
{
    print_indent(d->out, depth);
    text_printf(d->out, "%s ", keyword);
    print_source(d->program, test->span, d->out);
    text_add(d->out, " : ");
    type_print(sema_type(d->instance, test), d->out);
    text_printf(d->out, "%s\n", truth_text(truth));
}

static void dump_for(Dumper *d, const Stmt *stmt, int depth)
{
    const Iteration *iteration = sema_iteration(d->instance, stmt->id);
    print_indent(d->out, depth);
    text_add(d->out, "for ");
    print_source(d->program, stmt->for_stmt.target->span, d->out);
    text_add(d->out, " in ");
    print_source(d->program, stmt->for_stmt.iter->span, d->out);
    text_add(d->out, " : ");
    if (iteration)
        type_print(iteration->item, d->out);
    text_add(d->out, "\n");
    dump_block(d, &stmt->for_stmt.body, depth + 1);
    dump_branch(d, "else", &stmt->for_stmt.orelse, depth);
}

static void dump_stmt(Dumper *d, const Stmt *stmt, int depth)
{
    const StmtInfo *info = sema_stmt(d->instance, stmt);
    if (info->is_dead)
        return;
    if (info->todo) {
        print_indent(d->out, depth);
        text_printf(d->out, "# T2M%d: %s\n", info->todo->spec.number, info->todo->message);
    }
    switch (stmt->kind) {
    case STMT_ASSIGN:
        dump_assign(d, stmt, depth);
        break;
    case STMT_AUG_ASSIGN:
        print_expr_type(d, "", stmt->aug_assign.target, depth);
        print_expr_type(d, "-> ", stmt->aug_assign.value, depth + 1);
        break;
    case STMT_EXPR:
        print_expr_type(d, "", stmt->expr.value, depth);
        break;
    case STMT_RETURN:
        if (stmt->return_stmt.value)
            print_expr_type(d, "return ", stmt->return_stmt.value, depth);
        break;
    case STMT_IF:
        dump_test(d, "if", stmt->if_stmt.test, info->truth, depth);
        dump_block(d, &stmt->if_stmt.body, depth + 1);
        dump_branch(d, "else", &stmt->if_stmt.orelse, depth);
        break;
    case STMT_WHILE:
        dump_test(d, "while", stmt->while_stmt.test, info->truth, depth);
        dump_block(d, &stmt->while_stmt.body, depth + 1);
        break;
    case STMT_FOR:
        dump_for(d, stmt, depth);
        break;
    case STMT_WITH:
        vec_each(i, &stmt->with_stmt.items)
            print_expr_type(d, "with ", stmt->with_stmt.items.items[i]->context, depth);
        dump_block(d, &stmt->with_stmt.body, depth + 1);
        break;
    case STMT_TRY:
        dump_branch(d, "try", &stmt->try_stmt.body, depth);
        vec_each(i, &stmt->try_stmt.handlers)
            dump_branch(d, "except", &stmt->try_stmt.handlers.items[i]->body, depth);
        dump_branch(d, "else", &stmt->try_stmt.orelse, depth);
        dump_branch(d, "finally", &stmt->try_stmt.finalbody, depth);
        break;
    default:
        break;
    }
}

static void dump_block(Dumper *d, const Block *block, int depth)
{
    vec_each(i, block)
        dump_stmt(d, block->items[i], depth);
}

/* ---- types -------------------------------------------------------------------------------------------------------------- */

static void dump_variables(const VariableVec *list, Text *out)
{
    vec_each(i, list) {
        const Variable *variable = list->items[i];
        static const char *const kinds[] = {"param", "local", "global", "class"};
        text_printf(out, "    %s %s : ", kinds[variable->kind], variable->unique->text);
        type_print(variable->passed ? variable->passed : variable->type, out);
        text_printf(out, "%s\n", variable->vanishes ? "  # vanishes" : "");
    }
}

static void dump_class(const UserClass *class_, Text *out)
{
    static const char *const kinds[] = {"plain", "module", "parameter", "buffer"};
    text_printf(out, "class %s", class_->unique ? class_->unique->text : class_->class_.name->text);
    if (class_->class_.base)
        text_printf(out, "(%s)", class_->class_.base->qualified->text);
    text_add(out, "\n");
    vec_each(i, &class_->fields) {
        const Field *field = class_->fields.items[i];
        text_printf(out, "    %s%s %s : ", field->is_embedded ? "embedded " : "", kinds[field->kind], field->name->text);
        type_print(field->type, out);
        text_add(out, "\n");
    }
    dump_variables(&class_->attributes, out);
}

static void dump_instance(const Program *program, const Instance *instance, Text *out)
{
    const UserFunction *function = instance->function;
    text_printf(out, "\nfunction %s", instance->unique->text);
    if (strcmp(instance->unique->text, function->qualified->text) != 0)
        text_printf(out, " (%s)", function->qualified->text);
    text_add(out, " -> ");
    type_print(instance->result, out);
    text_printf(out, "%s\n", function->is_no_grad ? "  # no_grad" : "");
    dump_variables(&instance->params, out);
    dump_variables(&instance->variables, out);
    vec_each(i, &instance->captures)
        text_printf(out, "    captured %s\n", instance->captures.items[i]->unique->text);
    text_add(out, "  body\n");
    Dumper dumper = {.program = program, .instance = instance, .out = out};
    if (function->body)
        dump_block(&dumper, function->body, 1);
    else if (function->lambda)
        print_expr_type(&dumper, "return ", function->lambda->lambda.body, 1);
}

void sema_dump_types(const Program *program, Text *out)
{
    vec_each(i, &program->records) {
        text_printf(out, "record %s\n", program->records.items[i]->name->text);
        for (size_t k = 0; k < program->records.items[i]->field_count; k++) {
            const TypeField *field = &program->records.items[i]->fields[k];
            text_printf(out, "    %s : ", field->name->text);
            type_print(field->type, out);
            text_add(out, "\n");
        }
    }
    vec_each(i, &program->classes)
        dump_class(program->classes.items[i], out);
    vec_each(i, &program->instances)
        dump_instance(program, program->instances.items[i], out);
}

/* ---- shapes ------------------------------------------------------------------------------------------------------------- */

typedef struct ShapeLine {
    Span span;
    const Type *type;
} ShapeLine;

static int compare_lines(const void *left, const void *right)
{
    const ShapeLine *a = left, *b = right;
    if (a->span.file != b->span.file)
        return a->span.file < b->span.file ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

static void dump_instance_shapes(const Program *program, const Instance *instance, Text *out)
{
    Vec(ShapeLine) lines = {0};
    map_each(entry, &instance->state->exprs) {
        const ExprEntry *value = entry->value;
        const Expr *expr = entry->key;
        bool is_placeholder = expr->kind == EXPR_NAME && !expr->name.id; /* of a callback's call */
        if (!is_placeholder && value->round == program->infer->round && type_is_tensor(value->info.type) && expr->span.file)
            vec_push(program->arena, &lines, (ShapeLine){expr->span, value->info.type});
    }
    if (!lines.count)
        return;
    qsort(lines.items, lines.count, sizeof *lines.items, compare_lines);
    text_printf(out, "function %s\n", instance->unique->text);
    vec_each(i, &lines) {
        text_printf(out, "    %u: ", lines.items[i].span.line);
        print_source(program, lines.items[i].span, out);
        text_add(out, " : ");
        type_print(lines.items[i].type, out);
        text_add(out, "\n");
    }
}

void sema_dump_shapes(const Program *program, Text *out)
{
    vec_each(i, &program->instances)
        dump_instance_shapes(program, program->instances.items[i], out);
}
