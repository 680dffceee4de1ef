from .conv import Conv
