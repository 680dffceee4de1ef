/* hashlib over libcrypto, and base64. */
#include "t2m/py_hashlib.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

struct py_hash_state {
    t2m_object base;
    EVP_MD_CTX *context;
    py_str name;
};

static void state_destroy(void *self)
{
    py_hash_state *state = self;
    EVP_MD_CTX_free(state->context);
    t2m_release((void *)state->name);
}

static py_str state_repr(const void *self)
{
    return py_str_printf("<%s _hashlib.HASH object @ %p>", ((const py_hash_state *)self)->name->text, self);
}

static const t2m_kind state_kind = {.name = "_hashlib.HASH", .destroy = state_destroy, .repr = state_repr};

py_hash_state *py_hash_new(const char *name, const py_bytes *data)
{
    const EVP_MD *method = EVP_get_digestbyname(name);
    if (method == NULL)
        py_raise(PY_VALUE_ERROR, "unsupported hash type %s", name);
    py_hash_state *state = T2M_NEW(py_hash_state, &state_kind);
    state->name = t2m_retain(py_str_lower(py_str_of(name)));
    state->context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(state->context, method, NULL);
    if (data != NULL)
        py_hash_update(state, data);
    return state;
}

void py_hash_update(py_hash_state *state, const py_bytes *data)
{
    EVP_DigestUpdate(state->context, data->data, (size_t)data->size);
}

py_hash_state *py_hash_copy(const py_hash_state *state)
{
    py_hash_state *copy = T2M_NEW(py_hash_state, &state_kind);
    copy->name = t2m_retain(state->name);
    copy->context = EVP_MD_CTX_new();
    EVP_MD_CTX_copy_ex(copy->context, state->context);
    return copy;
}

py_bytes *py_hash_digest(const py_hash_state *state)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_MD_CTX_copy_ex(context, state->context);
    EVP_DigestFinal_ex(context, digest, &size);
    EVP_MD_CTX_free(context);
    return py_bytes_new(digest, size);
}

py_str py_hash_hexdigest(const py_hash_state *state)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_bytes_hex(py_hash_digest(state)));
}

py_str py_hash_name(const py_hash_state *state)
{
    return state->name;
}

int64_t py_hash_size(const py_hash_state *state)
{
    return EVP_MD_CTX_size(state->context);
}

/* ---- base64 */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

py_bytes *base64_encode(const py_bytes *data, bool is_url_safe)
{
    py_builder b = {0};
    for (int64_t i = 0; i < data->size; i += 3) {
        int64_t left = data->size - i;
        unsigned group = (unsigned)data->data[i] << 16 | (left > 1 ? (unsigned)data->data[i + 1] << 8 : 0) |
                         (left > 2 ? data->data[i + 2] : 0u);
        for (int k = 0; k < 4; k++) {
            char c = k <= left ? alphabet[group >> (18 - 6 * k) & 63] : '=';
            py_builder_char(&b, is_url_safe && c == '+' ? '-' : is_url_safe && c == '/' ? '_' : c);
        }
    }
    py_bytes *text = py_bytes_new(b.text, (int64_t)b.size);
    py_builder_free(&b);
    return text;
}

py_bytes *base64_decode(const py_bytes *text, bool is_url_safe)
{
    py_builder b = {0};
    unsigned group = 0;
    int count = 0, padding = 0;
    for (int64_t i = 0; i < text->size; i++) {
        char c = (char)text->data[i];
        c = is_url_safe && c == '-' ? '+' : is_url_safe && c == '_' ? '/' : c;
        const char *place = c != '\0' ? strchr(alphabet, c) : NULL;
        padding += c == '=';
        if (place == NULL)
            continue;
        group = group << 6 | (unsigned)(place - alphabet);
        if (++count % 4 == 0)
            py_builder_add(&b, (char[]){(char)(group >> 16), (char)(group >> 8), (char)group}, 3);
    }
    int rest = count % 4;
    if (rest == 1 || (rest > 1 && rest + padding < 4)) {
        py_builder_free(&b);
        py_raise(PY_BINASCII_ERROR, rest == 1 ? "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4"
                                              : "Incorrect padding", count);
    }
    if (rest == 2)
        py_builder_char(&b, (char)(group >> 4));
    if (rest == 3)
        py_builder_add(&b, (char[]){(char)(group >> 10), (char)(group >> 2)}, 2);
    py_bytes *data = py_bytes_new(b.size > 0 ? b.text : "", (int64_t)b.size);
    py_builder_free(&b);
    return data;
}
