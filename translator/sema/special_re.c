/* re: a pattern that is a literal says how many groups it has, which is what findall gives: texts, or tuples of texts. */
#include "sema/infer.h"

#include <string.h>

/* -1 if the pattern is not known. */
static int64_t count_groups(const Type *pattern)
{
    if (!pattern || pattern->kind != TYPE_STR || !pattern->literal.is_set)
        return -1;
    int64_t groups = 0;
    bool in_class = false;
    const char *text = pattern->literal.text;
    for (size_t i = 0; i < pattern->literal.length; i++) {
        bool is_first = in_class && (text[i - 1] == '[' || (text[i - 1] == '^' && text[i - 2] == '['));
        if (text[i] == '\\')
            i++;
        else if (in_class)
            in_class = text[i] != ']' || is_first;
        else if (text[i] == '[')
            in_class = true;
        else if (text[i] == '(' && (text[i + 1] != '?' || strncmp(text + i, "(?P<", 4) == 0))
            groups++;
    }
    return groups;
}

const Type *types_re_compile(RuleCall *call, const Type *result)
{
    int64_t groups = count_groups(rule_arg_type(call, "pattern"));
    if (groups < 0 || result->kind != TYPE_INSTANCE)
        return result;
    DimBinding binding = {name_intern(call->types->names, "groups"), dim_constant(groups)};
    return type_instance(call->types, result->class_, NULL, 0, &binding, 1);
}

static int64_t groups_of(const Type *pattern)
{
    for (size_t i = 0; pattern && i < pattern->binding_count; i++)
        if (name_is(pattern->bindings[i].name, "groups") && pattern->bindings[i].dim.kind == DIM_CONSTANT)
            return pattern->bindings[i].dim.value;
    return count_groups(pattern);
}

const Type *types_re_findall(RuleCall *call, const Type *result)
{
    TypeStore *types = call->types;
    int64_t groups = groups_of(call->receiver ? call->receiver : rule_arg_type(call, "pattern"));
    if (groups < 0 || groups > 32)
        return result;
    const Type *items[32];
    for (int64_t i = 0; i < groups; i++)
        items[i] = types->str;
    return type_list(types, groups < 2 ? types->str : type_tuple(types, items, (size_t)groups));
}
