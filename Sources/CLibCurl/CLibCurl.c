#include "CLibCurl.h"

#ifdef __linux__

#include <dlfcn.h>
#include <pthread.h>

#define FUNCTIONS(F) \
    F(global_init) F(easy_init) F(easy_cleanup) F(easy_pause) F(easy_setopt) F(easy_getinfo) \
    F(multi_init) F(multi_cleanup) F(multi_setopt) F(multi_add_handle) F(multi_remove_handle) F(multi_perform) \
    F(multi_poll) F(multi_wakeup) F(multi_info_read) F(slist_append) F(slist_free_all)

// Weak: there in a program into which FoundationNetworking and libcurl are linked statically. In others most likely null.
#define DECLARE(name) extern void curl_##name(void) __attribute__((weak));
FUNCTIONS(DECLARE)

static struct LibCurl functions;
static int isThere;

static void load(void) {
    // FoundationNetworking has it loaded already. Null stands for the whole process (RTLD_DEFAULT).
    void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
    void *found;
#define FIND(name) \
    found = (void *)curl_##name; \
    if (!found) found = dlsym(library, "curl_" #name); \
    if (!found) return; \
    *(void **)&functions.name = found;
    FUNCTIONS(FIND)
    const long everything = 3;
    isThere = functions.global_init(everything) == 0;
}

const struct LibCurl *libcurl(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return isThere ? &functions : NULL;
}

int libcurl_set_number(void *easy, int option, long value) {
    return functions.easy_setopt(easy, option, value);
}

int libcurl_set_size(void *easy, int option, int64_t value) {
    return functions.easy_setopt(easy, option, value);
}

int libcurl_set_pointer(void *easy, int option, const void *value) {
    return functions.easy_setopt(easy, option, value);
}

int libcurl_set_function(void *easy, int option, CurlFunction value) {
    return functions.easy_setopt(easy, option, value);
}

int libcurl_set_multi_number(void *multi, int option, long value) {
    return functions.multi_setopt(multi, option, value);
}

int libcurl_has_roots(void *easy) {
    const int roots = 0x100000 + 61; // CURLINFO_CAINFO
    const char *path = NULL;
    return functions.easy_getinfo(easy, roots, &path) != 0 || path != NULL;
}

#endif
