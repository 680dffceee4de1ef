/*
 * Parts of data sets whose samples are no tensors and numbers (dicts, texts, images): Subset(...) and ConcatDataset(...) get a class of their own, a
 * copy of one in rules/torch/utils/data/__init__.py, and random_split(x, lengths) is spelled [Subset(x, part) for part in ...]. Parts of all other
 * data sets are the runtime's.
 */
#include "sema/infer.h"

#include <string.h>

/* Whether only Python knows the samples; `is_unknown`: a later round will tell. */
static bool is_of_python(Frame *frame, const Type *dataset, Span span, bool *is_unknown)
{
    const Type *sample = is_sequence_dataset(dataset) ? NULL : dataset_sample(frame, dataset, span);
    *is_unknown = !frame->infer->is_final && (dataset->kind <= TYPE_ERROR || (sample && sample->kind == TYPE_NEVER));
    return !*is_unknown && (is_sequence_dataset(dataset) || (sample && !is_plain_sample(sample)));
}

/* Of ConcatDataset the first of its parts decides. */
static const Type *dataset_of(const ArgVec *args, bool is_joined)
{
    const Type *given = call_argument(args, is_joined ? "datasets" : "dataset", 0), *type = given ? type_unwrap(given) : NULL;
    bool is_row = type && is_joined && (type->kind == TYPE_LIST || (type->kind == TYPE_TUPLE && type->item_count));
    return is_row ? type_unwrap(type_item(type, 0)) : is_joined ? NULL : type;
}

Class *subset_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, bool *is_unknown)
{
    bool is_joined = name_is(class_->qualified, "torch.utils.data.ConcatDataset");
    if (!node || !class_->rule || (!is_joined && !name_is(class_->qualified, "torch.utils.data.Subset")))
        return NULL;
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, node);
    if (!made) {
        const Type *dataset = dataset_of(args, is_joined);
        if (!dataset || !is_of_python(frame, dataset, span, is_unknown))
            return NULL;
        const char *text = library_class_text(frame, rule_module_of(frame->infer, class_->rule->module), is_joined ? "_ConcatDataset" : "_Subset");
        *is_unknown = !text;
        if (!text)
            return NULL;
        made = library_class_made(frame, text, span, node);
    }
    class_execute_made(frame, made);
    UserClass *user = pointer_map_get(&frame->infer->classes, made);
    return &user->class_;
}

Expr *split_replacement(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    Name last = func->kind == EXPR_NAME ? func->name.id : func->kind == EXPR_ATTRIBUTE ? func->attribute.name : NULL;
    bool is_named = last && name_is(last, "random_split") && expr->call.args.count;
    const Type *callee = is_named ? infer_expr(frame, expr->call.func) : NULL;
    if (!callee || callee->kind != TYPE_FUNCTION || !callee->rule || !name_is(callee->rule->qualified, "torch.utils.data.random_split"))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    bool is_unknown = false;
    if (made || !is_of_python(frame, type_unwrap(infer_expr(frame, expr->call.args.items[0])), expr->span, &is_unknown))
        return made;
    made = synth_expr(frame->infer, "(lambda dataset, lengths, generator=None: [_library__torch_utils_data_Subset(dataset, part) "
                                    "for part in _random_parts(len(dataset), lengths, generator)])()", expr->span);
    scopes_add_expr(frame, made);
    made->call.args = expr->call.args;
    made->call.keywords = expr->call.keywords;
    return kept_replacement(frame, expr, made);
}
