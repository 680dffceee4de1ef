/* Groups of processes. Here a group is one process, number 0 of 1: that is what mlx_distributed_init gives when no other back end is there. */
#ifndef MLX_DISTRIBUTED_GROUP_H
#define MLX_DISTRIBUTED_GROUP_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mlx_distributed_group_ {
    void *ctx;
} mlx_distributed_group;

mlx_distributed_group mlx_distributed_group_new(void);
int mlx_distributed_group_free(mlx_distributed_group group);

/* `strict`: it is an error that there is one process only. `bk` names a back end ("any": whichever there is). */
int mlx_distributed_init(mlx_distributed_group *res, bool strict, const char *bk);
bool mlx_distributed_is_available(const char *bk);
int mlx_distributed_group_rank(mlx_distributed_group group);
int mlx_distributed_group_size(mlx_distributed_group group);

/* A group of one cannot be split: an error. */
int mlx_distributed_group_split(mlx_distributed_group *res, mlx_distributed_group group, int color, int key);

#ifdef __cplusplus
}
#endif

#endif
