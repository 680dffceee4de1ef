/* The one oneDNN engine and stream of the process, and the small steps that every oneDNN kernel takes.
 *
 * Only files named dnnl_*.c and *_dnnl.c include this; without oneDNN (no T2M_HAVE_DNNL) they compile to
 * functions that answer "cannot", and the callers fall back to OpenBLAS or the plain loops. */
#ifndef T2M_KERNELS_DNNL_SUPPORT_H
#define T2M_KERNELS_DNNL_SUPPORT_H

#ifdef T2M_HAVE_DNNL

#include <oneapi/dnnl/dnnl.h>
#include <stdbool.h>
#include <stdint.h>

/* NULL if oneDNN does not work here. */
dnnl_engine_t dnnl_support_engine(void);
dnnl_stream_t dnnl_support_stream(void);

/* A float32 tensor with the given element strides.  A dimension of 1 takes whatever stride makes the layout
 * regular. */
bool dnnl_support_describe(dnnl_memory_desc_t *desc, int rank, const int64_t *shape, const int64_t *strides);

/* The same of another element type. */
bool dnnl_support_describe_as(dnnl_memory_desc_t *desc, int rank, const int64_t *shape, const int64_t *strides, dnnl_data_type_t type);

/* A tensor whose layout oneDNN may choose. */
bool dnnl_support_describe_any(dnnl_memory_desc_t *desc, int rank, const int64_t *shape);

/* What the primitive will run on: "brg:avx512_core", "jit:avx2", "ref:any"... */
const char *dnnl_support_implementation(const_dnnl_primitive_desc_t desc);

/* True for the plain loops that oneDNN falls back to when no fast path fits: a hundred times slower. */
bool dnnl_support_is_reference(const_dnnl_primitive_desc_t desc);

/* A memory object without a buffer; bind one before each execution. */
dnnl_memory_t dnnl_support_memory(const dnnl_memory_desc_t *desc);
void dnnl_support_bind(dnnl_memory_t memory, const void *data);

#endif
#endif
