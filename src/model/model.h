#ifndef HOTLINT_MODEL_MODEL_H
#define HOTLINT_MODEL_MODEL_H

/* Facts about one file, worked out when asked for and then remembered:
 *
 *   scope.h    whose name is this?        import.h  what does it stand for?
 *   binding.h  where does it get a value? loop.h    how often does this run?
 *   type.h     what class is it of?       effect.h  who changes it, who sees
 * it?
 *   callgraph.h  which functions of the file call which?
 *
 * A Model is of one file and one worker; its memory is the file's arena.
 * "Unknown" is an answer everywhere: NULL, 0 or false. */

#include "base/table.h"
#include "syntax/tree.h"
#include "text/version.h"

typedef struct Model Model;

/* Tables of facts about Python's library; any may be NULL. Constant. */
typedef struct Facts {
    const Table *types;      /* dotted name -> type, see library.h */
    const Table *mutators;   /* `class.method` that changes its receiver */
    const Table *pure_calls; /* functions whose result depends on arguments */
    const Table *loads;      /* package -> heavy modules that it loads */
    const Table *commands;   /* decorators of commands, and of which modules */
    const Table *handlers;   /* decorators that register a function */
    const Table *attributes; /* package -> what only its objects have */
} Facts;

/* A model of `tree`; nothing is worked out yet. `tree` and `facts` must
 * outlive it. */
Model *model_new(Arena *arena, const Tree *tree, const Facts *facts,
                 Version target);

/* The tree that the model is of. */
const Tree *model_tree(const Model *model);

/* Words that the model itself compares with: every interner must begin
 * with them, in this order, so that WORD_x is the symbol of `x`. */
enum {
    WORD_NONE,
#define WORD(name) WORD_##name,
#include "model/words.def"
#undef WORD
    WORD_COUNT
};

/* Their texts; [0] is empty. */
extern const Str model_words[WORD_COUNT];

#endif
