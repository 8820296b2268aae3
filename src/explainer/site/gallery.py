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


def shown(dataset: Dataset) -> Iterator[Drawing]:
    """Yield the figures of the gallery in their order. The dataset must be free of problems."""
    crowd, long, foreign = _crowded(dataset), _long(dataset), _foreign(dataset)
    few = next(iter(dataset.events.values())).actors[:1]
    disputed = sorted((event for event in dataset.events.values() if event.disputed), key=lambda event: (len(event.accounts), event.id))
    clocked = [event for event in disputed if any(account.moments for account in event.accounts)]
    series = sorted(dataset.series.values(), key=lambda each: (len(each.values), each.id))
    stated = [each for each in series if not each.joinable]
    last = dataset.edition.as_of

    def one(kind: str, name: str, caption: str, drawn_from: Dataset = dataset, **options: Any) -> Drawing:
        values = {"id": f"gallery-{kind}-{name}", "title": f"{kind.capitalize()}: {name}", "caption": caption, **options}
        return Drawing(made_figure(kind, "gallery", 1, **values), drawn_from)

    yield one("timeline", "none", "No event fits.", theme=("future",), until=When.parse("1950"))
    yield one("timeline", "one", "One event.", until=dataset.events[next(iter(dataset.events))].date)
    yield one("timeline", "core", "All core events; all events of the record are on the page of events.", lanes="theme", importance="core")
    yield one(
        "timeline",
        "by-actor",
        "Core events on lanes by actor.",
        lanes="actor",
        actors=("israel", "russia", "iran", "usa"),
        importance="core",
        since=SINCE,
    )
    yield one("timeline", "one-day", "Awkward: real events, all set on one day.", crowd)
    yield one("timeline", "long", "Awkward: invented titles of full length, one of them a label.", long, highlight=tuple(long.events)[:3])
    yield one("timeline", "right-to-left", "Awkward: invented titles that run from right to left.", foreign, highlight=tuple(foreign.events)[:3])
    yield one("line", "all", "The whole line.")
    yield one("line", "none", "No period.", replace(dataset, line={}))
    yield one("actors", "none", "No tie held on that day.", as_of=When.parse("1950-01-01"), of=few)
    yield one("actors", "two", "Two actors.", as_of=SAMPLE_DAY, actors=("israel", "russia"), institutions="no")
    yield one("actors", "compared", "Two dates compared.", as_of=last, compare=SAMPLE_DAY, actors=EIGHT, institutions="no")
    yield one(
        "actors", "right-to-left", "Awkward: invented names that run from right to left.", foreign, as_of=SAMPLE_DAY, actors=EIGHT, institutions="no"
    )
    yield one("ties", "none", "No tie had begun.", until=When.parse("1900"), of=few)
    yield one("ties", "all", "All ties.")
    yield one("ties", "right-to-left", "Awkward: invented names that run from right to left.", foreign, since=SINCE, of=few)
    yield one("map", "none", "No place, range or distance.", places="none")
    yield one("map", "all", "All places of the region.", area="region")
    yield one("map", "claims", "All ranges and distances.", reaches=tuple(dataset.reaches), places="none")
    yield one("deals", "one", "A deal with one stage.", deals=(min(dataset.deals.values(), key=lambda deal: len(deal.stages)).id,))
    yield one("deals", "all", "All deals.")
    yield one("accounts", "two", "Two accounts without times.", event=disputed[0].id)
    yield one("accounts", "most", "The event with the most accounts.", event=disputed[-1].id)
    if clocked:
        yield one("accounts", "clock", "Accounts on a clock.", event=clocked[0].id)
    for event in dict.fromkeys(scene.event for scene in dataset.night.values()):
        yield one("night", "all", "All scenes of an event.", event=event)
    yield one("night", "none", "No scene of the event.", event=disputed[0].id)
    yield one("series", "least", "The shortest series.", of=series[0].id)
    yield one("series", "most", "The longest series.", of=series[-1].id)
    if stated:
        yield one("series", "stated", "Statements in unlike units.", of=stated[-1].id)
    yield one("matrix", "all", "All signposts.")
    yield one("axes", "all", "All scenarios.")
    yield one("missiles", "all", "All cases.")
    yield one("notice", "none", "No step.", replace(dataset, steps={}))
    yield one("notice", "all", "All steps.")
    yield one("layers", "none", "No layer.", replace(dataset, layers={}))
    yield one("layers", "all", "All layers.")
    yield one("ladder", "none", "No statement.", replace(dataset, statements={}))
    yield one("ladder", "all", "All statements.")
    yield one("sky", "all", "All dates.")
    yield one("counts", "all", "Events by year.", of="events-by-year")


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
