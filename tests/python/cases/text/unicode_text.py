# Text beyond ASCII: lengths, searching, padding, files of words.
words = ["naïve", "façade", "日本語", "Ωmega", "emoji 😀", "ñandú"]
for w in words:
    print(w, len(w), w.upper(), w[::-1], w.center(12, "·"), repr(w), ascii(w), w.find("a"))
print(sorted(words), max(words), "".join(w[0] for w in words))
chars = sorted(set("".join(words)))
print(len(chars), "".join(chars))
stoi = {ch: i for i, ch in enumerate(chars)}
itos = {i: ch for ch, i in stoi.items()}
encoded = [stoi[c] for c in "日本"]
print(encoded, "".join(itos[i] for i in encoded))
print("ñ" in "ñandú", "año".replace("ñ", "n"), "a–b—c".split("–"), "x²".isdigit(), ord("😀"), chr(128512), "\u00e9" == "é")
print(f"{'日本':>6}|{'é':^5}|{'ñ':*<4}|", "%5s|%-5s|" % ("é", "日"), "{:>4}".format("ü"))
text = "line one\nline two\n\nlast"
print(text.split("\n"), text.splitlines(), [len(l) for l in text.split("\n")])
