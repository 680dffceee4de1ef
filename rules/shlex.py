"""shlex: words as a shell splits them."""


def quote(s):
    if not s:
        return "''"
    if all([c.isalnum() and c.isascii() or c in "_@%+=:,./-" for c in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])


def split(s, comments=False):
    words = []
    word = ""
    is_word = False
    quoted = ""
    escaped = False
    for c in s:
        if escaped:
            if quoted and c != quoted and c != "\\":
                word += "\\"
            word += c
            escaped = False
        elif quoted == "'":
            if c == "'":
                quoted = ""
            else:
                word += c
        elif c == "\\":
            escaped = True
            is_word = True
        elif quoted:
            if c == quoted:
                quoted = ""
            else:
                word += c
        elif c in "'\"":
            quoted = c
            is_word = True
        elif c in " \t\r\n":
            if is_word:
                words.append(word)
            word = ""
            is_word = False
        elif c == "#" and comments and not is_word:
            break
        else:
            word += c
            is_word = True
    if quoted:
        raise ValueError("No closing quotation")
    if escaped:
        raise ValueError("No escaped character")
    if is_word:
        words.append(word)
    return words
