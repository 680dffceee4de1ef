# nothing

# but comments
