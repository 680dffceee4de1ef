import torch
import torch.nn as nn

torch.manual_seed(1)
attn = nn.MultiheadAttention(8, 2, batch_first=True)
print(attn)
x = torch.randn(2, 5, 8)
pad = torch.tensor([[False, False, False, False, True], [False, False, False, True, True]])
out, w = attn(x, x, x, key_padding_mask=pad)
print(out.shape, w.shape, f"{out.sum().item():.5f} {w[0, 0, 1].item():.5f}")
out, w = attn(x, x, x, need_weights=False)
print(w, f"{out.sum().item():.5f}")
cross = nn.MultiheadAttention(8, 2, kdim=6, vdim=4, bias=False, add_bias_kv=True)
out, w = cross(torch.randn(3, 2, 8), torch.randn(4, 2, 6), torch.randn(4, 2, 4))
print(f"{out.sum().item():.5f} {w.sum().item():.5f}", w.shape)
t = nn.Transformer(d_model=8, nhead=2, num_encoder_layers=1, num_decoder_layers=2, dim_feedforward=16, batch_first=True, activation="gelu")
t.eval()
o = t(torch.randn(2, 4, 8), torch.randn(2, 3, 8), tgt_mask=t.generate_square_subsequent_mask(3))
print(f"{o.abs().sum().item():.5f}")
print(sum(p.numel() for p in t.parameters()))

