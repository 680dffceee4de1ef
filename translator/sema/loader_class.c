/*
 * DataLoader(...) whose batches Python makes: with a sampler, a collate_fn, an IterableDataset, a list as data set, or samples that are no
 * tuple of tensors and numbers. Each such call gets a class of its own, a copy of `_Loader` in rules/torch/utils/data.py, so that its data set, sampler and
 * functions have the types that they have there. All other calls are the runtime's data_loader.
 */
#include "sema/infer.h"

#include <string.h>

const Type *call_argument(const ArgVec *args, const char *name, size_t place)
{
    vec_each(i, args) {
        const ArgValue *arg = &args->items[i];
        const Type *record = arg->is_double_star ? type_unwrap(arg->type) : NULL;
        for (size_t k = 0; record && record->kind == TYPE_RECORD && k < record->field_count; k++)
            if (name_is(record->fields[k].name, name))
                return record->fields[k].type;
        if (!record && !arg->is_star && (arg->keyword ? name_is(arg->keyword, name) : i == place))
            return arg->type;
    }
    return NULL;
}

static bool is_given(const ArgVec *args, const char *name, size_t place)
{
    const Type *type = call_argument(args, name, place);
    return type && type->kind != TYPE_NONE;
}

static bool waits(const Frame *frame, const ArgVec *args)
{
    vec_each(i, args)
        if (args->items[i].type->kind <= TYPE_ERROR && !frame->infer->is_final)
            return true;
    return false;
}

static bool is_array_like(const Type *item)
{
    return item->kind == TYPE_TENSOR || item->kind == TYPE_INT || item->kind == TYPE_FLOAT || item->kind == TYPE_BOOL || type_is_ndarray(item);
}

bool is_plain_sample(const Type *sample)
{
    if (sample->kind != TYPE_TUPLE)
        return is_array_like(sample) || sample->kind <= TYPE_ERROR;
    if (sample->is_variadic)
        return is_array_like(sample->items[0]);
    for (size_t i = 0; i < sample->item_count; i++)
        if (!is_array_like(sample->items[i]))
            return false;
    return sample->item_count <= 8;
}

static bool is_stream_class(const Class *class_)
{
    return class_->user && class_->user->module->is_library && name_is(class_->name, "IterableDataset");
}

/* An IterableDataset: a class of the library's Python part. */
static bool is_stream_type(const Type *type)
{
    for (const Class *c = type->kind == TYPE_INSTANCE ? type->class_ : NULL; c; c = c->base) {
        if (is_stream_class(c))
            return true;
        for (size_t i = 0; i < c->other_base_count; i++)
            if (is_stream_class(c->other_bases[i]))
                return true;
    }
    return false;
}

const Type *dataset_sample(Frame *frame, const Type *dataset, Span span)
{
    UserFunction *get = dataset->kind == TYPE_INSTANCE && dataset->class_->user ? class_method(dataset->class_, frame->infer->known.getitem) : NULL;
    if (!get)
        return NULL;
    ArgVec args = {0};
    vec_push(frame->arena, &args, (ArgValue){.type = frame->types->int_});
    BoundCall *call = NULL;
    Frame quiet = *frame;
    quiet.no_events = true;
    return type_unwrap(call_method(&quiet, NULL, dataset, frame->infer->known.getitem, &args, span, NULL, false, &call));
}

bool is_sequence_dataset(const Type *dataset)
{
    return dataset->kind == TYPE_LIST || dataset->kind == TYPE_TUPLE || dataset->kind == TYPE_TENSOR || type_is_ndarray(dataset);
}

/* The text of a class of the library's Python part. */
const char *library_class_text(Frame *frame, SemaModule *module, const char *name)
{
    SemaModule *part = library_part(frame, module, name_intern(frame->infer->names, name));
    for (size_t i = 0; part && i < part->ast->body.count; i++) {
        const Stmt *stmt = part->ast->body.items[i];
        if (stmt->kind == STMT_CLASS_DEF && name_is(stmt->class_def.name, name))
            return arena_printf(frame->arena, "%.*s", (int)(stmt->span.end - stmt->span.start), part->ast->file->text + stmt->span.start);
    }
    return NULL;
}

Stmt *library_class_made(Frame *frame, const char *text, Span span, const void *node)
{
    Stmt *made = synth_parse(frame->infer, arena_printf(frame->arena, "%s\n", text), span, NULL, 0)->items[0];
    pointer_map_set(frame->arena, &frame->infer->namedtuples, node, made);
    scopes_add_class(frame, made);
    vec_each(i, &made->class_def.body) {
        UserFunction *function = pointer_map_get(&frame->infer->functions, made->class_def.body.items[i]);
        if (function)
            function->is_made = true;
    }
    return made;
}

static Stmt *make_class(Frame *frame, const RuleClass *loader, const char *name, Span span, const void *node)
{
    const char *text = library_class_text(frame, rule_module_of(frame->infer, loader->module), name);
    return text ? library_class_made(frame, text, span, node) : NULL;
}

Class *loader_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, bool *is_unknown)
{
    *is_unknown = false;
    if (!node || !class_->rule || !name_is(class_->qualified, "torch.utils.data.DataLoader"))
        return NULL;
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, node);
    if (!made) {
        const Type *given = call_argument(args, "dataset", 0), *dataset = given ? type_unwrap(given) : frame->types->never;
        bool is_stream = is_stream_type(dataset);
        bool is_special = is_stream || is_sequence_dataset(dataset) || is_given(args, "sampler", 3) || is_given(args, "batch_sampler", 4) || is_given(args, "collate_fn", 6);
        const Type *sample = is_special ? NULL : dataset_sample(frame, dataset, span);
        *is_unknown = waits(frame, args) || (sample && sample->kind == TYPE_NEVER && !frame->infer->is_final);
        if (*is_unknown || (!is_special && (!sample || is_plain_sample(sample))))
            return NULL;
        made = make_class(frame, class_->rule, is_stream ? "_StreamLoader" : "_Loader", span, node);
        *is_unknown = !made;
        if (!made)
            return NULL;
    }
    class_execute_made(frame, made);
    UserClass *user = pointer_map_get(&frame->infer->classes, made);
    return &user->class_;
}
