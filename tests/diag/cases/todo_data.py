# expect: T2M2501 line 8
# expect: T2M2502 line 9
# expect: T2M2503 line 10
# expect: T2M2505 line 11
# exit: 1
from PIL import Image
from torchvision import datasets, transforms
turn = transforms.RandomPerspective(0.5)
own = transforms.Lambda(lambda image: image)
pictures = datasets.ImageFolder("pictures")
Image.new("L", (2, 2)).show()
