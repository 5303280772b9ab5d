#include "CLibCurl.h"

#ifdef __linux__

#include <dlfcn.h>
#include <pthread.h>

#define FUNCTIONS(F) \
    F(global_init) F(easy_init) F(easy_cleanup) F(easy_pause) F(multi_init) F(multi_cleanup) F(multi_add_handle) \
    F(multi_remove_handle) F(multi_perform) F(multi_poll) F(multi_wakeup) F(multi_info_read) F(slist_append) \
    F(slist_free_all)
// With a variable number of arguments.
#define VARIADIC_FUNCTIONS(F) F(easy_setopt) F(easy_getinfo) F(multi_setopt)

// Weak: there in a program into which FoundationNetworking and libcurl are linked statically. In others most likely null.
#define DECLARE(name) extern void curl_##name(void) __attribute__((weak));
FUNCTIONS(DECLARE)
VARIADIC_FUNCTIONS(DECLARE)

static struct {
    int (*easy_setopt)(void *easy, int option, ...);
    int (*easy_getinfo)(void *easy, int which, ...);
    int (*multi_setopt)(void *multi, int option, ...);
} variadic;

static int set_number(void *easy, int option, long value) {
    return variadic.easy_setopt(easy, option, value);
}

static int set_size(void *easy, int option, int64_t value) {
    return variadic.easy_setopt(easy, option, value);
}

static int set_pointer(void *easy, int option, const void *value) {
    return variadic.easy_setopt(easy, option, value);
}

static int set_function(void *easy, int option, CurlFunction value) {
    return variadic.easy_setopt(easy, option, value);
}

static int set_multi_number(void *multi, int option, long value) {
    return variadic.multi_setopt(multi, option, value);
}

static int has_roots(void *easy) {
    const int roots = 0x100000 + 61; // CURLINFO_CAINFO
    const char *path = NULL;
    return variadic.easy_getinfo(easy, roots, &path) != 0 || path != NULL;
}

static struct LibCurl functions = {
    .set_number = set_number,
    .set_size = set_size,
    .set_pointer = set_pointer,
    .set_function = set_function,
    .set_multi_number = set_multi_number,
    .has_roots = has_roots,
};
static int isThere;

static void load(void) {
    // FoundationNetworking has it loaded already. Null stands for the whole process (RTLD_DEFAULT).
    void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
    void *found;
#define FIND(table, name) \
    found = (void *)curl_##name; \
    if (!found) found = dlsym(library, "curl_" #name); \
    if (!found) return; \
    *(void **)&table.name = found;
#define FIND_FUNCTION(name) FIND(functions, name)
#define FIND_VARIADIC(name) FIND(variadic, name)
    FUNCTIONS(FIND_FUNCTION)
    VARIADIC_FUNCTIONS(FIND_VARIADIC)
    const long everything = 3;
    isThere = functions.global_init(everything) == 0;
}

const struct LibCurl *bindings_libcurl(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return isThere ? &functions : NULL;
}

#endif
