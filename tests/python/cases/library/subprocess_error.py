import subprocess

print(subprocess.check_output(["echo", "fine"], text=True).strip())
subprocess.run(["sh", "-c", "exit 7"], check=True)
print("never")
