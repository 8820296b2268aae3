"""The site for programs that read with a language model: `llms.txt`, a page of links in the form of https://llmstxt.org."""

from collections.abc import Mapping

from explainer.chapters.front_matter import FrontMatter
from explainer.citing.export_formats import LICENCE
from explainer.downloads.tables import RECORD_TABLES
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import TABLE_NAMES

FILE = "llms.txt"
LOOK_UP = (
    ("check/", "Check a claim", "claims that are often made, each with a verdict, its evidence and how to cite it"),
    ("timeline/", "Timeline", "every event of the record in order"),
    ("events/", "Events", "a page for each event with date, place, accounts, confidence and sources"),
    ("actors/", "Actors", "states, forces and services, with their ties"),
    ("people/", "Persons", "who held which office when"),
    ("deals/", "Arms deals", "each with its dated stages"),
    ("facts/", "Standing facts", "what holds over time, with its sources"),
    ("numbers/", "Numbers", "counts and sums, each with who stated it"),
    ("glossary/", "Glossary", "terms of the field"),
    ("sources/", "Sources", "the pages that were read for the record"),
)
OPTIONAL = (
    ("fairness/", "Evidence and fairness", "how evidence is chosen, and how far each side is heard"),
    ("changes/", "What changed", "corrections with their day and reason"),
    ("editions/", "Editions", "kept states of the site, for citing"),
    ("teach/", "For lecturers", "course plans and exercises"),
    ("take/", "Take it along", "the chapters as PDF and EPUB"),
)


def llms_txt(fronts: Mapping[str, FrontMatter], dataset: Dataset, home: str) -> str:
    """Return the file: what the site is, how its record is to be read, and where each part of it stands. `fronts` are those of chapters, by address."""
    edition = dataset.edition
    sections = {
        "Chapters": [(address, front.title, front.description) for address, front in fronts.items()],
        "Look up": LOOK_UP,
        "Data": [
            ("data/", "Data and downloads", "the codebook of the published tables, and what is left out"),
            ("data/datapackage.json", "Data Package", "fields, types and keys"),
            *(
                (f"data/{name}.json", TABLE_NAMES.get(name, name).capitalize(), f"{len(dataset.table(name))} records as JSON")
                for name in RECORD_TABLES
            ),
        ],
        "Optional": OPTIONAL,
    }
    parts = [
        f"# {edition.title}",
        "> An explainer of the security relationship between Israel and Russia, made from a record of dated events, ties, deals and facts in which "
        "every entry carries its sources.",
        f"Edition {edition.edition}, published on {edition.released}. {LICENCE}. Name the edition when you cite it.",
        edition.reach,
        "A title or summary says who holds what is not agreed: keep the holder when you repeat it. A day marked as reported is that of the report. "
        "“No end found” does not mean that something still holds.",
    ]
    for heading, links in sections.items():
        parts += [f"## {heading}", "\n".join(f"- [{name}]({home}{address}): {note}" for address, name, note in links)]
    return "\n\n".join(parts) + "\n"
