from urllib.parse import urlparse, urlencode, quote, unquote, urljoin, parse_qs, quote_plus
import urllib.parse

parts = urlparse("https://user@Example.com:8080/data/train-images.gz;v=1?size=10&name=a%20b#top")
print(parts.scheme, parts.netloc, parts.path, parts.params, parts.query, parts.fragment)
print(parts.hostname, parts.port, parts.geturl())
print(urlparse("file:///tmp/x.txt").path, urlparse("relative/path").netloc == "", urlparse("http://a.b").path)
print(parts[1], len(parts))
print(quote("a b/ü&"), quote_plus("a b/c"), unquote("a%20b%2Fc%C3%BC"), quote("a/b", safe=""))
print(urlencode({"epoch": 3, "name": "run one"}), parse_qs("a=1&b=2&a=3"))
print(urljoin("https://host/data/x/index.html", "../train.gz"), urljoin("https://host/a/", "b"), urljoin("http://h/a", "https://k/b"))
split = urllib.parse.urlsplit("http://h/p;q?x#f")
print(split.path, split.query, split.fragment)
filename = urlparse("https://host/files/model.pt").path.split("/")[-1]
print(filename)
