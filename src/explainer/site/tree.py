"""A read site to the tree of everything that is made of it: pages, downloads, figures and data, by their paths below `docs/`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from explainer.chapters import expand
from explainer.chapters.head_and_foot import work
from explainer.chapters.parse import Chapter
from explainer.citing import styles
from explainer.downloads import tables
from explainer.figures import embed_page, figure_files
from explainer.figures.draw import palette
from explainer.figures.drawing import Drawing
from explainer.figures.figure_html import PLOTLY, figure_address
from explainer.figures.options import Figure
from explainer.lists.mark_cards import card_files
from explainer.lists.registry import GIVEN
from explainer.pages import actors, all_pages, changed_since_cited, changes, fairness, metadata
from explainer.pages.figures import figure_page
from explainer.pages.metadata import titled
from explainer.record.build_cache import BuildCache
from explainer.record.dataset import Dataset
from explainer.record.loading import without_garbage_collection
from explainer.record.records import named_ids
from explainer.record.urls import Home, address, address_of_id, called, page_address
from explainer.site import chapter_list, gone_pages, llms_txt, scripts
from explainer.site.read import Site
from explainer.teaching import plan_pages
from explainer.teaching.exercises import pages as exercises
from explainer.text.markup import Html, authored, element, escape
from explainer.text.page import Page

ANSWERS = "teach/answers/"  # no page of a record leads its readers there


class Written(str):
    """The Markdown of a page that an author wrote. Nothing that is generated is of this type, so that nothing takes its place unnoticed."""

    __slots__ = ()


Tree = dict[str, str | bytes]


@without_garbage_collection()
def tree(site: Site, home: Home, build_cache: BuildCache | None = None) -> Tree:
    """Return every page and file that is made, by its path below `docs/`. The site must be free of problems.

    What the `build_cache` of a build before holds is not made again.
    """
    dataset, build_cache = site.dataset, build_cache or BuildCache(site.dataset, home)
    actor_drawings = {actor.id: actors.actor_drawings(actor, dataset) for actor in dataset.actors.values()}
    placed = [*placed_drawings(site, actor_drawings)]
    made: Tree = {}
    for drawing, page, title in placed:
        figure = drawing.figure
        made_of = figure.kind, figure.options, drawing.social_card, page, title
        outputs, files = build_cache.cached(f"figure {figure.id}", made_of, partial(outputs_and_files, figure, dataset, page, title, home))
        drawing.take_over(outputs)
        made |= files
    uses = event_uses(site)
    pages = all_pages.all_pages(dataset, uses, source_uses(site), actor_drawings, home, build_cache)
    pages[changes.PAGE] = changes.page(changed := changes.all_changes(site.fronts, dataset), dataset)
    titles = {chapter.address: chapter.title for chapter in site.chapters}
    titles |= {figure_address(drawing): drawing.figure.title for drawing, *_ in placed}
    by_page = changed_since_cited.changes_by_page(changed, dataset)
    pages[changed_since_cited.PAGE] = changed_since_cited.page(by_page, titles, dataset)
    pages[fairness.PAGE] = fairness.page(site.chapters, dataset)
    pages_written = {
        chapter.page: build_cache.cached(f"page {chapter.page}", _made_of(chapter), partial(written, chapter, site, home))
        for chapter in site.chapters
    }
    made = pages_written | made  # what was made stays, and `links` refuses the chapter
    made |= {path: titled(page, path, dataset.edition, home.address).markdown() for path, page in pages.items()}
    for base, ids in cited_sources(site).items():
        made |= build_cache.cached(f"bibliography {base}", ids, partial(tables.bibliographies, dataset, ids, base))
    made |= tables.files(dataset, home.address, build_cache)
    if site.teaching.courses:
        made |= plan_pages.all_files(dataset, site.teaching, site.items, home.address)
    made[changes.FEED] = changes.feed(changed, dataset, home.address)
    made |= gone_pages.pages(home.address)
    made[llms_txt.FILE] = llms_txt.llms_txt(site.fronts, dataset, home.address)
    made[chapter_list.FILE] = chapter_list.chapter_list(site.fronts, dataset.edition, home.address)
    made |= exercises.all_files(dataset, home.address, build_cache)
    made |= card_files([drawing for drawing, *_ in placed], dataset, uses)
    every = {where: where for path in made if path.endswith(".md") for where in [page_address(path)]}
    every |= {page_address(path): page.title for path, page in pages.items()}
    made[changed_since_cited.FILE] = changed_since_cited.data(by_page, titles, every, dataset, home.address)
    made[PLOTLY] = scripts.plotly_js()
    made["assets/styles/palette.css"] = palette.stylesheet()
    return made


def placed_drawings(site: Site, actor_drawings: Mapping[str, Iterable[Drawing]]) -> Iterator[tuple[Drawing, str, Html]]:
    """Yield every figure with the address and the title of the page on which it stands: those of chapters, then those of actors, by their ids."""
    for chapter in site.chapters:
        for drawing in chapter.drawings:
            yield drawing, chapter.address, authored(chapter.title)
    for id_, drawings in actor_drawings.items():
        for drawing in drawings:
            yield drawing, address_of_id("actors", id_), escape(site.dataset.actors[id_].name)


def cited_sources(site: Site) -> dict[str, tuple[str, ...]]:
    """Return the ids of the sources of each bibliography, by its path without an ending: of each chapter that cites any, and of the whole record."""
    chapters = {chapter.bibliography: ids for chapter in site.chapters if (ids := chapter.evidence(site.dataset))}
    return {**chapters, "data/bibliography": tuple(sorted(site.dataset.sources))}


def _made_of(chapter: Chapter) -> object:
    """Return what a page that an author wrote is made of besides the record; one that is made of more is equal to nothing."""
    outputs = [drawing.outputs() for drawing in chapter.drawings]
    return object() if any(wanted.of in GIVEN for wanted in chapter.lists) else (chapter.text, outputs)


def written(chapter: Chapter, site: Site, home: Home) -> Written:
    """Return the Markdown of a page that an author wrote, as a builder reads it."""
    return Written(chapter_page(chapter, site, home).markdown())


def chapter_page(chapter: Chapter, site: Site, home: Home) -> Page:
    """Return a page of Markdown as a builder reads it, with what its head tells machines."""
    dataset = site.dataset
    given: dict[str, expand.GivenList] = {
        "courses": partial(plan_pages.courses_list, site.teaching, site.items),
        "reading-times": partial(plan_pages.reading_times_list, site.fronts),
    }
    page = expand.expand(chapter, dataset, home.address, given)
    if chapter.front:
        sources = f"{home.address}{chapter.bibliography}.csl.json" if chapter.sources else ""
        drawn = chapter.drawings[0].figure.title if chapter.drawings else ""
        about = work(chapter.front, dataset, home.address, chapter.address)
        return replace(page, metadata=metadata.chapter(about, chapter.front, home.address, sources, drawn))
    if chapter.address == "data/":
        record = metadata.record(dataset, f"{home.address}{chapter.address}")
        body = f"{page.body.rstrip()}\n\n## Cite the data {{ data-search-exclude }}\n\n{styles.citation_block(record)}"
        return replace(page, body=body, metadata=metadata.data(record, dataset))
    return titled(page, chapter.page, dataset.edition, home.address, chapter.title)


def outputs_and_files(figure: Figure, dataset: Dataset, page: str, title: Html, home: Home) -> tuple[dict[str, object], dict[str, str]]:
    """Return every output of a figure, and its files; all is made of a drawing of its own, so that all that it consults is noted."""
    drawing = Drawing(figure, dataset)
    return drawing.outputs(), files_of_figure(drawing, page, title, home)


def files_of_figure(drawing: Drawing, page: str, title: Html, home: Home) -> dict[str, str]:
    """Return the files of a figure, its own page and the one for a frame; `page` and `title` are those of the page on which it stands."""
    path = f"{figure_address(drawing).rstrip('/')}.md"
    own = titled(figure_page(drawing, page, title, home.address), path, drawing.dataset.edition, home.address)
    return {**figure_files.files(drawing, home.address), path: own.markdown(), **embed_page.files(drawing, page, home.address)}


def source_uses(site: Site) -> dict[str, list[Html]]:
    """Return links to the chapters that cite a source, by the id of the source. They lead from a page two folders deep."""
    uses: dict[str, list[Html]] = defaultdict(list)
    for chapter in site.chapters:
        for id_ in chapter.sources if chapter.address != ANSWERS else ():
            uses[id_].append(element("a", authored(chapter.title), href=f"../../{chapter.address}"))
    return uses


def event_uses(site: Site) -> dict[str, list[tuple[str, Html]]]:
    """Return the chapters, figures, deals and series that use an event, as addresses and titles, by the id of the event."""
    dataset = site.dataset
    uses: dict[str, list[tuple[str, Html]]] = defaultdict(list)
    for chapter in site.chapters:
        for id_ in chapter.events if chapter.address != ANSWERS else ():
            uses[id_].append((f"{chapter.address}#{expand.mention_anchor(id_)}", authored(chapter.title)))
    for drawing in site.drawings:
        figure = drawing.figure
        for row in drawing.rows:
            if row["id"] in dataset.events:
                uses[str(row["id"])].append((f"{site.addresses[figure.path]}#fig-{figure.id}", Html("Figure: {}").format(figure.title)))
    for table, word in (("deals", "Deal"), ("series", "Numbers"), ("claims", "Claim"), ("steps", "How notice works"), ("statements", "The ladder")):
        for record in dataset.table(table).values():
            for id_ in dict.fromkeys(id_ for _, target, id_ in named_ids(record) if target == "events"):
                uses[id_].append((address(table, record), Html("{}: {}").format(word, called(table, record, dataset))))
    return uses
