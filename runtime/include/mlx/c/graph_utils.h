/* Pictures of graphs of arrays that are not computed yet. */
#ifndef MLX_GRAPH_UTILS_H
#define MLX_GRAPH_UTILS_H

#include <stdio.h>

#include "mlx/c/array.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Names of arrays: those that were set, and A, B, ... for the others as they are asked for. */
typedef struct mlx_node_namer_ {
    void *ctx;
} mlx_node_namer;

mlx_node_namer mlx_node_namer_new();
int mlx_node_namer_free(mlx_node_namer namer);
int mlx_node_namer_set_name(mlx_node_namer namer, const mlx_array arr, const char *name);

/* The name stays valid until the namer is freed, or the array gets another. */
int mlx_node_namer_get_name(const char **name, mlx_node_namer namer, const mlx_array arr);

/* Writes what the outputs are computed from: in the language of Graphviz; as lines "Operation inputs -> outputs". */
int mlx_export_to_dot(FILE *os, const mlx_node_namer namer, const mlx_vector_array outputs);
int mlx_print_graph(FILE *os, const mlx_node_namer namer, const mlx_vector_array outputs);

#ifdef __cplusplus
}
#endif

#endif
