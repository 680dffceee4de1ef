"""Records what argparse prints and returns for the parsers of test_argparse.c: writes data/argparse.txt.

A line: parser, COLUMNS, arguments (joined by 0x1f), exit code, stdout and stderr in hexadecimal.
"""
import argparse
import contextlib
import io
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def training():
    parser = argparse.ArgumentParser(description='Fashion-MNIST with a multi-layer perceptron')
    parser.add_argument('--batch-size', type=int, default=64, metavar='N', help='input batch size for training (default: 64)')
    parser.add_argument('--lr', type=float, default=0.05, metavar='LR', help='learning rate (default: %(default)s)')
    parser.add_argument('--max-steps', type=int, default=None, metavar='N', help='stop each epoch after this many batches')
    parser.add_argument('--data', type=str, default='./data', help='folder that holds the data set')
    parser.add_argument('--no-cuda', action='store_true', default=False, help='disables CUDA training')
    parser.add_argument('--a-very-long-option-name', type=int, default=3)
    return parser


def everything():
    parser = argparse.ArgumentParser(prog='prog', description='Many %(prog)s kinds.', epilog='See the well-known manual.\nBye.')
    parser.add_argument('source', help='where to read')
    parser.add_argument('rest', nargs='*', type=int, help='numbers')
    parser.add_argument('-j', '--jobs', type=int, default=1, help='how many at a time, 100%% of them; %(type)s %(default)d')
    parser.add_argument('-v', '--verbose', action='count', default=0)
    parser.add_argument('-x', action='store_true')
    parser.add_argument('-m', '--mode', choices=['fast', 'slow'], default='fast', help='one of %(choices)s')
    parser.add_argument('--level', type=int, choices=[1, 2, 3])
    parser.add_argument('--tag', action='append')
    parser.add_argument('--size', nargs=2, type=float, metavar=('W', 'H'), default=[1.0, 2.5])
    parser.add_argument('--names', nargs='+', required=True)
    parser.add_argument('--maybe', nargs='?', const='yes', default='no')
    parser.add_argument('--hidden', help=argparse.SUPPRESS)
    parser.add_argument('--shuffle', action=argparse.BooleanOptionalAction, default=True, help='mix')
    parser.add_argument('--version', action='version', version='%(prog)s 1.0')
    return parser


def defaults_shown():
    parser = argparse.ArgumentParser(formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument('--epochs', type=int, default=10, help='number of epochs')
    parser.add_argument('--name', default=None, help='a state-of-the-art name for the run, which may be quite long -- really long')
    parser.add_argument('--drop', type=float, default='0.5', help='dropout')
    parser.add_argument('--no-save', dest='save', action='store_false', help='do not save')
    group = parser.add_argument_group('model', 'What the network looks like.')
    group.add_argument('--hidden', type=int, default=128, help='units')
    group.add_argument('--act', default='relu')
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument('--cpu', action='store_true', help='use the CPU')
    which.add_argument('--gpu', type=int, help='use this GPU')
    other = parser.add_mutually_exclusive_group()
    other.add_argument('--quiet', action='store_true')
    other.add_argument('--loud', action='store_true')
    return parser


def str2bool(text):
    if text.lower() in ('yes', 'true'):
        return True
    if text.lower() in ('no', 'false'):
        return False
    if text == 'maybe':
        raise ValueError('not sure')
    raise argparse.ArgumentTypeError('Boolean value expected.')


def positionals():
    parser = argparse.ArgumentParser(description='')
    parser.add_argument('first', type=int)
    parser.add_argument('second', nargs='?', default='none')
    parser.add_argument('third', nargs='+')
    parser.add_argument('--flag', type=str2bool, default=True)
    parser.add_argument('--flag-two', type=bool, default=False)
    return parser


CASES = [
    (training, [
        '', '--help', '-h', '--batch-size 3', '--batch-size=3', '--batch 5 --lr 1e-3', '--lr=-1', '--lr -1', '--lr -1e3', '--no-cuda', '--no',
        '--no-cuda=1', '--batch-size x', '--batch-size 1.5', '--lr abc', '--b', '--batch-size', '--data', '--data -x', '--data=-x',
        '--data ""', 'extra', 'extra --foo 3 more', '--max-steps 100 --data /tmp', '--foo', '-b 3', '--data a --data b', '--', '-- x',
        '--batch-size 1_000', '--batch-size " 7 "', '--lr inf', '--batch-size \u0663x', '--d', '--max 3', '-1', '--data "a b"', '"--foo bar"']),
    (everything, [
        '--help', '', 'src', 'src --names a b', '--names a b -- src 1 2', 'src 1 2 --names a', 'src --names a --size 3 4', 'src --names a --size 3',
        'src --names', 'src --names a -j4', 'src --names a -j 4', 'src --names a -j=4', 'src --names a -vvv', 'src --names a -vxj7',
        'src --names a -vq', 'src --names a -m slow', 'src --names a -m none', 'src --names a --level 2', 'src --names a --level 9',
        'src --names a --level x', 'src --names a --tag p --tag q', 'src --names a --maybe', 'src --names a --maybe sure', 'src --names a --no-shuffle',
        'src --names a --shuffle', 'src --names a --no-sh', 'src --names a --hidden 3', '--version', 'src x --names a', 'src 1 --names a -x 2',
        'src --names a --verbose=3', 'src --names a --size=3', 'src --names=a', 'src -3 --names a', 'src --names a -x -v --jobs 3 --v', 'src --names a --ver']),
    (defaults_shown, [
        '--help', '', '--cpu', '--cpu --gpu 1', '--gpu 1', '--gpu x', '--cpu --quiet --loud', '--cpu --no-save --drop .25 --hidden 5 --act tanh',
        '--cpu --no-s', '--cpu --name x']),
    (positionals, [
        '--help', '', '1', '1 a', '1 a b', '1 a b c d', 'x a b', '1 --flag yes a', '1 a --flag no b', '1 a --flag perhaps', '1 a --flag maybe',
        '1 -- a', '-- -1 a', '-5 a', '1 a --flag-two ""', '1 a --flag-two False', '1 a --flag', '1 --fl yes a']),
]


def run(make, arguments):
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            print(make().parse_args(arguments))
        except SystemExit as e:
            code = e.code
    return code, out.getvalue(), err.getvalue()


def split(text):
    """Words at spaces; double quotes hold words together."""
    words, word, quoted, started = [], '', False, False
    for c in text:
        if c == '"':
            quoted, started = not quoted, True
        elif c == ' ' and not quoted:
            if started:
                words.append(word)
            word, started = '', False
        else:
            word, started = word + c, True
    return words + [word] if started else words


def main():
    sys.argv = ['train.py']
    with open(os.path.join(HERE, 'data', 'argparse.txt'), 'w', encoding='utf-8', newline='\n') as f:
        for make, lines in CASES:
            for line in lines:
                for columns in ('80', '40', '132', '20') if '-h' in line or line == '' else ('80',):
                    os.environ['COLUMNS'] = columns
                    code, out, err = run(make, split(line))
                    fields = [make.__name__, columns, '\x1f'.join(split(line)) if line else '\x1e', str(code), out.encode().hex(), err.encode().hex()]
                    f.write('\t'.join(fields) + '\n')


main()
