#include "run/check.h"

#include "base/thread.h"
#include "engine/engine.h"
#include "engine/need.h"
#include "run/discover.h"
#include "run/project.h"
#include "run/suppress.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_JOBS = 256 };

/* What is known of a file before it is read. */
typedef struct Task {
    const DiscoverFile *file;
    Version target;
    bool is_test;
    Str path; /* as seen from the project's root */
} Task;

/* What a worker leaves behind of a file. */
typedef struct Outcome {
    Buffer text;
    Error *error; /* NULL: the file was analysed */
    uint32_t warnings;
    uint32_t notes;
} Outcome;

typedef struct Pool {
    const CheckRequest *request;
    const Assignment *assignment;
    Task *tasks;
    uint32_t *order; /* indices of tasks, the largest files first */
    uint32_t count;
    Outcome *outcomes;
    Timing *timings;           /* by worker */
    atomic_uint_fast32_t next; /* the only thing that workers share */
} Pool;

typedef struct Worker {
    Pool *pool;
    Analyst analyst;
} Worker;

static void count_severities(const Diagnostics *diagnostics, Outcome *outcome)
{
    for (uint32_t i = 0; i < diagnostics->list.count; i++) {
        bool warning = diagnostics->list.items[i].severity == SEVERITY_WARNING;
        outcome->warnings += warning;
        outcome->notes += !warning;
    }
}

static void render(const Worker *worker, const Task *task, Source *source,
                   const Diagnostics *diagnostics, Outcome *outcome)
{
    const CheckRequest *request = worker->pool->request;
    FileReport report = {
        .path = task->file->path,
        .source = source,
        .rules = request->rules,
        .diagnostics = diagnostics->list.items,
        .count = diagnostics->list.count,
        .target = task->target,
    };
    count_severities(diagnostics, outcome);
    if (diagnostics->list.count)
        request->render(request->render_context, &outcome->text, &report);
}

static void analyse(Worker *worker, const Task *task, Source *source,
                    Outcome *outcome)
{
    Analyst *analyst = &worker->analyst;
    FileFacts facts = {task->target, task->is_test, task->path};
    Diagnostics diagnostics = {0};
    analyst_check(analyst, source->text, &facts, &diagnostics);
    uint64_t since = thread_cpu_time();
    render(worker, task, source, &diagnostics, outcome);
    thread_lap(&since, &analyst->timing->report);
}

static void check_file(Worker *worker, uint32_t index)
{
    const Task *task = &worker->pool->tasks[index];
    Outcome *outcome = &worker->pool->outcomes[index];
    Analyst *analyst = &worker->analyst;
    Source source = {0};
    uint64_t since = thread_cpu_time();
    Error error = {0};
    bool loaded =
        source_load(&source, &analyst->arena, task->file->path, &error);
    thread_lap(&since, &analyst->timing->read);
    if (loaded) {
        analyst->timing->bytes += source.text.size;
        analyse(worker, task, &source, outcome);
    } else {
        outcome->error = memory_alloc(sizeof error);
        *outcome->error = error;
    }
    analyst_forget(analyst);
}

static void work(void *context, uint32_t index)
{
    Pool *pool = context;
    Worker worker = {.pool = pool};
    analyst_init(&worker.analyst, pool->assignment, &pool->timings[index]);
    for (;;) {
        uint32_t next = (uint32_t)atomic_fetch_add(&pool->next, 1);
        if (next >= pool->count)
            break;
        check_file(&worker, pool->order[next]);
    }
    analyst_free(&worker.analyst);
}

typedef struct Sized {
    uint64_t size;
    uint32_t index;
} Sized;

static int compare_sizes(const void *left, const void *right)
{
    const Sized *a = left;
    const Sized *b = right;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return (a->index > b->index) - (a->index < b->index);
}

static uint32_t *largest_first(Arena *arena, const Task *tasks, uint32_t count)
{
    Sized *sized = arena_alloc(arena, count * sizeof *sized);
    uint32_t *order = arena_alloc(arena, count * sizeof *order);
    for (uint32_t i = 0; i < count; i++)
        sized[i] = (Sized){tasks[i].file->size, i};
    if (count)
        qsort(sized, count, sizeof *sized, compare_sizes);
    for (uint32_t i = 0; i < count; i++)
        order[i] = sized[i].index;
    return order;
}

/* The target version of each file, and whether it is a test. */
static bool plan(const CheckRequest *request, Arena *arena,
                 const Discovery *discovery, Task *tasks, Error *error)
{
    Projects projects;
    projects_init(&projects, arena);
    static const Project nowhere = {.target = VERSION_DEFAULT};
    bool planned = true;
    for (uint32_t i = 0; planned && i < discovery->files.count; i++) {
        const DiscoverFile *file = &discovery->files.items[i];
        const Project *project =
            request->isolated ? &nowhere
                              : project_find(&projects, file->path, error);
        planned = project != NULL;
        if (!planned)
            break;
        const char *relative = project_relative(project, arena, file->path);
        tasks[i] = (Task){
            .file = file,
            .target = request->target ? request->target : project->target,
            .is_test = project_is_test_file(str_from(relative)),
            .path = str_from(relative),
        };
    }
    projects_free(&projects);
    return planned;
}

static uint32_t job_count(const CheckRequest *request, uint32_t files)
{
    uint32_t jobs = request->jobs ? request->jobs : thread_cpu_count();
    if (jobs > files)
        jobs = files;
    if (jobs > MOST_JOBS)
        jobs = MOST_JOBS;
    return jobs ? jobs : 1;
}

static void add_timing(Timing *total, const Timing *part)
{
    total->read += part->read;
    total->skim += part->skim;
    total->parse += part->parse;
    total->flatten += part->flatten;
    total->match += part->match;
    total->model += part->model;
    total->report += part->report;
    total->bytes += part->bytes;
    total->parsed += part->parsed;
}

static void print_notes(const Discovery *discovery, CheckResult *result)
{
    for (uint32_t i = 0; i < discovery->notes.count; i++) {
        error_print(&discovery->notes.items[i].error);
        result->failed |= discovery->notes.items[i].is_fatal;
    }
}

static void gather(const Pool *pool, CheckResult *result)
{
    result->file_count = pool->count;
    result->texts = memory_alloc(pool->count * sizeof *result->texts);
    for (uint32_t i = 0; i < pool->count; i++) {
        const Outcome *outcome = &pool->outcomes[i];
        result->texts[i] = outcome->text;
        result->warnings += outcome->warnings;
        result->notes += outcome->notes;
        result->analysed += outcome->error == NULL;
        if (!outcome->error)
            continue;
        error_print(outcome->error);
        free(outcome->error);
        result->failed |= pool->tasks[i].file->is_named;
    }
}

static void run_pool(Pool *pool, Arena *arena, CheckResult *result)
{
    uint32_t jobs = job_count(pool->request, pool->count);
    pool->order = largest_first(arena, pool->tasks, pool->count);
    pool->outcomes = arena_alloc(arena, pool->count * sizeof(Outcome));
    pool->timings = arena_alloc(arena, jobs * sizeof(Timing));
    atomic_init(&pool->next, 0);
    thread_run(jobs, work, pool);
    for (uint32_t i = 0; i < jobs; i++)
        add_timing(&result->timing, &pool->timings[i]);
    gather(pool, result);
}

/* The rules that ask for code. */
static const bool *askers(const CheckRequest *request, Arena *arena)
{
    const RuleSet *rules = request->rules;
    const Rule *told = suppress_rule(rules);
    bool *enabled = arena_alloc(arena, rules->rule_count * sizeof *enabled);
    for (uint32_t i = 0; i < rules->rule_count; i++)
        enabled[i] = request->selection->enabled[i] && told != &rules->rules[i];
    return enabled;
}

static Assignment assign(const CheckRequest *request, const Facts *facts,
                         Arena *arena, Vocabulary *vocabulary)
{
    const Selection *selection = request->selection;
    vocabulary_init(vocabulary, arena);
    vocabulary->watched = suppress_words;
    bool skims = !request->no_skim &&
                 need_vocabulary(request->rules, askers(request, arena),
                                 selection->named, vocabulary);
    return (Assignment){
        .rules = request->rules,
        .facts = facts,
        .enabled = selection->enabled,
        .named = selection->named,
        .vocabulary = skims ? vocabulary : NULL,
    };
}

bool check_run(const CheckRequest *request, CheckResult *result, Error *error)
{
    static const char *const here[] = {"."};
    Arena arena = {0};
    Discovery discovery = {0};
    *result = (CheckResult){0};
    uint64_t since = thread_cpu_time();
    discover_files(&discovery, &arena,
                   request->path_count ? request->paths : here,
                   request->path_count ? request->path_count : 1);
    print_notes(&discovery, result);
    Facts facts = engine_facts(request->rules);
    Vocabulary vocabulary;
    Assignment assignment = assign(request, &facts, &arena, &vocabulary);
    Pool pool = {
        .request = request,
        .assignment = &assignment,
        .count = discovery.files.count,
    };
    pool.tasks = arena_alloc(&arena, pool.count * sizeof(Task));
    bool planned = plan(request, &arena, &discovery, pool.tasks, error);
    thread_lap(&since, &result->timing.discover);
    if (planned)
        run_pool(&pool, &arena, result);
    arena_free(&arena);
    return planned;
}

void check_free(CheckResult *result)
{
    for (uint32_t i = 0; i < result->file_count; i++)
        buffer_free(&result->texts[i]);
    free(result->texts);
    *result = (CheckResult){0};
}
