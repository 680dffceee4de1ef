# expect: T2M2501 line 6
# expect: T2M2502 line 7
# expect: T2M2503 line 8
# exit: 1
from torchvision import datasets, transforms
turn = transforms.RandomRotation(10)
own = transforms.Lambda(lambda image: image)
pictures = datasets.ImageFolder("pictures")
