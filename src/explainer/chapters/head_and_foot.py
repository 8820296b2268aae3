"""What stands above and below the text of a chapter, as Markdown, made of its front matter: byline, questions, key points, reading, how to cite."""

from collections.abc import Iterable

from explainer.chapters.front_matter import FrontMatter
from explainer.citing.source_html import reference
from explainer.citing.styles import PART_LINKS, Work, citation_block
from explainer.figures.figure_html import record_to
from explainer.figures.line_strip import strip
from explainer.record.dataset import Dataset
from explainer.record.urls import page_name
from explainer.record.vocabulary import CHAPTER_STATUSES
from explainer.text.markup import element, escape, joined
from explainer.text.page import UNSEARCHED
from explainer.text.words import counted


def work(front: FrontMatter, dataset: Dataset, home: str, page: str) -> Work:
    """Return a chapter as a work that can be cited; `home` is the address of the site, and `page` leads from there to the chapter."""
    return Work(page_name(page, "overview"), front.title, front.authors, front.updated, f"{home}{page}", dataset.edition, language=front.language)


def head(front: FrontMatter, dataset: Dataset, root: str, *, lists: bool) -> str:
    """Return what stands between the heading of a chapter and its text; `root` is the way to the root of the site, `lists` whether the chapter has any."""
    authors = [author.name for author in front.authors]
    said = (
        *([] if authors == [dataset.edition.title] else [f"By {', '.join(authors)}"]),  # the site signs what stands on it without a word
        f"{counted(front.minutes_reading, 'minute')}{' without the lists' * lists}",
        f"Updated {front.updated}",
        record_to(dataset).removesuffix("."),
        front.status.capitalize(),
    )
    byline = f"{element('p', joined(said, '. '), '.', class_='byline', data_search_exclude=True)}\n"
    return f"{byline}\n{strip(dataset, front.period, root)}\n" if front.period else byline


def foot(front: FrontMatter, dataset: Dataset, home: str, page: str) -> str:
    """Return what stands below the text of a chapter; `home` and `page` as in `work`."""
    parts = []
    if front.key_points:
        parts.append(f"## Key points\n\n{_items(front.key_points)}")
        parts.append(f'??? question "Questions that this chapter answers"\n\n{_items(front.questions, 4)}')
        parts.append(f'??? note "After this chapter you can"\n\n{_items(front.objectives, 4)}')
    if front.reading:
        items = (f"{reference(dataset.sources[item.source])}<br>{escape(item.why)}" for item in front.reading)
        parts.append(f"## Further reading {UNSEARCHED}\n\n{_items(items)}")
    reviewers = f" by {', '.join(front.reviewers)}" if front.reviewers else ""
    state = element("p", f"{front.level}. First published {front.date}. {CHAPTER_STATUSES[front.status]}{reviewers}.")
    cited = citation_block(work(front, dataset, home, page))
    if page:
        parts.append(f"## How to cite this page {UNSEARCHED}\n\n{state}\n\n{cited}\n{PART_LINKS}")
    else:  # the story ends with what to read next, and folds the rest
        summary = element("summary", "How to cite this page")
        parts.append(f"{element('details', summary, state, cited.strip(), PART_LINKS.strip(), id='how-to-cite-this-page')}\n")
    return "\n".join(parts)


def _items(texts: Iterable[str], indent: int = 0) -> str:
    return "".join(f"{' ' * indent}- {text}\n" for text in texts)
