# Methods of boxed texts, with every form of their arguments.
values = [' Hello, World ', 3]
s = values[0]
print(s.strip(), s.lstrip() + '|', s.rstrip(), s.lower(), s.upper(), s.title(), s.swapcase())
print(s.split(','), s.split(), s.split(',', 1), s.strip().split(sep='o', maxsplit=1))
print(s.replace('l', 'L'), s.replace('l', 'L', 1), s.find('o'), s.rfind('o'), s.count('l'), s.index('W'))
print(s.strip().startswith('Hello'), s.strip().endswith(('x', 'World')), s.isdigit(), s.strip().isalpha())
t = s.strip()
print(t.center(20, '*'), t.ljust(15) + '|', t.rjust(15), t.partition(', '), t.rpartition('o'))
print('{} {:>4}'.format(values[1], values[1]), values[0].strip().encode if False else t.casefold())
print(t[0], t[-1], t[1:4], t[::2], 'World' in t, 'x' not in t, len(t), t + '!', t * 2)
print(t == 'Hello, World', t < 'I', [c for c in t][:3], sorted(t)[:3], t.zfill(14), '{0} and {name}'.format(t, name=values[1]))
template = values[0].strip().replace('World', '{}')
print(template.format('there'), '%s-%s' % (values[1], t))
