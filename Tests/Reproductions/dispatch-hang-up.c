// libdispatch on Linux (Swift 6.3.1): a hang-up unregisters a source on the source's own queue, while the manager thread
// changes the same table of file descriptors for other sources. The process crashes, or a descriptor number stays silent.
//
//     clang -fblocks -I $SWIFT/usr/lib/swift dispatch-hang-up.c -L $SWIFT/usr/lib/swift/linux -Wl,-rpath,$SWIFT/usr/lib/swift/linux
//         -ldispatch -lBlocksRuntime -lpthread -o dispatch-hang-up
//     ./dispatch-hang-up 2     every other socket hangs up: crashes within 20 seconds
//     ./dispatch-hang-up 0     none does: every event arrives
//
// Nothing here breaks Dispatch's rules: each descriptor is closed after the cancel handler of its source has run.
// FoundationNetworking has such sources on its sockets. A connection that its peer resets is a hang-up.
#include <dispatch/dispatch.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { threads = 8, fillers = 3000, seconds = 20 };
static atomic_long rounds, lost;
static int hangUpEvery;

static long waitFor(dispatch_semaphore_t semaphore) {
    return dispatch_semaphore_wait(semaphore, dispatch_time(DISPATCH_TIME_NOW, 3 * NSEC_PER_SEC));
}

static void *work(void *first) {
    dispatch_queue_t queue = dispatch_queue_create("sources", NULL);
    time_t end = time(NULL) + seconds;
    for (long i = (long)first; time(NULL) < end; i++) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) exit(2);
        dispatch_semaphore_t ready = dispatch_semaphore_create(0), cancelled = dispatch_semaphore_create(0);
        dispatch_source_t source = dispatch_source_create(DISPATCH_SOURCE_TYPE_READ, ends[0], 0, queue);
        dispatch_source_set_event_handler(source, ^{ dispatch_semaphore_signal(ready); });
        dispatch_source_set_cancel_handler(source, ^{ dispatch_semaphore_signal(cancelled); });
        dispatch_activate(source);
        int hangsUp = hangUpEvery && i % hangUpEvery == 0;
        if (hangsUp) close(ends[1]);
        else if (write(ends[1], "x", 1) != 1) exit(2);
        if (waitFor(ready) != 0) {
            printf("no event on descriptor %d, after %ld rounds\n", ends[0], (long)rounds);
            lost++;
        }
        dispatch_source_cancel(source);
        if (waitFor(cancelled) != 0) {
            printf("no end of the source on descriptor %d, after %ld rounds\n", ends[0], (long)rounds);
            exit(1);
        }
        dispatch_release(source);
        close(ends[0]);
        if (!hangsUp) close(ends[1]);
        rounds++;
    }
    return NULL;
}

int main(int count, char **arguments) {
    hangUpEvery = count > 1 ? atoi(arguments[1]) : 2;
    struct rlimit limit = {20000, 20000};
    setrlimit(RLIMIT_NOFILE, &limit);
    // Dispatch's table has 256 lists. With these gaps, the sockets share four of them, as sockets of a process with
    // thousands of descriptors share all.
    int opened[fillers];
    for (int i = 0; i < fillers; i++) opened[i] = open("/dev/null", O_RDONLY);
    for (int i = 0; i < fillers; i++) if (opened[i] % 256 < 4) close(opened[i]);
    pthread_t thread[threads];
    for (long i = 0; i < threads; i++) pthread_create(&thread[i], NULL, work, (void *)i);
    for (int i = 0; i < threads; i++) pthread_join(thread[i], NULL);
    printf("%ld rounds, %ld lost\n", (long)rounds, (long)lost);
    return lost > 0;
}
