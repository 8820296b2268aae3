"""The whole site as text: what stands in `docs/`, read and checked once, and the tree of files that a builder is given."""

import importlib.util
import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import get_args

from explainer.chapters import evidence as claims
from explainer.chapters import expand, front_matter
from explainer.chapters.expand import Chapter
from explainer.chapters.front_matter import Head
from explainer.citing import styles
from explainer.downloads import tables
from explainer.figures import figure_page, html
from explainer.figures.html import At
from explainer.figures.options import Figure
from explainer.figures.registry import FIGURE_KINDS
from explainer.lists import codebook, filters
from explainer.pages import changes, events, fairness, metadata
from explainer.record import courses, rules
from explainer.record.courses import Activity, Course, Teaching
from explainer.record.dataset import TABLES, Dataset, load, uncollected
from explainer.record.editions import Edition
from explainer.record.fields import links
from explainer.record.json_schemas import json_schema
from explainer.record.sources import Source
from explainer.record.urls import address
from explainer.record.vocabulary import Theme
from explainer.record.yaml_source import Problem, text_of
from explainer.site import atomic, gallery
from explainer.teaching import plan_pages
from explainer.teaching import plans as syllabus
from explainer.teaching.exercises import pages
from explainer.text.escaping import markdown

DATA = "data"
STAGED = ".staged"
ANSWERS = "teach/answers/"  # no page of a record leads its readers there
LINK = re.compile(r"(?<=\]\()(?![#/]|[a-z]+:)[^)#\s]+")  # the target of a Markdown link within the site


@dataclass(frozen=True)
class Site:
    """Everything read from `docs/`: the dataset, the chapters and their figures."""

    dataset: Dataset
    chapters: tuple[Chapter, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    teaching: Teaching = field(default_factory=Teaching)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What each chapter says of itself, by its address, in the order of addresses, which is that of the menu."""
        ordered = sorted(self.chapters, key=lambda chapter: chapter.address)
        found = {chapter.address: front_matter.read(chapter.path, chapter.text)[0] for chapter in ordered}
        return {address: head for address, head in found.items() if head}

    @cached_property
    def items(self) -> dict[str, syllabus.Item]:
        """Everything that can stand in a plan of a course, by its name."""
        addresses = {chapter.path: chapter.address for chapter in self.chapters}
        return syllabus.catalogue(self.dataset, self.heads, [(figure, addresses[figure.path]) for figure in self.figures], self.teaching)


@uncollected()
def read(docs: Path) -> Site:
    """Read `docs/` and check all of it; every problem found stands in `problems`, sorted."""
    dataset = load(docs / DATA)
    problems = rules.check(dataset)
    found: list[Chapter] = []
    for path in sorted(docs.rglob("*.md")):
        try:
            text = path.read_text(encoding="utf-8-sig")  # as MkDocs reads it: no byte-order mark, and one sort of line end
        except UnicodeDecodeError as error:
            problems.append(Problem(path.as_posix(), error.object[: error.start].count(b"\n") + 1, "file is not UTF-8"))
            continue
        found.append(Chapter(path.as_posix(), path.relative_to(docs).as_posix(), text))
    figures: list[Figure] = []
    for chapter in found:
        problems += expand.check(chapter, dataset)
        problems += claims.check(chapter)
        figures += expand.figures(chapter, dataset)[0]
    problems += _ids_once(figures)
    problems += _sources_used(dataset, found)
    problems += _themes_used(dataset, figures)
    folder = docs / courses.FOLDER
    offered = courses.read({path.as_posix(): text_of(path) for path in sorted(folder.glob("*.yml"))})
    site = Site(dataset, tuple(found), tuple(figures), (), offered)
    problems += courses.check(offered, site.items)
    return replace(site, problems=tuple(sorted(set(problems))))


def _ids_once(figures: list[Figure]) -> list[Problem]:
    """A figure's id is used once on the site, since it is part of addresses."""
    first: dict[str, Figure] = {}
    problems = []
    for figure in figures:
        other = first.setdefault(figure.id, figure)
        if other is not figure:
            problems.append(Problem(figure.path, figure.line, f"{figure.id}: figure id is used twice, first at {other.path}:{other.line}"))
    return problems


def _sources_used(dataset: Dataset, found: list[Chapter]) -> list[Problem]:
    """Every source supports a record or is cited by a chapter."""
    used = set(dataset.resting())
    used |= {id_ for chapter in found for id_ in expand.used_sources(chapter)}
    return [dataset.problem("sources", id_, ("id",), "source is used by no record and no chapter") for id_ in dataset.sources if id_ not in used]


def _themes_used(dataset: Dataset, figures: list[Figure]) -> list[Problem]:
    """Every theme of the record is shown by a figure of a chapter."""
    if not figures:
        return []
    shown = {theme for figure in figures if figure.kind == "timeline" for theme in figure.options["theme"] or get_args(Theme)}
    return [
        dataset.problem("events", event.id, ("theme",), f"theme is shown by no timeline: {event.theme!r}")
        for event in {event.theme: event for event in reversed(dataset.events.values())}.values()
        if event.theme not in shown
    ]


@uncollected()
def tree(site: Site, home: events.Home) -> dict[str, str | bytes]:
    """Give every page and file that is made, by its path below `docs/`. The site must be free of problems."""
    dataset = site.dataset
    made: dict[str, str | bytes] = {chapter.page: expand.expand(chapter.text, chapter.page, dataset, home.address) for chapter in site.chapters}
    citers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for chapter in site.chapters:
        cites = sorted(expand.used_sources(chapter))
        made[chapter.page] = _described(str(made[chapter.page]), chapter, [dataset.sources[id_] for id_ in cites], dataset, home)
        for id_ in cites if chapter.address != ANSWERS else ():
            citers[id_].append((chapter.address, chapter.title))
        if evidence := expand.evidence(chapter, dataset):
            made.update(tables.bibliographies(dataset, sorted(evidence), expand.bibliography(chapter)))
    uses = _uses(site)
    made.update(events.all_pages(dataset, uses, citers, home))
    made.update(tables.files(dataset, home.address))
    addresses = {chapter.path: chapter.address for chapter in site.chapters}
    drawn = [(figure, dataset, addresses[figure.path]) for figure in site.figures]
    drawn += [(figure, dataset, f"actors/{actor.id}/") for actor in dataset.actors.values() for figure in events.actor_figures(actor, dataset)]
    if site.teaching.courses:
        items = site.items
        made.update(plan_pages.all_files(dataset, site.teaching, items, home.address))
        for chapter in site.chapters:
            made[chapter.page] = plan_pages.filled(str(made[chapter.page]), site.teaching, site.heads, items, chapter.root)
    changed = changes.entries(site.heads, dataset)
    made |= {changes.PAGE: changes.page(changed, dataset), changes.FEED: changes.feed(changed, dataset, home.address)}
    made["gallery.md"] = gallery.page(dataset, home.address)
    made[fairness.PAGE] = fairness.page(site.chapters, dataset)
    made.update(pages.pages(dataset))
    drawn += [(shown.figure, shown.dataset, "gallery/") for shown in gallery.shown(dataset)]
    for figure, of, page in drawn:
        made.update(html.files(figure, of))
        made.update(figure_page.files(figure, of, At("../../", page, home.address)))
    made["figures/cards.json"] = json.dumps(filters.cards(dataset, uses), ensure_ascii=False, separators=(",", ":")) + "\n"
    made[html.PLOTLY] = plotly_js()
    return made


def _described(text: str, chapter: Chapter, cites: Sequence[Source], dataset: Dataset, home: events.Home) -> str:
    """Give an expanded page with what its head tells machines."""
    head, _ = front_matter.read(chapter.path, chapter.text)
    if head:
        sources = f"{home.address}{expand.bibliography(chapter)}.csl.json"
        return metadata.inserted(
            text, metadata.chapter(front_matter.work(head, dataset, home.address, chapter.address), head, cites, dataset, home.address, sources)
        )
    if chapter.address == "data/":
        work = metadata.record(dataset, f"{home.address}{chapter.address}")
        return metadata.inserted(
            f"{text.rstrip()}\n\n## Cite the data {{ data-search-exclude }}\n\n{styles.block(work)}", metadata.data(work, dataset)
        )
    return text


def epoch(site: Site) -> str:
    """Give the day of the edition in seconds since 1970, as `SOURCE_DATE_EPOCH` has it (https://reproducible-builds.org/specs/source-date-epoch/)."""
    return str(max(0, (site.dataset.edition.released.first - date(1970, 1, 1)).days * 86_400))


def in_folders(made: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Give every page as the `index.md` of a folder of its own, with its Markdown links mended; other files stay where they are.

    Some builders take a link in HTML to be relative to the address of its page, others to its file. Here the two are one place.
    """
    placed: dict[str, str | bytes] = {}
    for path, content in made.items():
        if isinstance(content, str) and path.endswith(".md"):
            moved = partial(_moved, posixpath.dirname(path), posixpath.dirname(_in_folder(path)))
            placed[_in_folder(path)] = LINK.sub(moved, content)
        else:
            placed[path] = content
    return placed


def _in_folder(path: str) -> str:
    return path if posixpath.basename(path) == "index.md" or not path.endswith(".md") else f"{path.removesuffix('.md')}/index.md"


def _moved(old: str, new: str, link: re.Match[str]) -> str:
    """Give the target of a link of a page that moved from one folder to another."""
    return posixpath.relpath(_in_folder(posixpath.join(old, link[0])), new or ".")


def _uses(site: Site) -> dict[str, list[tuple[str, str]]]:
    """Give, for each event, the chapters, figures, deals and series that use it, as (page, title)."""
    dataset = site.dataset
    uses: dict[str, list[tuple[str, str]]] = defaultdict(list)
    addresses = {chapter.path: chapter.address for chapter in site.chapters}
    for chapter in site.chapters:
        for id_ in sorted(expand.used_events(chapter)) if chapter.address != ANSWERS else ():
            uses[id_].append((f"{chapter.address}#{expand.mention(id_)}", chapter.title))
    for figure in site.figures:
        for row in FIGURE_KINDS[figure.kind].rows(figure, dataset):
            if row["id"] in dataset.events:
                uses[str(row["id"])].append((f"{addresses[figure.path]}#fig-{figure.id}", f"Figure: {markdown(figure.title)}"))
    for table in ("deals", "series"):
        for record in dataset.table(table).values():
            for id_ in dict.fromkeys(id_ for _, target, id_ in links(record) if target == "events"):
                uses[id_].append((address(table, record), f"{'Deal' if table == 'deals' else 'Numbers'}: {markdown(record.title)}"))
    return uses


def schemas() -> dict[str, str]:
    """Give the JSON Schemas of the YAML files, by their path below `docs/`."""
    models = {name: json_schema(model, many=True) for name, (_, model) in zip(codebook.schema_names(), TABLES.values(), strict=True)}
    models["edition"] = json_schema(Edition, many=False)
    made = {f"{DATA}/schema/{name}.json": schema for name, schema in models.items()}
    made |= {f"{courses.FOLDER}/schema/{model.__name__.lower()}.json": json_schema(model, many=True) for model in (Activity, Course)}
    return {path: json.dumps(schema, indent=1) + "\n" for path, schema in made.items()}


def plotly_js() -> bytes:
    """Give the script that the plotly wheel carries, found without importing plotly, which takes a second."""
    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly is not installed")
    return (Path(spec.origin).parent / "package_data" / "plotly.min.js").read_bytes()


def stage(site: Site, docs: Path, target: Path, home: events.Home) -> None:
    """Write the whole of `docs/`, expanded, to `target`, for a builder without our hooks. The site must be free of problems.

    The new folder takes the place of an older staged one at once, when it is complete. Raises FileExistsError where
    `target` holds anything that was not staged, and OSError where the system refuses; the older one is then as it was.
    """
    if target.exists() and any(target.iterdir()) and not (target / STAGED).exists():
        raise FileExistsError(f"{target} holds files that were not staged")
    with atomic.replacing(target) as fresh:
        for path in docs.rglob("*"):
            if path.is_file() and path.suffix != ".md":  # every page is among what is made
                atomic.write(fresh / path.relative_to(docs), path.read_bytes())
        for name, content in in_folders(tree(site, home)).items():
            atomic.write(fresh / name, content)
        atomic.write(fresh / STAGED, "")
