"""Measure and check the built site: `python -m audit`, from the root of the project. `--help` lists the options."""

import argparse
import datetime as dt
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from . import host, peers, plain, table, tools, visits, whole

LIVE = ("background/", "deconfliction/", "scenarios/", "timeline/")
RESULT = host.ROOT / "build" / "audit.json"
PAGE = host.ROOT / "docs" / "audit.md"


def parse_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m audit", description="Measures and checks the built site. Exits 1 where a budget is missed.")
    parser.add_argument("--only", action="append", metavar="ADDRESS", help="this page alone, such as scenarios/; may be given again")
    parser.add_argument("--quick", action="store_true", help="without Lighthouse and the slow line")
    parser.add_argument("--strict", action="store_true", help="fail at every budget, also where the figure moves with the machine")
    parser.add_argument("--peers", action="store_true", help="build what others make and measure it in the same run")
    parser.add_argument("--write-page", action="store_true", help="put the tables into docs/audit.md")
    return parser.parse_args()


def measured(browser: Browser, address: str, root: str, *, quick: bool, live: bool = False, plain: str = "") -> tools.Found:
    """Return all figures and faults of one page. On a `live` page the first figure is made live and timed. `plain` is the address of its words in plain Material."""
    looks: list[Callable[[], tools.Found]] = [lambda: visits.weight(browser, address, root), lambda: visits.axe(browser, address)]
    if plain:
        looks.append(lambda: visits.layout(browser, address, plain))
    if not quick:
        looks.insert(0, lambda: visits.lighthouse(address))
        if live:
            looks.append(lambda: visits.live(browser, address))
    page = tools.Found()
    for look in looks:
        found = look()
        page.figures |= found.figures
        page.faults += found.faults
    if plain and not quick and address.removeprefix(root) in table.CHAPTERS:
        page.figures |= visits.beside_plain(page.figures, visits.lighthouse(plain).figures)
    print(address.removeprefix(root) or address, file=sys.stderr, flush=True)
    return page


def main() -> int:
    """Run the audit, print its tables, and return the exit code: 0, 1 where a budget is missed, 2 where it could not run."""
    options = parse_options()
    if needs := tools.missing():
        print("\n".join(f"missing: {need}" for need in needs), file=sys.stderr)
        return 2
    pages: dict[str, tools.Found] = {}
    everywhere: list[tools.Found] = []
    beside: dict[str, tools.Found] = {}
    with tempfile.TemporaryDirectory() as place, host.served(Path(place)) as address, sync_playwright() as driver:
        root = f"{address}{host.PREFIX}/"
        site = host.build(Path(place), address)
        if unknown := [page for page in options.only or () if not (site / page / "index.html").is_file() and not (site / page).is_file()]:
            print(f"no such page: {', '.join(unknown)}", file=sys.stderr)
            return 2
        if not options.only:
            everywhere.append(tools.Found({"pages": sum(1 for _ in site.rglob("*.html"))}))
            everywhere += [whole.validate(site), whole.standard(site), whole.links(site, root), whole.outside(site, root)]
        browser = driver.chromium.launch(executable_path=tools.chrome(), args=tools.FLAGS)
        version = browser.version
        for page in options.only or host.chosen(site):
            words = plain.build(Path(place), site, page)
            pages[page] = measured(browser, root + page, root, quick=options.quick, live=page in LIVE, plain=words and f"{address}{words}")
        if options.peers:
            for peer, path in peers.build(Path(place)).items():
                beside[peer] = measured(browser, f"{address}{path}", root, quick=options.quick)
        browser.close()
    rows = {page: found.figures for page, found in pages.items()}
    figures = {key: value for found in everywhere for key, value in found.figures.items()}
    made = table.table(rows, figures, {peer: found.figures for peer, found in beside.items()})
    if beside:
        made += f"\n{peers.NOT_BUILT}\n"
    faults = [f"{page or 'overview'}: {fault}" for page, found in pages.items() for fault in found.faults]
    faults += [fault for found in everywhere for fault in found.faults]
    missed = table.misses(rows, figures, strict=options.strict)
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    indexes = [row["index"] for row in rows.values() if "index" in row]
    machine = f" The machine's index in Lighthouse's benchmark was {statistics.median(indexes):.0f}." if indexes else ""
    notes = f"Measured on {day} with Lighthouse {tools.version('lighthouse')} and Chromium {version}.{machine}\n"
    RESULT.parent.mkdir(exist_ok=True)
    result = {"date": day, "chromium": version, "pages": rows, "whole": figures, "peers": {peer: vars(found) for peer, found in beside.items()}}
    RESULT.write_text(json.dumps({**result, "missed": missed, "faults": faults}, indent=1, ensure_ascii=False), encoding="utf-8")
    if options.write_page:
        PAGE.write_text(table.between_marks(PAGE.read_text(encoding="utf-8"), f"{notes}\n{made}"), encoding="utf-8")
    print(f"{made}\n{notes}")
    print("\n".join([*faults, *(f"missed: {miss}" for miss in missed)]))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
