#ifndef HOTLINT_BASE_THREAD_H
#define HOTLINT_BASE_THREAD_H

/* Workers that start together and end together. What they share is const or
 * atomic; there is no lock here. */

#include <pthread.h>
#include <stdint.h>

/* Set to THREAD_ONCE at first: what is done once, by whoever comes first. */
typedef pthread_once_t ThreadOnce;
#define THREAD_ONCE PTHREAD_ONCE_INIT

/* Calls `action` unless that was done before; returns when it is done. */
void thread_once(ThreadOnce *once, void (*action)(void));

/* The number of processors this process may use, at least 1. */
uint32_t thread_cpu_count(void);

/* Calls `work(context, index)` once for each index below `count`, each on a
 * thread of its own, and returns when all are done. Index 0 runs on the
 * caller's thread; so does, after it, what got no thread of its own. */
void thread_run(uint32_t count, void (*work)(void *context, uint32_t index),
                void *context);

/* Has CPU time counted from now on; call it before there are threads. To ask
 * the system for it takes some 0.3 us, which is much for a small function. */
void thread_time(void);

/* CPU time of the calling thread in nanoseconds; 0 unless it is counted. */
uint64_t thread_cpu_time(void);

/* Time in nanoseconds since a moment of the past, the same for all threads. */
uint64_t thread_wall_time(void);

/* Adds what passed since `*since` to `*total`, and sets `*since` to now. */
void thread_lap(uint64_t *since, uint64_t *total);

#endif
