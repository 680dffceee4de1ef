"""torchvision.models: networks for pictures, with the names, the order and the initial weights of torchvision's."""
from torchvision.models._alexnet import AlexNet
from torchvision.models._basic_resnet import BasicBlock
from torchvision.models._bottleneck_resnet import Bottleneck
from torchvision.models._convnext import ConvNeXt
from torchvision.models._densenet import DenseNet
from torchvision.models._efficientnet import V2_L, V2_M, V2_S, EfficientNet, scaled
from torchvision.models._googlenet import GoogLeNet, GoogLeNetOutputs
from torchvision.models._inception import Inception3, InceptionOutputs
from torchvision.models._mobilenet import MobileNetV2
from torchvision.models._mobilenetv3 import LARGE, SMALL, MobileNetV3
from torchvision.models._shufflenet import ShuffleNetV2
from torchvision.models._squeezenet import SqueezeNet
from torchvision.models._vgg import VGG, features_of
from torchvision.models._vit import VisionTransformer
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


def densenet121(weights=None, progress=True, pretrained=None, num_classes=1000, drop_rate=0.0):
    model = DenseNet(32, (6, 12, 24, 16), 64, drop_rate=drop_rate, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "densenet121-a639ec97.pth")
    return model


def densenet161(weights=None, progress=True, pretrained=None, num_classes=1000, drop_rate=0.0):
    model = DenseNet(48, (6, 12, 36, 24), 96, drop_rate=drop_rate, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "densenet161-8d451a50.pth")
    return model


def densenet169(weights=None, progress=True, pretrained=None, num_classes=1000, drop_rate=0.0):
    model = DenseNet(32, (6, 12, 32, 32), 64, drop_rate=drop_rate, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "densenet169-b2777c0a.pth")
    return model


def densenet201(weights=None, progress=True, pretrained=None, num_classes=1000, drop_rate=0.0):
    model = DenseNet(32, (6, 12, 48, 32), 64, drop_rate=drop_rate, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "densenet201-c1103571.pth")
    return model


def mobilenet_v3_large(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.2):
    model = MobileNetV3(LARGE, 1280, num_classes, dropout)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "mobilenet_v3_large-5c1a4163.pth")
    return model


def mobilenet_v3_small(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.2):
    model = MobileNetV3(SMALL, 1024, num_classes, dropout)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "mobilenet_v3_small-047dcff4.pth")
    return model


def efficientnet_b0(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.2):
    model = EfficientNet(scaled(1.0, 1.0), dropout, 0, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b0_rwightman-7f5810bc.pth")
    return model


def efficientnet_b1(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.2):
    model = EfficientNet(scaled(1.0, 1.1), dropout, 0, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b1_rwightman-bac287d4.pth")
    return model


def efficientnet_b2(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.3):
    model = EfficientNet(scaled(1.1, 1.2), dropout, 0, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b2_rwightman-c35c1473.pth")
    return model


def efficientnet_b3(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.3):
    model = EfficientNet(scaled(1.2, 1.4), dropout, 0, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b3_rwightman-b3899882.pth")
    return model


def efficientnet_b4(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.4):
    model = EfficientNet(scaled(1.4, 1.8), dropout, 0, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b4_rwightman-23ab8bcd.pth")
    return model


def efficientnet_b5(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.4):
    model = EfficientNet(scaled(1.6, 2.2), dropout, 0, num_classes, 0.001, 0.01)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b5_lukemelas-1a07897c.pth")
    return model


def efficientnet_b6(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.5):
    model = EfficientNet(scaled(1.8, 2.6), dropout, 0, num_classes, 0.001, 0.01)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b6_lukemelas-24a108a5.pth")
    return model


def efficientnet_b7(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.5):
    model = EfficientNet(scaled(2.0, 3.1), dropout, 0, num_classes, 0.001, 0.01)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_b7_lukemelas-c5b4e57e.pth")
    return model


def efficientnet_v2_s(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.2):
    model = EfficientNet(V2_S, dropout, 1280, num_classes, 0.001)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_v2_s-dd5fe13b.pth")
    return model


def efficientnet_v2_m(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.3):
    model = EfficientNet(V2_M, dropout, 1280, num_classes, 0.001)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_v2_m-dc08266a.pth")
    return model


def efficientnet_v2_l(weights=None, progress=True, pretrained=None, num_classes=1000, dropout=0.4):
    model = EfficientNet(V2_L, dropout, 1280, num_classes, 0.001)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "efficientnet_v2_l-59c71312.pth")
    return model


def shufflenet_v2_x0_5(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = ShuffleNetV2([4, 8, 4], [24, 48, 96, 192, 1024], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "shufflenetv2_x0.5-f707e7126e.pth")
    return model


def shufflenet_v2_x1_0(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = ShuffleNetV2([4, 8, 4], [24, 116, 232, 464, 1024], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "shufflenetv2_x1-5666bf0f80.pth")
    return model


def shufflenet_v2_x1_5(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = ShuffleNetV2([4, 8, 4], [24, 176, 352, 704, 1024], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "shufflenetv2_x1_5-3c479a10.pth")
    return model


def shufflenet_v2_x2_0(weights=None, progress=True, pretrained=None, num_classes=1000):
    model = ShuffleNetV2([4, 8, 4], [24, 244, 488, 976, 2048], num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "shufflenetv2_x2_0-8be3c8ee.pth")
    return model


def convnext_tiny(weights=None, progress=True, pretrained=None, num_classes=1000, stochastic_depth_prob=0.1):
    model = ConvNeXt([96, 192, 384, 768], [3, 3, 9, 3], stochastic_depth_prob, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "convnext_tiny-983f1562.pth")
    return model


def convnext_small(weights=None, progress=True, pretrained=None, num_classes=1000, stochastic_depth_prob=0.4):
    model = ConvNeXt([96, 192, 384, 768], [3, 3, 27, 3], stochastic_depth_prob, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "convnext_small-0c510722.pth")
    return model


def convnext_base(weights=None, progress=True, pretrained=None, num_classes=1000, stochastic_depth_prob=0.5):
    model = ConvNeXt([128, 256, 512, 1024], [3, 3, 27, 3], stochastic_depth_prob, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "convnext_base-6075fbad.pth")
    return model


def convnext_large(weights=None, progress=True, pretrained=None, num_classes=1000, stochastic_depth_prob=0.5):
    model = ConvNeXt([192, 384, 768, 1536], [3, 3, 27, 3], stochastic_depth_prob, num_classes=num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "convnext_large-ea097f82.pth")
    return model


def vit_b_16(weights=None, progress=True, pretrained=None, num_classes=1000, image_size=224, dropout=0.0, attention_dropout=0.0):
    model = VisionTransformer(image_size, 16, 12, 12, 768, 3072, dropout, attention_dropout, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vit_b_16-c867db91.pth")
    return model


def vit_b_32(weights=None, progress=True, pretrained=None, num_classes=1000, image_size=224, dropout=0.0, attention_dropout=0.0):
    model = VisionTransformer(image_size, 32, 12, 12, 768, 3072, dropout, attention_dropout, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vit_b_32-d86f8d99.pth")
    return model


def vit_l_16(weights=None, progress=True, pretrained=None, num_classes=1000, image_size=224, dropout=0.0, attention_dropout=0.0):
    model = VisionTransformer(image_size, 16, 24, 16, 1024, 4096, dropout, attention_dropout, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vit_l_16-852ce7e3.pth")
    return model


def vit_l_32(weights=None, progress=True, pretrained=None, num_classes=1000, image_size=224, dropout=0.0, attention_dropout=0.0):
    model = VisionTransformer(image_size, 32, 24, 16, 1024, 4096, dropout, attention_dropout, num_classes)
    if weights is not None or pretrained:
        from torchvision.models._start import trained
        return trained(model, "vit_l_32-c7638314.pth")
    return model


def vit_h_14(weights=None, progress=True, pretrained=None, num_classes=1000, image_size=224, dropout=0.0, attention_dropout=0.0):
    model = VisionTransformer(image_size, 14, 32, 16, 1280, 5120, dropout, attention_dropout, num_classes)
    if weights is not None or pretrained:
        raise ValueError("No checkpoint is available for model type")
    return model


def googlenet(weights=None, progress=True, pretrained=None, num_classes=1000, aux_logits=None, transform_input=None, init_weights=True, dropout=0.2, dropout_aux=0.7):
    is_trained = weights is not None or pretrained is True
    model = GoogLeNet(num_classes, is_trained or aux_logits is not False, is_trained if transform_input is None else transform_input,
                  init_weights and not is_trained, dropout, dropout_aux)
    if is_trained:
        from torchvision.models._start import trained
        trained(model, "googlenet-1378be20.pth")
        if aux_logits is not True:
            model.leave_out_sides()
    return model


def inception_v3(weights=None, progress=True, pretrained=None, num_classes=1000, aux_logits=None, transform_input=None, init_weights=True, dropout=0.5):
    is_trained = weights is not None or pretrained is True
    model = Inception3(num_classes, is_trained or aux_logits is not False, is_trained if transform_input is None else transform_input,
                  init_weights and not is_trained, dropout)
    if is_trained:
        from torchvision.models._start import trained
        trained(model, "inception_v3_google-0cc3c7bd.pth")
        if aux_logits is False:
            model.leave_out_sides()
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


class DenseNet121_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class DenseNet161_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class DenseNet169_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class DenseNet201_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class GoogLeNet_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class Inception_V3_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class MobileNet_V3_Large_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class MobileNet_V3_Small_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B0_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B1_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B2_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B3_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B4_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B5_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B6_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_B7_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_V2_S_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_V2_M_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class EfficientNet_V2_L_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ShuffleNet_V2_X0_5_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ShuffleNet_V2_X1_0_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ShuffleNet_V2_X1_5_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ShuffleNet_V2_X2_0_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ConvNeXt_Tiny_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ConvNeXt_Small_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ConvNeXt_Base_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ConvNeXt_Large_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ViT_B_16_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ViT_B_32_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ViT_L_16_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ViT_L_32_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"


class ViT_H_14_Weights:
    IMAGENET1K_V1 = "IMAGENET1K_V1"
    DEFAULT = "IMAGENET1K_V1"
