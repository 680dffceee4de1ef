/* Downloads: see the header. */
#include "t2m/py_url.h"

#include <errno.h>
#include <string.h>

#include "curl.h"
#include "t2m/py_error.h"

static void destroy(void *self)
{
    py_url_answer *answer = self;
    t2m_release(answer->content);
    t2m_release((void *)answer->url);
    t2m_release(answer->headers);
}

static const t2m_kind kind = {.name = "HTTPResponse", .destroy = destroy};

static size_t take_content(char *data, size_t size, size_t count, void *out)
{
    py_builder_add(out, data, size * count);
    return size * count;
}

static size_t take_header(char *data, size_t size, size_t count, void *out)
{
    T2M_POOL(pool);
    size_t length = size * count;
    const char *colon = memchr(data, ':', length);
    if (colon != NULL) {
        py_str name = py_str_lower(py_str_new(data, colon - data));
        py_str value = py_str_strip(py_str_new(colon + 1, (int64_t)length - (colon + 1 - data)), NULL);
        py_dict_set(out, py_of(name), py_of(value));
    }
    return length;
}

static _Noreturn void fail(const curl_library *lib, CURLcode code, py_str url)
{
    if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT) {
        const char *colon = strchr(url->text, ':');
        if (colon == NULL)
            py_raise(PY_VALUE_ERROR, "unknown url type: %s", py_text(py_str_repr(url)));
        py_raise(PY_URL_ERROR, "<urlopen error unknown url type: %.*s>", (int)(colon - url->text), url->text);
    }
    if (code == CURLE_FILE_COULDNT_READ_FILE)
        py_raise(PY_URL_ERROR, "<urlopen error [Errno 2] No such file or directory: %s>", py_text(py_str_repr(py_str_removeprefix(url, PY_STR("file://")))));
    if (code == CURLE_OPERATION_TIMEDOUT)
        py_raise(PY_URL_ERROR, "<urlopen error timed out>");
    py_raise(PY_URL_ERROR, "<urlopen error %s>", lib->easy_strerror(code));
}

static struct curl_slist *header_lines(const curl_library *lib, const py_dict *headers)
{
    struct curl_slist *lines = NULL;
    T2M_POOL(pool);
    if (headers != NULL)
        for (py_dict_iter it = py_dict_iterate(headers); py_dict_next(&it);)
            lines = lib->slist_append(lines, py_text(py_str_printf("%s: %s", py_text(it.key.s), py_text(it.value.s))));
    return lines;
}

py_url_answer *py_url_fetch(py_str url, py_str method, const py_dict *headers, const py_bytes *data, double timeout, bool raises)
{
    T2M_POOL(pool);
    fflush(NULL);
    const curl_library *lib = curl_load();
    CURL *curl = lib->easy_init();
    if (curl == NULL)
        py_raise(PY_URL_ERROR, "<urlopen error libcurl cannot start>");
    py_url_answer *answer = T2M_NEW(py_url_answer, &kind);
    answer->headers = t2m_retain(py_dict_new(PY_OBJECT, PY_OBJECT));
    struct curl_slist *lines = header_lines(lib, headers);
    py_builder content = {0};
    lib->easy_setopt(curl, CURLOPT_URL, url->text);
    lib->easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    lib->easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    lib->easy_setopt(curl, CURLOPT_USERAGENT, "Python-urllib/3.11");
    lib->easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
    lib->easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_content);
    lib->easy_setopt(curl, CURLOPT_WRITEDATA, &content);
    lib->easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    lib->easy_setopt(curl, CURLOPT_HEADERDATA, answer->headers);
    if (timeout >= 0)
        lib->easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)(timeout * 1000));
    if (data != NULL) {
        lib->easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)data->size);
        lib->easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, (const char *)data->data);
    }
    if (method != NULL)
        lib->easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method->text);
    CURLcode code = lib->easy_perform(curl);
    long status = 0;
    char *place = NULL;
    lib->easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    lib->easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &place);
    answer->status = status;
    answer->url = t2m_retain(py_str_of(place ? place : url->text));
    answer->content = t2m_retain(py_bytes_new(content.text, (int64_t)content.size));
    py_builder_free(&content);
    lib->slist_free_all(lines);
    lib->easy_cleanup(curl);
    if (code != CURLE_OK)
        fail(lib, code, url);
    if (raises && status >= 400)
        py_raise(PY_HTTP_ERROR, "HTTP Error %ld: %s", status, status == 404 ? "Not Found" : status == 403 ? "Forbidden" : "Error");
    return t2m_keep(&pool, answer);
}

py_str py_url_header(const py_url_answer *answer, py_str name)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_dict_get(answer->headers, py_of(py_str_lower(name)), py_of((py_str)NULL)).s);
}
