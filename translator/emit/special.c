/* Statements that stand for idioms: a lifted gradient step, an option of the command line. */
#include "emit/emitter.h"

#include <string.h>

/* ---- gradients ---------------------------------------------------------------------------------------- */

/* What nn_value_and_grad differentiates by: an optimizer's parameters, a module, or a list of parameters. */
static const char *leaves_text(Emitter *emitter, const IrExpr *leaves)
{
    const char *text = value_text(emitter, leaves);
    if (leaves->type->kind == IR_TYPE_LIBRARY && strcmp(leaves->type->c_name->text, "optimizer") == 0)
        return arena_printf(emitter->arena, "optimizer_params(%s)", text);
    return text;
}

static bool is_plain_declaration(Emitter *emitter, const IrStmt *stmt, const IrVariable *variable)
{
    return declared_by(variable_facts(&emitter->own, variable), stmt);
}

void put_grad(Emitter *emitter, const IrStmt *stmt)
{
    static const IrCommentVec none = {0};
    const IrGrad *grad = stmt->grad;
    const char *step = name_of_variable(emitter, grad->step), *grads = name_of_variable(emitter, grad->grads);
    Text text = {0};
    bool is_new = is_plain_declaration(emitter, stmt, grad->step);
    text_printf(&text, is_new ? "%s %s = " : "%2$s = (%1$s)", grad->record->name->text, step);
    put_record(emitter, &text, grad->record, &grad->inputs);
    text_add_char(&text, ';');
    put_line(emitter, text_string(&text));
    if (is_plain_declaration(emitter, stmt, grad->grads))
        put_linef(emitter, "nn_grads %s;", grads);
    const char *call = arena_printf(emitter->arena, "nn_value_and_grad(%s, %s, &%s, &%s)",
                                    leaves_text(emitter, grad->leaves),
                                    name_of_function(emitter, grad->function), step, grads);
    if (grad->loss->kind == IR_LOCAL && variable_facts(&emitter->own, grad->loss)->reads == 0)
        put_line_with(emitter, arena_printf(emitter->arena, "%s;", call), &stmt->trailing);
    else
        put_store(emitter, stmt, grad->loss, call, stmt->trailing.count ? &stmt->trailing : &none);
    text_release(&text);
}

static const char *scope_line(Emitter *emitter, const IrStmt *stmt)
{
    if (stmt->scope == IR_SCOPE_AUTOCAST && stmt->test->type->kind == IR_TYPE_LIBRARY)
        return arena_printf(emitter->arena, "MX_WITH(%s);", value_text(emitter, stmt->test));
    if (stmt->scope == IR_SCOPE_AUTOCAST)
        return arena_printf(emitter->arena, "MX_AUTOCAST(%s);", value_text(emitter, stmt->test));
    return stmt->scope == IR_SCOPE_NO_GRAD ? "MX_NO_GRAD;" : arena_printf(emitter->arena, "MX_GRAD_ENABLED(%s);", value_text(emitter, stmt->test));
}

/* Only where graphs are recorded: elsewhere scopes have dissolved. */
void put_scope(Emitter *emitter, const IrStmt *stmt)
{
    if (!scope_shows(emitter->program, stmt)) {
        put_block(emitter, &stmt->body);
        return;
    }
    const IrBlock *whole = &emitter->function->body;
    if (whole->statements.count == 1 && whole->statements.items[0] == stmt) { /* the function's block serves */
        put_line_with(emitter, scope_line(emitter, stmt), &stmt->trailing);
        put_leading(emitter, &stmt->body.header);
        put_block(emitter, &stmt->body);
        return;
    }
    put_line_with(emitter, "{", &stmt->trailing);
    emitter->indent++;
    emitter->at_block_start = true;
    put_line(emitter, scope_line(emitter, stmt));
    put_leading(emitter, &stmt->body.header);
    put_block(emitter, &stmt->body);
    emitter->indent--;
    put_line(emitter, "}");
}

bool scope_shows(const IrProgram *program, const IrStmt *stmt)
{
    return stmt->scope == IR_SCOPE_AUTOCAST || ((program->records_graphs || stmt->stays) && stmt->scope != IR_SCOPE_PLAIN);
}

/* ---- argparse ----------------------------------------------------------------------------------------- */

static void add_text(Text *out, const char *name, const char *value)
{
    if (!value)
        return;
    text_printf(out, ", .%s = ", name);
    put_string(out, value, strlen(value));
}

const IrRecord *record_with(const Emitter *emitter, const IrField *field)
{
    vec_each(m, &emitter->program->modules) {
        const IrModule *module = emitter->program->modules.items[m];
        vec_each(i, &module->records)
            vec_each(k, &module->records.items[i]->fields)
                if (module->records.items[i]->fields.items[k] == field)
                    return module->records.items[i];
    }
    return NULL;
}

static void add_default(Emitter *emitter, Text *out, const char *name, const IrExpr *value, bool is_flag)
{
    if (!value || value->kind == IR_NULL || (is_flag && value->kind == IR_BOOL))
        return;
    text_printf(out, ", .%s = %s(", name,
                value->type->kind == IR_TYPE_BOOL ? "py_default_bool" : "py_default");
    put_value(emitter, out, value);
    text_add_char(out, ')');
}

/* Texts as they stand on the command line. */
static void add_choices(Emitter *emitter, Text *out, const IrExprVec *choices)
{
    if (choices->count == 0)
        return;
    text_add(out, ", .choices = (const char *const[]){");
    vec_each(i, choices) {
        const IrExpr *choice = choices->items[i];
        Text value = {0};
        if (choice->kind == IR_STR) {
            put_string(&value, choice->text, choice->length);
        } else {
            put_value(emitter, &value, choice);
            char *plain = text_take(&value, emitter->arena);
            put_string(&value, plain, strlen(plain));
        }
        text_printf(out, "%s, ", text_string(&value));
        text_release(&value);
    }
    text_add(out, "NULL}");
}

static void add_flags(Text *out, const IrArgument *argument)
{
    text_add(out, ", .flags = {");
    for (int i = 0; i < 4 && argument->flags[i]; i++) {
        text_add(out, i ? ", " : "");
        put_string(out, argument->flags[i], strlen(argument->flags[i]));
    }
    text_add_char(out, '}');
}

static void add_metavars(Text *out, const IrArgument *argument)
{
    if (argument->metavars.count == 1)
        add_text(out, "metavar", argument->metavars.items[0]);
    if (argument->metavars.count <= 1)
        return;
    text_add(out, ", .metavars = (const char *const[]){");
    vec_each(i, &argument->metavars) {
        put_string(out, argument->metavars.items[i], strlen(argument->metavars.items[i]));
        text_add(out, ", ");
    }
    text_add(out, "NULL}");
}

/* parse_args(), parse_known_args() (a second argument), of a list of texts (the first). */
void put_parse_args(Emitter *emitter, Text *out, const IrExpr *expr)
{
    const IrExpr *words = expr->args.count && expr->args.items[0]->kind != IR_NULL ? expr->args.items[0] : NULL;
    text_printf(out, "py_parse_%sargs%s(", expr->args.count > 1 ? "known_" : "", words ? "_from" : "");
    put_value(emitter, out, expr->left);
    text_printf(out, ", sizeof(%s)", expr->type->record->name->text);
    if (words) {
        text_add(out, ", ");
        put_value(emitter, out, words);
    }
    text_add_char(out, ')');
}

static void add_function(Emitter *emitter, Text *out, const IrFunction *convert)
{
    if (!convert)
        return;
    const IrType *type = convert->result;
    bool is_lambda = strncmp(convert->name->text, "lambda", 6) == 0;
    const char *form = type->kind == IR_TYPE_INT     ? "int = "
                       : type->kind == IR_TYPE_FLOAT ? "float = "
                       : type->kind == IR_TYPE_BOOL  ? "bool = "
                                                     : "object = (void *(*)(py_str))(void (*)(void))";
    text_printf(out, ", .type = PY_ARG_CUSTOM, .convert_%s%s, .type_name = \"%s\"", form,
                name_of_function(emitter, convert), is_lambda ? "<lambda>" : convert->name->text);
}

void put_add_argument(Emitter *emitter, const IrStmt *stmt)
{
    const IrArgument *argument = stmt->argument;
    const IrRecord *record = argument->field ? record_with(emitter, argument->field) : NULL;
    bool is_flag = argument->action && (strcmp(argument->action, "PY_ARG_STORE_TRUE") == 0 ||
                                        strcmp(argument->action, "PY_ARG_STORE_FALSE") == 0);
    Text text = {0};
    text_add(&text, "py_add_argument(");
    put_value(emitter, &text, stmt->place);
    add_flags(&text, argument);
    if (argument->type && !argument->convert)
        text_printf(&text, ", .type = %s", argument->type);
    add_function(emitter, &text, argument->convert);
    if (argument->action)
        text_printf(&text, ", .action = %s", argument->action);
    if (record)
        text_printf(&text, ", .field = offsetof(%s, %s)", record->name->text,
                    name_of_field(emitter, argument->field));
    text_add(&text,
             argument->field && argument->field->type->kind == IR_TYPE_OPTIONAL ? ", .optional = true" : "");
    bool is_boxed = argument->field && argument->field->type->kind == IR_TYPE_VALUE && (argument->type || argument->convert) && !argument->nargs;
    text_add(&text, is_boxed ? ", .boxed = true" : "");
    text_add(&text, argument->is_required ? ", .required = true" : "");
    add_text(&text, "nargs", argument->nargs);
    add_default(emitter, &text, "initial", argument->default_value, is_flag);
    add_default(emitter, &text, "constant", argument->constant, false);
    add_choices(emitter, &text, &argument->choices);
    if (argument->choice_list) {
        text_add(&text, ", .choice_list = ");
        put_value(emitter, &text, argument->choice_list);
    }
    add_metavars(&text, argument);
    if (argument->help_suppressed) {
        text_add(&text, ", .help = PY_ARG_SUPPRESS");
    } else if (argument->help_value) {
        text_add(&text, ", .help = ");
        put_c_text(emitter, &text, argument->help_value);
    } else {
        add_text(&text, "help", argument->help);
    }
    add_text(&text, "dest", argument->dest);
    add_text(&text, "version", argument->version);
    if (argument->group)
        text_printf(&text, ", .group = (int)%s", name_of_variable(emitter, argument->group));
    if (argument->exclusive)
        text_printf(&text, ", .exclusive = (int)%s", name_of_variable(emitter, argument->exclusive));
    text_add(&text, ");");
    put_line_with(emitter, text_string(&text), &stmt->trailing);
    text_release(&text);
}
