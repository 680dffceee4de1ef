import shlex

print(shlex.split("python train.py --name 'run one' --lr 0.1"), shlex.split('a "b \\" c" d\\ e'))
print(shlex.quote("plain-file.txt"), shlex.quote("it's here"), shlex.join(["ls", "-l", "a b"]))
try:
    shlex.split("'open")
except ValueError as error:
    print(error)
