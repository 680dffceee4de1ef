x := 1
a = b := 1
f(k=c := 1)
lambda: d := 1
[e := 1 for e in x]
[i for i in (j := x)]
