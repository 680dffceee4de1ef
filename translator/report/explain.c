/* `torch2mlx explain`: one rule as a person reads it. */
#include "report/collect.h"

#include "emit/emit.h"

#include <string.h>

static void add_param(Text *out, const RuleParam *param, bool first)
{
    text_add(out, first ? "" : ", ");
    text_add(out, param->kind == RULE_PARAM_VARARG ? "*" : param->kind == RULE_PARAM_KWARG ? "**" : "");
    text_add(out, param->name->text);
    if (param->type && param->type->kind != TYPE_ANY) {
        text_add(out, ": ");
        type_print(param->type, out);
    }
    text_add(out, param->default_value ? " = ..." : "");
}

static void add_signature(Text *out, const char *name, const RuleOverload *overload)
{
    text_printf(out, "%s(", name);
    vec_each(i, &overload->params)
        add_param(out, &overload->params.items[i], i == 0);
    text_add_char(out, ')');
    if (overload->result && overload->result->kind != TYPE_ANY) {
        text_add(out, " -> ");
        type_print(overload->result, out);
    }
    text_add_char(out, '\n');
}

static void add_overload(Text *out, const char *name, const RuleOverload *overload)
{
    add_signature(out, name, overload);
    if (overload->c) {
        text_add(out, "  C       ");
        emit_template_example(overload->c, out);
        text_add_char(out, '\n');
    }
    if (overload->body)
        text_add(out, "  C       written in Python in the rules, translated with the script\n");
    if (overload->mlx) {
        text_add(out, "  MLX     ");
        emit_template_example(overload->mlx, out);
        text_add_char(out, '\n');
    }
    if (overload->drop)
        text_printf(out, "  dropped %s\n", overload->drop);
    if (overload->todo.number)
        text_printf(out, "  todo    T2M%d (%s) %s\n", overload->todo.number,
                    diag_effort_name(overload->todo.effort), overload->todo.help ? overload->todo.help : "");
    if (overload->doc)
        text_printf(out, "  %s\n", overload->doc);
}

static void add_function(Text *out, const RuleFunction *function, const char *name)
{
    vec_each(i, &function->overloads)
        add_overload(out, name, function->overloads.items[i]);
}

/* A class: how it is held, its constructor, and forward if it has one. */
static void add_class(Text *out, const RuleClass *class_, NameTable *names)
{
    const char *qualified =
        class_->class_.qualified ? class_->class_.qualified->text : class_->class_.name->text;
    if (class_->is_valueless)
        text_printf(out, "%s: needs no value in C\n", qualified);
    else if (class_->c_type)
        text_printf(out, "%s: %s%s\n", qualified, class_->c_type,
                    class_->is_pointer ? " * (an object)" : " (part of what holds it)");
    if (class_->drop)
        text_printf(out, "  dropped %s\n", class_->drop);
    if (class_->todo.number)
        text_printf(out, "  todo    T2M%d (%s) %s\n", class_->todo.number,
                    diag_effort_name(class_->todo.effort), class_->todo.help ? class_->todo.help : "");
    if (class_->doc)
        text_printf(out, "  %s\n", class_->doc);
    static const char *const shown[] = {"__init__", "forward"};
    for (size_t i = 0; i < 2; i++) {
        const RuleSymbol *symbol = rule_class_member(class_, name_intern(names, shown[i]));
        if (symbol && symbol->kind == RULE_FUNCTION)
            add_function(out, symbol->function, i ? "forward" : class_->class_.name->text);
    }
}

bool explain_rule(Rules *rules, const char *name, Text *out)
{
    const RuleSymbol *symbol = rules_find(rules, name);
    if (!symbol && explain_python(rules, name, out))
        return true;
    if (!symbol) {
        text_printf(out, "there is no rule for %s\n", name);
        return false;
    }
    switch (symbol->kind) {
    case RULE_FUNCTION:
        add_function(out, symbol->function,
                     symbol->function->qualified ? symbol->function->qualified->text : name);
        break;
    case RULE_CLASS:
        add_class(out, symbol->class_, rules->names);
        break;
    case RULE_VALUE:
        text_printf(out, "%s: %s\n", name,
                    symbol->value->c ? symbol->value->c : type_text(rules->arena, symbol->value->type));
        break;
    case RULE_MODULE:
        text_printf(out, "%s is a module; name one of its functions or classes\n", name);
        break;
    case RULE_TYPE:
        text_printf(out, "%s: the type %s\n", name, type_text(rules->arena, symbol->type));
        break;
    }
    return true;
}
