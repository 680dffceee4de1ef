/* Transforms made of others: all of them or none, one of them, all in another order. */
#include <stdlib.h>

#include "t2m/py_random.h"
#include "transform.h"

static void apply_all(const vision_transform *self, passage *p)
{
    if ((float)self->probability < (float)transform_uniform(0, 1))
        return;
    for (int64_t i = 0; i < self->steps->length; i++)
        transform_apply(self->steps->items[i].o, p);
}

static void apply_one(const vision_transform *self, passage *p)
{
    int64_t chosen = (int64_t)(py_random() * (double)self->steps->length);
    transform_apply(self->steps->items[chosen].o, p);
}

static void apply_in_another_order(const vision_transform *self, passage *p)
{
    py_list *order = py_list_new(PY_INT);
    for (int64_t i = 0; i < self->steps->length; i++)
        py_list_append(order, py_of(i));
    py_random_shuffle(order);
    for (int64_t i = 0; i < self->steps->length; i++)
        transform_apply(self->steps->items[order->items[i].i].o, p);
}

#define OF_BOTH(apply)                                                                                                 \
    static void apply##_image(const vision_transform *self, raster *image)                                             \
    {                                                                                                                  \
        passage p = {.image = *image};                                                                                 \
        apply(self, &p);                                                                                               \
        *image = p.image;                                                                                              \
    }                                                                                                                  \
    static mx_array apply##_tensor(const vision_transform *self, mx_array x)                                           \
    {                                                                                                                  \
        passage p = {.array = x};                                                                                      \
        apply(self, &p);                                                                                               \
        return p.array;                                                                                                \
    }
OF_BOTH(apply_all)
OF_BOTH(apply_one)
OF_BOTH(apply_in_another_order)

static const transform_class apply_class = {.name = "RandomApply", .image = apply_all_image, .tensor = apply_all_tensor, .draws = true};
static const transform_class choice_class = {.name = "RandomChoice", .image = apply_one_image, .tensor = apply_one_tensor, .draws = true};
static const transform_class order_class = {
    .name = "RandomOrder", .image = apply_in_another_order_image, .tensor = apply_in_another_order_tensor, .draws = true};

vision_transform *vision_random_apply(const py_list *steps, double probability)
{
    vision_transform *self = transform_new_of(&apply_class, steps);
    self->probability = probability;
    return self;
}

vision_transform *vision_random_choice(const py_list *steps)
{
    return transform_new_of(&choice_class, steps);
}

vision_transform *vision_random_order(const py_list *steps)
{
    return transform_new_of(&order_class, steps);
}
