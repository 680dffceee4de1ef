/* Made from net.py by torch2mlx. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/data.h"
#include "t2m/mx.h"
#include "t2m/nn.h"
#include "t2m/py.h"

/* the smallest part
 *
 * One head.
 *
 * Masked.
 * (net.py:10) */
typedef struct Head {
    nn_module base;
    int64_t n;
    nn_linear key;
    nn_linear default_;
    nn_param *scale;
    mx_array mask;  // [n, n]
    mx_array cache;
    py_str name;
} Head;

static const nn_field Head_fields[] = {NN_MODULE(Head, key),
                                       NN_NAMED("default", NN_FIELD_MODULE, Head, default_),
                                       NN_PARAMETER(Head, scale), NN_BUFFER(Head, mask),
                                       NN_ARRAY(Head, cache), NN_OBJECT(Head, name)};
static const nn_class Head_class = NN_CLASS(Head, Head_fields);

/* net.py:12 */
static Head *Head_init(Head *self, int64_t n)
{
    nn_module_init(&self->base, &Head_class);
    self->n = n;
    nn_linear_init(&self->key, n, n, .bias = NN_OFF);
    nn_linear_init(&self->default_, n, 4 * n);
    t2m_set(&self->scale, nn_param_new(mx_ones(MX_FLOAT32, n)));
    mx_set(&self->mask, mx_tril(mx_ones(MX_FLOAT32, n, n), 0));
    t2m_set(&self->name, PY_STR("head"));
    nn_init_zeros(self->scale);
    return self;
}

/* What Head.forward returns. */
typedef struct Head_forward_result {
    mx_array out;  // [B, T, C]
    mx_array weights;
} Head_forward_result;

/* net.py:20 */
static Head_forward_result Head_forward(Head *self, mx_array x, bool flag)
{
    (void)flag;
    int64_t T = mx_dim(x, 1);
    mx_array w = mx_mul(nn_linear_forward(&self->key, x), self->scale->value);
    mx_set(&self->cache, w);
    return (Head_forward_result){.out = w, .weights = mx_slice(self->mask, MX_TO(T), MX_TO(T))};
}

/* net.py:30 */
typedef struct Wide {
    Head base;
    nn_sequential more;
    Head head;
} Wide;

static const nn_field Wide_fields[] = {NN_MODULE(Wide, more), NN_MODULE(Wide, head)};
static const nn_class Wide_class = NN_CLASS(Wide, Wide_fields, .parent = &Head_class);

/* net.py:40 */
typedef struct Leaf {
    nn_module base;
} Leaf;

static mx_array Leaf_forward(Leaf *, mx_array);

static const nn_class Leaf_class = NN_CLASS_BARE(Leaf, .forward = NN_FORWARD(Leaf_forward));

static Leaf *Leaf_init(Leaf *self)
{
    nn_module_init(&self->base, &Leaf_class);
    return self;
}

/* net.py:31 */
static Wide *Wide_init(Wide *self, int64_t n)
{
    Head_init(&self->base, n * 2);
    nn_module_derive(&self->base.base, &Wide_class);
    py_list *parts = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < 3; i++) {
        T2M_POOL(pool);
        py_list_append(parts, py_of(Leaf_init(NN_NEW(Leaf))));
    }
    nn_sequential_init_list(&self->more, parts);
    Head_init(&self->head, n);
    return self;
}

/* net.py:35 */
static mx_array Wide_run(Wide *self, mx_array x)
{
    Head_forward_result r = Head_forward(&self->head, x, true);
    mx_array out = r.out;
    return nn_sequential_forward(&self->more, mx_mul(out, self->head.cache));
}

/* net.py:41 */
static mx_array Leaf_forward(Leaf *self, mx_array x)
{
    (void)self;
    return x;
}

/* net.py:50 */
typedef struct Pairs {
    dataset base;
    mx_array xs;
    int64_t n;
} Pairs;

static void Pairs_forget(Pairs *self)
{
    mx_set(&self->xs, MX_NONE);
}

static int64_t Pairs_len(Pairs *);

typedef struct Pairs_getitem_result {
    mx_array x;
    int64_t y;
} Pairs_getitem_result;

static Pairs_getitem_result Pairs_getitem(Pairs *, int64_t);

static data_sample Pairs_sample(Pairs *self, int64_t index)
{
    Pairs_getitem_result item = Pairs_getitem(self, index);
    return DATA_SAMPLE(item.x, item.y);
}

static const data_class Pairs_class = {.name = "Pairs", .length = DATA_LENGTH(Pairs_len),
                                       .get = DATA_GET(Pairs_sample), .forget = DATA_FORGET(Pairs_forget)};

/* net.py:51 */
static Pairs *Pairs_init(Pairs *self, mx_array xs)
{
    mx_set(&self->xs, xs);
    self->n = mx_dim(xs, 0);
    return self;
}

/* net.py:54 */
static int64_t Pairs_len(Pairs *self)
{
    return self->n;
}

/* net.py:56 */
static Pairs_getitem_result Pairs_getitem(Pairs *self, int64_t index)
{
    return (Pairs_getitem_result){.x = mx_at(self->xs, index), .y = index};
}

/* An average. (net.py:60) */
typedef struct Meter {
    t2m_object base;
    double sum;
    py_list *names;
} Meter;

static void Meter_forget(void *object)
{
    Meter *self = object;
    t2m_set(&self->names, NULL);
}

static const t2m_kind Meter_kind = {.name = "Meter", .destroy = Meter_forget};

/* net.py:61 */
static Meter *Meter_init(Meter *self)
{
    self->sum = 0.0;
    t2m_set(&self->names, py_list_new(PY_OBJECT));
    return self;
}

/* net.py:64 */
static void Meter_update(Meter *self, double v)
{
    self->sum += v;
    if (self->names == NULL)
        return;
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "net.py");
    Wide *w = Wide_init(NN_NEW(Wide), 8);
    nn_train(&w->base.base);
    Meter *m = Meter_init(T2M_NEW(Meter, &Meter_kind));
    Pairs *p = Pairs_init(DATA_NEW(Pairs, &Pairs_class), mx_ones(MX_FLOAT32, 3, 2));
    data_loader *loader = data_loader_new(&p->base, .batch_size = 2);
    for (DATA_ITER(batch, loader); data_next(&batch);) {
        mx_array x = batch.item[0];
        printf("%s\n", py_text(mx_repr(Wide_run(w, x))));
    }
    Meter_update(m, 2.5);
    printf("%.2f\n", m->sum);
    return 0;
}
