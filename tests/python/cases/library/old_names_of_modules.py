import ssl
import sys
from six.moves import urllib
import six
ssl._create_default_https_context = ssl._create_unverified_context
print(urllib.parse.urlparse("http://a.b/c").netloc)
if six.PY3:
    print("three")

