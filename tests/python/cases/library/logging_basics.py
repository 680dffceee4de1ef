"""logging: levels, loggers by name, formatters, handlers to streams and files."""
import logging
import sys
import traceback
logging.basicConfig(level=logging.INFO, format="%(asctime)s | %(levelname)-8s | %(name)s - %(message)s", datefmt="%Y", stream=sys.stdout)
logger = logging.getLogger(__name__)
log = logging.getLogger("train.data")
logger.info("start")
logger.debug("hidden")
log.warning("loaded %d items in %.2fs from %s", 10, 0.5, "disk")
logging.error("root error: %s", ValueError("bad"))
logging.getLogger("train").setLevel(logging.ERROR)
log.info("not shown")
log.error("shown")
print(logger.name, logger.level, log.getEffectiveLevel(), logging.getLevelName(20), log.isEnabledFor(logging.DEBUG))
fmt = logging.Formatter("[%(levelname)s] %(message)s")
h = logging.StreamHandler(sys.stdout)
h.setFormatter(fmt)
h.setLevel(logging.WARNING)
mine = logging.getLogger("mine")
mine.addHandler(h)
mine.propagate = False
mine.setLevel("DEBUG")
mine.debug("no")
mine.critical("yes")
fh = logging.FileHandler("run.log", mode="w")
fh.setFormatter(logging.Formatter("%(levelname)s:%(message)s"))
mine.addHandler(fh)
mine.warning("to both %s", {"a": 1})
h.setLevel(logging.CRITICAL)
try:
    raise KeyError("k")
except KeyError:
    mine.exception("failed")
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1])
with open("run.log") as f:
    print(f.read().splitlines()[:2])
epoch, loss = 3, 0.12345
logger.info(f"epoch {epoch}: {loss:.3f}")
