"""Images as arrays: channels, crops, padding, normalising."""
import numpy as np

image = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
chw = image.transpose(2, 0, 1).astype(np.float32) / 255.0
mean = np.array([0.485, 0.456, 0.406], dtype=np.float32)
std = np.array([0.229, 0.224, 0.225], dtype=np.float32)
normalized = (chw - mean[:, None, None]) / std[:, None, None]
print(chw.shape, chw.dtype, normalized.dtype, normalized[:, 0, 0], normalized.mean(axis=(1, 2)))
gray = image @ np.array([0.299, 0.587, 0.114])
print(gray.shape, gray[0], np.round(gray).astype(np.uint8)[-1])
print(image[::-1, :, 0], image[:, ::-1, 0], image[1:3, 1:3, 0], np.rot90(image[..., 0]))
padded = np.pad(image[..., 0], 1)
print(padded.shape, padded[0], padded.dtype)
patches = image[..., 0].reshape(2, 2, 2, 2).swapaxes(1, 2).reshape(-1, 4)
print(patches, patches.max(axis=1))
clipped = np.clip(image.astype(int) * 8 - 40, 0, 255).astype(np.uint8)
print(clipped[..., 2], clipped.min(), clipped.max())
mask = image[..., 1] > 20
print(mask.sum(), image[mask].shape, np.where(mask, 255, 0)[2], mask.astype(np.uint8).tolist())
batch = np.stack([image, image[::-1]]).transpose(0, 3, 1, 2)
print(batch.shape, np.ascontiguousarray(batch)[1, 0], batch.mean(axis=(0, 2, 3)))
grid = np.concatenate([np.concatenate(list(batch[:, 0]), axis=1), np.zeros((1, 8), dtype=np.uint8)])
print(grid)
histogram, edges = np.histogram(image, bins=4, range=(0, 48))
print(histogram, edges)
box = np.array([[0, 0, 2, 2], [1, 1, 3, 3]], dtype=float)
area = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
top_left = np.maximum(box[0, :2], box[1, :2])
bottom_right = np.minimum(box[0, 2:], box[1, 2:])
inter = np.prod(np.clip(bottom_right - top_left, 0, None))
print(area, inter, inter / (area.sum() - inter))
