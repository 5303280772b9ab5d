#ifndef C_PROCESS_CONTROL_H
#define C_PROCESS_CONTROL_H

// `prctl` takes any number of arguments, so Swift does not import it.

#if defined(__linux__)
#include <sys/prctl.h>

/// Keeps the kernel from writing the process's memory into a core dump, and other processes of the user from reading it.
static inline int m2p_make_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
#else
static inline int m2p_make_undumpable(void) { return 0; }
#endif

#endif
