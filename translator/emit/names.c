/*
 * C names: Python's wherever they can stay. A name is changed (by a trailing underscore, then a number) if
 * it is a keyword or something of C's library or the runtime that the text may need where the name is
 * visible.
 */
#include "emit/emitter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const keywords[] = {
    "auto",   "break",    "case",     "char",     "const", "continue", "default", "do",     "double",
    "else",   "enum",     "extern",   "float",    "for",   "goto",     "if",      "inline", "int",
    "long",   "register", "restrict", "return",   "short", "signed",   "sizeof",  "static", "struct",
    "switch", "typedef",  "union",    "unsigned", "void",  "volatile", "while",   "_Bool",  "asm",
    "typeof", "true",     "false",    "bool",     "NULL",  "stdin",    "stdout",  "stderr", "errno",
    "assert", "offsetof", "INFINITY", "NAN",      "main",  "int64_t",  "size_t",  "unix",   "linux",
    "FILE",   "EOF",      "pow",      "signbit",  "isnan", "isinf",    "I",       "complex",
};

/* Names of C's library and of the runtime without a prefix: fine for locals, not at file scope. */
static const char *const library[] = {
    "abort",     "abs",     "acos",      "asin",    "atan",    "atan2", "bsearch", "calloc",    "ceil",
    "clock",     "cos",     "cosh",      "daemon",  "dataset", "div",   "erf",     "exit",      "exp",
    "exp2",      "expm1",   "fabs",      "floor",   "fmax",    "fmin",  "fmod",    "free",      "gamma",
    "getenv",    "hypot",   "index",     "isalpha", "j0",      "j1",    "jn",      "labs",      "lgamma",
    "link",      "log",     "log10",     "log1p",   "log2",    "logb",  "malloc",  "memcpy",    "modf",
    "optimizer", "pause",   "pipe",      "printf",  "puts",    "qsort", "raise",   "rand",      "random",
    "read",      "realloc", "remainder", "remove",  "rename",  "rint",  "round",   "scheduler", "select",
    "signal",    "sin",     "sinh",      "sleep",   "sqrt",    "srand", "strlen",  "strdup",    "sync",
    "system",    "tan",     "tanh",      "time",    "trunc",   "write", "y0",      "y1",        "yn",
    "tgamma",    "nan",     "frexp",     "ldexp",   "cbrt",    "erfc",  "acosh",   "asinh",     "atanh",
    "grad_scaler", "copysign",  "nextafter", "fdim",    "fma",     "lround",  "ilogb", "nearbyint", "isdigit", "isalnum",
    "islower",   "isupper", "isspace",   "tolower", "toupper", "atoi",  "atof",    "atol",      "strchr",
    "strcmp",    "strstr",  "strtok",    "strcat",  "strcpy",  "memset", "memmove", "memcmp",   "fopen",
    "fclose",    "fputs",   "fwrite",    "fread",   "getc",    "putc",  "getchar", "putchar",   "perror",
    "scanf",     "sprintf", "getline",   "rewind",  "setenv",  "ldiv",  "drem",    "significand", "ffs",
};

static const char *const prefixes[] = {
    "mx_",  "MX_",  "nn_",     "NN_",   "py_",        "PY_",        "t2m_",
    "T2M_", "io_",  "data_",   "DATA_", "optimizer_", "scheduler_", "grad_scaler_", "vision_",
    "mlx_", "MLX_", "random_", "math_", "sys_",       "os_",        "OPTIMIZER_",
    "pathlib_", "shutil_", "glob_", "platform_", "re_", "RE_", "np_", "NP_",
};

/* Sorted. */
static const char *const linked[] = {
#include "emit/linked.def"
};

/* Sorted. */
static const char *const macros[] = {
#include "emit/macros.def"
};

static int compare_names(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

bool name_is_linked(const char *name)
{
    return bsearch(name, linked, sizeof linked / sizeof *linked, sizeof *linked, compare_names) != NULL;
}

static bool is_in(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

#define IS_IN(name, list) is_in((name), (list), sizeof(list) / sizeof *(list))

bool name_is_reserved(const char *name)
{
    return IS_IN(name, keywords) || bsearch(name, macros, sizeof macros / sizeof *macros, sizeof *macros, compare_names);
}

static bool has_prefix_of_runtime(const char *name)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    return false;
}

static bool is_taken_at_file_scope(const char *name)
{
    return has_prefix_of_runtime(name) || name_is_reserved(name) || IS_IN(name, library);
}

/* The first of wanted, wanted_, wanted_2, wanted_3 ... (the_wanted, the_wanted_2 where the runtime owns
 * the prefix) that `is_free` accepts. */
static const char *first_free(Emitter *emitter, const char *wanted,
                              bool (*is_free)(Emitter *emitter, const char *name))
{
    while (*wanted == '_')
        wanted++; /* C keeps names with a leading underscore for itself */
    if (!*wanted)
        wanted = "unused";
    if (isdigit((unsigned char)*wanted)) /* _1 */
        wanted = arena_printf(emitter->arena, "value%s", wanted);
    if (is_free(emitter, wanted))
        return wanted;
    const char *name = arena_printf(emitter->arena, "%s_", wanted);
    if (is_taken_at_file_scope(
            name)) { /* optimizer_, optimizer_2 ... all look like functions of the runtime */
        wanted = arena_printf(emitter->arena, "the_%s", wanted);
        name = wanted;
    }
    for (int n = 2; !is_free(emitter, name); n++)
        name = arena_printf(emitter->arena, "%s_%d", wanted, n);
    return name;
}

static bool is_free_in_file(Emitter *emitter, const char *name)
{
    return !is_taken_at_file_scope(name) && !string_map_has(&emitter->file_names, name);
}

/* Macros of the runtime cast to `dataset *`, so no variable may hide that type. */
static bool is_free_in_function(Emitter *emitter, const char *name)
{
    return !name_is_reserved(name) && strcmp(name, "dataset") != 0 && !string_map_get(&emitter->own_names, name) &&
           (!string_map_has(&emitter->file_names, name) ||
            (string_map_has(&emitter->hideable, name) && !string_map_has(&emitter->used_names, name)));
}

static void take_in_file(Emitter *emitter, const char *name)
{
    string_map_set(emitter->arena, &emitter->file_names, name, emitter);
}

const char *name_for_file(Emitter *emitter, const char *wanted)
{
    const char *name = first_free(emitter, wanted, is_free_in_file);
    take_in_file(emitter, name);
    return name;
}

/* "models_net_seed": the module's name in front. A script may be called my-train.py, or 04_train.py: "train_seed". */
static const char *name_with_module(Emitter *emitter, const IrModule *module, const char *text)
{
    const char *front = module->name->text;
    while (*front && !isalpha((unsigned char)*front))
        front++;
    char *name = arena_printf(emitter->arena, "%s_%s", *front ? front : "script", text);
    for (char *p = name; *p; p++)
        *p = isalnum((unsigned char)*p) ? *p : '_';
    return name;
}

void name_file_variable(Emitter *emitter, const IrVariable *variable)
{
    const char *wanted = variable->name->text;
    if (is_shared(emitter, variable) && name_is_linked(wanted))
        wanted = name_with_module(emitter, variable->module, wanted);
    const char *name = name_for_file(emitter, wanted);
    pointer_map_set(emitter->arena, &emitter->names, variable, (void *)name);
    pointer_map_set(emitter->arena, &emitter->file_variables, variable, (void *)name);
    string_map_set(emitter->arena, &emitter->hideable, name, emitter);
}

void rename_classes(IrProgram *program)
{
    vec_each(m, &program->modules) {
        const IrClassVec *classes = &program->modules.items[m]->classes;
        vec_each(i, classes) {
            IrClass *class_ = classes->items[i];
            if (is_taken_at_file_scope(class_->name->text))
                class_->name = name_intern(program->names, arena_printf(program->arena, "%s_", class_->name->text));
        }
    }
}

/* Functions, classes and records have names that are unique in the program already; globals follow. */
void names_of_file(Emitter *emitter)
{
    FunctionVec functions = {0};
    all_functions(emitter->arena, emitter->program, &functions);
    vec_each(i, &functions) {
        take_in_file(emitter, functions.items[i]->name->text);
        if (is_shared(emitter, functions.items[i]) && name_is_linked(functions.items[i]->name->text))
            take_in_file(emitter, name_of_function(emitter, functions.items[i]));
        string_map_set(emitter->arena, &emitter->hideable, functions.items[i]->name->text, emitter);
    }
    vec_each(m, &emitter->program->modules) {
        const IrModule *module = emitter->program->modules.items[m];
        vec_each(i, &module->classes) {
            const char *name = module->classes.items[i]->name->text;
            take_in_file(emitter, name);
            static const char *const own[] = {"class", "fields", "kind", "copy", "forget", "sample"}; /* what emit/class.c writes */
            for (size_t k = 0; k < sizeof own / sizeof *own; k++)
                take_in_file(emitter, arena_printf(emitter->arena, "%s_%s", name, own[k]));
        }
        vec_each(i, &module->records)
            take_in_file(emitter, module->records.items[i]->name->text);
    }
    vec_each(m, &emitter->program->modules) {
        const IrModule *module = emitter->program->modules.items[m];
        vec_each(i, &module->globals) {
            const IrVariable *global = module->globals.items[i];
            name_file_variable(emitter, global);
        }
    }
}

/*
 * A local may hide a function or variable of the file that its own function does not use. It may be called
 * as a type of the runtime (`optimizer *optimizer`) if it is the only variable of that type: after its
 * declaration the type has no name any more.
 */
static bool hides_a_type_in_use(const IrFunction *function, const IrVariable *variable)
{
    const IrVariableVec *lists[] = {&function->params, &function->locals};
    for (int l = 0; l < 2; l++)
        vec_each(i, lists[l]) {
            const IrVariable *other = lists[l]->items[i];
            if (other != variable && other->type->kind == IR_TYPE_LIBRARY &&
                other->type->c_name == variable->name)
                return true;
        }
    return false;
}

typedef struct RuntimeCall {
    const char *name;
    bool found;
} RuntimeCall;

static bool find_runtime_call(IrExpr *expr, void *context)
{
    RuntimeCall *call = context;
    const char *text = expr->kind == IR_RULE ? expr->rule->c : NULL;
    size_t length = strlen(call->name);
    for (const char *at = text; at && !call->found && (at = strstr(at, call->name)); at += length) {
        bool is_start = at == text || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');
        call->found = is_start && at[length] == '(';
    }
    call->found |= expr->kind == IR_C_CALL && name_is(expr->name, call->name);
    return !call->found;
}

/* `random_seed = 5` beside a call of the runtime's random_seed */
static bool hides_a_call(const IrFunction *function, const char *name)
{
    RuntimeCall call = {.name = name};
    if (has_prefix_of_runtime(name))
        ir_walk_block((IrBlock *)&function->body, NULL, find_runtime_call, &call);
    return call.found;
}

static void name_variable(Emitter *emitter, const IrVariable *variable)
{
    const char *wanted = variable->name->text;
    if (hides_a_type_in_use(emitter->function, variable) || hides_a_call(emitter->function, wanted))
        wanted = arena_printf(emitter->arena, "%s_", wanted);
    const char *name = first_free(emitter, wanted, is_free_in_function);
    string_map_set(emitter->arena, &emitter->own_names, name, emitter);
    pointer_map_set(emitter->arena, &emitter->names, variable, (void *)name);
}

static void note_used(Emitter *emitter, const char *name)
{
    string_map_set(emitter->arena, &emitter->used_names, name, emitter);
}

static bool note_names(IrExpr *expr, void *context)
{
    Emitter *emitter = context;
    if (expr->function)
        note_used(emitter, name_of_function(emitter, expr->function));
    if (expr->kind == IR_VAR && pointer_map_has(&emitter->file_variables, expr->variable))
        note_used(emitter, name_of_variable(emitter, expr->variable));
    return true;
}

static bool note_statement_names(IrStmt *stmt, void *context)
{
    Emitter *emitter = context;
    if (stmt->grad)
        note_used(emitter, name_of_function(emitter, stmt->grad->function));
    const IrVariable *loss = stmt->grad ? stmt->grad->loss : NULL;
    if (loss && pointer_map_has(&emitter->file_variables, loss))
        note_used(emitter, name_of_variable(emitter, loss));
    return true;
}

void names_of_function(Emitter *emitter)
{
    emitter->own_names = emitter->used_names = (StringMap){0};
    emitter->counters = (PointerMap){0};
    ir_walk_block((IrBlock *)&emitter->function->body, note_statement_names, note_names, emitter);
    vec_each(i, &emitter->function->params)
        name_variable(emitter, emitter->function->params.items[i]);
    vec_each(i, &emitter->function->locals)
        if (!pointer_map_has(&emitter->constants, emitter->function->locals.items[i]))
            name_variable(emitter, emitter->function->locals.items[i]);
}

const char *name_fresh(Emitter *emitter, const char *wanted)
{
    const char *name = is_free_in_function(emitter, wanted) ? wanted : NULL;
    for (int n = 2; !name; n++) {
        const char *numbered = arena_printf(emitter->arena, "%s_%d", wanted, n);
        name = is_free_in_function(emitter, numbered) ? numbered : NULL;
    }
    string_map_set(emitter->arena, &emitter->own_names, name, emitter);
    return name;
}

void name_release(Emitter *emitter, const char *name)
{
    string_map_set(emitter->arena, &emitter->own_names, name, NULL);
}

const char *name_of_variable(Emitter *emitter, const IrVariable *variable)
{
    const char *name = pointer_map_get(&emitter->names, variable);
    return name ? name : variable->name->text;
}

/* `__init__` is Class_init; a function called like something of C's gets its module's name in front. */
const char *name_of_function(Emitter *emitter, const IrFunction *function)
{
    bool is_first = function->is_init && function->class_ && (!function->class_->init || function->class_->init == function);
    const char *first = function->is_init && function->class_ ? arena_printf(emitter->arena, "%s_init", function->class_->name->text) : NULL;
    if (is_first) /* further ones, for arguments of other types, are Class_init_2 ... */
        return first;
    if (first && name_is(function->name, first)) /* and if it is one of those that has the name, they swap */
        return function->class_->init->name->text;
    const char *dunder = function->class_ ? strstr(function->name->text, "___") : NULL;
    size_t length = dunder ? strlen(dunder) : 0;
    if (length > 5 && strcmp(dunder + length - 2, "__") == 0) { /* Pairs.__len__ is Pairs_len */
        const char *plain = arena_printf(emitter->arena, "%.*s_%.*s", (int)(dunder - function->name->text),
                                         function->name->text, (int)length - 5, dunder + 3);
        if (!string_map_has(&emitter->file_names, plain))
            return plain;
    }
    if (is_taken_at_file_scope(function->name->text) || (is_shared(emitter, function) && name_is_linked(function->name->text)))
        return name_with_module(emitter, function->module, function->name->text);
    return function->name->text;
}

/* The keys of a dict that became a record may be any text. */
static const char *as_identifier(Emitter *emitter, const char *text)
{
    bool is_identifier = text[0] && !isdigit((unsigned char)text[0]);
    for (const char *c = text; *c; c++)
        is_identifier &= isalnum((unsigned char)*c) || *c == '_';
    if (is_identifier)
        return text;
    char *name = arena_printf(emitter->arena, "%s%s", isalpha((unsigned char)text[0]) || text[0] == '_' ? "" : "key_", text);
    for (char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c))
            *c = '_';
    return name;
}

/* `base` is the struct's own first field. */
static const char *plain_name_of_field(Emitter *emitter, const IrField *field)
{
    const char *name = as_identifier(emitter, field->name->text);
    if (name_is_reserved(name) || strcmp(name, "base") == 0)
        return arena_printf(emitter->arena, "%s_", name);
    return name;
}

/* Keys such as "a-b" and "a_b" look the same in C: further ones get a number. */
static void tell_apart(Emitter *emitter, const IrFieldVec *fields)
{
    StringMap taken = {0};
    vec_each(i, fields) {
        const char *plain = plain_name_of_field(emitter, fields->items[i]), *name = plain;
        for (int n = 2; string_map_has(&taken, name); n++)
            name = arena_printf(emitter->arena, "%s_%d", plain, n);
        string_map_set(emitter->arena, &taken, name, emitter);
        if (name != plain)
            pointer_map_set(emitter->arena, &emitter->field_names, fields->items[i], (void *)name);
    }
}

void names_of_fields(Emitter *emitter)
{
    vec_each(m, &emitter->program->modules) {
        const IrModule *module = emitter->program->modules.items[m];
        vec_each(i, &module->records)
            tell_apart(emitter, &module->records.items[i]->fields);
        vec_each(i, &module->classes)
            tell_apart(emitter, &module->classes.items[i]->fields);
    }
}

const char *name_of_field(Emitter *emitter, const IrField *field)
{
    const char *told = pointer_map_get(&emitter->field_names, field);
    return told ? told : plain_name_of_field(emitter, field);
}
