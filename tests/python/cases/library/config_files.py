import configparser
import io

config = configparser.ConfigParser()
config["DEFAULT"] = {"seed": "1", "lr": "0.1"}
config["train"] = {"epochs": "10", "cuda": "yes"}
config["data"] = {}
config["data"]["root"] = "./data"
buffer = io.StringIO()
config.write(buffer)
print(buffer.getvalue())
c = configparser.ConfigParser()
c.read_string(buffer.getvalue())
print(c.sections())
print(c.getint("train", "epochs"), c.getfloat("train", "lr"), c.getboolean("train", "cuda"))
print(c["train"]["epochs"], c["train"].getint("epochs"), c.get("train", "nope", fallback="x"))
print(c.has_section("data"), c.has_option("data", "root"), c.options("train"))
for key, value in c["train"].items():
    print(key, value)
print("seed" in c["data"], dict(c["data"]))
