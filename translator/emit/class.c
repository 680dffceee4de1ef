/*
 * Classes and records as C types. A class is a struct whose first part is its base, a table that tells the
 * runtime what is in it, and its methods. What the table is depends on the root of the class:
 *   nn_module   nn_field[] and nn_class: parameters, buffers, submodules
 *   dataset     data_class: length, get
 *   none        t2m_kind: what to release
 */
#include "emit/emitter.h"

#include <inttypes.h>
#include <string.h>

static const IrType *root_of(const IrClass *class_)
{
    const IrType *root = class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    return root;
}

bool is_error_class(const IrClass *class_)
{
    const IrType *root = root_of(class_);
    return root && root->c_name && strcmp(root->c_name->text, "py_error") == 0;
}

bool is_dataset(const IrClass *class_)
{
    const IrType *root = root_of(class_);
    return root && root->c_name && strcmp(root->c_name->text, "dataset") == 0;
}

static void need_type(Emitter *emitter, const IrType *type);

/* ---- structs ------------------------------------------------------------------------------------------ */

static void put_field_line(Emitter *emitter, const IrField *field)
{
    IrCommentVec comments = field->comments;
    Text text = {0};
    const char *name = name_of_field(emitter, field);
    if (field->kind == IR_FIELD_MODULE && field->type->kind == IR_TYPE_LIBRARY)
        text_printf(&text, "%s %s", field->type->c_name->text, name);
    else if (field->kind == IR_FIELD_MODULE)
        text_printf(&text, "%s %s", field->type->class_->name->text, name);
    else if (field->kind == IR_FIELD_PARAMETER)
        text_printf(&text, "nn_param *%s", name);
    else
        put_declarator(emitter, &text, field->type, name);
    text_add_char(&text, ';');
    if (field->note && comments.count == 0) {
        comments = (IrCommentVec){0};
        vec_push(emitter->arena, &comments, ((IrComment){field->note, false}));
    }
    put_line_with(emitter, text_string(&text), &comments);
    text_release(&text);
}

static const char *base_name(const IrClass *class_)
{
    if (!class_->base)
        return "t2m_object";
    return class_->base->kind == IR_TYPE_INSTANCE ? class_->base->class_->name->text
                                                  : class_->base->c_name->text;
}

static void put_struct(Emitter *emitter, const IrClass *class_)
{
    const char *place = arena_printf(emitter->arena, "%s:%" PRIu32, class_->module->path, class_->span.line);
    put_blank(emitter);
    put_block_comment(emitter, class_->doc, &class_->leading, class_->span.line ? place : NULL);
    put_linef(emitter, "typedef struct %s {", class_->name->text);
    emitter->indent++;
    put_linef(emitter, "%s base;", base_name(class_));
    vec_each(i, &class_->fields)
        put_field_line(emitter, class_->fields.items[i]);
    emitter->indent--;
    put_linef(emitter, "} %s;", class_->name->text);
}

/* ---- tables of modules -------------------------------------------------------------------------------- */

static const char *field_macro(const IrField *field)
{
    switch (field->kind) {
    case IR_FIELD_MODULE:
        return "NN_MODULE";
    case IR_FIELD_CHILD:
        return "NN_CHILD";
    case IR_FIELD_PARAMETER:
        return "NN_PARAMETER";
    case IR_FIELD_BUFFER:
        return "NN_BUFFER";
    default:
        break;
    }
    if (field->type->kind == IR_TYPE_ARRAY)
        return "NN_ARRAY";
    return ir_type_is_heap(field->type) ? "NN_OBJECT" : NULL;
}

static const char *const named_kinds[][2] = {
    {"NN_MODULE", "NN_FIELD_MODULE"}, {"NN_CHILD", "NN_FIELD_CHILD"}, {"NN_PARAMETER", "NN_FIELD_PARAMETER"},
    {"NN_BUFFER", "NN_FIELD_BUFFER"}, {"NN_ARRAY", "NN_FIELD_ARRAY"}, {"NN_OBJECT", "NN_FIELD_OBJECT"},
};

static void add_field_entry(Emitter *emitter, Text *out, const IrClass *class_, const IrField *field)
{
    const char *macro = field_macro(field), *name = name_of_field(emitter, field);
    if (strcmp(name, field->name->text) == 0) {
        text_printf(out, "%s(%s, %s)", macro, class_->name->text, name);
        return;
    }
    for (size_t i = 0; i < sizeof named_kinds / sizeof *named_kinds; i++)
        if (strcmp(named_kinds[i][0], macro) == 0)
            text_printf(out, "NN_NAMED(\"%s\", %s, %s, %s)", field->name->text, named_kinds[i][1],
                        class_->name->text, name);
}

static bool put_field_table(Emitter *emitter, const IrClass *class_)
{
    Text text = {0};
    bool any = false;
    text_printf(&text, "static const nn_field %s_fields[] = {", class_->name->text);
    vec_each(i, &class_->fields) {
        if (!field_macro(class_->fields.items[i]))
            continue;
        text_add(&text, any ? ", " : "");
        add_field_entry(emitter, &text, class_, class_->fields.items[i]);
        any = true;
    }
    text_add(&text, "};");
    if (any)
        put_line(emitter, text_string(&text));
    text_release(&text);
    return any;
}

/* The entries of t2m_kind that methods of the class fill. */
static const struct {
    const char *entry, *macro;
} slots[IR_SLOT_COUNT] = {
    [IR_SLOT_REPR] = {"repr", "T2M_REPR"},   [IR_SLOT_STR] = {"str", "T2M_REPR"},
    [IR_SLOT_LEN] = {"length", "T2M_LENGTH"}, [IR_SLOT_BOOL] = {"truth", "T2M_TEST"},
    [IR_SLOT_HASH] = {"hash", "T2M_HASH"},   [IR_SLOT_EQ] = {"equal", "T2M_RELATION"},
    [IR_SLOT_LT] = {"less", "T2M_RELATION"}, [IR_SLOT_ITER] = {"iterate", "T2M_ITERATE"},
};

/* The same of nn_class. */
static const struct {
    int slot;
    const char *entry, *cast;
} module_slots[] = {
    {IR_SLOT_REPR, "repr", "NN_TEXT"}, {IR_SLOT_EXTRA_REPR, "describe", "NN_TEXT"}, {IR_SLOT_RESET, "reset", "NN_RESET"}};

bool fits_slot(const IrFunction *method, int slot)
{
    static const IrTypeKind results[IR_SLOT_COUNT] = {
        [IR_SLOT_REPR] = IR_TYPE_STR,  [IR_SLOT_STR] = IR_TYPE_STR, [IR_SLOT_LEN] = IR_TYPE_INT,
        [IR_SLOT_BOOL] = IR_TYPE_BOOL, [IR_SLOT_HASH] = IR_TYPE_INT, [IR_SLOT_EQ] = IR_TYPE_BOOL,
        [IR_SLOT_ITER] = IR_TYPE_ITERATOR,
        [IR_SLOT_LT] = IR_TYPE_BOOL,   [IR_SLOT_EXTRA_REPR] = IR_TYPE_STR, [IR_SLOT_RESET] = IR_TYPE_VOID,
    };
    if (slot == IR_SLOT_PLAIN)
        return method && (method->result->kind == IR_TYPE_INT || method->result->kind == IR_TYPE_FLOAT || method->result->kind == IR_TYPE_STR);
    return method && method->result->kind == results[slot];
}

/* The walk over a module's classes finds it there. */
static bool is_slot_of_base(const IrClass *class_, int slot)
{
    return class_->base && class_->base->class_ && class_->base->class_->slots[slot] == class_->slots[slot];
}

static void put_slot_prototypes(Emitter *emitter, const IrClass *class_)
{
    for (int slot = 0; slot < IR_SLOT_COUNT; slot++) {
        const IrFunction *method = class_->slots[slot];
        if (!fits_slot(method, slot) || (class_->is_nn_module && is_slot_of_base(class_, slot)) || pointer_map_has(&emitter->declared, method) || pointer_map_has(&emitter->done, method))
            continue;
        vec_each(i, &method->params)
            if (method->params.items[i]->type->class_ != class_)
                need_type(emitter, method->params.items[i]->type);
        put_prototype(emitter, method);
    }
}

/* forward(x) with one array in and out can be called where only nn_module is known. */
bool has_plain_forward(const IrClass *class_)
{
    const IrFunction *forward = class_->forward;
    return forward && forward->params.count == 2 && forward->params.items[1]->type->kind == IR_TYPE_ARRAY &&
           forward->result->kind == IR_TYPE_ARRAY;
}

/* ---- what checkpoints hold of objects (t2m/saved.h) ------------------------------------------------------ */

/* The type as the runtime reads it; "?" is one that cannot be saved. */
static void add_kept_type(Text *out, const IrType *type)
{
    static const char *const plain[IR_TYPE_KIND_COUNT] = {[IR_TYPE_BOOL] = "bool", [IR_TYPE_INT] = "int", [IR_TYPE_FLOAT] = "float",
                                                          [IR_TYPE_STR] = "str", [IR_TYPE_ARRAY] = "tensor", [IR_TYPE_VALUE] = "object"};
    static const char *const containers[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_LIST] = "list", [IR_TYPE_SET] = "set", [IR_TYPE_DICT] = "dict", [IR_TYPE_TUPLE] = "tuple"};
    if (plain[type->kind]) {
        text_add(out, plain[type->kind]);
    } else if (containers[type->kind] && type->item_count) {
        text_printf(out, "%s[", containers[type->kind]);
        for (size_t i = 0; i < type->item_count; i++) {
            text_add(out, i ? ", " : "");
            add_kept_type(out, type->items[i]);
        }
        text_add(out, type->kind == IR_TYPE_TUPLE && type->is_open ? ", ...]" : "]");
    } else if (type->kind == IR_TYPE_OPTIONAL) {
        add_kept_type(out, type->items[0]);
        text_add_char(out, '?');
    } else if (type->kind == IR_TYPE_INSTANCE) {
        const char *dot = strrchr(type->class_->qualname, '.');
        text_add(out, dot ? dot + 1 : type->class_->qualname);
    } else {
        text_add(out, type->kind == IR_TYPE_LIBRARY && strncmp(type->c_name->text, "nn_", 3) == 0 ? "Module" : "?");
    }
}

/* A container, or what may be None, of something that cannot be saved. */
static bool is_unkeepable(const char *type)
{
    return strstr(type, "??") || (strchr(type, '?') && type[strlen(type) - 1] == ']');
}

/* An embedded child by its class, others as their kind says. */
static void add_kept_field(Emitter *emitter, Text *out, const IrClass *class_, const IrField *field)
{
    const char *name = name_of_field(emitter, field);
    Text type = {0};
    if (field->kind == IR_FIELD_MODULE && field->type->kind == IR_TYPE_LIBRARY) {
        text_printf(&type, "@%s", field->type->c_name->text);
    } else if (field->kind == IR_FIELD_MODULE) {
        text_add_char(&type, '@');
        add_kept_type(&type, field->type);
    } else {
        add_kept_type(&type, field->type);
    }
    const char *text = field->kind != IR_FIELD_MODULE && is_unkeepable(text_string(&type)) ? "?" : text_string(&type);
    if (strcmp(name, field->name->text) == 0)
        text_printf(out, "T2M_ATTRIBUTE(%s, %s, \"%s\")", class_->name->text, name, text);
    else
        text_printf(out, "T2M_ATTRIBUTE_NAMED(\"%s\", %s, %s, \"%s\")", field->name->text, class_->name->text, name, text);
    text_release(&type);
}

static bool is_kept_field(const IrField *field)
{
    return field->kind == IR_FIELD_PLAIN || field->kind == IR_FIELD_MODULE;
}

/* The table of what is no parameter, buffer or child of its own; false: there is nothing of that, or nobody saves objects of the class. */
static bool put_attributes(Emitter *emitter, const IrClass *class_)
{
    Text text = {0};
    bool any = false;
    text_printf(&text, "static const t2m_attribute %s_attributes[] = {", class_->name->text);
    for (size_t i = 0; class_->is_saved && i < class_->fields.count; i++)
        if (is_kept_field(class_->fields.items[i])) {
            text_add(&text, any ? ", " : "");
            add_kept_field(emitter, &text, class_, class_->fields.items[i]);
            any = true;
        }
    vec_each(i, &class_->fixed) {
        text_printf(&text, "%sT2M_FIXED(\"%s\", \"%s\")", any ? ", " : "", class_->fixed.items[i].name->text, class_->fixed.items[i].value);
        any = true;
    }
    text_add(&text, "};");
    if (any)
        put_line(emitter, text_string(&text));
    text_release(&text);
    return any;
}

static void add_attributes(Emitter *emitter, Text *out, const IrClass *class_, bool has_any)
{
    if (has_any)
        text_printf(out, ", T2M_ATTRIBUTES(%s_attributes)", class_->name->text);
    if (class_->is_saved && class_->is_nn_module && class_->module != emitter->program->modules.items[0])
        text_printf(out, ", .module = \"%s\"", class_->module->name->text);
}

static void put_nn_class(Emitter *emitter, const IrClass *class_)
{
    const char *name = class_->name->text;
    put_blank(emitter);
    bool any = put_field_table(emitter, class_), is_kept = put_attributes(emitter, class_);
    bool has_forward = pointer_map_has(&emitter->facts.members, class_) && has_plain_forward(class_);
    if (has_forward && !pointer_map_has(&emitter->declared, class_->forward)) {
        put_prototype(emitter, class_->forward);
        put_blank(emitter);
    }
    put_slot_prototypes(emitter, class_);
    Text text = {0};
    const char *dot = strrchr(class_->qualname, '.'), *shown = dot ? dot + 1 : class_->qualname; /* of two classes of one name */
    bool is_renamed = strcmp(shown, name) != 0;
    text_printf(&text, "%sconst nn_class %s_class = NN_CLASS%s%s(%s", linkage(emitter, class_), name, any ? "" : "_BARE", is_renamed ? "_NAMED" : "", name);
    if (is_renamed)
        text_printf(&text, ", \"%s\"", shown);
    if (any)
        text_printf(&text, ", %s_fields", name);
    if (class_->base && class_->base->kind == IR_TYPE_INSTANCE)
        text_printf(&text, ", .parent = &%s_class", class_->base->class_->name->text);
    else if (class_->base && strcmp(class_->base->c_name->text, "nn_module") != 0) /* nn.Sequential */
        text_printf(&text, ", .parent = &%s_class", class_->base->c_name->text);
    if (has_forward)
        text_printf(&text, ", .forward = NN_FORWARD(%s)", name_of_function(emitter, class_->forward));
    for (size_t i = 0; i < sizeof module_slots / sizeof *module_slots; i++)
        if (fits_slot(class_->slots[module_slots[i].slot], module_slots[i].slot) && !is_slot_of_base(class_, module_slots[i].slot))
            text_printf(&text, ", .%s = %s(%s)", module_slots[i].entry, module_slots[i].cast, name_of_function(emitter, class_->slots[module_slots[i].slot]));
    add_attributes(emitter, &text, class_, is_kept);
    text_add(&text, ");");
    put_line(emitter, text_string(&text));
    text_release(&text);
}

/* ---- tables of other objects -------------------------------------------------------------------------- */

static bool holds_objects(const IrClass *class_)
{
    for (; class_; class_ = class_->base ? class_->base->class_ : NULL)
        vec_each(i, &class_->fields)
            if (ir_type_is_heap(class_->fields.items[i]->type))
                return true;
    return false;
}

/* Net_forget and Net_copy, which the table of the class names; the script may have methods of these names. */
static const char *kind_function(Emitter *emitter, const IrClass *class_, const char *what)
{
    const char *name = arena_printf(emitter->arena, "%s_%s", class_->name->text, what);
    bool is_taken = false;
    vec_each(i, &class_->methods)
        is_taken |= strcmp(class_->methods.items[i]->name->text, name) == 0;
    return is_taken ? arena_printf(emitter->arena, "%s_fields", name) : name;
}

/* Releases what the instance holds, in its bases too. */
static bool put_forget(Emitter *emitter, const IrClass *class_, const char *param)
{
    if (!holds_objects(class_))
        return false;
    put_blank(emitter);
    put_linef(emitter, "static void %s(%s)", kind_function(emitter, class_, "forget"), param);
    put_line(emitter, "{");
    emitter->indent++;
    if (strncmp(param, "void", 4) == 0)
        put_linef(emitter, "%1$s *self = object;", class_->name->text);
    const char *path = "self->";
    for (const IrClass *part = class_; part; part = part->base ? part->base->class_ : NULL) {
        vec_each(i, &part->fields) {
            const IrField *field = part->fields.items[i];
            if (ir_type_is_heap(field->type))
                put_linef(emitter,
                          field->type->kind == IR_TYPE_ARRAY ? "mx_set(&%s%s, MX_NONE);"
                                                             : "t2m_set(&%s%s, NULL);",
                          path, name_of_field(emitter, field));
        }
        path = arena_printf(emitter->arena, "%sbase.", path);
    }
    if (is_error_class(class_))
        put_line(emitter, "py_error_destroy(self);");
    emitter->indent--;
    put_line(emitter, "}");
    return true;
}

static bool is_copied(const Emitter *emitter, const IrClass *class_)
{
    return pointer_map_has(&emitter->facts.copied, class_) && !class_->is_enum && !is_error_class(class_);
}

/* Copies the fields of an object, where the program copies objects of the class. */
static bool put_copy(Emitter *emitter, const IrClass *class_)
{
    const char *name = class_->name->text;
    bool has_base = class_->base && class_->base->kind == IR_TYPE_INSTANCE;
    if (!is_copied(emitter, class_))
        return false;
    put_blank(emitter);
    put_linef(emitter, "%svoid %s(void *made, const void *object, struct py_copies *copies)", linkage(emitter, class_), kind_function(emitter, class_, "copy"));
    put_line(emitter, "{");
    emitter->indent++;
    if (class_->fields.count) {
        put_linef(emitter, "%1$s *copy = made;", name);
        put_linef(emitter, "const %s *self = object;", name);
    }
    if (has_base)
        put_linef(emitter, "%s(made, object, copies);", kind_function(emitter, class_->base->class_, "copy"));
    else if (!holds_objects(class_))
        put_line(emitter, "(void)copies;");
    if (!has_base && !class_->fields.count) {
        put_line(emitter, "(void)made;");
        put_line(emitter, "(void)object;");
    }
    vec_each(i, &class_->fields) {
        const IrField *field = class_->fields.items[i];
        put_linef(emitter,
                  !ir_type_is_heap(field->type)            ? "copy->%1$s = self->%1$s;"
                  : field->type->kind == IR_TYPE_ARRAY     ? "mx_set(&copy->%1$s, mx_of_copy(copies, self->%1$s));"
                  : field->is_own                          ? "t2m_set(&copy->%1$s, py_copied_own(copies, self->%1$s));"
                                                           : "t2m_set(&copy->%1$s, py_copied(copies, self->%1$s));",
                  name_of_field(emitter, field));
    }
    emitter->indent--;
    put_line(emitter, "}");
    return true;
}

static void put_kind(Emitter *emitter, const IrClass *class_)
{
    if (!pointer_map_has(&emitter->facts.made, class_))
        return;
    bool forgets = put_forget(emitter, class_, "void *object"), copies = put_copy(emitter, class_);
    if (class_->is_saved)
        put_blank(emitter);
    bool is_kept = put_attributes(emitter, class_);
    put_slot_prototypes(emitter, class_);
    Text text = {0};
    text_printf(&text, "%sconst t2m_kind %s_kind = {.name = \"%s\"", linkage(emitter, class_), class_->name->text, class_->qualname);
    if (class_->module != emitter->program->modules.items[0] && class_->span.line)
        text_printf(&text, ", .module = \"%s\"", class_->module->name->text);
    bool is_error = is_error_class(class_);
    if (class_->base && class_->base->kind == IR_TYPE_INSTANCE)
        text_printf(&text, ", .base = &%s_kind", class_->base->class_->name->text);
    else if (is_error)
        text_printf(&text, ", .base = %s", class_->error_base);
    if (forgets)
        text_printf(&text, ", .destroy = %s", kind_function(emitter, class_, "forget"));
    else if (is_error)
        text_add(&text, ", .destroy = py_error_destroy");
    if (class_->is_enum && pointer_map_has(&emitter->facts.copied, class_))
        text_add(&text, ", .deepcopy = py_itself");
    if (copies)
        text_printf(&text, ", .size = sizeof(%s), .copy = %s", class_->name->text, kind_function(emitter, class_, "copy"));
    if (class_->is_saved && !copies)
        text_printf(&text, ", .size = sizeof(%s)", class_->name->text);
    add_attributes(emitter, &text, class_, is_kept);
    if (is_error && !class_->slots[IR_SLOT_REPR])
        text_add(&text, ", .repr = py_error_repr");
    if (is_error && !class_->slots[IR_SLOT_STR])
        text_add(&text, ", .str = py_error_str");
    for (int slot = 0; slot < IR_SLOT_COUNT; slot++)
        if (slots[slot].entry && fits_slot(class_->slots[slot], slot))
            text_printf(&text, ", .%s = %s(%s)", slots[slot].entry, slots[slot].macro,
                        name_of_function(emitter, class_->slots[slot]));
    const IrFunction *plain = class_->slots[IR_SLOT_PLAIN];
    if (fits_slot(plain, IR_SLOT_PLAIN)) {
        const char *kind = plain->result->kind == IR_TYPE_INT ? "INT" : plain->result->kind == IR_TYPE_FLOAT ? "FLOAT" : "TEXT";
        text_printf(&text, ", .plain = T2M_PLAIN_%s(%s)", kind, name_of_function(emitter, plain));
    }
    text_add(&text, "};");
    put_blank(emitter);
    put_line(emitter, text_string(&text));
    text_release(&text);
}

/* What __getitem__ returns as the loader wants it. */
static void put_sample(Emitter *emitter, const IrClass *class_, const IrFunction *get)
{
    const IrType *result = get->result;
    Text items = {0};
    if (result->kind == IR_TYPE_RECORD)
        vec_each(i, &result->record->fields)
            text_printf(&items, "%sitem.%s", i ? ", " : "",
                        name_of_field(emitter, result->record->fields.items[i]));
    else
        text_add(&items, "item");
    Text item = {0};
    put_declarator(emitter, &item, result, "item");
    put_blank(emitter);
    put_linef(emitter, "static data_sample %s_sample(%s *self, int64_t index)", class_->name->text,
              class_->name->text);
    put_line(emitter, "{");
    emitter->indent++;
    put_linef(emitter, "%s = %s(self, index);", text_string(&item), name_of_function(emitter, get));
    put_linef(emitter, "return DATA_SAMPLE(%s);", text_string(&items));
    emitter->indent--;
    put_line(emitter, "}");
    text_release(&items);
    text_release(&item);
}

static void put_data_class(Emitter *emitter, const IrClass *class_)
{
    const char *name = class_->name->text;
    const IrFunction *length = class_own(class_, "__len__"), *get = class_own(class_, "__getitem__");
    if (get && get->result->kind == IR_TYPE_VOID)
        get = NULL; /* it gives nothing that a batch could be made of */
    bool forgets = put_forget(emitter, class_, arena_printf(emitter->arena, "%s *self", name));
    if (length && !pointer_map_has(&emitter->declared, length))
        put_prototype(emitter, length);
    if (get) {
        if (get->result->kind == IR_TYPE_RECORD)
            put_record_type(emitter, get->result->record);
        put_prototype(emitter, get);
        put_sample(emitter, class_, get);
    }
    Text text = {0};
    text_printf(&text, "%sconst data_class %s_class = {.name = \"%s\"", linkage(emitter, class_), name, class_->qualname);
    if (length)
        text_printf(&text, ", .length = DATA_LENGTH(%s)", name_of_function(emitter, length));
    if (get)
        text_printf(&text, ", .get = DATA_GET(%s_sample)", name);
    if (forgets)
        text_printf(&text, ", .forget = DATA_FORGET(%s)", kind_function(emitter, class_, "forget"));
    text_add(&text, "};");
    put_blank(emitter);
    put_line(emitter, text_string(&text));
    text_release(&text);
}

/* ---- __init__ that is not written --------------------------------------------------------------------- */

static const IrFunction *inherited_init(const IrClass *class_)
{
    while (class_ && !class_->init)
        class_ = class_->base ? class_->base->class_ : NULL;
    return class_ ? class_->init : NULL;
}

static bool has_default_init(const Emitter *emitter, const IrClass *class_)
{
    bool is_called = !inherited_init(class_) || pointer_map_has(&emitter->facts.handing_on, class_);
    return is_called && pointer_map_has(&emitter->facts.initialised, class_) && !class_->init && root_of(class_) && !is_error_class(class_) &&
           !ir_class_has_layer(class_);
}

/* `end`: ";" of a prototype. */
static void put_default_init_head(Emitter *emitter, const IrClass *class_, Text *args, const char *end)
{
    const char *name = class_->name->text;
    const IrFunction *init = inherited_init(class_);
    Text params = {0};
    for (size_t i = 1; init && i < init->params.count; i++) {
        const IrVariable *param = init->params.items[i];
        text_add(&params, ", ");
        put_declarator(emitter, &params, param->type, param->name->text);
        text_printf(args, ", %s", param->name->text);
    }
    put_linef(emitter, "%1$s%2$s *%2$s_init(%2$s *self%3$s)%4$s", linkage(emitter, class_), name, text_string(&params), end);
    text_release(&params);
}

static void put_default_init(Emitter *emitter, const IrClass *class_)
{
    const char *name = class_->name->text;
    const IrFunction *init = inherited_init(class_);
    Text args = {0};
    put_blank(emitter);
    if (init && init->module == class_->module && !pointer_map_has(&emitter->declared, init) && !pointer_map_has(&emitter->done, init)) {
        put_prototype(emitter, init);
        put_blank(emitter);
    }
    put_default_init_head(emitter, class_, &args, "");
    put_line(emitter, "{");
    emitter->indent++;
    bool has_base = class_->base && class_->base->kind == IR_TYPE_INSTANCE;
    if (has_base)
        put_linef(emitter, "%s_init(&self->base%s);", class_->base->class_->name->text, text_string(&args));
    if (class_->is_nn_module) {
        Text base = {0};
        for (const IrType *type = class_->base; type; type = type->class_ ? type->class_->base : NULL)
            text_add(&base, base.length ? ".base" : "base");
        text_add(&base, type_is_module_struct(root_of(class_)) ? "" : ".base");
        put_linef(emitter,
                  has_base ? "nn_module_derive(&self->%s, &%s_class);"
                           : "nn_module_init(&self->%s, &%s_class);",
                  text_string(&base), name);
        text_release(&base);
    }
    put_line(emitter, "return self;");
    emitter->indent--;
    put_line(emitter, "}");
    text_release(&args);
}

/* ---- entries ------------------------------------------------------------------------------------------ */

static void need_type(Emitter *emitter, const IrType *type)
{
    if (type->kind == IR_TYPE_RECORD)
        put_record_type(emitter, type->record);
    if (type->kind == IR_TYPE_INSTANCE)
        put_class(emitter, type->class_);
    for (size_t i = 0; i < type->item_count; i++)
        need_type(emitter, type->items[i]);
}

/* While a type is being written, what points at it gets a typedef ahead. */
static bool begin_type(Emitter *emitter, const void *type, const char *name)
{
    static const char in_progress;
    void *state = pointer_map_get(&emitter->done, type);
    if (state == (const void *)&in_progress && !pointer_map_has(&emitter->declared, type)) {
        put_linef(emitter, "typedef struct %s %s;", name, name);
        pointer_map_set(emitter->arena, &emitter->declared, type, (void *)type);
    }
    if (state)
        return false;
    pointer_map_set(emitter->arena, &emitter->done, type, (void *)&in_progress);
    return true;
}

static void need_fields(Emitter *emitter, const IrClass *class_)
{
    if (class_->base)
        need_type(emitter, class_->base);
    vec_each(i, &class_->fields)
        need_type(emitter, class_->fields.items[i]->type);
}

static void put_tables(Emitter *emitter, const IrClass *class_)
{
    const IrFunction *outer = emitter->function;
    pointer_map_set(emitter->arena, &emitter->tables, class_, (void *)class_);
    need_fields(emitter, class_);
    emitter->function = NULL;
    if (class_->is_nn_module)
        put_nn_class(emitter, class_);
    else if (is_dataset(class_))
        put_data_class(emitter, class_);
    else
        put_kind(emitter, class_);
    if (has_default_init(emitter, class_))
        put_default_init(emitter, class_);
    emitter->function = outer;
}

void put_class(Emitter *emitter, const IrClass *class_)
{
    if (is_foreign(emitter, class_->module))
        return;
    const IrFunction *outer = emitter->function;
    if (begin_type(emitter, class_, class_->name->text)) {
        need_fields(emitter, class_);
        emitter->function = NULL;
        put_struct(emitter, class_);
        pointer_map_set(emitter->arena, &emitter->done, class_, (void *)class_);
        emitter->function = outer;
    }
    bool is_whole = pointer_map_get(&emitter->done, class_) == class_;
    if (is_whole && !emitter->is_header && !pointer_map_has(&emitter->tables, class_))
        put_tables(emitter, class_);
}

void put_class_externs(Emitter *emitter, const IrClass *class_)
{
    const char *name = class_->name->text;
    Text args = {0};
    put_blank(emitter);
    if (class_->is_nn_module)
        put_linef(emitter, "extern const nn_class %s_class;", name);
    else if (is_dataset(class_))
        put_linef(emitter, "extern const data_class %s_class;", name);
    else if (pointer_map_has(&emitter->facts.made, class_))
        put_linef(emitter, "extern const t2m_kind %s_kind;", name);
    bool has_kind = !class_->is_nn_module && !is_dataset(class_) && pointer_map_has(&emitter->facts.made, class_);
    if (has_kind && is_copied(emitter, class_))
        put_linef(emitter, "void %s(void *, const void *, struct py_copies *);", kind_function(emitter, class_, "copy"));
    if (has_default_init(emitter, class_) && inherited_init(class_))
        need_types(emitter, inherited_init(class_));
    if (has_default_init(emitter, class_))
        put_default_init_head(emitter, class_, &args, ";");
    text_release(&args);
}

void put_record_type(Emitter *emitter, const IrRecord *record)
{
    if (is_foreign(emitter, record->module))
        return;
    if (!begin_type(emitter, record, record->name->text))
        return;
    vec_each(i, &record->fields)
        need_type(emitter, record->fields.items[i]->type);
    put_blank(emitter);
    if (record->comment)
        put_linef(emitter, "/* %s */", record->comment);
    put_linef(emitter, "typedef struct %s {", record->name->text);
    emitter->indent++;
    if (record->is_namespace)
        put_line(emitter, "t2m_object base;");
    vec_each(i, &record->fields)
        put_field_line(emitter, record->fields.items[i]);
    if (!record->fields.count && !record->is_namespace)
        put_line(emitter, "char unused_;"); /* a loss of globals alone */
    emitter->indent--;
    put_linef(emitter, "} %s;", record->name->text);
    pointer_map_set(emitter->arena, &emitter->done, record, (void *)record);
}

/* ---- what a function needs ---------------------------------------------------------------------------- */

void need_types(Emitter *emitter, const IrFunction *function)
{
    need_type(emitter, function->result);
    vec_each(i, &function->params)
        need_type(emitter, function->params.items[i]->type);
}

void need_callee(Emitter *emitter, const IrFunction *function)
{
    if (is_foreign(emitter, function->module))
        return;
    if (function->is_virtual)
        need_virtual(emitter, function);
    bool is_there =
        pointer_map_has(&emitter->done, function) || pointer_map_has(&emitter->declared, function);
    if (is_there)
        return;
    if (function->is_loss) { /* stands before the function it serves */
        put_function(emitter, function);
        return;
    }
    need_types(emitter, function);
    if (function != emitter->function)
        put_prototype(emitter, function);
}

static bool need_expr(IrExpr *expr, void *context)
{
    Emitter *emitter = context;
    need_type(emitter, expr->type);
    if (expr->kind == IR_VAR && expr->variable->kind == IR_GLOBAL)
        is_foreign(emitter, expr->variable->module); /* its header */
    if (expr->function)
        need_callee(emitter, expr->function);
    if (expr->kind == IR_NEW || expr->kind == IR_INIT || expr->kind == IR_CLASS) {
        put_class(emitter, expr->class_);
        if (expr->class_->init && expr->kind != IR_CLASS && !expr->function)
            need_callee(emitter, expr->class_->init);
    }
    return true;
}

static bool need_stmt(IrStmt *stmt, void *context)
{
    Emitter *emitter = context;
    if (stmt->grad) {
        put_record_type(emitter, stmt->grad->record);
        need_callee(emitter, stmt->grad->function);
    }
    const IrRecord *args = stmt->argument && stmt->argument->field ? record_with(emitter, stmt->argument->field) : NULL;
    if (args)
        put_record_type(emitter, args);
    if (stmt->argument && stmt->argument->convert)
        need_callee(emitter, stmt->argument->convert);
    return true;
}

void need_function(Emitter *emitter, const IrFunction *function)
{
    const IrFunction *outer = emitter->function;
    emitter->function = function;
    need_types(emitter, function);
    vec_each(i, &function->locals)
        need_type(emitter, function->locals.items[i]->type);
    ir_walk_block((IrBlock *)&function->body, need_stmt, need_expr, emitter);
    emitter->function = outer;
}
