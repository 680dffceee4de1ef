/*
 * torchvision.datasets whose samples Python makes: MNIST(...) and its kind without a transform, or with one that is not the runtime's or
 * does not end in a tensor; ImageFolder, FakeData always. Each such call gets a class of its own, a copy of one in
 * rules/torchvision/datasets.py in which `_transformed(x)` is what the call's transform does. All others are the runtime's.
 */
#include "sema/infer.h"

#include <string.h>

static const struct {
    const char *name, *text;
    size_t transform; /* the place of transform=; target_transform= follows */
    bool is_always;
} kinds[] = {
    {"MNIST", "_Images", 2, false},         {"FashionMNIST", "_Images", 2, false},   {"KMNIST", "_Images", 2, false},
    {"CIFAR10", "_ArrayImages", 2, false},  {"CIFAR100", "_ArrayImages", 2, false},  {"ImageFolder", "_ImageFolder", 1, true},
    {"FakeData", "_FakeData", 3, true},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static size_t kind_of(const Class *class_)
{
    static const char package[] = "torchvision.datasets.";
    size_t length = sizeof package - 1, kind = KINDS;
    for (size_t i = 0; class_->rule && strncmp(class_->qualified->text, package, length) == 0 && i < KINDS; i++)
        if (strcmp(class_->qualified->text + length, kinds[i].name) == 0)
            kind = i;
    return kind;
}

/* The text with one word exchanged for another. */
static const char *exchanged(Frame *frame, const char *text, const char *word, const char *other)
{
    Text out = {0};
    for (const char *found; (found = strstr(text, word)) != NULL; text = found + strlen(word)) {
        text_add_bytes(&out, text, (size_t)(found - text));
        text_add(&out, other);
    }
    text_add(&out, text);
    const char *kept = arena_copy_string(frame->arena, text_string(&out));
    text_release(&out);
    return kept;
}

static Stmt *make_class(Frame *frame, const Class *class_, size_t kind, bool transforms, bool changes_targets, Span span, const void *node)
{
    const char *text = library_class_text(frame, rule_module_of(frame->infer, class_->rule->module), kinds[kind].text);
    if (!text)
        return NULL;
    text = exchanged(frame, text, "_target_transformed(", changes_targets ? "self.target_transform(" : "(");
    text = exchanged(frame, text, "_transformed(", transforms ? "self.transform(" : "(");
    text = exchanged(frame, text, arena_printf(frame->arena, "class %s:", kinds[kind].text), arena_printf(frame->arena, "class %s(_library__torch_utils_data_Dataset):", kinds[kind].name));
    return library_class_made(frame, exchanged(frame, text, "_NAME", kinds[kind].name), span, node);
}

Class *dataset_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, bool *is_unknown)
{
    size_t kind = kind_of(class_);
    if (!node || kind == KINDS)
        return NULL;
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, node);
    if (!made) {
        const Type *transform = call_argument(args, "transform", kinds[kind].transform);
        const Type *target = call_argument(args, "target_transform", kinds[kind].transform + 1);
        bool transforms = transform && transform->kind != TYPE_NONE, changes_targets = target && target->kind != TYPE_NONE;
        *is_unknown = ((transforms && type_unwrap(transform)->kind <= TYPE_ERROR) || (changes_targets && type_unwrap(target)->kind <= TYPE_ERROR)) &&
                      !frame->infer->is_final;
        bool is_runtime = transforms && !changes_targets && is_transform_type(type_unwrap(transform), true);
        if (*is_unknown || (is_runtime && !kinds[kind].is_always))
            return NULL;
        made = make_class(frame, class_, kind, transforms, changes_targets, span, node);
        *is_unknown = !made;
        if (!made)
            return NULL;
    }
    class_execute_made(frame, made);
    UserClass *user = pointer_map_get(&frame->infer->classes, made);
    return &user->class_;
}
