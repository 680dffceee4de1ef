"""Methods of str as data preparation uses them."""
line = "  The quick  brown fox, jumps!\n"
print(repr(line.strip()), repr(line.lstrip()), repr(line.rstrip("\n")), line.split(), line.strip().split(" "), line.split(",", 1), line.lower().strip(), line.upper().strip())
print("a,b,,c".split(","), "a b c".rsplit(" ", 1), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="), "".split(), "".split(","))
print(",".join(["a", "b"]), "".join(reversed("abc")), " ".join(map(str, [1, 2])), "-".join("xyz"), "\n".join([]), "/".join(("a", "b")))
print("aXbX".replace("X", "-"), "aXbX".replace("X", "-", 1), "abcabc".find("c"), "abcabc".rfind("c"), "abc".find("z"), "abcabc".index("b"), "abcabc".rindex("b"), "aaa".count("a"), "abcabc".find("c", 3))
print("model.pth".endswith(".pth"), "model.pth".endswith((".pt", ".pth")), "conv1.weight".startswith("conv"), "conv1".startswith(("fc", "conv")), "abc".startswith("b", 1))
print("title case here".title(), "hello world".capitalize(), "MiXed".swapcase(), "ß".casefold(), "abc".center(9, "*"), "abc".ljust(6) + "|", "abc".rjust(6, "."), "42".zfill(5), "-42".zfill(5))
print("123".isdigit(), "12a".isalnum(), "abc".isalpha(), "ABC".isupper(), "abc".islower(), "  ".isspace(), "½".isnumeric(), "12".isdecimal(), "abc_1".isidentifier(), "Title Case".istitle(), "".isdigit(), "a\n".isprintable())
print("module.layer1.weight".replace("module.", ""), "prefix_x".removeprefix("prefix_"), "x.pt".removesuffix(".pt"), "a\tb".expandtabs(4), "abc".translate(str.maketrans("ab", "xy")), "a.b!".translate(str.maketrans("", "", ".!")))
print("héllo".encode("utf-8"), "héllo".encode("ascii", "ignore"), b"h\xc3\xa9".decode(), b"abc".decode("ascii"), "abc".encode().hex(), bytes.fromhex("6162"), "x".encode() + b"y", len("é".encode("utf8")))
print("a" < "b", "abc" == "abc", "a" in "abc", "z" not in "abc", "ab" * 3, "a" + "b", "abc"[1], min("bca"), sorted(set("hello")), "abc" > "abd", max("a", "b"))
for i, ch in enumerate("héy"):
    print(i, ch, ord(ch), ch.upper(), ch.isalpha())
text = "It was the best of times, it was the worst of times."
chars = sorted(list(set(text)))
stoi = {ch: i for i, ch in enumerate(chars)}
itos = {i: ch for i, ch in enumerate(chars)}
print(len(chars), "".join(chars), [stoi[c] for c in "times"], "".join([itos[i] for i in [stoi[c] for c in "best"]]))
words = [w.strip(".,!?").lower() for w in text.split()]
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3], str.lower("ABC"), str.join(",", ["a"]), list(map(str.strip, [" a ", "b "])), "%s" % "x".join("abc"))
print("""triple
quoted \
joined""", r"raw\n", "a\\b", 'it\'s', "\u00e9\x41", "con" "cat", len("\n\t"))
for method in ("index", "rindex"):
    try:
        getattr("abc", method)("z") if method == "index" else "abc".rindex("z")
    except ValueError as e:
        print("ValueError:", e)
