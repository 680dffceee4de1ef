/* Switching stacks: the registers that a callee must preserve are pushed, the stack pointer is exchanged. In assembly for
 * x86-64 and aarch64 on ELF systems; elsewhere by ucontext. AddressSanitizer is told of each switch,
 * Valgrind (where its header is) of each stack. */
#define _GNU_SOURCE
#include "coroutine.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "t2m/object.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif
#ifdef HAS_ASAN
#include <sanitizer/common_interface_defs.h>
#endif

#ifdef __has_include
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif
#ifndef VALGRIND_STACK_REGISTER
#define VALGRIND_STACK_REGISTER(start, end) ((void)(start), (void)(end), 0u)
#define VALGRIND_STACK_DEREGISTER(id) ((void)(id))
#endif

#if defined(__ELF__) && (defined(__x86_64__) || defined(__aarch64__))
#define HAS_SWITCH 1
#else
#include <ucontext.h>
#endif

enum { STACK_SIZE = 1 << 20, CACHED_STACKS = 32 };

typedef struct Stack {
    char *memory; /* the mapping, guard page first */
    unsigned id;  /* Valgrind's */
} Stack;

struct coroutine {
    void (*entry)(void *argument);
    void *argument;
    Stack stack;
#ifdef HAS_SWITCH
    void *own, *caller; /* stack pointers */
#else
    ucontext_t own, caller;
#endif
    const void *caller_stack; /* for the sanitizer */
    size_t caller_size;
    void *fake;
    bool is_done;
};

/* ---- stacks */

static _Thread_local struct {
    Stack stacks[CACHED_STACKS];
    int count;
} cache;

static size_t guard_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

static Stack stack_new(void)
{
    if (cache.count)
        return cache.stacks[--cache.count];
    size_t size = STACK_SIZE + guard_size();
    char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack == MAP_FAILED || mprotect(stack, guard_size(), PROT_NONE) != 0)
        T2M_BUG("no memory for the stack of a generator");
    return (Stack){stack, VALGRIND_STACK_REGISTER(stack + guard_size(), stack + size)};
}

static void stack_free(Stack stack)
{
    if (cache.count < CACHED_STACKS) {
        cache.stacks[cache.count++] = stack;
        return;
    }
    VALGRIND_STACK_DEREGISTER(stack.id);
    munmap(stack.memory, STACK_SIZE + guard_size());
}

/* ---- the switch itself */

static void run(coroutine *self);

#ifdef HAS_SWITCH
/* Saves the caller's registers on its stack and its stack pointer in *from, goes on with `to`. */
void t2m_stack_switch(void **from, void *to);
/* Where a new stack starts: calls the function in one preserved register with the argument in another. Ends backtraces. */
void t2m_stack_start(void);

#if defined(__x86_64__)
__asm__(".text\n"
        ".p2align 4\n"
        ".hidden t2m_stack_switch\n"
        ".globl t2m_stack_switch\n"
        ".type t2m_stack_switch,@function\n"
        "t2m_stack_switch:\n"
        "    pushq %rbp\n"
        "    pushq %rbx\n"
        "    pushq %r12\n"
        "    pushq %r13\n"
        "    pushq %r14\n"
        "    pushq %r15\n"
        "    movq %rsp, (%rdi)\n"
        "    movq %rsi, %rsp\n"
        "    popq %r15\n"
        "    popq %r14\n"
        "    popq %r13\n"
        "    popq %r12\n"
        "    popq %rbx\n"
        "    popq %rbp\n"
        "    ret\n"
        ".size t2m_stack_switch,.-t2m_stack_switch\n"
        ".p2align 4\n"
        ".hidden t2m_stack_start\n"
        ".globl t2m_stack_start\n"
        ".type t2m_stack_start,@function\n"
        "t2m_stack_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined rip\n"
        "    movq %r12, %rdi\n"
        "    call *%r13\n"
        "    ud2\n"
        "    .cfi_endproc\n"
        ".size t2m_stack_start,.-t2m_stack_start\n");

enum { SAVED = 7, ARGUMENT = 3, FUNCTION = 2, START = 6 }; /* words of a new stack: r15 r14 r13 r12 rbx rbp, return */
#else
__asm__(".text\n"
        ".p2align 4\n"
        ".hidden t2m_stack_switch\n"
        ".globl t2m_stack_switch\n"
        ".type t2m_stack_switch,%function\n"
        "t2m_stack_switch:\n"
        "    sub sp, sp, #160\n"
        "    stp x19, x20, [sp]\n"
        "    stp x21, x22, [sp, #16]\n"
        "    stp x23, x24, [sp, #32]\n"
        "    stp x25, x26, [sp, #48]\n"
        "    stp x27, x28, [sp, #64]\n"
        "    stp x29, x30, [sp, #80]\n"
        "    stp d8, d9, [sp, #96]\n"
        "    stp d10, d11, [sp, #112]\n"
        "    stp d12, d13, [sp, #128]\n"
        "    stp d14, d15, [sp, #144]\n"
        "    mov x9, sp\n"
        "    str x9, [x0]\n"
        "    mov sp, x1\n"
        "    ldp x19, x20, [sp]\n"
        "    ldp x21, x22, [sp, #16]\n"
        "    ldp x23, x24, [sp, #32]\n"
        "    ldp x25, x26, [sp, #48]\n"
        "    ldp x27, x28, [sp, #64]\n"
        "    ldp x29, x30, [sp, #80]\n"
        "    ldp d8, d9, [sp, #96]\n"
        "    ldp d10, d11, [sp, #112]\n"
        "    ldp d12, d13, [sp, #128]\n"
        "    ldp d14, d15, [sp, #144]\n"
        "    add sp, sp, #160\n"
        "    ret\n"
        ".size t2m_stack_switch,.-t2m_stack_switch\n"
        ".p2align 4\n"
        ".hidden t2m_stack_start\n"
        ".globl t2m_stack_start\n"
        ".type t2m_stack_start,%function\n"
        "t2m_stack_start:\n"
        "    .cfi_startproc\n"
        "    .cfi_undefined x30\n"
        "    mov x0, x19\n"
        "    blr x20\n"
        "    brk #1\n"
        "    .cfi_endproc\n"
        ".size t2m_stack_start,.-t2m_stack_start\n");

enum { SAVED = 20, ARGUMENT = 0, FUNCTION = 1, START = 11 };
#endif

static void prepare(coroutine *self)
{
    void **top = (void **)(void *)(self->stack.memory + guard_size() + STACK_SIZE);
    void **words = top - (SAVED + 2); /* where they end the pointer is a multiple of 16, as calls want it */
    void (*start)(void) = t2m_stack_start;
    void (*function)(coroutine *) = run;
    memset(words, 0, SAVED * sizeof *words);
    words[ARGUMENT] = self;
    memcpy(&words[FUNCTION], &function, sizeof function);
    memcpy(&words[START], &start, sizeof start);
    self->own = words;
}

static void jump_in(coroutine *self)
{
    t2m_stack_switch(&self->caller, self->own);
}

static void jump_out(coroutine *self)
{
    t2m_stack_switch(&self->own, self->caller);
}
#else
static void run_split(unsigned high, unsigned low)
{
    run((coroutine *)(uintptr_t)((uint64_t)high << 32 | low));
}

static void prepare(coroutine *self)
{
    uint64_t address = (uint64_t)(uintptr_t)self;
    getcontext(&self->own);
    self->own.uc_stack.ss_sp = self->stack.memory + guard_size();
    self->own.uc_stack.ss_size = STACK_SIZE;
    self->own.uc_link = NULL;
    makecontext(&self->own, (void (*)(void))run_split, 2, (unsigned)(address >> 32), (unsigned)address);
}

static void jump_in(coroutine *self)
{
    swapcontext(&self->caller, &self->own);
}

static void jump_out(coroutine *self)
{
    swapcontext(&self->own, &self->caller);
}
#endif

/* ---- coroutines */

coroutine *coroutine_new(void (*entry)(void *argument), void *argument)
{
    coroutine *self = t2m_malloc(sizeof *self);
    *self = (coroutine){.entry = entry, .argument = argument, .stack = stack_new()};
    prepare(self);
    return self;
}

void coroutine_resume(coroutine *self)
{
#ifdef HAS_ASAN
    void *fake = NULL;
    __sanitizer_start_switch_fiber(&fake, self->stack.memory + guard_size(), STACK_SIZE);
    jump_in(self);
    __sanitizer_finish_switch_fiber(fake, NULL, NULL);
#else
    jump_in(self);
#endif
}

static void arrive(coroutine *self)
{
#ifdef HAS_ASAN
    __sanitizer_finish_switch_fiber(self->fake, &self->caller_stack, &self->caller_size);
#else
    (void)self;
#endif
}

void coroutine_suspend(coroutine *self)
{
#ifdef HAS_ASAN
    __sanitizer_start_switch_fiber(self->is_done ? NULL : &self->fake, self->caller_stack, self->caller_size);
#endif
    jump_out(self);
    arrive(self);
}

_Noreturn void coroutine_finish(coroutine *self)
{
    self->is_done = true;
    coroutine_suspend(self);
    T2M_BUG("a generator goes on after its end");
}

static void run(coroutine *self)
{
    arrive(self);
    self->entry(self->argument);
    coroutine_finish(self);
}

void coroutine_free(coroutine *self)
{
    stack_free(self->stack);
    free(self);
}
