#include "report/timing.h"

static const double NANOSECONDS = 1e6; /* of a millisecond */
static const double MEGABYTE = 1e6;

static void put_row(Buffer *buffer, const char *phase, uint64_t nanoseconds,
                    uint64_t bytes)
{
    double milliseconds = (double)nanoseconds / NANOSECONDS;
    buffer_print(buffer, "%-9s %12.1f", phase, milliseconds);
    if (bytes)
        buffer_print(buffer, " %12.3f",
                     milliseconds / ((double)bytes / MEGABYTE));
    buffer_put_byte(buffer, '\n');
}

void timing_put(Buffer *buffer, const CheckResult *result)
{
    const Timing *timing = &result->timing;
    const struct {
        const char *phase;
        uint64_t nanoseconds;
    } rows[] = {
        {"discover", timing->discover}, {"read", timing->read},
        {"skim", timing->skim},         {"parse", timing->parse},
        {"flatten", timing->flatten},   {"match", timing->match},
        {"model", timing->model},       {"report", timing->report},
    };
    buffer_print(buffer, "%-9s %12s %12s\n", "phase", "CPU ms", "ms per MB");
    uint64_t total = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_row(buffer, rows[i].phase, rows[i].nanoseconds, timing->bytes);
        total += rows[i].nanoseconds;
    }
    put_row(buffer, "total", total, timing->bytes);
    buffer_put_count(buffer, result->analysed, "file");
    buffer_print(buffer, ", %.2f MB, of which %.2f MB parsed\n",
                 (double)timing->bytes / MEGABYTE,
                 (double)timing->parsed / MEGABYTE);
}
