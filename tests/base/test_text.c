#include "base/text.h"
#include "base/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

Test(text, grows_and_stays_terminated)
{
    Text text = {0};
    cr_expect_str_eq(text_string(&text), "");
    for (int i = 0; i < 1000; i++)
        text_printf(&text, "%d,", i);
    cr_expect_eq(text.length, strlen(text_string(&text)));
    cr_expect_eq(strncmp(text_string(&text), "0,1,2,", 6), 0);
    text_clear(&text);
    text_add_repeated(&text, '-', 3);
    text_add_bytes(&text, "\0x", 2);
    cr_expect_eq(text.length, 5);
    cr_expect_arr_eq(text.data, "---\0x", 6);
    text_release(&text);
}

Test(text, json_strings)
{
    Text text = {0};
    text_add_json_string(&text, "a\"\\\n\x01é\xFF", 8);
    cr_expect_str_eq(text_string(&text), "\"a\\\"\\\\\\n\\u0001é\\ufffd\"");
    text_release(&text);
}

Test(text, take_hands_the_content_to_the_arena)
{
    Arena arena = {0};
    Text text = {0};
    text_add(&text, "content");
    cr_expect_str_eq(text_take(&text, &arena), "content");
    cr_expect_null(text.data);
    arena_release(&arena);
}

Test(utf8, accepts_every_code_point_once)
{
    for (uint32_t point = 0; point <= 0x10FFFF; point += point < 0x3000 ? 1 : 97) {
        char bytes[4];
        uint32_t decoded = 0;
        size_t width = utf8_encode(point, bytes);
        bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
        cr_assert_eq(utf8_decode(bytes, width, &decoded), is_surrogate ? 0 : width, "U+%X", point);
        cr_assert(is_surrogate || decoded == point);
        cr_assert_eq(utf8_decode(bytes, width - 1 ? width - 1 : 1, &decoded), width == 1 ? 1 : 0);
    }
}

Test(utf8, refuses_what_python_refuses)
{
    static const char *const bad[] = {"\x80",         "\xC0\x80",         "\xC1\xBF", "\xE0\x80\x80",
                                      "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF",     "\xC3("};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t point;
        cr_expect_eq(utf8_decode(bad[i], strlen(bad[i]), &point), 0, "case %zu", i);
    }
    cr_expect_eq(utf8_valid_prefix("ab\xC3\xA9\xFFz", 6), 4);
    cr_expect_eq(utf8_count("aé日", 6), 3);
}
