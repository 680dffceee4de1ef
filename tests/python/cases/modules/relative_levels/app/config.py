INDENT = "  "
BIAS = 0.5
