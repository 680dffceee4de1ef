/*
 * The lattice of types: join, widening, sameness of representation. A join that would mix representations gives NULL in the
 * strict form and DYNAMIC in the plain one. Joining container types makes their cells one (see cell.h), so that a list seen
 * under two names has one item type.
 */
#include "sema/cell.h"
#include "sema/mixed.h"
#include "sema/type.h"

#include "base/bug.h"

#include <string.h>

/* ---- widening ----------------------------------------------------------------------------------------------------------- */

const Type *type_widen(TypeStore *store, const Type *type)
{
    switch (type->kind) {
    case TYPE_BOOL:
        return store->bool_;
    case TYPE_INT:
        return type->mix ? type : store->int_;
    case TYPE_FLOAT:
        return type->mix ? type : store->float_;
    case TYPE_STR:
        return store->str;
    case TYPE_BYTES:
        return store->bytes;
    case TYPE_LIST:
    case TYPE_SET:
    case TYPE_DICT:
    case TYPE_TUPLE:
    case TYPE_OPTIONAL:
    case TYPE_ITERATOR: {
        if (type->cell || type->item_count == 0)
            return type;
        const Type *items[64];
        if (type->item_count > 64)
            return type;
        for (size_t i = 0; i < type->item_count; i++)
            items[i] = type_widen(store, type->items[i]);
        return type_with_items(store, type, items);
    }
    default:
        return type;
    }
}

static const Type *tensor_without_symbols(TypeStore *store, const Type *type)
{
    Dim dims[64];
    bool has_symbol = false;
    for (int i = 0; i < type->rank && i < 64; i++) {
        has_symbol |= type->dims[i].kind == DIM_SYMBOL;
        dims[i] = type->dims[i].kind == DIM_SYMBOL ? dim_unknown() : type->dims[i];
    }
    if (!has_symbol || type->rank > 64)
        return type;
    Type copy = *type;
    copy.dims = dims;
    return type_intern(store, &copy);
}

const Type *type_without_symbols(TypeStore *store, const Type *type)
{
    if (type->kind == TYPE_TENSOR)
        return tensor_without_symbols(store, type);
    if (type->kind == TYPE_INT)
        return type->dim.kind == DIM_SYMBOL ? store->int_ : type;
    if (type->cell || type->item_count == 0 || type->item_count > 64 || type->kind == TYPE_FUNCTION)
        return type;
    const Type *items[64];
    bool is_same = true;
    for (size_t i = 0; i < type->item_count; i++) {
        items[i] = type_without_symbols(store, type->items[i]);
        is_same &= items[i] == type->items[i];
    }
    return is_same ? type : type_with_items(store, type, items);
}

/* ---- joining ------------------------------------------------------------------------------------------------------------ */

static const Type *join_scalars(TypeStore *store, const Type *left, const Type *right)
{
    if (left->kind != right->kind || left->mix || right->mix)
        return mixed_join(store, left, right);
    if (left->kind == TYPE_INT && dim_equal(left->dim, right->dim) && left->dim.kind == DIM_SYMBOL)
        return type_int_dim(store, left->dim);
    if (left->literal.is_set && right->literal.is_set && left->literal.is_settled != right->literal.is_settled) {
        Type copy = left->literal.is_settled ? *right : *left; /* equal values, one of them the user's choice */
        Type other = left->literal.is_settled ? *left : *right;
        other.literal.is_settled = false;
        if (type_intern(store, &copy) == type_intern(store, &other))
            return type_intern(store, &copy);
    }
    return type_widen(store, left);
}

static const Type *join_tensors(TypeStore *store, const Type *left, const Type *right)
{
    DType dtype = dtype_join(left->dtype, right->dtype);
    int rank = left->rank == right->rank ? left->rank : -1;
    Dim dims[64];
    if (rank > 64)
        rank = -1;
    for (int i = 0; i < rank; i++)
        dims[i] = dim_equal(left->dims[i], right->dims[i]) ? left->dims[i] : dim_unknown();
    return type_intern(store, &(Type){.kind = TYPE_TENSOR,
                                      .dtype = dtype,
                                      .rank = rank,
                                      .dims = dims,
                                      .is_parameter = left->is_parameter && right->is_parameter});
}

/* A Counter and a dict are a dict. */
static const Type *join_kinds(TypeStore *store, const Type *left, const Type *right)
{
    Type plain = *left;
    plain.class_ = NULL;
    return left->class_ == right->class_ ? left : type_intern(store, &plain);
}

static const Type *join_items(TypeStore *store, const Type *left, const Type *right)
{
    if (left->cell || right->cell) {
        Cell *cell = left->cell && right->cell ? cell_unify(store, left->cell, right->cell)
                                               : cell_root(left->cell ? left->cell : right->cell);
        const Type *other = left->cell ? right : left;
        for (size_t i = 0; !other->cell && i < other->item_count && i < cell->count; i++)
            cell_add(store, cell, i, other->items[i]);
        return type_with_cell(store, join_kinds(store, left->cell ? left : right, left->cell ? right : left), cell);
    }
    const Type *items[64];
    if (left->item_count != right->item_count || left->item_count > 64)
        return NULL;
    for (size_t i = 0; i < left->item_count; i++) {
        items[i] = type_join_strict(store, left->items[i], right->items[i]);
        if (!items[i])
            return NULL;
    }
    return type_with_items(store, join_kinds(store, left, right), items);
}

static bool may_be_none(const Type *type)
{
    return type->kind == TYPE_NONE || type->kind == TYPE_NEVER || type->kind == TYPE_DYNAMIC || type->kind == TYPE_OPTIONAL;
}

/* An iterator cannot be converted: nothing that gives None is one of numbers or texts. */
static const Type *join_iterators(TypeStore *store, const Type *left, const Type *right)
{
    bool is_one_none = left->items[0]->kind == TYPE_NONE || right->items[0]->kind == TYPE_NONE;
    return is_one_none && !(may_be_none(left->items[0]) && may_be_none(right->items[0])) ? NULL : join_items(store, left, right);
}

static const Type *join_tuples(TypeStore *store, const Type *left, const Type *right)
{
    if (!left->is_variadic && !right->is_variadic && left->item_count == right->item_count)
        return join_items(store, left, right);
    const Type *item = store->never;
    for (size_t i = 0; item && i < left->item_count; i++)
        item = type_join_strict(store, item, left->items[i]);
    for (size_t i = 0; item && i < right->item_count; i++)
        item = type_join_strict(store, item, right->items[i]);
    return item ? type_tuple_of(store, type_widen(store, item)) : NULL;
}

static Class *common_base(Class *left, Class *right)
{
    for (Class *c = left; c; c = c->base)
        if (class_derives_from(right, c) && !name_is(c->qualified, "builtins.object"))
            return c;
    for (size_t i = 0; i < left->mro_count; i++) /* a mixin */
        if (left->mro[i]->user && class_derives_from(right, left->mro[i]))
            return left->mro[i];
    return NULL;
}

static bool is_any_module(const Class *class_)
{
    return class_ && name_is(class_->qualified, "torch.nn.Module");
}

/*
 * Modules of several classes of the script are nn.Module, whose items say which classes they are of (in the order of their names): a call of
 * one is a choice among these. Any other module among them may be of any class: no items.
 */
static bool add_to_set(const Type *type, const Type **set, size_t *count)
{
    const Type *const *items = type->class_->user ? &type : type->items;
    size_t item_count = type->class_->user ? 1 : is_any_module(type->class_) ? type->item_count : 0; /* those of a ModuleList are what it holds */
    for (size_t i = 0; i < item_count; i++) {
        size_t at = 0;
        while (at < *count && strcmp(set[at]->class_->qualified->text, items[i]->class_->qualified->text) < 0)
            at++;
        if (at < *count && set[at]->class_ == items[i]->class_)
            continue;
        if (*count == 16)
            return false;
        memmove(&set[at + 1], &set[at], (*count - at) * sizeof *set);
        set[at] = items[i];
        ++*count;
    }
    return item_count > 0;
}

static const Type *join_modules(TypeStore *store, Class *module, const Type *left, const Type *right)
{
    const Type *set[17];
    size_t count = 0;
    bool is_known = add_to_set(left, set, &count) && add_to_set(right, set, &count);
    return type_instance(store, module, set, is_known ? count : 0, NULL, 0);
}

static const Type *join_instances(TypeStore *store, const Type *left, const Type *right)
{
    if (is_any_module(left->class_) && is_any_module(right->class_))
        return join_modules(store, left->class_, left, right);
    if (left->class_ != right->class_) {
        Class *base = common_base(left->class_, right->class_);
        if (is_any_module(base))
            return join_modules(store, base, left, right);
        if (!base || !base->rule || !store->join_in_base)
            return base ? type_instance(store, base, NULL, 0, NULL, 0) : NULL;
        return store->join_in_base(store, base, left, right);
    }
    DimBinding bindings[32];
    size_t used = 0;
    for (size_t i = 0; i < left->binding_count && used < 32; i++)
        for (size_t k = 0; k < right->binding_count; k++)
            if (left->bindings[i].name == right->bindings[k].name &&
                dim_equal(left->bindings[i].dim, right->bindings[k].dim))
                bindings[used++] = left->bindings[i];
    const Type *joined = left->cell || right->cell || left->item_count ? join_items(store, left, right) : left;
    if (!joined)
        joined = type_instance(store, left->class_, NULL, 0, NULL, 0);
    Type copy = *joined;
    copy.dtype = left->dtype == right->dtype ? left->dtype : DTYPE_UNKNOWN; /* of NumPy's arrays */
    copy.bindings = bindings;
    copy.binding_count = used;
    return type_intern(store, &copy);
}

/* Of one name: a Namespace that got more members since is the longer one. */
static const Type *join_records(TypeStore *store, const Type *left, const Type *right)
{
    const Type *longer = left->field_count >= right->field_count ? left : right, *shorter = longer == left ? right : left;
    TypeField fields[512];
    if (left->name != right->name || longer->field_count > 512)
        return NULL;
    size_t found = 0;
    for (size_t i = 0; i < longer->field_count; i++) {
        const TypeField *other = type_field(shorter, longer->fields[i].name);
        fields[i] = longer->fields[i];
        found += other != NULL;
        if (other)
            fields[i].type = type_join_strict(store, fields[i].type, other->type);
        if (!fields[i].type)
            return NULL;
    }
    return found == shorter->field_count ? type_record(store, left->name, fields, longer->field_count) : NULL;
}

static const Type *join_same_kind(TypeStore *store, const Type *left, const Type *right)
{
    switch (left->kind) {
    case TYPE_BOOL:
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_STR:
    case TYPE_BYTES:
        return join_scalars(store, left, right);
    case TYPE_TENSOR:
        return join_tensors(store, left, right);
    case TYPE_DTYPE:
        return store->dtype;
    case TYPE_TUPLE:
        return join_tuples(store, left, right);
    case TYPE_LIST:
    case TYPE_SET:
    case TYPE_DICT:
        return join_items(store, left, right);
    case TYPE_ITERATOR:
        return join_iterators(store, left, right);
    case TYPE_INSTANCE:
        return join_instances(store, left, right);
    case TYPE_RECORD:
        return join_records(store, left, right);
    default:
        return NULL;
    }
}

/* `loss = 0`, then `loss = loss + criterion(...)`: the number is a tensor without dimensions that does not promote. */
static const Type *join_number_and_tensor(TypeStore *store, const Type *tensor)
{
    return type_tensor(store, tensor->dtype, tensor->rank == 0 ? 0 : -1, NULL);
}

const Type *type_join_strict(TypeStore *store, const Type *left, const Type *right)
{
    left = mixed_settled(store, left);
    right = mixed_settled(store, right);
    if (left == right || right->kind == TYPE_NEVER)
        return left;
    if (left->kind == TYPE_NEVER)
        return right;
    if (left->kind == TYPE_DYNAMIC || right->kind == TYPE_DYNAMIC) {
        type_observe(store, left->kind == TYPE_DYNAMIC ? right : left); /* it goes where somebody can tell */
        return type_is_any_number(left) && type_is_any_number(right) ? store->number : store->dynamic;
    }
    if (left->kind == TYPE_ERROR || right->kind == TYPE_ERROR)
        return left->kind == TYPE_ERROR ? right : left;
    if (left->kind == TYPE_NONE || right->kind == TYPE_NONE) {
        const Type *other = left->kind == TYPE_NONE ? right : left;
        bool is_function = other->kind == TYPE_FUNCTION || other->kind == TYPE_CLASS; /* whether there is one is asked at run time */
        return type_optional(store, is_function ? type_function_set(store, other, other) : other);
    }
    if (left->kind == TYPE_OPTIONAL || right->kind == TYPE_OPTIONAL) {
        const Type *inner = type_join_strict(store, type_unwrap(left), type_unwrap(right));
        return inner ? type_optional(store, inner) : NULL;
    }
    bool are_functions = (left->kind == TYPE_FUNCTION || left->kind == TYPE_CLASS) && (right->kind == TYPE_FUNCTION || right->kind == TYPE_CLASS);
    if (are_functions)
        return type_function_set(store, left, right);
    if (left->kind == right->kind)
        return join_same_kind(store, left, right);
    if (type_is_number(left) && type_is_number(right))
        return join_scalars(store, left, right);
    bool has_tensor = left->kind == TYPE_TENSOR || right->kind == TYPE_TENSOR;
    if (type_is_ndarray(left) || type_is_ndarray(right)) /* `total = 0`, then `total += x.sum()` */
        return type_is_number(type_is_ndarray(left) ? right : left) ? type_is_ndarray(left) ? left : right : NULL;
    if (has_tensor && (type_is_number(left) || type_is_number(right)))
        return join_number_and_tensor(store, left->kind == TYPE_TENSOR ? left : right);
    return NULL;
}

const Type *type_join(TypeStore *store, const Type *left, const Type *right)
{
    const Type *joined = type_join_strict(store, left, right);
    return joined ? joined : store->dynamic;
}

/* ---- could they join? --------------------------------------------------------------------------------------------------- */

/* Two calls' **kwargs: of the same names, as long as nothing computes a name. */
static bool same_keywords(const Cell *left, const Cell *right)
{
    if (!left->is_kwargs || !right->is_kwargs || !left->is_record || !right->is_record)
        return true;
    for (size_t i = 0; i < left->fields.count && left->fields.count == right->fields.count; i++) {
        bool found = false;
        for (size_t k = 0; k < right->fields.count; k++)
            found |= left->fields.items[i].name == right->fields.items[k].name;
        if (!found)
            return false;
    }
    return left->fields.count == right->fields.count;
}

static bool can_join(const Type *left, const Type *right, int depth)
{
    left = type_unwrap(left);
    right = type_unwrap(right);
    if (left == right || depth > 6)
        return true;
    if (left->kind <= TYPE_NONE || right->kind <= TYPE_NONE || left->kind == TYPE_DYNAMIC || right->kind == TYPE_DYNAMIC)
        return true;
    if (type_is_number(left) && type_is_number(right))
        return true;
    if ((type_is_ndarray(left) && type_is_number(right)) || (type_is_ndarray(right) && type_is_number(left)))
        return true;
    if (left->kind != right->kind)
        return false;
    switch (left->kind) {
    case TYPE_INSTANCE:
        return left->class_ == right->class_ || common_base(left->class_, right->class_) != NULL;
    case TYPE_RECORD:
        return left->name == right->name;
    case TYPE_FUNCTION:
        return left->is_set && right->is_set;
    case TYPE_CLASS:
    case TYPE_MODULE:
        return false;
    case TYPE_TUPLE:
        if (left->is_variadic == right->is_variadic && left->item_count != right->item_count)
            return false;
        break;
    case TYPE_DICT:
        if (left->cell && right->cell && !same_keywords(cell_root(left->cell), cell_root(right->cell)))
            return false;
        break;
    default:
        break;
    }
    size_t left_count = left->cell ? cell_root(left->cell)->count : left->item_count;
    size_t right_count = right->cell ? cell_root(right->cell)->count : right->item_count;
    for (size_t i = 0; i < left_count && i < right_count; i++)
        if (!can_join(type_item(left, i), type_item(right, i), depth + 1))
            return false;
    return true;
}

bool type_can_join(const Type *left, const Type *right)
{
    return can_join(left, right, 0);
}

static bool same_repr(const Type *left, const Type *right, int depth)
{
    if (left == right || depth > 6 || left->kind == TYPE_NEVER || right->kind == TYPE_NEVER)
        return true;
    if (left->kind != right->kind)
        return false;
    if (type_vanishes(left) != type_vanishes(right))
        return false;
    switch (left->kind) {
    case TYPE_INSTANCE:
        return left->class_ == right->class_;
    case TYPE_RECORD:
        return left->name == right->name;
    case TYPE_CLASS:
        return left->class_ == right->class_;
    case TYPE_FUNCTION:
        return left->is_set && right->is_set ? true : left->is_set == right->is_set && left->function == right->function && left->home == right->home && left->rule == right->rule &&
               left->item_count == right->item_count;
    case TYPE_MODULE:
        return left->name == right->name;
    case TYPE_TUPLE:
        if (left->is_variadic != right->is_variadic || left->item_count != right->item_count)
            return false;
        break;
    default:
        break;
    }
    size_t count = left->cell ? cell_root(left->cell)->count : left->item_count;
    for (size_t i = 0; i < count; i++)
        if (!same_repr(type_item(left, i), type_item(right, i), depth + 1))
            return false;
    return true;
}

bool type_same_repr(const Type *left, const Type *right)
{
    return same_repr(left, right, 0);
}
