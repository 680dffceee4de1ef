/* See the header. */
#include "curl.h"

#include <dlfcn.h>

#include "t2m/py_error.h"

static void *open_library(void)
{
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib", "libcurl.so"};
    void *handle = NULL;
    for (size_t i = 0; handle == NULL && i < sizeof names / sizeof names[0]; i++)
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    return handle;
}

const curl_library *curl_load(void)
{
    static curl_library library;
    static bool is_loaded;
    if (is_loaded)
        return &library;
    void *handle = open_library();
    if (handle == NULL)
        py_raise(PY_URL_ERROR, "<urlopen error libcurl is not installed: install libcurl4>");
    struct {
        void *place;
        const char *name;
    } symbols[] = {
        {&library.easy_init, "curl_easy_init"},         {&library.easy_setopt, "curl_easy_setopt"},
        {&library.easy_perform, "curl_easy_perform"},   {&library.easy_getinfo, "curl_easy_getinfo"},
        {&library.easy_cleanup, "curl_easy_cleanup"},   {&library.easy_strerror, "curl_easy_strerror"},
        {&library.slist_append, "curl_slist_append"},   {&library.slist_free_all, "curl_slist_free_all"},
    };
    for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
        void *symbol = dlsym(handle, symbols[i].name);
        if (symbol == NULL)
            py_raise(PY_URL_ERROR, "<urlopen error libcurl has no %s>", symbols[i].name);
        *(void **)symbols[i].place = symbol;
    }
    is_loaded = true;
    return &library;
}
