#include "model/memo.h"

static uint32_t slot_of(const Model *model, uint32_t kind, uint32_t one,
                        uint32_t other)
{
    uint32_t slot = (one * 2654435761U) ^ (other * 40503U) ^ (kind * 977U);
    for (slot &= model->memo_mask; model->memos[slot];
         slot = (slot + 1) & model->memo_mask) {
        const Memo *memo = model->memos[slot];
        if (memo->one == one && memo->other == other && memo->kind == kind)
            break;
    }
    return slot;
}

/* Twice the slots; what is kept moves over. */
static void grow(Model *model)
{
    Memo **before = model->memos;
    uint32_t slots = before ? model->memo_mask + 1 : 0;
    uint32_t room = before ? slots * 2 : 64;
    model->memos = arena_alloc(model->arena, room * sizeof *model->memos);
    model->memo_mask = room - 1;
    for (uint32_t i = 0; i < slots; i++)
        if (before[i])
            model->memos[slot_of(model, before[i]->kind, before[i]->one,
                                 before[i]->other)] = before[i];
}

Memo *memo_of(Model *model, uint32_t kind, uint32_t one, uint32_t other)
{
    if (!model->memos || model->memo_count * 2 > model->memo_mask)
        grow(model);
    uint32_t slot = slot_of(model, kind, one, other);
    if (model->memos[slot])
        return model->memos[slot];
    Memo *memo = arena_alloc(model->arena, sizeof *memo);
    memo->kind = kind;
    memo->one = one;
    memo->other = other;
    model->memos[slot] = memo;
    model->memo_count++;
    return memo;
}

Memo *memo_settled(Model *model, uint32_t kind, uint32_t one, uint32_t other)
{
    if (one && model->type_depth == 0)
        return memo_of(model, kind, one, other);
    if (!model->passing)
        model->passing = arena_alloc(model->arena, sizeof *model->passing);
    *model->passing = (Memo){0};
    return model->passing;
}
