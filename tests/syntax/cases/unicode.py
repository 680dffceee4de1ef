größe = "ß"; ﬁ = 1; 变量 = größe
print("日本", größe, fi)
