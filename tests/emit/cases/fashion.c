/* Train a small multi-layer perceptron on Fashion-MNIST.
 *
 * Usage:
 *     python train.py --epochs 3 --data ./data
 * (Made from train.py by torch2mlx.) */
#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/data.h"
#include "t2m/io.h"
#include "t2m/mx.h"
#include "t2m/nn.h"
#include "t2m/optim.h"
#include "t2m/py.h"
#include "t2m/vision.h"

/* Two hidden layers with dropout, ten output classes. (train.py:14) */
typedef struct MLP {
    nn_module base;
    nn_linear fc1;
    nn_linear fc2;
    nn_relu relu;
    nn_dropout dropout;
} MLP;

static const nn_field MLP_fields[] = {NN_MODULE(MLP, fc1), NN_MODULE(MLP, fc2), NN_MODULE(MLP, relu),
                                      NN_MODULE(MLP, dropout)};
static const nn_class MLP_class = NN_CLASS(MLP, MLP_fields);

/* train.py:17 */
static MLP *MLP_init(MLP *self, int64_t hidden, double dropout)
{
    nn_module_init(&self->base, &MLP_class);
    nn_linear_init(&self->fc1, 28 * 28, hidden);
    nn_linear_init(&self->fc2, py_floordiv(hidden, 2), 10, .bias = NN_OFF);
    nn_relu_init(&self->relu);
    nn_dropout_init(&self->dropout, dropout);
    return self;
}

/* train.py:25 */
static mx_array MLP_forward(MLP *self, mx_array x)
{
    x = mx_reshape(x, mx_dim(x, 0), -1);  // flatten the images
    x = nn_dropout_forward(&self->dropout, nn_relu_forward(&self->relu, nn_linear_forward(&self->fc1, x)));
    return nn_linear_forward(&self->fc2, x);  // raw scores: the loss applies the softmax
}

typedef struct Args {
    t2m_object base;
    int64_t batch_size;
    int64_t epochs;
    double lr;
    int64_t hidden;
    double dropout;
    py_optional_int max_steps;
    py_str data;
    int64_t log_interval;
    bool no_cuda;
    int64_t seed;
    py_str save;
} Args;

typedef struct train_step {
    MLP *model;
    nn_cross_entropy_loss *criterion;
    mx_array images;  // [B, 1, 28, 28]
    mx_array labels;  // [B] int64
} train_step;

/* The loss that train.py:41 differentiates. */
static mx_array train_loss(train_step *step)
{
    mx_array outputs = MLP_forward(step->model, step->images);
    return nn_cross_entropy_loss_forward(step->criterion, outputs, step->labels);
}

/* train.py:32 */
static double train(const Args *args, MLP *model, data_loader *train_loader, nn_cross_entropy_loss *criterion,
                    optimizer *optimizer, int64_t epoch)
{
    nn_train(&model->base);
    double running_loss = 0.0;
    for (DATA_ITER(batch, train_loader); data_next(&batch);) {
        int64_t batch_idx = batch.index;
        mx_array images = batch.item[0];
        mx_array labels = batch.item[1];

        train_step step = {.model = model, .criterion = criterion, .images = images, .labels = labels};
        nn_grads grads;
        mx_array loss = nn_value_and_grad(nn_parameters(&model->base), train_loss, &step, &grads);
        optimizer_update(optimizer, &grads);
        mx_eval(loss, model, optimizer);

        running_loss += mx_item_float(loss);
        if (py_mod(batch_idx, args->log_interval) == 0) {
            printf("Train Epoch: %" PRId64 " [%" PRId64 "/%" PRId64 " (%.0f%%)]\tLoss: %.6f\n", epoch,
                   batch_idx * mx_dim(images, 0), data_length(train_loader->dataset),
                   100.0 * batch_idx / data_loader_length(train_loader), mx_item_float(loss));
        }
    }
    return running_loss / data_loader_length(train_loader);
}

/* train.py:52 */
static double test(MLP *model, data_loader *test_loader, nn_cross_entropy_loss *criterion)
{
    nn_eval(&model->base);
    double test_loss = 0.0;
    int64_t correct = 0;
    for (DATA_ITER(batch, test_loader); data_next(&batch);) {
        mx_array images = batch.item[0];
        mx_array labels = batch.item[1];
        mx_array outputs = MLP_forward(model, images);
        // sum the batch losses, weighted by the size of the batch
        test_loss += mx_item_float(nn_cross_entropy_loss_forward(criterion, outputs, labels)) *
                     mx_dim(images, 0);
        mx_array pred = mx_argmax_dim(outputs, 1);
        correct += mx_item_int(mx_sum(mx_eq(pred, labels)));
    }

    test_loss /= data_length(test_loader->dataset);
    double accuracy = 100.0 * correct / data_length(test_loader->dataset);
    printf("Test set: Average loss: %.4f, Accuracy: %" PRId64 "/%" PRId64 " (%.2f%%)\n", test_loss, correct,
           data_length(test_loader->dataset), accuracy);
    return accuracy;
}

/* train.py:72 */
int main(int argc, char **argv)
{
    t2m_start(argc, argv, "train.py");
    py_argument_parser *parser = py_argument_parser_new("Fashion-MNIST with a multi-layer perceptron");
    py_add_argument(parser, .flags = {"--batch-size"}, .type = PY_ARG_INT,
                    .field = offsetof(Args, batch_size), .initial = py_default(64), .metavar = "N",
                    .help = "input batch size for training (default: 64)");
    py_add_argument(parser, .flags = {"--lr"}, .type = PY_ARG_FLOAT, .field = offsetof(Args, lr),
                    .initial = py_default(0.05), .metavar = "LR", .help = "learning rate (default: 0.05)");
    py_add_argument(parser, .flags = {"--max-steps"}, .type = PY_ARG_INT, .field = offsetof(Args, max_steps),
                    .optional = true);
    py_add_argument(parser, .flags = {"--data"}, .field = offsetof(Args, data),
                    .initial = py_default(PY_STR("./data")), .help = "folder that holds the data set");
    py_add_argument(parser, .flags = {"--no-cuda"}, .action = PY_ARG_STORE_TRUE,
                    .field = offsetof(Args, no_cuda), .help = "disables CUDA training");
    Args *args = py_parse_args(parser, sizeof(Args));

    random_seed(args->seed);

    // mean and standard deviation of the training images
    vision_transform *transform = vision_compose(
        vision_to_tensor(), vision_normalize(1, (const double[]){0.2860}, 1, (const double[]){0.3530}));
    dataset *train_set = vision_fashion_mnist(py_text(args->data), .transform = transform, .download = true);
    dataset *test_set = vision_fashion_mnist(py_text(args->data), .train = NN_OFF, .transform = transform,
                                             .download = true);
    data_loader *train_loader = data_loader_new(train_set, .batch_size = args->batch_size, .shuffle = true);
    data_loader *test_loader = data_loader_new(test_set, .batch_size = 1000);

    MLP *model = MLP_init(NN_NEW(MLP), args->hidden, args->dropout);
    nn_cross_entropy_loss *criterion = nn_cross_entropy_loss_init(NN_NEW(nn_cross_entropy_loss));
    optimizer *optimizer = optimizer_sgd(nn_parameters(&model->base), args->lr, .momentum = 0.9);

    double best_acc = 0.0;
    for (int64_t epoch = 1; epoch <= args->epochs; epoch++) {
        T2M_POOL(pool);
        double train_loss = train(args, model, train_loader, criterion, optimizer, epoch);
        printf("Epoch %" PRId64 ": average training loss %.4f\n", epoch, train_loss);
        double acc = test(model, test_loader, criterion);
        if (acc > best_acc)
            best_acc = acc;
    }

    printf("Best accuracy: %.2f%%\n", best_acc);
    io_save(py_text(args->save), nn_state_dict(&model->base));
    return 0;
}
