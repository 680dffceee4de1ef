/* Attaching comments to the tree. Internal to syntax/. */
#ifndef T2M_SYNTAX_COMMENTS_H
#define T2M_SYNTAX_COMMENTS_H

#include "syntax/parse.h"

/*
 * Puts every comment of `comments` (in source order) into exactly one of the places that ast.h names, and sets blank_above
 * and module->comment_count. Requires a complete module.
 */
void comments_attach(SyntaxContext *context, Module *module, const CommentVec *comments);

#endif
