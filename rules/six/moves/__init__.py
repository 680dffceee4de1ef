"""six.moves: modules by one name for Python 2 and 3."""
import builtins
import configparser
import pickle as cPickle
import queue
import urllib
import urllib.error
import urllib.parse
import urllib.request
from functools import reduce
