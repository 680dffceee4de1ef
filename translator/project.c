/* The subcommands build and run: cmake and the trainer as child processes, without a shell in between. */
#include "base/text.h"
#include "driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Runs a program to its end; its exit code, 128 + n if signal n ended it, 127 if it could not be started. The output of
 * tools goes to stderr: stdout belongs to the trainer.
 */
static int run_program(char *const argv[], bool is_tool)
{
    fflush(NULL);
    pid_t child = fork();
    if (child < 0) {
        fprintf(stderr, "torch2mlx: cannot start %s: %s\n", argv[0], strerror(errno));
        return 127;
    }
    if (child == 0) {
        if (is_tool)
            dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(argv[0], argv);
        fprintf(stderr, "torch2mlx: cannot start %s: %s\n", argv[0], strerror(errno));
        _exit(127);
    }
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return 127;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool has_file(const char *directory, const char *name)
{
    Text path = {0};
    struct stat info;
    text_printf(&path, "%s/%s", directory, name);
    bool exists = stat(path.data, &info) == 0 && S_ISREG(info.st_mode);
    text_release(&path);
    return exists;
}

/* precision: an option, or NULL, which leaves the one of an earlier build */
static int cmake_build(char *directory, char *build, char *precision)
{
    char *configure[] = {"cmake", "-S", directory, "-B", build, "-DCMAKE_BUILD_TYPE=Release", precision, NULL};
    char *compile[] = {"cmake", "--build", build, NULL};
    if (run_program(configure, true) == 0 && run_program(compile, true) == 0)
        return EXIT_CONVERTED;
    fprintf(stderr, "torch2mlx: %s did not build; the compiler's messages are above\n", directory);
    return EXIT_BUILD_FAILED;
}

int project_build(const char *directory, const char *precision)
{
    if (!has_file(directory, "CMakeLists.txt")) {
        fprintf(stderr, "torch2mlx: %s has no CMakeLists.txt: give the folder that convert wrote\n",
                directory);
        return EXIT_USAGE;
    }
    Text build = {0}, source = {0}, option = {0};
    text_add(&source, directory);
    text_printf(&build, "%s/build", directory);
    if (precision)
        text_printf(&option, "-DT2M_PRECISION=%s", precision);
    else /* what an earlier build was told does not stay */
        text_add(&option, "-UT2M_PRECISION");
    int code = cmake_build(source.data, build.data, option.data);
    text_release(&option);
    text_release(&build);
    text_release(&source);
    return code;
}

/* The name of the program is the one in add_executable(NAME of the project's CMakeLists.txt. */
static bool find_program_name(const char *directory, char name[256])
{
    Text path = {0};
    text_printf(&path, "%s/CMakeLists.txt", directory);
    FILE *file = fopen(path.data, "r");
    text_release(&path);
    if (!file)
        return false;
    char line[1024];
    bool found = false;
    while (!found && fgets(line, sizeof line, file))
        found = sscanf(line, " add_executable(%255[^ \t\r\n)]", name) == 1;
    fclose(file);
    return found;
}

int project_run(const char *directory, const char *precision, char **arguments)
{
    int built = project_build(directory, precision);
    if (built != EXIT_CONVERTED)
        return built;
    char name[256];
    if (!find_program_name(directory, name)) {
        fprintf(stderr, "torch2mlx: %s/CMakeLists.txt has no add_executable\n", directory);
        return EXIT_BUILD_FAILED;
    }
    size_t count = 0;
    while (arguments && arguments[count])
        count++;
    Text program = {0};
    text_printf(&program, "%s/build/%s", directory, name);
    char **argv = calloc(count + 2, sizeof *argv);
    int code = EXIT_BUG;
    if (argv) {
        argv[0] = program.data;
        for (size_t i = 0; i < count; i++)
            argv[i + 1] = arguments[i];
        code = run_program(argv, false);
    }
    free(argv);
    text_release(&program);
    return code;
}
