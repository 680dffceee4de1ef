/* Coroutines: code that runs on a stack of its own and is switched to and from. Stacks are mapped with a guard page and
 * kept for the next one. One thread's only. */
#ifndef T2M_COROUTINE_H
#define T2M_COROUTINE_H

#include <stddef.h>

typedef struct coroutine coroutine;

/* A coroutine that will run entry(argument) when it is first resumed. Never NULL. */
coroutine *coroutine_new(void (*entry)(void *argument), void *argument);
/* Runs it until it suspends or ends. */
void coroutine_resume(coroutine *self);
/* In the coroutine: back to who resumed it. */
void coroutine_suspend(coroutine *self);
/* In the coroutine, at its end: back for good. */
_Noreturn void coroutine_finish(coroutine *self);
/* Frees it and its stack; it must not be running. */
void coroutine_free(coroutine *self);

#endif
