#include "report/format.h"

/* An object a line, as in `json`, for tools that read while hotlint works. */
void jsonl_render(const void *context, Buffer *buffer, const FileReport *report)
{
    (void)context;
    for (uint32_t i = 0; i < report->count; i++) {
        json_put_finding(buffer, report, &report->diagnostics[i]);
        buffer_put_byte(buffer, '\n');
    }
}
