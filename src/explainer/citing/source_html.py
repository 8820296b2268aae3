"""A source as a reference that a reader can follow, live and in an archive."""

import re
from collections.abc import Iterable

from explainer.record.dataset import Dataset
from explainer.record.sources import Source
from explainer.record.vocabulary import LANGUAGES, RIGHT_TO_LEFT, SOURCE_TYPE
from explainer.text.escaping import markdown

ANOTHER_SCRIPT = re.compile(r"[^\u0000-\u024f\u2000-\u206f]")  # a letter that is not Latin
ARCHIVE = "https://web.archive.org/web"


def archived(source: Source) -> str:
    """Give the address of the archive's capture nearest to the source's date, or of its latest where no date was shown.

    The form is that of the Wayback Machine: https://en.wikipedia.org/wiki/Help:Using_the_Wayback_Machine
    """
    stamp = source.date.text.rstrip("~").replace("-", "") if source.date else "2"
    return f"{ARCHIVE}/{stamp}/{source.url}"


def reference(source: Source) -> str:
    """Give a source as one line of HTML: author, title, outlet, date, type, language, and what must be known to judge it."""
    title = markdown(source.title)
    title = title if source.described else f"“{title}”"
    if source.lang != "en" and (not source.described or ANOTHER_SCRIPT.search(source.title)):  # other descriptions are in English
        way = ' dir="rtl"' if source.lang in RIGHT_TO_LEFT else ""
        title = f'<span lang="{source.lang}"{way}>{title}</span>'
    copy = ""
    if source.link:
        url = markdown(source.url)
        version = f' data-versiondate="{source.date.text}"' if source.date and source.date.precision == "day" else ""
        title = f'<a href="{url}" rel="noopener external" data-originalurl="{url}"{version}>{title}</a>'
        copy = f' <a class="archived" href="{markdown(archived(source))}" rel="noopener external">archived.</a>'
    facts = [f"{markdown(source.author)}, " if source.author else "", title, f", <cite>{markdown(source.publisher)}</cite>"]
    facts.append(f", {source.date}" if source.date else ", no date shown")
    remarks = [SOURCE_TYPE[source.type]]
    if source.mirror_of:
        remarks.append(f"a copy of {markdown(source.mirror_of)}")
    if source.lang != "en":
        remarks.append(f"in {LANGUAGES.get(source.lang, source.lang)}")
    if not source.link:
        remarks.append("page not fit to be linked")
    return "".join(facts) + f" ({'; '.join(remarks)}).{copy}"


def cited(ids: Iterable[str], dataset: Dataset, root: str) -> str:
    """Give sources as short links to their places in the bibliography, by the names of their outlets."""
    links = (
        f'<a href="{root}sources/{source.type}/#{source.id}">{markdown(source.publisher)}</a>' for source in (dataset.sources[id_] for id_ in ids)
    )
    return f'<span class="tags">{"; ".join(links)}</span>'
