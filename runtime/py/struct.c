/* struct: a format is read item by item; packing and unpacking walk the same items. */
#include "t2m/py_struct.h"

#include <ctype.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_error.h"
#include "value_internal.h"

typedef struct layout {
    bool native; /* sizes and alignment of C; else the standard sizes, one after another */
    bool big;
    const char *at;
    int64_t offset;
} layout;

/* `3h`, `10s`: `count` items of `size` bytes each from `offset` on; a text is one item. */
typedef struct item {
    char code;
    int64_t count;
    int64_t size;
    int64_t offset;
} item;

static layout layout_of(py_str format)
{
    layout l = {.native = true, .at = py_text(format)};
    char order = *l.at;
    if (order != '\0' && strchr("@=<>!", order) != NULL) {
        l.native = order == '@';
        l.big = order == '>' || order == '!';
        l.at++;
    }
    return l;
}

static int64_t size_of(char code, bool native)
{
    static const char *const codes = "xcbBsp?hHeiIfqQdlL";
    static const int64_t sizes[] = {1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 4, 4};
    if (native && strchr("lLnNP", code) != NULL)
        return 8;
    const char *at = strchr(codes, code);
    if (at == NULL)
        py_raise(PY_STRUCT_ERROR, "bad char in struct format");
    return sizes[at - codes];
}

static bool is_text(char code)
{
    return code == 's' || code == 'p';
}

/* The values that an item stands for. */
static int64_t values_of(const item *i)
{
    return i->code == 'x' ? 0 : is_text(i->code) ? 1 : i->count;
}

static bool next_item(layout *l, item *i)
{
    while (isspace((unsigned char)*l->at))
        l->at++;
    if (*l->at == '\0')
        return false;
    i->count = 1;
    if (isdigit((unsigned char)*l->at)) {
        for (i->count = 0; isdigit((unsigned char)*l->at); l->at++) {
            if (i->count > (INT64_MAX - 9) / 10 / 16)
                py_raise(PY_STRUCT_ERROR, "overflow in item count");
            i->count = i->count * 10 + (*l->at - '0');
        }
        if (*l->at == '\0')
            py_raise(PY_STRUCT_ERROR, "repeat count given without format specifier");
    }
    i->code = *l->at++;
    i->size = size_of(i->code, l->native);
    if (l->native)
        l->offset = (l->offset + i->size - 1) / i->size * i->size;
    i->offset = l->offset;
    if (i->count > (INT64_MAX - l->offset) / i->size)
        py_raise(PY_STRUCT_ERROR, "total struct size too long");
    l->offset += i->count * i->size;
    return true;
}

static int64_t measure(py_str format, int64_t *values)
{
    layout l = layout_of(format);
    item i;
    *values = 0;
    while (next_item(&l, &i))
        *values += values_of(&i);
    return l.offset;
}

int64_t py_struct_calcsize(py_str format)
{
    int64_t values;
    return measure(format, &values);
}

/* ---- bytes of a number */

static uint64_t load(const unsigned char *from, int64_t size, bool big)
{
    uint64_t bits = 0;
    for (int64_t i = 0; i < size; i++)
        bits = bits << 8 | from[big ? i : size - 1 - i];
    return bits;
}

static void store(unsigned char *to, uint64_t bits, int64_t size, bool big)
{
    for (int64_t i = 0; i < size; i++, bits >>= 8)
        to[big ? size - 1 - i : i] = (unsigned char)bits;
}

static double half_of(uint64_t bits)
{
    int exponent = (int)(bits >> 10 & 31);
    double mantissa = (double)(bits & 1023);
    double x = exponent == 31 ? (mantissa != 0 ? (double)NAN : (double)INFINITY)
               : exponent == 0 ? ldexp(mantissa, -24)
                               : ldexp(mantissa + 1024, exponent - 25);
    return bits >> 15 ? -x : x;
}

/* To the nearest half, ties to even. */
static uint64_t bits_of_half(double x)
{
    uint64_t sign = signbit(x) ? 0x8000 : 0;
    if (isnan(x))
        return sign | 0x7e00;
    if (isinf(x))
        return sign | 0x7c00;
    if (x == 0)
        return sign;
    int exponent;
    frexp(x, &exponent);
    exponent = exponent < -13 ? -13 : exponent; /* below: denormal, the same step */
    uint64_t steps = (uint64_t)nearbyint(ldexp(fabs(x), 11 - exponent));
    uint64_t bits = steps + ((uint64_t)(exponent + 13) << 10);
    if (bits >= 0x7c00)
        py_raise(PY_OVERFLOW_ERROR, "float too large to pack with e format");
    return sign | bits;
}

static uint64_t bits_of_float(double x, char code, bool native)
{
    if (code == 'e')
        return bits_of_half(x);
    uint64_t bits = 0;
    if (code == 'd') {
        memcpy(&bits, &x, sizeof(x));
        return bits;
    }
    float single = (float)x;
    if (isinf(single) && !isinf(x) && !native)
        py_raise(PY_OVERFLOW_ERROR, "float too large to pack with f format");
    memcpy(&bits, &single, sizeof(single));
    return bits;
}

static double float_of_bits(uint64_t bits, char code)
{
    double x;
    float single;
    uint32_t low = (uint32_t)bits;
    if (code == 'e')
        return half_of(bits);
    if (code == 'd') {
        memcpy(&x, &bits, sizeof(x));
        return x;
    }
    memcpy(&single, &low, sizeof(single));
    return single;
}

static bool is_float_code(char code)
{
    return code == 'e' || code == 'f' || code == 'd';
}

static bool is_signed_code(char code)
{
    return strchr("bhilqn", code) != NULL;
}

/* ---- unpacking */

static py_value box_unsigned(uint64_t bits)
{
    if (bits <= INT64_MAX)
        return py_box_int((int64_t)bits);
    char digits[24];
    snprintf(digits, sizeof(digits), "%" PRIu64, bits);
    return py_box_decimal(digits);
}

static py_value unpack_one(const item *i, const unsigned char *from, bool big)
{
    if (i->code == 'c')
        return py_box_object(py_bytes_new(from, 1));
    uint64_t bits = load(from, i->size, big);
    if (i->code == '?')
        return py_box_bool(bits != 0);
    if (is_float_code(i->code))
        return py_box_float(float_of_bits(bits, i->code));
    if (!is_signed_code(i->code))
        return box_unsigned(bits);
    int shift = 64 - 8 * (int)i->size;
    return py_box_int((int64_t)(bits << shift) >> shift);
}

static py_value unpack_text(const item *i, const unsigned char *from)
{
    if (i->code == 's' || i->count == 0)
        return py_box_object(py_bytes_new(from, i->count));
    int64_t length = from[0] < i->count ? from[0] : i->count - 1;
    return py_box_object(py_bytes_new(from + 1, length));
}

static py_tuple *unpack(py_str format, const unsigned char *data, py_kind kind)
{
    T2M_POOL(pool);
    layout l = layout_of(format);
    py_list *out = py_list_new(kind);
    for (item i; next_item(&l, &i);) {
        const unsigned char *from = data + i.offset;
        if (is_text(i.code))
            py_list_append(out, cell_of_value(kind, unpack_text(&i, from)));
        for (int64_t k = 0; k < values_of(&i) && !is_text(i.code); k++)
            py_list_append(out, cell_of_value(kind, unpack_one(&i, from + k * i.size, l.big)));
    }
    return t2m_keep(&pool, py_tuple_of_list(out));
}

py_tuple *py_struct_unpack_buffer(py_str format, py_buffer bytes, py_kind kind)
{
    int64_t size = py_struct_calcsize(format);
    if (bytes.size != size)
        py_raise(PY_STRUCT_ERROR, "unpack requires a buffer of %" PRId64 " bytes", size);
    return unpack(format, bytes.data, kind);
}

py_tuple *py_struct_unpack_at(py_str format, py_buffer bytes, int64_t offset, py_kind kind)
{
    int64_t size = py_struct_calcsize(format);
    if (offset < 0 && offset + size > 0)
        py_raise(PY_STRUCT_ERROR, "not enough data to unpack %" PRId64 " bytes at offset %" PRId64, size, offset);
    if (offset < 0 && offset + bytes.size < 0)
        py_raise(PY_STRUCT_ERROR, "offset %" PRId64 " out of range for %" PRId64 "-byte buffer", offset, bytes.size);
    offset = offset < 0 ? offset + bytes.size : offset;
    if (bytes.size - offset < size)
        py_raise(PY_STRUCT_ERROR,
                 "unpack_from requires a buffer of at least %" PRId64 " bytes for unpacking %" PRId64
                 " bytes at offset %" PRId64 " (actual buffer size is %" PRId64 ")",
                 size + offset, size, offset, bytes.size);
    return unpack(format, bytes.data + offset, kind);
}

py_list *py_struct_iter_buffer(py_str format, py_buffer bytes, py_kind kind)
{
    int64_t size = py_struct_calcsize(format);
    if (size == 0)
        py_raise(PY_STRUCT_ERROR, "cannot iteratively unpack with a struct of length 0");
    if (bytes.size % size != 0)
        py_raise(PY_STRUCT_ERROR, "iterative unpacking requires a buffer of a multiple of %" PRId64 " bytes", size);
    py_list *rows = py_list_new(PY_OBJECT);
    for (int64_t at = 0; at < bytes.size; at += size) {
        T2M_POOL(pool);
        py_list_append(rows, py_of(unpack(format, bytes.data + at, kind)));
    }
    return rows;
}

/* ---- packing */

/* CPython packs the machine's order in the same way as its native formats, and words errors alike. */
static _Noreturn void out_of_range(const item *i, bool native)
{
    static const struct {
        char code;
        bool native_only;
        const char *text;
    } rows[] = {{'b', false, "byte format requires -128 <= number <= 127"},
                {'B', false, "ubyte format requires 0 <= number <= 255"},
                {'h', true, "short format requires -32768 <= number <= 32767"},
                {'H', true, "ushort format requires 0 <= number <= 65535"},
                {'h', false, "'h' format requires -32768 <= number <= 32767"},
                {'i', false, "'i' format requires -2147483648 <= number <= 2147483647"},
                {'l', false, "'l' format requires -2147483648 <= number <= 2147483647"}};
    for (size_t k = 0; k < sizeof(rows) / sizeof(rows[0]); k++) {
        if (rows[k].code == i->code && (native || !rows[k].native_only) && (i->code != 'l' || i->size == 4))
            py_raise(PY_STRUCT_ERROR, "%s", rows[k].text);
    }
    py_raise(PY_STRUCT_ERROR, i->size == 8 && !native ? "int too large to convert" : "argument out of range");
}

/* The low 64 bits of an int that the item can hold. */
static uint64_t bits_of_int(const item *i, py_value v, bool native)
{
    if (!py_is_int(v))
        py_raise(PY_STRUCT_ERROR, "required argument is not an integer");
    bool takes_sign = is_signed_code(i->code);
    if (is_big(v)) {
        mpz_t number;
        mpz_init(number);
        read_mpz(number, v);
        bool fits = i->size == 8 && !takes_sign && mpz_fits_ulong_p(number);
        uint64_t bits = mpz_get_ui(number);
        mpz_clear(number);
        if (!fits)
            out_of_range(i, native);
        return bits;
    }
    int64_t n = py_as_int(v);
    int width = 8 * (int)i->size;
    bool fits = i->code == 'P'  ? true
                : takes_sign    ? i->size == 8 || (n >= -(INT64_C(1) << (width - 1)) && n < INT64_C(1) << (width - 1))
                                : n >= 0 && (i->size == 8 || n < INT64_C(1) << width);
    if (!fits)
        out_of_range(i, native);
    return (uint64_t)n;
}

static py_buffer buffer_of_value(py_value v, const char *message)
{
    if (v != NULL && v->kind == &py_bytes_kind)
        return py_buffer_of_bytes((const py_bytes *)v);
    if (v == NULL || v->kind != &py_bytearray_kind)
        py_raise(PY_STRUCT_ERROR, "%s", message);
    return py_buffer_of_bytearray((const py_bytearray *)v);
}

static void pack_text(const item *i, unsigned char *to, py_value v)
{
    bool counted = i->code == 'p'; /* the first byte says how long it is */
    py_buffer text = buffer_of_value(v, counted ? "argument for 'p' must be a bytes object"
                                                : "argument for 's' must be a bytes object");
    int64_t room = i->count - counted;
    if (room < 0)
        return;
    int64_t size = text.size < room ? text.size : room;
    if (size > 0)
        memcpy(to + counted, text.data, (size_t)size);
    if (counted)
        to[0] = (unsigned char)(size < 255 ? size : 255);
}

static void pack_one(const item *i, unsigned char *to, py_value v, const layout *l)
{
    if (is_text(i->code)) {
        pack_text(i, to, v);
    } else if (i->code == 'c') {
        static const char *const message = "char format requires a bytes object of length 1";
        if (v == NULL || v->kind != &py_bytes_kind || py_buffer_of_bytes((const py_bytes *)v).size != 1)
            py_raise(PY_STRUCT_ERROR, "%s", message);
        to[0] = ((const py_bytes *)v)->data[0];
    } else if (i->code == '?') {
        to[0] = py_truth(v);
    } else if (is_float_code(i->code)) {
        if (!is_number(v))
            py_raise(PY_STRUCT_ERROR, "required argument is not a float");
        store(to, bits_of_float(number_as_double(v), i->code, l->native), i->size, l->big);
    } else {
        store(to, bits_of_int(i, v, !l->big), i->size, l->big);
    }
}

py_bytes *py_struct_pack_values(py_str format, py_arguments values)
{
    int64_t expected, size = measure(format, &expected), next = 0;
    if (values.count != expected)
        py_raise(PY_STRUCT_ERROR, "pack expected %" PRId64 " items for packing (got %" PRId64 ")", expected,
                 values.count);
    py_bytes *out = py_bytes_zeros(size);
    unsigned char *data = (unsigned char *)(uintptr_t)out->data; /* nobody else has seen it yet */
    layout l = layout_of(format);
    for (item i; next_item(&l, &i);) {
        for (int64_t k = 0; k < values_of(&i); k++)
            pack_one(&i, data + i.offset + k * i.size, values.values[next++], &l);
    }
    return out;
}
