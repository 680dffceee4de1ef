/* Dtypes: their objects and names, and which type two of them promote to. */
#include "internal.h"

#include <float.h>

static uint64_t dtype_hash(const void *self)
{
    return (uint64_t)((const np_dtype *)self)->type;
}

static bool dtype_equal(const void *a, const void *b)
{
    return a == b;
}

static const char *dtype_words(const np_dtype *dtype)
{
    return dtype->is_swapped ? dtype->code : dtype->name;
}

static py_str dtype_repr(const void *self)
{
    return py_str_printf("dtype('%s')", dtype_words(self));
}

static py_str dtype_str(const void *self)
{
    return py_str_of(dtype_words(self));
}

static const t2m_kind dtype_kind = {
    .pickles = &np_pickles,
    .name = "numpy.dtype", .equal = dtype_equal, .hash = dtype_hash, .repr = dtype_repr, .str = dtype_str};

#define DTYPE(constant, bytes, letter, text, file)                                                           \
    [NP_TYPE_##constant] = {{&dtype_kind, T2M_IMMORTAL}, NP_TYPE_##constant, bytes, letter, text, file, (file)[0] == '>'}
np_dtype np_dtypes[NP_TYPE_COUNT] = {
    DTYPE(BOOL, 1, 'b', "bool", "|b1"),       DTYPE(INT8, 1, 'i', "int8", "|i1"),       DTYPE(UINT8, 1, 'u', "uint8", "|u1"),
    DTYPE(INT16, 2, 'i', "int16", "<i2"),     DTYPE(UINT16, 2, 'u', "uint16", "<u2"),   DTYPE(INT32, 4, 'i', "int32", "<i4"),
    DTYPE(UINT32, 4, 'u', "uint32", "<u4"),   DTYPE(INT64, 8, 'i', "int64", "<i8"),     DTYPE(UINT64, 8, 'u', "uint64", "<u8"),
    DTYPE(FLOAT16, 2, 'f', "float16", "<f2"), DTYPE(FLOAT32, 4, 'f', "float32", "<f4"), DTYPE(FLOAT64, 8, 'f', "float64", "<f8"),
};

static np_dtype swapped[NP_TYPE_COUNT] = {
    DTYPE(INT16, 2, 'i', "int16", ">i2"),     DTYPE(UINT16, 2, 'u', "uint16", ">u2"),   DTYPE(INT32, 4, 'i', "int32", ">i4"),
    DTYPE(UINT32, 4, 'u', "uint32", ">u4"),   DTYPE(INT64, 8, 'i', "int64", ">i8"),     DTYPE(UINT64, 8, 'u', "uint64", ">u8"),
    DTYPE(FLOAT16, 2, 'f', "float16", ">f2"), DTYPE(FLOAT32, 4, 'f', "float32", ">f4"), DTYPE(FLOAT64, 8, 'f', "float64", ">f8"),
};

static np_dtype *in_order(np_type type, bool is_big)
{
    return is_big && np_type_size(type) > 1 ? &swapped[type] : &np_dtypes[type];
}

np_dtype *np_newbyteorder(const np_dtype *dtype, py_str order)
{
    char first = *py_text(order);
    if (!first || !strchr("<>=|SsBbLlNnIi", first))
        py_raise(PY_VALUE_ERROR, "%s is an unrecognized byteorder", py_text(order));
    if (strchr("Ss", first))
        return in_order(dtype->type, !dtype->is_swapped);
    return strchr("|Ii", first) ? (np_dtype *)dtype : in_order(dtype->type, strchr(">Bb", first) != NULL);
}

np_dtype *np_dtype_named(py_str name)
{
    static const struct {
        const char *name;
        np_type type;
    } aliases[] = {
        {"int", NP_TYPE_INT64},     {"float", NP_TYPE_FLOAT64},  {"double", NP_TYPE_FLOAT64}, {"single", NP_TYPE_FLOAT32},
        {"half", NP_TYPE_FLOAT16},  {"bool_", NP_TYPE_BOOL},     {"?", NP_TYPE_BOOL},         {"b", NP_TYPE_INT8},
        {"B", NP_TYPE_UINT8},       {"h", NP_TYPE_INT16},        {"H", NP_TYPE_UINT16},       {"i", NP_TYPE_INT32},
        {"I", NP_TYPE_UINT32},      {"l", NP_TYPE_INT64},        {"L", NP_TYPE_UINT64},       {"q", NP_TYPE_INT64},
        {"e", NP_TYPE_FLOAT16},     {"f", NP_TYPE_FLOAT32},      {"d", NP_TYPE_FLOAT64},      {"long", NP_TYPE_INT64},
        {"longlong", NP_TYPE_INT64}, {"short", NP_TYPE_INT16},   {"byte", NP_TYPE_INT8},      {"ubyte", NP_TYPE_UINT8},
        {"uint", NP_TYPE_UINT64},   {"intc", NP_TYPE_INT32},     {"intp", NP_TYPE_INT64},
    };
    const char *text = py_text(name);
    const char *bare = *text && strchr("<=|>", *text) ? text + 1 : text;
    for (int i = 0; i < NP_TYPE_COUNT; i++)
        if (strcmp(np_dtypes[i].name, text) == 0 || strcmp(np_dtypes[i].code + 1, bare) == 0)
            return in_order((np_type)i, *text == '>');
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i].name, bare) == 0)
            return in_order(aliases[i].type, *text == '>');
    py_raise(PY_TYPE_ERROR, "data type '%s' not understood", text);
}

np_dtype *np_dtype_of_value(py_value v)
{
    static const char before[] = "<class '";
    if (v == NULL || v->kind == &dtype_kind)
        return (np_dtype *)v;
    if (py_is_str(v))
        return np_dtype_named((py_str)v);
    const char *text = py_object_repr_text(v);
    if (strncmp(text, before, sizeof before - 1) != 0)
        py_raise(PY_TYPE_ERROR, "Cannot interpret '%s' as a data type", text);
    const char *name = text + sizeof before - 1;
    name += strncmp(name, "numpy.", 6) == 0 ? 6 : 0;
    return np_dtype_named(py_str_printf("%.*s", (int)strcspn(name, "'"), name));
}

bool np_dtype_equal(const np_dtype *a, const np_dtype *b)
{
    return a == b;
}

np_type np_dtype_type(const np_dtype *dtype, np_type otherwise)
{
    return dtype ? dtype->type : otherwise;
}

/* ---- promotion */

static np_type int_type(bool is_signed, int64_t size)
{
    np_type type = size == 1 ? NP_TYPE_INT8 : size == 2 ? NP_TYPE_INT16 : size == 4 ? NP_TYPE_INT32 : NP_TYPE_INT64;
    return is_signed ? type : type + 1;
}

/* The float that holds the integers of a type: float16 for a byte, float32 for two, else float64. */
static np_type float_for(np_type type)
{
    if (np_is_float_type(type))
        return type;
    int64_t size = np_type_size(type);
    return size == 1 ? NP_TYPE_FLOAT16 : size == 2 ? NP_TYPE_FLOAT32 : NP_TYPE_FLOAT64;
}

np_type np_promote(np_type a, np_type b)
{
    if (a == b || b == NP_TYPE_BOOL)
        return a;
    if (a == NP_TYPE_BOOL)
        return b;
    if (np_is_float_type(a) || np_is_float_type(b)) {
        np_type left = float_for(a), right = float_for(b);
        return left > right ? left : right;
    }
    int64_t left = np_type_size(a), right = np_type_size(b);
    bool left_signed = np_dtypes[a].kind == 'i', right_signed = np_dtypes[b].kind == 'i';
    if (left_signed == right_signed)
        return left > right ? a : b;
    int64_t signed_size = left_signed ? left : right, unsigned_size = left_signed ? right : left;
    if (signed_size > unsigned_size)
        return left_signed ? a : b;
    return unsigned_size == 8 ? NP_TYPE_FLOAT64 : int_type(true, 2 * unsigned_size);
}

static bool int_fits(int64_t value, np_type type)
{
    int64_t bits = 8 * np_type_size(type);
    if (np_dtypes[type].kind == 'u')
        return value >= 0 && (bits == 64 || value < (INT64_C(1) << bits));
    return bits == 64 || (value >= -(INT64_C(1) << (bits - 1)) && value < (INT64_C(1) << (bits - 1)));
}

static np_type with_number(const np_array *number, np_type type)
{
    if (number->type == NP_TYPE_BOOL)
        return type;
    if (number->type == NP_TYPE_FLOAT64)
        return np_is_float_type(type) ? type : NP_TYPE_FLOAT64;
    if (np_is_float_type(type) || type == NP_TYPE_BOOL)
        return np_is_float_type(type) ? type : NP_TYPE_INT64;
    int64_t value = np_get_int(number->data, number->type);
    if (!int_fits(value, type))
        py_raise(PY_OVERFLOW_ERROR, "Python integer %lld out of bounds for %s", (long long)value, np_dtypes[type].name);
    return type;
}

np_type np_common_type(const np_array *a, const np_array *b)
{
    if ((a->form == NP_NUMBER) == (b->form == NP_NUMBER))
        return np_promote(a->type, b->type);
    return a->form == NP_NUMBER ? with_number(a, b->type) : with_number(b, a->type);
}

/* ---- float16 */

float np_half_to_float(np_half half)
{
    uint32_t sign = (uint32_t)(half & 0x8000) << 16, exponent = (half >> 10) & 31, fraction = half & 0x3ff;
    uint32_t bits = sign;
    if (exponent == 31) {
        bits |= 0x7f800000 | fraction << 13;
    } else if (exponent) {
        bits |= (exponent + 112) << 23 | fraction << 13;
    } else if (fraction) { /* subnormal: fraction * 2^-24 */
        float value = (float)fraction * 0x1p-24f;
        return sign ? -value : value;
    }
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Rounds to nearest, ties to even. */
np_half np_half_of_float(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint32_t sign = (bits >> 16) & 0x8000, magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000)
        return (np_half)(sign | 0x7e00);
    if (magnitude >= 0x477ff000) /* rounds to 65536 or more */
        return (np_half)(sign | 0x7c00);
    if (magnitude < 0x38800000) { /* subnormal: in units of 2^-24 */
        float value;
        memcpy(&value, &magnitude, sizeof value);
        float units = value * 0x1p24f;
        return (np_half)(sign | (uint32_t)rintf(units));
    }
    uint32_t rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >> 13) & 1);
    return (np_half)(sign | rounded >> 13);
}

/* ---- limits */

static np_array *limit(const np_dtype *dtype, double half, double single, double wide)
{
    if (dtype->kind != 'f')
        py_raise(PY_VALUE_ERROR, "data type <class 'numpy.%s'> not inexact", dtype->name);
    return np_cast(dtype->size == 2 ? half : dtype->size == 4 ? single : wide, dtype);
}

np_array *np_finfo_eps(const np_dtype *dtype)
{
    return limit(dtype, 0x1p-10, 0x1p-23, 0x1p-52);
}

np_array *np_finfo_max(const np_dtype *dtype)
{
    return limit(dtype, 65504, (double)FLT_MAX, DBL_MAX);
}

np_array *np_finfo_min(const np_dtype *dtype)
{
    return limit(dtype, -65504, -(double)FLT_MAX, -DBL_MAX);
}

np_array *np_finfo_tiny(const np_dtype *dtype)
{
    return limit(dtype, 0x1p-14, (double)FLT_MIN, DBL_MIN);
}

int64_t np_iinfo_max(const np_dtype *dtype)
{
    if (dtype->kind != 'i' && dtype->kind != 'u')
        py_raise(PY_VALUE_ERROR, "Invalid integer data type '%c'.", dtype->kind);
    if (dtype->type == NP_TYPE_UINT64)
        py_raise(PY_OVERFLOW_ERROR, "the largest uint64 does not fit an int of 64 bits");
    int64_t bits = 8 * dtype->size - (dtype->kind == 'i');
    return bits == 63 ? INT64_MAX : (INT64_C(1) << bits) - 1;
}

int64_t np_iinfo_min(const np_dtype *dtype)
{
    return dtype->kind == 'u' ? 0 : -np_iinfo_max(dtype) - 1;
}
