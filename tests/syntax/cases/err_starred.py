x = *a
return_ = (*a)
[*a for a in b]
*a
del *a
