# Literals: escapes, raw, triple, concatenation, f.
print("tab\there", 'single "quotes"', "back\\slash", "nl\\n", "\x41\u00e9\U0001F600\101", "bell\a".encode())
print(r"raw \n \t", R'\d+', "con" "cat" 'enated', """triple
line "quoted" """, '''it's''')
print("line \
continued", len("\0nul"), repr("\0nul\x7f"), "a\r\nb".split("\r\n"))
x = 3
print(f"{x}" "plain {x}" f'{x!r}', rf"\d{x}", fr"{x}\n", f"{{}} {{{x}}}", F"{x}")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\t\n\\"), repr("é日\u200b\ue000\U0001F600"), ascii("é日😀"))
print(["it's", 'a"b', "\n"], {"k'": "v\""}, ("x",))
