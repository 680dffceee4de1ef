"""subprocess: subprocess.py"""
PIPE: int = c("INT64_C(-1)")
STDOUT: int = c("INT64_C(-2)")
DEVNULL: int = c("INT64_C(-3)")
