"""Without any set-up only warnings are seen, on stderr; basicConfig to a file."""
import logging
import os

logging.getLogger("quiet").info("not seen")
log_file = "train.log"
logging.basicConfig(filename=log_file, filemode="w", level=logging.DEBUG, format="%(levelname)s:%(name)s:%(lineno)s" if False else "%(levelname)s:%(name)s:%(message)s")
logging.debug("debugging")
logging.info("epoch %d loss %.3f", 1, 0.5)
logger = logging.getLogger("model.layers")
logger.warning("careful")
logger.error({"a": 1})
with open(log_file) as f:
    for line in f:
        print(line.rstrip())
print(logger.getEffectiveLevel(), logging.getLogger("model.layers") is logger, os.path.exists(log_file))
logging.disable(logging.CRITICAL)
logger.critical("off")
with open(log_file) as f:
    print(len(f.readlines()))
