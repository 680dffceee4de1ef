import subprocess
import sys
import os

result = subprocess.run(["echo", "hello"], capture_output=True, text=True)
print(result.returncode, repr(result.stdout), repr(result.stderr))
print(subprocess.check_output(["echo", "bytes"]))
print(subprocess.check_output("printf 'a\\nb\\n' | wc -l", shell=True).decode("ascii").strip())
sha = subprocess.check_output(["printf", "abc123\n"], text=True).strip()
print(sha)
print(subprocess.call(["true"]), subprocess.call(["sh", "-c", "exit 3"]))
subprocess.run(["echo", "straight through"])
done = subprocess.run(["sh", "-c", "echo out; echo err >&2; exit 2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
print(done.returncode, done.stdout, done.stderr)
subprocess.run(["sh", "-c", "echo quiet"], stdout=subprocess.DEVNULL)
both = subprocess.run("echo one; echo two >&2", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
print(both.stdout.split())
print(subprocess.run(["cat"], input="from stdin", capture_output=True, text=True).stdout)
try:
    subprocess.run(["sh", "-c", "exit 5"], check=True)
except subprocess.CalledProcessError as error:
    print(error, error.returncode)
try:
    subprocess.check_output(["no-such-program-here"])
except FileNotFoundError as error:
    print(error)
env = dict(os.environ)
env["SETTING"] = "42"
print(subprocess.check_output(["sh", "-c", "echo $SETTING; pwd"], env=env, cwd="/", text=True).split())
print(subprocess.getoutput("echo simple"))
try:
    subprocess.check_call(["false"])
except subprocess.CalledProcessError:
    print("failed")
