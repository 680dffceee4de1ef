try:
    pass
except:
    pass
except E:
    pass
for x in y:
    try:
        pass
    except* A:
        break
