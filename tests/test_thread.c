#include "base/thread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <pthread.h>

enum { COUNT = 8 };

typedef struct Calls {
    atomic_uint by_index[COUNT];
    pthread_t threads[COUNT];
    atomic_uint arrived;
} Calls;

static void note_call(void *context, uint32_t index)
{
    Calls *calls = context;
    (void)atomic_fetch_add(&calls->by_index[index], 1);
    calls->threads[index] = pthread_self();
}

static void thread_run_calls_each_index_once(void **state)
{
    (void)state;
    Calls calls = {0};
    thread_run(COUNT, note_call, &calls);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(atomic_load(&calls.by_index[i]), 1);
}

static void thread_run_puts_index_0_on_the_caller(void **state)
{
    (void)state;
    Calls calls = {0};
    thread_run(COUNT, note_call, &calls);
    assert_true(pthread_equal(calls.threads[0], pthread_self()));
    for (uint32_t i = 1; i < COUNT; i++)
        assert_false(pthread_equal(calls.threads[i], pthread_self()));
}

/* Ends only when all have arrived: they run at the same time. */
static void wait_for_all(void *context, uint32_t index)
{
    (void)index;
    Calls *calls = context;
    (void)atomic_fetch_add(&calls->arrived, 1);
    while (atomic_load(&calls->arrived) < COUNT)
        continue;
}

static void thread_run_is_concurrent(void **state)
{
    (void)state;
    Calls calls = {0};
    thread_run(COUNT, wait_for_all, &calls);
    assert_int_equal(atomic_load(&calls.arrived), COUNT);
}

static void thread_run_of_none_calls_nothing(void **state)
{
    (void)state;
    Calls calls = {0};
    thread_run(0, note_call, &calls);
    assert_int_equal(atomic_load(&calls.by_index[0]), 0);
}

static void thread_run_of_one_needs_no_thread(void **state)
{
    (void)state;
    Calls calls = {0};
    thread_run(1, note_call, &calls);
    assert_int_equal(atomic_load(&calls.by_index[0]), 1);
    assert_true(pthread_equal(calls.threads[0], pthread_self()));
}

static void thread_has_a_cpu(void **state)
{
    (void)state;
    assert_in_range(thread_cpu_count(), 1, 65536);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thread_run_calls_each_index_once),
        cmocka_unit_test(thread_run_puts_index_0_on_the_caller),
        cmocka_unit_test(thread_run_is_concurrent),
        cmocka_unit_test(thread_run_of_none_calls_nothing),
        cmocka_unit_test(thread_run_of_one_needs_no_thread),
        cmocka_unit_test(thread_has_a_cpu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
