# Changing case, with letters beyond ASCII.
words = ["hello world", "HELLO", "Straße", "ÉCOLE été", "they're bill's", "ΑΣ", "ǆ", "x1y2", ""]
for word in words:
    print(word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold())
print("ŒUVRE".lower() == "œuvre", "ß".upper(), "ﬁ".upper())
print("İstanbul".lower(), len("İstanbul".lower()))
