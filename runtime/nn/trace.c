/* The trace of a run. Losses are kept lazy until the next step, so that tracing changes neither what is
 * computed nor when random numbers are drawn; so are the norms and sums of the gradients of the first steps. */
#include "trace.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct trace_sums {
    double norm, sum;
} trace_sums;

enum { GRADIENT_STEPS = 10 };

static struct {
    const char *path;
    bool asked, started;
    bool stepped;            /* an optimizer has: losses without a step do not count */
    const nn_params *params; /* retained; NULL if only the script itself steps */
    trace_sums *initial;
    mx_array last;    /* the newest loss, not yet stepped for */
    mx_array pending; /* retained: the loss of the last step */
    double *losses;
    size_t count, capacity;
    py_list *gradients; /* of the first steps: a list each, of two arrays for each parameter: the squared norm and the sum */
} trace;

static trace_sums sums_of(const nn_param *param)
{
    mx_array flat = mx_contiguous(mx_astype(param->value, MX_FLOAT32));
    const float *data = mx_data_float(flat);
    trace_sums sums = {0};
    double squares = 0;
    for (int64_t i = 0; i < mx_numel(flat); i++) {
        sums.sum += data[i];
        squares += (double)data[i] * data[i];
    }
    sums.norm = sqrt(squares);
    return sums;
}

static void take_pending(void)
{
    if (mx_is_none(trace.pending))
        return;
    if (trace.count == trace.capacity) {
        trace.capacity = trace.capacity ? 2 * trace.capacity : 256;
        trace.losses = t2m_realloc(trace.losses, trace.capacity * sizeof(double));
    }
    trace.losses[trace.count++] = mx_item_float(trace.pending);
    mx_set(&trace.pending, MX_NONE);
}

static void write_number(FILE *file, const char *name, double value)
{
    if (isfinite(value))
        fprintf(file, "\"%s\": %.9g", name, value);
    else
        fprintf(file, "\"%s\": null", name);
}

static void write_sums(FILE *file, const char *name, trace_sums sums)
{
    fprintf(file, "\"%s\": {", name);
    write_number(file, "norm", sums.norm);
    fputs(", ", file);
    write_number(file, "sum", sums.sum);
    fputs("}", file);
}

static void write_parameters(FILE *file)
{
    T2M_POOL(pool);
    for (int64_t i = 0; trace.params && i < trace.params->count; i++) {
        const char *name = trace.params->names ? py_text(trace.params->names[i]) : "";
        fprintf(file, "%s\n  {\"name\": \"%s\", ", i ? "," : "", name);
        write_sums(file, "initial", trace.initial[i]);
        fputs(", ", file);
        write_sums(file, "final", sums_of(trace.params->items[i]));
        fputs("}", file);
    }
}

static void write_gradient(FILE *file, mx_array squares, mx_array sum)
{
    if (mx_is_none(squares) || !isfinite(mx_item_float(squares)))
        fputs("null", file);
    else
        fprintf(file, "[%.9g, %.9g]", sqrt(mx_item_float(squares)), mx_item_float(sum));
}

/* A line for each step, in the order in which the optimizer has its parameters. */
static void write_gradients(FILE *file)
{
    T2M_POOL(pool);
    fputs("],\n \"gradients\": [", file);
    for (int64_t i = 0; trace.gradients != NULL && i < trace.gradients->length && i < GRADIENT_STEPS; i++) {
        const py_list *step = trace.gradients->items[i].o;
        fprintf(file, "%s\n  [", i ? "," : "");
        for (int64_t k = 0; k < step->length; k += 2) {
            fputs(k ? ", " : "", file);
            write_gradient(file, step->items[k].a, step->items[k + 1].a);
        }
        fputs("]", file);
    }
}

static void write_trace(void)
{
    take_pending();
    FILE *file = fopen(trace.path, "w");
    if (file == NULL) {
        fprintf(stderr, "T2M_TRACE: cannot write %s\n", trace.path);
        return;
    }
    fprintf(file, "{\"steps\": %zu,\n \"parameters\": [", trace.count);
    write_parameters(file);
    fputs("],\n \"losses\": [", file);
    for (size_t i = 0; i < trace.count; i++)
        fprintf(file, isfinite(trace.losses[i]) ? "%s%.9g" : "%snull", i ? ", " : "", trace.losses[i]);
    write_gradients(file);
    fputs("]}\n", file);
    fclose(file);
    t2m_release(trace.gradients);
    t2m_release((void *)trace.params);
    free(trace.initial);
    free(trace.losses);
}

static bool wanted(void)
{
    if (!trace.asked) {
        trace.asked = true;
        trace.path = getenv("T2M_TRACE");
    }
    return trace.path != NULL;
}

static void start(const nn_params *params)
{
    if (!trace.started)
        atexit(write_trace);
    trace.started = true;
    if (params == NULL)
        return;
    trace.params = t2m_retain(params);
    trace.initial = t2m_malloc((size_t)(params->count + 1) * sizeof(trace_sums));
    for (int64_t i = 0; i < params->count; i++) {
        T2M_POOL(pool);
        trace.initial[i] = sums_of(params->items[i]);
    }
}

/* Until an optimizer steps, each loss counts: a script that updates its weights by hand has no other steps. */
static void see_loss(mx_array loss)
{
    mx_set(&trace.last, loss);
    if (trace.stepped)
        return;
    take_pending();
    mx_set(&trace.pending, loss);
}

void nn_trace_step(const void *of, const nn_params *params, mx_array loss)
{
    if (!wanted())
        return;
    if (!trace.started)
        start(((const t2m_object *)of)->kind == &nn_module_kind ? nn_parameters((nn_module *)(uintptr_t)of) : params);
    see_loss(loss);
}

void nn_trace_backward(mx_array loss)
{
    if (!wanted())
        return;
    if (!trace.started)
        start(NULL);
    see_loss(mx_detach(loss));
}

bool nn_trace_lacks_params(void)
{
    return trace.params == NULL && wanted();
}

void nn_trace_update(const nn_params *params)
{
    if (params != NULL)
        start(params);
    if (mx_is_none(trace.last))
        return;
    if (trace.stepped)
        take_pending();
    else
        trace.count = 0;
    trace.stepped = true;
    mx_set(&trace.pending, trace.last);
}

/* The gradients of the last step, computed when the next begins. */
static void take_gradients(void)
{
    int64_t count = trace.gradients->length;
    const py_list *last = count > 0 ? trace.gradients->items[count - 1].o : NULL;
    for (int64_t i = 0; last != NULL && i < last->length; i++) {
        if (!mx_is_none(last->items[i].a))
            mx_eval(last->items[i].a);
    }
}

void nn_trace_gradients(void)
{
    if (!wanted())
        return;
    T2M_POOL(pool);
    if (trace.gradients == NULL)
        t2m_set(&trace.gradients, py_list_new(PY_OBJECT));
    take_gradients();
    if (trace.gradients->length <= GRADIENT_STEPS) /* the one behind the last stays empty */
        py_list_append(trace.gradients, py_of_object(py_list_new(PY_ARRAY)));
}

void nn_trace_gradient(mx_array gradient)
{
    if (trace.gradients == NULL || trace.gradients->length > GRADIENT_STEPS)
        return;
    T2M_POOL(pool);
    MX_NO_GRAD;
    bool is_none = mx_is_none(gradient);
    mx_array wide = is_none ? MX_NONE : mx_astype(gradient, MX_FLOAT64);
    py_list *step = trace.gradients->items[trace.gradients->length - 1].o;
    py_list_append(step, py_of(is_none ? MX_NONE : mx_sum(mx_square(wide))));
    py_list_append(step, py_of(is_none ? MX_NONE : mx_sum(wide)));
}
