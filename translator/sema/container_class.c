/*
 * Classes of the script that derive from list, dict, set, those of collections, and optimizers. An object of such a class is no container in C: it
 * holds one, and has the methods of one. For each such class there is a base class of its own, written here as Python text
 * (`Stack_list` below `class Stack(list)`), so that the items of each have a type of their own. Everything else is what any class of
 * the script can do. Where a library's function wants a container, an object of such a class gives it the one that it holds.
 */
#include "sema/infer.h"

#include <string.h>

#include "syntax/walk.h"

typedef struct ContainerKind {
    const char *qualified, *field, *make, *text; /* no text: of what cannot be changed (scalar_class.c), `make` takes the first argument */
} ContainerKind;

static const char list_text[] =
    "class _hidden:\n"
    "    def __init__(self, items=None):\n"
    "        self._list = []\n"
    "        if items is not None:\n"
    "            self._list.extend(items)\n"
    "    def append(self, item):\n        self._list.append(item)\n"
    "    def extend(self, items):\n        self._list.extend(items)\n"
    "    def insert(self, index, item):\n        self._list.insert(index, item)\n"
    "    def remove(self, item):\n        self._list.remove(item)\n"
    "    def pop(self, index=-1):\n        return self._list.pop(index)\n"
    "    def clear(self):\n        self._list.clear()\n"
    "    def index(self, item):\n        return self._list.index(item)\n"
    "    def count(self, item):\n        return self._list.count(item)\n"
    "    def sort(self, *, key=None, reverse=False):\n        self._list.sort(key=key, reverse=reverse)\n"
    "    def reverse(self):\n        self._list.reverse()\n"
    "    def copy(self):\n        return self._list.copy()\n"
    "    def __len__(self):\n        return len(self._list)\n"
    "    def __getitem__(self, index):\n        return self._list[index]\n"
    "    def __setitem__(self, index, item):\n        self._list[index] = item\n"
    "    def __delitem__(self, index):\n        del self._list[index]\n"
    "    def __contains__(self, item):\n        return item in self._list\n"
    "    def __iter__(self):\n        return iter(self._list)\n"
    "    def __reversed__(self):\n        return reversed(self._list)\n"
    "    def __add__(self, other):\n        return self._list + other\n"
    "    def __iadd__(self, other):\n        self._list.extend(other)\n"
    "    def __mul__(self, times):\n        return self._list * times\n"
    "    def __eq__(self, other):\n        return self._list == other\n"
    "    def __lt__(self, other):\n        return self._list < other\n"
    "    def __repr__(self):\n        return repr(self._list)\n";

/* The rest of a dict's methods; what makes one differs. */
#define DICT_METHODS                                                                                                    \
    "    def __len__(self):\n        return len(self._dict)\n"                                                          \
    "    def __getitem__(self, key):\n        return self._dict[key]\n"                                                 \
    "    def __setitem__(self, key, value):\n        self._dict[key] = value\n"                                         \
    "    def __delitem__(self, key):\n        del self._dict[key]\n"                                                    \
    "    def __contains__(self, key):\n        return key in self._dict\n"                                              \
    "    def __iter__(self):\n        return iter(self._dict)\n"                                                        \
    "    def keys(self):\n        return self._dict.keys()\n"                                                           \
    "    def values(self):\n        return self._dict.values()\n"                                                       \
    "    def items(self):\n        return self._dict.items()\n"                                                         \
    "    def get(self, key, default=None):\n        return self._dict[key] if key in self._dict else default\n"          \
    "    def setdefault(self, key, default=None):\n        return self._dict.setdefault(key, default)\n"                \
    "    def clear(self):\n        self._dict.clear()\n"                                                                \
    "    def copy(self):\n        return self._dict.copy()\n"                                                           \
    "    def __eq__(self, other):\n        return self._dict == other\n"                                                \
    "    def __or__(self, other):\n        return self._dict | other\n"

#define PLAIN_METHODS                                                                                                   \
    "    def update(self, items=None, **values):\n"                                                                     \
    "        if items is not None:\n            self._dict.update(items)\n"                                             \
    "        self._dict.update(values)\n"                                                                               \
    "    def pop(self, key, *default):\n        return self._dict.pop(key, *default)\n"

static const char dict_text[] =
    "class _hidden:\n"
    "    def __init__(self, items=None, **values):\n"
    "        self._dict = {}\n"
    "        if items is not None:\n            self._dict.update(items)\n"
    "        self._dict.update(values)\n" DICT_METHODS PLAIN_METHODS
    "    def popitem(self):\n        return self._dict.popitem()\n"
    "    def __repr__(self):\n        return repr(self._dict)\n";

static const char ordered_text[] =
    "class _hidden:\n"
    "    def __init__(self, items=None, **values):\n"
    "        self._dict = _OrderedDict()\n"
    "        if items is not None:\n            self._dict.update(items)\n"
    "        self._dict.update(values)\n" DICT_METHODS PLAIN_METHODS
    "    def popitem(self, last=True):\n"
    "        key = next(reversed(self._dict)) if last else next(iter(self._dict))\n"
    "        return key, self._dict.pop(key)\n"
    "    def move_to_end(self, key, last=True):\n        self._dict.move_to_end(key, last)\n"
    "    def __repr__(self):\n"
    "        return f'{self.__class__.__name__}({list(self._dict.items())!r})' if self._dict else f'{self.__class__.__name__}()'\n";

static const char default_text[] =
    "class _hidden:\n"
    "    def __init__(self, default_factory=None):\n"
    "        self._dict = _defaultdict(default_factory)\n" DICT_METHODS PLAIN_METHODS
    "    def popitem(self):\n        return self._dict.popitem()\n";

static const char counter_text[] =
    "class _hidden:\n"
    "    def __init__(self, items=None):\n"
    "        self._dict = _Counter()\n"
    "        if items is not None:\n            self._dict.update(items)\n" DICT_METHODS
    "    def update(self, items):\n        self._dict.update(items)\n"
    "    def subtract(self, items):\n        self._dict.subtract(items)\n"
    "    def most_common(self, n=None):\n        return self._dict.most_common(len(self._dict) if n is None else n)\n"
    "    def total(self):\n        return self._dict.total()\n"
    "    def elements(self):\n        return self._dict.elements()\n"
    "    def pop(self, key, *default):\n        return self._dict.pop(key, *default)\n"
    "    def popitem(self):\n        return self._dict.popitem()\n";

static const char set_text[] =
    "class _hidden:\n"
    "    def __init__(self, items=None):\n"
    "        self._set = set()\n"
    "        if items is not None:\n            self._set.update(items)\n"
    "    def add(self, item):\n        self._set.add(item)\n"
    "    def remove(self, item):\n        self._set.remove(item)\n"
    "    def discard(self, item):\n        self._set.discard(item)\n"
    "    def update(self, items):\n        self._set.update(items)\n"
    "    def clear(self):\n        self._set.clear()\n"
    "    def __len__(self):\n        return len(self._set)\n"
    "    def __contains__(self, item):\n        return item in self._set\n"
    "    def __iter__(self):\n        return iter(self._set)\n"
    "    def __eq__(self, other):\n        return self._set == other\n"
    "    def __repr__(self):\n"
    "        return f'{self.__class__.__name__}({self._set!r})' if self._set else f'{self.__class__.__name__}()'\n";

/* Optimizers: groups and states are the runtime's, also where the script writes step(). */
#define OPTIMIZER_METHODS                                                                                               \
    "    @property\n"                                                                                                   \
    "    def param_groups(self):\n        return self._optimizer.param_groups\n"                                        \
    "    @property\n"                                                                                                   \
    "    def state(self):\n        return self._optimizer.state\n"                                                      \
    "    @property\n"                                                                                                   \
    "    def defaults(self):\n        return self._optimizer.defaults\n"                                                \
    "    def zero_grad(self, set_to_none=True):\n        self._optimizer.zero_grad(set_to_none)\n"                      \
    "    def state_dict(self):\n        return self._optimizer.state_dict()\n"                                          \
    "    def load_state_dict(self, state_dict):\n        self._optimizer.load_state_dict(state_dict)\n"                 \
    "    def add_param_group(self, param_group):\n        self._optimizer.add_param_group(param_group)\n"               \
    "    def __repr__(self):\n        return repr(self._optimizer)\n"

static const char optimizer_text[] =
    "class _hidden:\n"
    "    def __init__(self, params, defaults):\n"
    "        self._optimizer = _library__torch_optim_ScriptOptimizer(params, defaults, self.__class__.__name__)\n" OPTIMIZER_METHODS;

#define OPTIMIZER_BELOW(name)                                                                                           \
    {"torch.optim." name, "_optimizer", NULL,                                                                           \
     "class _hidden:\n"                                                                                                 \
     "    def __init__(self, *args, **kwargs):\n"                                                                       \
     "        self._optimizer = _library__torch_optim_" name "(*args, **kwargs)\n"                                      \
     "    def step(self, closure=None):\n        return self._optimizer.step(closure)\n" OPTIMIZER_METHODS}

static const ContainerKind kinds[] = {
    {"torch.optim.Optimizer", "_optimizer", "_library__torch_optim_ScriptOptimizer(None, {}, '')", optimizer_text},
    OPTIMIZER_BELOW("SGD"),
    OPTIMIZER_BELOW("Adam"),
    OPTIMIZER_BELOW("AdamW"),
    OPTIMIZER_BELOW("RMSprop"),
    OPTIMIZER_BELOW("Adagrad"),
    OPTIMIZER_BELOW("Adadelta"),
    OPTIMIZER_BELOW("Adamax"),
    OPTIMIZER_BELOW("NAdam"),
    OPTIMIZER_BELOW("RAdam"),
    {"builtins.list", "_list", "[]", list_text},
    {"builtins.dict", "_dict", "{}", dict_text},
    {"builtins.set", "_set", "set()", set_text},
    {"collections.OrderedDict", "_dict", "_OrderedDict()", ordered_text},
    {"collections.defaultdict", "_dict", "_defaultdict(None)", default_text},
    {"collections.Counter", "_dict", "_Counter()", counter_text},
    {"collections.UserDict", "_dict", "{}", dict_text},
    {"collections.UserList", "_list", "[]", list_text},
    {"builtins.str", "_str", "str(%s)", NULL},
    {"builtins.int", "_int", "int(%s)", NULL},
    {"builtins.float", "_float", "float(%s)", NULL},
    {"builtins.tuple", "_items", "tuple(%s)", NULL},
};

static const ContainerKind *kind_of(const Class *class_)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (name_is(class_->qualified, kinds[i].qualified))
            return &kinds[i];
    return NULL;
}

/* The hidden base of a class, or NULL. */
static const UserClass *hidden_of(const Class *class_)
{
    for (; class_; class_ = class_->base)
        if (class_->user && class_->user->stands_for)
            return class_->user;
    return NULL;
}

const Class *container_of_class(const Class *class_)
{
    const UserClass *hidden = class_ ? hidden_of(class_) : NULL;
    return hidden ? hidden->stands_for : NULL;
}

/* ---- the class statement ------------------------------------------------------------------------------------------------ */

Class *container_base(Frame *frame, UserClass *class_, Class *base, const Expr *expr)
{
    const ContainerKind *kind = kind_of(base);
    if (!kind)
        return NULL;
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, expr);
    if (!made) {
        const Block *block = synth_parse(frame->infer, kind->text ? kind->text : scalar_class_text(frame->arena, base->name->text), class_->def->span, NULL, 0);
        made = block->items[0];
        made->class_def.name = name_printf(frame->infer->names, "%s_%s", class_->class_.name->text, kind->field + 1);
        pointer_map_set(frame->arena, &frame->infer->namedtuples, expr, made);
        UserClass *hidden = scopes_add_class(frame, made);
        hidden->stands_for = base;
        frame->infer->has_containers = true;
        vec_each(i, &made->class_def.body) {
            UserFunction *function = pointer_map_get(&frame->infer->functions, made->class_def.body.items[i]);
            if (function)
                function->is_made = true;
        }
    }
    class_execute_made(frame, made);
    UserClass *hidden = pointer_map_get(&frame->infer->classes, made);
    return &hidden->class_;
}

typedef struct Search {
    bool is_found;
} Search;

static void find_init(Expr *expr, void *data)
{
    const Expr *func = expr->kind == EXPR_CALL ? expr->call.func : NULL;
    if (func && func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "__init__"))
        ((Search *)data)->is_found = true;
    walk_expr(expr, find_init, data);
}

static Stmt *own_init(Frame *frame, UserClass *class_)
{
    UserFunction *init = pointer_map_get(&class_->methods, frame->infer->known.init);
    return init && !init->is_made ? init->def : NULL;
}

void class_begin_init(Frame *frame, UserClass *class_, const char *text)
{
    Stmt *def = own_init(frame, class_);
    Search search = {false};
    if (!def || !def->function_def.params.args.count)
        return;
    walk_block_exprs(&def->function_def.body, find_init, &search);
    if (search.is_found)
        return;
    const Block *made = synth_parse(frame->infer, text, def->span, NULL, 0);
    Block body = {0};
    vec_each(i, made)
        vec_push(frame->arena, &body, made->items[i]);
    vec_each(i, &def->function_def.body)
        vec_push(frame->arena, &body, def->function_def.body.items[i]);
    def->function_def.body = body;
}

/* `__getattr__ = dict.__getitem__` */
static const struct {
    const char *method, *text;
} borrowed[] = {
    {"__getitem__", "def %s(self, key):\n    return self.%s[key]\n"},
    {"get", "def %1$s(self, key, default=None):\n    return self.%2$s[key] if key in self.%2$s else default\n"},
    {"__setitem__", "def %s(self, key, value):\n    self.%s[key] = value\n"},
    {"__delitem__", "def %s(self, key):\n    del self.%s[key]\n"},
    {"append", "def %s(self, item):\n    self.%s.append(item)\n"},
    {"pop", "def %s(self, key):\n    return self.%s.pop(key)\n"},
    {"__repr__", "def %s(self):\n    return repr(self.%s)\n"},
    {"__len__", "def %s(self):\n    return len(self.%s)\n"},
};

static void borrow_methods(Frame *frame, UserClass *class_, const char *field)
{
    Block *body = &class_->def->class_def.body;
    for (size_t i = 0; i < body->count; i++) {
        Stmt *stmt = body->items[i];
        const Expr *value = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.value : NULL;
        if (!value || value->kind != EXPR_ATTRIBUTE || stmt->assign.targets.items[0]->kind != EXPR_NAME)
            continue;
        const Type *owner = value->attribute.value->kind == EXPR_NAME ? infer_expr(frame, value->attribute.value) : NULL;
        if (!owner || owner->kind != TYPE_CLASS || !owner->class_ || !kind_of(owner->class_))
            continue;
        for (size_t k = 0; k < sizeof borrowed / sizeof *borrowed; k++) {
            if (!name_is(value->attribute.name, borrowed[k].method))
                continue;
            Text text = {0};
            text_printf(&text, borrowed[k].text, stmt->assign.targets.items[0]->name.id->text, field);
            stmt->kind = STMT_PASS;
            synth_methods(frame, class_, text_string(&text), NULL, 0);
            text_release(&text);
            break;
        }
    }
}

/* `self.__dict__ = self` in __init__: attributes are items. */
static bool takes_itself_as_dict(const Stmt *init)
{
    bool any = false;
    for (size_t i = 0; init && i < init->function_def.body.count; i++) {
        Stmt *stmt = init->function_def.body.items[i];
        const Expr *target = stmt->kind == STMT_ASSIGN ? stmt->assign.targets.items[0] : NULL;
        if (!target || target->kind != EXPR_ATTRIBUTE || !name_is(target->attribute.name, "__dict__") ||
            stmt->assign.value->kind != EXPR_NAME || stmt->assign.value->name.id != init->function_def.params.args.items[0]->name)
            continue;
        stmt->kind = STMT_PASS;
        any = true;
    }
    return any;
}

static const char attributes_text[] =
    "def __getattr__(self, name):\n"
    "    if name not in self._dict:\n"
    "        raise AttributeError(f'{self.__class__.__name__!r} object has no attribute {name!r}')\n"
    "    return self._dict[name]\n"
    "def __setattr__(self, name, value):\n    self._dict[name] = value\n"
    "def __delattr__(self, name):\n"
    "    if name not in self._dict:\n"
    "        raise AttributeError(f'{self.__class__.__name__!r} object has no attribute {name!r}')\n"
    "    del self._dict[name]\n";

/* A str, int ... gets its value where the object is made: of the first argument, or of what the class's own __new__ hands on. */
static void keep_value(Frame *frame, UserClass *class_, const ContainerKind *kind, const Stmt *init)
{
    const ParamVec *params = init ? &init->function_def.params.args : NULL;
    bool makes = pointer_map_has(&class_->methods, name_intern(frame->infer->names, "__new__"));
    if (makes) {
        const char *text = "@classmethod\ndef _of(cls, value):\n    made = _raw_object(cls)\n    _set_raw(made, '%s', %s)\n    return made\n";
        const char *make = arena_printf(frame->arena, kind->make, "value");
        synth_methods(frame, class_, arena_printf(frame->arena, text, kind->field, make), NULL, 0);
        if (!init)
            synth_methods(frame, class_, "def __init__(self, *args, **kwargs):\n    pass\n", NULL, 0);
    } else if (params && params->count >= 2) {
        const char *make = arena_printf(frame->arena, kind->make, params->items[1]->name->text);
        class_begin_init(frame, class_, arena_printf(frame->arena, "_set_raw(%s, '%s', %s)\n", params->items[0]->name->text, kind->field, make));
    }
}

void container_class_made(Frame *frame, UserClass *class_)
{
    const UserClass *hidden = class_->stands_for ? NULL : hidden_of(&class_->class_);
    if (!hidden || class_->is_made)
        return;
    class_->is_made = true;
    const ContainerKind *kind = kind_of(hidden->stands_for);
    const Stmt *init = own_init(frame, class_);
    const char *self = init && init->function_def.params.args.count ? init->function_def.params.args.items[0]->name->text : "self";
    if (!kind->make)
        return; /* its __init__ makes it, called by the class's */
    if (!kind->text)
        keep_value(frame, class_, kind, init);
    else
        class_begin_init(frame, class_, arena_printf(frame->arena, "_set_raw(%s, '%s', %s)\n", self, kind->field, kind->make));
    borrow_methods(frame, class_, kind->field);
    if (takes_itself_as_dict(own_init(frame, class_)))
        synth_methods(frame, class_, attributes_text, NULL, 0);
    const char *missing = "def __getitem__(self, key):\n    return self._dict[key] if key in self._dict else self.__missing__(key)\n";
    if (pointer_map_has(&class_->methods, name_intern(frame->infer->names, "__missing__")) && strcmp(kind->field, "_dict") == 0)
        synth_methods(frame, class_, missing, NULL, 0);
}

/* ---- its objects where a container is wanted ---------------------------------------------------------------------------- */

/* An object that stands for an int wherever one is wanted. */
static bool is_index_object(Frame *frame, const Type *type)
{
    return type->kind == TYPE_INSTANCE && type->class_ && type->class_->user &&
           class_method(type->class_, name_intern(frame->infer->names, "__index__")) != NULL;
}

/* A member of `class Mode(str, Enum)` */
static bool is_text_enum(const Type *type)
{
    return type->kind == TYPE_INSTANCE && type->class_ && type->class_->user && type->class_->user->is_enum && type->class_->user->enum_kind == ENUM_STR;
}

Expr *container_spelled_out(Frame *frame, Expr *expr)
{
    const Expr *object = expr->kind == EXPR_STARRED ? expr->starred.value : expr;
    const Type *type = type_unwrap(infer_expr(frame, (Expr *)object));
    const UserClass *hidden = type->kind == TYPE_INSTANCE && type->class_ ? hidden_of(type->class_) : NULL;
    bool is_text = is_text_enum(type), is_index = !hidden && !is_text && is_index_object(frame, type);
    if (!hidden && !is_index && !is_text)
        return expr;
    Expr *made = pointer_map_get(&frame->infer->spelled_out, expr);
    if (!made) {
        const char *text = hidden ? arena_printf(frame->arena, "x.%s", kind_of(hidden->stands_for)->field) : is_text ? "x.value" : "x.__index__()";
        made = synth_expr(frame->infer, text, expr->span);
        *(hidden || is_text ? &made->attribute.value : &made->call.func->attribute.value) = (Expr *)object;
        if (expr->kind == EXPR_STARRED) {
            Expr *starred = ARENA_NEW(frame->arena, Expr);
            *starred = *expr;
            starred->starred.value = made;
            made = starred;
        }
        pointer_map_set(frame->arena, &frame->infer->spelled_out, expr, made);
    }
    infer_expr(frame, made);
    return made;
}

bool container_spell_out(Frame *frame, ArgVec *args)
{
    bool any = false;
    vec_each(i, args) {
        ArgValue *arg = &args->items[i];
        const Type *type = type_unwrap(arg->type);
        if (!arg->expr || type->kind != TYPE_INSTANCE || !type->class_ || (!hidden_of(type->class_) && !is_text_enum(type) && !is_index_object(frame, type)))
            continue;
        Expr *made = container_spelled_out(frame, arg->expr);
        any |= made != arg->expr;
        arg->expr = made;
        arg->type = infer_expr(frame, made->kind == EXPR_STARRED ? made->starred.value : made);
    }
    return any;
}

/* mode in ("train", "eval"): what the object holds is compared. */
static void spell_member(Frame *frame, Expr *compare)
{
    bool is_in = compare->compare.rest.count == 1 && (compare->compare.ops[0] == COMPARE_IN || compare->compare.ops[0] == COMPARE_NOT_IN);
    const Type *left = is_in ? type_unwrap(infer_expr(frame, compare->compare.left)) : NULL;
    if (!left || left->kind != TYPE_INSTANCE || !left->class_ || (!hidden_of(left->class_) && !is_text_enum(left) && !is_index_object(frame, left)))
        return;
    const Type *right = type_unwrap(infer_expr(frame, compare->compare.rest.items[0]));
    bool is_row = right->kind == TYPE_TUPLE || right->kind == TYPE_LIST || right->kind == TYPE_SET || right->kind == TYPE_DICT;
    bool is_plain = is_row && right->item_count > 0;
    for (size_t i = 0; is_plain && i < (right->kind == TYPE_TUPLE ? right->item_count : 1); i++) {
        TypeKind kind = type_item(right, i)->kind;
        is_plain = kind == TYPE_STR || kind == TYPE_INT || kind == TYPE_FLOAT || kind == TYPE_TUPLE;
    }
    if (is_plain)
        compare->compare.left = container_spelled_out(frame, compare->compare.left);
}

/* dict.__init__(self, ...): what the hidden base does. h[1:3]: of what it holds. */
Expr *container_replacement(Frame *frame, Expr *expr)
{
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (expr->kind == EXPR_COMPARE)
        spell_member(frame, expr);
    if (expr->kind == EXPR_SUBSCRIPT && expr->subscript.index->kind == EXPR_SLICE && expr->context == CONTEXT_LOAD) {
        const Type *type = type_unwrap(infer_expr(frame, expr->subscript.value));
        const UserClass *hidden = type->kind == TYPE_INSTANCE && type->class_ ? hidden_of(type->class_) : NULL;
        UserFunction *own = hidden ? class_method(type->class_, frame->infer->known.getitem) : NULL;
        if (!hidden || !own || own->class_ != hidden)
            return NULL;
        if (made)
            return made;
        made = synth_expr(frame->infer, "x[0]", expr->span);
        made->subscript.value = container_spelled_out(frame, expr->subscript.value);
        made->subscript.index = expr->subscript.index;
        return kept_replacement(frame, expr, made);
    }
    const Expr *func = expr->kind == EXPR_CALL ? expr->call.func : NULL;
    if (!func || func->kind != EXPR_ATTRIBUTE || func->attribute.value->kind != EXPR_NAME || !expr->call.args.count)
        return NULL;
    const Type *owner = infer_expr(frame, func->attribute.value);
    if (owner->kind != TYPE_CLASS || !owner->class_ || !kind_of(owner->class_))
        return NULL;
    const UserClass *class_ = current_class(frame);
    const Expr *self = expr->call.args.items[0];
    if (!class_ || !hidden_of(&class_->class_) || self->kind != EXPR_NAME || made)
        return made;
    made = synth_expr(frame->infer, "super().x()", expr->span);
    made->call.func->attribute.name = func->attribute.name;
    for (size_t i = 1; i < expr->call.args.count; i++)
        vec_push(frame->arena, &made->call.args, expr->call.args.items[i]);
    made->call.keywords = expr->call.keywords;
    return kept_replacement(frame, expr, made);
}
