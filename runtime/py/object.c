/* Objects: allocation, counting, slots, and the hooks through which containers hold arrays. */
#include "t2m/object.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

void *t2m_malloc(size_t size)
{
    void *memory = malloc(size != 0 ? size : 1);
    if (memory == NULL)
        py_raise(PY_MEMORY_ERROR, "cannot allocate %zu bytes", size);
    return memory;
}

void *t2m_realloc(void *memory, size_t size)
{
    memory = realloc(memory, size != 0 ? size : 1);
    if (memory == NULL)
        py_raise(PY_MEMORY_ERROR, "cannot allocate %zu bytes", size);
    return memory;
}

void *t2m_object_new_owned(size_t size, const t2m_kind *kind)
{
    t2m_object *object = calloc(1, size);
    if (object == NULL)
        py_raise(PY_MEMORY_ERROR, "cannot allocate %zu bytes", size);
    object->kind = kind;
    object->references = 1;
    return object;
}

void *t2m_object_new(size_t size, const t2m_kind *kind)
{
    return t2m_autorelease(t2m_object_new_owned(size, kind));
}

bool t2m_is(const void *object, const t2m_kind *kind)
{
    const t2m_kind *own = object != NULL ? ((const t2m_object *)object)->kind : NULL;
    while (own != NULL && own != kind)
        own = own->base;
    return own != NULL;
}

void *t2m_retain(const void *object)
{
    t2m_object *self = (t2m_object *)object;
    if (self != NULL && self->references >= 0)
        self->references++;
    return self;
}

void t2m_release(void *object)
{
    t2m_object *self = object;
    if (self == NULL || self->references < 0)
        return;
    if (self->references == 0)
        T2M_BUG("%s released more often than retained", self->kind->name);
    if (--self->references > 0)
        return;
    if (self->kind->destroy != NULL)
        self->kind->destroy(self);
    free(self);
}

void *t2m_autorelease(const void *object)
{
    t2m_object *self = (t2m_object *)object;
    if (self != NULL && self->references >= 0)
        t2m_pool_add(self, t2m_release);
    return self;
}

void t2m_set_slot(void *slot, const void *object)
{
    void *old;
    void *new = t2m_retain(object);
    memcpy(&old, slot, sizeof(old));
    memcpy(slot, &new, sizeof(new));
    t2m_release(old);
}

void t2m_release_slot(void *slot)
{
    void *object;
    memcpy(&object, slot, sizeof(object));
    t2m_release(object);
}

void *t2m_keep_object(t2m_pool *pool, const void *object)
{
    void *kept = t2m_retain(object);
    if (kept != NULL)
        t2m_pool_keep(pool, kept, t2m_release);
    return kept;
}

static const t2m_array_hooks *array_hooks;

void t2m_register_array_hooks(const t2m_array_hooks *hooks)
{
    array_hooks = hooks;
}

const t2m_array_hooks *t2m_array_hooks_get(void)
{
    if (array_hooks == NULL)
        T2M_BUG("a container holds an array, but no array layer is linked");
    return array_hooks;
}

_Noreturn void t2m_bug(const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fflush(stdout);
    fprintf(stderr, "internal error at %s:%d: ", file, line);
    vfprintf(stderr, format, arguments);
    fprintf(stderr,
            "\nThis is a bug in the torch2mlx runtime: please report it with the script that shows it.\n");
    va_end(arguments);
    exit(4);
}
