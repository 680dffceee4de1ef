/*
 * argparse: an ArgumentParser is followed from its creation through add_argument (also of groups) to parse_args, whose
 * Namespace is a RECORD with a field for each option. The parser hangs on the cell of the object's type.
 */
#include "sema/infer.h"

#include <string.h>

static const Expr *keyword(const Expr *call, const char *name)
{
    vec_each(i, &call->call.keywords)
        if (name_is(call->call.keywords.items[i]->name, name))
            return call->call.keywords.items[i]->value;
    return NULL;
}

static Expr *given(const Expr *call, const char *name)
{
    return (Expr *)keyword(call, name);
}

/* ---- families: a parser, its commands' parsers, its parents= ------------------------------------------------------------ */

static ArgParser *family(ArgParser *parser)
{
    while (parser && parser->merged)
        parser = parser->merged;
    return parser;
}

static ArgParser *parser_at(const Type *type)
{
    const Type *object = type_unwrap(type);
    Cell *cell = object->kind == TYPE_INSTANCE && object->cell ? cell_root(object->cell) : NULL;
    return cell ? family(cell->parser) : NULL;
}

/* The program's parser, whichever object it is, if there is one only. */
static ArgParser *only_family(Frame *frame)
{
    const Program *program = frame->infer->program;
    ArgParser *only = NULL;
    vec_each(i, &program->parsers) {
        ArgParser *parser = family(program->parsers.items[i]);
        if (only && parser != only)
            return NULL;
        only = parser;
    }
    return only;
}

static void merge(Frame *frame, ArgParser *into, ArgParser *other)
{
    if (into == other)
        return;
    other->merged = into;
    vec_each(i, &other->options)
        vec_push(frame->arena, &into->options, other->options.items[i]);
    vec_each(i, &other->extras)
        vec_push(frame->arena, &into->extras, other->extras.items[i]);
    into->has_commands |= other->has_commands;
    frame->types->changes++;
}

/* parents=[...]: their options become options of this parser. */
static void merge_parents(Frame *frame, ArgParser *parser, const Expr *call)
{
    const Expr *parents = keyword(call, "parents");
    if (!parents)
        return;
    if (parents->kind != EXPR_LIST && parents->kind != EXPR_TUPLE) {
        infer_report(frame, DIAG_not_supported, parents->span, "the parents of a parser must be written as a list here");
        return;
    }
    vec_each(i, &parents->sequence.items) {
        ArgParser *other = parser_at(infer_expr(frame, parents->sequence.items.items[i]));
        if (other)
            merge(frame, parser, other);
    }
}

void argparse_new(RuleCall *call, const Type **result)
{
    Frame *frame = call->frame;
    const Expr *expr = call->node;
    if (!expr || (*result)->kind != TYPE_INSTANCE)
        return;
    Cell *cell = cell_of(frame, (const char *)expr + 1, 0); /* + 1: the expression itself may own another cell */
    ArgParser *parser = cell->parser;
    if (!parser) {
        parser = ARENA_NEW(frame->arena, ArgParser);
        *parser = (ArgParser){.call = (Expr *)expr, .instance = frame->instance};
        parser->record = frame->types->never;
        cell->parser = parser;
        vec_push(frame->arena, &frame->infer->program->parsers, parser);
    }
    parser->description = given(expr, "description");
    parser->epilog = given(expr, "epilog");
    parser->prog = given(expr, "prog");
    if (!parser->description && expr->call.args.count > 2)
        parser->description = expr->call.args.items[2];
    parser = family(parser);
    merge_parents(frame, parser, expr);
    call->call->parser = parser;
    *result = type_with_cell(frame->types, *result, cell_root(cell));
}

/* ---- one option --------------------------------------------------------------------------------------------------------- */

static const char *string_of(const Expr *expr)
{
    return expr && expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR ? expr->constant.text : NULL;
}

static ArgAction action_of(Frame *frame, const Expr *call)
{
    static const char *const names[] = {"store", "store_true", "store_false", "store_const", "append", "count", "version", "extend"};
    const Expr *expr = keyword(call, "action");
    const char *text = string_of(expr);
    for (size_t i = 0; text && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], text) == 0)
            return (ArgAction)i;
    const Type *class_ = expr ? infer_expr(frame, (Expr *)expr) : NULL;
    if (class_ && class_->kind == TYPE_CLASS && class_->class_ && name_is(class_->class_->qualified, "argparse.BooleanOptionalAction"))
        return ARG_BOOLEAN_OPTIONAL;
    if (expr)
        infer_report(frame, DIAG_not_supported, expr->span, "this action of an argument is not supported");
    return ARG_STORE;
}

static Name dest_of(Frame *frame, const Expr *call, const ArgOption *option)
{
    const char *dest = string_of(keyword(call, "dest")), *chosen = NULL;
    if (dest)
        return name_intern(frame->infer->names, dest);
    vec_each(i, &option->flags) {
        const char *flag = option->flags.items[i]->text;
        bool is_long = strncmp(flag, "--", 2) == 0;
        if (!chosen || (is_long && strncmp(chosen, "--", 2) != 0))
            chosen = flag;
    }
    char *text = arena_copy_string(frame->arena, chosen ? chosen + strspn(chosen, "-") : "value");
    for (char *p = text; *p; p++)
        if (*p == '-' && !option->is_positional)
            *p = '_';
    return name_intern(frame->infer->names, text);
}

static const Type *converted_type(Frame *frame, const Expr *call, ArgOption *option)
{
    Expr *expr = given(call, "type");
    if (!expr)
        return NULL;
    const Type *type = infer_expr(frame, expr);
    if (type->kind == TYPE_CLASS && type->class_ && type->class_->rule)
        return rules_class_type(frame->infer->rules, type->class_->rule);
    if (type->kind == TYPE_FUNCTION && type->function) {
        option->converter = type->function;
        return type_widen(frame->types, call_with_types(frame, type, NULL, &frame->types->str, 1, expr->span, expr, &option->conversion));
    }
    if (type->kind > TYPE_ERROR)
        infer_report(frame, DIAG_not_supported, expr->span, "this type of an argument is not supported");
    return NULL;
}

static const Type *value_type(Frame *frame, const Expr *call, ArgOption *option)
{
    TypeStore *types = frame->types;
    const Type *constant = option->const_value ? type_widen(types, infer_expr(frame, option->const_value)) : NULL;
    switch (option->action) {
    case ARG_STORE_TRUE:
    case ARG_STORE_FALSE:
    case ARG_BOOLEAN_OPTIONAL:
        return types->bool_;
    case ARG_COUNT:
        return types->int_;
    case ARG_STORE_CONST:
        return constant ? constant : types->str;
    default:
        break;
    }
    const Type *type = converted_type(frame, call, option);
    return type ? type : types->str;
}

static bool is_many(Frame *frame, const ArgOption *option)
{
    if (option->action == ARG_APPEND || option->action == ARG_EXTEND)
        return true;
    if (!option->nargs)
        return false;
    const Type *type = infer_expr(frame, option->nargs);
    return type->kind == TYPE_INT || (type->literal.is_set && strcmp(type->literal.text, "?") != 0);
}

static const Type *field_type(Frame *frame, const Expr *call, ArgOption *option)
{
    TypeStore *types = frame->types;
    const Type *type = option->type;
    if (is_many(frame, option))
        type = type_list(types, type);
    if (option->action == ARG_STORE_TRUE || option->action == ARG_STORE_FALSE)
        return type;
    if (!option->default_value)
        return option->is_positional || option->is_required ? type : type_optional(types, type);
    const Type *given_type = type_widen(types, infer_expr(frame, option->default_value));
    if (type->kind == TYPE_LIST && given_type->kind == TYPE_LIST)
        return type_join(types, type, type_resolve(types, given_type));
    bool is_text = given_type->kind == TYPE_STR && type->kind != TYPE_STR; /* argparse converts text defaults */
    if (is_text)
        return type;
    if (option->action == ARG_STORE && !keyword(call, "type") && type->kind == TYPE_STR && type_is_number(given_type)) {
        infer_report(frame, DIAG_unsupported_arguments, call->span,
                     "without type= the argument is a str when given and %s when not", text_of(frame, given_type));
        return given_type;
    }
    const void *place = mixed_set_place(types, call); /* type=float, default=1 */
    const Type *joined = type_join_strict(types, type, given_type);
    mixed_set_place(types, place);
    if (!joined)
        infer_report(frame, DIAG_unsupported_arguments, call->span, "the default is %s, the argument %s", text_of(frame, given_type),
                     text_of(frame, type));
    return !joined ? type : type_is_mixed(joined) ? joined : type_resolve(types, joined);
}

static void read_option(Frame *frame, const Expr *call, ArgOption *option)
{
    vec_clear(&option->flags);
    vec_each(i, &call->call.args) {
        const char *flag = string_of(call->call.args.items[i]);
        if (flag)
            vec_push(frame->arena, &option->flags, name_intern(frame->infer->names, flag));
        else
            infer_report(frame, DIAG_not_supported, call->call.args.items[i]->span, "the name of an argument must be a constant");
    }
    option->is_positional = option->flags.count && option->flags.items[0]->text[0] != '-';
    const Expr *required = keyword(call, "required");
    option->is_required = required && required->kind == EXPR_CONSTANT && required->constant.kind == CONSTANT_TRUE;
    option->action = action_of(frame, call);
    option->default_value = given(call, "default");
    option->help = given(call, "help");
    option->metavar = given(call, "metavar");
    option->choices = given(call, "choices");
    option->nargs = given(call, "nargs");
    option->const_value = given(call, "const");
    option->given_dest = string_of(keyword(call, "dest"));
    option->version = string_of(keyword(call, "version"));
    option->dest = dest_of(frame, call, option);
    option->type = value_type(frame, call, option);
    option->field_type = field_type(frame, call, option);
}

/* ---- the parser's methods ----------------------------------------------------------------------------------------------- */

static void add_option(Frame *frame, ArgParser *parser, const Expr *call)
{
    vec_each(i, &parser->options)
        if (parser->options.items[i].call == call) {
            read_option(frame, call, &parser->options.items[i]);
            return;
        }
    ArgOption option = {.call = (Expr *)call};
    read_option(frame, call, &option);
    vec_push(frame->arena, &parser->options, option);
}

static const Type *namespace_of(Frame *frame, ArgParser *parser)
{
    TypeField fields[512];
    size_t count = 0;
    vec_each(i, &parser->options) {
        const ArgOption *option = &parser->options.items[i];
        bool is_known = option->action == ARG_VERSION || !option->dest || count == 512;
        for (size_t k = 0; k < count && !is_known; k++) {
            if (fields[k].name != option->dest)
                continue;
            fields[k].type = type_join(frame->types, fields[k].type, option->field_type);
            is_known = true;
        }
        if (!is_known)
            fields[count++] = (TypeField){option->dest, option->field_type};
    }
    vec_each(i, &parser->extras) {
        const TypeField *extra = &parser->extras.items[i];
        size_t k = 0;
        while (k < count && fields[k].name != extra->name)
            k++;
        if (k < count)
            fields[k].type = type_join(frame->types, fields[k].type, extra->type);
        else if (!type_vanishes(extra->type) && extra->type->kind > TYPE_ERROR && count < 512)
            fields[count++] = *extra;
    }
    if (!parser->name)
        parser->name = unique_identifier(frame->infer, "Args");
    return parser->record = type_record(frame->types, parser->name, fields, count);
}

/* ---- the namespace ------------------------------------------------------------------------------------------------------ */

static ArgParser *parser_of(Frame *frame, const Type *record)
{
    const Program *program = frame->infer->program;
    vec_each(i, &program->parsers)
        if (record->name && program->parsers.items[i]->name == record->name)
            return family(program->parsers.items[i]);
    return NULL;
}

bool argparse_has_commands(Frame *frame, const Type *record)
{
    const ArgParser *parser = record->kind == TYPE_RECORD ? parser_of(frame, record) : NULL;
    return parser && parser->has_commands;
}

static void add_extra(Frame *frame, ArgParser *parser, Name name, const Type *type)
{
    if (!(type->literal.is_set && type->literal.is_settled))
        type = type_widen(frame->types, type_resolve(frame->types, type));
    vec_each(i, &parser->extras) {
        TypeField *extra = &parser->extras.items[i];
        if (extra->name != name)
            continue;
        const Type *joined = type_join(frame->types, extra->type, type);
        frame->types->changes += joined != extra->type;
        extra->type = joined;
        return;
    }
    vec_push(frame->arena, &parser->extras, (TypeField){name, type});
    frame->types->changes++;
}

bool argparse_assign(Frame *frame, const Type *record, Name name, const Type *type)
{
    ArgParser *parser = parser_of(frame, record);
    if (parser)
        add_extra(frame, parser, name, type);
    return parser != NULL;
}

const Type *argparse_extra(Frame *frame, const Type *record, Name name)
{
    ArgParser *parser = parser_of(frame, record);
    for (size_t i = 0; parser && i < parser->extras.count; i++)
        if (parser->extras.items[i].name == name)
            return parser->extras.items[i].type;
    return NULL;
}

/* ---- commands, set_defaults --------------------------------------------------------------------------------------------- */

/* The name of the command is an option that no word but the command's gives. */
static void add_commands(Frame *frame, ArgParser *parser, const Expr *call)
{
    const char *dest = string_of(keyword(call, "dest"));
    parser->has_commands = true;
    ArgOption option = {.call = (Expr *)call, .action = ARG_COMMANDS, .is_positional = true, .help = given(call, "help"),
                        .metavar = given(call, "metavar")};
    const Expr *required = keyword(call, "required");
    option.is_required = required && required->kind == EXPR_CONSTANT && required->constant.kind == CONSTANT_TRUE;
    option.dest = dest ? name_intern(frame->infer->names, dest) : NULL;
    option.type = frame->types->str;
    option.field_type = option.is_required ? option.type : type_optional(frame->types, option.type);
    vec_each(i, &parser->options)
        if (parser->options.items[i].call == call) {
            parser->options.items[i] = option;
            return;
        }
    vec_push(frame->arena, &parser->options, option);
    frame->types->changes++;
}

static void set_defaults(Frame *frame, ArgParser *parser, const Expr *call)
{
    vec_each(i, &call->call.keywords) {
        const Keyword *given_ = call->call.keywords.items[i];
        if (given_->name)
            add_extra(frame, parser, given_->name, infer_expr(frame, given_->value));
        else
            infer_report(frame, DIAG_not_supported, call->span, "defaults that only the run knows are not supported");
    }
}

static const Type *parser_with(RuleCall *call, const Type *type, Cell *cell)
{
    return type->kind == TYPE_INSTANCE ? type_with_cell(call->frame->types, type, cell) : type;
}

bool argparse_method(RuleCall *call, const Type **result)
{
    Frame *frame = call->frame;
    Cell *cell = call->receiver->cell ? cell_root(call->receiver->cell) : NULL;
    ArgParser *parser = cell ? family(cell->parser) : only_family(frame);
    Name name = call->rule->function->name;
    if (!parser)
        return false;
    call->call->parser = parser;
    if (name_is(name, "add_argument") && call->node)
        add_option(frame, parser, call->node);
    else if (name_is(name, "add_argument_group") || name_is(name, "add_mutually_exclusive_group"))
        *result = call->receiver;
    else if (name_is(name, "add_subparsers") && call->node) {
        add_commands(frame, parser, call->node);
        *result = cell ? parser_with(call, *result, cell) : *result;
    } else if (name_is(name, "add_parser") && call->node) {
        merge_parents(frame, parser, call->node);
        *result = cell ? parser_with(call, *result, cell) : *result;
    } else if (name_is(name, "set_defaults") && call->node)
        set_defaults(frame, parser, call->node);
    else if (name_is(name, "parse_args"))
        *result = namespace_of(frame, parser);
    else if (name_is(name, "parse_known_args"))
        *result = type_tuple(frame->types,
                             (const Type *[]){namespace_of(frame, parser), type_list(frame->types, frame->types->str)}, 2);
    else
        return false;
    return true;
}
