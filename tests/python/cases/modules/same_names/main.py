"""Packages with modules of the same names."""
import utils
from audio import utils as audio_utils
from audio.utils import normalize
from vision import utils as vision_utils
from vision.deep import utils as deep

print(utils.name(), audio_utils.name(), vision_utils.name(), deep.name())
print(normalize([1.0, 3.0]), vision_utils.normalize([2, 4]))
print(utils.SCALE, audio_utils.SCALE, deep.SCALE)
meter = utils.Meter("a")
other = audio_utils.Meter("b", 3)
print(meter, other, deep.make().text())
