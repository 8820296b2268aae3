"""The record at one, ten and a hundred times its size: times, memory, weights of pages, and the explorer of events in a browser.

Run with `PYTHONPATH=src:. .venv/bin/python benchmarks/scale.py`; about five minutes on two quiet cores. Times are seconds of processor time, which
a busy machine changes less than those of the clock; those of the browser are of the clock. With a hundred times the record the site is made
as text only, since MkDocs would render 30,000 pages; `--all` builds that too.
"""

import gzip
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from growth import grown
from playwright.sync_api import Page, sync_playwright
from record import spent

from audit import host, tools

ROOT = Path(__file__).parent.parent
TIMES = (1, 10, 100)
BUILT = 10  # the largest that is built without `--all`
PAGES = (
    "timeline/",
    "events/",
    "map/",
    "actors/",
    "deconfliction/",
    "events/il-20-shootdown-2018/",
    "actors/israel/",
    "sources/press/",
    "search/search_index.json",
)
WAY = ("", "background/", "deconfliction/", "intelligence-and-arms/", "scenarios/", "events/il-20-shootdown-2018/", "sources/press/", "timeline/")
SHOWN = "() => document.querySelector('.filters [role=status]').textContent.endsWith(' shown')"
TREE = """
import sys
from pathlib import Path
from explainer.record.urls import Home
from explainer.site import read, tree
made = tree.tree(read.read(Path(sys.argv[1])), Home("http://127.0.0.1:8000/", ""))
print(len(made), sum(len(each) for each in made.values()) // 1_000_000)
"""


def place(folder: Path, times: int) -> Path:
    """Make a copy of the project with the record so many times over."""
    home = folder / f"times-{times}"
    grown(ROOT / "docs", home / "docs", times)
    shutil.copy(ROOT / "mkdocs.yml", home)
    (home / "src").symlink_to(ROOT / "src")
    return home


def weights(site: Path) -> None:
    """Print the weights of pages, as they are and compressed."""
    for page in PAGES:
        path = site / page
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        print(f"  {page} {len(content) / 1000:.0f} KB, {len(gzip.compress(content, 9)) / 1000:.0f} KB compressed")
    files = [path for path in site.rglob("*") if path.is_file()]
    largest = max(files, key=lambda path: path.stat().st_size)
    total = sum(path.stat().st_size for path in files)
    print(
        f"  site: {len(files)} files, {total / 1e6:.0f} MB, the largest {largest.relative_to(site).as_posix()}, {largest.stat().st_size / 1e6:.1f} MB"
    )


@contextmanager
def browsed(site: Path) -> Iterator[tuple[Page, str]]:
    """Serve a built site. Yield a page of a browser and the address."""
    with host.served(site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=tools.chrome(), args=tools.FLAGS)
        yield browser.new_page(), address
        browser.close()


def explored(site: Path) -> None:
    """Print how long the explorer of events takes in a browser."""
    with browsed(site) as (page, address):
        page.set_default_timeout(120_000)
        clock = time.perf_counter
        start = clock()
        page.goto(f"{address}timeline/")
        page.locator(".filters summary").click()
        opened = clock()
        page.locator("select[name=theme]").select_option("arms")
        page.wait_for_function(SHOWN)
        first = clock()
        page.locator("select[name=actors]").select_option("russia")
        page.wait_for_function(SHOWN)
        second = clock()
        figure = page.locator("#fig-all-events")
        figure.locator("[data-live]").click()
        page.wait_for_function("f => f.dataset.state === 'live'", arg=figure.element_handle())
        live = clock()
    print(
        f"  timeline/: opened {opened - start:.1f} s, first choice {first - opened:.2f} s, second {second - first:.2f} s, live {live - second:.1f} s"
    )


def visited(site: Path) -> None:
    """Print what one reader fetches on the way through the site, in one browser that keeps what it has."""
    with browsed(site) as (page, address):
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        sizes: list[int] = []
        line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        for path in WAY:
            sizes.clear()
            page.goto(f"{address}{path}", wait_until="networkidle")
            print(f"  /{path} {sum(sizes) / 1000:.0f} KB in {sum(size > 0 for size in sizes)} answers")
        sizes.clear()
        figure = page.locator("#fig-all-events")
        figure.locator("[data-live]").click()
        page.wait_for_function("f => f.dataset.state === 'live'", arg=figure.element_handle(), timeout=120_000)
        print(f"  a live figure {sum(sizes) / 1000:.0f} KB")


def main() -> None:
    """Print one block a size."""
    before: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            home = place(Path(folder), times)
            commands = {
                "check": [sys.executable, "-m", "explainer", "check", "docs/data"],
                "tree": [sys.executable, "-c", TREE, "docs"],
                "build": [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"],
            }
            if times > BUILT and "--all" not in sys.argv:
                del commands["build"]
            print(f"record x {times}")
            for name, command in commands.items():
                seconds, memory, printed = spent(command, home)
                growth = f", {seconds / before[name]:.1f} times the size before" if name in before else ""
                before[name] = seconds
                print(
                    f"  {name}: {seconds:.1f} s{growth}, at most {memory:.0f} MB{'; files, MB of text: ' + printed.strip() if name == 'tree' else ''}"
                )
            if "build" in commands:
                weights(home / "site")
                explored(home / "site")
                if times == 1:
                    visited(home / "site")
            else:
                print(f"  build: not run; if it grows as from 1 to {BUILT} and with the tree, about {before['build'] * times / BUILT:.0f} s")
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
