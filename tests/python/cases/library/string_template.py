import string
from string import Template, ascii_lowercase

t = Template("$who owes ${amount} to $$bank")
print(t.substitute(who="tim", amount=100))
print(string.Template("a $x").safe_substitute({"y": 3}), ascii_lowercase[:3])
