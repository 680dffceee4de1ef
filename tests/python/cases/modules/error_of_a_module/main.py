import tools

try:
    tools.fail()
except tools.ToolError as e:
    print(type(e).__name__, repr(e))
tools.fail()
