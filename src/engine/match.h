#ifndef HOTLINT_ENGINE_MATCH_H
#define HOTLINT_ENGINE_MATCH_H

/* The matcher: finds the places where patterns fit a flat tree. It knows
 * shapes and words, not predicates. Its meaning is that of tree-sitter's
 * queries on a tree without comments. */

#include "engine/rule.h"
#include "syntax/tree.h"
#include "text/vocabulary.h"

typedef struct Match {
    const Pattern *pattern;
    Node root;
    Node captures[CAPTURE_LIMIT]; /* NODE_NONE: the capture is not set */
} Match;

/* Called for each match, in the order of the text for one pattern. */
typedef void MatchFound(void *context, const Match *match);

/* Who is told of matches. */
typedef struct MatchSink {
    MatchFound *found;
    void *context;
} MatchSink;

/* A part of the text, and what can match at nodes that begin in it. */
typedef struct Stretch {
    uint32_t end; /* the next one begins here */
    Bits met;     /* by pattern */
} Stretch;

/* Which patterns are looked for. */
typedef struct MatchChoice {
    const bool *enabled;      /* by rule; NULL: all */
    const Stretch *stretches; /* up to the end of the text, for at most
                               * BIT_LIMIT patterns; NULL: all can match */
} MatchChoice;

/* Finds all matches of the chosen patterns. Recursion is bounded by the size
 * of a pattern. */
void match_all(const RuleSet *rules, const Tree *tree, MatchChoice choice,
               MatchSink sink);

/* The matches of one pattern at one node. */
void match_at(const RuleSet *rules, const Tree *tree, const Pattern *pattern,
              Node node, MatchSink sink);

#endif
