# expect: T2M2501 line 7
# expect: T2M2503 line 8
# expect: T2M2505 line 9
# exit: 1
from PIL import Image
from torchvision import datasets, transforms
turn = transforms.RandomPerspective(0.5)
pictures = datasets.VOCDetection("pictures")
Image.new("L", (2, 2)).show()
