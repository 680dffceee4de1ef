/*
 * DistributedDataParallel(model, device_ids=[rank]) asks for a device that there is not: without CUDA PyTorch raises ValueError. Such a
 * statement never ends, so that what a script does with one process and what it does with several do not mix: `model` stays the
 * script's own class behind `if ddp: model = DDP(model, device_ids=[rank])`.
 */
#include "sema/infer.h"

#include <string.h>

Expr *parallel_replacement(Frame *frame, Expr *expr)
{
    Expr *devices = call_keyword(expr, "device_ids"), *output = call_keyword(expr, "output_device");
    if (!devices || expr->call.args.count != 1)
        return NULL;
    const Type *class_ = infer_expr(frame, expr->call.func);
    bool is_parallel = class_->kind == TYPE_CLASS && class_->class_ && class_->class_->user && name_is(class_->class_->name, "DistributedDataParallel") &&
                       strncmp(class_->class_->qualified->text, "torch.nn.parallel", 17) == 0;
    const Type *given = is_parallel ? infer_expr(frame, devices) : NULL;
    if (!given || given->kind != TYPE_LIST)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = kept_replacement(frame, expr, synth_expr(frame->infer, "_no_devices()", expr->span));
    vec_push(frame->arena, &made->call.args, devices);
    if (output)
        vec_push(frame->arena, &made->call.args, output);
    return made;
}
