"""torchvision.models: networks for pictures, with the names, the order and the initial weights of torchvision's."""
from torchvision.models._alexnet import AlexNet
from torchvision.models._basic_resnet import BasicBlock
from torchvision.models._bottleneck_resnet import Bottleneck
from torchvision.models._mobilenet import MobileNetV2
from torchvision.models._squeezenet import SqueezeNet
from torchvision.models._vgg import VGG, features_of
import torchvision.models._basic_resnet as _basic
import torchvision.models._bottleneck_resnet as _bottleneck


def resnet18(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _basic.ResNet([2, 2, 2, 2], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnet18-f37072fd.pth")
    return model


def resnet34(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _basic.ResNet([3, 4, 6, 3], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnet34-b627a593.pth")
    return model


def resnet50(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 4, 6, 3], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnet50-0676ba61.pth")
    return model


def resnet101(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 4, 23, 3], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnet101-63fe2227.pth")
    return model


def resnet152(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 8, 36, 3], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnet152-394f9c45.pth")
    return model


def resnext50_32x4d(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 4, 6, 3], num_classes, 32, 4)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnext50_32x4d-7cdf4587.pth")
    return model


def resnext101_32x8d(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 4, 23, 3], num_classes, 32, 8)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "resnext101_32x8d-8ba56ff5.pth")
    return model


def wide_resnet50_2(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 4, 6, 3], num_classes, 1, 128)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "wide_resnet50_2-95faca4d.pth")
    return model


def wide_resnet101_2(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = _bottleneck.ResNet([3, 4, 23, 3], num_classes, 1, 128)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "wide_resnet101_2-32ee1156.pth")
    return model


def alexnet(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = AlexNet(num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "alexnet-owt-7be5be79.pth")
    return model


_VGG11 = [64, 0, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0]
_VGG13 = [64, 64, 0, 128, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0]
_VGG16 = [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]
_VGG19 = [64, 64, 0, 128, 128, 0, 256, 256, 256, 256, 0, 512, 512, 512, 512, 0, 512, 512, 512, 512, 0]


def vgg11(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG11, False), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg11-8a719046.pth")
    return model


def vgg11_bn(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG11, True), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg11_bn-6002323d.pth")
    return model


def vgg13(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG13, False), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg13-19584684.pth")
    return model


def vgg13_bn(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG13, True), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg13_bn-abd245e5.pth")
    return model


def vgg16(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG16, False), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg16-397923af.pth")
    return model


def vgg16_bn(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG16, True), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg16_bn-6c64b313.pth")
    return model


def vgg19(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG19, False), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg19-dcbb9e9d.pth")
    return model


def vgg19_bn(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = VGG(features_of(_VGG19, True), num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vgg19_bn-c79401a0.pth")
    return model


def squeezenet1_0(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = SqueezeNet("1_0", num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "squeezenet1_0-b66bff10.pth")
    return model


def squeezenet1_1(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = SqueezeNet("1_1", num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "squeezenet1_1-b8a52dc0.pth")
    return model


def mobilenet_v2(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = MobileNetV2(num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "mobilenet_v2-b0353104.pth")
    return model


class ResNet18_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ResNet34_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ResNet50_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ResNet101_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ResNet152_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ResNeXt50_32X4D_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ResNeXt101_32X8D_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class Wide_ResNet50_2_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class Wide_ResNet101_2_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class AlexNet_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG11_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG11_BN_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG13_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG13_BN_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG16_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG16_BN_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG19_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class VGG19_BN_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class SqueezeNet1_0_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class SqueezeNet1_1_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class MobileNet_V2_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"
