/* Elements of one type as another: whole arrays, and single ones. */
#include "internal.h"

#define SAME_AS_C(x) (x)

/* cast_INT32_FLOAT64 and the like: C's own conversions; to bool it is x != 0. float16 goes through float. */
#define CAST_PAIR(from, from_type, to, to_type)                                                              \
    static void cast_##from##_##to(char *const *at, const int64_t *strides, int64_t n)                       \
    {                                                                                                        \
        if (strides[0] == sizeof(from_type) && strides[1] == sizeof(to_type)) {                              \
            const from_type *restrict in = (const from_type *)at[0];                                         \
            to_type *restrict out = (to_type *)at[1];                                                        \
            for (int64_t i = 0; i < n; i++)                                                                  \
                out[i] = (to_type)in[i];                                                                     \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++)                                                                      \
            *(to_type *)(at[1] + i * strides[1]) = (to_type) * (const from_type *)(at[0] + i * strides[0]);  \
    }
#define CAST_FROM(to, to_type)                                                                               \
    CAST_PAIR(BOOL, bool, to, to_type) CAST_PAIR(INT8, int8_t, to, to_type)                                  \
    CAST_PAIR(UINT8, uint8_t, to, to_type) CAST_PAIR(INT16, int16_t, to, to_type)                            \
    CAST_PAIR(UINT16, uint16_t, to, to_type) CAST_PAIR(INT32, int32_t, to, to_type)                          \
    CAST_PAIR(UINT32, uint32_t, to, to_type) CAST_PAIR(INT64, int64_t, to, to_type)                          \
    CAST_PAIR(UINT64, uint64_t, to, to_type) CAST_PAIR(FLOAT32, float, to, to_type)                          \
    CAST_PAIR(FLOAT64, double, to, to_type)
/* Floats out of an integer's range have no meaning in C; NumPy gives what the machine does, so we go by int64. */
static int64_t int_of(double x)
{
    return x >= -0x1p63 && x < 0x1p63 ? (int64_t)x : INT64_MIN;
}
NP_TYPES(CAST_FROM)

#define FROM_HALF(to, to_type)                                                                               \
    static void cast_FLOAT16_##to(char *const *at, const int64_t *strides, int64_t n)                        \
    {                                                                                                        \
        for (int64_t i = 0; i < n; i++)                                                                      \
            *(to_type *)(at[1] + i * strides[1]) =                                                           \
                (to_type)np_half_to_float(*(const np_half *)(at[0] + i * strides[0]));                       \
    }
NP_TYPES(FROM_HALF)
#define TO_HALF(from, from_type)                                                                             \
    static void cast_##from##_FLOAT16(char *const *at, const int64_t *strides, int64_t n)                    \
    {                                                                                                        \
        for (int64_t i = 0; i < n; i++)                                                                      \
            *(np_half *)(at[1] + i * strides[1]) =                                                           \
                np_half_of_float((float)*(const from_type *)(at[0] + i * strides[0]));                       \
    }
NP_TYPES(TO_HALF)
static void cast_FLOAT16_FLOAT16(char *const *at, const int64_t *strides, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        *(np_half *)(at[1] + i * strides[1]) = *(const np_half *)(at[0] + i * strides[0]);
}

#define ROW(from, unused)                                                                                    \
    [NP_TYPE_##from] = {                                                                                     \
        [NP_TYPE_BOOL] = cast_##from##_BOOL,       [NP_TYPE_INT8] = cast_##from##_INT8,                      \
        [NP_TYPE_UINT8] = cast_##from##_UINT8,     [NP_TYPE_INT16] = cast_##from##_INT16,                    \
        [NP_TYPE_UINT16] = cast_##from##_UINT16,   [NP_TYPE_INT32] = cast_##from##_INT32,                    \
        [NP_TYPE_UINT32] = cast_##from##_UINT32,   [NP_TYPE_INT64] = cast_##from##_INT64,                    \
        [NP_TYPE_UINT64] = cast_##from##_UINT64,   [NP_TYPE_FLOAT16] = cast_##from##_FLOAT16,                \
        [NP_TYPE_FLOAT32] = cast_##from##_FLOAT32, [NP_TYPE_FLOAT64] = cast_##from##_FLOAT64,                \
    },
static const np_loop casts[NP_TYPE_COUNT][NP_TYPE_COUNT] = {NP_TYPES(ROW) ROW(FLOAT16, )};

void np_cast_into(const np_array *target, const np_array *x)
{
    np_run(casts[x->type][target->type], 2, (const np_array *const[]){x, target});
}

/* ---- single elements */

double np_get_float(const char *at, np_type type)
{
    double value;
    casts[type][NP_TYPE_FLOAT64]((char *const[]){(char *)at, (char *)&value}, (const int64_t[]){0, 0}, 1);
    return value;
}

int64_t np_get_int(const char *at, np_type type)
{
    int64_t value;
    if (np_is_float_type(type))
        return int_of(np_get_float(at, type));
    casts[type][NP_TYPE_INT64]((char *const[]){(char *)at, (char *)&value}, (const int64_t[]){0, 0}, 1);
    return value;
}

void np_put_float(char *at, np_type type, double value)
{
    casts[NP_TYPE_FLOAT64][type]((char *const[]){(char *)&value, at}, (const int64_t[]){0, 0}, 1);
}

void np_put_int(char *at, np_type type, int64_t value)
{
    casts[NP_TYPE_INT64][type]((char *const[]){(char *)&value, at}, (const int64_t[]){0, 0}, 1);
}

py_kind np_cell_kind(np_type type)
{
    return type == NP_TYPE_BOOL ? PY_BOOL : np_is_float_type(type) ? PY_FLOAT : PY_INT;
}

py_cell np_cell_of(const char *at, np_type type)
{
    if (type == NP_TYPE_BOOL)
        return py_of_bool(*(const bool *)at);
    return np_is_float_type(type) ? py_of_float(np_get_float(at, type)) : py_of_int(np_get_int(at, type));
}
