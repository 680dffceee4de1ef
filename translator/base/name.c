/* The table of interned strings: open addressing with linear probing, at most two thirds full. */
#include "base/name.h"

#include "base/bug.h"
#include "base/hash.h"

#include <stdio.h>
#include <string.h>

void names_init(NameTable *table, Arena *arena)
{
    enum { FIRST_CAPACITY = 1024 };
    *table = (NameTable){.arena = arena, .capacity = FIRST_CAPACITY};
    table->slots = ARENA_NEW_ARRAY(arena, Name, table->capacity);
}

static Name *find_slot(Name *slots, size_t capacity, const char *bytes, size_t length, uint32_t hash)
{
    for (size_t i = hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
        Name name = slots[i];
        if (!name || (name->hash == hash && name->length == length && memcmp(name->text, bytes, length) == 0))
            return &slots[i];
    }
}

static void grow(NameTable *table)
{
    size_t capacity = table->capacity * 2;
    Name *slots = ARENA_NEW_ARRAY(table->arena, Name, capacity);
    for (size_t i = 0; i < table->capacity; i++) {
        Name name = table->slots[i];
        if (name)
            *find_slot(slots, capacity, name->text, name->length, name->hash) = name;
    }
    table->slots = slots;
    table->capacity = capacity;
}

Name name_intern_bytes(NameTable *table, const char *bytes, size_t length)
{
    T2M_ASSERT(length < UINT32_MAX);
    if (table->count * 3 >= table->capacity * 2)
        grow(table);
    uint32_t hash = hash_bytes(bytes, length);
    Name *slot = find_slot(table->slots, table->capacity, bytes, length, hash);
    if (*slot)
        return *slot;
    NameEntry *entry = arena_alloc(table->arena, sizeof(NameEntry) + length + 1);
    entry->hash = hash;
    entry->length = (uint32_t)length;
    memcpy(entry->text, bytes, length);
    table->count++;
    return *slot = entry;
}

Name name_intern(NameTable *table, const char *text)
{
    return name_intern_bytes(table, text, strlen(text));
}

Name name_printf(NameTable *table, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(table->arena, format, arguments);
    va_end(arguments);
    return name_intern(table, text);
}

Name name_join(NameTable *table, Name left, const char *right)
{
    return left ? name_printf(table, "%s.%s", left->text, right) : name_intern(table, right);
}

static bool is_join(Name name, Name left, Name right)
{
    return name->length == left->length + 1 + right->length && memcmp(name->text, left->text, left->length) == 0 &&
           name->text[left->length] == '.' && memcmp(name->text + left->length + 1, right->text, right->length) == 0;
}

Name name_joined(const NameTable *table, Name left, Name right)
{
    if (!left)
        return right;
    uint64_t pieces = hash_more(hash_more(HASH_START, left->text, left->length), ".", 1);
    uint32_t hash = hash_mix(hash_more(pieces, right->text, right->length));
    for (size_t i = hash & (table->capacity - 1); table->slots[i]; i = (i + 1) & (table->capacity - 1))
        if (table->slots[i]->hash == hash && is_join(table->slots[i], left, right))
            return table->slots[i];
    return NULL;
}

bool name_is(Name name, const char *text)
{
    return name && strcmp(name->text, text) == 0;
}
