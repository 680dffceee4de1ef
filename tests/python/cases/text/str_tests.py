# The is... methods of str.
samples = ["", "abc", "ABC", "abc1", "123", "١٢٣", "½", "²", "  \t\n", "Title Case", "été", "snake_case", "1abc", "a b", "Ab", "\u00a0", "中文", "A1", "hello\n", "_x"]
for s in samples:
    row = [s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.islower(), s.isupper(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii()]
    print(repr(s), "".join("1" if flag else "0" for flag in row))
