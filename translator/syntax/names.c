/* The words for kinds and operators, and small questions about trees. */
#include "syntax/ast.h"

#include "base/bug.h"

static const char *const expr_names[EXPR_KIND_COUNT] = {
    [EXPR_BOOL_OP] = "BoolOp",
    [EXPR_NAMED] = "NamedExpr",
    [EXPR_BIN_OP] = "BinOp",
    [EXPR_UNARY_OP] = "UnaryOp",
    [EXPR_LAMBDA] = "Lambda",
    [EXPR_IF] = "IfExp",
    [EXPR_DICT] = "Dict",
    [EXPR_SET] = "Set",
    [EXPR_LIST_COMP] = "ListComp",
    [EXPR_SET_COMP] = "SetComp",
    [EXPR_DICT_COMP] = "DictComp",
    [EXPR_GENERATOR] = "GeneratorExp",
    [EXPR_AWAIT] = "Await",
    [EXPR_YIELD] = "Yield",
    [EXPR_YIELD_FROM] = "YieldFrom",
    [EXPR_COMPARE] = "Compare",
    [EXPR_CALL] = "Call",
    [EXPR_FORMATTED_VALUE] = "FormattedValue",
    [EXPR_JOINED_STR] = "JoinedStr",
    [EXPR_CONSTANT] = "Constant",
    [EXPR_ATTRIBUTE] = "Attribute",
    [EXPR_SUBSCRIPT] = "Subscript",
    [EXPR_STARRED] = "Starred",
    [EXPR_NAME] = "Name",
    [EXPR_LIST] = "List",
    [EXPR_TUPLE] = "Tuple",
    [EXPR_SLICE] = "Slice",
};

static const char *const stmt_names[STMT_KIND_COUNT] = {
    [STMT_FUNCTION_DEF] = "FunctionDef",
    [STMT_CLASS_DEF] = "ClassDef",
    [STMT_RETURN] = "Return",
    [STMT_DELETE] = "Delete",
    [STMT_ASSIGN] = "Assign",
    [STMT_TYPE_ALIAS] = "TypeAlias",
    [STMT_AUG_ASSIGN] = "AugAssign",
    [STMT_ANN_ASSIGN] = "AnnAssign",
    [STMT_FOR] = "For",
    [STMT_WHILE] = "While",
    [STMT_IF] = "If",
    [STMT_WITH] = "With",
    [STMT_MATCH] = "Match",
    [STMT_RAISE] = "Raise",
    [STMT_TRY] = "Try",
    [STMT_ASSERT] = "Assert",
    [STMT_IMPORT] = "Import",
    [STMT_IMPORT_FROM] = "ImportFrom",
    [STMT_GLOBAL] = "Global",
    [STMT_NONLOCAL] = "Nonlocal",
    [STMT_EXPR] = "Expr",
    [STMT_PASS] = "Pass",
    [STMT_BREAK] = "Break",
    [STMT_CONTINUE] = "Continue",
};

static const char *const pattern_names[PATTERN_KIND_COUNT] = {
    [PATTERN_VALUE] = "MatchValue",
    [PATTERN_SINGLETON] = "MatchSingleton",
    [PATTERN_SEQUENCE] = "MatchSequence",
    [PATTERN_MAPPING] = "MatchMapping",
    [PATTERN_CLASS] = "MatchClass",
    [PATTERN_STAR] = "MatchStar",
    [PATTERN_AS] = "MatchAs",
    [PATTERN_OR] = "MatchOr",
};

static const char *const binary_texts[BINARY_COUNT] = {
    [BINARY_ADD] = "+",       [BINARY_SUB] = "-",   [BINARY_MULT] = "*",   [BINARY_MATMULT] = "@",
    [BINARY_DIV] = "/",       [BINARY_MOD] = "%",   [BINARY_POW] = "**",   [BINARY_LSHIFT] = "<<",
    [BINARY_RSHIFT] = ">>",   [BINARY_BITOR] = "|", [BINARY_BITXOR] = "^", [BINARY_BITAND] = "&",
    [BINARY_FLOORDIV] = "//",
};

static const char *const unary_texts[UNARY_COUNT] = {
    [UNARY_INVERT] = "~", [UNARY_NOT] = "not", [UNARY_PLUS] = "+", [UNARY_MINUS] = "-"};

static const char *const compare_texts[COMPARE_COUNT] = {
    [COMPARE_EQ] = "==", [COMPARE_NOT_EQ] = "!=",     [COMPARE_LT] = "<",  [COMPARE_LT_E] = "<=",
    [COMPARE_GT] = ">",  [COMPARE_GT_E] = ">=",       [COMPARE_IS] = "is", [COMPARE_IS_NOT] = "is not",
    [COMPARE_IN] = "in", [COMPARE_NOT_IN] = "not in",
};

const char *expr_kind_name(ExprKind kind)
{
    T2M_ASSERT((unsigned)kind < EXPR_KIND_COUNT);
    return expr_names[kind];
}

const char *stmt_kind_name(StmtKind kind)
{
    T2M_ASSERT((unsigned)kind < STMT_KIND_COUNT);
    return stmt_names[kind];
}

const char *pattern_kind_name(PatternKind kind)
{
    T2M_ASSERT((unsigned)kind < PATTERN_KIND_COUNT);
    return pattern_names[kind];
}

const char *binary_operator_text(BinaryOperator op)
{
    T2M_ASSERT((unsigned)op < BINARY_COUNT);
    return binary_texts[op];
}

const char *unary_operator_text(UnaryOperator op)
{
    T2M_ASSERT((unsigned)op < UNARY_COUNT);
    return unary_texts[op];
}

const char *compare_operator_text(CompareOperator op)
{
    T2M_ASSERT((unsigned)op < COMPARE_COUNT);
    return compare_texts[op];
}

const char *bool_operator_text(BoolOperator op)
{
    return op == BOOL_AND ? "and" : "or";
}

const Constant *block_docstring(const Block *block)
{
    if (block->count == 0 || block->items[0]->kind != STMT_EXPR)
        return NULL;
    const Expr *value = block->items[0]->expr.value;
    return value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_STR ? &value->constant : NULL;
}

Expr *call_keyword(const Expr *call, const char *name)
{
    for (size_t i = 0; call && call->kind == EXPR_CALL && i < call->call.keywords.count; i++)
        if (call->call.keywords.items[i]->name && name_is(call->call.keywords.items[i]->name, name))
            return call->call.keywords.items[i]->value;
    return NULL;
}

bool names_have(const NameVec *names, Name name)
{
    vec_each(i, names)
        if (names->items[i] == name)
            return true;
    return false;
}
