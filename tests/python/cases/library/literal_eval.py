import ast

print(ast.literal_eval("[1, 2.5, 'x', (1, None), {'a': True}]"))
cfg = {}
for arg in ["lr=0.1", "name=run1", "betas=(0.9, 0.95)", "debug=True", "n=-3"]:
    key, val = arg.split("=")
    try:
        value = ast.literal_eval(val)
    except (SyntaxError, ValueError):
        value = val
    cfg[key] = value
print(cfg)
print(type(cfg["lr"]) == type(0.5))
for text in ["'a' 'b'", "r'\\d'", "b'xy'", "{1, 2}", "(1,)", "()", "{}", "[[1], [2, 3]]", "0x1F", "1_000", "1e-3", "'\\n\\u00e9'", "1, 2", "-1.5", "None"]:
    print(repr(ast.literal_eval(text)))
for text in ["lr", "[1, 2", "1 2", "f(3)", "", "__import__('os')"]:
    try:
        print(ast.literal_eval(text))
    except (ValueError, SyntaxError) as error:
        print(text, type(error).__name__)
