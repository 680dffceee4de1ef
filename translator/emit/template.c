/*
 * Rule templates (rules/README.md, "Template language"): the C text of a rule with the call's arguments
 * filled in.
 *
 * A placeholder between parentheses or commas takes any argument as it is; elsewhere in an expression the
 * argument is put in parentheses if it binds less than a call. A size given as one value (x.shape, a list)
 * turns `mx_zeros(...)` into `mx_zeros_dims(...)`: every function of the runtime that takes sizes has both
 * forms.
 */
#include "emit/emit.h"
#include "emit/emitter.h"

#include "base/bug.h"

#include <ctype.h>
#include <string.h>

typedef struct Filler {
    Emitter *emitter; /* NULL: placeholders are written as their names */
    const IrExpr *call;
    const IrRule *rule;
    Text out;
} Filler;

/* `{name!form}` or `{*name}`, from the brace to the brace. */
typedef struct Hole {
    const char *name;
    size_t length;
    const char *form; /* "" if none */
    size_t form_length;
    bool spreads;
    const char *end; /* behind the closing brace */
} Hole;

static Hole read_hole(const char *at)
{
    Hole hole = {.name = at + 1, .form = ""};
    if (*hole.name == '*') {
        hole.spreads = true;
        hole.name++;
    }
    const char *close = strchr(at, '}');
    if (!close)
        T2M_BUG("a template has an open brace: %s", at);
    const char *mark = memchr(hole.name, '!', (size_t)(close - hole.name));
    hole.length = (size_t)((mark ? mark : close) - hole.name);
    if (mark) {
        hole.form = mark + 1;
        hole.form_length = (size_t)(close - mark - 1);
    }
    hole.end = close + 1;
    return hole;
}

static bool hole_is(const Hole *hole, const char *name)
{
    return strlen(name) == hole->length && memcmp(name, hole->name, hole->length) == 0;
}

static bool form_is(const Hole *hole, const char *form)
{
    return strlen(form) == hole->form_length && memcmp(form, hole->form, hole->form_length) == 0;
}

/* ---- arguments ---------------------------------------------------------------------------------------- */

static size_t param_index(const Filler *filler, const Hole *hole)
{
    vec_each(i, &filler->rule->params)
        if (hole_is(hole, filler->rule->params.items[i].name->text))
            return i;
    return SIZE_MAX;
}

static const IrExpr *argument(const Filler *filler, size_t index)
{
    const IrExpr *given = index < filler->call->args.count ? filler->call->args.items[index] : NULL;
    return given ? given : filler->rule->params.items[index].default_value;
}

/* The same constant. */
static bool is_same(const IrExpr *a, const IrExpr *b)
{
    if (!a || !b || a->kind != b->kind)
        return a && b && a->kind == IR_FLOAT && b->kind == IR_INT && a->number == (double)b->integer;
    switch (a->kind) {
    case IR_NULL:
        return true;
    case IR_BOOL:
        return a->boolean == b->boolean;
    case IR_INT:
        return a->integer == b->integer;
    case IR_FLOAT:
        return a->number == b->number;
    case IR_STR:
        return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
    case IR_C_NAME:
        return a->name == b->name;
    case IR_TUPLE:
    case IR_LIST:
        if (a->args.count != b->args.count)
            return false;
        vec_each(i, &a->args)
            if (!is_same(a->args.items[i], b->args.items[i]))
                return false;
        return true;
    default:
        return false;
    }
}

static bool is_given(const Filler *filler, size_t index)
{
    const IrExpr *given = index < filler->call->args.count ? filler->call->args.items[index] : NULL;
    const IrExpr *otherwise = filler->rule->params.items[index].default_value;
    return given && !is_same(given, otherwise) &&
           !(given->kind == IR_CONVERT && is_same(given->left, otherwise));
}

/* ---- forms -------------------------------------------------------------------------------------------- */

static bool is_sequence(const IrExpr *expr)
{
    return expr->kind == IR_TUPLE || expr->kind == IR_LIST;
}

/* One size: what stands for an int is read. */
static void put_dim(Filler *filler, const IrExpr *value)
{
    bool is_boxed = value->type->kind == IR_TYPE_VALUE;
    const char *open = value->type->kind == IR_TYPE_ARRAY    ? "mx_item_int("
                       : ir_type_is_ndarray(value->type) ? "np_to_index("
                       : is_boxed                        ? "py_as_int("
                       : value->type->kind == IR_TYPE_OPTIONAL ? "py_given_int("
                                                         : "";
    text_add(&filler->out, open);
    put_expr(filler->emitter, &filler->out, value, LEVEL_ASSIGN);
    if (value->type->kind == IR_TYPE_OPTIONAL)
        text_add(&filler->out, ", \"'NoneType' object cannot be interpreted as an integer\"");
    text_add(&filler->out, open[0] ? ")" : "");
}

static void put_argument(Filler *filler, const IrExpr *value)
{
    put_value(filler->emitter, &filler->out, value);
}

/* Writes the items of a display one after another; a display of one sequence is that sequence. */
static void put_spread(Filler *filler, const IrExpr *value, void (*put_one)(Filler *, const IrExpr *))
{
    if (value->args.count == 1 && is_sequence(value->args.items[0])) {
        put_spread(filler, value->args.items[0], put_one);
        return;
    }
    vec_each(i, &value->args) {
        text_add(&filler->out, i ? ", " : "");
        put_one(filler, value->args.items[i]);
    }
}

static bool is_dims_value(const IrExpr *expr)
{
    return expr->type->kind == IR_TYPE_LIST || (expr->type->kind == IR_TYPE_TUPLE && expr->type->is_open) ||
           (expr->type->kind == IR_TYPE_LIBRARY && strcmp(expr->type->c_name->text, "mx_dims") == 0);
}

/* Turns the call that is open at the end of the text, `name(`, into `name_dims(`; `MX_DIMS(` goes away,
 * up to its `)`. */
static bool open_call_takes_dims(Filler *filler)
{
    Text *out = &filler->out;
    int depth = 0;
    size_t at = out->length;
    while (at > 0 && !(out->data[at - 1] == '(' && depth == 0)) {
        at--;
        depth += out->data[at] == ')' ? 1 : out->data[at] == '(' ? -1 : 0;
    }
    if (at == 0)
        return false;
    const char *macro = "MX_DIMS";
    size_t length = strlen(macro);
    if (at - 1 >= length && memcmp(out->data + at - 1 - length, macro, length) == 0) {
        char *rest = arena_copy_string(filler->emitter->arena, out->data + at);
        out->length = at - 1 - length;
        text_add(out, rest);
        return true;
    }
    char *rest = arena_copy_string(filler->emitter->arena, out->data + at - 1);
    out->length = at - 1;
    text_add(out, "_dims");
    text_add(out, rest);
    return false;
}

/* Sizes that only the run can count. */
static void put_dims_value(Filler *filler, const IrExpr *value)
{
    if (put_dims_slice(filler->emitter, &filler->out, value))
        return;
    bool is_tuple = value->type->kind == IR_TYPE_TUPLE;
    text_add(&filler->out, is_tuple ? "mx_dims_from(py_list_of_tuple(" : value->type->kind == IR_TYPE_LIST ? "mx_dims_from(" : "");
    put_value(filler->emitter, &filler->out, value);
    text_add(&filler->out, is_tuple ? "))" : value->type->kind == IR_TYPE_LIST ? ")" : "");
}

/* Gives the template's next position: behind the `)` of a dropped MX_DIMS(. */
static const char *put_dims(Filler *filler, const IrExpr *value, void (*put_one)(Filler *, const IrExpr *), const char *next)
{
    const IrExpr *only = is_sequence(value) && value->args.count == 1 ? value->args.items[0] : value;
    if (!is_sequence(only) && is_dims_value(only)) {
        bool dropped = open_call_takes_dims(filler);
        put_dims_value(filler, only);
        return dropped && *next == ')' ? next + 1 : next;
    }
    if (is_sequence(value)) {
        put_spread(filler, value, put_one);
    } else if (value->type->kind == IR_TYPE_RECORD && !value->type->record->by_pointer) {
        vec_each(i, &value->type->record->fields) {
            text_add(&filler->out, i ? ", " : "");
            put_access(filler->emitter, &filler->out, value);
            text_add(&filler->out, name_of_field(filler->emitter, value->type->record->fields.items[i]));
        }
    } else if (value->type->kind == IR_TYPE_TUPLE) {
        for (size_t i = 0; i < value->type->item_count; i++) {
            text_add(&filler->out, i ? ", " : "");
            IrExpr index = {.kind = IR_INT, .type = value->type, .integer = (int64_t)i};
            IrExpr item = {
                .kind = IR_ITEM, .type = value->type->items[i], .left = (IrExpr *)value, .right = &index};
            put_one(filler, &item);
        }
    } else {
        put_one(filler, value);
    }
    return next;
}

static bool is_one_dim(const IrExpr *value)
{
    return ir_type_is_scalar(value->type) || value->type->kind == IR_TYPE_ARRAY || value->type->kind == IR_TYPE_OPTIONAL ||
           value->type->kind == IR_TYPE_VALUE || ir_type_is_ndarray(value->type);
}

static void put_pair(Filler *filler, const IrExpr *value)
{
    const IrExpr *only = is_sequence(value) && value->args.count == 1 ? value->args.items[0] : value;
    if (!is_sequence(only) && is_dims_value(only)) {
        text_add(&filler->out, "nn_2d_of(");
        put_dims_value(filler, only);
        text_add_char(&filler->out, ')');
        return;
    }
    text_add(&filler->out, "NN_2D(");
    if (is_one_dim(value)) {
        put_dim(filler, value);
        text_add(&filler->out, ", ");
        put_dim(filler, value);
    } else {
        put_dims(filler, value, put_dim, "");
    }
    text_add_char(&filler->out, ')');
}

/* A number as a double; an array is read. */
static void put_double(Filler *filler, const IrExpr *value)
{
    if (value->type->kind == IR_TYPE_ARRAY) {
        text_add(&filler->out, "mx_item_float(");
        put_value(filler->emitter, &filler->out, value);
        text_add_char(&filler->out, ')');
        return;
    }
    bool widens = value->kind == IR_CONVERT && value->type->kind == IR_TYPE_FLOAT &&
                  value->left->type->kind == IR_TYPE_INT;
    put_value(filler->emitter, &filler->out, widens ? value->left : value);
}

static void put_integer(Filler *filler, const IrExpr *value)
{
    const char *open = value->type->kind == IR_TYPE_ARRAY   ? "mx_item_int("
                       : value->type->kind == IR_TYPE_FLOAT ? "py_int_of_float("
                                                            : "";
    text_add(&filler->out, open);
    put_value(filler->emitter, &filler->out, value);
    text_add(&filler->out, open[0] ? ")" : "");
}

static size_t count_of_items(const IrExpr *value)
{
    if (is_sequence(value))
        return value->args.count;
    if (value->type->kind == IR_TYPE_RECORD)
        return value->type->record->fields.count;
    return value->type->kind == IR_TYPE_TUPLE ? value->type->item_count : 1; /* a number stands for a list of one */
}

static void put_numbers(Filler *filler, const IrExpr *value)
{
    bool is_list = !is_sequence(value) && value->type->kind == IR_TYPE_LIST, is_open = value->type->kind == IR_TYPE_TUPLE && value->type->is_open;
    if (is_list || (is_open && !is_sequence(value))) { /* its length shows when it runs */
        const char *read = is_open ? "py_list_of_tuple(" : "";
        text_printf(&filler->out, "PY_DOUBLES(%s", read);
        put_value(filler->emitter, &filler->out, value);
        text_add(&filler->out, *read ? "))" : ")");
        return;
    }
    if (ir_type_is_ndarray(value->type)) {
        text_add(&filler->out, "NP_DOUBLES(");
        put_value(filler->emitter, &filler->out, value);
        text_add_char(&filler->out, ')');
        return;
    }
    text_printf(&filler->out, "%zu, (const double[]){", count_of_items(value));
    if (ir_type_is_scalar(value->type))
        put_double(filler, value);
    else
        put_dims(filler, value, put_double, "");
    text_add_char(&filler->out, '}');
}

/* None is the default dtype. */
static void put_dtype(Filler *filler, const IrExpr *value)
{
    if (value->kind == IR_NULL) {
        text_add(&filler->out, "MX_FLOAT32");
        return;
    }
    if (value->kind != IR_STR) {
        put_value(filler->emitter, &filler->out, value);
        return;
    }
    text_add(&filler->out, "MX_");
    for (size_t i = 0; i < value->length; i++)
        text_add_char(&filler->out, (char)toupper((unsigned char)value->text[i]));
}

static void put_switch(Filler *filler, const IrExpr *value)
{
    if (value->kind == IR_BOOL) {
        text_add(&filler->out, value->boolean ? "NN_ON" : "NN_OFF");
        return;
    }
    text_add(&filler->out, "NN_SWITCH(");
    put_value(filler->emitter, &filler->out, value);
    text_add_char(&filler->out, ')');
}

static void put_class_object(Filler *filler, const IrExpr *value)
{
    const IrClass *class_ = value->kind == IR_CLASS ? value->class_ : value->type->class_;
    if (class_)
        text_printf(&filler->out, "&%s_class", class_->name->text);
    else
        put_value(filler->emitter, &filler->out, value);
}

/* An operand in a place that is no argument list must bind like a call. */
static Level hole_level(const Filler *filler, const char *next)
{
    char before = filler->out.length ? filler->out.data[filler->out.length - 1] : '\0';
    if (before == ' ' && filler->out.length > 1)
        before = filler->out.data[filler->out.length - 2];
    bool is_whole = before == '\0' && *next == '\0';
    return is_whole || ((before == '(' || before == ',' || before == '=') &&
                        (*next == ',' || *next == ')' || *next == '[' || *next == '\0'))
               ? LEVEL_ASSIGN
               : LEVEL_POSTFIX;
}

static bool is_module_like(const IrType *type)
{
    return type && type->kind == IR_TYPE_LIBRARY;
}

static bool is_array_tuple(const IrExpr *value)
{
    if (value->type->kind != IR_TYPE_TUPLE || value->type->item_count == 0)
        return false;
    for (size_t i = 0; i < value->type->item_count; i++)
        if (value->type->items[i]->kind != IR_TYPE_ARRAY)
            return false;
    return true;
}

/* py_list_of_tuple({a}), py_tuple_length({a}): functions of the tuple itself. */
static bool takes_tuple(const IrRule *rule)
{
    return strncmp(rule->c, "py_list_of_tuple(", 17) == 0 || strstr(rule->c, "py_tuple_") != NULL || strstr(rule->c, "nn_lstm_forward_from(") != NULL;
}

/* The runtime takes several arrays as a list, be they a list or a tuple in Python. */
static void put_arrays(Filler *filler, const IrExpr *value)
{
    text_add(&filler->out, value->kind == IR_TUPLE ? "py_arrays(" : "py_list_of_tuple(");
    if (value->kind == IR_TUPLE)
        put_args(filler->emitter, &filler->out, &value->args, false);
    else
        put_value(filler->emitter, &filler->out, value);
    text_add_char(&filler->out, ')');
}

/* The plain form: with the upcast that the parameter asks for. */
static void put_plain(Filler *filler, const IrExpr *value, const IrType *wanted, Level level)
{
    bool is_object = value->type->kind == IR_TYPE_INSTANCE || value->type->kind == IR_TYPE_LIBRARY;
    if (value->type->kind == IR_TYPE_RECORD && !value->type->record->by_pointer)
        put_record_as_dict(filler->emitter, &filler->out, value);
    else if (is_array_tuple(value) && !takes_tuple(filler->rule))
        put_arrays(filler, value);
    else if (wanted && is_module_like(wanted) && is_object && value->type != wanted &&
             value->kind != IR_NULL) {
        text_add(&filler->out, level > LEVEL_UNARY ? "(" : "");
        put_base(filler->emitter, &filler->out, value, wanted);
        text_add(&filler->out, level > LEVEL_UNARY ? ")" : "");
    } else
        put_expr(filler->emitter, &filler->out, value, level);
}

/* A parameter as an object: nn.init's functions take the nn_param, not its array. */
static bool put_parameter_object(Filler *filler, const IrExpr *value, const IrType *wanted)
{
    bool is_object =
        wanted && wanted->kind == IR_TYPE_LIBRARY && strcmp(wanted->c_name->text, "nn_param") == 0;
    if (!is_object || value->kind != IR_FIELD || value->field->kind != IR_FIELD_PARAMETER)
        return false;
    put_access(filler->emitter, &filler->out, value->receiver);
    text_add(&filler->out, name_of_field(filler->emitter, value->field));
    return true;
}

/* What np_of() takes as it is: the function of NumPy that the template names applies it. A C int that is a bool must say so. */
static void put_array_like(Filler *filler, const IrExpr *value)
{
    bool is_made = value->kind == IR_CONVERT && ir_type_is_ndarray(value->type) && !ir_type_is_ndarray(value->left->type);
    bool is_plain = is_made && value->left->type->kind != IR_TYPE_BOOL;
    put_value(filler->emitter, &filler->out, is_plain ? value->left : value);
}

static bool is_shape_of_array(const IrExpr *value)
{
    return value->kind == IR_RULE && value->receiver && value->rule->c && strcmp(value->rule->c, "np_shape_tuple({self})") == 0;
}

/* A shape or axes: NP_SHAPE(3, 4), np_shape_of(x). */
static void put_shape(Filler *filler, const IrExpr *value)
{
    bool is_open = value->type->kind == IR_TYPE_TUPLE && value->type->is_open && !is_sequence(value);
    bool is_list = is_open || (value->type->kind == IR_TYPE_LIST && !is_sequence(value));
    bool is_empty = is_sequence(value) && value->args.count == 0;
    const IrExpr *list = value;
    if (is_shape_of_array(value)) {
        list = value->receiver;
        text_add(&filler->out, "np_shape_of(");
    } else {
        text_add(&filler->out, is_empty ? "NP_NO_SHAPE" : is_open ? "np_shape_of_tuple(" : is_list ? "np_shape_of_list(" : "NP_SHAPE(");
    }
    if (is_empty)
        return;
    if (list != value || is_list)
        put_value(filler->emitter, &filler->out, list);
    else
        put_dims(filler, list, put_dim, "");
    text_add_char(&filler->out, ')');
}

/* Two decay rates: OPTIMIZER_BETAS(0.9, 0.999), or what a pair of the run holds. */
static void put_decays(Filler *filler, const IrExpr *value)
{
    bool is_record = value->type->kind == IR_TYPE_RECORD && !value->type->record->by_pointer;
    bool is_fixed = is_sequence(value) || is_record || (value->type->kind == IR_TYPE_TUPLE && !value->type->is_open);
    bool is_boxed = value->type->kind == IR_TYPE_VALUE;
    text_add(&filler->out, is_fixed ? "OPTIMIZER_BETAS(" : is_boxed ? "optimizer_pair_of(" : "optimizer_pair_of(py_box(");
    if (is_fixed)
        put_dims(filler, value, put_argument, "");
    else
        put_value(filler->emitter, &filler->out, value);
    text_add(&filler->out, is_fixed || is_boxed ? ")" : "))");
}

/* Writes the value in the hole's form; gives where the template goes on. */
static const char *put_formed(Filler *filler, const Hole *hole, const IrExpr *value, const IrType *wanted,
                              bool is_cell)
{
    const char *next = hole->end;
    if (is_cell)
        put_cell(filler->emitter, &filler->out, value, value->type);
    else if (hole->spreads || form_is(hole, "items"))
        next = put_dims(filler, value, put_argument, next);
    else if (form_is(hole, "dims"))
        next = put_dims(filler, value, put_dim, next);
    else if (form_is(hole, "decays"))
        put_decays(filler, value);
    else if (form_is(hole, "s"))
        put_c_text(filler->emitter, &filler->out, value);
    else if (form_is(hole, "d"))
        put_double(filler, value);
    else if (form_is(hole, "i"))
        put_integer(filler, value);
    else if (form_is(hole, "2"))
        put_pair(filler, value);
    else if (form_is(hole, "list"))
        put_numbers(filler, value);
    else if (form_is(hole, "dtype"))
        put_dtype(filler, value);
    else if (form_is(hole, "switch"))
        put_switch(filler, value);
    else if (form_is(hole, "class"))
        put_class_object(filler, value);
    else if (form_is(hole, "addr")) {
        text_add_char(&filler->out, '&');
        put_place(filler->emitter, &filler->out, value);
    } else if (form_is(hole, "np")) {
        put_array_like(filler, value);
    } else if (form_is(hole, "shape")) {
        put_shape(filler, value);
    } else if (!put_parameter_object(filler, value, wanted)) {
        put_plain(filler, value, wanted, hole_level(filler, next));
    }
    return next;
}

/* `{self}->weight` of a layer inside another object is self->fc.weight, of an object of a class below nn.Linear self->base.weight. Behind
 * the arrow if that was written. */
static const char *put_inside(Filler *filler, const Hole *hole, const IrExpr *object, const IrType *layer)
{
    bool is_below = object->type->kind == IR_TYPE_INSTANCE && layer && layer->kind == IR_TYPE_LIBRARY;
    if (strncmp(hole->end, "->", 2) != 0 || (!is_below && object->type->kind != IR_TYPE_LIBRARY))
        return NULL;
    Text place = {0};
    if (is_below)
        put_base(filler->emitter, &place, object, layer);
    else
        put_expr(filler->emitter, &place, object, LEVEL_ASSIGN);
    bool is_inside = text_string(&place)[0] == '&';
    bool is_cell = !is_inside && place.length > 2 && strcmp(text_string(&place) + place.length - 2, ".o") == 0; /* of a container: a void * */
    if (is_inside || is_below)
        text_printf(&filler->out, is_inside ? "%s." : "(%s)->", text_string(&place) + is_inside);
    else if (is_cell)
        text_printf(&filler->out, "((%s)%s)->", c_type(filler->emitter, object->type), text_string(&place));
    text_release(&place);
    return is_inside || is_below || is_cell ? hole->end + 2 : NULL;
}

static const char *put_self(Filler *filler, const Hole *hole)
{
    const IrExpr *object = filler->call->receiver;
    const char *next = object ? put_inside(filler, hole, object, filler->rule->receiver) : NULL;
    if (next)
        return next;
    if (object)
        return put_formed(filler, hole, object, filler->rule->receiver, false);
    if (filler->call->type->kind == IR_TYPE_LIBRARY)
        text_printf(&filler->out, "NN_NEW(%s)", filler->call->type->c_name->text);
    else
        T2M_BUG("%s needs a receiver", filler->rule->qualname);
    return hole->end;
}

static bool put_type_argument(Filler *filler, const Hole *hole)
{
    vec_each(i, &filler->call->type_args)
        if (hole_is(hole, filler->call->type_args.items[i].name->text)) {
            const IrType *type = filler->call->type_args.items[i].type;
            text_add(&filler->out, form_is(hole, "kind") ? c_kind(type) : c_type(filler->emitter, type));
            return true;
        }
    return false;
}

/* `{!key}`, `{!value}`, `{!item}`: how the container that the call gives holds its elements; `{!value.item}`: those of its
 * values. */
static void put_result_kind(Filler *filler, const Hole *hole)
{
    const IrType *type = filler->call->type;
    for (const char *part = hole->form, *end = part + hole->form_length; part < end;) {
        const char *dot = memchr(part, '.', (size_t)(end - part));
        size_t place = strncmp(part, "value", 5) == 0 ? 1 : 0;
        if (type->item_count <= place) {
            type = NULL; /* a boxed value, or nothing that is ever filled */
            break;
        }
        type = type->items[place];
        part = dot ? dot + 1 : end;
    }
    text_add(&filler->out, type ? c_kind(type) : "PY_VALUE");
}

/* A spread of nothing takes the comma before it away. */
static void drop_comma(Text *out)
{
    if (out->length >= 2 && memcmp(out->data + out->length - 2, ", ", 2) == 0) {
        out->length -= 2;
        out->data[out->length] = '\0';
    }
}

static const char *fill_hole(Filler *filler, const char *at)
{
    Hole hole = read_hole(at);
    size_t index = param_index(filler, &hole);
    if (!filler->emitter) { /* an example: the names themselves */
        text_add_bytes(&filler->out, hole.name, hole.length);
        text_add(&filler->out, hole.spreads ? "..." : "");
        return hole.end;
    }
    if (hole.length == 0) {
        put_result_kind(filler, &hole);
        return hole.end;
    }
    if (index == SIZE_MAX) {
        if (hole_is(&hole, "self"))
            return put_self(filler, &hole);
        if (!put_type_argument(filler, &hole))
            T2M_BUG("the template of %s has no parameter %.*s", filler->rule->qualname, (int)hole.length,
                    hole.name);
        return hole.end;
    }
    const IrRuleParam *param = &filler->rule->params.items[index];
    const IrExpr *value = argument(filler, index);
    if (param->is_variadic && (!value || (is_sequence(value) && value->args.count == 0))) {
        drop_comma(&filler->out);
        return hole.end;
    }
    if (!value)
        T2M_BUG("%s lacks its argument %s", filler->rule->qualname, param->name->text);
    const char *next = hole_is(&hole, "self") ? put_inside(filler, &hole, value, param->type) : NULL;
    return next ? next : put_formed(filler, &hole, value, param->type, param->is_cell);
}

/* ---- the template ------------------------------------------------------------------------------------- */

static const char *piece_end(const char *at)
{
    int depth = 0;
    for (; *at; at++) {
        if (*at == '[' && at[1] == '[') {
            at++;
        } else if (*at == '[') {
            depth++;
        } else if (*at == ']' && --depth == 0) {
            return at;
        }
    }
    T2M_BUG("a template has an open bracket");
}

/* Whether a [piece] is written: one of its arguments was given and is not the default. An example shows
 * all. */
static bool piece_is_used(const Filler *filler, const char *at, const char *end)
{
    for (; at < end; at++)
        if (*at == '{' && at[1] != '{') {
            Hole hole = read_hole(at);
            size_t index = param_index(filler, &hole);
            if (!filler->emitter || (index != SIZE_MAX && is_given(filler, index)))
                return true;
        }
    return false;
}

static void fill(Filler *filler, const char *at, const char *end)
{
    while (at < end) {
        if ((*at == '{' && at[1] == '{') || (*at == '[' && at[1] == '[') || (*at == '}' && at[1] == '}') ||
            (*at == ']' && at[1] == ']')) {
            text_add_char(&filler->out, *at);
            at += 2;
        } else if (*at == '{') {
            at = fill_hole(filler, at);
        } else if (*at == '[') {
            const char *close = piece_end(at);
            const char *piece = at + 1;
            bool is_first = filler->out.length && filler->out.data[filler->out.length - 1] == '(';
            if (is_first && strncmp(piece, ", ", 2) == 0) /* nothing stands before it in the call */
                piece += 2;
            if (piece_is_used(filler, piece, close))
                fill(filler, piece, close);
            at = close + 1;
        } else {
            text_add_char(&filler->out, *at++);
        }
    }
}

/* (T *)x is a cast; (T){...} and (x) bind tighter. */
static bool is_cast(const char *text)
{
    int depth = 0;
    const char *at = text;
    if (*at != '(')
        return false;
    do
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
    while (*at++ && depth);
    return *at && !strchr(" {.-[", *at);
}

/* A call, a name or an access binds as a postfix expression; anything else is taken for the loosest that
 * an operand can be. */
static Level text_level(const char *text)
{
    const char *at = text;
    int depth = 0;
    if (*at == '&' || *at == '-' || *at == '!' || *at == '*' || is_cast(text))
        return LEVEL_UNARY;
    for (; *at; at++) {
        if (*at == '"')
            for (at++; *at && *at != '"'; at++)
                at += *at == '\\';
        if (*at == '(' || *at == '[' || *at == '{')
            depth++;
        else if (*at == ')' || *at == ']' || *at == '}')
            depth--;
        else if (depth == 0 && *at == ' ')
            return LEVEL_TERNARY;
        if (!*at)
            break;
    }
    return LEVEL_POSTFIX;
}

void put_rule(Emitter *emitter, Text *out, const IrExpr *call, Level level)
{
    Filler filler = {.emitter = emitter, .call = call, .rule = call->rule};
    const char *template = call->rule->c;
    fill(&filler, template, template + strlen(template));
    const char *text = text_string(&filler.out);
    bool is_cast = call->rule->result_is_base && call->type->kind == IR_TYPE_INSTANCE;
    bool parens = text_level(text) < level || (is_cast && LEVEL_UNARY < level);
    text_add(out, parens ? "(" : "");
    if (is_cast)
        text_printf(out, "(%s)", c_type(emitter, call->type));
    if (call->rule->result_is_cell)
        put_member(out, call->type, text);
    else
        text_add(out, text);
    text_add(out, parens ? ")" : "");
    text_release(&filler.out);
}

void emit_template_example(const char *template, Text *out)
{
    static const IrRule no_rule = {0};
    Filler filler = {.rule = &no_rule};
    fill(&filler, template, template + strlen(template));
    text_add(out, text_string(&filler.out));
    text_release(&filler.out);
}
