/* Made from names.py by torch2mlx. */
#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/data.h"
#include "t2m/mx.h"
#include "t2m/optim.h"
#include "t2m/py.h"
#include "t2m/vision.h"

static int64_t index_;
static optimizer *the_optimizer;

/* names.py:3 */
static double names_log(double double_, int64_t char_)
{
    return double_ * char_;
}

typedef struct Args {
    t2m_object base;
    int64_t default_;
    py_str dataset;
    bool register_;
} Args;

/* names.py:5 */
static int64_t train(const Args *args, int64_t switch_, optimizer *optimizer)
{
    int64_t int_ = args->default_ + switch_;
    int64_t log = int_ * 2;
    int64_t pool = log;
    if (optimizer == NULL)
        return pool;
    for (int64_t i = 0; i < 3; i++) {
        T2M_POOL(pool_2);
        printf("%s\n", py_float_text((double)i));
    }
    return pool + int_;
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "names.py");
    index_ = 0;
    t2m_set(&the_optimizer, NULL);
    py_argument_parser *parser = py_argument_parser_new(NULL);
    py_add_argument(parser, .flags = {"--default"}, .type = PY_ARG_INT, .field = offsetof(Args, default_),
                    .initial = py_default(3));
    py_add_argument(parser, .flags = {"--dataset"}, .field = offsetof(Args, dataset),
                    .choices = (const char *const[]){"mnist", "kmnist", NULL});
    py_add_argument(parser, .flags = {"--register"}, .action = PY_ARG_STORE_TRUE,
                    .field = offsetof(Args, register_), .help = "100%% sure");
    Args *args = py_parse_args(parser, sizeof(Args));
    dataset *dataset_ = vision_mnist(py_text(args->dataset));
    data_loader *data_loader = data_loader_new(dataset_, .batch_size = 4);
    for (DATA_ITER(batch_2, data_loader); data_next(&batch_2);) {
        mx_array batch = batch_2.item[0];
        index_ += 1;
        printf("%s%.1e\n", py_text(mx_repr(batch)), names_log(1.0, 2));
    }
    printf("%" PRId64 "%" PRId64 "\n", data_length(dataset_), train(args, index_, the_optimizer));
    return 0;
}
