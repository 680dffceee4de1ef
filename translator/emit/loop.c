/*
 * Loops. A range is C's counting loop; everything else runs by index or by the iterator of its container,
 * and the targets are declared at the head of the body. Loops over several things (zip) run as long as all
 * have elements.
 */
#include "emit/emitter.h"

#include "base/bug.h"

#include <inttypes.h>
#include <string.h>

/* ---- bodies ------------------------------------------------------------------------------------------- */

static void open_loop(Emitter *emitter, const IrStmt *stmt, const char *head)
{
    put_line_with(emitter, arena_printf(emitter->arena, "%s {", head), &stmt->trailing);
    emitter->indent++;
    emitter->at_block_start = true;
    put_leading(emitter, &stmt->body.header);
}

static void push_pool(Emitter *emitter, const char *name)
{
    T2M_ASSERT(emitter->pool_count < (int)(sizeof emitter->pools / sizeof *emitter->pools));
    emitter->pools[emitter->pool_count++] = name;
}

/* The pool of the iteration, unless the loop's own iterator brings one. */
static bool open_pool(Emitter *emitter, const IrStmt *stmt)
{
    if (!loop_is_pooled(&emitter->own, stmt))
        return false;
    const char *name = name_fresh(emitter, "pool");
    put_linef(emitter, "T2M_POOL(%s);", name);
    push_pool(emitter, name);
    return true;
}

static void close_loop(Emitter *emitter, bool pooled)
{
    emitter->pool_count -= pooled;
    if (pooled)
        name_release(emitter, emitter->pools[emitter->pool_count]);
    emitter->indent--;
    put_line(emitter, "}");
}

static bool target_is_unread(Emitter *emitter, const IrStmt *stmt, const IrVariable *target)
{
    const VariableFacts *facts = target && target->kind == IR_LOCAL ? variable_facts(&emitter->own, target) : NULL;
    return !target || (facts && (facts->reads == 0 || declared_for_nothing(facts, stmt)));
}

static bool all_are_unread(Emitter *emitter, const IrStmt *stmt, const IrVariableVec *targets)
{
    vec_each(i, targets)
        if (!target_is_unread(emitter, stmt, targets->items[i]))
            return false;
    return true;
}

/* A target gets its value at the head of the body. */
static void put_target(Emitter *emitter, const IrStmt *stmt, IrVariable *target, const char *text)
{
    static const IrCommentVec none = {0};
    if (target_is_unread(emitter, stmt, target))
        return;
    const VariableFacts *facts = variable_facts(&emitter->own, target);
    if (declared_in_loop(facts, stmt)) {
        put_line(emitter, declaration_text(emitter, target, text));
    } else {
        put_store(emitter, stmt, target, text, &none);
    }
}

/* ---- ranges ------------------------------------------------------------------------------------------- */

/* Evaluated anew before each turn without harm: constants, and variables that the loop does not assign. */
static bool is_steady(Emitter *emitter, const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_INT:
        return true;
    case IR_VAR: {
        const VariableFacts *facts = variable_facts(&emitter->own, expr->variable);
        if (expr->variable->kind == IR_GLOBAL)
            return pointer_map_has(&emitter->constants, expr->variable) ||
                   (uintptr_t)pointer_map_get(&emitter->facts.global_writes, expr->variable) == 1;
        bool is_param = expr->variable->kind == IR_PARAM;
        return pointer_map_has(&emitter->constants, expr->variable) || facts->writes <= (is_param ? 0u : 1u);
    }
    case IR_FIELD:
        return !pointer_map_has(&emitter->facts.written_fields, expr->field) &&
               is_steady(emitter, expr->receiver);
    case IR_BINARY:
        return (expr->op == IR_ADD || expr->op == IR_SUB || expr->op == IR_MUL) &&
               is_steady(emitter, expr->left) && is_steady(emitter, expr->right);
    default:
        return false;
    }
}

/* n + 1 as the end of a range reads `i <= n`. */
static bool is_plus_one(const IrExpr *expr)
{
    return expr->kind == IR_BINARY && expr->op == IR_ADD && expr->right->kind == IR_INT &&
           expr->right->integer == 1;
}

static const char *range_condition(Emitter *emitter, const char *name, const IrExpr *stop, bool down)
{
    Text text = {0};
    if (!down && is_plus_one(stop)) {
        text_printf(&text, "%s <= ", name);
        put_expr(emitter, &text, stop->left, LEVEL_ADD);
    } else {
        text_printf(&text, "%s %s ", name, down ? ">" : "<");
        put_expr(emitter, &text, stop, LEVEL_LESS + 1);
    }
    return text_take(&text, emitter->arena);
}

static const char *range_step(Emitter *emitter, const char *name, const IrExpr *step)
{
    if (!step || (step->kind == IR_INT && step->integer == 1))
        return arena_printf(emitter->arena, "%s++", name);
    if (step->kind == IR_INT && step->integer == -1)
        return arena_printf(emitter->arena, "%s--", name);
    if (step->kind == IR_INT && step->integer < 0)
        return arena_printf(emitter->arena, "%s -= %" PRId64, name, -step->integer);
    return arena_printf(emitter->arena, "%s += %s", name, value_text(emitter, step));
}

/* A constant that a minus sign stands before is a constant. */
static int step_sign(const IrExpr *step)
{
    if (!step)
        return 1;
    if (step->kind == IR_INT)
        return step->integer < 0 ? -1 : 1;
    if (step->kind == IR_UNARY && step->op == IR_NEG && step->left->kind == IR_INT)
        return -1;
    return 0;
}

/* The counting head for any range; `name` is a fresh counter or the variable itself. */
static const char *range_head(Emitter *emitter, const IrStmt *stmt, const char *name)
{
    const char *start = stmt->start ? value_text(emitter, stmt->start) : "0", *declared = "", *condition;
    int sign = step_sign(stmt->step);
    if (sign && is_steady(emitter, stmt->stop)) {
        condition = range_condition(emitter, name, stmt->stop, sign < 0);
    } else {
        const char *end = name_fresh(emitter, "end");
        declared = arena_printf(emitter->arena, ", %s = %s", end, value_text(emitter, stmt->stop));
        condition = arena_printf(emitter->arena, "%s %s %s", name, sign < 0 ? ">" : "<", end);
        if (!sign) {
            const char *step = value_text(emitter, stmt->step);
            condition =
                arena_printf(emitter->arena, "%s > 0 ? %s < %s : %s > %s", step, name, end, name, end);
        }
    }
    return arena_printf(emitter->arena, "for (int64_t %s = %s%s; %s; %s)", name, start, declared, condition,
                        range_step(emitter, name, stmt->step));
}

static bool is_own_counter(Emitter *emitter, const IrStmt *stmt, const IrVariable *variable)
{
    const VariableFacts *facts = variable_facts(&emitter->own, variable);
    return declared_in_loop(facts, stmt) && !facts->written_in_body;
}

static void put_range_loop(Emitter *emitter, const IrStmt *stmt)
{
    bool own = is_own_counter(emitter, stmt, stmt->variable);
    const char *name = own ? name_of_variable(emitter, stmt->variable) : name_fresh(emitter, "n");
    open_loop(emitter, stmt, range_head(emitter, stmt, name));
    bool pooled = open_pool(emitter, stmt);
    if (!own)
        put_target(emitter, stmt, stmt->variable, name);
    put_block(emitter, &stmt->body);
    close_loop(emitter, pooled);
    if (!own)
        name_release(emitter, name);
}

/* ---- loops over things -------------------------------------------------------------------------------- */

/* How one source runs: by the loop's index (`length`, `element`), or as the loop's own iterator (`head`). */
typedef struct Run {
    const IrSource *source;
    const char *name;   /* of the iterated value, or of the iterator */
    const char *head;   /* the for's parts if the source drives the loop; NULL: it runs by index */
    const char *length; /* by index: how many there are */
    const char *
        element; /* text of the (first) target's value; by index with the counter's name filled in later as %s */
} Run;

static const char *member_text(Emitter *emitter, const IrType *type, const char *cell)
{
    Text text = {0};
    put_member(&text, type, cell);
    return text_take(&text, emitter->arena);
}

/* The container as a name: it is evaluated once. A plain variable serves itself unless the loop assigns
 * it. */
static const char *hoisted(Emitter *emitter, const IrExpr *value, const char *wanted)
{
    if (value->kind == IR_VAR && (value->variable->kind == IR_PARAM || value->variable->kind == IR_LOCAL) &&
        variable_facts(&emitter->own, value->variable)->writes <=
            (value->variable->kind == IR_LOCAL ? 1u : 0u))
        return name_of_variable(emitter, value->variable);
    const char *name = name_fresh(emitter, wanted);
    Text line = {0};
    put_declarator(emitter, &line, value->type, name);
    put_linef(emitter, "%s = %s;", text_string(&line), value_text(emitter, value));
    text_release(&line);
    return name;
}

static bool drives(const IrSource *source)
{
    switch (source->kind) {
    case IR_EACH_SET:
    case IR_EACH_STR:
    case IR_EACH_KEYS:
    case IR_EACH_VALUES:
    case IR_EACH_ITEMS:
    case IR_EACH_BATCH:
    case IR_EACH_LINES:
    case IR_EACH_ANY:
    case IR_EACH_ITERATOR:
        return true;
    default:
        return false;
    }
}

/* Its items are made on the way: they cannot be listed first. */
static bool is_lazy(const IrSource *source)
{
    return source->kind == IR_EACH_ITERATOR;
}

/* A generator that is called for the loop ends with it. */
static bool is_own_generator(const IrExpr *value)
{
    return value->kind == IR_CALL && value->function->is_generator;
}

/* A second source without an index of its own is listed first. */
static const char *listed(Emitter *emitter, const IrSource *source)
{
    static const char *const makers[IR_EACH_ANY + 1] = {
        [IR_EACH_STR] = "py_str_characters",   [IR_EACH_KEYS] = "py_dict_keys",
        [IR_EACH_VALUES] = "py_dict_values",   [IR_EACH_SET] = "py_list_of_set",
        [IR_EACH_LINES] = "py_file_readlines", [IR_EACH_ANY] = "py_list_of_any",
    };
    if (!makers[source->kind])
        T2M_BUG("two sources of a loop that both need an iterator");
    const char *name = name_fresh(emitter, "items");
    put_linef(emitter, "py_list *%s = %s(%s);", name, makers[source->kind],
              value_text(emitter, source->value));
    return name;
}

static Run indexed_run(Emitter *emitter, const IrSource *source)
{
    static const struct {
        const char *wanted, *length, *element;
    } forms[] = {
        [IR_EACH_LIST] = {"items", "py_list_length(%s)", "py_list_at(%s, "},
        [IR_EACH_TUPLE] = {"items", "py_tuple_length(%s)", "py_tuple_at(%s, "},
        [IR_EACH_ROWS] = {"rows", "mx_length(%s)", "mx_at(%s, "},
    };
    Run run = {.source = source};
    if (is_lazy(source)) {
        run.name = name_fresh(emitter, "more");
        put_linef(emitter, "py_iterator *%s = %s;", run.name, value_text(emitter, source->value));
        run.element = name_fresh(emitter, "item");
        return run;
    }
    if (source->kind == IR_EACH_RANGE) {
        run.name = source->bounds[0] ? value_text(emitter, source->bounds[0]) : "0";
        if (!source->bounds[1]) /* counts without end */
            return run;
        const char *stop = value_text(emitter, source->bounds[1]);
        if (source->bounds[2])
            run.length = arena_printf(emitter->arena, "py_range_count(%s, %s, %s)", run.name, stop, value_text(emitter, source->bounds[2]));
        else
            run.length = source->bounds[0] ? arena_printf(emitter->arena, "(%s) - (%s)", stop, run.name) : stop;
        return run;
    }
    bool is_listed = drives(source);
    int form = is_listed ? IR_EACH_LIST : (int)source->kind;
    run.name = is_listed ? listed(emitter, source) : hoisted(emitter, source->value, forms[form].wanted);
    run.length = arena_printf(emitter->arena, forms[form].length, run.name);
    run.element = arena_printf(emitter->arena, forms[form].element, run.name);
    return run;
}

static Run driving_run(Emitter *emitter, const IrStmt *stmt, const IrSource *source)
{
    Run run = {.source = source};
    const char *value = value_text(emitter, source->value);
    IrVariable *target = source->targets.count ? source->targets.items[0] : NULL;
    bool own = false; /* the target itself is what the iterator fills */
    switch (source->kind) {
    case IR_EACH_BATCH:
        run.name = name_fresh(emitter, "batch");
        run.head =
            arena_printf(emitter->arena, "DATA_ITER(%s, %s); data_next(&%s);", run.name, value, run.name);
        break;
    case IR_EACH_ITERATOR:
        run.name = name_fresh(emitter, "each");
        run.head = arena_printf(emitter->arena, "%s(%s, %s); py_loop_next(&%s);",
                                is_own_generator(source->value) ? "PY_LOOP_OWN" : "PY_LOOP", run.name, value, run.name);
        run.element = arena_printf(emitter->arena, "%s.item", run.name);
        break;
    case IR_EACH_STR:
        run.name = name_fresh(emitter, "at");
        value = hoisted(emitter, source->value, "text");
        own = target && is_own_counter(emitter, stmt, target) &&
              variable_facts(&emitter->own, target)->places.count == 1;
        run.element =
            own ? name_of_variable(emitter, target)
                : name_fresh(emitter, target ? arena_printf(emitter->arena, "next_%s", target->name->text)
                                             : "character");
        put_linef(emitter, "py_str %s = NULL;", run.element);
        run.head = arena_printf(emitter->arena, "int64_t %s = 0; py_str_next(%s, &%s, &%s);", run.name, value,
                                run.name, run.element);
        break;
    case IR_EACH_SET:
        run.name = name_fresh(emitter, "it");
        run.head = arena_printf(emitter->arena, "py_set_iter %s = py_set_iterate(%s); py_set_next(&%s);",
                                run.name, value, run.name);
        run.element = arena_printf(emitter->arena, "%s.item", run.name);
        break;
    case IR_EACH_ANY:
        run.name = name_fresh(emitter, "it");
        run.head = arena_printf(emitter->arena, "py_each %s = py_iterate(%s); py_each_next(&%s);", run.name, value, run.name);
        run.element = arena_printf(emitter->arena, "%s.item", run.name);
        break;
    case IR_EACH_LINES:
        value = hoisted(emitter, source->value, "file");
        own = target && is_own_counter(emitter, stmt, target);
        run.element = run.name = own ? name_of_variable(emitter, target) : name_fresh(emitter, "next_line");
        run.head = arena_printf(emitter->arena, "py_str %s; (%s = py_file_next(%s)) != NULL;", run.name,
                                run.name, value);
        break;
    default:
        run.name = name_fresh(emitter, "it");
        run.head = arena_printf(emitter->arena, "py_dict_iter %s = py_dict_iterate(%s); py_dict_next(&%s);",
                                run.name, value, run.name);
        break;
    }
    return run;
}

/* The items of a tuple that the loop takes apart. */
static void put_unpacked(Emitter *emitter, const IrStmt *stmt, const IrSource *source, const char *element)
{
    const IrType *item = source->value->type->item_count ? source->value->type->items[0] : NULL;
    bool is_row = source->kind == IR_EACH_ROWS, is_boxed = source->kind == IR_EACH_ANY || (item && item->kind == IR_TYPE_VALUE);
    if (all_are_unread(emitter, stmt, &source->targets)) {
        if (is_boxed) /* which may not have as many items */
            put_linef(emitter, "py_unpack(%s, %zu);", element, source->targets.count);
        return;
    }
    if (is_boxed) {
        const char *name = name_fresh(emitter, "items");
        put_linef(emitter, "py_value %s = py_unpack(%s, %zu);", name, element, source->targets.count);
        vec_each(i, &source->targets)
            if (source->targets.items[i])
                put_target(emitter, stmt, source->targets.items[i], arena_printf(emitter->arena, "py_item_at(%s, %zu)", name, i));
        return;
    }
    const char *name = name_fresh(emitter, is_row ? "row" : "pair");
    put_linef(emitter, is_row ? "mx_array %s = %s;" : "py_tuple *%s = %s;", name, element);
    vec_each(i, &source->targets) {
        IrVariable *target = source->targets.items[i];
        if (!target)
            continue;
        if (is_row) {
            put_target(emitter, stmt, target, arena_printf(emitter->arena, "mx_at(%s, %zu)", name, i));
            continue;
        }
        IrVariable pair = {.kind = IR_PARAM, .name = target->name, .type = item};
        pointer_map_set(emitter->arena, &emitter->names, &pair, (void *)name);
        IrExpr tuple = {.kind = IR_VAR, .type = item, .variable = &pair};
        IrExpr index = {.kind = IR_INT, .type = item, .integer = (int64_t)i};
        IrExpr at = {.kind = IR_ITEM, .type = target->type, .left = &tuple, .right = &index};
        put_target(emitter, stmt, target, value_text(emitter, &at));
    }
}

static const char *range_element(Emitter *emitter, const IrSource *source, const char *counter)
{
    const char *step = source->bounds[2] ? value_text(emitter, source->bounds[2]) : NULL;
    const char *moved = step ? arena_printf(emitter->arena, "%s * %s", counter, step) : counter;
    return source->bounds[0]
               ? arena_printf(emitter->arena, "%s + %s", value_text(emitter, source->bounds[0]), moved)
               : moved;
}

static void put_targets(Emitter *emitter, const IrStmt *stmt, const Run *run, const char *counter)
{
    const IrSource *source = run->source;
    IrVariable *const *targets = source->targets.items;
    IrVariable *first = source->targets.count ? targets[0] : NULL;
    const IrType *type = first ? first->type : NULL;
    switch (source->kind) {
    case IR_EACH_BATCH:
        vec_each(i, &source->targets)
            if (targets[i])
                put_target(emitter, stmt, targets[i],
                           arena_printf(emitter->arena, "%s.item[%zu]", run->name, i));
        return;
    case IR_EACH_KEYS:
    case IR_EACH_VALUES:
        if (run->element) /* listed */
            break;
        if (first)
            put_target(
                emitter, stmt, first,
                member_text(emitter, type,
                            arena_printf(emitter->arena, source->kind == IR_EACH_KEYS ? "%s.key" : "%s.value",
                                         run->name)));
        return;
    case IR_EACH_ITEMS:
        for (size_t i = 0; i < source->targets.count && i < 2; i++)
            if (targets[i])
                put_target(emitter, stmt, targets[i],
                           member_text(emitter, targets[i]->type,
                                       arena_printf(emitter->arena, i ? "%s.value" : "%s.key", run->name)));
        return;
    case IR_EACH_RANGE:
        put_target(emitter, stmt, first, range_element(emitter, source, counter));
        return;
    case IR_EACH_ANY:
        if (run->length)
            break;
        if (source->unpacks)
            put_unpacked(emitter, stmt, source, run->element);
        else if (first)
            put_target(emitter, stmt, first, run->element);
        return;
    case IR_EACH_ITERATOR:
        if (source->unpacks)
            put_unpacked(emitter, stmt, source, arena_printf(emitter->arena, "%s.o", run->element));
        else if (first)
            put_target(emitter, stmt, first, member_text(emitter, type, run->element));
        return;
    case IR_EACH_STR:
    case IR_EACH_LINES:
    case IR_EACH_SET:
        if (run->length) /* listed */
            break;
        if (first && strcmp(run->element, name_of_variable(emitter, first)) != 0)
            put_target(emitter, stmt, first,
                       source->kind == IR_EACH_SET ? member_text(emitter, type, run->element) : run->element);
        return;
    default:
        break;
    }
    const char *element = arena_printf(emitter->arena, "%s%s)", run->element, counter);
    bool is_row = source->kind == IR_EACH_ROWS;
    if (source->unpacks)
        put_unpacked(emitter, stmt, source, is_row ? element : arena_printf(emitter->arena, "%s.o", element));
    else if (first)
        put_target(emitter, stmt, first, is_row ? element : member_text(emitter, type, element));
}

/* The for's head: the driver's if there is one, with the counter beside it. */
static const char *each_head(Emitter *emitter, const Run *runs, size_t count, const Run *driver,
                             const char *counter)
{
    Text text = {0};
    if (driver) {
        text_printf(&text, "for (%s%s%s)", driver->head, counter ? " " : "",
                    counter ? arena_printf(emitter->arena, "%s++", counter) : "");
        return text_take(&text, emitter->arena);
    }
    if (!counter)
        return "while (true)";
    text_printf(&text, "for (int64_t %s = 0;", counter);
    const char *sign = " ";
    for (size_t i = 0; i < count && !is_lazy(runs[i].source); i++) {
        if (!runs[i].length)
            continue;
        text_printf(&text, "%s%s < %s", sign, counter, runs[i].length);
        sign = " && ";
    }
    text_printf(&text, "; %s++)", counter);
    return text_take(&text, emitter->arena);
}

/* The iterator counts by itself, and has a pool for each turn. */
static bool is_batch(const Run *run)
{
    return run && (run->source->kind == IR_EACH_BATCH || run->source->kind == IR_EACH_ITERATOR);
}

/* What the head does not ask: whether the sources behind the first have an item, in their order. */
static void put_steps(Emitter *emitter, const Run *runs, size_t count, const Run *driver, const char *counter)
{
    bool asks = driver != NULL;
    for (size_t i = 0; i < count; i++) {
        asks |= is_lazy(runs[i].source);
        if (&runs[i] == driver || !asks)
            continue;
        if (is_lazy(runs[i].source)) {
            put_linef(emitter, "py_cell %s;", runs[i].element);
            put_linef(emitter, "if (!py_iterator_next(%s, &%s))", runs[i].name, runs[i].element);
            put_line(emitter, "    break;");
        } else if (runs[i].length) {
            put_linef(emitter, "if (%s >= %s)\n%*sbreak;", counter, runs[i].length, emitter->indent * 4 + 4, "");
        }
    }
}

static void put_index_target(Emitter *emitter, const IrStmt *stmt, const char *counter, bool own)
{
    if (!stmt->index || own)
        return;
    const char *text = counter;
    if (stmt->start && !(stmt->start->kind == IR_INT && stmt->start->integer == 0))
        text = arena_printf(emitter->arena, "%s + %s", value_text(emitter, stmt->start), counter);
    put_target(emitter, stmt, stmt->index, text);
}

static const char *counter_name(Emitter *emitter, const IrStmt *stmt, bool own)
{
    static const char *const wanted[] = {"i", "j", "k", "n"};
    if (own)
        return name_of_variable(emitter, stmt->index);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!string_map_get(&emitter->own_names, wanted[i]) &&
            !string_map_has(&emitter->file_names, wanted[i]))
            return name_fresh(emitter, wanted[i]);
    return name_fresh(emitter, "i");
}

static void put_each_loop(Emitter *emitter, const IrStmt *stmt)
{
    size_t count = stmt->sources.count;
    Run *runs = ARENA_NEW_ARRAY(emitter->arena, Run, count), *driver = NULL;
    for (size_t i = 0; i < count; i++) {
        const IrSource *source = &stmt->sources.items[i];
        bool is_driver = i == 0 && drives(source);
        runs[i] = is_driver ? driving_run(emitter, stmt, source) : indexed_run(emitter, source);
        driver = is_driver ? &runs[i] : driver;
    }
    bool only_lazy = true;
    for (size_t i = 0; i < count; i++)
        only_lazy &= is_lazy(&stmt->sources.items[i]);
    bool counts = !is_batch(driver) && (!driver || count > 1 || stmt->index) && !(only_lazy && !stmt->index);
    bool own = stmt->index && !stmt->start && is_own_counter(emitter, stmt, stmt->index) && counts;
    if (driver && own) { /* the counter stands in front of the loop: of two loops over dicts that count with i one needs another */
        own = !pointer_map_has(&emitter->counters, stmt->index);
        pointer_map_set(emitter->arena, &emitter->counters, stmt->index, (void *)stmt);
    }
    const char *counter = is_batch(driver) ? arena_printf(emitter->arena, "%s.index", driver->name)
                          : counts         ? counter_name(emitter, stmt, own)
                                           : NULL;
    if (driver && counts && counter)
        put_linef(emitter, "int64_t %s = 0;", counter);
    open_loop(emitter, stmt, each_head(emitter, runs, count, driver, counts ? counter : NULL));
    bool pooled = is_batch(driver);
    if (pooled)
        push_pool(emitter, arena_printf(emitter->arena, "%s.pool", driver->name));
    else
        pooled = open_pool(emitter, stmt);
    put_steps(emitter, runs, count, driver, counter);
    put_index_target(emitter, stmt, counter, own);
    for (size_t i = 0; i < count; i++)
        put_targets(emitter, stmt, &runs[i], counter);
    put_block(emitter, &stmt->body);
    close_loop(emitter, pooled);
    if (driver)
        name_release(emitter, driver->name);
    else if (!own && counter)
        name_release(emitter, counter);
}

/* ---- while -------------------------------------------------------------------------------------------- */

static void put_while(Emitter *emitter, const IrStmt *stmt)
{
    bool in_body = expr_allocates(&emitter->facts, stmt->test) && loop_is_pooled(&emitter->own, stmt);
    open_loop(emitter, stmt,
              in_body ? "while (true)"
                      : arena_printf(emitter->arena, "while (%s)", value_text(emitter, stmt->test)));
    bool pooled = open_pool(emitter, stmt);
    if (in_body) {
        Text text = {0};
        text_add(&text, "if (!");
        put_expr(emitter, &text, stmt->test, LEVEL_UNARY);
        text_add_char(&text, ')');
        put_line(emitter, text_string(&text));
        put_line(emitter, "    break;");
        text_release(&text);
    }
    put_block(emitter, &stmt->body);
    close_loop(emitter, pooled);
}

void put_loop(Emitter *emitter, const IrStmt *stmt)
{
    if (stmt->kind == IR_WHILE)
        put_while(emitter, stmt);
    else if (stmt->kind == IR_FOR_RANGE)
        put_range_loop(emitter, stmt);
    else
        put_each_loop(emitter, stmt);
}
