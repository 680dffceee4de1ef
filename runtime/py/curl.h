/* libcurl, loaded when the first address is fetched: a program that finds its files in place does not wait for
 * the dozens of libraries that come with it. */
#ifndef T2M_CURL_H
#define T2M_CURL_H

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

typedef struct curl_library {
    __typeof__(&curl_easy_init) easy_init;
    __typeof__(&curl_easy_setopt) easy_setopt;
    __typeof__(&curl_easy_perform) easy_perform;
    __typeof__(&curl_easy_getinfo) easy_getinfo;
    __typeof__(&curl_easy_cleanup) easy_cleanup;
    __typeof__(&curl_easy_strerror) easy_strerror;
    __typeof__(&curl_slist_append) slist_append;
    __typeof__(&curl_slist_free_all) slist_free_all;
} curl_library;

/* URLError if this machine has no libcurl. Never unloaded. */
const curl_library *curl_load(void);

#endif
