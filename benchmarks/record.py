"""Times and ratios of one run: the check at one and at ten times the record, a picture of 80 events, and a build against plain MkDocs.

Run with `PYTHONPATH=src .venv/bin/python benchmarks/record.py`. Figures of one machine compare only with figures of the same run.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from explainer import publish, rules
from explainer.dataset import load
from explainer.figures import spec
from explainer.figures.kinds import KINDS
from explainer.figures.static import draw
from explainer.pages import Home

ROOT = Path(__file__).parent.parent
AS_IT_IS = ("outlets.yml", "phases.yml", "spellings.yml", "CHANGES.yml", "edition.yml", "scenarios.yml")  # a copy would break a rule or be no record
BODY = "id: b\ntitle: t\ncaption: c\ntheme: deconfliction\nsince: 2015-09\nuntil: 2023\n"


def best(run: Callable[[], object], times: int = 5) -> float:
    """Give the shortest of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def grown(target: Path, times: int) -> Path:
    """Copy the record with every event, actor, tie, deal, source and so on `times` over, under new ids."""
    shutil.copytree(ROOT / "docs" / "data", target)
    for path in target.rglob("*.yml"):
        if path.name in AS_IT_IS:
            continue
        text = path.read_text(encoding="utf-8")
        copies = (re.sub(r"^(- id: .*)$", rf"\1-copy-{number}", text, flags=re.MULTILINE) for number in range(1, times))
        path.write_text("\n".join([text, *copies]), encoding="utf-8")
    return target


def main() -> None:
    """Print one line a measure."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        one = best(lambda: rules.check(load(ROOT / "docs" / "data")))
        tenfold = grown(place / "ten", 10)
        dataset = load(tenfold)
        if wrong := rules.check(dataset):
            sys.exit(f"the grown record is not sound: {wrong[0]}")
        ten = best(lambda: rules.check(load(tenfold)), 2)
        print(f"check: {one:.0f} ms for {len(load(ROOT / 'docs' / 'data').events)} events")
        print(f"check: {ten:.0f} ms for {len(dataset.events)} events, {ten / one:.1f} times as long")
        real = load(ROOT / "docs" / "data")
        figure, _ = spec.read("timeline", KINDS["timeline"].options, BODY, "-", 1, real)
        if figure is None:
            sys.exit("the figure of the benchmark could not be read")
        rows = len(KINDS["timeline"].rows(figure, real))
        plot = KINDS["timeline"].plot(figure, real, "wide")
        svg = best(lambda: draw(plot, id_="b", title="t", desc="d", href=str), 20)
        laid = best(lambda: KINDS["timeline"].plot(figure, real, "wide"), 20)
        print(f"picture of {rows} events: {svg:.1f} ms drawn, {laid:.1f} ms laid out before")
        site = publish.read(ROOT / "docs")
        publish.stage(site, ROOT / "docs", place / "docs", Home("http://127.0.0.1:8000/", ""))
        config = re.sub(r"^(hooks|watch):\n(  - .*\n)+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
        (place / "mkdocs.yml").write_text(config.replace("src/theme", "theme"), encoding="utf-8")
        shutil.copytree(ROOT / "src" / "theme", place / "theme")
        build = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(place / "site")]
        plain = best(lambda: subprocess.run(build, cwd=place, check=True, capture_output=True), 4)  # noqa: S603 - our own command
        ours = best(lambda: subprocess.run(build, cwd=ROOT, check=True, capture_output=True), 4)  # noqa: S603 - our own command
        print(f"build: {ours:.0f} ms, {ours / plain:.2f} times plain MkDocs over the same pages")


if __name__ == "__main__":
    main()
