/* How a text ends, where the script shows it: the end of a path says what a file is. A parameter `Literal["*.npz"]` of a stub takes such
 * texts only. Names are looked up where one statement of the function, or of the module, assigns them. */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

enum { MAX_DEPTH = 8 };

typedef struct Search {
    Name name;
    const Expr *value; /* of the one assignment */
    size_t count;
} Search;

static void search_block(Block *block, void *data)
{
    Search *search = data;
    for (size_t i = 0; i < block->count; i++) {
        Stmt *stmt = block->items[i];
        for (size_t k = 0; stmt->kind == STMT_ASSIGN && k < stmt->assign.targets.count; k++)
            if (stmt->assign.targets.items[k]->kind == EXPR_NAME && stmt->assign.targets.items[k]->name.id == search->name) {
                search->value = stmt->assign.value;
                search->count++;
            }
        if (stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF)
            walk_stmt_blocks(stmt, search_block, data);
    }
}

static const Expr *assigned(const Frame *frame, Name name)
{
    for (const UserFunction *function = frame->function; function; function = function->parent) {
        Search search = {.name = name};
        if (function->body)
            search_block((Block *)function->body, &search);
        if (search.count)
            return search.count == 1 ? search.value : NULL;
    }
    return NULL;
}

static bool constant_ends(const Expr *expr, const char *end, size_t length)
{
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR && expr->constant.length >= length &&
           memcmp(expr->constant.text + expr->constant.length - length, end, length) == 0;
}

static bool ends(const Frame *frame, const Expr *expr, const char *end, size_t length, int depth)
{
    if (!expr || depth > MAX_DEPTH)
        return false;
    switch (expr->kind) {
    case EXPR_BIN_OP: /* folder + "/x.npz", "%d.npz" % i, Path(folder) / "x.npz" */
        return ends(frame, expr->bin_op.op == BINARY_MOD ? expr->bin_op.left : expr->bin_op.right, end, length, depth + 1);
    case EXPR_JOINED_STR:
        return expr->joined.parts.count && constant_ends(expr->joined.parts.items[expr->joined.parts.count - 1], end, length);
    case EXPR_CALL: { /* os.path.join(folder, "x.npz"), "{}.npz".format(i), str(path) */
        const Expr *func = expr->call.func;
        bool is_format = func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "format");
        size_t count = expr->call.args.count;
        return ends(frame, is_format ? func->attribute.value : count ? expr->call.args.items[count - 1] : NULL, end, length, depth + 1);
    }
    case EXPR_NAME:
        return ends(frame, assigned(frame, expr->name.id), end, length, depth + 1);
    default:
        return constant_ends(expr, end, length);
    }
}

bool text_ends(const Frame *frame, const Expr *expr, const Type *type, const char *end, size_t length)
{
    const Literal *literal = &type->literal;
    if (type->kind == TYPE_STR && literal->is_set)
        return literal->length >= length && memcmp(literal->text + literal->length - length, end, length) == 0;
    return ends(frame, expr, end, length, 0);
}
