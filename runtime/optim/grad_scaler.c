/* Scaling of gradients: see grad_scaler.h. What is asked of the gradients is asked once, when the optimizer steps. */
#include "t2m/grad_scaler.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"
#include "t2m/mx.h"
#include "t2m/mx_grad.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

typedef enum stage { STAGE_READY, STAGE_UNSCALED, STAGE_STEPPED } stage;

/* What is known of an optimizer since the last update. */
typedef struct scaled_optimizer {
    optimizer *optimizer; /* retained */
    stage stage;
    mx_array all_finite; /* bool, owned; MX_NONE: it has no gradients */
} scaled_optimizer;

struct grad_scaler {
    t2m_object object;
    bool enabled, is_used; /* something was scaled: update() has what to work on */
    double init_scale, growth_factor, backoff_factor;
    float scale;
    int64_t growth_interval, growth_tracker;
    scaled_optimizer *optimizers;
    size_t optimizer_count;
};

static void forget_optimizers(grad_scaler *self)
{
    for (size_t i = 0; i < self->optimizer_count; i++) {
        t2m_release(self->optimizers[i].optimizer);
        mx_release(self->optimizers[i].all_finite);
    }
    free(self->optimizers);
    self->optimizers = NULL;
    self->optimizer_count = 0;
}

static void destroy(void *object)
{
    forget_optimizers(object);
}

const t2m_kind grad_scaler_kind = {.name = "GradScaler", .module = "torch.amp.grad_scaler", .destroy = destroy};

grad_scaler *grad_scaler_new_with(grad_scaler_options options)
{
    grad_scaler *self = T2M_NEW(grad_scaler, &grad_scaler_kind);
    self->enabled = nn_switch_on(options.enabled, true);
    self->init_scale = nn_real_or(options.init_scale, 65536);
    self->scale = (float)self->init_scale;
    self->growth_factor = nn_real_or(options.growth_factor, 2);
    self->backoff_factor = nn_real_or(options.backoff_factor, 0.5);
    self->growth_interval = nn_int_or(options.growth_interval, 2000);
    if (self->enabled && options.device != NULL && py_str_equal(options.device, PY_STR("cuda"))) {
        fprintf(stderr, "UserWarning: torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.\n");
        self->enabled = false;
    }
    if (self->enabled && !(self->growth_factor > 1))
        py_raise(PY_ASSERTION_ERROR, "The growth factor must be > 1.0.");
    if (self->enabled && !(self->backoff_factor < 1))
        py_raise(PY_ASSERTION_ERROR, "The backoff factor must be < 1.0.");
    return self;
}

/* ---- losses */

mx_array grad_scaler_scale(grad_scaler *self, mx_array loss)
{
    if (!self->enabled)
        return loss;
    self->is_used = true;
    return mx_mul_array(loss, mx_full(MX_FLOAT32, self->scale));
}

py_list *grad_scaler_scale_list(grad_scaler *self, const py_list *losses)
{
    py_list *out = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < py_list_length(losses); i++)
        py_list_append(out, py_of(grad_scaler_scale(self, py_list_at(losses, i).a)));
    return out;
}

/* ---- gradients */

static void require_used(const grad_scaler *self, const char *what)
{
    if (!self->is_used)
        py_raise(PY_ASSERTION_ERROR,
                 "Attempted %s but _scale is None.  This may indicate your script did not use scaler.scale(loss or outputs) "
                 "earlier in the iteration.", what);
}

static scaled_optimizer *state_of(grad_scaler *self, optimizer *optimizer)
{
    for (size_t i = 0; i < self->optimizer_count; i++)
        if (self->optimizers[i].optimizer == optimizer)
            return &self->optimizers[i];
    self->optimizers = t2m_realloc(self->optimizers, (self->optimizer_count + 1) * sizeof *self->optimizers);
    scaled_optimizer *state = &self->optimizers[self->optimizer_count++];
    *state = (scaled_optimizer){.optimizer = t2m_retain(optimizer), .all_finite = MX_NONE};
    return state;
}

static mx_array finite_so_far(mx_array before, mx_array grad)
{
    mx_array finite = mx_all(mx_isfinite(grad));
    return mx_is_none(before) ? finite : mx_logical_and(before, finite);
}

static void unscale_params(scaled_optimizer *state, const nn_params *params, float inverse)
{
    MX_NO_GRAD;
    for (int64_t i = 0; i < params->count; i++) {
        nn_param *param = params->items[i];
        if (mx_is_none(param->grad))
            continue;
        if (mx_dtype_of(param->grad) == MX_FLOAT16)
            py_raise(PY_VALUE_ERROR, "Attempting to unscale FP16 gradients.");
        mx_set(&state->all_finite, finite_so_far(state->all_finite, param->grad));
        if (inverse != 1)
            mx_set(&param->grad, mx_mul(param->grad, inverse));
    }
}

void grad_scaler_unscale(grad_scaler *self, optimizer *optimizer)
{
    if (!self->enabled)
        return;
    require_used(self, "unscale_");
    scaled_optimizer *state = state_of(self, optimizer);
    if (state->stage == STAGE_UNSCALED)
        py_raise(PY_RUNTIME_ERROR, "unscale_() has already been called on this optimizer since the last update().");
    if (state->stage == STAGE_STEPPED)
        py_raise(PY_RUNTIME_ERROR, "unscale_() is being called after step().");
    unscale_params(state, optimizer_params(optimizer), (float)(1 / (double)self->scale));
    state->stage = STAGE_UNSCALED;
}

void grad_scaler_step(grad_scaler *self, optimizer *optimizer)
{
    if (!self->enabled) {
        optimizer_step(optimizer);
        return;
    }
    require_used(self, "step");
    scaled_optimizer *state = state_of(self, optimizer);
    if (state->stage == STAGE_STEPPED)
        py_raise(PY_RUNTIME_ERROR, "step() has already been called since the last update().");
    if (state->stage == STAGE_READY)
        grad_scaler_unscale(self, optimizer);
    if (mx_is_none(state->all_finite))
        py_raise(PY_ASSERTION_ERROR, "No inf checks were recorded for this optimizer.");
    if (mx_item_bool(state->all_finite))
        optimizer_step(optimizer);
    state->stage = STAGE_STEPPED;
}

/* ---- the scale */

static void grow(grad_scaler *self)
{
    if (++self->growth_tracker != self->growth_interval)
        return;
    float grown = (float)(self->scale * self->growth_factor);
    self->scale = isfinite(grown) ? grown : self->scale;
    self->growth_tracker = 0;
}

void grad_scaler_update(grad_scaler *self)
{
    if (!self->enabled)
        return;
    require_used(self, "update");
    bool is_known = false, all_finite = true;
    for (size_t i = 0; i < self->optimizer_count; i++) {
        bool has_gradients = !mx_is_none(self->optimizers[i].all_finite);
        is_known |= has_gradients;
        all_finite &= !has_gradients || mx_item_bool(self->optimizers[i].all_finite);
    }
    if (!is_known)
        py_raise(PY_ASSERTION_ERROR, "No inf checks were recorded prior to update.");
    if (all_finite) {
        grow(self);
    } else {
        self->scale = (float)(self->scale * self->backoff_factor);
        self->growth_tracker = 0;
    }
    forget_optimizers(self);
}

void grad_scaler_update_to(grad_scaler *self, double scale)
{
    if (!self->enabled)
        return;
    require_used(self, "update");
    self->scale = (float)scale;
    forget_optimizers(self);
}

/* ---- what it knows */

bool grad_scaler_is_enabled(const grad_scaler *self)
{
    return self->enabled;
}

double grad_scaler_get_scale(const grad_scaler *self)
{
    return !self->enabled ? 1 : self->is_used ? (double)self->scale : self->init_scale;
}

/* The attributes that one that is not enabled does not have. */
static const grad_scaler *enabled(const grad_scaler *self, const char *attribute)
{
    if (!self->enabled)
        py_raise(PY_ATTRIBUTE_ERROR, "'GradScaler' object has no attribute '%s'", attribute);
    return self;
}

double grad_scaler_growth_factor(const grad_scaler *self)
{
    return enabled(self, "_growth_factor")->growth_factor;
}

double grad_scaler_backoff_factor(const grad_scaler *self)
{
    return enabled(self, "_backoff_factor")->backoff_factor;
}

int64_t grad_scaler_growth_interval(const grad_scaler *self)
{
    return enabled(self, "_growth_interval")->growth_interval;
}

int64_t grad_scaler_growth_tracker(const grad_scaler *self)
{
    return self->enabled ? self->growth_tracker : 0;
}

void grad_scaler_set_growth_factor(grad_scaler *self, double factor)
{
    self->growth_factor = factor;
}

void grad_scaler_set_backoff_factor(grad_scaler *self, double factor)
{
    self->backoff_factor = factor;
}

void grad_scaler_set_growth_interval(grad_scaler *self, int64_t interval)
{
    self->growth_interval = interval;
}

py_dict *grad_scaler_state_dict(const grad_scaler *self)
{
    py_dict *state = py_dict_new(PY_OBJECT, PY_VALUE);
    if (!self->enabled)
        return state;
    py_dict_set(state, py_of(PY_STR("scale")), py_of(py_box(grad_scaler_get_scale(self))));
    py_dict_set(state, py_of(PY_STR("growth_factor")), py_of(py_box(self->growth_factor)));
    py_dict_set(state, py_of(PY_STR("backoff_factor")), py_of(py_box(self->backoff_factor)));
    py_dict_set(state, py_of(PY_STR("growth_interval")), py_of(py_box(self->growth_interval)));
    py_dict_set(state, py_of(PY_STR("_growth_tracker")), py_of(py_box(self->growth_tracker)));
    return state;
}

static py_value entry(const py_dict *state, const char *key)
{
    return py_box_cell(state->value, py_dict_at(state, py_of(py_str_of(key))));
}

void grad_scaler_load_state_dict(grad_scaler *self, const py_dict *state)
{
    if (!self->enabled)
        return;
    if (py_dict_length(state) == 0)
        py_raise(PY_RUNTIME_ERROR,
                 "The source state dict is empty, possibly because it was saved from a disabled instance of GradScaler.");
    self->init_scale = py_as_float(entry(state, "scale"));
    self->scale = (float)self->init_scale;
    self->growth_factor = py_as_float(entry(state, "growth_factor"));
    self->backoff_factor = py_as_float(entry(state, "backoff_factor"));
    self->growth_interval = py_as_int(entry(state, "growth_interval"));
    self->growth_tracker = py_as_int(entry(state, "_growth_tracker"));
}
