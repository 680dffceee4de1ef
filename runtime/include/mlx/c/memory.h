/* Memory statistics and limits of the caching allocator. Sizes are in bytes.
 *
 * "Active" memory belongs to arrays; "cached" memory was freed by arrays and is kept for the next ones. */
#ifndef MLX_MEMORY_H
#define MLX_MEMORY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Gives cached memory back to the system. */
int mlx_clear_cache(void);

int mlx_get_active_memory(size_t *res);
int mlx_get_cache_memory(size_t *res);

/* The most that was active at once since the start, or since mlx_reset_peak_memory. */
int mlx_get_peak_memory(size_t *res);
int mlx_reset_peak_memory(void);

/* Limits: *res gets the previous one (res may be NULL). An allocation that would take active memory past the
 * memory limit is an error that says which operation asked for how much; what is cached counts, but is let go first. Default: no limit. */
int mlx_get_memory_limit(size_t *res);
int mlx_set_memory_limit(size_t *res, size_t limit);

/* Memory that a GPU keeps resident: none here. The previous limit, 0, comes back. */
int mlx_set_wired_limit(size_t *res, size_t limit);
int mlx_set_cache_limit(size_t *res, size_t limit);

#ifdef __cplusplus
}
#endif

#endif
