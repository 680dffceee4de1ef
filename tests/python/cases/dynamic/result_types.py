# A function that gives values of different types.
def parse(text):
    if text in ('true', 'false'):
        return text == 'true'
    if text.isdigit():
        return int(text)
    if text.startswith('['):
        return [part for part in text.strip('[]').split(',')]
    if text == 'none':
        return None
    return text


for text in ['12', 'true', 'adam', '[a,b]', 'none', 'false']:
    value = parse(text)
    print(text, value, bool(value))
print(parse('5') + parse('7'), parse('5') * parse('ab'), parse('3') < parse('10'))
print(parse('5') == 5, parse('5') == '5', parse('x') != 'x', parse('true') is True)
print([parse(t) for t in ('1', 'b', 'none')])
