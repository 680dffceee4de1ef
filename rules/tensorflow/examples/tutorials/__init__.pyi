"""tensorflow: only its reader of MNIST is there (examples.tutorials.mnist.input_data)."""
