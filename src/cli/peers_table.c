#include "cli/peers_table.h"

#include <stdlib.h>

typedef struct Peer {
    Str code; /* of the other linter, `ruff:PERF401` */
    const Rule *rule;
} Peer;

static int compare(const void *left, const void *right)
{
    const Peer *a = left;
    const Peer *b = right;
    int order = str_compare(a->code, b->code);
    return order ? order : str_compare(a->rule->code, b->rule->code);
}

static uint32_t collect(const RuleSet *rules, Peer *peers)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < rules->rule_count; i++) {
        const Rule *rule = &rules->rules[i];
        for (uint32_t p = 0; p < rule->peers.count; p++)
            peers[count++] = (Peer){rules->texts[rule->peers.first + p], rule};
    }
    return count;
}

static void put_row(Buffer *buffer, const Peer *peer)
{
    const Rule *rule = peer->rule;
    Str code = peer->code;
    Str linter = str_take(&code, ':');
    buffer_print(
        buffer, "| %.*s | %.*s | %.*s [%.*s](../rules/%.*s/%.*s.md) |\n",
        STR_ARG(linter), STR_ARG(code), STR_ARG(rule->code),
        STR_ARG(rule->name), STR_ARG(rule->family), STR_ARG(rule->name));
}

void peers_table_put(Buffer *buffer, Arena *arena, const RuleSet *rules)
{
    Peer *peers = arena_alloc(arena, (rules->text_count + 1) * sizeof *peers);
    uint32_t count = collect(rules, peers);
    qsort(peers, count, sizeof *peers, compare);
    buffer_put(buffer, STR("| linter | its code | hotlint's rule |\n"
                           "|---|---|---|\n"));
    for (uint32_t i = 0; i < count; i++)
        put_row(buffer, &peers[i]);
}
