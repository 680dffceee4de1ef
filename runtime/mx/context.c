/* Scopes as values: see mx_autocast.h. What a block changes is put back as it was before it, in whatever order blocks end. */
#include "internal.h"

#include "t2m/mx_autocast.h"
#include "t2m/mx_grad.h"

#include <stdlib.h>

typedef enum context_kind { CONTEXT_NULL, CONTEXT_AUTOCAST, CONTEXT_GRAD, CONTEXT_SET_GRAD } context_kind;

struct mx_context {
    t2m_object object;
    context_kind kind;
    mx_autocast_options options;
    bool grad, grad_before; /* what the block runs with; what was when set_grad_enabled() was called */
    mx_context_state *begun; /* by __enter__(): a stack */
    size_t begun_count;
};

static void destroy(void *object)
{
    mx_context *self = object;
    t2m_release((void *)(uintptr_t)self->options.device);
    free(self->begun);
}

const t2m_kind mx_context_kind = {.name = "context", .destroy = destroy};

static mx_context *new_context(context_kind kind)
{
    mx_context *self = T2M_NEW(mx_context, &mx_context_kind);
    self->kind = kind;
    return self;
}

mx_context *mx_null_context(void)
{
    return new_context(CONTEXT_NULL);
}

mx_context *mx_autocast_context_with(mx_autocast_options options)
{
    mx_context *self = new_context(CONTEXT_AUTOCAST);
    self->options = options;
    t2m_retain(options.device);
    return self;
}

mx_context *mx_grad_context(bool enabled)
{
    mx_context *self = new_context(CONTEXT_GRAD);
    self->grad = enabled;
    return self;
}

mx_context *mx_set_grad_context(bool enabled)
{
    mx_context *self = new_context(CONTEXT_SET_GRAD);
    self->grad = enabled;
    self->grad_before = mx_set_grad_enabled(enabled);
    return self;
}

mx_context_state mx_context_enter(const mx_context *context)
{
    mx_context_state before = {.context = context};
    if (context->kind == CONTEXT_AUTOCAST)
        before.autocast = mx_autocast_enter(context->options);
    else if (context->kind != CONTEXT_NULL)
        before.grad = mx_set_grad_enabled(context->grad);
    if (context->kind == CONTEXT_SET_GRAD)
        before.grad = context->grad_before;
    return before;
}

void mx_context_leave(const mx_context_state *before)
{
    if (before->context->kind == CONTEXT_AUTOCAST)
        mx_autocast_leave(&before->autocast);
    else if (before->context->kind != CONTEXT_NULL)
        mx_set_grad_enabled(before->grad);
}

void mx_context_begin(mx_context *context)
{
    context->begun = t2m_realloc(context->begun, (context->begun_count + 1) * sizeof *context->begun);
    context->begun[context->begun_count++] = mx_context_enter(context);
}

void mx_context_end(mx_context *context)
{
    if (context->begun_count > 0)
        mx_context_leave(&context->begun[--context->begun_count]);
}
