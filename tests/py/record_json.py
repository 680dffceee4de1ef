"""Records json.loads and json.dumps: writes data/json.txt. A line: options, JSON text in hexadecimal, and json.dumps of what
it says with those options, or the error, in hexadecimal."""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))

GOOD = ['null', 'true', ' false ', '0', '-0', '12', '-7', '1.5', '1e3', '1E-2', '-0.0', '1e400', 'NaN', '-Infinity', '""', '"abc"', '"\\n\\t\\"\\\\\\/\\b\\f\\r"',
        '"\\u00e9\\ud83d\\ude00"', '"h\u00e9 \U0001f600 \x7f"', '[]', '[ ]', '[1, 2,3 ]', '{}', '{ }', '{"a": 1, "b": [true, null, {"c": []}]}', '[[[]]]',
        '{"z": 1, "a": {"y": 2.5, "b": "x"}}', '{"a": 1, "a": 2}', '[0.1, 100000000000000000000.0, 1e-7]', '{"": ""}']
BAD = ['', '  ', 'nul', '[1,]', '[1 2]', '{"a" 1}', '{"a":}', '{a: 1}', '{"a": 1,}', '{"a": 1 "b": 2}', '"abc', '"a\nb"', '"\\x"', '"\\u12g4"', '[1', '{', '{"a": 1', '1 2', '01',
       '-', '.5', '1.', '[1,\n 2,\n x]', "'a'", '"\u00e9" x', '[\u00e9]', '"\\']
OPTIONS = {'plain': {}, 'indent': {'indent': 2}, 'sorted': {'sort_keys': True}, 'unicode': {'ensure_ascii': False}, 'compact': {'separators': (',', ':')},
           'flat': {'indent': 0}}


def result(text, options):
    try:
        return json.dumps(json.loads(text), **options)
    except json.JSONDecodeError as e:
        return 'json.decoder.JSONDecodeError: %s' % e


with open(os.path.join(HERE, 'data', 'json.txt'), 'w', newline='\n') as f:
    for name, options in OPTIONS.items():
        for text in GOOD + (BAD if name == 'plain' else []):
            f.write('%s\t%s\t%s\n' % (name, text.encode().hex(), result(text, options).encode().hex()))
