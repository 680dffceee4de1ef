# assert: with texts of all kinds, caught and counted.
def check(value, low, high):
    assert low <= value <= high, f"{value} is not in [{low}, {high}]"
    assert value != 13
    return value


passed = 0
for v in [1, 5, 13, 20, -1, 7]:
    try:
        passed += check(v, 0, 15)
    except AssertionError as e:
        print("failed:", e, len(str(e)))
print(passed)
assert passed == 13, ("sum", passed)
assert isinstance(passed, int)
words = ["a", "b"]
assert len(words) == 2 and words[0] == "a", "words"
print("all well")
assert not words, words
