/*
 * Generator functions. Two C functions stand for one: the body, which runs on a stack of its own (t2m/py_iterator.h), and the
 * function of the script's name, which hands its arguments over in a struct and gives the iterator.
 */
#include "emit/emitter.h"

#include <string.h>

static bool is_used(Emitter *emitter, const IrVariable *param)
{
    const VariableFacts *facts = variable_facts(&emitter->own, param);
    return facts->reads > 0 || facts->writes > 0;
}

static bool uses_params(Emitter *emitter, const IrFunction *function)
{
    vec_each(i, &function->params)
        if (is_used(emitter, function->params.items[i]))
            return true;
    return false;
}

static void put_call_struct(Emitter *emitter, const IrFunction *function, const char *type)
{
    put_linef(emitter, "typedef struct %s {", type);
    emitter->indent++;
    vec_each(i, &function->params) {
        const IrVariable *param = function->params.items[i];
        Text line = {0};
        put_declarator(emitter, &line, param->type, name_of_variable(emitter, param));
        if (is_used(emitter, param))
            put_linef(emitter, "%s;", text_string(&line));
        text_release(&line);
    }
    emitter->indent--;
    put_linef(emitter, "} %s;", type);
    put_blank(emitter);
}

/* The parameters as locals; objects are held for as long as the body runs. */
static void put_arguments(Emitter *emitter, const IrFunction *function, const char *call)
{
    vec_each(i, &function->params) {
        const IrVariable *param = function->params.items[i];
        const char *name = name_of_variable(emitter, param);
        Text line = {0};
        put_declarator(emitter, &line, param->type, name);
        if (!is_used(emitter, param))
            ;
        else if (param->type->kind == IR_TYPE_ARRAY)
            put_linef(emitter, "T2M_OWNED mx_array %s = mx_retained(%s->%s);", name, call, name);
        else if (variable_facts(&emitter->own, param)->is_owned)
            put_linef(emitter, "T2M_OWNED_OBJECT(%s) %s = t2m_retain(%s->%s);", c_type(emitter, param->type), name, call, name);
        else
            put_linef(emitter, "%s = %s->%s;", text_string(&line), call, name);
        text_release(&line);
    }
}

static void put_generator_body(Emitter *emitter, const IrFunction *function, const char *body, const char *type)
{
    const char *arguments = name_fresh(emitter, "arguments");
    put_linef(emitter, "static void %s(const void *%s)", body, arguments);
    put_line(emitter, "{");
    emitter->indent++;
    emitter->at_block_start = true;
    if (type) {
        const char *call = name_fresh(emitter, "call");
        put_linef(emitter, "const %s *%s = %s;", type, call, arguments);
        put_arguments(emitter, function, call);
    } else {
        put_linef(emitter, "(void)%s;", arguments);
    }
    put_line(emitter, "py_yield_begin();");
    put_block(emitter, &function->body);
    emitter->indent--;
    put_line(emitter, "}");
    put_blank(emitter);
}

static bool is_call_of(IrExpr *expr, void *context)
{
    const IrFunction **function = context;
    if (expr->kind == IR_CALL && expr->function == *function)
        *function = NULL;
    return *function != NULL;
}

static bool calls_itself(const IrFunction *function)
{
    const IrFunction *wanted = function;
    ir_walk_block((IrBlock *)&function->body, NULL, is_call_of, &wanted);
    return !wanted;
}

void put_generator(Emitter *emitter, const IrFunction *function, const char *signature)
{
    if (calls_itself(function) && !pointer_map_has(&emitter->declared, function)) {
        put_linef(emitter, "%s;", signature);
        put_blank(emitter);
    }
    const char *name = name_of_function(emitter, function);
    const char *body = name_for_file(emitter, arena_printf(emitter->arena, "%s_body", name));
    const char *type = uses_params(emitter, function)
                           ? name_for_file(emitter, arena_printf(emitter->arena, "%s_call", name)) : NULL;
    if (type)
        put_call_struct(emitter, function, type);
    put_generator_body(emitter, function, body, type);
    put_line(emitter, signature);
    put_line(emitter, "{");
    emitter->indent++;
    Text call = {0};
    text_add(&call, "return py_generate(");
    put_string(&call, function->qualname, strlen(function->qualname));
    text_printf(&call, ", %s, %s, ", c_kind(function->result->items[0]), body);
    text_printf(&call, type ? "&(%s){" : "NULL", type);
    const char *separator = "";
    vec_each(i, &function->params) {
        const IrVariable *param = function->params.items[i];
        if (is_used(emitter, param))
            text_printf(&call, "%s%s", separator, name_of_variable(emitter, param));
        else
            put_linef(emitter, "(void)%s;", name_of_variable(emitter, param));
        separator = is_used(emitter, param) ? ", " : separator;
    }
    text_add(&call, type ? "});" : ");");
    put_line(emitter, text_string(&call));
    text_release(&call);
    emitter->indent--;
    put_line(emitter, "}");
}
