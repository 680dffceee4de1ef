from models import Conv
print(Conv(2).b)
