# find, index, count, startswith, endswith with bounds and tuples.
text = "the cat sat on the mat, the end"
print(text.find("the"), text.find("the", 1), text.find("the", 16, 20), text.find("dog"))
print(text.rfind("the"), text.rfind("the", 0, 20), text.rfind("zzz"))
print(text.index("cat"), text.rindex("the"), text.index("a", 6))
print(text.count("the"), text.count("t", 5), text.count("t", 5, 10), text.count(""))
print(text.startswith("the"), text.startswith("cat", 4), text.startswith(("a", "the")), text.startswith("the", 15, 17))
print(text.endswith("end"), text.endswith((".png", "end")), text.endswith("mat", 0, 22))
files = ["a.png", "b.jpg", "c.txt", "d.jpeg"]
print([f for f in files if f.endswith((".png", ".jpg", ".jpeg"))])
greek = "αβγδε αβγ"
print(greek.find("γ"), greek.rfind("γ"), greek.index("δ"), greek.count("α"), greek[2:5], greek[-3:], greek[::-1])
print("mat" in text, "dog" not in text, "" in text)
