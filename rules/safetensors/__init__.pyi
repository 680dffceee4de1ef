# safetensors
