"""PIL.Image: the numbers are Pillow's, filters and colour conversions to the bit."""
from typing import Any, Literal

from numpy import ndarray
from io import BytesIO
from pathlib import Path

NEAREST: int = c("IMAGE_NEAREST")
LANCZOS: int = c("IMAGE_LANCZOS")
ANTIALIAS: int = c("IMAGE_LANCZOS")
BILINEAR: int = c("IMAGE_BILINEAR")
LINEAR: int = c("IMAGE_BILINEAR")
BICUBIC: int = c("IMAGE_BICUBIC")
CUBIC: int = c("IMAGE_BICUBIC")
BOX: int = c("IMAGE_BOX")
HAMMING: int = c("IMAGE_HAMMING")
FLIP_LEFT_RIGHT: int = c("0")
FLIP_TOP_BOTTOM: int = c("1")
ROTATE_90: int = c("2")
ROTATE_180: int = c("3")
ROTATE_270: int = c("4")
TRANSPOSE: int = c("5")
TRANSVERSE: int = c("6")


class Resampling:
    NEAREST: int = c("IMAGE_NEAREST")
    LANCZOS: int = c("IMAGE_LANCZOS")
    BILINEAR: int = c("IMAGE_BILINEAR")
    BICUBIC: int = c("IMAGE_BICUBIC")
    BOX: int = c("IMAGE_BOX")
    HAMMING: int = c("IMAGE_HAMMING")


class Transpose:
    FLIP_LEFT_RIGHT: int = c("0")
    FLIP_TOP_BOTTOM: int = c("1")
    ROTATE_90: int = c("2")
    ROTATE_180: int = c("3")
    ROTATE_270: int = c("4")
    TRANSPOSE: int = c("5")
    TRANSVERSE: int = c("6")


@c_type("vision_image", pointer=True)
class Image:
    width: int = c("image_width({self})")
    height: int = c("image_height({self})")
    mode: str = c("image_mode({self})")

    @property
    def size(self) -> tuple[int, int]:
        return (self.width, self.height)

    @effect("raises")
    @c("image_convert({self}, {mode})")
    def convert(self, mode: str) -> Image: ...

    @effect("raises")
    @c("image_resize({self}, {width}, {height}, {resample})")
    def _resize(self, width: int, height: int, resample: int) -> Image: ...

    @overload
    @effect("raises")
    @c("image_resize({self}, {size!dims}, {resample})")
    def resize(self, size: tuple[int, int], resample: int = 3) -> Image: ...

    @overload
    def resize(self, size: tuple[float, float], resample: int = 3) -> Image:
        return self._resize(int(size[0]), int(size[1]), resample)

    @overload
    def resize(self, size: list[int], resample: int = 3) -> Image:
        return self._resize(size[0], size[1], resample)

    @effect("raises")
    @c("image_crop({self}, {left}, {top}, {right}, {bottom})")
    def _crop(self, left: int, top: int, right: int, bottom: int) -> Image: ...

    @overload
    @effect("raises")
    @c("image_crop({self}, {box!dims})")
    def crop(self, box: tuple[int, int, int, int]) -> Image: ...

    @overload
    def crop(self, box: tuple[float, float, float, float]) -> Image:
        return self._crop(round(box[0]), round(box[1]), round(box[2]), round(box[3]))

    @effect("raises")
    @c("image_rotate({self}, {angle!d}, {resample}, {expand})")
    def rotate(self, angle: float, resample: int = 0, expand: bool = False) -> Image: ...

    @effect("raises")
    @c("image_transpose({self}, {method})")
    def transpose(self, method: int) -> Image: ...

    @c("image_copy({self})")
    def copy(self) -> Image: ...

    @drop("an image is read when it is opened")
    def close(self) -> None: ...
    @drop("an image is read when it is opened")
    def load(self) -> None: ...
    @todo("T2M2505", effort="minutes", why="there are no windows; save() it")
    def show(self, *args: Any, **kwargs: Any) -> None: ...

    def __enter__(self) -> Image:
        return self

    def __exit__(self, *args: Any) -> None:
        return None

    @effect("raises")
    @c("image_pixel({self}, {xy!dims})")
    def getpixel(self, xy: tuple[int, int]) -> Boxed: ...

    @overload
    @effect("mutates", "raises")
    @c("image_put({self}, {xy!dims}, {value!list})")
    def putpixel(self, xy: tuple[int, int], value: int) -> None: ...

    @overload
    @effect("mutates", "raises")
    @c("image_put({self}, {xy!dims}, {value!list})")
    def putpixel(self, xy: tuple[int, int], value: tuple[int, ...]) -> None: ...

    @overload
    @effect("mutates")
    @c("image_paste({self}, {im}, {box!dims})")
    def paste(self, im: Image, box: tuple[int, int]) -> None: ...

    @overload
    @effect("mutates")
    @c("image_paste({self}, {im}, 0, 0)")
    def paste(self, im: Image) -> None: ...

    @effect("io", "raises")
    @c("image_save({self}, {fp!s}, {format}, {quality})")
    def save(self, fp: str | Path, format: str | None = None, *, quality: int = 75) -> None: ...


@overload
@effect("io", "raises")
@c("image_open({fp!s})")
def open(fp: str | Path, mode: Literal["r"] = "r") -> Image: ...

@effect("io", "raises")
@c("image_open_bytes({fp})")
def _open_bytes(fp: bytes) -> Image: ...

@overload
def open(fp: BytesIO) -> Image:
    return _open_bytes(fp.read())

@overload
@effect("raises")
@c("image_new({mode}, {size!dims}, {color!list})")
def new(mode: str, size: tuple[int, int], color: int = 0) -> Image: ...

@overload
@effect("raises")
@c("image_new({mode}, {size!dims}, {color!list})")
def new(mode: str, size: tuple[int, int], color: tuple[int, ...]) -> Image: ...

@overload
@effect("raises")
@c("image_of_array({obj})")
def fromarray(obj: ndarray, mode: None = None) -> Image: ...

@overload
@effect("raises")
@c("image_of_mode({mode}, {obj})")
def fromarray(obj: ndarray, mode: str) -> Image: ...
