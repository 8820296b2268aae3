"""How well the record is supported, in counts: by confidence, sources and accounts, and by language and type of source."""

from collections import Counter
from collections.abc import Iterable, Sized

from explainer.lists.context import ListContext
from explainer.record.dataset import TABLES, Dataset
from explainer.record.events import Event
from explainer.record.records import RereadRecord
from explainer.record.vocabulary import LANGUAGES, SOURCE_TYPE_HEADINGS, TABLE_NAMES
from explainer.text.html_table import table
from explainer.text.markup import Html

ENOUGH = 2  # outlets, or accounts


def shares(context: ListContext) -> Html:
    """Return how many events and sources meet each measure of support."""
    dataset = context.dataset
    events, sources = list(dataset.events.values()), list(dataset.sources.values())
    core = [event for event in events if event.importance == "core"]
    disputed = [event for event in events if event.disputed]
    rows = [
        ("Events known to the day", _share((event.date.precision == "day" for event in events), events)),
        ("Events of high confidence", _share((event.confidence == "high" for event in events), events)),
        ("Events with linked sources of two outlets or more", _share((len(dataset.origins(event.sources)) >= ENOUGH for event in events), events)),
        ("Core events with linked sources of two outlets or more", _share((len(dataset.origins(event.sources)) >= ENOUGH for event in core), core)),
        ("Disputed events with an account of each of two sides or more", _share((len(event.accounts) >= ENOUGH for event in disputed), disputed)),
        ("Events that stand without state media", _share((_without_state_media(event, dataset) for event in events), events)),
        ("Events that say what is not known", _share((bool(event.not_known) for event in events), events)),
        ("Sources shown as links", _share((source.link for source in sources), sources)),
        ("Sources that are copies of another outlet's story", _share((bool(source.mirror_of) for source in sources), sources)),
    ]
    return table("How well the record is supported", ("What", "How many"), rows)


def reads(context: ListContext) -> Html:
    """Return how many records of each table editors read again, claim by claim, against the pages that they cite."""
    tables = {name: list(context.dataset.table(name).values()) for name, table in TABLES.items() if issubclass(table.model, RereadRecord)}
    rows = [
        (TABLE_NAMES.get(name, name).capitalize(), _share((record.read is not None for record in found), found)) for name, found in tables.items()
    ]
    return table("Records that were read again", ("Table", "How many"), rows)


def _share(met: Iterable[bool], of: Sized) -> str:
    count, whole = sum(met), len(of)
    return f"{count} of {whole}, {round(100 * count / whole) if whole else 0} per cent"


def _without_state_media(event: Event, dataset: Dataset) -> bool:
    return any(dataset.sources[id_].link and dataset.sources[id_].type != "state-media" for id_ in event.sources)


def sources_by(context: ListContext) -> Html:
    """Return the numbers of sources by language and type, the language with the most first."""
    sources = context.dataset.sources.values()
    cells: Counter[tuple[str, str]] = Counter((source.lang, source.type) for source in sources)
    languages = Counter(source.lang for source in sources)
    all_types: Counter[str] = Counter(source.type for source in sources)
    types = [type_ for type_ in SOURCE_TYPE_HEADINGS if all_types[type_]]
    rows = [
        (LANGUAGES.get(lang, lang), *(str(cells[lang, type_] or "–") for type_ in types), str(total))
        for lang, total in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    ]
    rows.append(("All", *(str(all_types[type_]) for type_ in types), str(len(sources))))
    return table("Sources by language and type", ("Language", *(SOURCE_TYPE_HEADINGS[type_] for type_ in types), "All"), rows)
