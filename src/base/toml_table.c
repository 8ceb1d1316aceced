#include "base/toml_reader.h"

/* How `section` keeps a table from being opened twice: 0, nothing opened it
 * by name; HEADER, a header did; else the number of the section whose dotted
 * keys did, and may go on to do so. */
static const uint32_t HEADER = UINT32_MAX;

enum { FIRST_SLOTS = 64 };

static uint32_t slot_hash(const TomlValue *table, Str key)
{
    uintptr_t address = (uintptr_t)table;
    return str_hash(key) ^ ((uint32_t)(address >> 4) * 2654435761U);
}

static TomlSlot *find_slot(const TomlReader *reader, const TomlValue *table,
                           Str key)
{
    uint32_t at = slot_hash(table, key) & reader->mask;
    while (reader->slots[at].value &&
           (reader->slots[at].table != table ||
            !str_equal(reader->slots[at].value->key, key)))
        at = (at + 1) & reader->mask;
    return &reader->slots[at];
}

static void make_slots(TomlReader *reader, uint32_t count)
{
    reader->slots = arena_alloc(reader->arena, count * sizeof(TomlSlot));
    reader->mask = count - 1;
}

static void grow_slots(TomlReader *reader)
{
    const TomlSlot *slots = reader->slots;
    uint32_t count = reader->mask + 1;
    make_slots(reader, count * 2);
    for (uint32_t i = 0; i < count; i++)
        if (slots[i].value)
            *find_slot(reader, slots[i].table, slots[i].value->key) = slots[i];
}

void toml_make_index(TomlReader *reader)
{
    make_slots(reader, FIRST_SLOTS);
}

TomlValue *toml_find(const TomlReader *reader, const TomlValue *table, Str key)
{
    return find_slot(reader, table, key)->value;
}

TomlValue *toml_append(TomlReader *reader, TomlValue *owner, TomlKind kind)
{
    TomlValue *value = arena_alloc(reader->arena, sizeof *value);
    value->kind = kind;
    if (owner->last)
        owner->last->next = value;
    else
        owner->first = value;
    owner->last = value;
    return value;
}

/* Adds a value under a key that the table does not have. */
TomlValue *toml_add(TomlReader *reader, TomlValue *table,
                    const TomlKeyPart *part, TomlKind kind)
{
    if (reader->used > reader->mask / 2)
        grow_slots(reader);
    TomlValue *value = toml_append(reader, table, kind);
    value->key = part->text;
    value->line = value->key_line = part->line;
    value->column = value->key_column = part->column;
    *find_slot(reader, table, part->text) = (TomlSlot){table, value};
    reader->used++;
    return value;
}

static TomlValue *refuse(TomlReader *reader, const TomlKeyPart *part,
                         const char *why)
{
    (void)toml_fail(reader, part->offset, "`%.*s` %s", STR_ARG(part->text),
                    why);
    return NULL;
}

TomlValue *toml_refuse_twice(TomlReader *reader, const TomlKeyPart *part,
                             const TomlValue *known)
{
    (void)toml_fail(reader, part->offset,
                    "`%.*s` is defined twice, first on line %u",
                    STR_ARG(part->text), known->key_line);
    return NULL;
}

/* The table under a key that a header passes through; NULL on failure. */
TomlValue *toml_pass(TomlReader *reader, TomlValue *table,
                     const TomlKeyPart *part)
{
    TomlValue *child = toml_find(reader, table, part->text);
    if (!child)
        return toml_add(reader, table, part, TOML_TABLE);
    if (child->complete)
        return refuse(reader, part, "is complete, nothing can be added to it");
    if (child->kind == TOML_ARRAY)
        return child->last;
    if (child->kind != TOML_TABLE)
        return refuse(reader, part, "is not a table");
    return child;
}

/* The table that `[...]` opens. */
TomlValue *toml_open_table(TomlReader *reader, TomlValue *table,
                           const TomlKeyPart *part)
{
    TomlValue *child = toml_find(reader, table, part->text);
    if (!child)
        child = toml_add(reader, table, part, TOML_TABLE);
    else if (child->kind != TOML_TABLE || child->complete || child->section)
        return toml_refuse_twice(reader, part, child);
    child->section = HEADER;
    return child;
}

/* The new table that `[[...]]` adds to its array. */
TomlValue *toml_open_item(TomlReader *reader, TomlValue *table,
                          const TomlKeyPart *part)
{
    TomlValue *child = toml_find(reader, table, part->text);
    if (!child)
        child = toml_add(reader, table, part, TOML_ARRAY);
    else if (child->kind != TOML_ARRAY || child->complete)
        return toml_refuse_twice(reader, part, child);
    child->section = HEADER;
    TomlValue *item = toml_append(reader, child, TOML_TABLE);
    item->line = part->line;
    item->column = part->column;
    return item;
}

/* The table under a key that a dotted key passes through. */
TomlValue *toml_open_dotted(TomlReader *reader, TomlValue *table,
                            const TomlKeyPart *part)
{
    TomlValue *child = toml_find(reader, table, part->text);
    if (!child)
        child = toml_add(reader, table, part, TOML_TABLE);
    else if (child->complete)
        return refuse(reader, part, "is complete, nothing can be added to it");
    else if (child->section && child->section != reader->section)
        return refuse(reader, part, "is opened elsewhere");
    else if (child->kind != TOML_TABLE)
        return refuse(reader, part, "is not a table");
    child->section = reader->section;
    return child;
}
