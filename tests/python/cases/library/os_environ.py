"""The environment as launch scripts read it."""
import os

os.environ["RANK"] = "3"
os.environ.setdefault("RANK", "9")
os.environ.setdefault("LOCAL_T2M", "7")
rank = int(os.environ["RANK"])
world = int(os.environ.get("T2M_WORLD_SIZE", "1"))
local = int(os.environ.get("LOCAL_T2M", "-1"))
print(rank, world, local, os.environ.get("T2M_NOT_SET"), os.getenv("T2M_NOT_SET", "fallback"))
if "RANK" in os.environ and "T2M_NOT_SET" not in os.environ:
    print("distributed:", os.environ["RANK"])
ddp = int(os.environ.get("RANK", "-1")) != -1
print(ddp)
value = os.getenv("T2M_NOT_SET")
print(value is None, os.getenv("RANK"))
del os.environ["LOCAL_T2M"]
print(os.environ.pop("RANK", None), os.environ.pop("RANK", None))
copied = os.environ.copy()
print("PATH" in copied, "RANK" in copied)
