# Characters that C treats specially must come out as they are.
print("100%", "%d", "%%s", "50% of 3", 'a\\b', "tab\tq\"q'", "??=trigraph??/")
print(f"{50}%", f"{'%'}", "%s%%" % 5, "{}%".format(7), "%5.1f%%" % 99.5)
print("a\u0301", "\x7f".encode(), "\\n", r"\d+\s*", "line\\", "/* no comment */ // nor this")
print("null" + "able", "new\nline", "carriage".replace("r", "R"), "\a\b\f\v".encode())
name = "50%"
print(name, f"{name}", "%s" % name, name + "%d", [name], {name: "%"})
print("multi"
      " part "
      f"{1 + 1}"
      "%")
print("""triple "quoted" 'text' \\ with % and {braces}""", f"{{literal}} {'{'}", "'", '"')
