/* struct: a format that is a literal says what unpack gives, if all its items are of one type. */
#include "sema/infer.h"

#include <string.h>

static const Type *type_of_code(const TypeStore *types, char code)
{
    return strchr("efd", code)   ? types->float_
           : strchr("csp", code) ? types->bytes
           : code == '?'         ? types->bool_
                                 : types->int_;
}

/* NULL if the format is not known, or its items are of several types. Q may need more than 64 bits. */
static const Type *item_of_format(const TypeStore *types, const Type *format)
{
    if (!format || format->kind != TYPE_STR || !format->literal.is_set)
        return NULL;
    const Type *item = NULL;
    for (size_t i = 0; i < format->literal.length; i++) {
        char code = format->literal.text[i];
        if (strchr("@=<>! \t\nx0123456789", code))
            continue;
        const Type *type = type_of_code(types, code);
        if (strchr("QNP", code) || (item && item != type))
            return NULL;
        item = type;
    }
    return item;
}

const Type *types_struct_unpack(RuleCall *call, const Type *result)
{
    const Type *item = item_of_format(call->types, rule_arg_type(call, "format"));
    if (!item)
        return result;
    bool is_list = result->kind == TYPE_LIST;
    const Type *row = type_tuple_of(call->types, item);
    return is_list ? type_list(call->types, row) : row;
}
