/* Finds the reads that may be reached before the name is bound. See unbound.h. */
#include "lower/unbound_flow.h"

#include <string.h>

/* ---- states */

static State copy_state(Flow *f, const State *from)
{
    State copy = {.is_dead = from->is_dead, .bits = ARENA_NEW_ARRAY(&f->scratch, unsigned char, f->count + 1)};
    memcpy(copy.bits, from->bits, f->count);
    return copy;
}

static State dead_state(Flow *f)
{
    return (State){.is_dead = true, .bits = ARENA_NEW_ARRAY(&f->scratch, unsigned char, f->count + 1)};
}

/* True if that changes `into`. */
static bool merge(const Flow *f, State *into, const State *from)
{
    bool is_changed = into->is_dead && !from->is_dead;
    if (from->is_dead)
        return false;
    for (size_t i = 0; i < f->count; i++) {
        unsigned char bits = into->is_dead ? from->bits[i] : (unsigned char)(into->bits[i] | from->bits[i]);
        is_changed |= bits != into->bits[i];
        into->bits[i] = bits;
    }
    into->is_dead = false;
    return is_changed;
}

static unsigned char *bits_of(Flow *f, const IrVariable *variable)
{
    static unsigned char nobody;
    const PointerMap *map = variable->kind == IR_GLOBAL ? &f->numbers : &f->locals;
    size_t number = (size_t)(uintptr_t)pointer_map_get(map, variable);
    nobody = BOUND;
    return number ? &f->now.bits[number - 1] : &nobody;
}

static void bind(Flow *f, const IrVariable *variable)
{
    if (!variable)
        return;
    *bits_of(f, variable) = BOUND;
    fields_assign(f, variable, NULL);
}

/* An error may be raised here. */
static void note_throw(Flow *f)
{
    for (TryFlow *t = f->tries; t; t = t->outer)
        merge(f, &t->thrown, &f->now);
}

/* ---- expressions */

static void visit_expr(Flow *f, IrExpr *expr);
static void visit_path(Flow *f, IrExpr *expr);

static void visit_slots(Flow *f, const IrSlotVec *slots)
{
    vec_each(i, slots)
        visit_expr(f, *slots->items[i]);
}

static void read_variable(Flow *f, IrExpr *expr)
{
    unsigned char *bits = bits_of(f, expr->variable);
    if (f->now.is_dead || !(*bits & UNBOUND))
        return;
    if (f->part == FLOW_MARKS)
        expr->unbound |= *bits;
    *bits = BOUND; /* from here on */
}

static void enter(Flow *f, const IrFunction *callee, const IrExprVec *args, size_t first)
{
    FunctionFlow *flow = callee ? pointer_map_get(&f->flows, callee) : NULL;
    if (!flow || f->part != FLOW_MARKS || f->now.is_dead)
        return;
    fields_enter(f, flow, args, first);
    f->is_changed |= !flow->is_called;
    flow->is_called = true;
    for (size_t i = 0; i < f->global_count; i++) {
        unsigned char bits = flow->entry[i] | f->now.bits[i];
        f->is_changed |= bits != flow->entry[i];
        flow->entry[i] = bits;
    }
}

/* `first`: the parameter for which the first argument is. */
static void call(Flow *f, const IrFunction *callee, const IrExprVec *args, size_t first)
{
    const FunctionFlow *flow = callee ? pointer_map_get(&f->flows, callee) : NULL;
    enter(f, callee, args, first);
    if (!flow || callee->is_generator)
        return;
    if (first == 0)
        fields_leave(f, flow, args);
    f->now.is_dead |= !flow->returns;
    for (size_t i = 0; i < f->global_count; i++)
        if (flow->binds[i])
            f->now.bits[i] = BOUND;
    map_each(entry, &f->wild)
        *bits_of(f, entry->key) = BOUND | UNBOUND;
}

/* The runtime may call these of an object whenever it likes. */
static void make_object(Flow *f, const IrClass *class_, const IrFunction *init, const IrExprVec *args)
{
    for (const IrClass *c = class_; c; c = c->base ? c->base->class_ : NULL) {
        init = init ? init : c->init;
        enter(f, c->forward, NULL, 0);
        for (size_t i = 0; i < IR_SLOT_COUNT; i++)
            enter(f, c->slots[i], NULL, 0);
    }
    call(f, init, args, 1);
}

/* Of the two only one is evaluated: the first if `test` is `truth`. */
static void visit_maybe(Flow *f, const IrExpr *test, bool truth, IrExpr *first, IrExpr *second)
{
    State before = copy_state(f, &f->now);
    fields_assume(f, test, truth);
    visit_expr(f, first);
    if (second) {
        State after = f->now;
        f->now = before;
        fields_assume(f, test, !truth);
        visit_expr(f, second);
        before = after;
    }
    merge(f, &f->now, &before);
}

static bool never_returns(const IrExpr *expr)
{
    static const char *const names[] = {"sys.exit", "builtins.exit", "builtins.quit", "os._exit", "os.abort"};
    for (size_t i = 0; expr->kind == IR_RULE && i < sizeof names / sizeof *names; i++)
        if (strcmp(expr->rule->qualname, names[i]) == 0)
            return true;
    return false;
}

/* What makes a module in the place that the object has for it. */
static bool makes_in_place(const IrExpr *expr)
{
    if (!expr->receiver || expr->receiver->kind != IR_FIELD)
        return false;
    size_t length = expr->kind == IR_RULE ? strlen(expr->rule->qualname) : 0, tail = strlen(".__init__");
    return expr->kind == IR_INIT || (length > tail && strcmp(expr->rule->qualname + length - tail, ".__init__") == 0);
}

static void mark(Flow *f, IrExpr *expr)
{
    if (f->part != FLOW_MARKS)
        return;
    if (!expr->unbound)
        vec_push(f->arena, &f->marked, expr);
    expr->unbound |= BOUND | UNBOUND;
}

static void read_field(Flow *f, IrExpr *expr)
{
    visit_path(f, expr->receiver);
    if (!f->now.is_dead && fields_read(f, expr, false))
        mark(f, expr);
}

/* An object of which a field is wanted, or that a function gets: no other use that could let it go anywhere. */
static void visit_path(Flow *f, IrExpr *expr)
{
    while (expr->kind == IR_CONVERT && expr->left->type->kind == IR_TYPE_INSTANCE)
        expr = expr->left;
    if (expr->kind == IR_VAR)
        read_variable(f, expr);
    else
        visit_expr(f, expr);
}

static void visit_args(Flow *f, IrExpr *expr)
{
    bool is_followed = pointer_map_has(&f->flows, expr->function);
    vec_each(i, &expr->args)
        if (expr->args.items[i] && is_followed)
            visit_path(f, expr->args.items[i]);
        else
            visit_expr(f, expr->args.items[i]);
}

static void visit_expr(Flow *f, IrExpr *expr)
{
    IrSlotVec slots = {0};
    if (!expr)
        return;
    if (expr->kind == IR_VAR) {
        read_variable(f, expr);
        fields_escape(f, expr->variable);
        return;
    }
    if (expr->kind == IR_FIELD) {
        read_field(f, expr);
        note_throw(f);
        return;
    }
    IrExpr *asked = fields_asked(expr);
    if (asked) {
        visit_path(f, asked->receiver);
        if (!f->now.is_dead && fields_read(f, asked, true))
            mark(f, expr);
        return;
    }
    if (expr->kind == IR_AND || expr->kind == IR_OR) {
        visit_expr(f, expr->left);
        visit_maybe(f, expr->left, expr->kind == IR_AND, expr->right, NULL);
        return;
    }
    if (expr->kind == IR_TERNARY) {
        visit_expr(f, expr->test);
        visit_maybe(f, expr->test, true, expr->left, expr->right);
        return;
    }
    if (expr->kind == IR_INIT && expr->receiver && expr->receiver->kind == IR_VAR)
        bind(f, expr->receiver->variable);
    if (makes_in_place(expr))
        fields_bind(f, expr->receiver);
    if (expr->kind == IR_CALL) {
        visit_args(f, expr);
    } else {
        ir_expr_slots(&f->scratch, expr, &slots);
        visit_slots(f, &slots);
    }
    if (expr->kind == IR_CALL)
        call(f, expr->function, &expr->args, 0);
    else if (expr->kind == IR_NEW || expr->kind == IR_INIT)
        make_object(f, expr->class_, expr->function, &expr->args);
    else if (expr->kind == IR_FUNCTION)
        enter(f, expr->function, NULL, 0);
    note_throw(f);
    f->now.is_dead |= never_returns(expr);
}

/* ---- loops */

static bool known_int(const Flow *f, const IrExpr *expr, int64_t *value)
{
    int64_t left, right;
    if (!expr)
        return false;
    if (expr->kind == IR_VAR)
        expr = pointer_map_get(&f->constants, expr->variable);
    if (!expr || (expr->kind != IR_INT && expr->kind != IR_BINARY))
        return false;
    if (expr->kind == IR_INT) {
        *value = expr->integer;
        return true;
    }
    if (!known_int(f, expr->left, &left) || !known_int(f, expr->right, &right))
        return false;
    return expr->op == IR_ADD ? !__builtin_add_overflow(left, right, value)
                              : expr->op == IR_SUB && !__builtin_sub_overflow(left, right, value);
}

static bool range_runs(const Flow *f, const IrExpr *start, const IrExpr *stop, const IrExpr *step)
{
    int64_t from = 0, to, by = 1;
    bool is_known = (!start || known_int(f, start, &from)) && (!step || known_int(f, step, &by));
    if (!stop)
        return is_known;
    return is_known && known_int(f, stop, &to) && (by > 0 ? from < to : from > to);
}

static bool surely_runs(const Flow *f, const IrStmt *loop)
{
    if (loop->kind == IR_FOR_RANGE)
        return range_runs(f, loop->start, loop->stop, loop->step);
    bool runs = loop->kind == IR_FOR_EACH;
    vec_each(i, &loop->sources) {
        const IrSource *source = &loop->sources.items[i];
        const IrExpr *value = source->value;
        bool is_display = value && (value->kind == IR_LIST || value->kind == IR_TUPLE || value->kind == IR_SET) && value->args.count;
        bool is_text = value && value->kind == IR_STR && value->length;
        bool is_row = value && value->type->kind == IR_TYPE_TUPLE && !value->type->is_open && value->type->item_count;
        runs &= source->kind == IR_EACH_RANGE ? range_runs(f, source->bounds[0], source->bounds[1], source->bounds[2])
                                              : is_display || is_text || is_row;
    }
    return runs;
}

static void visit_block(Flow *f, const IrBlock *block);

/* One turn of the loop; the state in which its test ends it. */
static State visit_turn(Flow *f, IrStmt *loop)
{
    State leave;
    if (loop->kind == IR_WHILE) {
        visit_expr(f, loop->test);
        bool is_endless = loop->test->kind == IR_BOOL && loop->test->boolean;
        leave = is_endless ? dead_state(f) : copy_state(f, &f->now);
    } else {
        leave = copy_state(f, &f->now);
        bind(f, loop->variable);
        bind(f, loop->index);
        vec_each(i, &loop->sources)
            vec_each(k, &loop->sources.items[i].targets)
                bind(f, loop->sources.items[i].targets.items[k]);
    }
    visit_block(f, &loop->body);
    return leave;
}

static void visit_loop(Flow *f, IrStmt *loop)
{
    LoopFlow own = {.leave = dead_state(f)}, *outer = f->loop;
    IrSlotVec slots = {0};
    State head, leave;
    bool is_while = loop->kind == IR_WHILE, runs = surely_runs(f, loop);
    ir_stmt_slots(&f->scratch, loop, &slots);
    if (!is_while)
        visit_slots(f, &slots);
    head = copy_state(f, &f->now);
    f->loop = &own;
    do {
        own.again = dead_state(f);
        f->now = copy_state(f, &head);
        leave = visit_turn(f, loop);
        merge(f, &f->now, &own.again);
    } while (merge(f, &head, &f->now));
    f->loop = outer;
    if (!runs)
        f->now = leave;
    visit_block(f, &loop->orelse);
    merge(f, &f->now, &own.leave);
}

/* ---- statements */

static void visit_handlers(Flow *f, const IrStmt *stmt, const State *thrown, State *out)
{
    vec_each(i, &stmt->handlers) {
        const IrHandler *handler = &stmt->handlers.items[i];
        f->now = copy_state(f, thrown);
        bind(f, handler->variable);
        visit_block(f, &handler->body);
        if (handler->variable)
            *bits_of(f, handler->variable) = UNBOUND;
        merge(f, out, &f->now);
    }
}

static void visit_try(Flow *f, IrStmt *stmt)
{
    TryFlow all = {.thrown = copy_state(f, &f->now), .outer = f->tries}, body = {.thrown = copy_state(f, &f->now), .outer = &all};
    f->tries = &body;
    visit_block(f, &stmt->body);
    f->tries = &all;
    visit_block(f, &stmt->orelse);
    State out = copy_state(f, &f->now);
    visit_handlers(f, stmt, &body.thrown, &out);
    f->tries = all.outer;
    if (stmt->finally.statements.count) { /* once for the ways that errors take */
        merge(f, &all.thrown, &out);
        f->now = all.thrown;
        visit_block(f, &stmt->finally);
    }
    f->now = out;
    visit_block(f, &stmt->finally);
}

static void visit_branches(Flow *f, IrStmt *stmt)
{
    visit_expr(f, stmt->test);
    State before = copy_state(f, &f->now);
    bool is_known = stmt->test->kind == IR_BOOL;
    f->now.is_dead |= is_known && !stmt->test->boolean;
    fields_assume(f, stmt->test, true);
    visit_block(f, &stmt->body);
    State after = f->now;
    f->now = before;
    f->now.is_dead |= is_known && stmt->test->boolean;
    fields_assume(f, stmt->test, false);
    visit_block(f, &stmt->orelse);
    merge(f, &f->now, &after);
}

static void visit_assign(Flow *f, IrStmt *stmt)
{
    IrSlotVec slots = {0};
    if (stmt->op && stmt->place->kind == IR_VAR)
        read_variable(f, stmt->place);
    if (stmt->op && stmt->place->kind == IR_FIELD)
        read_field(f, stmt->place);
    if (stmt->place->kind == IR_VAR && stmt->value && !stmt->op)
        visit_path(f, stmt->value);
    else
        visit_expr(f, stmt->value);
    if (stmt->place->kind == IR_FIELD) {
        visit_path(f, stmt->place->receiver);
        fields_bind(f, stmt->place);
    } else {
        ir_expr_slots(&f->scratch, stmt->place, &slots);
        visit_slots(f, &slots);
    }
    if (stmt->place->kind == IR_VAR) {
        bind(f, stmt->place->variable);
        fields_assign(f, stmt->place->variable, stmt->op ? NULL : stmt->value);
    }
}

static void leave(Flow *f, State *to)
{
    if (to)
        merge(f, to, &f->now);
    f->now.is_dead = true;
}

static void visit_stmt(Flow *f, IrStmt *stmt)
{
    IrSlotVec slots = {0};
    note_throw(f);
    switch (stmt->kind) {
    case IR_ASSIGN:
        visit_assign(f, stmt);
        return;
    case IR_IF:
        visit_branches(f, stmt);
        return;
    case IR_WHILE:
    case IR_FOR_RANGE:
    case IR_FOR_EACH:
        visit_loop(f, stmt);
        return;
    case IR_TRY:
        visit_try(f, stmt);
        return;
    case IR_BREAK:
        leave(f, f->loop ? &f->loop->leave : NULL);
        return;
    case IR_CONTINUE:
        leave(f, f->loop ? &f->loop->again : NULL);
        return;
    default:
        break;
    }
    if (stmt->kind == IR_ASSERT) /* its message is for the failure */
        visit_expr(f, stmt->test);
    else
        ir_stmt_slots(&f->scratch, stmt, &slots);
    visit_slots(f, &slots);
    if (stmt->kind == IR_DELETE && stmt->place->kind == IR_VAR)
        *bits_of(f, stmt->place->variable) = UNBOUND;
    if (stmt->kind == IR_RETURN)
        leave(f, &f->result);
    if (stmt->kind == IR_RAISE || stmt->kind == IR_TODO)
        leave(f, NULL);
    visit_block(f, &stmt->body);
}

static void visit_block(Flow *f, const IrBlock *block)
{
    for (size_t i = 0; i < block->statements.count && !f->now.is_dead; i++)
        visit_stmt(f, block->statements.items[i]);
}

/* ---- functions and the program */

static void number_locals(Flow *f, const IrVariableVec *variables)
{
    vec_each(i, variables)
        if (variables->items[i]->spelled)
            pointer_map_set(&f->scratch, &f->locals, variables->items[i], (void *)(uintptr_t)++f->count);
}

static void sum_up(Flow *f, FunctionFlow *flow)
{
    if (f->part == FLOW_BINDS && flow->returns)
        fields_sum_up(f, flow);
    if (f->part == FLOW_RETURNS) {
        f->is_changed |= flow->returns == f->result.is_dead;
        flow->returns = !f->result.is_dead;
        return;
    }
    for (size_t i = 0; flow->returns && i < f->global_count; i++) {
        bool binds = f->result.bits[i] == BOUND && !flow->binds[i];
        f->is_changed |= binds;
        flow->binds[i] |= binds;
    }
}

static void visit_function(Flow *f, FunctionFlow *flow)
{
    IrFunction *function = flow->function;
    f->own = flow;
    f->locals = (PointerMap){0};
    f->count = f->global_count;
    number_locals(f, &function->params);
    size_t bound = f->count;
    number_locals(f, &function->locals);
    fields_number(f);
    f->now = dead_state(f);
    f->result = dead_state(f);
    f->now.is_dead = false;
    for (size_t i = 0; i < f->count; i++)
        f->now.bits[i] = i < f->global_count && f->part == FLOW_MARKS ? flow->entry[i] : i >= f->global_count && i < bound ? BOUND : UNBOUND;
    fields_begin(f);
    visit_block(f, &function->body);
    merge(f, &f->result, &f->now);
    if (f->part != FLOW_MARKS)
        sum_up(f, flow);
    arena_release(&f->scratch);
    memset(&f->scratch, 0, sizeof f->scratch);
}

static void visit_functions(Flow *f)
{
    do {
        f->is_changed = false;
        vec_each(i, &f->functions)
            if (f->part != FLOW_MARKS || f->functions.items[i]->is_called)
                visit_function(f, f->functions.items[i]);
    } while (f->is_changed);
}

static void count_write(Flow *f, const IrVariable *variable, const IrExpr *value)
{
    if (!variable)
        return;
    bool is_first = !pointer_map_has(&f->writes, variable);
    pointer_map_set(f->arena, &f->writes, variable, NULL);
    pointer_map_set(f->arena, &f->constants, variable, is_first && value && value->kind == IR_INT ? (void *)value : NULL);
}

static bool note_writes(IrStmt *stmt, void *context)
{
    Flow *f = context;
    if (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR && stmt->place->variable->kind != IR_PARAM)
        count_write(f, stmt->place->variable, stmt->op ? NULL : stmt->value);
    count_write(f, stmt->variable, NULL);
    count_write(f, stmt->index, NULL);
    vec_each(i, &stmt->sources)
        vec_each(k, &stmt->sources.items[i].targets)
            count_write(f, stmt->sources.items[i].targets.items[k], NULL);
    bool deletes = stmt->kind == IR_DELETE && stmt->place->kind == IR_VAR && stmt->place->variable->kind == IR_GLOBAL;
    if (deletes && !f->own->function->is_main)
        pointer_map_set(f->arena, &f->wild, stmt->place->variable, stmt);
    if (stmt->kind == IR_DELETE && stmt->place->kind == IR_FIELD)
        pointer_map_set(f->arena, &f->deleted, stmt->place->field, stmt->place->field);
    return true;
}

static bool note_made(IrExpr *expr, void *context)
{
    Flow *f = context;
    if (expr->kind == IR_NEW || expr->kind == IR_INIT)
        vec_push(f->arena, &f->made, expr);
    return true;
}

static void add_function(Flow *f, IrFunction *function)
{
    FunctionFlow *flow = ARENA_NEW(f->arena, FunctionFlow);
    size_t fields = fields_of_params(function);
    *flow = (FunctionFlow){.function = function, .field_count = fields,
                           .field_binds = ARENA_NEW_ARRAY(f->arena, unsigned char, fields + 1),
                           .field_entry = ARENA_NEW_ARRAY(f->arena, unsigned char, fields + 1), .binds = ARENA_NEW_ARRAY(f->arena, unsigned char, f->global_count + 1),
                           .entry = ARENA_NEW_ARRAY(f->arena, unsigned char, f->global_count + 1)};
    vec_push(f->arena, &f->functions, flow);
    pointer_map_set(f->arena, &f->flows, function, flow);
    f->own = flow;
    ir_walk_block(&function->body, note_writes, note_made, f);
}

static void add_module(Flow *f, const IrModule *module)
{
    vec_each(i, &module->functions)
        add_function(f, module->functions.items[i]);
    vec_each(c, &module->classes)
        vec_each(i, &module->classes.items[c]->methods)
            add_function(f, module->classes.items[c]->methods.items[i]);
    if (module->main)
        add_function(f, module->main);
}

void unbound_find(IrProgram *program)
{
    Flow f = {.arena = program->arena, .program = program};
    vec_each(m, &program->modules)
        vec_each(i, &program->modules.items[m]->globals) {
            IrVariable *global = program->modules.items[m]->globals.items[i];
            if (global->spelled)
                pointer_map_set(f.arena, &f.numbers, global, (void *)(uintptr_t)++f.global_count);
        }
    vec_each(m, &program->modules)
        add_module(&f, program->modules.items[m]);
    visit_functions(&f);
    f.part = FLOW_BINDS;
    visit_functions(&f);
    f.part = FLOW_MARKS;
    fields_set_defaults(&f);
    FunctionFlow *main = program->modules.count && program->modules.items[0]->main
                             ? pointer_map_get(&f.flows, program->modules.items[0]->main) : NULL;
    if (!main)
        return;
    main->is_called = true;
    memset(main->entry, UNBOUND, f.global_count);
    visit_functions(&f);
    vec_each(i, &f.marked)
        unbound_witness(program, f.marked.items[i]->kind == IR_FIELD ? f.marked.items[i] : fields_asked(f.marked.items[i]));
}
