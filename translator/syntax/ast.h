/*
 * Our own syntax tree of Python, shaped as CPython's `ast` module shapes it (same kinds, same fields), so that what is known
 * about the one is true of the other. Where it differs:
 *   - every node has a dense integer id, unique over all files of the translation: passes keep side tables as arrays;
 *   - async forms are a flag on the plain kind; `elif` is an If alone in orelse with is_elif set;
 *   - comments are kept: on statements, and on blocks (see Comments below);
 *   - literals are decoded: strings are UTF-8 bytes with a length, adjacent strings are joined, f-strings are parts.
 * All nodes live in the translation's arena and are not changed after parsing. A pointer documented as "or NULL" may be
 * NULL; every other is set. Nothing is ever built from a file with a syntax error.
 */
#ifndef T2M_SYNTAX_AST_H
#define T2M_SYNTAX_AST_H

#include "base/name.h"
#include "base/vec.h"
#include "diag/span.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;

typedef uint32_t NodeId; /* from 1; below AstIds.next */

/* The one counter of a translation: side tables have `next` elements. */
typedef struct AstIds {
    NodeId next; /* the first id not yet given; starts at 1 */
} AstIds;

typedef Vec(Expr *) ExprVec; /* Dict keys may hold NULL, nothing else does */
typedef Vec(Stmt *) StmtVec;
typedef Vec(Name) NameVec;

/* ---- Comments ------------------------------------------------------------------------------------------------- */

/*
 * No comment of a file is lost. Each is in exactly one of these places:
 *   stmt->leading      whole-line comments above the statement, and above its decorators
 *   stmt->inner        inside a statement that spans lines: between brackets, between decorators, after a backslash
 *   stmt->trailing     at the end of the statement's last line; of a compound statement, at the end of its header line
 *   block->before      whole-line comments above the `else:`, `except:`, `finally:`, `case:` or `elif` that opens the block
 *   block->header      at the end of that line
 *   block->dangling    after the block's last statement, indented as the block (or the module's end)
 */
typedef struct Comment {
    Span span;
    const char *text; /* from the '#' to the end of the line, trailing blanks removed; NUL-terminated */
    bool blank_above; /* an empty line stands above: a paragraph of its own */
} Comment;

typedef Vec(Comment) CommentVec;

/* A suite of statements. Never empty where Python demands a statement; empty for an absent else or finally. */
typedef struct Block {
    Stmt **items;
    size_t count;
    size_t capacity;
    CommentVec before;
    CommentVec header;
    CommentVec dangling;
} Block;

/* ---- Parts that are neither expression nor statement ------------------------------------------------------------ */

typedef struct Param {
    NodeId id;
    Span span;
    Name name;
    Expr *annotation;    /* or NULL */
    Expr *default_value; /* or NULL */
    bool is_fresh;       /* made by a data class: the default is evaluated at each call */
} Param;

typedef Vec(Param *) ParamVec;

/* In source order: posonly / args * kwonly ** kwarg. A default sits in its Param. */
typedef struct Params {
    ParamVec posonly;
    ParamVec args;
    Param *vararg; /* *args, or NULL; a bare * leaves it NULL */
    ParamVec kwonly;
    Param *kwarg; /* **kwargs, or NULL */
} Params;

typedef struct Keyword {
    NodeId id;
    Span span;
    Name name; /* NULL for **value */
    Expr *value;
} Keyword;

typedef Vec(Keyword *) KeywordVec;

typedef struct Comprehension {
    NodeId id;
    Span span;
    Expr *target;
    Expr *iter;
    ExprVec conditions;
    bool is_async;
} Comprehension;

typedef Vec(Comprehension *) ComprehensionVec;

typedef struct Alias {
    NodeId id;
    Span span;
    Name name;    /* "a.b.c" of an import, "x" of a from-import, "*" for a star */
    Name as_name; /* or NULL */
} Alias;

typedef Vec(Alias *) AliasVec;

typedef struct WithItem {
    NodeId id;
    Span span;
    Expr *context;
    Expr *target; /* after `as`, or NULL */
} WithItem;

typedef Vec(WithItem *) WithItemVec;

typedef struct ExceptHandler {
    NodeId id;
    Span span;
    Expr *type; /* or NULL for a bare except */
    Name name;  /* after `as`, or NULL */
    Block body;
} ExceptHandler;

typedef Vec(ExceptHandler *) HandlerVec;

typedef struct MatchCase {
    NodeId id;
    Span span;
    Pattern *pattern;
    Expr *guard; /* or NULL */
    Block body;
} MatchCase;

typedef Vec(MatchCase *) MatchCaseVec;

typedef enum TypeParamKind { TYPE_PARAM_VAR, TYPE_PARAM_TUPLE, TYPE_PARAM_SPEC } TypeParamKind;

/* def f[T: int, *Ts, **P](): of Python 3.12. */
typedef struct TypeParam {
    NodeId id;
    Span span;
    TypeParamKind kind;
    Name name;
    Expr *bound; /* or NULL */
} TypeParam;

typedef Vec(TypeParam *) TypeParamVec;

/* ---- Expressions ------------------------------------------------------------------------------------------------ */

typedef enum ExprKind {
    EXPR_BOOL_OP,
    EXPR_NAMED,
    EXPR_BIN_OP,
    EXPR_UNARY_OP,
    EXPR_LAMBDA,
    EXPR_IF,
    EXPR_DICT,
    EXPR_SET,
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
    EXPR_COMPARE,
    EXPR_CALL,
    EXPR_FORMATTED_VALUE,
    EXPR_JOINED_STR,
    EXPR_CONSTANT,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_STARRED,
    EXPR_NAME,
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SLICE,
    EXPR_KIND_COUNT
} ExprKind;

typedef enum ExprContext { CONTEXT_LOAD, CONTEXT_STORE, CONTEXT_DEL } ExprContext;

typedef enum BoolOperator { BOOL_AND, BOOL_OR } BoolOperator;

typedef enum BinaryOperator {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MULT,
    BINARY_MATMULT,
    BINARY_DIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_BITOR,
    BINARY_BITXOR,
    BINARY_BITAND,
    BINARY_FLOORDIV,
    BINARY_COUNT
} BinaryOperator;

typedef enum UnaryOperator { UNARY_INVERT, UNARY_NOT, UNARY_PLUS, UNARY_MINUS, UNARY_COUNT } UnaryOperator;

typedef enum CompareOperator {
    COMPARE_EQ,
    COMPARE_NOT_EQ,
    COMPARE_LT,
    COMPARE_LT_E,
    COMPARE_GT,
    COMPARE_GT_E,
    COMPARE_IS,
    COMPARE_IS_NOT,
    COMPARE_IN,
    COMPARE_NOT_IN,
    COMPARE_COUNT
} CompareOperator;

typedef enum ConstantKind {
    CONSTANT_NONE,
    CONSTANT_TRUE,
    CONSTANT_FALSE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,
    CONSTANT_FLOAT,
    CONSTANT_IMAGINARY,
    CONSTANT_STR,
    CONSTANT_BYTES
} ConstantKind;

typedef struct Constant {
    ConstantKind kind;
    bool is_big;      /* CONSTANT_INT beyond int64: only `text` holds its value */
    int64_t integer;  /* CONSTANT_INT; clamped to INT64_MAX if is_big (a minus sign is a UnaryOp) */
    double number;    /* CONSTANT_FLOAT, CONSTANT_IMAGINARY (its imaginary part); may be infinite (1e999) */
    const char *text; /* numbers: as written, lower case, without underscores; strings: decoded, NUL-terminated */
    size_t length;    /* of text. A str is UTF-8, lone surrogates in the same scheme */
} Constant;

typedef enum Conversion {
    CONVERSION_NONE = -1,
    CONVERSION_STR = 's',
    CONVERSION_REPR = 'r',
    CONVERSION_ASCII = 'a'
} Conversion;

struct Expr {
    ExprKind kind;
    NodeId id;
    Span span;             /* without the parentheses around it, except those of a tuple or generator */
    ExprContext context;   /* of Name, Attribute, Subscript, Starred, List, Tuple; Load elsewhere */
    bool is_parenthesized; /* the source has at least one pair of parentheses around it */
    union {
        struct {
            BoolOperator op;
            ExprVec values; /* two or more: a and b and c is one node */
        } bool_op;
        struct {
            Expr *target; /* a Name */
            Expr *value;
        } named;
        struct {
            BinaryOperator op;
            Expr *left, *right;
        } bin_op;
        struct {
            UnaryOperator op;
            Expr *operand;
        } unary_op;
        struct {
            Params params;
            Expr *body;
        } lambda;
        struct {
            Expr *test, *body, *orelse; /* body if test else orelse */
        } if_exp;
        struct {
            ExprVec keys; /* as many as values; a NULL key is **value */
            ExprVec values;
        } dict;
        struct {
            ExprVec items;
        } sequence; /* Set, List, Tuple */
        struct {
            Expr *element; /* DictComp: the value */
            Expr *key;     /* DictComp only, else NULL */
            ComprehensionVec generators;
        } comp; /* ListComp, SetComp, DictComp, GeneratorExp */
        struct {
            Expr *value; /* Yield: or NULL */
        } yield; /* Await, Yield, YieldFrom */
        struct {
            Expr *left;
            CompareOperator *ops; /* `rest.count` of them */
            ExprVec rest;         /* a < b < c: left a, rest [b, c] */
        } compare;
        struct {
            Expr *func;
            ExprVec args; /* Starred among them for *x */
            KeywordVec keywords;
        } call;
        struct {
            Expr *value;
            Conversion conversion;
            Expr *format_spec; /* a JoinedStr, or NULL */
        } formatted; /* f"{x=}" is a Constant "x=" and a FormattedValue with !r, as in CPython */
        struct {
            ExprVec parts; /* Constant strings and FormattedValues */
        } joined;
        Constant constant;
        struct {
            Expr *value;
            Name name;
            Span name_span;
        } attribute;
        struct {
            Expr *value;
            Expr *index; /* a Slice, a Tuple (a[1:, 2]), or any expression */
        } subscript;
        struct {
            Expr *value;
        } starred;
        struct {
            Name id;
        } name;
        struct {
            Expr *lower, *upper, *step; /* each or NULL */
        } slice;
    };
};

/* ---- Statements ------------------------------------------------------------------------------------------------- */

typedef enum StmtKind {
    STMT_FUNCTION_DEF,
    STMT_CLASS_DEF,
    STMT_RETURN,
    STMT_DELETE,
    STMT_ASSIGN,
    STMT_TYPE_ALIAS,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_WITH,
    STMT_MATCH,
    STMT_RAISE,
    STMT_TRY,
    STMT_ASSERT,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_EXPR,
    STMT_PASS,
    STMT_BREAK,
    STMT_CONTINUE,
    STMT_KIND_COUNT
} StmtKind;

struct Stmt {
    StmtKind kind;
    NodeId id;
    Span span;        /* a definition's span starts at `def` or `class`, not at its decorators */
    bool is_async;    /* FunctionDef, For, With */
    bool blank_above; /* an empty line stands above it and its leading comments */
    CommentVec leading;
    CommentVec inner;
    CommentVec trailing;
    union {
        struct {
            Name name;
            Span name_span;
            TypeParamVec type_params;
            Params params;
            ExprVec decorators;
            Expr *returns; /* or NULL */
            Block body;
        } function_def;
        struct {
            Name name;
            Span name_span;
            TypeParamVec type_params;
            ExprVec bases; /* Starred among them for *x */
            KeywordVec keywords;
            ExprVec decorators;
            Block body;
        } class_def;
        struct {
            Expr *value; /* or NULL */
        } return_stmt;
        struct {
            ExprVec targets;
        } delete_stmt;
        struct {
            ExprVec targets; /* a = b = c: [a, b] */
            Expr *value;
        } assign;
        struct {
            Expr *name; /* a Name */
            TypeParamVec type_params;
            Expr *value;
        } type_alias;
        struct {
            BinaryOperator op;
            Expr *target, *value;
        } aug_assign;
        struct {
            Expr *target, *annotation;
            Expr *value;    /* or NULL */
            bool is_simple; /* a bare name without parentheses */
        } ann_assign;
        struct {
            Expr *target, *iter;
            Block body, orelse;
        } for_stmt;
        struct {
            Expr *test;
            Block body, orelse;
        } while_stmt;
        struct {
            Expr *test;
            Block body, orelse;
            bool is_elif; /* written as `elif`; it is then alone in its parent's orelse */
        } if_stmt;
        struct {
            WithItemVec items;
            Block body;
        } with_stmt;
        struct {
            Expr *subject;
            MatchCaseVec cases;
        } match;
        struct {
            Expr *exception; /* or NULL */
            Expr *cause;     /* or NULL */
        } raise;
        struct {
            Block body;
            HandlerVec handlers;
            Block orelse, finalbody;
            bool is_star; /* except* */
        } try_stmt;
        struct {
            Expr *test;
            Expr *message; /* or NULL */
        } assert_stmt;
        struct {
            AliasVec names;
        } import;
        struct {
            Name module; /* or NULL for `from . import x` */
            AliasVec names;
            int level; /* leading dots */
        } import_from;
        struct {
            NameVec names;
        } scope; /* Global, Nonlocal */
        struct {
            Expr *value;
        } expr;
    };
};

/* ---- Match patterns --------------------------------------------------------------------------------------------- */

typedef enum PatternKind {
    PATTERN_VALUE,     /* 1, "a", Color.RED: compared with == */
    PATTERN_SINGLETON, /* None, True, False: compared with `is` */
    PATTERN_SEQUENCE,
    PATTERN_MAPPING,
    PATTERN_CLASS,
    PATTERN_STAR,
    PATTERN_AS,
    PATTERN_OR,
    PATTERN_KIND_COUNT
} PatternKind;

typedef Vec(Pattern *) PatternVec;

struct Pattern {
    PatternKind kind;
    NodeId id;
    Span span;
    Expr *value;           /* Value; Singleton (a Constant); Class (the class) */
    PatternVec patterns;   /* Sequence, Or; Mapping: the values; Class: positional */
    ExprVec keys;          /* Mapping */
    NameVec keyword_names; /* Class, as many as keyword_patterns */
    PatternVec keyword_patterns;
    Pattern *inner; /* As: or NULL for a bare capture */
    Name name;      /* Star, As, Mapping's **rest; NULL for `_` or none */
};

/* ---- Modules ---------------------------------------------------------------------------------------------------- */

typedef struct Module {
    NodeId id;
    const SourceFile *file;
    Block body;
    size_t comment_count; /* comments in the source; the tree holds exactly as many */
} Module;

/* "BinOp", "FunctionDef", ...: CPython's names; "AsyncFor" and its like are the kind with is_async. */
const char *expr_kind_name(ExprKind kind);
const char *stmt_kind_name(StmtKind kind);
const char *pattern_kind_name(PatternKind kind);
/* "+", "not in", ...: as written in Python. */
const char *binary_operator_text(BinaryOperator op);
const char *unary_operator_text(UnaryOperator op);
const char *compare_operator_text(CompareOperator op);
const char *bool_operator_text(BoolOperator op);

/* The docstring of a block: the Constant string that is its first statement; NULL if it has none. */
const Constant *block_docstring(const Block *block);

/* The value of `name=value` in a call; NULL if the call has none, or the expression (which may be NULL) is no call. */
Expr *call_keyword(const Expr *call, const char *name);

bool names_have(const NameVec *names, Name name);

#endif
