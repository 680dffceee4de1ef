/* Checkpoints: PyTorch's zip format (.pt, .pth) and safetensors, read and written. A weight that is saved
 * here loads in PyTorch (torch.load with weights_only=True), and the other way round.
 *
 * A state dict is a py_dict of str to PY_ARRAY, in module order. A general checkpoint is a py_value tree:
 * dicts, lists, tuples, strings, numbers, bools, None and boxed arrays. Files are written to a temporary name
 * in the same folder, synced and renamed: a crash or a full disk leaves the old file as it was. Reading
 * executes nothing: only plain data and tensors are accepted, every size is checked, and a file that is
 * truncated, hostile or of another format ends with an error that names it. */
#ifndef T2M_IO_H
#define T2M_IO_H

#include "t2m/py_dict.h"
#include "t2m/py_file.h"
#include "t2m/py_value.h"

/* torch.save(value, path): value is a state dict, or any tree of plain data and arrays. OSError with path and
 * reason; TypeError for an object that is no plain data. */
void io_save(const char *path, const void *value);

/* torch.load(path, weights_only=True) of a state dict: str to PY_ARRAY, in the file's order. FileNotFoundError;
 * RuntimeError (damaged); UnpicklingError (it holds what is no plain data: the message names it); TypeError where the
 * file holds another thing than a dict of tensors: io_load_value reads that. */
py_dict *io_load(const char *path);

/* The same for any checkpoint: a tree of plain data. A dict in it whose keys are all str and values all tensors is a
 * state dict (values of kind PY_ARRAY); all other containers hold PY_VALUE, their tensors boxed. */
py_value io_load_value(const char *path);

/* torch.load(path, weights_only=False) in a program that has named its classes (t2m/saved.h): objects of them too. */
py_value io_load_whole(const char *path);

/* The same where the script has opened the file: open(path, "wb"), io.BytesIO(). Written and read where the file stands. */
void io_save_file(py_file *file, const void *value);
py_dict *io_load_file(py_file *file);
py_value io_load_file_value(py_file *file);
py_value io_load_file_whole(py_file *file);

/* safetensors.torch.save_file / load_file. metadata may be None (a dict str to str). */
void io_save_safetensors(const char *path, const py_dict *state, const py_dict *metadata);
py_dict *io_load_safetensors(const char *path);

#endif
