"""Live preview: what an editor saves is what the browser shows, and a mistake does not end the server."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIMIT = 60


@pytest.fixture
def served(tmp_path):
    """Serve a copy of the site; give its folder, a way to read pages, and a way to read what the terminal shows."""
    for name in ("docs", "src"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "terminal.txt"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(tmp_path / "src"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as terminal:
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=terminal, stderr=subprocess.STDOUT)

    def read(path):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=LIMIT) as answer:
            return answer.read().decode()

    yield tmp_path / "docs", read, log.read_text
    server.terminate()
    server.wait(20)


def until(holds):
    """Wait for what should come true, at most a minute."""
    end = time.monotonic() + LIMIT
    while True:
        try:
            if holds():
                return
        except (urllib.error.URLError, ConnectionError):
            pass
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.25)


def test_saving_shows_the_change_and_a_mistake_is_named(served):
    docs, read, terminal = served
    until(lambda: "Il-20" in read("events/il-20-shootdown-2018/"))
    events = docs / "data" / "events" / "2018.yml"
    good = events.read_text()
    title = re.search(r"- id: il-20-shootdown-2018\n.*\n  title: (.*)\n", good)[1]

    events.write_text(good.replace(title, "A title saved a moment ago"))
    until(lambda: "A title saved a moment ago" in read("events/il-20-shootdown-2018/"))
    assert "A title saved a moment ago" in read("deconfliction/")

    events.write_text(good.replace("kind: military", "kind: militray", 1))
    until(lambda: "(did you mean 'military'?)" in terminal())
    assert "Traceback" not in terminal()
    assert "A title saved a moment ago" in read("events/il-20-shootdown-2018/"), "the server lives on with the last good site"

    chapter = docs / "about.md"
    events.write_text(good)
    chapter.write_text(chapter.read_text() + "\nA line saved in a chapter.\n")
    until(lambda: "A line saved in a chapter." in read("about/"))
    assert title.replace("&", "&amp;") in read("events/il-20-shootdown-2018/")
