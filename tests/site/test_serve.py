"""Live preview: what an editor saves is what the browser shows, and a mistake does not end the server."""

import html
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

ROOT = Path(__file__).parents[2]
GOOD = Path(__file__).parents[1] / "data" / "good"
LIMIT = 60


@pytest.fixture(params=[pytest.param((), id="whole", marks=pytest.mark.slow), pytest.param(("--dirty",), id="incremental")])
def served(tmp_path, request):
    """Serve the fake record and two chapters as the real site is served; give the folder, a way to read pages, and a way to read what the terminal shows."""
    shutil.copytree(GOOD, tmp_path / "docs" / "data")
    shutil.copytree(ROOT / "docs" / "assets", tmp_path / "docs" / "assets")
    shutil.copytree(ROOT / "src", tmp_path / "src")
    (tmp_path / "docs" / "index.md").write_text("---\nchapter: false\n---\n\n# Overview\n\n[[airliner-incident-2018|The incident]].[@herald-2015]\n")
    (tmp_path / "docs" / "about.md").write_text("---\nchapter: false\n---\n\n# About\n")
    config = (ROOT / "mkdocs.yml").read_text()
    (tmp_path / "mkdocs.yml").write_text(re.sub(r"^(nav|not_in_nav|validation):.*\n(( .*)?\n)*", "", config, flags=re.MULTILINE))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = request.param
    log = tmp_path / "terminal.txt"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(tmp_path / "src"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", *options, "--dev-addr", f"127.0.0.1:{port}"]
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
        time.sleep(0.05)


def test_saving_shows_the_change_and_a_mistake_is_named(served):
    docs, read, terminal = served
    until(lambda: "An aircraft is lost" in read("events/airliner-incident-2018/"))
    events = docs / "data" / "events" / "2018.yml"
    good = events.read_text()
    title = "An aircraft is lost & both sides <accuse> each other"
    assert f"title: {title}\n" in good

    events.write_text(good.replace(title, "A title saved a moment ago"))
    until(lambda: "A title saved a moment ago" in read("events/airliner-incident-2018/"))
    assert "A title saved a moment ago" in read(""), "a chapter shows it in a preview"

    events.write_text(good.replace("kind: military", "kind: militray", 1))
    until(lambda: "(did you mean 'military'?)" in terminal())
    assert "Traceback" not in terminal()
    until(lambda: "kind must be one of" in read("about/"))
    page = read("events/airliner-incident-2018/")
    assert "A title saved a moment ago" in page, "the server lives on with the last good site"
    assert "docs/data/events/2018.yml:" in page, "and says in the browser what is wrong"

    chapter = docs / "about.md"
    events.write_text(good)
    chapter.write_text(chapter.read_text() + "\nA line saved in a chapter.\n")
    until(lambda: "A line saved in a chapter." in read("about/"))
    page = read("events/airliner-incident-2018/")
    assert html.escape(title, quote=False) in page
    assert "Not shown yet" not in page

    config = docs.parent / "mkdocs.yml"
    readable = config.read_text()
    config.write_text(f"{readable}\nstrict: [\n")
    until(lambda: "Not shown yet" in read("about/"))
    assert "A line saved in a chapter." in read("about/")
    config.write_text(readable)
    until(lambda: "Not shown yet" not in read("about/"))
    assert "Traceback" not in terminal()
