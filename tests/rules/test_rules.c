/* Reading stubs: names and re-exports, overloads, decorators, annotations, classes, faults, a user's folder before ours. */
#include "rules/rules.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <string.h>

static Arena arena;
static NameTable names;
static Sources sources;
static Diagnostics diagnostics;
static AstIds ids;
static SyntaxContext syntax;
static TypeStore types;
static Rules rules;

static void open_rules(const char *const *folders, size_t count)
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
    rules_init(&rules, &syntax, &types, folders, count);
}

static void open_stubs(void)
{
    open_rules((const char *[]){T2M_STUBS_DIR}, 1);
}

static void close_rules(void)
{
    arena_release(&arena);
}

TestSuite(rules, .init = open_stubs, .fini = close_rules);

static RuleOverload *overload(const char *qualified, size_t index)
{
    const RuleSymbol *symbol = rules_find(&rules, qualified);
    cr_assert(symbol && symbol->kind == RULE_FUNCTION, "no function %s", qualified);
    cr_assert_lt(index, symbol->function->overloads.count);
    return symbol->function->overloads.items[index];
}

static const char *param_text(const RuleOverload *rule, size_t index)
{
    return type_text(&arena, rule->params.items[index].type);
}

Test(rules, re_exports_find_the_same_class)
{
    const RuleSymbol *box = rules_find(&rules, "lib.Box"), *square = rules_find(&rules, "lib.shapes.Square");
    const RuleSymbol *alias = rules_find(&rules, "lib.Alias");
    cr_assert(box && square && alias);
    cr_expect_eq(box->class_, square->class_);
    cr_expect_eq(alias->class_, square->class_);
    cr_expect_str_eq(square->class_->class_.qualified->text, "lib.shapes.Square");
    cr_expect_null(rules_find(&rules, "lib.Circle"));
    cr_expect_null(rules_find(&rules, "no.such.module"));
}

Test(rules, overloads_keep_their_order)
{
    cr_expect_str_eq(overload("lib.first", 0)->c, "first({xs})");
    cr_expect_str_eq(param_text(overload("lib.first", 0), 0), "list[T]");
    cr_expect_eq(overload("lib.first", 0)->result->kind, TYPE_VARIABLE);
    cr_expect_str_eq(param_text(overload("lib.first", 1), 0), "str");
}

Test(rules, decorators_are_read)
{
    const RuleOverload *hard = overload("lib.hard", 0), *soft = overload("lib.soft", 0);
    cr_expect_eq(hard->todo.number, 2777);
    cr_expect_eq(hard->todo.effort, DIAG_EFFORT_REWRITE);
    cr_expect_str_eq(hard->todo.help, "too hard");
    cr_expect_str_eq(hard->todo.title, "lib.hard");
    cr_expect_str_eq(soft->drop, "not needed");
    cr_expect_eq(soft->effects, RULE_EFFECT_DRAWS | RULE_EFFECT_IO);
    cr_expect(name_is(soft->role, "detach"));
    cr_expect_str_eq(soft->doc, "Says something.");
    cr_expect_null(soft->body);
    cr_expect_not_null(overload("lib.body", 0)->body);
}

Test(rules, classes_and_their_members)
{
    const RuleSymbol *square = rules_find(&rules, "lib.shapes.Square"), *ghost = rules_find(&rules, "lib.shapes.Ghost");
    cr_assert(square && ghost);
    cr_expect_str_eq(square->class_->c_type, "square");
    cr_expect(square->class_->is_pointer);
    cr_expect(ghost->class_->is_valueless);
    cr_expect(class_is(&square->class_->class_, "lib.shapes.Shape"));
    const RuleSymbol *sides = rule_class_member(square->class_, name_intern(&names, "sides"));
    cr_assert(sides && sides->kind == RULE_VALUE);
    cr_expect_str_eq(sides->value->c, "{self}->sides");
    cr_expect(rules_find(&rules, "lib.shapes.Square.area")->function->is_property);
    cr_expect(rules_find(&rules, "lib.shapes.Square.make")->function->is_static);
}

Test(rules, parameters_without_self)
{
    const RuleOverload *init = overload("lib.shapes.Square.__init__", 0);
    static const RuleParamKind kinds[] = {RULE_PARAM_NORMAL, RULE_PARAM_VARARG, RULE_PARAM_KEYWORD_ONLY, RULE_PARAM_KWARG};
    cr_assert_eq(init->params.count, 4);
    for (size_t i = 0; i < 4; i++)
        cr_expect_eq(init->params.items[i].kind, kinds[i]);
    cr_expect_str_eq(param_text(init, 0), "int[n]");
    cr_expect_not_null(init->params.items[2].default_value);
}

Test(rules, annotations_of_typing)
{
    const RuleOverload *area = overload("lib.area", 0);
    cr_expect_str_eq(param_text(area, 0), "Optional[Square]");
    cr_expect_str_eq(param_text(area, 1), "Callable[str, int]");
    cr_expect_str_eq(param_text(area, 2), "Iterable[int]");
    cr_expect_str_eq(type_text(&arena, area->result), "Optional[float]");
    cr_expect_eq(diag_count(&diagnostics, DIAG_ERROR), 0);
}

Test(rules, literal_values_are_settled)
{
    const RuleSymbol *kind = rules_find(&rules, "lib.kind");
    cr_assert(kind && kind->kind == RULE_VALUE);
    cr_expect(kind->value->type->literal.is_settled);
    cr_expect_str_eq(kind->value->type->literal.text, "fast");
}

Test(rules, faults_are_reported_where_they_stand)
{
    cr_expect_not_null(rules_find(&rules, "faulty.g"));
    rules_read_all(rules_module(&rules, name_intern(&names, "faulty")));
    cr_assert_eq(diag_count(&diagnostics, DIAG_ERROR), 3);
    cr_expect_eq(diagnostics.list.items[0].spec.number, DIAG_bad_stub);
    cr_expect_not_null(rules_find(&rules, "lib.late.later"), "a fault does not stop the reading");
}

Test(rules, nearest_name)
{
    RuleModule *lib = rules_module(&rules, name_intern(&names, "lib"));
    cr_expect(name_is(rules_nearest(&rules, lib, NULL, name_intern(&names, "frist")), "first"));
    cr_expect_null(rules_nearest(&rules, lib, NULL, name_intern(&names, "completely_different")));
}

Test(rules, a_users_folder_wins)
{
    close_rules();
    open_rules((const char *[]){T2M_USER_STUBS_DIR, T2M_STUBS_DIR}, 2);
    cr_expect_eq(overload("lib.hard", 0)->todo.number, 0);
    cr_expect_eq(rules_find(&rules, "lib.hard")->function->overloads.count, 1);
    cr_expect_not_null(rules_find(&rules, "lib.mine"));
    cr_expect_not_null(rules_find(&rules, "lib.soft"));
}

static void read_folder(const char *path, const char *prefix)
{
    DIR *folder = opendir(path);
    cr_assert_not_null(folder, "%s", path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *name = entry->d_name, *dot = strrchr(name, '.');
        if (name[0] == '.' || strcmp(name, "README.md") == 0)
            continue;
        if (!dot) {
            read_folder(arena_printf(&arena, "%s/%s", path, name), arena_printf(&arena, "%s%s.", prefix, name));
        } else if (strcmp(dot, ".pyi") == 0) {
            bool is_package = strcmp(name, "__init__.pyi") == 0;
            Name module = name_printf(&names, "%s%.*s", prefix, (int)(dot - name), name);
            if (is_package)
                module = name_intern_bytes(&names, prefix, strlen(prefix) - 1);
            RuleModule *read = rules_module(&rules, module);
            cr_expect_not_null(read, "%s", module->text);
            if (read)
                rules_read_all(read);
        }
    }
    closedir(folder);
}

Test(rules, the_products_stubs_have_no_faults)
{
    close_rules();
    open_rules((const char *[]){T2M_PRODUCT_RULES}, 1);
    read_folder(T2M_PRODUCT_RULES, "");
    Text text = {0};
    diag_finish(&diagnostics);
    diag_render_all(&diagnostics, false, &text);
    cr_expect_eq(diag_count(&diagnostics, DIAG_ERROR), 0, "%s", text_string(&text));
    text_release(&text);
}

Test(rules, private_modules_are_parts_of_their_package)
{
    const RuleSymbol *apart = rules_find(&rules, "lib.apart");
    cr_assert(apart && apart->kind == RULE_FUNCTION);
    cr_expect_str_eq(apart->function->qualified->text, "lib.apart");
    const RuleSymbol *first = rules_find(&rules, "lib.Whole.first_part");
    cr_assert(first && first->kind == RULE_FUNCTION);
    cr_expect_str_eq(first->function->qualified->text, "lib.Whole.first_part");
    const RuleSymbol *whole = rules_find(&rules, "lib.Whole");
    cr_assert(whole && whole->kind == RULE_CLASS);
    cr_expect(name_is(rules_nearest(&rules, NULL, whole->class_, name_intern(&names, "frist_part")), "first_part"));
}
