/* The decorators of stubs: @c, @mlx, @todo, @drop, @effect, @role, @shape, @types, @overload, @c_type and Python's own. */
#include "rules/read.h"

#include <string.h>

const char *rules_string(const Expr *expr)
{
    return expr && expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR ? expr->constant.text : NULL;
}

static const char *first_string(const Expr *call)
{
    return call->call.args.count ? rules_string(call->call.args.items[0]) : NULL;
}

static bool is_constant(const Expr *expr, ConstantKind kind)
{
    return expr && expr->kind == EXPR_CONSTANT && expr->constant.kind == kind;
}

static void read_todo(Rules *rules, const Expr *call, Name api, Decoration *decoration)
{
    const char *code = first_string(call), *why = rules_string(call_keyword(call, "why"));
    const char *effort = rules_string(call_keyword(call, "effort"));
    int number = code ? diag_number_from_text(code) : 0;
    if (!number) {
        rules_fault(rules, call->span, "@todo needs a code such as \"T2M2104\" first");
        number = DIAG_no_rule;
    }
    DiagEffort level = DIAG_EFFORT_HOURS;
    if (effort && !diag_effort_from_name(effort, &level))
        rules_fault(rules, call->span, "`%s` is no effort: minutes, hours or rewrite", effort);
    decoration->todo = (DiagSpec){.number = number,
                                  .severity = DIAG_TODO,
                                  .effort = level,
                                  .title = api->text,
                                  .help = why ? why : ""};
}

static void read_effects(Rules *rules, const Expr *call, Decoration *decoration)
{
    static const char *const names[] = {"draws", "mutates", "io", "raises"};
    vec_each(i, &call->call.args) {
        const char *text = rules_string(call->call.args.items[i]);
        unsigned effect = 0;
        for (unsigned k = 0; k < 4; k++)
            if (text && strcmp(text, names[k]) == 0)
                effect = 1u << k;
        if (!effect)
            rules_fault(rules, call->call.args.items[i]->span, "an effect is \"draws\", \"mutates\", \"io\" or \"raises\"");
        decoration->effects |= effect;
    }
}

static void read_c_type(Rules *rules, const Expr *call, Decoration *decoration)
{
    decoration->has_c_type = true;
    decoration->c_type = first_string(call);
    decoration->is_pointer = is_constant(call_keyword(call, "pointer"), CONSTANT_TRUE);
    if (!decoration->c_type && !(call->call.args.count && is_constant(call->call.args.items[0], CONSTANT_NONE)))
        rules_fault(rules, call->span, "@c_type needs the C type's name, or None");
}

/* Decorators with one string argument: where it goes. */
static const char **text_slot(const char *name, Decoration *decoration)
{
    if (strcmp(name, "c") == 0)
        return &decoration->c;
    if (strcmp(name, "mlx") == 0)
        return &decoration->mlx;
    return strcmp(name, "drop") == 0 ? &decoration->drop : NULL;
}

static Name *name_slot(const char *name, Decoration *decoration)
{
    if (strcmp(name, "role") == 0)
        return &decoration->role;
    if (strcmp(name, "shape") == 0)
        return &decoration->shape;
    return strcmp(name, "types") == 0 ? &decoration->types : NULL;
}

static void read_call(Rules *rules, const Expr *call, const char *name, Name api, Decoration *decoration)
{
    const char **text = text_slot(name, decoration);
    Name *slot = name_slot(name, decoration);
    const char *argument = first_string(call);
    if ((text || slot) && !argument)
        rules_fault(rules, call->span, "@%s needs a string", name);
    else if (text)
        *text = argument;
    else if (slot)
        *slot = name_intern(rules->names, argument);
    else if (strcmp(name, "todo") == 0)
        read_todo(rules, call, api, decoration);
    else if (strcmp(name, "effect") == 0)
        read_effects(rules, call, decoration);
    else if (strcmp(name, "c_type") == 0)
        read_c_type(rules, call, decoration);
    else
        rules_fault(rules, call->span, "`@%s` is no decorator of a rule", name);
}

static void read_name(Rules *rules, const Expr *expr, Decoration *decoration)
{
    const char *name = expr->kind == EXPR_NAME ? expr->name.id->text : expr->attribute.name->text;
    if (strcmp(name, "overload") == 0)
        decoration->is_overload = true;
    else if (strcmp(name, "property") == 0)
        decoration->is_property = true;
    else if (strcmp(name, "staticmethod") == 0)
        decoration->is_static = true;
    else if (strcmp(name, "classmethod") == 0)
        decoration->is_classmethod = true;
    else if (strcmp(name, "setter") != 0 && strcmp(name, "abstractmethod") != 0)
        rules_fault(rules, expr->span, "`@%s` is no decorator of a rule", name);
}

void rules_read_decorators(Rules *rules, const ExprVec *decorators, Name api, Decoration *decoration)
{
    *decoration = (Decoration){0};
    vec_each(i, decorators) {
        const Expr *expr = decorators->items[i];
        if (expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME)
            read_call(rules, expr, expr->call.func->name.id->text, api, decoration);
        else if (expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE)
            read_name(rules, expr, decoration);
        else
            rules_fault(rules, expr->span, "this is no decorator of a rule");
    }
}
