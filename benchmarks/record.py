"""Times and ratios of one run: the check at one and at ten times the record, a picture of 80 events, and a build against plain MkDocs.

Run with `PYTHONPATH=src .venv/bin/python benchmarks/record.py`. Figures of one machine compare only with figures of the same run. Check and build
are measured in processor time, which a busy machine changes less than that of the clock.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from growth import grown

from explainer.figures import options
from explainer.figures.draw.svg import render
from explainer.figures.drawing import Drawing
from explainer.figures.registry import FIGURE_KINDS
from explainer.record import rules
from explainer.record.loading import load
from explainer.record.urls import Home
from explainer.site import read, stage

ROOT = Path(__file__).parent.parent
BODY = "id: b\ntitle: t\ncaption: c\ntheme: deconfliction\nsince: 2015-09\nuntil: 2023\n"


def best(run: Callable[[], object], times: int = 5, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the shortest of some runs, in milliseconds of a clock."""
    taken = []
    for _ in range(times):
        start = clock()
        run()
        taken.append((clock() - start) * 1000)
    return min(taken)


def spent(command: list[str], cwd: Path) -> tuple[float, float, str]:
    """Run a command. Return its seconds of processor time, its peak memory in MB and what it printed."""
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    printed = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, printed


def main() -> None:
    """Print one line a measure."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        one = best(lambda: rules.check(load(ROOT / "docs" / "data")), clock=time.process_time)
        tenfold = grown(ROOT / "docs", place / "ten", 10) / "data"
        dataset = load(tenfold)
        if wrong := rules.check(dataset):
            sys.exit(f"the grown record is not sound: {wrong[0]}")
        ten = best(lambda: rules.check(load(tenfold)), 3, clock=time.process_time)
        print(f"check: {one:.0f} ms for {len(load(ROOT / 'docs' / 'data').events)} events")
        print(
            f"check: {ten:.0f} ms for {len(dataset.events)} events, {ten / one:.1f} times as long; {ten * 4000 / len(dataset.events):.0f} ms for 4,000 at that rate"
        )
        real = load(ROOT / "docs" / "data")
        figure, _ = options.read("timeline", FIGURE_KINDS["timeline"].options, BODY, "-", 1, real)
        if figure is None:
            sys.exit("the figure of the benchmark could not be read")
        drawing = Drawing(figure, real)
        rows = len(drawing.rows)
        svg = best(lambda: render(drawing.plots["wide"]).svg("", id_="b", title="t", desc="d"), 20)
        laid = best(lambda: Drawing(figure, real).kind.plot(drawing.selection, "wide"), 20)
        print(f"picture of {rows} events: {svg:.1f} ms drawn, {laid:.1f} ms laid out before")
        site = read.read(ROOT / "docs")
        stage.stage(site, ROOT / "docs", place / "docs", Home("http://127.0.0.1:8000/", ""))
        config = re.sub(r"^(hooks|watch):\n(  - .*\n)+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
        (place / "mkdocs.yml").write_text(config.replace("src/theme", "theme"), encoding="utf-8")
        shutil.copytree(ROOT / "src" / "theme", place / "theme")
        build = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(place / "site")]
        taken = [(spent(build, place)[0], spent(build, ROOT)[0]) for _ in range(4)]  # in turn, so that a busy minute meets both
        plain, ours = (min(each) for each in zip(*taken, strict=True))
        print(f"build: {ours:.1f} s of processor time, {ours / plain:.2f} times plain MkDocs over the same pages")


if __name__ == "__main__":
    main()
