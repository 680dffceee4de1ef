/* Groups of one process. */
#include <string.h>

#include "internal.h"
#include "mlx/c/distributed.h"

static int alone; /* what the handle of the only group points at */

mlx_distributed_group mlx_distributed_group_new(void)
{
    return (mlx_distributed_group){NULL};
}

int mlx_distributed_group_free(mlx_distributed_group group)
{
    (void)group;
    return 0;
}

int mlx_distributed_init(mlx_distributed_group *res, bool strict, const char *bk)
{
    static const char *const names[] = {"any", "mpi", "ring", "nccl", "jaccl"};
    engine_enter_no_stream(__func__);
    bool known = !bk;
    for (size_t i = 0; !known && i < sizeof names / sizeof *names; i++)
        known = !strcmp(bk, names[i]);
    if (!known)
        engine_error("there is no back end \"%s\"", bk);
    else if (strict)
        engine_error("cannot initialize a group of several processes");
    else
        res->ctx = &alone;
    return engine_leave_status();
}

bool mlx_distributed_is_available(const char *bk)
{
    (void)bk;
    return false;
}

int mlx_distributed_group_rank(mlx_distributed_group group)
{
    (void)group;
    return 0;
}

int mlx_distributed_group_size(mlx_distributed_group group)
{
    (void)group;
    return 1;
}

static int refuse(const char *function, const char *problem)
{
    engine_enter_no_stream(function);
    engine_error("%s", problem);
    return engine_leave_status();
}

int mlx_distributed_group_split(mlx_distributed_group *res, mlx_distributed_group group, int color, int key)
{
    (void)res, (void)group, (void)color, (void)key;
    return refuse(__func__, "a group of one process cannot be split");
}

#define SAME(name)                                                                                           \
    int mlx_distributed_##name(mlx_array *res, const mlx_array x, const mlx_distributed_group group,         \
                               const mlx_stream s)                                                           \
    {                                                                                                        \
        (void)group;                                                                                         \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, engine_arg(x));                                                             \
    }

SAME(all_gather)
SAME(all_max)
SAME(all_min)
SAME(all_sum)
SAME(sum_scatter)

int mlx_distributed_recv(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, int src,
                         const mlx_distributed_group group, const mlx_stream s)
{
    (void)res, (void)shape, (void)shape_num, (void)dtype, (void)src, (void)group, (void)s;
    return refuse(__func__, "cannot receive from a group of one process");
}

int mlx_distributed_recv_like(mlx_array *res, const mlx_array x, int src, const mlx_distributed_group group,
                              const mlx_stream s)
{
    (void)res, (void)x, (void)src, (void)group, (void)s;
    return refuse(__func__, "cannot receive from a group of one process");
}

int mlx_distributed_send(mlx_array *res, const mlx_array x, int dst, const mlx_distributed_group group,
                         const mlx_stream s)
{
    (void)res, (void)x, (void)dst, (void)group, (void)s;
    return refuse(__func__, "cannot send to a group of one process");
}
