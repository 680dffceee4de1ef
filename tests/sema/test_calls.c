/* What lowering reads: bound arguments in the target's order, how a call was resolved, which variable an expression means. */
#include "sema/sema.h"

#include <criterion/criterion.h>
#include <string.h>

static Arena arena;
static NameTable names;
static Sources sources;
static Diagnostics diagnostics;
static AstIds ids;
static SyntaxContext syntax;
static TypeStore types;
static Rules rules;
static const Module *module;
static Program *program;

static void analyse(const char *text)
{
    arena = (Arena){0};
    sources = (Sources){0};
    diagnostics = (Diagnostics){0};
    ids = (AstIds){.next = 1};
    names_init(&names, &arena);
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    syntax = (SyntaxContext){.arena = &arena, .names = &names, .sources = &sources, .diagnostics = &diagnostics, .ids = &ids};
    types_init(&types, &arena, &names);
    const char *folders[] = {T2M_CASE_RULES};
    rules_init(&rules, &syntax, &types, folders, 1);
    module = parse_module(&syntax, source_from_text(&syntax, "script.py", text, strlen(text)));
    cr_assert_not_null(module);
    program = sema_run(&syntax, &rules, module);
}

static void finish(void)
{
    arena_release(&arena);
}

TestSuite(calls, .fini = finish);

static Instance *main_instance(void)
{
    return program->main->body->instances.items[0];
}

/* The expression of the last statement, which is an expression or an assignment. */
static Expr *last_expr(void)
{
    const Stmt *stmt = module->body.items[module->body.count - 1];
    return stmt->kind == STMT_EXPR ? stmt->expr.value : stmt->assign.value;
}

static const BoundCall *last_call(void)
{
    const ExprInfo *info = sema_expr(main_instance(), last_expr());
    cr_assert(info && info->call);
    return info->call;
}

Test(calls, arguments_stand_in_the_order_of_the_parameters)
{
    analyse("def f(a, b=2, *rest, c=3, **more):\n    return a\n\nf(1, c=5, z=6)\n");
    const BoundCall *call = last_call();
    cr_assert_eq(call->kind, CALL_USER);
    cr_assert_eq(call->arg_count, 5);
    static const ArgKind kinds[] = {ARG_EXPR, ARG_DEFAULT, ARG_SPREAD, ARG_EXPR, ARG_KEYWORDS};
    for (size_t i = 0; i < 5; i++)
        cr_expect_eq(call->args[i].kind, kinds[i], "argument %zu", i);
    cr_expect_eq(call->args[1].expr->constant.integer, 2);
    cr_expect_eq(call->args[3].expr->constant.integer, 5);
    cr_expect_eq(call->args[4].keywords.count, 1);
    cr_expect_eq(call->instance, program->functions.items[0]->instances.items[0]);
}

Test(calls, records_and_tuples_spread_into_parameters)
{
    analyse("def f(a, b, c):\n    return a\n\npair = (1, 2)\nkw = {'c': 3}\nf(*pair, **kw)\n");
    const BoundCall *call = last_call();
    cr_assert_eq(call->arg_count, 3);
    cr_expect_eq(call->args[1].kind, ARG_ITEM);
    cr_expect_eq(call->args[1].item, 1);
    cr_expect_eq(call->args[2].kind, ARG_RECORD_FIELD);
    cr_expect(name_is(call->args[2].field, "c"));
}

Test(calls, rules_bind_by_keyword_and_keep_the_receiver)
{
    analyse("import torch\nx = torch.zeros(2, 3)\nx.transpose(dim1=0, dim0=1)\n");
    const BoundCall *call = last_call();
    cr_assert_eq(call->kind, CALL_RULE);
    cr_expect(name_is(call->rule->function->qualified, "torch.Tensor.transpose"));
    cr_expect_eq(call->receiver->kind, EXPR_NAME);
    cr_expect_eq(call->args[0].expr->constant.integer, 1, "dim0 comes first");
    cr_expect_eq(call->args[1].expr->constant.integer, 0);
}

Test(calls, reflected_operators_say_so)
{
    analyse("import torch\nx = torch.zeros(2)\n1 - x\n");
    const BoundCall *call = last_call();
    cr_expect(call->is_reversed);
    cr_expect_eq(call->receiver, last_expr()->bin_op.right);
    cr_expect(name_is(call->rule->function->name, "__rsub__"));
}

Test(calls, builtins_become_methods)
{
    analyse("xs = [1]\nlen(xs)\n");
    const BoundCall *call = last_call();
    cr_expect(name_is(call->rule->function->qualified, "builtins.list.__len__"));
    cr_expect_eq(call->receiver, last_expr()->call.args.items[0]);
}

Test(calls, modules_are_called_through_forward)
{
    analyse("import torch\nimport torch.nn as nn\n\nclass Net(nn.Module):\n    def __init__(self):\n"
            "        super().__init__()\n        self.fc = nn.Linear(2, 3)\n\n    def forward(self, x):\n"
            "        return self.fc(x)\n\nnet = Net()\nnet(torch.zeros(1, 2))\n");
    const BoundCall *call = last_call();
    cr_assert_eq(call->kind, CALL_USER);
    cr_expect(name_is(call->instance->unique, "Net_forward"));
    cr_expect_eq(call->receiver, last_expr()->call.func);
    cr_expect_eq(call->target_count, 0);
    const UserClass *net = program->classes.items[0];
    cr_assert_eq(net->fields.count, 1);
    cr_expect(net->fields.items[0]->is_embedded);
    cr_expect_eq(net->fields.items[0]->kind, FIELD_MODULE);
    const Stmt *super_call = net->def->class_def.body.items[0]->function_def.body.items[0];
    const ExprInfo *info = sema_expr(net->init, super_call->expr.value);
    cr_expect(info->call->is_super);
    cr_expect_null(info->call->receiver);
}

Test(calls, overridden_methods_are_virtual)
{
    analyse("class A:\n    def f(self):\n        return 1\n\nclass B(A):\n    def f(self):\n        return 2\n\n"
            "xs = [A(), B()]\nxs[0].f()\n");
    cr_expect_eq(last_call()->target_count, 2);
    cr_expect_eq(program->functions.items[1]->instances.count, 1, "B.f is reached through A");
}

Test(calls, augmented_assignment_reads_one_variable_and_writes_another)
{
    analyse("import torch\ntotal = 0.0\ntotal += torch.zeros(1)\n");
    const Stmt *stmt = module->body.items[2];
    const StmtInfo *info = sema_stmt(main_instance(), stmt);
    const ExprInfo *stored = sema_expr(main_instance(), stmt->aug_assign.target);
    cr_assert(info->loaded && info->loaded->variable && stored->variable);
    cr_expect_eq(info->loaded->stored->kind, TYPE_FLOAT);
    cr_expect_eq(stored->stored->kind, TYPE_TENSOR);
    cr_expect_neq(info->loaded->variable, stored->variable);
}

Test(calls, globals_of_functions_are_one_variable)
{
    analyse("def f():\n    return model + 1\n\nmodel = 2\nf()\nmodel\n");
    const ExprInfo *info = sema_expr(main_instance(), last_expr());
    const Stmt *use = program->functions.items[0]->body->items[0];
    const ExprInfo *inner =
        sema_expr(program->functions.items[0]->instances.items[0], use->return_stmt.value->bin_op.left);
    cr_assert(info && inner);
    cr_expect_eq(info->variable, inner->variable);
    cr_expect_eq(info->variable->kind, VARIABLE_GLOBAL);
    cr_expect(info->variable->is_constant);
    cr_expect_eq(info->variable->owner, main_instance());
}

Test(calls, loops_say_what_they_run_over)
{
    analyse("d = {1: 'a'}\nfor i, (k, v) in enumerate(d.items(), 1):\n    print(i, k, v)\n");
    const Iteration *iteration = sema_iteration(main_instance(), module->body.items[1]->id);
    cr_assert_eq(iteration->kind, ITERATE_ENUMERATE);
    cr_expect_eq(iteration->start->constant.integer, 1);
    cr_assert_eq(iteration->part_count, 1);
    cr_expect_eq(iteration->parts[0]->kind, ITERATE_DICT_ITEMS);
    cr_expect_eq(iteration->parts[0]->source->kind, EXPR_NAME);
    cr_expect_eq(iteration->parts[0]->source_type->kind, TYPE_DICT);
}

Test(calls, narrowing_keeps_the_slot)
{
    analyse("def f(n=None):\n    if n is not None:\n        return n + 1\n    return 0\n\nf()\nf(3)\n");
    const Instance *f = program->functions.items[0]->instances.items[0];
    const Stmt *test = program->functions.items[0]->body->items[0];
    const Expr *use = test->if_stmt.body.items[0]->return_stmt.value->bin_op.left;
    const ExprInfo *info = sema_expr(f, use);
    cr_expect_eq(info->type->kind, TYPE_INT);
    cr_expect_eq(info->stored->kind, TYPE_OPTIONAL);
}

Test(calls, events_name_every_library_use_once)
{
    analyse("import torch\nx = torch.zeros(2)\nfor i in range(3):\n    y = x.to('cpu')\n");
    size_t dropped = 0, converted = 0;
    vec_each(i, &program->events) {
        dropped += program->events.items[i].kind == EVENT_DROPPED;
        converted += program->events.items[i].kind == EVENT_CONVERTED;
    }
    cr_expect_eq(dropped, 1);
    cr_expect_geq(converted, 2);
}
