#include "base/arena.h"
#include "base/map.h"
#include "base/name.h"
#include "base/vec.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static Arena arena;

static void tear_down(void)
{
    arena_release(&arena);
}

TestSuite(containers, .fini = tear_down);

Test(containers, arena_memory_is_zeroed_and_aligned)
{
    for (size_t size = 0; size < 5000; size += 7) {
        unsigned char *memory = arena_alloc(&arena, size);
        cr_assert_eq((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            cr_assert_eq(memory[i], 0);
        memset(memory, 0xAB, size);
    }
}

Test(containers, arena_takes_blocks_larger_than_its_own)
{
    char *large = arena_alloc(&arena, 10 * 1024 * 1024), *small = arena_alloc(&arena, 16);
    memset(large, 1, 10 * 1024 * 1024);
    cr_expect_eq(small[0], 0);
    cr_expect_geq(arena.used_bytes, 10u * 1024 * 1024 + 16);
}

Test(containers, arena_formats)
{
    cr_expect_str_eq(arena_printf(&arena, "%s-%d", "a", 42), "a-42");
    cr_expect_arr_eq(arena_copy_bytes(&arena, "a\0b", 3), "a\0b", 4);
}

Test(containers, names_with_equal_text_are_one)
{
    NameTable table;
    names_init(&table, &arena);
    Name first = name_intern(&table, "loss");
    char text[16];
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "name%d", i);
        Name name = name_intern(&table, text);
        cr_assert_str_eq(name->text, text);
    }
    cr_expect_eq(name_intern(&table, "loss"), first);
    cr_expect_eq(name_intern_bytes(&table, "lossy", 4), first);
    cr_expect_neq(name_intern(&table, "lossy"), first);
    cr_expect_eq(table.count, 5002);
    cr_expect_str_eq(name_join(&table, first, "item")->text, "loss.item");
    cr_expect_eq(name_join(&table, NULL, "loss"), first);
    cr_expect(name_is(first, "loss"));
    cr_expect_not(name_is(NULL, "loss"));
}

Test(containers, vectors_keep_their_elements)
{
    Vec(int) vec = {0};
    for (int i = 0; i < 1000; i++)
        vec_push(&arena, &vec, i * i);
    cr_assert_eq(vec.count, 1000);
    vec_each(i, &vec)
        cr_assert_eq(vec.items[i], (int)(i * i));
    cr_expect_eq(vec_pop(&vec), 999 * 999);
    cr_expect_eq(vec_last(&vec), 998 * 998);
    vec_clear(&vec);
    cr_expect_eq(vec.count, 0);
}

Test(containers, maps_keep_order_and_replace)
{
    static int keys[2000];
    PointerMap map = {0};
    cr_expect_null(pointer_map_get(&map, &keys[0]));
    for (int i = 0; i < 2000; i++)
        pointer_map_set(&arena, &map, &keys[i], &keys[1999 - i]);
    pointer_map_set(&arena, &map, &keys[7], NULL);
    cr_expect_eq(map.map.count, 2000);
    cr_expect_null(pointer_map_get(&map, &keys[7]));
    cr_expect(pointer_map_has(&map, &keys[7]));
    cr_expect_eq(pointer_map_get(&map, &keys[1999]), &keys[0]);
    int next = 0;
    map_each(entry, &map)
        cr_assert_eq(entry->key, &keys[next++]);
    cr_expect_eq(next, 2000);
}

Test(containers, string_maps_copy_their_keys)
{
    StringMap map = {0};
    char key[8] = "alpha";
    string_map_set(&arena, &map, key, "one");
    strcpy(key, "beta");
    string_map_set(&arena, &map, key, "two");
    cr_expect_str_eq(string_map_get(&map, "alpha"), "one");
    cr_expect_str_eq(string_map_get(&map, "beta"), "two");
    cr_expect_not(string_map_has(&map, "gamma"));
}
