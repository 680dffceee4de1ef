/* Pools and objects: who lives how long. */
#include <criterion/criterion.h>
#include <pthread.h>

#include "support.h"

typedef struct counted {
    t2m_object base;
} counted;

static int alive;

static void counted_destroy(void *self)
{
    (void)self;
    alive--;
}

static const t2m_kind counted_kind = {.name = "counted", .destroy = counted_destroy};

static counted *new_counted(void)
{
    alive++;
    return T2M_NEW(counted, &counted_kind);
}

Test(pool, releases_at_the_end_of_each_iteration)
{
    alive = 0;
    for (int i = 0; i < 10; i++) {
        T2M_POOL(pool);
        new_counted();
        new_counted();
        cr_assert_eq(alive, 2);
        if (i == 5)
            break;
        if (i % 2 == 0)
            continue;
    }
    cr_assert_eq(alive, 0);
}

static counted *find_third(void)
{
    T2M_POOL(outer);
    for (int i = 0;; i++) {
        T2M_POOL(inner);
        counted *c = new_counted();
        new_counted();
        if (i == 2)
            return t2m_keep(&outer, c);
    }
}

Test(pool, keep_promotes_past_the_pool)
{
    alive = 0;
    {
        T2M_POOL(pool);
        counted *c = find_third();
        cr_assert_eq(alive, 1);
        cr_assert_eq(c->base.references, 1);
    }
    cr_assert_eq(alive, 0);
}

Test(pool, keep_many)
{
    alive = 0;
    {
        T2M_POOL(outer);
        {
            T2M_POOL(inner);
            for (int i = 0; i < 20; i++)
                t2m_keep(&inner, new_counted());
            t2m_pool_close(&inner);
            cr_assert_eq(alive, 20, "a second close takes nothing away");
        }
        cr_assert_eq(alive, 20);
    }
    cr_assert_eq(alive, 0);
}

Test(pool, owned_slots)
{
    alive = 0;
    {
        T2M_OWNED_OBJECT(counted *) slot = NULL;
        for (int i = 0; i < 3; i++) {
            T2M_POOL(pool);
            t2m_set(&slot, new_counted());
        }
        cr_assert_eq(alive, 1);
        t2m_set(&slot, slot);
        cr_assert_eq(alive, 1);
    }
    cr_assert_eq(alive, 0);
}

static void *in_thread(void *unused)
{
    (void)unused;
    new_counted();
    return NULL;
}

Test(pool, a_thread_has_its_own)
{
    pthread_t thread;
    size_t before = t2m_pool_size();
    alive = 0;
    pthread_create(&thread, NULL, in_thread, NULL);
    pthread_join(thread, NULL);
    cr_assert_eq(alive, 0);
    cr_assert_eq(t2m_pool_size(), before);
}

Test(pool, containers_hold_their_elements)
{
    alive = 0;
    {
        T2M_POOL(outer); /* what leaves a list, or dies with it, lives as long as the pool that is open then */
        T2M_OWNED_OBJECT(py_list *) xs = NULL;
        {
            T2M_POOL(pool);
            t2m_set(&xs, py_objects(new_counted(), new_counted()));
            py_dict *d = py_dict_new(PY_INT, PY_OBJECT);
            py_dict_set(d, py_of(1), py_of(new_counted()));
            py_dict_set(d, py_of(1), py_of(new_counted()));
            cr_assert_eq(alive, 4);
        }
        cr_assert_eq(alive, 2);
        {
            T2M_POOL(pool);
            py_list_pop(xs, 0);
            cr_assert_eq(alive, 2);
        }
        cr_assert_eq(alive, 1);
    }
    cr_assert_eq(alive, 0);
}

static void release_twice(void *unused)
{
    (void)unused;
    counted c = {{&counted_kind, 0}};
    t2m_release(&c);
}

Test(pool, releasing_too_often_is_a_bug_that_says_so)
{
    outcome o = run_apart(release_twice, NULL);
    cr_assert_eq(o.code, 4);
    cr_assert(strstr(o.err, "counted released more often than retained") != NULL);
}
