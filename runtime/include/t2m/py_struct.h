/* struct: numbers and texts as bytes. The whole format language: order (@ = < > !), counts, x c b B ? h H i I l L q Q n N e f d s p P;
 * native formats are aligned. Errors are struct.error as CPython words them. */
#ifndef T2M_PY_STRUCT_H
#define T2M_PY_STRUCT_H

#include "t2m/py_bytearray.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_tuple.h"

int64_t py_struct_calcsize(py_str format);

/* struct.pack(format, ...): `py_struct_pack(PY_STR("<I"), py_box(n))`; _list takes the values as a list. */
#define py_struct_pack(format, ...) py_struct_pack_values((format), PY_ARGUMENTS(NULL, ##__VA_ARGS__))
#define py_struct_pack_list(format, list) py_struct_pack_values((format), py_arguments_of_list(list))
py_bytes *py_struct_pack_values(py_str format, py_arguments values);

/* struct.unpack(format, buffer), of bytes or a bytearray: a tuple with items of the kind that the caller knows of, or PY_VALUE. */
#define py_struct_unpack(format, bytes, kind) py_struct_unpack_buffer((format), py_buffer_of(bytes), (kind))
py_tuple *py_struct_unpack_buffer(py_str format, py_buffer bytes, py_kind kind);
#define py_struct_unpack_from(format, bytes, offset, kind)                                                   \
    py_struct_unpack_at((format), py_buffer_of(bytes), (offset), (kind))
py_tuple *py_struct_unpack_at(py_str format, py_buffer bytes, int64_t offset, py_kind kind);
/* list(struct.iter_unpack(format, buffer)) */
#define py_struct_iter_unpack(format, bytes, kind)                                                           \
    py_struct_iter_buffer((format), py_buffer_of(bytes), (kind))
py_list *py_struct_iter_buffer(py_str format, py_buffer bytes, py_kind kind);

#endif
