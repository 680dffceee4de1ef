from string import Template

SCRIPT = Template("""#!/bin/sh
#SBATCH --job-name=$name
python train.py --lr ${lr} --out ${out}_final --cost $$5
""")
print(SCRIPT.substitute(name="sweep", lr=0.1, out="run"))
for lr in (0.1, 0.01):
    print(Template("lr=$lr").substitute({"lr": lr}))
values = {"name": "x"}
print(Template("$name and $missing").safe_substitute(values), Template("$name").substitute(values, name="given"))
try:
    Template("$missing").substitute(name=1)
except KeyError as error:
    print("KeyError", error)
try:
    Template("a\n$ b").substitute(x=1)
except ValueError as error:
    print(error)
