/* hashlib over libcrypto, and base64. */
#ifndef T2M_PY_HASHLIB_H
#define T2M_PY_HASHLIB_H

#include "t2m/py_bytes.h"

typedef struct py_hash_state py_hash_state;

/* hashlib.md5(data), hashlib.new("md5", data): data may be NULL. ValueError for a name that libcrypto has not. */
py_hash_state *py_hash_new(const char *name, const py_bytes *data);
void py_hash_update(py_hash_state *state, const py_bytes *data);
py_bytes *py_hash_digest(const py_hash_state *state); /* of what came so far; more may come */
py_str py_hash_hexdigest(const py_hash_state *state);
py_hash_state *py_hash_copy(const py_hash_state *state);
py_str py_hash_name(const py_hash_state *state);
int64_t py_hash_size(const py_hash_state *state); /* of the digest */

py_bytes *base64_encode(const py_bytes *data, bool is_url_safe);
py_bytes *base64_decode(const py_bytes *text, bool is_url_safe); /* other characters are skipped; binascii.Error */

#endif
