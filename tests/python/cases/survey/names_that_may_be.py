import random
flag_text = "flag"
if random.random() < 2:
    flag = 1
try:
    text_type = unicode
except NameError:
    text_type = str
try:
    flag
except NameError:
    print("no flag")
else:
    print("flag")
if random.random() > 2:
    other = 1
try:
    other
except NameError:
    print("no other")
print("flag" in globals(), "other" in globals(), "nothing" in globals(), "other" in locals())
if "flag" not in globals():
    flag = 2
print(text_type(3), flag)
