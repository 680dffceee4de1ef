/*
 * The sizes of images: a data set's stub says them (28 by 28 of MNIST), and a transform that changes sizes makes them unknown.
 */
#include "sema/infer.h"

#include <string.h>

/* A transform that changes sizes: from then on no data set of images says more than the number of channels, unless it has that size. */
void images_size_changes(RuleCall *call, const char *transform)
{
    static const char *const names[] = {"Resize", "Scale", "CenterCrop", "RandomCrop", "RandomResizedCrop", "RandomSizedCrop", "Pad",
                                        "FiveCrop", "TenCrop", "Lambda", "RandomRotation", "RandomAffine"};
    bool is_one = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is_one |= strncmp(transform, names[i], strlen(names[i])) == 0 && transform[strlen(names[i])] == '.';
    if (!is_one)
        return;
    Infer *infer = call->frame->infer;
    const Type *size = rule_arg_type(call, "size");
    int64_t given = size && size->kind == TYPE_INT && size->literal.is_set ? size->literal.integer : 0;
    int64_t both = infer->resizes_images && infer->image_size != given ? 0 : given;
    call->types->changes += !infer->resizes_images || both != infer->image_size;
    infer->resizes_images = true;
    infer->image_size = both;
}

/* What dataset[i] gives of a data set of images, as its stub has it; with sizes that are not known where a transform may change them. */
static const Type *image_sample(RuleCall *call, const Type *sample)
{
    const Infer *infer = call->frame->infer;
    const Type *image = sample->kind == TYPE_TUPLE && sample->item_count == 2 ? sample->items[0] : NULL;
    if (!infer->resizes_images || !image || image->kind != TYPE_TENSOR || image->rank != 3 || image->dims[1].kind != DIM_CONSTANT ||
        image->dims[1].value == infer->image_size)
        return sample;
    Dim dims[] = {image->dims[0], dim_unknown(), dim_unknown()};
    const Type *items[] = {type_tensor(call->types, image->dtype, 3, dims), sample->items[1]};
    return type_tuple(call->types, items, 2);
}

const Type *images_made(RuleCall *call, const Type *result)
{
    const Class *dataset = result->class_->base ? result->class_->base->base : NULL;
    const Type *sample = dataset ? class_argument(call->frame, result, dataset, 0) : NULL;
    const Type *known = sample && !result->item_count ? image_sample(call, sample) : sample;
    return known == sample ? result : type_instance(call->types, result->class_, &known, 1, NULL, 0);
}

const Type *types_dataset_item(RuleCall *call, const Type *result)
{
    return image_sample(call, result);
}
