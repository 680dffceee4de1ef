/* Loaders: batches, orders, draws, the end of a pass in every way, user data sets. Orders of shuffles are
 * checked against recorded ones in tests/ops. */
#include <criterion/criterion.h>

#include "support.h"
#include "t2m/data.h"

static dataset *numbers(int64_t count)
{
    return data_tensors(mx_arange(0, count, 1), mx_mul(mx_arange(0, count, 1), 0.5));
}

Test(loader, batches_in_order)
{
    data_loader *loader = data_loader_new(numbers(10), .batch_size = 4);
    cr_assert_eq(data_loader_length(loader), 3);
    int64_t seen = 0;
    for (DATA_ITER(batch, loader); data_next(&batch);) {
        cr_assert_eq(batch.count, 2);
        cr_assert_eq(mx_length(batch.item[0]), batch.index < 2 ? 4 : 2);
        cr_assert_eq(mx_item_int(mx_at(batch.item[0], 0)), 4 * batch.index);
        cr_assert_float_eq(mx_item_float(mx_at(batch.item[1], 1)), 2 * batch.index + 0.5, 0);
        seen += mx_length(batch.item[0]);
    }
    cr_assert_eq(seen, 10);
}

Test(loader, drop_last_and_default_size)
{
    cr_assert_eq(data_loader_length(data_loader_new(numbers(10), .batch_size = 4, .drop_last = true)), 2);
    cr_assert_eq(data_loader_length(data_loader_new(numbers(10), .batch_size = 1)), 10);
}

Test(loader, memory_of_a_batch_ends_with_it)
{
    data_loader *loader = data_loader_new(numbers(400), .batch_size = 2, .shuffle = true);
    size_t outside = t2m_pool_size(), inside = 0;
    for (DATA_ITER(batch, loader); data_next(&batch);) {
        mx_mul(batch.item[0], 2);
        if (batch.index == 1)
            inside = t2m_pool_size();
        if (batch.index > 1)
            cr_assert_eq(t2m_pool_size(), inside);
    }
    cr_assert_eq(t2m_pool_size(), outside);
}

static int64_t first_above(data_loader *loader, int64_t limit)
{
    for (DATA_ITER(batch, loader); data_next(&batch);) {
        int64_t value = mx_item_int(mx_at(batch.item[0], 0));
        if (value > limit)
            return value;
    }
    return -1;
}

Test(loader, leaving_early_cleans_up)
{
    data_loader *loader = data_loader_new(numbers(1000), .batch_size = 10);
    size_t before = t2m_pool_size();
    for (int i = 0; i < 20; i++)
        cr_assert_eq(first_above(loader, 25), 30);
    cr_assert_eq(t2m_pool_size(), before);
    for (DATA_ITER(batch, loader); data_next(&batch);)
        break;
    cr_assert_eq(t2m_pool_size(), before);
}

/* A pass draws one number when it starts; shuffling draws a second with the first batch. */
Test(loader, draws_from_the_global_generator)
{
    uint64_t plain[4];
    random_seed(7);
    for (int i = 0; i < 4; i++)
        plain[i] = random_draw_64(NULL);
    for (int shuffle = 0; shuffle < 2; shuffle++) {
        random_seed(7);
        DATA_ITER(batch, data_loader_new(numbers(5), .batch_size = 1, .shuffle = shuffle == 1));
        data_next(&batch);
        cr_assert_eq(random_draw_64(NULL), plain[1 + shuffle]);
    }
    random_seed(7);
    random_generator *own = random_generator_seed(random_generator_new(), 3);
    DATA_ITER(batch, data_loader_new(numbers(5), .batch_size = 1, .shuffle = true, .generator = own));
    data_next(&batch);
    cr_assert_eq(random_draw_64(NULL), plain[0], "a loader with a generator leaves the global one alone");
}

/* ---- a user's data set */

typedef struct squares {
    dataset base;
    int64_t count;
} squares;

static int64_t squares_length(squares *self)
{
    return self->count;
}

static data_sample squares_get(squares *self, int64_t index)
{
    (void)self;
    mx_array x = mx_full(MX_FLOAT32, (double)index, 2);
    return DATA_SAMPLE(x, index * index, (double)index / 2, (bool)(index % 2 == 0));
}

static const data_class squares_class = {
    .name = "Squares", .length = DATA_LENGTH(squares_length), .get = DATA_GET(squares_get)};

Test(loader, collates_a_users_samples)
{
    squares *set = DATA_NEW(squares, &squares_class);
    set->count = 3;
    DATA_ITER(batch, data_loader_new(set, .batch_size = 3));
    cr_assert(data_next(&batch));
    cr_assert_eq(batch.count, 4);
    cr_assert(mx_dims_equal(mx_shape(batch.item[0]), MX_DIMS(3, 2)));
    cr_assert_str_eq(py_text(mx_repr(batch.item[1])), "tensor([0, 1, 4])");
    cr_assert_str_eq(py_text(mx_repr(batch.item[2])),
                     "tensor([0.0000, 0.5000, 1.0000], dtype=torch.float64)");
    cr_assert_str_eq(py_text(mx_repr(batch.item[3])), "tensor([ True, False,  True])");
    cr_assert_eq(data_get(set, -1).item[1].i, 4);
    cr_assert_eq(data_length(set), 3);
}

/* ---- sets made of others */

static int64_t first_item(dataset *set, int64_t index)
{
    return mx_item_int(data_get(set, index).item[0].a);
}

Test(dataset, parts_and_sums)
{
    dataset *part = data_subset(numbers(10), py_ints(7, 3, -1));
    cr_assert_eq(data_length(part), 3);
    cr_assert_eq(first_item(part, 2), 9);
    DATA_ITER(batch, data_loader_new(part, .batch_size = 3));
    cr_assert(data_next(&batch));
    cr_assert_str_eq(py_text(mx_repr(batch.item[0])), "tensor([7, 3, 9])");
    dataset *both = data_concat(py_objects(part, numbers(4)));
    cr_assert_eq(data_length(both), 7);
    cr_assert_eq(first_item(both, 3), 0);
}

Test(dataset, random_split)
{
    random_seed(0);
    py_list *parts = data_random_split(numbers(10), py_floats(0.75, 0.25), NULL);
    cr_assert_eq(data_length(parts->items[0].o), 8);
    cr_assert_eq(data_length(parts->items[1].o), 2);
    bool seen[10] = {false};
    for (int64_t p = 0; p < 2; p++) {
        for (int64_t i = 0; i < data_length(parts->items[p].o); i++)
            seen[first_item(parts->items[p].o, i)] = true;
    }
    for (int i = 0; i < 10; i++)
        cr_assert(seen[i]);
}

static void beyond(void *context)
{
    (void)context;
    data_get(numbers(3), 3);
}

static void uneven(void *context)
{
    (void)context;
    data_tensors(mx_zeros(MX_FLOAT32, 3), mx_zeros(MX_FLOAT32, 4));
}

static void bad_split(void *context)
{
    (void)context;
    data_random_split(numbers(3), py_ints(1, 1), NULL);
}

Test(dataset, errors)
{
    expect_error(beyond, "IndexError: index 3 is out of range for a data set of 3 samples");
    expect_error(uneven, "AssertionError: Size mismatch between tensors");
    expect_error(bad_split,
                 "ValueError: Sum of input lengths does not equal the length of the input dataset!");
}
