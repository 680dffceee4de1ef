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
