"""Figures against what draws them elsewhere, and what they weigh on a slow line, measured in one run.

1. The time of a picture: ours, and Kaleido's with Chromium on the same Plotly figure, once started and while it stays.
2. For pages: what is fetched before a reader touches anything, and the time from a tap to the live figure, the first and the second time.

Run with `pip install kaleido` in the environment of `make test`, a Chromium on the path, and
`PYTHONPATH=src .venv/bin/python benchmarks/figures.py`. Figures of one machine compare only with figures of the same run.
"""

import functools
import gzip
import http.server
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from record import best

from explainer import publish
from explainer.figures.kinds import KINDS
from explainer.figures.palette import on_paper
from explainer.figures.static import draw

ROOT = Path(__file__).parent.parent
FIGURES = (
    "all-events",
    "channel",
    "all-ties",
    "places",
    "all-deals",
    "il-20-two-clocks",
    "strike-figures",
    "signs",
    "two-questions",
    "events-per-year",
)
PAGES = {"background/": "background-timeline", "deconfliction/": "channel", "scenarios/": "after-assad", "timeline/": "all-events"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# The slow line of Lighthouse's mobile runs: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}
SLOWER = 4  # times slower processor, as there
TEXT = (".html", ".css", ".js", ".json", ".svg")


def pictures() -> None:
    """Print the time of each picture, ours and Kaleido's."""
    site = publish.read(ROOT / "docs")
    figures = {figure.id: figure for figure in site.figures}
    plots = {name: KINDS[figures[name].kind].plot(figures[name], site.dataset, "wide") for name in FIGURES}
    ours = {name: best(functools.partial(draw, plot, id_="b", title="t", desc="d", href=str), 20) for name, plot in plots.items()}
    laid = {name: best(functools.partial(KINDS[figures[name].kind].plot, figures[name], site.dataset, "wide"), 5) for name in FIGURES}
    theirs: dict[str, float] = {}
    if importlib.util.find_spec("kaleido"):
        import kaleido  # noqa: PLC0415 - only where it is installed
        import plotly.graph_objects as go  # noqa: PLC0415 - takes a second

        drawn = {name: go.Figure(json.loads(on_paper(json.dumps(plot)))) for name, plot in plots.items()}
        size = {name: {"format": "svg", "width": plot["layout"]["width"], "height": plot["layout"]["height"]} for name, plot in plots.items()}
        once = best(lambda: kaleido.calc_fig_sync(drawn["channel"], opts=size["channel"]), 1)
        print(f"Kaleido, one picture from nothing: {once:.0f} ms, {once / (ours['channel'] + laid['channel']):.0f} times ours, laid out and drawn")
        kaleido.start_sync_server(n=1)
        theirs = {name: best(functools.partial(kaleido.calc_fig_sync, drawn[name], opts=size[name]), 3) for name in FIGURES}
        kaleido.stop_sync_server()
    else:
        print("Kaleido is not installed: our times alone")
    print("figure | rows | laid out, ms | drawn, ms | Kaleido while it runs, ms | times ours")
    for name in FIGURES:
        rows = len(KINDS[figures[name].kind].rows(figures[name], site.dataset))
        beside = f"{theirs[name]:.0f} | {theirs[name] / ours[name]:.0f}" if theirs else "- | -"
        print(f"{name} | {rows} | {laid[name]:.1f} | {ours[name]:.2f} | {beside}")


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files as a host does: text compressed, with a time to keep it."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in TEXT:
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # that of GitHub Pages
        self.end_headers()
        with suppress(BrokenPipeError):  # a browser that closes may still be fetching
            self.wfile.write(body)


@contextmanager
def served() -> Iterator[str]:
    """Build the site and serve it; give its address."""
    with tempfile.TemporaryDirectory() as folder:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressing, directory=folder))
        address = f"http://127.0.0.1:{server.server_port}/"
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": address}, check=True, capture_output=True)  # noqa: S603 - our own command
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()
        server.server_close()


def visited(browser: Browser, address: str, path: str, name: str) -> tuple[int, int, float, float]:
    """Give the bytes and requests before any touch, and the milliseconds from a tap to the live figure, first and second."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    taken = []
    before = (0, 0)
    for turn in range(2):
        page.goto(address + path, wait_until="networkidle")
        if not turn:
            before = (sum(sizes), len(sizes))
        figure = page.locator(f"#fig-{name}")
        button = figure.get_by_role("button", name="Explore")
        button.scroll_into_view_if_needed()
        start = time.perf_counter()
        button.click()
        page.wait_for_function("f => f.dataset.state === 'live'", arg=figure.element_handle(), timeout=120_000)
        taken.append((time.perf_counter() - start) * 1000)
    page.close()
    return *before, *taken


def lines() -> None:
    """Print the weights of pages and the times to live figures on a slow line."""
    with served() as address, sync_playwright() as driver:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        print("page | KB before any touch | requests | s from tap to live | s the second time")
        for path, name in PAGES.items():
            weight, requests, first, second = visited(browser, address, path, name)
            print(f"{path} | {weight / 1000:.0f} | {requests} | {first / 1000:.1f} | {second / 1000:.1f}")
        browser.close()


if __name__ == "__main__":
    pictures()
    lines()
