import torch
import torch.backends.cudnn as cudnn
cudnn.benchmark = True
torch.backends.cudnn.deterministic = True
torch.backends.cuda.matmul.allow_tf32 = True
torch.backends.cudnn.allow_tf32 = True
print(torch.cuda.max_memory_allocated(), torch.cuda.memory_allocated(), torch.cuda.memory_reserved())
print(torch.version.cuda)
print(torch.backends.mps.is_available(), torch.backends.mps.is_built())
print(torch.get_num_threads() > 0)
f = torch.jit.script(lambda x: x) if False else None
print(f)
if torch.cuda.is_available():
    print(torch.cuda.get_device_name(0), torch.cuda.get_device_properties(0).total_memory)
    print(torch.cuda.get_device_capability())
print(torch.cuda.is_bf16_supported() if torch.cuda.is_available() else False)
torch.set_default_dtype(torch.float32)
torch.set_default_tensor_type('torch.FloatTensor')
torch.set_default_tensor_type(torch.FloatTensor)
print(torch.cuda.device_count())
