// The part of libcurl that BindingsRuntime uses, looked up at run time. The prototypes belong to libcurl's stable ABI, so
// that no one needs curl's headers. LibCurl.swift reads the same table.
#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <stddef.h>
#include <stdint.h>

/// Takes bytes that have come in, or fills the space with bytes to send; gives how many.
typedef size_t (*CurlFunction)(char *bytes, size_t size, size_t count, void *context);

/// libcurl's functions, without `curl_` before their names; any thread may use them.
struct LibCurl {
    int (*global_init)(long flags);
    void *(*easy_init)(void);
    void (*easy_cleanup)(void *easy);
    int (*easy_pause)(void *easy, int what);
    void *(*multi_init)(void);
    int (*multi_cleanup)(void *multi);
    int (*multi_add_handle)(void *multi, void *easy);
    int (*multi_remove_handle)(void *multi, void *easy);
    int (*multi_perform)(void *multi, int *running);
    int (*multi_poll)(void *multi, void *others, unsigned int count, int milliseconds, int *ready);
    int (*multi_wakeup)(void *multi);
    const void *(*multi_info_read)(void *multi, int *left);
    void *(*slist_append)(void *list, const char *text);
    void (*slist_free_all)(void *list);
    // Swift cannot call functions with a variable number of arguments: for each kind of value, one that can be called.
    int (*set_number)(void *easy, int option, long value);
    int (*set_size)(void *easy, int option, int64_t value);
    int (*set_pointer)(void *easy, int option, const void *value);
    int (*set_function)(void *easy, int option, CurlFunction value);
    int (*set_multi_number)(void *multi, int option, long value);
    /// Whether libcurl has a file of trusted authorities by itself; 1 where it is too old to say (before 7.84).
    int (*has_roots)(void *easy);
};

/// libcurl, ready for use; null where the process has none.
const struct LibCurl *bindings_libcurl(void);

#endif
