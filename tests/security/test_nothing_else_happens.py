"""While articles are read and events are found, nothing else happens: no connection, no process, no code from data, no file written.

Python tells of such things (audit events); after one article has loaded what is loaded late, none of them may come.
"""

from __future__ import annotations

import http.server
import json
import subprocess
import sys
import threading

import pytest

HOSTILE = [
    "Norway expelled two Danish diplomats on Monday. __import__('os').system('id') {{7*7}} ${jndi:ldap://127.0.0.1:%PORT%/a}",
    "The Chilean president, <script src=http://127.0.0.1:%PORT%/s.js></script> met the Peruvian foreign minister in Lima. "
    "%s %n {0.__class__}",
    "See file:///etc/passwd and http://127.0.0.1:%PORT%/track.png. Ghana recalled its ambassador to Togo on 3 March 2021; $(id) `id`.",
]
PAGE = ("<html><head><base href='http://127.0.0.1:%PORT%/'><link rel=stylesheet href=a.css>"
        "<meta http-equiv=refresh content='0;url=/r'>"
        "<link rel=canonical href='http://127.0.0.1:%PORT%/2021/03/04/x'></head><body>"
        "<img src=pixel.png><iframe src=/frame></iframe><article>"
        "<p>Norway expelled two Danish diplomats on Monday, the ministry said, after a long row about a wall that nobody had seen.</p>"
        "<p>Denmark protested against the expulsion and promised to answer it in kind within a week, the foreign minister said.</p>"
        "</article><object data=/o></object></body></html>")
FEED = ("<?xml version='1.0'?><?xml-stylesheet href='http://127.0.0.1:%PORT%/x.xsl'?><rss xml:base='http://127.0.0.1:%PORT%/'><channel>"
        "<title>T</title><item><title>One</title><description>Norway expelled two Danish diplomats on Monday.</description>"
        "<link>http://127.0.0.1:%PORT%/item</link></item></channel></rss>")
NITF = ("<!DOCTYPE nitf SYSTEM 'http://127.0.0.1:%PORT%/nitf.dtd'><nitf xmlns:xi='http://www.w3.org/2001/XInclude' "
        "xsi:schemaLocation='http://127.0.0.1:%PORT%/a http://127.0.0.1:%PORT%/b.xsd' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
        "<body><body.content><xi:include href='http://127.0.0.1:%PORT%/inc' parse='text'/><p>Norway expelled two Danish diplomats.</p>"
        "</body.content></body></nitf>")

WATCHED = """
import sys
ON, SEEN = False, []
def watch(event, arguments):
    if not ON:
        return
    if event.split(".")[0] in {"socket", "urllib", "http", "ftplib", "smtplib", "webbrowser", "subprocess", "ctypes", "pickle", "marshal",
                               "shutil", "tempfile", "code", "exec", "compile"} or event in {
                               "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.remove", "os.rename", "os.mkdir",
                               "os.putenv"}:
        SEEN.append(f"{event} {str(arguments)[:200]}")
    elif event == "import":
        import importlib.util
        name = arguments[0].split(".")[0]
        if name not in sys.modules and importlib.util.find_spec(name) is not None:
            SEEN.append(f"import {arguments[0]}")
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & 3:
        SEEN.append(f"open {arguments[:2]}")
sys.addaudithook(watch)
from lapel.readers import ReadOptions, read
from lapel.records import Article, Drop
from lapel.run.fused import run_articles
from lapel.run.steps import Steps
from lapel.run.steps import clustered
steps = Steps().load()
warm, hostile = sys.argv[1:]
def go(path):
    items = list(read([path], ReadOptions()))
    articles = [item for item in items if isinstance(item, Article)]
    return items, [e for batch in run_articles(articles, steps=steps) for o in batch.outcomes for e in o.events]
go(warm)
ON = True
items, events = go(hostile)
ON = False
print(len([i for i in items if isinstance(i, Article)]), len(events))
for line in SEEN:
    print(line)
"""


@pytest.fixture
def server():
    """A server that notes what is asked of it."""
    asked: list[str] = []

    class Note(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Note) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made.server_address[1], asked
        made.shutdown()


def folder(path, port, texts, page, feed, nitf):
    path.mkdir()
    lines = [json.dumps({"id": str(n), "title": text, "url": f"http://127.0.0.1:{port}/{n}", "published": "2021-03-17", "text": text})
             for n, text in enumerate(texts)]
    files = {"a.jsonl": "\n".join(lines), "a.html": page, "a.rss": feed, "a.nitf": nitf,
             "a.csv": "id,text\n1,\"" + texts[0].replace('"', "'") + '"'}
    for name, text in files.items():
        (path / name).write_text(text.replace("%PORT%", str(port)))
    return path


def test_no_connection_no_process_no_code_no_file(tmp_path, server):
    port, asked = server
    warm = folder(tmp_path / "warm", 9, ["The Norwegian king met the Danish queen on Monday."], PAGE, FEED, NITF)
    hostile = folder(tmp_path / "hostile", port, HOSTILE, PAGE, FEED, NITF)
    result = subprocess.run([sys.executable, "-c", WATCHED, warm, hostile], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    first, *seen = result.stdout.splitlines()
    articles, events = map(int, first.split())
    assert articles == 7
    assert events >= 5
    assert not seen, "\n".join(seen)
    assert not asked


BLOCKED = """
import sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1] if len(arguments) > 1 else arguments
        if not isinstance(address, (str, bytes)):  # a path is a socket between processes of this machine
            print(event, arguments, file=sys.stderr)
            raise SystemExit("a connection was asked for")
sys.addaudithook(watch)
from lapel.cli import main
if __name__ == "__main__":
    main(sys.argv[1:])
"""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_asks_for_no_connection(here, tmp_path, workers):
    (tmp_path / "main.py").write_text(BLOCKED)
    command = [sys.executable, tmp_path / "main.py", "run", "data/samples", "-o", tmp_path / "out.jsonl", "--workers", workers]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "socket" not in result.stderr
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") > 50
