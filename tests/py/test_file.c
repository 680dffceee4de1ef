/* Files, paths, folders, Ctrl-C. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "support.h"

static char folder[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/t2m-py-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
}

static void remove_folder(void)
{
    py_list *names = os_listdir(folder);
    for (int64_t i = 0; i < names->length; i++)
        os_remove(names->items[i].s->text);
    os_rmdir(folder);
}

TestSuite(file, .init = make_folder, .fini = remove_folder);

static void write_bytes(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    fwrite(bytes, 1, size, file);
    fclose(file);
}

Test(file, text_is_translated_and_counted)
{
    write_bytes("a.txt", "one\r\ntw\xc3\xb6\rthree", 15);
    cr_assert(py_str_equal(py_read_file("a.txt"), PY_STR("one\ntw\u00f6\nthree")));
    py_file *file = py_open("a.txt", "r");
    cr_assert_str_eq(py_text(py_file_read(file, 5)), "one\nt");
    cr_assert_str_eq(py_text(py_file_readline(file)), "w\u00f6\n");
    cr_assert_str_eq(py_text(py_file_read(file, -1)), "three");
    cr_assert_str_eq(py_text(py_file_read(file, -1)), "");
    cr_assert_str_eq(py_text(py_list_repr(py_file_readlines(py_open("a.txt", "r")))),
                     "['one\\n', 'tw\u00f6\\n', 'three']");
    int lines = 0;
    py_file *again = py_open("a.txt", "r");
    for (py_str line; (line = py_file_next(again)) != NULL;)
        lines++;
    cr_assert_eq(lines, 3);
}

Test(file, writing_and_appending)
{
    py_file *file = py_open("b.txt", "w");
    cr_assert_eq(py_file_write(file, PY_STR("h\u00e9\n")), 3);
    py_file_writelines(file, py_objects(PY_STR("x"), PY_STR("y")));
    py_file_close(file);
    py_file_close(file);
    file = py_open("b.txt", "a");
    py_file_write(file, PY_STR("!"));
    py_file_close(file);
    cr_assert_str_eq(py_text(py_read_file("b.txt")), "h\u00e9\nxy!");
}

static void read_latin1(void *unused)
{
    (void)unused;
    write_bytes("latin", "caf\xe9 au lait", 12);
    py_read_file("latin");
}

static void read_closed(void *unused)
{
    (void)unused;
    py_file *file = py_open("c.txt", "w");
    py_file_close(file);
    py_file_write(file, PY_STR("x"));
}

static void read_write_only(void *unused)
{
    (void)unused;
    py_file_read(py_open("c.txt", "w"), -1);
}

Test(file, errors)
{
    expect_error(
        read_latin1,
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: invalid continuation byte");
    expect_error(read_closed, "ValueError: I/O operation on closed file.");
    expect_error(read_write_only, "io.UnsupportedOperation: not readable");
}

/* A limit on the size of files stands for a full disk. */
static void overfill(void *unused)
{
    (void)unused;
    struct rlimit limit = {20000, 20000};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    py_safe_file file = py_safe_open("keep.bin");
    char block[4096] = {0};
    for (int i = 0; i < 10; i++)
        py_safe_write(&file, block, sizeof(block));
    py_safe_commit(&file);
}

Test(file, a_full_disk_leaves_the_old_file)
{
    write_bytes("keep.bin", "old", 3);
    expect_error(overfill, "OSError: [Errno 27] File too large: 'keep.bin'");
    cr_assert_str_eq(py_text(py_read_file("keep.bin")), "old");
    cr_assert_eq(os_listdir(".")->length, 1, "the temporary file is gone");
    py_safe_file file = py_safe_open("keep.bin");
    py_safe_write(&file, "new", 3);
    py_safe_commit(&file);
    cr_assert_str_eq(py_text(py_read_file("keep.bin")), "new");
    cr_assert_eq(os_listdir(".")->length, 1);
}

Test(file, links_are_followed_and_devices_written)
{
    write_bytes("real", "old", 3);
    cr_assert_eq(symlink("real", "link"), 0);
    py_safe_file file = py_safe_open("link");
    py_safe_write(&file, "new", 3);
    py_safe_commit(&file);
    cr_assert_str_eq(py_text(py_read_file("real")), "new");
    char target[16] = {0};
    cr_assert_eq(readlink("link", target, sizeof(target) - 1), 4, "the link is still one");
    file = py_safe_open("/dev/null");
    py_safe_write(&file, "x", 1);
    py_safe_commit(&file);
    cr_assert(!os_path_isfile("/dev/null"));
}

#define TEXT_EQ(s, expected) cr_assert_str_eq(py_text(s), expected)

Test(path, joins_and_splits)
{
    TEXT_EQ(os_path_join(PY_STR("a"), PY_STR("b"), PY_STR("c.txt")), "a/b/c.txt");
    TEXT_EQ(os_path_join(PY_STR("a/"), PY_STR("b")), "a/b");
    TEXT_EQ(os_path_join(PY_STR("a"), PY_STR("/b")), "/b");
    TEXT_EQ(os_path_join(PY_STR(""), PY_STR("b")), "b");
    TEXT_EQ(os_path_join(PY_STR("a"), PY_STR("")), "a/");
    TEXT_EQ(os_path_basename("/x/y.tar.gz"), "y.tar.gz");
    TEXT_EQ(os_path_basename("/x/"), "");
    TEXT_EQ(os_path_dirname("/x/y"), "/x");
    TEXT_EQ(os_path_dirname("y"), "");
    TEXT_EQ(os_path_splitext("a/b.tar.gz").head, "a/b.tar");
    TEXT_EQ(os_path_splitext("a/b.tar.gz").tail, ".gz");
    TEXT_EQ(os_path_splitext("a.b/.profile").tail, "");
    TEXT_EQ(os_path_normpath("a/./b/../../..//c/"), "../c");
    TEXT_EQ(os_path_normpath("/../a"), "/a");
    TEXT_EQ(os_path_normpath(""), ".");
    setenv("HOME", "/home/someone/", 1);
    TEXT_EQ(os_path_expanduser("~/x"), "/home/someone/x");
    TEXT_EQ(os_path_expanduser("a~"), "a~");
}

Test(file, folders)
{
    os_makedirs("d/e/f", false);
    os_makedirs("d/e/f/", true);
    cr_assert(os_path_isdir("d/e/f") && !os_path_isfile("d/e/f") && !os_path_exists("d/x"));
    os_rmdir("d/e/f");
    os_rmdir("d/e");
    os_rmdir("d");
}

static void interrupted_run(void *unused)
{
    (void)unused;
    char *arguments[] = {"./train", "--x"};
    t2m_start(2, arguments, "train.py");
    t2m_check_interrupt();
    printf("step\n");
    raise(SIGINT);
    printf("the step is finished\n");
    t2m_check_interrupt();
    printf("not reached\n");
}

Test(start, ctrl_c_ends_at_a_step)
{
    outcome o = run_apart(interrupted_run, NULL);
    cr_assert_eq(o.code, 130);
    cr_assert_str_eq(o.err, "KeyboardInterrupt\n");
    cr_assert_str_eq(o.out, "step\nthe step is finished\n");
}

Test(start, arguments)
{
    char *arguments[] = {"/usr/bin/train", "--x", "1"};
    t2m_start(3, arguments, "train.py");
    cr_assert_str_eq(py_text(py_list_repr(sys_argv())), "['train.py', '--x', '1']");
}

static py_str found(const char *pattern, bool recursive)
{
    return py_list_repr(py_sorted(glob_glob(pattern, recursive), false));
}

Test(file, globs_copies_and_removes)
{
    os_makedirs("t/a/b", false);
    write_bytes("t/x.txt", "x", 1);
    write_bytes("t/.hidden.txt", "x", 1);
    write_bytes("t/a/y.txt", "y", 1);
    write_bytes("t/a/b/z.py", "z", 1);
    TEXT_EQ(found("t/*.txt", false), "['t/x.txt']");
    TEXT_EQ(found("t/*/*", false), "['t/a/b', 't/a/y.txt']");
    TEXT_EQ(found("t/[xy].t?t", false), "['t/x.txt']");
    TEXT_EQ(found("t/none*", false), "[]");
    TEXT_EQ(found("t/x.txt", false), "['t/x.txt']");
    TEXT_EQ(found("t/**/*.txt", true), "['t/a/y.txt', 't/x.txt']");
    TEXT_EQ(found("t/**", true), "['t/', 't/a', 't/a/b', 't/a/b/z.py', 't/a/y.txt', 't/x.txt']");
    TEXT_EQ(found("t/**/b", true), "['t/a/b']");
    TEXT_EQ(found("**/*.py", true), "['t/a/b/z.py']");
    shutil_copy("t/x.txt", "t/a");
    TEXT_EQ(py_read_file("t/a/x.txt"), "x");
    shutil_rmtree("t", false);
    shutil_rmtree("t", true);
    cr_assert(!os_path_exists("t"));
}
