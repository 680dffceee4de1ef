/*
 * Ints are 64 bits in C. A function whose result soon is larger (factorial, random bits) has a form that gives a boxed int, marked
 * @role("wide") in the stub: it is taken unless the first argument says that the result is small.
 */
#include "sema/infer.h"

static int64_t largest_for_64_bits(const RuleFunction *function)
{
    static const struct {
        const char *name;
        int64_t limit;
    } rows[] = {{"math.factorial", 20}, {"math.comb", 60}, {"random.getrandbits", 63}, {"random.Random.getrandbits", 63}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (name_is(function->qualified, rows[i].name))
            return rows[i].limit;
    return 0;
}

const RuleOverload *wide_form(const RuleOverload *chosen, const ArgVec *args)
{
    const RuleFunction *function = chosen->function;
    const Type *first = args->count ? args->items[0].type : NULL;
    bool is_small = first && first->kind == TYPE_INT && first->literal.is_set && first->literal.integer <= largest_for_64_bits(function);
    for (size_t i = 0; i + 1 < function->overloads.count && !is_small; i++)
        if (function->overloads.items[i] == chosen && name_is(function->overloads.items[i + 1]->role, "wide"))
            return function->overloads.items[i + 1];
    return chosen;
}

/* pow(a, b) is a ** b, for all kinds of numbers. */
Expr *power_replacement(Frame *frame, Expr *expr)
{
    bool is_power = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "pow") &&
                    expr->call.args.count == 2 && !expr->call.keywords.count && !symbol_of(frame, expr->call.func->name.id);
    if (!is_power || expr->call.args.items[0]->kind == EXPR_STARRED || expr->call.args.items[1]->kind == EXPR_STARRED)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = ARENA_NEW(frame->arena, Expr);
    *made = (Expr){.kind = EXPR_BIN_OP, .span = expr->span, .id = expr->id};
    made->bin_op.left = expr->call.args.items[0];
    made->bin_op.op = BINARY_POW;
    made->bin_op.right = expr->call.args.items[1];
    return kept_replacement(frame, expr, made);
}
