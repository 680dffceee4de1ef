#include "options.h"

#include <criterion/criterion.h>
#include <stdio.h>

static Arena arena;
static Options options;

static void tear_down(void)
{
    arena_release(&arena);
}

TestSuite(options, .fini = tear_down);

/* The usage messages of the refused lines go nowhere. */
static bool parse(char **argv)
{
    int argc = 0;
    while (argv[argc])
        argc++;
    cr_assert(freopen("/dev/null", "w", stderr));
    return options_parse(&options, &arena, argc, argv);
}

#define PARSE(...) parse((char *[]){"torch2mlx", __VA_ARGS__, NULL})

Test(options, convert_with_everything)
{
    cr_assert(PARSE("convert", "-o", "out", "train.py", "--rules=a", "--rules", "b", "--vendor-runtime",
                    "--dry-run", "--grad=record", "--precision=bf16", "--dump", "ir", "--stop-after=parse", "--force"));
    cr_expect_eq(options.command, COMMAND_CONVERT);
    cr_expect_str_eq(options.input, "train.py");
    cr_expect_str_eq(options.output_dir, "out");
    cr_assert_eq(options.rule_dirs.count, 2);
    cr_expect_str_eq(options.rule_dirs.items[1], "b");
    cr_expect(options.vendor_runtime && options.dry_run && options.force);
    cr_expect_eq(options.grad, GRAD_RECORD);
    cr_expect_str_eq(precision_name(options.precision), "bf16");
    cr_expect_eq(options.dump, DUMP_IR);
    cr_expect_str_eq(options.stop_after, "parse");
}

Test(options, what_follows_two_dashes_is_the_trainers)
{
    char *argv[] = {"torch2mlx", "run", "dir", "--", "--epochs", "3", "--help", NULL};
    cr_assert(parse(argv));
    cr_expect_eq(options.command, COMMAND_RUN);
    cr_expect_str_eq(options.run_arguments[0], "--epochs");
    cr_expect_str_eq(options.run_arguments[2], "--help");
    cr_expect_null(options.run_arguments[3]);
}

Test(options, report_formats)
{
    cr_assert(PARSE("report", "--format=json", "train.py"));
    cr_expect_eq(options.format, FORMAT_JSON);
    cr_expect_not(PARSE("report", "--format=xml", "train.py"));
}

Test(options, help_and_version_need_nothing)
{
    cr_assert(PARSE("--help"));
    cr_expect_eq(options.command, COMMAND_HELP);
    cr_assert(PARSE("--version"));
    cr_expect_eq(options.command, COMMAND_VERSION);
    cr_assert(PARSE("convert", "--help"));
    cr_expect_eq(options.command, COMMAND_HELP);
}

Test(options, refuses_what_it_does_not_know)
{
    cr_expect_not(parse((char *[]){"torch2mlx", NULL}));
    cr_expect_not(PARSE("transmogrify", "train.py"));
    cr_expect_not(PARSE("convert"));
    cr_expect_not(PARSE("convert", "a.py", "b.py"));
    cr_expect_not(PARSE("convert", "train.py", "--unknown"));
    cr_expect_not(PARSE("convert", "train.py", "-o"));
    cr_expect_not(PARSE("convert", "train.py", "--dump=bytecode"));
    cr_expect_not(PARSE("convert", "train.py", "--dry-run=yes"));
    cr_expect_not(PARSE("convert", "train.py", "--dumpir"));
}
