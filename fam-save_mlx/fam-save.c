/* Made from fam-save.py by torch2mlx. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/io.h"
#include "t2m/mx.h"
#include "t2m/nn.h"
#include "t2m/optim.h"
#include "t2m/py.h"

/* fam-save.py:19 */
typedef struct Net {
    nn_module base;
    int64_t width;
    nn_sequential stem;
    nn_module_list blocks;
    nn_linear head;
    mx_array shift;
    py_dict *tags;
} Net;

static const nn_field Net_fields[] = {NN_MODULE(Net, stem), NN_MODULE(Net, blocks), NN_MODULE(Net, head),
                                      NN_BUFFER(Net, shift), NN_OBJECT(Net, tags)};
static const t2m_attribute Net_attributes[] = {T2M_ATTRIBUTE(Net, width, "int"),
                                               T2M_ATTRIBUTE(Net, stem, "@nn_sequential"),
                                               T2M_ATTRIBUTE(Net, blocks, "@nn_module_list"),
                                               T2M_ATTRIBUTE(Net, head, "@nn_linear"),
                                               T2M_ATTRIBUTE(Net, tags, "dict[str, int]")};
static const nn_class Net_class = NN_CLASS(Net, Net_fields, T2M_ATTRIBUTES(Net_attributes));

static mx_array Net_forward(Net *, mx_array);

/* `forward` of whatever object it is. */
static mx_array forward_of_any(py_value object, mx_array argument)
{
    if (nn_is_object(object, &Net_class))
        return Net_forward((Net *)object, argument);
    py_no_attribute(object, "forward");
    return MX_NONE;
}

/* fam-save.py:6 */
typedef struct Block {
    nn_module base;
    nn_linear fc;
    py_list *names;
    double scale;
    int64_t depth;
} Block;

static const nn_field Block_fields[] = {NN_MODULE(Block, fc), NN_OBJECT(Block, names)};
static const t2m_attribute Block_attributes[] = {T2M_ATTRIBUTE(Block, fc, "@nn_linear"),
                                                 T2M_ATTRIBUTE(Block, names, "list[str]"),
                                                 T2M_ATTRIBUTE(Block, scale, "float"),
                                                 T2M_ATTRIBUTE(Block, depth, "int")};

static mx_array Block_forward(Block *, mx_array);

static const nn_class Block_class = NN_CLASS(Block, Block_fields, .forward = NN_FORWARD(Block_forward),
                                             T2M_ATTRIBUTES(Block_attributes));

/* fam-save.py:7 */
static Block *Block_init(Block *self, int64_t width, py_list *names)
{
    nn_module_init(&self->base, &Block_class);
    nn_linear_init(&self->fc, width, width);
    t2m_set(&self->names, names);
    self->scale = 0.5;
    self->depth = 3;
    return self;
}

/* fam-save.py:15 */
static mx_array Block_forward(Block *self, mx_array x)
{
    return mx_add(x, mx_mul(mx_relu(nn_linear_forward(&self->fc, x)), self->scale));
}

/* fam-save.py:20 */
static Net *Net_init(Net *self, int64_t inputs, int64_t width, int64_t classes)
{
    nn_module_init(&self->base, &Net_class);
    self->width = width;
    nn_sequential_init(&self->stem, nn_linear_init(NN_NEW(nn_linear), inputs, width),
                       nn_batch_norm1d_init(NN_NEW(nn_batch_norm1d), width), nn_relu_init(NN_NEW(nn_relu)),
                       nn_dropout_init(NN_NEW(nn_dropout), 0.1));
    py_list *items = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < 2; i++) {
        T2M_POOL(pool);
        py_list_append(items, py_of(Block_init(NN_NEW(Block), width, py_objects(PY_STR("a"), PY_STR("b")))));
    }
    nn_module_list_init_list(&self->blocks, items);
    nn_linear_init(&self->head, width, classes);
    mx_set(&self->shift, mx_arange(0, 3.0, 1));
    t2m_set(&self->tags, py_dict_zip(py_objects(PY_STR("x"), PY_STR("y")), py_ints(1, 2)));
    return self;
}

/* fam-save.py:29 */
static mx_array Net_forward(Net *self, mx_array initial_x)
{
    T2M_OWNED mx_array x = mx_retained(initial_x);
    mx_set(&x, nn_sequential_forward(&self->stem, x));
    py_list *items = self->blocks.members;
    for (int64_t i = 0; i < py_list_length(items); i++) {
        T2M_POOL(pool);
        Block *b = py_list_at(items, i).o;
        mx_set(&x, Block_forward(b, x));
    }
    return mx_add(nn_linear_forward(&self->head, x), self->shift);
}

/* What the loss of fam-save.py:44 reads and gives back. */
typedef struct train_step {
    Net *model;
    mx_array x;  // [16, 4]
    mx_array y;  // [16] int64
} train_step;

/* The loss that fam-save.py:44 differentiates. */
static mx_array train_loss(train_step *step)
{
    return nn_cross_entropy(Net_forward(step->model, step->x), step->y);
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "fam-save.py");
    nn_know_classes(&Net_class, &Block_class);

    random_seed(0);
    Net *model = Net_init(NN_NEW(Net), 4, 8, 3);
    optimizer *opt = optimizer_sgd(nn_parameters(&model->base), 0.1);
    mx_array x = mx_randn(16, 4);
    mx_array y = mx_randint(0, 3, 16);
    for (int64_t i = 0; i < 3; i++) {
        T2M_POOL(pool);
        train_step step = {.model = model, .x = x, .y = y};
        nn_grads grads;
        mx_array loss = nn_value_and_grad(model, train_loss, &step, &grads);
        optimizer_update(opt, &grads);
        mx_eval(loss, model, opt);
    }
    nn_eval(&model->base);
    io_save("/tmp/fam_model.pt", py_box(model));
    py_value again = io_load_value("/tmp/fam_model.pt");
    Net *model_2 = (Net *)nn_object_with(again, &Net_class, "eval");
    nn_eval(&model_2->base);
    printf("%s\n", py_object_text(again));
    mx_array value = Net_forward(model, x);
    printf("%s\n", py_bool_text(mx_equal(value, forward_of_any(again, x))));
    printf("%s %s %" PRId64 "\n",
           py_object_text(((Block *)nn_module_list_at(&((Net *)nn_object_with(again, &Net_class,
                                                                              "blocks"))->blocks, 0))->names),
           py_object_text(((Net *)nn_object_with(again, &Net_class, "tags"))->tags),
           ((Net *)nn_object_with(again, &Net_class, "width"))->width);
    return 0;
}
