/*
 * Closures: functions that use names of an enclosing function. Each call of the enclosing function that has such names is one *scope*,
 * an object in C; a closure's value is the scope that it was defined in. What does not exist in C needs no scope: a decorator's
 * wrapper that calls the function it was given, which is known at convert time, is a plain function.
 */
#include "sema/infer.h"

const Type *function_value(Frame *frame, UserFunction *function)
{
    bool is_inner = function->is_closure && !scope_is_module(frame->scope);
    return type_user_function(frame->types, function, is_inner ? frame->instance : NULL, NULL);
}

static const Instance *nearest_scope(const Instance *instance)
{
    while (instance && !instance->has_scope)
        instance = instance->home;
    return instance;
}

const Instance *sema_scope_of(const Type *function)
{
    return function->home ? nearest_scope(function->home) : NULL;
}

const Instance *sema_outer_scope(const Instance *instance)
{
    return nearest_scope(instance->home);
}

/* A name that is only ever one def stands for the function in the scope at hand: it needs no room there. */
static bool needs_room(const Variable *variable)
{
    bool is_local = variable->kind == VARIABLE_LOCAL || variable->kind == VARIABLE_PARAM;
    return is_local && !variable->is_definition && variable->type->kind != TYPE_NEVER && !type_vanishes(variable->type);
}

/* A variable that holds a closure is room only if that closure has a scope: so until nothing changes. */
void closures_finish(Infer *infer)
{
    Program *program = infer->program;
    for (bool again = true; again;) {
        again = false;
        vec_each(i, &program->instances) {
            const Instance *instance = program->instances.items[i];
            vec_each(k, &instance->captures) {
                Variable *variable = instance->captures.items[k];
                if (variable->is_captured || !variable->owner || !needs_room(variable))
                    continue;
                variable->is_captured = true;
                variable->owner->has_scope = true;
                again = true;
            }
        }
    }
}
