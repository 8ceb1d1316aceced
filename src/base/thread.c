/* sched_getaffinity is no part of POSIX. */
#define _GNU_SOURCE // NOLINT

#include "base/thread.h"

#include "base/arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>
#if defined(__linux__)
#include <sched.h>
#include <time.h>
#endif

enum {
    STACK_SIZE = 8 * 1024 * 1024 /* everywhere; musl's default is 128 KB */
};

typedef struct Worker {
    void (*work)(void *context, uint32_t index);
    void *context;
    uint32_t index;
    bool has_thread;
    pthread_t thread;
} Worker;

/* A container or taskset may allow fewer processors than are online. */
static long allowed_cpus(void)
{
#if defined(__linux__)
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return CPU_COUNT(&set);
#endif
    return sysconf(_SC_NPROCESSORS_ONLN);
}

uint32_t thread_cpu_count(void)
{
    long count = allowed_cpus();
    return count < 1 ? 1 : (uint32_t)count;
}

static void *run_worker(void *argument)
{
    Worker *worker = argument;
    worker->work(worker->context, worker->index);
    return NULL;
}

static void start_workers(Worker *workers, uint32_t count)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0)
        return;
    (void)pthread_attr_setstacksize(&attributes, STACK_SIZE);
    for (uint32_t i = 1; i < count; i++) {
        Worker *worker = &workers[i];
        worker->has_thread = pthread_create(&worker->thread, &attributes,
                                            run_worker, worker) == 0;
    }
    (void)pthread_attr_destroy(&attributes);
}

void thread_run(uint32_t count, void (*work)(void *context, uint32_t index),
                void *context)
{
    if (count == 0)
        return;
    Worker *workers = memory_alloc(count * sizeof *workers);
    for (uint32_t i = 0; i < count; i++)
        workers[i] = (Worker){.work = work, .context = context, .index = i};
    start_workers(workers, count);
    for (uint32_t i = 0; i < count; i++)
        if (!workers[i].has_thread)
            (void)run_worker(&workers[i]);
    for (uint32_t i = 0; i < count; i++)
        if (workers[i].has_thread)
            (void)pthread_join(workers[i].thread, NULL);
    free(workers);
}

void thread_once(ThreadOnce *once, void (*action)(void))
{
    (void)pthread_once(once, action);
}

static uint64_t read_clock(clockid_t clock)
{
    struct timespec now;
    (void)clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

/* Set before there are threads. */
static bool is_timed;

void thread_time(void)
{
    is_timed = true;
}

uint64_t thread_cpu_time(void)
{
    return is_timed ? read_clock(CLOCK_THREAD_CPUTIME_ID) : 0;
}

uint64_t thread_wall_time(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

void thread_lap(uint64_t *since, uint64_t *total)
{
    uint64_t now = thread_cpu_time();
    *total += now - *since;
    *since = now;
}
