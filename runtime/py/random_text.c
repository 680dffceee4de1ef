/* random.seed(text): the text's bytes with their SHA-512 behind, as one number. */
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "t2m/py_random.h"

void py_generator_seed_text(py_generator *g, py_str seed)
{
    if (seed == NULL)
        py_raise(PY_TYPE_ERROR, "The only supported seed types are: None, int, float, str, bytes, and bytearray.");
    size_t size = (size_t)seed->size;
    unsigned char *bytes = t2m_malloc(size + SHA512_DIGEST_LENGTH);
    memcpy(bytes, seed->text, size);
    SHA512((const unsigned char *)seed->text, size, bytes + size);
    py_generator_seed_bytes(g, bytes, size + SHA512_DIGEST_LENGTH);
    free(bytes);
}
