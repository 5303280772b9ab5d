// The part of libcurl that BindingsRuntime uses, looked up at run time. The prototypes belong to libcurl's stable ABI, so
// that no one needs curl's headers.
#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <stddef.h>
#include <stdint.h>

/// Takes bytes that have come in, or fills the space with bytes to send; gives how many.
typedef size_t (*CurlFunction)(char *_Nonnull bytes, size_t size, size_t count, void *_Nullable context);

/// What libcurl has to say of a transfer (CURLMsg).
struct CurlMessage {
    /// 1 for the end of a transfer.
    int kind;
    void *_Nonnull easy;
    union {
        void *_Nullable pointer;
        int code;
    } result;
};

/// libcurl's functions, without `curl_` before their names; any thread may use them.
struct __attribute__((swift_attr("@Sendable"))) LibCurl {
    int (*_Nonnull global_init)(long flags);
    void *_Nullable (*_Nonnull easy_init)(void);
    void (*_Nonnull easy_cleanup)(void *_Nonnull easy);
    int (*_Nonnull easy_pause)(void *_Nonnull easy, int what);
    // Swift cannot call functions with a variable number of arguments; see below.
    int (*_Nonnull easy_setopt)(void *_Nonnull easy, int option, ...);
    int (*_Nonnull easy_getinfo)(void *_Nonnull easy, int which, ...);
    void *_Nullable (*_Nonnull multi_init)(void);
    int (*_Nonnull multi_cleanup)(void *_Nonnull multi);
    int (*_Nonnull multi_setopt)(void *_Nonnull multi, int option, ...);
    int (*_Nonnull multi_add_handle)(void *_Nonnull multi, void *_Nonnull easy);
    int (*_Nonnull multi_remove_handle)(void *_Nonnull multi, void *_Nonnull easy);
    int (*_Nonnull multi_perform)(void *_Nonnull multi, int *_Nonnull running);
    int (*_Nonnull multi_poll)(
        void *_Nonnull multi, void *_Nullable others, unsigned int count, int milliseconds, int *_Nullable ready);
    int (*_Nonnull multi_wakeup)(void *_Nonnull multi);
    const struct CurlMessage *_Nullable (*_Nonnull multi_info_read)(void *_Nonnull multi, int *_Nonnull left);
    void *_Nullable (*_Nonnull slist_append)(void *_Nullable list, const char *_Nonnull text);
    void (*_Nonnull slist_free_all)(void *_Nullable list);
};

/// libcurl, ready for use; null where the process has none.
const struct LibCurl *_Nullable libcurl(void);

// curl_easy_setopt and curl_multi_setopt, for each kind of value.
int libcurl_set_number(void *_Nonnull easy, int option, long value);
int libcurl_set_size(void *_Nonnull easy, int option, int64_t value);
int libcurl_set_pointer(void *_Nonnull easy, int option, const void *_Nullable value);
int libcurl_set_function(void *_Nonnull easy, int option, CurlFunction _Nonnull value);
int libcurl_set_multi_number(void *_Nonnull multi, int option, long value);

/// Whether libcurl has a file of trusted authorities by itself; 1 where it is too old to say (before 7.84).
int libcurl_has_roots(void *_Nonnull easy);

#endif
