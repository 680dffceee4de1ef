/*
 * What the files of lower/ share: the state of the translation of one program, and each file's entries.
 *
 * Expressions that need statements of their own (a comprehension's loop, a tuple that must be held) append them to `block`, in front of the
 * statement at hand. Failure is a state, not a return value: lower_fail records it once, the expression becomes a placeholder, and the
 * statement that is being lowered is replaced by a TODO.
 */
#ifndef T2M_LOWER_CONTEXT_H
#define T2M_LOWER_CONTEXT_H

#include "lower/lower.h"

struct Lower;

/* What a return, break or continue goes through on its way out, innermost first. */
typedef struct LowerExit {
    struct LowerExit *outer;
    bool is_loop;         /* where break and continue end */
    bool is_try;          /* an IR_TRY of its own */
    const Block *finally; /* or NULL */
    void (*run)(struct Lower *l, struct LowerExit *exit); /* or NULL: lowers what else is done on the way: __exit__, close */
    const void *data;     /* for run */
    IrExpr *value;        /* for run */
} LowerExit;

typedef struct Lower {
    const Program *program;
    IrExpr *bar;          /* the progress bar of the loop that is being opened; or NULL */
    IrProgram *ir;
    Arena *arena;
    Diagnostics *diagnostics;
    PointerMap modules;   /* SemaModule -> IrModule */
    PointerMap functions; /* Instance -> IrFunction */
    PointerMap classes;   /* UserClass -> IrClass */
    PointerMap fields;    /* Field -> IrField */
    PointerMap records;   /* RECORD Type, or Instance with a tuple result -> IrRecord */
    PointerMap variables; /* Variable -> IrVariable */
    PointerMap rules;     /* RuleOverload -> IrRule */
    PointerMap defaults;  /* Param -> IrVariable: holds what its default was worth when the def was executed */
    PointerMap closures;  /* Type of a function that carries defaults -> IrClass */
    PointerMap scopes;    /* Instance with a scope -> IrClass */
    PointerMap captured;  /* Variable -> IrField of a scope */
    PointerMap scope_params; /* Instance -> IrVariable: the scope that a closure gets */
    PointerMap scope_locals; /* Instance -> IrVariable: its own scope */
    const Expr *held;     /* stands for held_value: the old value of what += stores into */
    IrExpr *held_value;
    PointerMap spread_params; /* Variable *args or **kwargs -> IrVariable *[]: a C parameter for each item */
    PointerMap factories; /* IrFunction: gives a function or class that is known at convert time */
    PointerMap referenced; /* IrFunction: called or used */
    PointerMap targets;   /* Type of a function -> IrVariable: its object */
    Vec(IrStmt *) target_stmts; /* what makes these, at the program's start */
    PointerMap held_parts;      /* Expr -> IrExpr: parts of a target of `op=`, which are evaluated once */
    PointerMap placeholders; /* Expr -> IrExpr: the values of a call that the script does not spell out */
    PointerMap first_imports; /* Import Stmt -> RunVec of the modules that it runs first, for certain */
    StringMap dispatches; /* what a dispatching function calls -> IrFunction */
    StringMap dispatch_names;
    PointerMap evaluated;    /* Expr -> IrExpr: expressions that were evaluated before, in a function that asks for an object's class */
    PointerMap news;      /* UserClass -> IrFunction: makes an object that starts with attributes of its class */
    const UserClass *class_body; /* whose statements are being lowered; or NULL */
    PointerMap hidden;    /* For Stmt -> nothing: loops whose variable outlives the loop */
    StringMap lifted_names;
    PointerMap user_iterators; /* Instance of __next__ or __getitem__ -> IrFunction that runs over its class */
    /* of the function at hand */
    const Instance *instance;
    struct Lifted *lifted; /* a generator expression of it that is being lowered, see iterators.c; or NULL */
    IrModule *module;
    IrFunction *function;
    IrBlock *block;
    IrVariable *is_complete; /* of the loop at hand, if it has an `else`: false after a break; or NULL */
    unsigned temporaries, block_ids, placed;
    /* of the statement at hand */
    bool failed;
    const char *refusal; /* Python's words for a None where the argument at hand must be a number; NULL: the usual ones */
    const Diag *failure;
    IrExpr *failed_call;        /* called before the program stops: it stops inside; or NULL */
    const IrBlock *stmt_block;  /* where the statement goes, */
    size_t stmt_first;          /* from here on */
    int catches;                /* whether the program has a try: 1, -1; 0: not looked yet */
    LowerExit *exits;           /* of the function at hand */
    const StmtInfo *raised;     /* of the raise at hand */
    unsigned conditional;       /* inside how many expressions that may not be evaluated */
} Lower;

/* ---- types.c */
const IrType *lower_type(Lower *l, const Type *type);
/* Of variables, parameters, fields: as lower_type, but a class with embedded instances is held by pointer. */
IrRecord *lower_result_record(Lower *l, const Instance *instance);
const IrType *lower_result_type(Lower *l, const Instance *instance);
IrRecord *lower_record(Lower *l, const Type *type);
const char *lower_note(Lower *l, const Type *type);
const IrType *lower_class_type(Lower *l, const Class *class_);

/* True if the variable has no C: modules, classes, functions, devices, settled constants. */
bool lower_vanishes(const Variable *variable);

/* ---- program.c */
IrFunction *lower_function_of(Lower *l, const Instance *instance);
IrClass *lower_class_of(Lower *l, const UserClass *class_);
IrField *lower_field_of(Lower *l, const Field *field);
/* `object.field`; a TODO where the object's type has no such field: a class that is not C's struct, or one that sema took for another. */
IrExpr *lower_field_place(Lower *l, IrExpr *object, const Field *field, Span span);
IrVariable *lower_variable_of(Lower *l, Variable *variable);
/* The script changes the tensor at the place to the value. */
void lower_emit_in_place(Lower *l, IrExpr *place, IrExpr *value, Span span);
/* A parameter of a module that a variable holds stays the object that it is. */
const IrType *lower_variable_type(Lower *l, const Variable *variable);
/* A name like `name` that no variable of the function has. */
const char *lower_free_name(Lower *l, const char *name);
IrVariable *lower_temporary(Lower *l, const char *name, const IrType *type, Span span);

/* A dtype as containers and boxes hold it (an object), or as C has it; another value as it is. */
IrExpr *lower_dtype_for(Lower *l, IrExpr *value, bool as_object, Span span);

/* ---- context.c */
/* An expression without a known type: fails with what it depends on. */
IrExpr *lower_unknown(Lower *l, const Expr *expr);
/* The same for what a loop runs over and for a call of `name` that no C stands for: says which part is not known, if one is not. */
IrExpr *lower_fail_iterating(Lower *l, const Expr *source);
IrExpr *lower_fail_call(Lower *l, const Expr *expr, Span span, const char *name);
/* Reports a TODO at the place and marks the statement as not convertible; gives a placeholder. */
IrExpr *lower_fail(Lower *l, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
void lower_comments(Lower *l, const CommentVec *from, IrCommentVec *to);
void lower_emit(Lower *l, IrStmt *stmt);
IrExpr *lower_c_call(Lower *l, const char *name, const IrType *type, Span span, IrExpr *first, IrExpr *second);
const IrType *lower_simple(Lower *l, IrTypeKind kind);
/* `value` as a `want`; fails where there is no conversion. None becomes a null of the type. */
IrExpr *lower_convert(Lower *l, IrExpr *value, const IrType *want, Span span);
/* The array of a parameter that is handled as an object (`nn_param *`); other values as they are. */
IrExpr *lower_value_of_parameter(Lower *l, IrExpr *value);
/* Containers of one kind, of which the other holds its items boxed; and the copy that does: where only its items count. */
bool lower_is_boxed_copy(const IrType *from, const IrType *to);
IrExpr *lower_boxed_copy(Lower *l, IrExpr *value, const IrType *want, Span span);
/* Notes that Python evaluates the value now: what is emitted from here on must not overtake it (overtaken.c). */
IrExpr *lower_placed(Lower *l, IrExpr *value);
/* Holds a value that is used twice; constants and variables are given back as they are. */
IrExpr *lower_hold(Lower *l, IrExpr *value, const char *name);
/* The same of a value that stays as it is now whatever else acts before it is used: globals and fields are held too. */
IrExpr *lower_hold_now(Lower *l, IrExpr *value, const char *name);

/* ---- expr.c */
IrExpr *lower_expr(Lower *l, const Expr *expr);
/* As it is written, even if its value is known when converting. */
IrExpr *lower_expr_plainly(Lower *l, const Expr *expr);
IrExpr *lower_expr_as(Lower *l, const Expr *expr, const IrType *want);
/* The truth of an expression, BOOL. */
IrExpr *lower_condition(Lower *l, const Expr *expr);
IrExpr *lower_literal(Lower *l, const Type *type, Span span); /* NULL if the type has no literal */
/* A variable, field, item or index as something to store in. */
IrExpr *lower_place(Lower *l, const Expr *target);

/* ---- operators.c */
IrExpr *lower_bin_op(Lower *l, const Expr *expr);
IrExpr *lower_tuple_binary(Lower *l, IrExpr *left, const Expr *right, const IrType *type, Span span);
IrExpr *lower_scalar_binary(Lower *l, BinaryOperator op, IrExpr *left, IrExpr *right, const IrType *type, bool in_place, Span span);
/* The number that an optional one must be here: C that raises a TypeError with the text if it is None. */
IrExpr *lower_not_none(Lower *l, IrExpr *value, const char *otherwise, Span span);
IrExpr *lower_unary_op(Lower *l, const Expr *expr);
IrExpr *lower_call_expr(Lower *l, const Expr *expr);
IrExpr *lower_bool_op(Lower *l, const Expr *expr);
IrExpr *lower_compare(Lower *l, const Expr *expr);
IrExpr *lower_if_exp(Lower *l, const Expr *expr);
IrExpr *lower_truth(Lower *l, IrExpr *value, Span span);
/* The operator on scalars that gives `type`; false if there is none. */
bool lower_scalar_op(BinaryOperator op, const IrType *type, IrOp *out);

/* ---- rule_arguments.c, rule_call.c, user_call.c */
/* The value of an argument, converted to `want` unless that is NULL; NULL for a default. */
IrExpr *lower_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span);
/* The parameter is the object of a parameter (nn.init), not its value. */
bool lower_wants_parameter(const Type *type);
/* Dict[str, Tensor], as state_dict() gives and load_state_dict() takes. */
bool lower_is_state(const Type *type);
/* copy.copy(x), copy.deepcopy(x). */
IrExpr *lower_copied(Lower *l, const BoundCall *call, const IrType *type, Span span);
/* The rule's template with all arguments. */
IrExpr *lower_rule_call(Lower *l, const BoundCall *call, IrExpr *receiver, const IrType *type, Span span);
/* Any call of a rule, whatever more it takes than its template. `expr` may be NULL. */
IrExpr *lower_rule(Lower *l, const BoundCall *call, const Expr *expr, Span span);
IrExpr *lower_stub_constructor(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_user_call(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_user_constructor(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_super_call(Lower *l, const BoundCall *call, Span span);
/* The first parameter of the method that is being lowered. */
IrExpr *lower_self(Lower *l, Span span);
/* rule.c: `f(*items)` with a list whose length is not known: the rule that takes the list itself; NULL if there is none. */
IrRule *lower_list_variant(Lower *l, const IrRule *rule, const RuleParam *param);

/* ---- call.c */
IrExpr *lower_bound_call(Lower *l, const BoundCall *call, const Expr *expr);
/* f(*pair) of a rule: the placeholders of the items get their values. lower_bound_call does it itself. */
void lower_star_items(Lower *l, const BoundCall *call, Span span);
/* What * and ** spread over several parameters: evaluated once. */
IrExpr *lower_spread_once(Lower *l, const Expr *expr, const char *name);
/* A value that has no C, a device: only what a function of the script does on the way to it stays. */
void lower_vanished(Lower *l, const Expr *expr);
IrExpr *lower_known(Lower *l, const Expr *expr, IrExpr *value);
/* Whether evaluating it may call a function of the script, draw, write or change something. */
bool lower_acts(IrExpr *value);
/* Whether evaluating the expression does something besides giving its value. */
bool lower_has_effects(Lower *l, const Expr *expr);
/* The operands that are always evaluated, in order. */
typedef void (*OperandVisitor)(Lower *l, const Expr *operand, void *context);
void lower_each_operand(Lower *l, const Expr *expr, OperandVisitor visit, void *context);

/* ---- unassigned.c: a start value for the locals that are read and never assigned */
void lower_assign_unassigned(Lower *l, IrFunction *function);

/* ---- never.c: what no run works out to the end */
/* An operand of the expression, or the name that it is, has no value ever: what runs before that; then a zero of its type. Else NULL. */
IrExpr *lower_never(Lower *l, const Expr *expr);
/* The value of such an expression, made a statement; a zero stands in its place. */
IrExpr *lower_run_never(Lower *l, const Expr *expr, IrExpr *value);
/* A simple statement that ends while its value is worked out: only what runs until then; false: another statement. */
bool lower_never_stmt(Lower *l, const Stmt *stmt);
IrExpr *lower_nothing(Lower *l, const IrType *type, Span span);
/* Nothing is ever run over. */
bool lower_is_over_nothing(const Iteration *iteration);
/* The constructor call in `expr` initialises the embedded field `place` (statement, VOID). */
IrExpr *lower_constructor_into(Lower *l, const BoundCall *call, IrExpr *place, Span span);
IrRule *lower_rule_of(Lower *l, const RuleOverload *overload);
/* A module that is known to be of a derived class, as that. */
IrExpr *lower_downcast(Lower *l, IrExpr *value, const IrType *type, Span span);
IrExpr *lower_rule_value(Lower *l, const RuleValue *value, const Expr *expr);

/* ---- variadic.c */
/* *args and **kwargs of a function that only hands them on item by item are C parameters of their own: declares them. */
bool lower_spread_param(Lower *l, Variable *variable, IrFunction *function);
/* Such a variable as a value; NULL if it is none. */
IrExpr *lower_spread_value(Lower *l, const Variable *variable, Span span);
/* The arguments that a call gives to *args or **kwargs, pushed to `out`. */
/* dict.update(dict, **from); `dict` is a variable. */
void lower_add_all(Lower *l, IrExpr *dict, const Expr *from, Span span);
IrExpr *lower_starred_list(Lower *l, const ExprVec *items, const IrType *type, Span span);
IrExpr *lower_keyword_dict(Lower *l, const BoundArg *arg, const IrType *type, Span span);
void lower_variadic_arg(Lower *l, const BoundArg *arg, const Variable *param, IrExprVec *out, Span span);

/* ---- given.c: arguments of which only the run knows how many there are */
/* In front of the call: what binds them; NULL if there are none, and after a failure. */
IrVariable *lower_bind(Lower *l, const BoundCall *call, Span span);
/* What it gives to the parameter of `arg`, or else `otherwise` (NULL: there is no default). */
IrExpr *lower_given(Lower *l, IrVariable *bound, const BoundArg *arg, const IrType *want, IrExpr *otherwise, Span span);
/* A dict that `**` spreads; a boxed value is read as one. */
IrExpr *lower_mapping(Lower *l, const Expr *expr);

/* ---- function_values.c: functions of which only the run knows which one it is */
bool lower_is_function_object(const IrType *type);
/* The function that an expression names, as an object; NULL if it is one already. */
IrExpr *lower_function_object(Lower *l, const Expr *expr);
IrExpr *lower_object_of(Lower *l, const Type *type, IrExpr *bound, Span span);
IrExpr *lower_bound_of(Lower *l, IrExpr *function, const Type *type, Span span);
IrExpr *lower_chosen_call(Lower *l, const BoundCall *call, Span span);
void lower_start_targets(Lower *l);

/* ---- tidy.c: after all is lowered */
void lower_tidy(Lower *l);

void lower_variadic_arg(Lower *l, const BoundArg *arg, const Variable *param, IrExprVec *out, Span span);

/* ---- closures.c */
const IrType *lower_scope_type(Lower *l, const Instance *owner);
void lower_scope_param(Lower *l, const Instance *instance, IrFunction *function);
/* At the start of a body: makes its scope. */
void lower_open_scope(Lower *l, const Instance *instance);
/* A function value with defaults of its own: an object that has them, and the scope. */
const IrType *lower_closure_type(Lower *l, const Type *type);
IrExpr *lower_new_closure(Lower *l, const Type *type, Span span);
IrExpr *lower_closure_field(Lower *l, IrExpr *closure, const char *name, Span span); /* NULL if it has none */
IrExpr *lower_scope(Lower *l, const Instance *owner, Span span);
bool lower_is_captured(Lower *l, const Variable *variable);
/* The target of += as it is read: of `shape += (1,)` the old tuple, which is another variable in C than the new one (expr.c). */
bool lower_reads_other(const ExprInfo *loaded, const ExprInfo *stored);
IrExpr *lower_loaded(Lower *l, const Expr *expr, const ExprInfo *loaded, const ExprInfo *stored);
/* A variable where it lives: in C's variable, or in a scope. */
IrExpr *lower_variable_place(Lower *l, Variable *variable, Span span);
/* A closure as a value. */
IrExpr *lower_function_value(Lower *l, const Expr *expr, const ExprInfo *info);

/* ---- functions.c */
/* What the defaults of a def (or of the methods of a class) are worth is kept when it is executed, if it can change later. */
void lower_def(Lower *l, const Stmt *stmt);
/* What its decorators do, and the name that stands for what they give. */
void lower_decorations(Lower *l, const Stmt *stmt);
void lower_param_defaults(Lower *l, const UserFunction *function);
/* The default of a parameter that a call leaves out. */
IrExpr *lower_constant_default(Lower *l, const Expr *expr); /* of a stub: -1, (0, 1), a dtype */
IrExpr *lower_default(Lower *l, const Instance *callee, const Variable *param, const Expr *expr, const IrType *want);
/* The value of an argument that is given, as a `want`. */
IrExpr *lower_given_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span);

/* ---- object_class.c */
IrExpr *lower_raw_object(Lower *l, const BoundCall *call, Span span);
/* _is_exactly(x, C) of the stubs: type(x) is C. */
IrExpr *lower_is_exactly(Lower *l, const BoundCall *call, Span span);

/* ---- classes.c */
/* The class that an object's C type stands for, or NULL. */
const UserClass *lower_user_class(Lower *l, const IrType *type);
void lower_class_def(Lower *l, const Stmt *stmt);
IrVariable *lower_attribute_variable(Lower *l, Variable *attribute);
IrExpr *lower_attribute_value(Lower *l, Variable *attribute, Span span);
IrExpr *lower_attribute_place(Lower *l, Variable *attribute, Span span);
/* An attribute whose place the object's own class decides. */
IrExpr *lower_dispatched_attribute(Lower *l, const ExprInfo *info, IrExpr *object, Name name, Span span);
/* The function that makes a new object, if there is more to do than to clear it; or NULL. */
/* The attribute of the class that a new object's field starts with, or NULL. */
Variable *lower_initial_attribute(const UserClass *class_, const Field *field);
IrFunction *lower_new_function(Lower *l, const UserClass *class_, Span span);

/* with.c: the statement, with its body to come; the call's text is what MX_AUTOCAST is given. */
IrStmt *lower_autocast_scope(Lower *l, const BoundCall *call, Span span);

/* ---- saved_modules.c: after all bodies */
/* The program names the classes whose objects are in files. */
void lower_saved_classes(Lower *l);

/* ---- forward.c: after all bodies */
void lower_plain_forward(Lower *l, const Instance *instance);

/* ---- dispatch.c: methods that classes override */
IrExpr *lower_dispatched_call(Lower *l, const BoundCall *call, IrExpr *object, Span span);
/* An object of a class seen as one of its mixins, or back: that has no fields of its own, so that a pointer does. */
bool lower_can_view(Lower *l, const IrType *from, const IrType *to);
IrExpr *lower_class_test(Lower *l, IrExpr *object, IrClass *class_, Span span);

/* A callback's call with these values for its placeholders. */
IrExpr *lower_applied(Lower *l, const BoundCall *call, IrExpr *const *values, Span span);
/* sorted(), list.sort, min and max. */
IrExpr *lower_sorted(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_list_sort(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_max(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_min(Lower *l, const BoundCall *call, Span span);

/* ---- user_iterators.c */
/* An object of a class of the script that can be run over, as an ITERATOR. */
IrExpr *lower_object_iterator(Lower *l, IrExpr *object, Span span);

/* ---- iterators.c */
/* Any iterable as an ITERATOR. */
IrExpr *lower_iterator(Lower *l, const Expr *expr);
IrExpr *lower_iterator_of(Lower *l, IrExpr *value, Span span);
/* What a call of zip, enumerate, map, filter, reversed runs over; NULL of another expression. */
const Iteration *lower_lazy_call(Lower *l, const Expr *expr);
/* Such a call, or d.items() ..., as an ITERATOR; NULL of another expression. */
IrExpr *lower_lazy_value(Lower *l, const Expr *expr);
/* The items of such a call as a LIST. */
IrExpr *lower_lazy_list(Lower *l, const Expr *expr, const Iteration *iteration);
/* A generator expression as an ITERATOR. */
IrExpr *lower_generator(Lower *l, const Expr *expr);
IrExpr *lower_yield(Lower *l, const Expr *expr);
void lower_yield_item(Lower *l, IrExpr *item, Span span);
void lower_generator_return(Lower *l, const Expr *value, Span span);
IrExpr *lower_iter(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_next(Lower *l, const BoundCall *call, Span span);
/* What stands for a variable of the function in the code at hand: itself, but in a generator expression; NULL of NULL. */
IrVariable *lower_inside(Lower *l, IrVariable *outside);
/* In a generator expression: what stands for a value that was made outside; or NULL. */
IrExpr *lower_lifted_value(Lower *l, const Expr *expr);

/* ---- builtins.c */
/* A builtin whose rule has no template; NULL if it is none. */
IrExpr *lower_builtin(Lower *l, const BoundCall *call, Span span);
/* isinstance of a module; NULL if it is another kind of value. */
IrExpr *lower_isinstance_call(Lower *l, const Expr *call);
/* The index-th positional argument of a call of a builtin, those of *args too; NULL if there is none. */
const Expr *lower_argument(const BoundCall *call, size_t index);
/* Any iterable as a LIST. */
IrExpr *lower_as_list(Lower *l, const Expr *expr);
/* The same of what has been lowered; `given` is its type in sema. */
IrExpr *lower_value_as_list(Lower *l, IrExpr *value, const Type *given, Span span);
/* Objects of the runtime whose items are always of one type (ranges, bytes, layers, parameters); NULL for all others. */
IrExpr *lower_library_as_list(Lower *l, IrExpr *value, Span span);
/* argparse (argparse.c). */
IrExpr *lower_parser(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_namespace_has(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_subparsers(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_parse_args(Lower *l, const BoundCall *call, Span span);
/* The bar of a loop over tqdm(...): made before the loop; counted up with every turn and closed behind (progress.c). */
void lower_open_bar(Lower *l, const Iteration *iteration);
void lower_step_bar(Lower *l, IrExpr *bar, Span span);
void lower_close_bar(Lower *l, IrExpr *bar, Span span);
IrExpr *lower_set_postfix(Lower *l, const BoundCall *call, Span span);
/* collections.defaultdict(factory). */
IrExpr *lower_defaultdict(Lower *l, const BoundCall *call, Span span);
/* A call of a template of our own with the parameters {a}, {b}, {c}. */
IrExpr *lower_template(Lower *l, const char *c, const IrType *type, Span span, bool is_cell, size_t count, IrExpr *const *args);

/* ---- boxed.c: values whose type shows at run time */
bool lower_is_boxed(const IrExpr *value);
IrExpr *lower_box(Lower *l, IrExpr *value, Span span);
IrExpr *lower_expr_boxed(Lower *l, const Expr *expr);
/* After an assignment: one to an attribute that argparse's namespace had not, where the namespace is printed somewhere. */
void lower_note_extra(Lower *l, const Expr *target);
IrExpr *lower_boxed_binary(Lower *l, BinaryOperator op, IrExpr *left, IrExpr *right, bool in_place, Span span);
IrExpr *lower_boxed_unary(Lower *l, UnaryOperator op, IrExpr *operand, Span span);
IrExpr *lower_boxed_compare(Lower *l, CompareOperator op, IrExpr *left, IrExpr *right, Span span);
IrExpr *lower_boxed_item(Lower *l, IrExpr *object, const Expr *index, Span span);
/* x[i] = value and del x[i] of a boxed x; false if the target is something else. */
bool lower_store_boxed(Lower *l, const Expr *target, IrExpr *value);
bool lower_delete_boxed(Lower *l, const Expr *target);
IrExpr *lower_boxed_call(Lower *l, const BoundCall *call, const Expr *expr, Span span);
/* A member of a boxed object: the call of a function that asks for its class; with `stored` what is assigned to it. */
IrExpr *lower_boxed_choice(Lower *l, const BoundCall *call, IrExpr *object, IrExpr *stored, Span span);
/* isinstance of a boxed value with a class of the script or a module; NULL if the C of the class has no table to tell it by. */
IrExpr *lower_boxed_class_test(Lower *l, IrExpr *value, const Class *class_, Span span);
/* A class as an object that boxed ones are compared with; not every class has one. */
bool lower_has_class_object(const Class *class_);
IrExpr *lower_class_object(Lower *l, const Class *class_, Span span);
/* A boxed value as an object of a class or a tensor, checked at run time; `member` is what the script wants of it, for the message. */
IrExpr *lower_unbox(Lower *l, IrExpr *value, const Type *type, Name member, Span span);
/* x.name = value of a boxed x; false if the target is something else. */
bool lower_store_boxed_attribute(Lower *l, const Expr *target, IrExpr *value);
/* True if a container of numbers is asked for a value of another kind: [1, 2].count(x) of a boxed or float x. */
bool lower_takes_unlike(Lower *l, const BoundCall *call, const IrExpr *receiver);
/* A method of a container with boxed items that no rule's C fits: found by name at run time. NULL if the runtime has no such method. */
IrExpr *lower_method_by_name(Lower *l, const BoundCall *call, IrExpr *receiver, const IrType *type, Span span);
/* `function`: py_isinstance or py_issubclass. */
IrExpr *lower_isinstance_at_run(Lower *l, const char *function, const Expr *value, const Expr *classes, Span span);
/* A class, or a tuple of such, known when converting. */
bool lower_names_classes(const Type *type);
IrExpr *lower_boxed_isinstance(Lower *l, const Expr *value, const Expr *classes, Span span);

/* ---- dict_calls.c */
IrExpr *lower_dict_get(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_dict_pop(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_dict_call(Lower *l, const BoundCall *call, Span span);
/* True if the runtime puts entries of one type into a dict of the other: keys and values are the same, or boxed there. */
bool lower_goes_into(const IrType *from, const IrType *into);
/* A dict whose entries are put into one of type `into`, which may hold them boxed. */
IrExpr *lower_entries(Lower *l, const Expr *from, const IrType *into);
IrExpr *lower_ordered_dict(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_dict_update(Lower *l, const BoundCall *call, Span span);
IrExpr *lower_dict_fromkeys(Lower *l, const BoundCall *call, Span span);

/* ---- subscript.c */
IrExpr *lower_subscript(Lower *l, const Expr *expr);
/* A bound of a slice, None as PY_NONE (a step: 1); NULL if it is not written. */
IrExpr *lower_bound(Lower *l, const Expr *expr, bool is_step);
/* object[start:stop:step] as the subscript `expr` has it. */
IrExpr *lower_slice_of(Lower *l, const Expr *expr, IrExpr *object);
/* x.shape, x.size(): the tensor whose shape it is, or NULL. */
const Expr *lower_shape_source(Lower *l, const Expr *expr);
/* x.shape of an array of NumPy: x; else NULL. */
const Expr *lower_ndarray_shape(Lower *l, const Expr *expr);

/* ---- format.c */
IrExpr *lower_joined_str(Lower *l, const Expr *expr);
IrExpr *lower_percent_format(Lower *l, const Expr *expr);
IrExpr *lower_format_method(Lower *l, const Expr *call);
/* Adds the value as a piece. conversion: 's', 'r', 'a' or 0; nested fields of the spec are "{}" in it. */
void lower_piece(Lower *l, const Expr *expr, char conversion, const char *spec, const IrExprVec *spec_values, IrPieceVec *pieces);
/* The same of a field of f"..." or format(), where objects are asked for their __format__. */
void lower_format_piece(Lower *l, const Expr *expr, char conversion, const char *spec, const IrExprVec *spec_values, IrPieceVec *pieces);
/* The value of a piece, behind those in `pieces`: with a spec and a conversion the text, a tuple that was returned as an object. */
IrExpr *lower_piece_value(Lower *l, const Expr *expr, char conversion, bool has_spec, IrPieceVec *pieces);
/* Pieces of one printed value: a literal string's text, the pieces of an f-string or .format, else {value}. */
void lower_pieces(Lower *l, const Expr *expr, IrPieceVec *pieces);

/* ---- format_template.c */
/* The pieces of `'...'.format(...)` and `'...' % ...` if they are known at convert time; else nothing is added. */
bool lower_format_pieces(Lower *l, const Expr *call, IrPieceVec *pieces);
bool lower_percent_pieces(Lower *l, const Expr *expr, IrPieceVec *pieces);

/* ---- print.c */
bool lower_print(Lower *l, const Expr *call);

/* ---- comprehension.c */
IrExpr *lower_comprehension(Lower *l, const Expr *expr, const IrType *want);
/* The same into a variable that the statement assigns anyway. */
void lower_comprehension_into(Lower *l, const Expr *expr, IrVariable *result);
/* any() (`decides` true) or all() of a generator expression. */
IrExpr *lower_verdict(Lower *l, const Expr *generator, bool decides, Span span);
/* The loops of a comprehension; in the innermost the element is added to `result`: to a container, or to a total;
 * NULL: it is yielded. */
void lower_over_generators(Lower *l, const Expr *expr, IrVariable *result);

/* ---- modules.c */
/* Finds which import runs which module of the script first. Before bodies are lowered. */
void lower_plan_imports(Lower *l);
void lower_import(Lower *l, const Stmt *stmt);

/* ---- errors.c */
void lower_try(Lower *l, const Stmt *stmt);
void lower_raise(Lower *l, const Stmt *stmt);
bool lower_is_error_class(const Class *class_);
/* The runtime's constant of the nearest base that is not the script's. */
const char *lower_error_base(Lower *l, const Class *class_);
/* ValueError(...) or MyError(...), whose class has no __init__ in the script. */
IrExpr *lower_new_error(Lower *l, const BoundCall *call, Span span);
/* super().__init__(...) where the base is one of Python's own. */
IrExpr *lower_as_error(Lower *l, IrExpr *object, Span span);
IrExpr *lower_error_init(Lower *l, const BoundCall *call, IrExpr *self, Span span);
/* The class of an error as __exit__ gets it, which is the error itself in C. */
bool lower_is_error_kind(const Type *type);
/* `kind is ValueError` of that. */
IrExpr *lower_error_exactly(Lower *l, const Expr *kind, const Expr *class_, Span span);
/* isinstance(error, classes) */
IrExpr *lower_error_isinstance(Lower *l, const Expr *value, const Expr *classes, Span span);
/* Every class that a handler, isinstance or suppress names: a CLASS type, or a TUPLE of them. */
void lower_error_classes(Lower *l, const Type *type, IrExprVec *classes, Span span);
/* with.c */
void lower_with(Lower *l, const Stmt *stmt);
void lower_enter(Lower *l, LowerExit *exit); /* until lower_exit; lives in the caller's frame */
void lower_exit(Lower *l);
/* Whether something is to be done on the way out of the function, or of the loop. */
bool lower_has_exits(const Lower *l, bool to_loop);
/* Does it, in front of the return, break or continue. */
void lower_leave(Lower *l, bool to_loop, Span span);
/* ---- sources.c */
/* start, stop, step of a call of range(); absent ones are NULL. */
void lower_range_bounds(Lower *l, const Iteration *iteration, IrExpr *bounds[3]);
/* The variable that a loop's target is, if a loop can assign it itself; NULL if not. */
IrVariable *lower_target_variable(Lower *l, const Expr *target);
bool lower_is_unused_name(const Expr *target);
/* Opens a loop over any iteration but a single range: l->block is its body then. `target` may be NULL: the value of an item is given. */
IrExpr *lower_open_each(Lower *l, const Iteration *iteration, const Expr *target, Span span);

/* ---- stmt.c, assign.c, loops.c, argparse.c */
void lower_block(Lower *l, const Block *block);
void lower_stmt(Lower *l, const Stmt *stmt);
void lower_assign(Lower *l, const Stmt *stmt);
/* setattr(object, name, value); false if the call is another. */
bool lower_setattr(Lower *l, const Expr *call);
void lower_aug_assign(Lower *l, const Stmt *stmt);

/* ---- update.c: tensors that are changed in place, where that is more than a new array in a variable */
/* Whether the target is a parameter, a gradient, or one of them, or a variable, behind `.data` or a chain of calls in place. */
bool lower_is_updated(Lower *l, const Expr *target);
const Expr *lower_updated(Lower *l, const Expr *target); /* what is behind */
void lower_update(Lower *l, const Expr *target, IrExpr *value, Span span);
/* False if the target is none of these. */
bool lower_is_held_by_layer(Lower *l, const Expr *target);
void lower_change_held(Lower *l, const Expr *target, IrExpr *value, Span span);
/* The same of an array in hand: all who hold it see the new elements. */
void lower_change_array(Lower *l, IrExpr *held, IrExpr *value, Span span);
bool lower_store_tensor_attribute(Lower *l, const Expr *target, IrExpr *value);
bool lower_store_in_tensor(Lower *l, const Expr *target, IrExpr *value);
/* Stores a value; place and value are converted to each other. */
void lower_store(Lower *l, const Expr *target, IrExpr *value, const Expr *source);
void lower_for(Lower *l, const Stmt *stmt);
/* Around the code of a loop: its `else` comes behind it. */
typedef struct LoopElse {
    IrVariable *outer;
} LoopElse;
LoopElse lower_begin_else(Lower *l, const Block *orelse, Span span);
void lower_end_else(Lower *l, const LoopElse *outer, const Block *orelse, Span span);
void lower_break(Lower *l, Span span);
/* Opens the loop over `iteration` with targets; the body's statements go to the block that it gives. */
IrBlock *lower_loop(Lower *l, const Iteration *iteration, const Expr *target, Span span, const Stmt *stmt);
/* The same without a target: l->block is the body then, and the value of each item is given. The caller puts l->block back. */
IrExpr *lower_loop_item(Lower *l, const Iteration *iteration, Span span);
bool lower_has_starred(const Expr *target);
/* `target = value`, of any target; values are taken apart (unpack.c). */
void lower_assign_value(Lower *l, const Expr *target, IrExpr *value, Span span);
bool lower_add_argument(Lower *l, const Expr *call);

#endif
