"""torch.nn.utils.rnn: sequences of different lengths."""
import torch


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    longest = max([sequence.size(0) for sequence in sequences])
    rows = []
    for sequence in sequences:
        missing = longest - sequence.size(0)
        if missing > 0:
            fill = torch.full([missing] + [n for n in sequence.shape[1:]], padding_value, dtype=sequence.dtype)
            sequence = torch.cat([sequence, fill] if padding_side == "right" else [fill, sequence])
        rows.append(sequence)
    return torch.stack(rows, 0 if batch_first else 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [rows[i, : int(lengths[i])] for i in range(len(lengths))]


class PackedSequence:
    """Padded all the same: (T, N, features) in the order of the batch, with the lengths; packed only where the script looks."""

    def __init__(self, padded, lengths):
        self._padded = padded
        self._lengths = lengths

    def _order(self):
        return sorted(range(len(self._lengths)), key=lambda i: -self._lengths[i])

    @property
    def batch_sizes(self):
        return torch.tensor([len([n for n in self._lengths if n > t]) for t in range(self._padded.size(0))])

    @property
    def data(self):
        order = self._order()
        return torch.stack([self._padded[t, i] for t in range(self._padded.size(0)) for i in order if self._lengths[i] > t])

    def _through(self, layer, hx):
        output, state = layer._forward_lengths(self._padded, self._lengths, hx)
        return PackedSequence(output, self._lengths), state


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    padded = input.transpose(0, 1) if batch_first else input
    sizes = [int(n) for n in lengths]
    if enforce_sorted:
        for i in range(len(sizes) - 1):
            if sizes[i] < sizes[i + 1]:
                raise RuntimeError("`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.")
    return PackedSequence(padded[: max(sizes)], sizes)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    output = sequence._padded
    steps = output.size(0)
    if padding_value != 0.0:
        is_there = torch.arange(steps).unsqueeze(1) < torch.tensor(sequence._lengths).unsqueeze(0)
        output = torch.where(is_there.unsqueeze(-1), output, torch.full_like(output, padding_value))
    if total_length is not None and total_length > steps:
        more = torch.full([total_length - steps] + [n for n in output.shape[1:]], padding_value)
        output = torch.cat([output, more])
    return output.transpose(0, 1) if batch_first else output, torch.tensor(sequence._lengths)


def pack_sequence(sequences, enforce_sorted=True):
    return pack_padded_sequence(pad_sequence(sequences), [sequence.size(0) for sequence in sequences], False, enforce_sorted)
