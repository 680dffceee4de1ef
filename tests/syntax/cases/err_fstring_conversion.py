f"{a!x}"
f"{lambda x: 1}"
