"""tensorflow.examples.tutorials.mnist.input_data: see input_data.py."""
