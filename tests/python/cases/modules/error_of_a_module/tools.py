class ToolError(Exception):
    pass

def fail():
    raise ToolError("broken")
