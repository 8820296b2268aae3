"""What others would make of the same record, to be measured in the same run: a page of prose, and the timeline of the channel.

Packages are installed in the given folder, by name and version and not from a lock; nothing of them is part of the site.
"""

import html
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import plotly
import plotly.graph_objects as go

from explainer.figures.draw.palette import PALETTE
from explainer.figures.draw.plotly import for_plotly
from explainer.figures.kind import Row
from explainer.site import read

from .host import ROOT

FIGURE = "channel"
CHAPTER = "deconfliction.md"
PLUGIN = "mkdocs-plotly-plugin==0.1.3"
MODULES = {"@knight-lab/timelinejs": "3.9.11", "vis-timeline": "8.5.4"}
PAGE = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
NOT_BUILT = (
    "Our World in Data, Kumu, the conflict tracker of the Council on Foreign Relations and Wikipedia cannot be built here and were not measured. "
    "TimelineJS and Material ask for fonts, and the plugin by default for Plotly, from other hosts: those requests are counted, but nothing leaves this "
    "machine, so their weight is less here than for a reader. The plugin was given Plotly's script beside the page."
)


def run(*command: str, cwd: Path) -> None:
    """Run a command, and show what it printed only where it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} failed: {(done.stderr or done.stdout)[-2000:]}")


def prose() -> str:
    """Return the words of a chapter as plain Markdown, without figures and marks."""
    text = (ROOT / "docs" / CHAPTER).read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n|^```.*?^```\n|<[^>]+>|\{[^}]*\}", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\s*\[@[^]]+\]", "", text)
    return re.sub(r"\[([^]]+)\](\([^)]*\)|\[[^]]*\])?", r"\1", text)


def material(folder: Path, name: str, text: str, *, python: str, more: str = "") -> None:
    """Build one page with Material as it comes."""
    source = folder / f"{name}-source"
    (source / "docs").mkdir(parents=True)
    (source / "docs" / "index.md").write_text(text, encoding="utf-8")
    (source / "docs" / "plotly.min.js").write_bytes((Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes())
    (source / "mkdocs.yml").write_text(f"site_name: {name}\ntheme: {{name: material}}\n{more}", encoding="utf-8")
    run(python, "-m", "mkdocs", "build", "-q", "-d", str(folder / name), cwd=source)


def with_plugin(folder: Path, plot: str) -> None:
    """Build the chapter's words with its timeline by mkdocs-plotly-plugin, in an environment of its own."""
    place = folder / "environment"
    run(sys.executable, "-m", "venv", str(place), cwd=folder)
    python = str(place / "bin" / "python")
    theme = [f"{each}=={version(each)}" for each in ("mkdocs", "mkdocs-material")]
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PLUGIN, *theme, cwd=folder)
    fence = "{name: plotly, class: mkdocs-plotly, format: !!python/name:mkdocs_plotly_plugin.fences.fence_plotly }"
    more = f"plugins: [search, plotly: {{lib_path: plotly.min.js}}]\nmarkdown_extensions:\n  - pymdownx.superfences: {{custom_fences: [{fence}]}}\n"
    material(folder, "mkdocs-plotly-plugin", f"{prose()}\n\n```plotly\n{plot}\n```\n", python=python, more=more)


def timelinejs(folder: Path, title: str, rows: Sequence[Row], summaries: dict[str, str]) -> None:
    """Make a page with TimelineJS, and the rows of the timeline with the summaries of their events."""
    place = folder / "timelinejs"
    (folder / "node_modules" / "@knight-lab" / "timelinejs" / "dist").rename(place)
    events = []
    for row in rows:
        start = dict(zip(("year", "month", "day"), map(int, str(row["date"]).split("-")), strict=False))
        events.append({"start_date": start, "text": {"headline": html.escape(str(row["title"])), "text": html.escape(summaries[str(row["id"])])}})
    (place / "index.html").write_text(
        f'{PAGE.format(title=title)}<link rel="stylesheet" href="css/timeline.css"></head><body><main><h1>{title}</h1>'
        '<div id="timeline" style="width: 100%; height: 600px"></div></main><script src="js/timeline.js"></script>'
        f'<script>new TL.Timeline("timeline", {json.dumps({"events": events})});</script></body></html>',
        encoding="utf-8",
    )


def vis(folder: Path, title: str, rows: Sequence[Row]) -> None:
    """Make a page with vis-timeline and the rows of the timeline."""
    place = folder / "vis-timeline"
    place.mkdir()
    package = folder / "node_modules" / "vis-timeline"
    for file in (package / "standalone" / "umd" / "vis-timeline-graph2d.min.js", package / "styles" / "vis-timeline-graph2d.min.css"):
        file.rename(place / file.name)
    items = [{"id": number, "content": html.escape(str(row["title"])), "start": str(row["date"])} for number, row in enumerate(rows)]
    (place / "index.html").write_text(
        f'{PAGE.format(title=title)}<link rel="stylesheet" href="vis-timeline-graph2d.min.css"></head><body><main><h1>{title}</h1>'
        '<div id="timeline"></div></main><script src="vis-timeline-graph2d.min.js"></script>'
        f'<script>new vis.Timeline(document.getElementById("timeline"), new vis.DataSet({json.dumps(items)}), {{maxHeight: 600}});</script></body></html>',
        encoding="utf-8",
    )


def build(place: Path) -> dict[str, str]:
    """Build all of them in a served folder, and return the address of each below it, by its name in the table."""
    folder = place / "peers"
    folder.mkdir()
    site = read.read(ROOT / "docs")
    drawing = next(each for each in site.drawings if each.figure.id == FIGURE)
    rows = drawing.rows
    coloured = re.sub(r"var\(--([a-z]+)\)", lambda found: PALETTE[found[1]].light, json.dumps(for_plotly(drawing.plots["wide"])))
    plot = go.Figure(json.loads(coloured))
    title = html.escape(drawing.figure.title)
    (folder / "plotly").mkdir()
    plot.write_html(folder / "plotly" / "index.html", include_plotlyjs=True)
    material(folder, "material", prose(), python=sys.executable)
    with_plugin(folder, plot.to_json())
    run(
        "npm",
        "install",
        "--prefix",
        str(folder),
        "--no-save",
        "--ignore-scripts",
        *(f"{name}@{number}" for name, number in MODULES.items()),
        cwd=folder,
    )
    timelinejs(folder, title, rows, {event.id: event.summary for event in site.dataset.events.values()})
    vis(folder, title, rows)
    many = f"{len(rows)} events"
    return {
        f"Material {version('mkdocs-material')} as it comes, the words of one chapter": "peers/material/",
        f"the same with {PLUGIN.replace('==', ' ')} and the timeline of {many}": "peers/mkdocs-plotly-plugin/",
        f"Plotly {version('plotly')}, write_html, the timeline of {many}": "peers/plotly/",
        f"TimelineJS {MODULES['@knight-lab/timelinejs']}, {many}": "peers/timelinejs/",
        f"vis-timeline {MODULES['vis-timeline']}, {many}": "peers/vis-timeline/",
    }
