#include "run/check.h"

#include "base/thread.h"
#include "run/annotate.h"
#include "run/assignment.h"
#include "run/known.h"
#include "run/plan.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_JOBS = 256 };

/* What a worker leaves behind of a file. */
typedef struct Outcome {
    Buffer text;
    Error *error; /* NULL: the file was analysed */
    uint32_t warnings;
    uint32_t notes;
    uint32_t added; /* comments */
} Outcome;

typedef struct Pool {
    const CheckRequest *request;
    const Projects *projects;
    const RuleSet *rules;
    const Task *tasks;
    uint32_t count;
    uint32_t *order; /* indices of tasks, the largest files first */
    uint32_t order_count;
    KnownPrints *known; /* by task; NULL: nothing is known */
    bool is_survey;     /* to note down what baselines would have */
    Outcome *outcomes;
    Timing *timings;           /* by worker */
    uint32_t *counts;          /* by worker, by rule */
    atomic_uint_fast32_t next; /* the only thing that workers share */
} Pool;

typedef struct Worker {
    Pool *pool;
    uint32_t *counts;      /* findings by rule */
    Assignment assignment; /* of the file */
    Analyst analyst;
} Worker;

static void count_findings(const Worker *worker, const Diagnostics *diagnostics,
                           Outcome *outcome)
{
    const Rule *rules = worker->pool->rules->rules;
    for (uint32_t i = 0; i < diagnostics->list.count; i++) {
        const Diagnostic *one = &diagnostics->list.items[i];
        bool warning = one->severity == SEVERITY_WARNING;
        worker->counts[one->rule - rules]++;
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
        .rules = worker->pool->rules,
        .diagnostics = diagnostics->list.items,
        .count = diagnostics->list.count,
        .target = task->target,
    };
    if (!report.count)
        return;
    if (worker->pool->is_survey)
        baseline_render(task->config->baseline, &outcome->text, &report);
    else
        request->render(request->render_context, &outcome->text, &report);
}

static void fail(Outcome *outcome, const Error *error)
{
    outcome->error = memory_alloc(sizeof *error);
    *outcome->error = *error;
}

static void annotate(Worker *worker, const Source *source,
                     Diagnostics *diagnostics, Outcome *outcome)
{
    Error error = {0};
    Tree tree = analyst_tree(&worker->analyst, source->text);
    outcome->added = annotate_file(&worker->analyst.arena, &tree, source,
                                   diagnostics, &error);
    if (error.message[0])
        fail(outcome, &error);
}

/* Only what is wanted remains, and counts. */
static void tell(Worker *worker, const Task *task, Source *source,
                 Diagnostics *diagnostics, Outcome *outcome)
{
    const Pool *pool = worker->pool;
    if (pool->known)
        known_drop(&pool->known[task - pool->tasks], diagnostics);
    if (task->changed)
        changes_keep(task->changed, source, diagnostics);
    if (pool->request->add_ignore && diagnostics->list.count)
        annotate(worker, source, diagnostics, outcome);
    count_findings(worker, diagnostics, outcome);
}

static void analyse(Worker *worker, const Task *task, Source *source,
                    Outcome *outcome)
{
    Analyst *analyst = &worker->analyst;
    FileFacts facts = {task->target, task->is_test, task->path};
    Diagnostics diagnostics = {0};
    analyst_check(analyst, source->text, &facts, &diagnostics);
    if (!worker->pool->is_survey)
        tell(worker, task, source, &diagnostics, outcome);
    uint64_t since = thread_cpu_time();
    render(worker, task, source, &diagnostics, outcome);
    thread_lap(&since, &analyst->timing->report);
}

static bool load(Worker *worker, const DiscoverFile *file, Source *source,
                 Error *error)
{
    const CheckInput *input = &worker->pool->request->input;
    Arena *arena = &worker->analyst.arena;
    if (file->path == input->path)
        return source_from_bytes(source, arena, file->path, input->text, error);
    return source_load(source, arena, file->path, error);
}

static void check_file(Worker *worker, uint32_t index)
{
    const Task *task = &worker->pool->tasks[index];
    Outcome *outcome = &worker->pool->outcomes[index];
    Analyst *analyst = &worker->analyst;
    Source source = {0};
    uint64_t since = thread_cpu_time();
    Error error = {0};
    if (worker->pool->is_survey && !task->config->baseline)
        return;
    worker->assignment = task->config->assignment;
    worker->assignment.enabled = task->enabled;
    bool loaded = load(worker, task->file, &source, &error);
    thread_lap(&since, &analyst->timing->read);
    if (loaded) {
        analyst->timing->bytes += source.text.size;
        analyse(worker, task, &source, outcome);
    } else {
        fail(outcome, &error);
    }
    analyst_forget(analyst);
}

static void work(void *context, uint32_t index)
{
    Pool *pool = context;
    Worker worker = {.pool = pool, .assignment = {.rules = pool->rules}};
    worker.counts = pool->counts + (size_t)index * pool->rules->rule_count;
    analyst_init(&worker.analyst, &worker.assignment, &pool->timings[index]);
    for (;;) {
        uint32_t next = (uint32_t)atomic_fetch_add(&pool->next, 1);
        if (next >= pool->order_count)
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

static void gather(const Pool *pool, CheckResult *result)
{
    result->file_count = pool->count;
    result->texts = memory_alloc(pool->count * sizeof *result->texts);
    for (uint32_t i = 0; i < pool->count; i++) {
        const Outcome *outcome = &pool->outcomes[i];
        result->texts[i] = outcome->text;
        result->warnings += outcome->warnings;
        result->notes += outcome->notes;
        result->added += outcome->added;
        result->changed += outcome->added > 0;
        result->analysed += outcome->error == NULL;
        if (!outcome->error)
            continue;
        bool is_fatal =
            pool->tasks[i].file->is_named || pool->request->add_ignore;
        if (is_fatal || !pool->request->is_quiet)
            error_print(outcome->error);
        free(outcome->error);
        result->failed |= is_fatal;
    }
}

static void add_counts(const Pool *pool, uint32_t jobs, CheckResult *result)
{
    uint32_t rules = pool->rules->rule_count;
    result->counts = memory_alloc(rules * sizeof *result->counts);
    for (uint32_t i = 0; i < rules; i++) {
        result->counts[i] = 0;
        for (uint32_t j = 0; j < jobs; j++)
            result->counts[i] += pool->counts[(size_t)j * rules + i];
    }
}

static void put_gone(const Baseline *baseline, const KnownFindings *gone,
                     Buffer *text)
{
    if (!gone->count)
        return;
    buffer_put(text, STR("hotlint: "));
    buffer_put_count(text, gone->count, "known finding");
    buffer_print(text,
                 " %s gone, so %s can be written anew by --write-baseline:\n",
                 gone->count == 1 ? "is" : "are", baseline->path);
    for (uint32_t i = 0; i < gone->count; i++) {
        const KnownFinding *one = &gone->items[i];
        buffer_print(text, "%.*s: %.*s: %.*s\n", STR_ARG(one->path),
                     STR_ARG(one->code), STR_ARG(one->text));
    }
}

/* Of the files that a baseline is for, after the survey. */
static void search_known(Pool *pool, const Baseline *baseline, Arena *arena,
                         Buffer *gone_text)
{
    KnownFindings gone = {0};
    KnownSearch search = {.baseline = baseline, .rules = pool->rules};
    search.files = arena_alloc(arena, pool->count * sizeof *search.files);
    uint32_t *tasks = arena_alloc(arena, pool->count * sizeof *tasks);
    for (uint32_t i = 0; i < pool->count; i++) {
        const Task *task = &pool->tasks[i];
        const Outcome *outcome = &pool->outcomes[i];
        if (task->config->baseline != baseline || outcome->error)
            continue;
        tasks[search.count] = i;
        search.files[search.count++] =
            (KnownFile){.path = task->file->path,
                        .enabled = task->enabled,
                        .lines = buffer_view(&outcome->text)};
    }
    known_search(&search, arena, &gone);
    for (uint32_t i = 0; i < search.count; i++)
        pool->known[tasks[i]] = search.files[i].known;
    put_gone(baseline, &gone, gone_text);
}

/* Only files with new findings remain to be looked at again. */
static void keep_new(Pool *pool)
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < pool->count; i++) {
        uint32_t index = pool->order[i];
        if (!pool->known[index].is_all && !pool->outcomes[index].error)
            pool->order[left++] = index;
        buffer_free(&pool->outcomes[index].text);
    }
    pool->order_count = left;
}

/* All files that have a baseline are looked at once to see what is known of
 * the findings and what is gone. */
static void survey(Pool *pool, uint32_t jobs, Arena *arena, CheckResult *result)
{
    const Projects *projects = pool->projects;
    pool->is_survey = true;
    thread_run(jobs, work, pool);
    pool->known = arena_alloc(arena, pool->count * sizeof *pool->known);
    for (uint32_t i = 0; i < projects->baselines.count; i++)
        search_known(pool, projects->baselines.items[i], arena, &result->gone);
    keep_new(pool);
    pool->is_survey = false;
    atomic_store(&pool->next, 0);
}

static void run_pool(Pool *pool, Arena *arena, CheckResult *result)
{
    uint32_t jobs = job_count(pool->request, pool->count);
    uint32_t rules = pool->rules->rule_count;
    pool->order = largest_first(arena, pool->tasks, pool->count);
    pool->order_count = pool->count;
    pool->outcomes = arena_alloc(arena, pool->count * sizeof(Outcome));
    pool->timings = arena_alloc(arena, jobs * sizeof(Timing));
    pool->counts =
        arena_alloc(arena, (size_t)jobs * rules * sizeof *pool->counts);
    atomic_init(&pool->next, 0);
    if (pool->projects->baselines.count)
        survey(pool, jobs, arena, result);
    thread_run(jobs, work, pool);
    for (uint32_t i = 0; i < jobs; i++)
        add_timing(&result->timing, &pool->timings[i]);
    add_counts(pool, jobs, result);
    gather(pool, result);
}

/* A project has its own needs, so that its findings do not depend on which
 * others are checked with it. */
static void prepare(const Plan *plan, const CheckRequest *request, Arena *arena)
{
    for (uint32_t i = 0; i < plan->projects.configs.count; i++) {
        Config *config = plan->projects.configs.items[i];
        if (!config->has_failed)
            assignment_prepare(&config->assignment, arena, !request->no_skim);
    }
}

static void run_plan(const Plan *plan, const CheckRequest *request,
                     CheckResult *result)
{
    uint64_t since = thread_cpu_time();
    Pool pool = {
        .request = request,
        .projects = &plan->projects,
        .rules = plan->rules,
        .tasks = plan->tasks,
        .count = plan->count,
    };
    prepare(plan, request, &result->arena);
    thread_lap(&since, &result->timing.discover);
    run_pool(&pool, &result->arena, result);
}

bool check_run(const CheckRequest *request, CheckResult *result, Error *error)
{
    Plan plan;
    *result = (CheckResult){0};
    uint64_t since = thread_cpu_time();
    bool is_planned = plan_make(&plan, &result->arena, request, error);
    result->failed = plan.failed;
    result->rules = plan.rules;
    thread_lap(&since, &result->timing.discover);
    if (is_planned)
        run_plan(&plan, request, result);
    plan_free(&plan);
    return is_planned;
}

bool check_list(const CheckRequest *request, Buffer *buffer,
                CheckResult *result, Error *error)
{
    Plan plan;
    *result = (CheckResult){0};
    bool is_planned = plan_make(&plan, &result->arena, request, error);
    result->failed = plan.failed;
    result->rules = plan.rules;
    for (uint32_t i = 0; i < plan.count; i++)
        buffer_print(buffer, "%s\n", plan.tasks[i].file->path);
    plan_free(&plan);
    return is_planned;
}

void check_free(CheckResult *result)
{
    for (uint32_t i = 0; i < result->file_count; i++)
        buffer_free(&result->texts[i]);
    free(result->texts);
    buffer_free(&result->gone);
    free(result->counts);
    arena_free(&result->arena);
    *result = (CheckResult){0};
}
