names = {'!': 1, '!=': 2, '%': 3, 'ansi_x3.4': 'a', 'ansi_x3_4': 'b', '': 9, '1': 4, '_1': 3}
print(names['!'], names['!='], names['ansi_x3.4'], names['ansi_x3_4'], names['%'], names[''], names['1'], names['_1'])
def f(d):
    return d['a-b'] + d['a_b'] + d["for"] + d["for_"]
print(f({'a-b': 1, 'a_b': 2, 'for': 3, 'for_': 4}))
