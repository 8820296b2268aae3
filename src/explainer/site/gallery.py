"""The gallery of figures, for those who change them: one page with every kind of figure, drawn from little, from much and from awkward data.

It is no part of the site, since some of its titles, names and dates are invented. `make gallery` writes it into a folder of its own.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from explainer.figures import embed_page, figure_files
from explainer.figures.bare_page import bare_page
from explainer.figures.draw import palette
from explainer.figures.drawing import Drawing
from explainer.figures.figure_html import PLOTLY, PageContext, figure_address, figure_html
from explainer.figures.registry import made_figure
from explainer.lists.mark_cards import card_files
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.site import atomic, finish, scripts
from explainer.text.markup import element

TITLE = "Gallery of figures"
NOTE = (
    "For those who change the figures: each kind with the least, the usual and the most data. Captions that begin with “Awkward” show "
    "titles, names or dates that are invented to try the drawing; they say nothing about anyone. Links to records lead nowhere here."
)
LONG_TITLE = "Invented: a title that uses every one of the eighty characters that are allowed."
RIGHT_TO_LEFT_NAMES = ("اسم طويل من اليمين إلى اليسار", "שם ארוך מימין לשמאל", "نام بلند از راست به چپ")
SINCE = When.parse("2015")
SAMPLE_DAY = When.parse("2018-09-17")
CROWD = 40
EIGHT = ("israel", "russia", "iran", "usa", "turkey", "hezbollah", "syria-assad", "hmeimim")  # as many as a diagram of actors takes
# Kinds that show a whole table: what they show then, and the table of those that can be without any, with the word for one of its records.
WHOLE_TABLES = {
    "line": "periods", "matrix": "signposts", "axes": "scenarios", "missiles": "cases", "notice": "steps", "layers": "layers",
    "ladder": "statements", "sky": "dates",
}  # fmt: skip
EMPTY_TABLES = {"line": ("line", "period"), "notice": ("steps", "step"), "layers": ("layers", "layer"), "ladder": ("statements", "statement")}


def shown(dataset: Dataset) -> Iterator[Drawing]:
    """Yield the figures of the gallery in their order. The dataset must be free of problems."""
    yield from _timelines(dataset)
    yield from _ties(dataset)
    yield from _places_and_deals(dataset)
    yield from _accounts(dataset)
    yield from _series(dataset)
    for kind, things in WHOLE_TABLES.items():
        yield _drawing(kind, "all", f"All {things}.", dataset)
    for kind, (table, thing) in EMPTY_TABLES.items():
        emptied: dict[str, Any] = {table: {}}
        yield _drawing(kind, "none", f"No {thing}.", replace(dataset, **emptied))
    yield _drawing("counts", "all", "Events by year.", dataset, of="events-by-year")


def _drawing(kind: str, name: str, caption: str, dataset: Dataset, **options: Any) -> Drawing:
    values = {"id": f"gallery-{kind}-{name}", "title": f"{kind.capitalize()}: {name}", "caption": caption, **options}
    return Drawing(made_figure(kind, "gallery", 1, **values), dataset)


def _timelines(dataset: Dataset) -> Iterator[Drawing]:
    long, foreign = _long(dataset), _foreign(dataset)
    four = {"lanes": "actor", "actors": EIGHT[:4], "importance": "core", "since": SINCE}
    yield _drawing("timeline", "none", "No event fits.", dataset, theme=("future",), until=When.parse("1950"))
    yield _drawing("timeline", "one", "One event.", dataset, until=next(iter(dataset.events.values())).date)
    yield _drawing(
        "timeline", "core", "All core events; all events of the record are on the page of events.", dataset, lanes="theme", importance="core"
    )
    yield _drawing("timeline", "by-actor", "Core events on lanes by actor.", dataset, **four)
    yield _drawing("timeline", "one-day", "Awkward: real events, all set on one day.", _crowded(dataset))
    yield _drawing("timeline", "long", "Awkward: invented titles of full length, one of them a label.", long, highlight=tuple(long.events)[:3])
    yield _drawing("timeline", "right-to-left", "Awkward: invented titles that run from right to left.", foreign, highlight=tuple(foreign.events)[:3])


def _ties(dataset: Dataset) -> Iterator[Drawing]:
    few, foreign = next(iter(dataset.events.values())).actors[:1], _foreign(dataset)
    eight = {"actors": EIGHT, "institutions": "no"}
    awkward = "Awkward: invented names that run from right to left."
    yield _drawing("actors", "none", "No tie held on that day.", dataset, as_of=When.parse("1950-01-01"), of=few)
    yield _drawing("actors", "two", "Two actors.", dataset, as_of=SAMPLE_DAY, actors=EIGHT[:2], institutions="no")
    yield _drawing("actors", "compared", "Two dates compared.", dataset, as_of=dataset.edition.as_of, compare=SAMPLE_DAY, **eight)
    yield _drawing("actors", "right-to-left", awkward, foreign, as_of=SAMPLE_DAY, **eight)
    yield _drawing("ties", "none", "No tie had begun.", dataset, until=When.parse("1900"), of=few)
    yield _drawing("ties", "all", "All ties.", dataset)
    yield _drawing("ties", "right-to-left", awkward, foreign, since=SINCE, of=few)


def _places_and_deals(dataset: Dataset) -> Iterator[Drawing]:
    shortest = min(dataset.deals.values(), key=lambda deal: len(deal.stages))
    yield _drawing("map", "none", "No place, range or distance.", dataset, places="none")
    yield _drawing("map", "all", "All places of the region.", dataset, area="region")
    yield _drawing("map", "claims", "All ranges and distances.", dataset, reaches=tuple(dataset.reaches), places="none")
    yield _drawing("deals", "one", "A deal with one stage.", dataset, deals=(shortest.id,))
    yield _drawing("deals", "all", "All deals.", dataset)


def _accounts(dataset: Dataset) -> Iterator[Drawing]:
    disputed = sorted((event for event in dataset.events.values() if event.disputed), key=lambda event: (len(event.accounts), event.id))
    clocked = [event for event in disputed if any(account.moments for account in event.accounts)]
    yield _drawing("accounts", "two", "Two accounts without times.", dataset, event=disputed[0].id)
    yield _drawing("accounts", "most", "The event with the most accounts.", dataset, event=disputed[-1].id)
    if clocked:
        yield _drawing("accounts", "clock", "Accounts on a clock.", dataset, event=clocked[0].id)
    for event in dict.fromkeys(scene.event for scene in dataset.night.values()):
        yield _drawing("night", "all", "All scenes of an event.", dataset, event=event)
    yield _drawing("night", "none", "No scene of the event.", dataset, event=disputed[0].id)


def _series(dataset: Dataset) -> Iterator[Drawing]:
    series = sorted(dataset.series.values(), key=lambda each: (len(each.values), each.id))
    stated = [each for each in series if not each.joinable]
    yield _drawing("series", "least", "The shortest series.", dataset, of=series[0].id)
    yield _drawing("series", "most", "The longest series.", dataset, of=series[-1].id)
    if stated:
        yield _drawing("series", "stated", "Statements in unlike units.", dataset, of=stated[-1].id)


def write(dataset: Dataset, assets: Path, target: Path) -> Path:
    """Write the gallery into the folder `target`, which it replaces, with the scripts and the stylesheet of `assets`. Return the path of its page.

    Raises OSError where the system refuses; the folder is then as it was.
    """
    with atomic.replacing(target) as fresh:
        shutil.copytree(assets, fresh / "assets")
        for name, content in _files(dataset).items():
            atomic.write(fresh / name, content)
        finish.finish(fresh)
    return target / "index.html"


def _files(dataset: Dataset) -> dict[str, str | bytes]:
    """Return the page and all that it asks for, by their paths in the folder of the gallery."""
    drawings = list(shown(dataset))
    made: dict[str, str | bytes] = {PLOTLY: scripts.plotly_js(), **card_files(drawings, dataset, {})}
    made["assets/styles/palette.css"] = palette.stylesheet()
    figures = []
    for drawing in drawings:
        figures.append(figure_html(drawing, PageContext("", "", "")))
        made |= figure_files.files(drawing, "../")
        made |= embed_page.files(drawing, "", "")
        made[f"{figure_address(drawing)}index.html"] = made[f"embed/{drawing.figure.id}/index.html"]
    body = element("main", element("h1", TITLE), element("p", NOTE), *figures)
    made["index.html"] = bare_page(f"{TITLE} · {dataset.edition.title}", NOTE, "", body, "")
    return made


def _crowded(dataset: Dataset) -> Dataset:
    events = list(dataset.events.values())[:CROWD]
    return replace(dataset, events={event.id: event.model_copy(update={"date": SAMPLE_DAY}) for event in events})


def _long(dataset: Dataset) -> Dataset:
    events = [event for event in dataset.events.values() if event.importance == "core"][:9]
    return replace(dataset, events={event.id: event.model_copy(update={"title": LONG_TITLE, "label": None}) for event in events})


def _foreign(dataset: Dataset) -> Dataset:
    events = [event for event in dataset.events.values() if event.importance == "core"][:9]
    names = [RIGHT_TO_LEFT_NAMES[number % len(RIGHT_TO_LEFT_NAMES)] for number in range(len(dataset.actors))]
    actors = {
        actor.id: actor.model_copy(update={"short": name[:18], "name": name}) for actor, name in zip(dataset.actors.values(), names, strict=True)
    }
    renamed = {event.id: event.model_copy(update={"title": names[number], "label": None}) for number, event in enumerate(events)}
    return replace(dataset, events=renamed, actors=actors)
