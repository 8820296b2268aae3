"""One page as a browser meets it: Lighthouse, axe, what it weighs, and the time until a figure is live."""

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from .table import COLUMNS
from .tools import FLAGS, MODULES, THROUGH, Found, run

# The slow line of Lighthouse's mobile runs: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}
SLOWER = 4  # times slower processor, as there
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"fcp": "first-contentful-paint", "lcp": "largest-contentful-paint", "si": "speed-index", "tbt": "total-blocking-time"}
RUNS = 5  # a page that misses the budget of performance or blocking is measured anew, and of so many runs the one in the middle holds
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OWN_SCRIPT = re.compile(r"assets/(?:scripts|theme)/[^/]+\.js")
SIZES: dict[int, ViewportSize] = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 900}}


def lighthouse(address: str) -> Found:
    """Return Lighthouse's scores and times for a phone on its simulated slow line."""
    flags = " ".join(re.sub(r"=(.* .*)", r'="\1"', flag) for flag in ["--headless=new", *FLAGS])
    command = [str(MODULES / ".bin" / "lighthouse"), address, "--quiet", "--output=json", "--disable-full-page-screenshot"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    runs: list[dict[str, Any]] = []
    while not runs or (len(runs) < RUNS and slow(runs[0])):
        runs.append(json.loads(run(*command)[0]))
        if error := runs[-1].get("runtimeError"):
            raise RuntimeError(f"Lighthouse could not load {address}: {error['message']}")
    report = sorted(runs, key=lambda each: (score(each, "performance"), -blocked(each)))[(len(runs) - 1) // 2]
    figures = {name.replace("-", " "): score(report, name) for name in CATEGORIES}
    figures |= {key: report["audits"][name]["numericValue"] for key, name in TIMES.items()}
    figures["index"] = report["environment"]["benchmarkIndex"]
    figures["cls"] = report["audits"]["cumulative-layout-shift"]["numericValue"]
    return Found(figures, [f"Lighthouse: {fault}" for name in CATEGORIES[1:] for fault in short(report, name)])


def score(report: dict[str, Any], category: str) -> float:
    """Return a score of a hundred, or 0 where one of its audits failed to run, as on a machine that is too busy."""
    return round(100 * (report["categories"][category]["score"] or 0))


def slow(report: dict[str, Any]) -> bool:
    """Tell whether a run misses one of the budgets that depend on the machine."""
    return COLUMNS["performance"].misses(score(report, "performance")) or COLUMNS["tbt"].misses(blocked(report))


def blocked(report: dict[str, Any]) -> float:
    """Return the milliseconds for which a page could not answer."""
    milliseconds: float = report["audits"][TIMES["tbt"]]["numericValue"]
    return milliseconds


def short(report: dict[str, Any], category: str) -> Iterator[str]:
    """Return the names of the audits that lower a score, each with the first element it points at."""
    for each in report["categories"][category]["auditRefs"]:
        audit = report["audits"][each["id"]]
        if each["weight"] and audit["scoreDisplayMode"] == "error":
            yield f"{category}: {audit['title']}: could not be run: {audit.get('errorMessage', '')}"
        elif each["weight"] and audit["score"] is not None and audit["score"] < 1:
            items = audit.get("details", {}).get("items", [])
            yield f"{category}: {audit['title']}: {len(items)} such, first {json.dumps(items[:1])[:300]}"


def axe(browser: Browser, address: str) -> Found:
    """Return the number of axe's violations in both colour schemes and at both widths, and a line for each."""
    faults = []
    for scheme in ("light", "dark"):
        for width, size in SIZES.items():
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(address, wait_until="networkidle")
            page.evaluate(THROUGH)  # figures have their controls once a reader comes near
            found = Axe().run(page, options=RULES).response["violations"]
            faults += [f"axe, {scheme}, {width} px: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
            page.close()
    return Found({"axe": len(faults)}, faults)


class Traffic:
    """What a page fetches over the wire."""

    def __init__(self, page: Page, address: str, *, slow: bool = False) -> None:
        """Begin to count, on a slow line and processor where `slow`."""
        self.sizes: dict[str, float] = {}
        self.addresses: dict[str, str] = {}
        self.address = address
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.requestWillBeSent", lambda event: self.addresses.update({event["requestId"]: event["request"]["url"]}))
        line.on("Network.loadingFinished", lambda event: self.sizes.update({event["requestId"]: event["encodedDataLength"]}))
        if slow:
            line.send("Network.emulateNetworkConditions", LINE)
            line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def figures(self, root: str) -> dict[str, float]:
        """Return the kilobytes of all files and of the site's own scripts, the number of requests, and of those to other hosts."""
        asked = {id_: url for id_, url in self.addresses.items() if url.startswith("http")}
        own = [id_ for id_, url in asked.items() if url.startswith(root) and OWN_SCRIPT.fullmatch(url.removeprefix(root))]
        elsewhere = [url for url in asked.values() if urlsplit(url).netloc != urlsplit(self.address).netloc]
        return {
            "weight": sum(self.sizes.get(id_, 0) for id_ in asked) / 1000,
            "own": sum(self.sizes.get(id_, 0) for id_ in own) / 1000,
            "requests": len(asked),
            "elsewhere": len(elsewhere),
        }


def weight(browser: Browser, address: str, root: str) -> Found:
    """Return what a page weighs before a reader touches anything."""
    page = browser.new_page(viewport=SIZES[360])
    traffic = Traffic(page, address)
    page.goto(address, wait_until="networkidle")
    page.close()
    figures = traffic.figures(root)
    hosts = {urlsplit(url).netloc for url in traffic.addresses.values() if url.startswith("http")} - {urlsplit(address).netloc}
    return Found(figures, [f"asks {host}" for host in sorted(hosts)])


def beside_plain(ours: dict[str, float], plain: dict[str, float]) -> dict[str, float]:
    """Return how far a page is behind the same words in plain Material, and how many times as long it blocks; 0 where that is no longer than is allowed to all."""
    blocks = COLUMNS["tbt"].misses(ours["tbt"])
    return {"behind": plain["performance"] - ours["performance"], "tbt ratio": ours["tbt"] / max(plain["tbt"], 1) if blocks else 0}


def layout(browser: Browser, address: str, plain: str) -> Found:
    """Return the elements of a page, what its first layout and its styles cost, and how often that of the same words in plain Material.

    Both are loaded in turn, so that what else the machine does falls on both. The time is that of the thread: waiting for a processor does not count.
    """
    times: dict[str, list[float]] = {address: [], plain: []}
    elements = 0
    for _ in range(RUNS):
        for each, taken in times.items():
            page = browser.new_page(viewport=SIZES[360], device_scale_factor=2, is_mobile=True, has_touch=True)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            browser.start_tracing(page=page, categories=["devtools.timeline"])
            page.goto(each, wait_until="networkidle")
            taken.append(laid_out(json.loads(browser.stop_tracing())["traceEvents"]))
            if each == address:
                elements = page.evaluate("document.querySelectorAll('*').length")
            page.close()
    ours, theirs = (statistics.median(each) for each in times.values())
    return Found({"elements": elements, "layout": ours, "plain layout": theirs, "layout ratio": ours / theirs})


def laid_out(events: list[dict[str, Any]]) -> float:
    """Return the milliseconds that a trace gives to layout and styles, in the thread of the page."""
    threads: Counter[tuple[int, int]] = Counter()
    for event in events:
        if event.get("ph") == "X" and event["name"] in {"Layout", "UpdateLayoutTree"}:
            threads[event["pid"], event["tid"]] += event.get("tdur", 0)
    return max(threads.values(), default=0) / 1000


def live(browser: Browser, address: str) -> Found:
    """Return the seconds from a tap to the first live figure on a slow line, the first and the second time."""
    page = browser.new_page(viewport=SIZES[360])
    Traffic(page, address, slow=True)
    figures = {}
    for turn in ("live", "again"):
        page.goto(address, wait_until="networkidle")
        figure = page.locator("figure[data-plotly]").first
        figure.scroll_into_view_if_needed()  # it has its buttons when a reader comes near
        button = figure.locator("[data-live]")
        button.scroll_into_view_if_needed()
        start = time.perf_counter()
        button.click()
        page.wait_for_function("f => f.dataset.state === 'live'", arg=figure.element_handle(), timeout=120_000)
        figures[turn] = time.perf_counter() - start
    page.close()
    return Found(figures)
