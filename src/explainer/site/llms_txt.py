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
    ("sources/", "Sources", "what the record cites"),
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
    tables = (
        f"- [{TABLE_NAMES.get(name, name).capitalize()}]({home}data/{name}.json): {len(dataset.table(name))} records as JSON"
        for name in RECORD_TABLES
    )
    chapters = (f"- [{front.title}]({home}{address}): {front.description}" for address, front in fronts.items())
    return "\n".join(
        (
            f"# {edition.title}",
            "",
            "> An explainer of the security relationship between Israel and Russia, made from a record of dated events, ties, deals and facts in which "
            "every entry carries its sources.",
            "",
            f"Edition {edition.edition}, published on {edition.released}. {LICENCE}. Name the edition when you cite it.",
            "",
            edition.reach,
            "",
            "A title or summary says who holds what is not agreed: keep the holder when you repeat it. A day marked as reported is that of the report. "
            "“No end found” does not mean that something still holds.",
            "",
            "## Chapters",
            "",
            *chapters,
            "",
            "## Look up",
            "",
            *(_line(home, *each) for each in LOOK_UP),
            "",
            "## Data",
            "",
            f"- [Data and downloads]({home}data/): the codebook of the published tables, and what is left out",
            f"- [Data Package]({home}data/datapackage.json): fields, types and keys",
            *tables,
            "",
            "## Optional",
            "",
            *(_line(home, *each) for each in OPTIONAL),
            "",
        )
    )


def _line(home: str, address: str, name: str, note: str) -> str:
    return f"- [{name}]({home}{address}): {note}"
