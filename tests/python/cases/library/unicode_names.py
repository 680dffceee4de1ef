"""Names to ASCII, as the tutorials' character models do it."""
import glob
import string
import unicodedata

all_letters = string.ascii_letters + " .,;'"
n_letters = len(all_letters)


def unicode_to_ascii(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if unicodedata.category(c) != "Mn" and c in all_letters)


print(unicode_to_ascii("Ślusàrski"), unicode_to_ascii("Béringer-O'Néàl"))
print([unicodedata.category(c) for c in "aA1 .é漢\n$+_"])
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    text = unicodedata.normalize(form, "ﬁancé Å①")
    print(form, text, len(text))
print(unicodedata.combining("\u0301"), unicodedata.combining("a"), unicodedata.bidirectional("a"), unicodedata.bidirectional("א"))
print(unicodedata.is_normalized("NFC", "é"), unicodedata.is_normalized("NFC", "e\u0301"))
try:
    unicodedata.normalize("NFX", "é")
except ValueError as error:
    print(error)
