#include "model/model.h"

#include "model/state.h"

const Str model_words[WORD_COUNT] = {
    [WORD_NONE] = STR_INIT(""),
#define WORD(name) [WORD_##name] = STR_INIT(#name),
#include "model/words.def"
#undef WORD
};

Model *model_new(Arena *arena, const Tree *tree, const Facts *facts,
                 Version target)
{
    Model *model = arena_alloc(arena, sizeof *model);
    model->arena = arena;
    model->tree = tree;
    model->interner = tree->interner;
    model->facts = facts;
    model->target = target;
    return model;
}

const Tree *model_tree(const Model *model)
{
    return model->tree;
}
