"""The plans of courses on the site: their lists for `/teach/`, and the page of the syllabus builder with their files."""

from collections.abc import Iterable, Mapping

from explainer.chapters.front_matter import WORDS_A_MINUTE, FrontMatter
from explainer.pages.metadata import titled
from explainer.record.courses import Course, Session, Teaching
from explainer.record.dataset import Dataset
from explainer.teaching.builder_data import data
from explainer.teaching.plan_formats import files, formats, long_date
from explainer.teaching.plans import DatedSession, Item, Plan, plan
from explainer.text.html_table import table
from explainer.text.markup import Html, element, escape, joined
from explainer.text.page import UNSEARCHED, Page, heading
from explainer.text.words import counted

FOLDER = "teach/syllabus"
PATH = f"{FOLDER}.md"
INTRODUCTION = """\
A plan is a row of sessions: what to read before each, with minutes, and what to do in class. Take one of the plans below as it is, or [build your own](#build).
"""
BUILDER = """\
## Build your own { #build data-search-exclude }

Tick what to read and to do. Nothing that you choose leaves your browser: it stands in the address, which you can keep or share.

Calendars and learning platforms know a plan by the id in its address. Import it again after a change, and its sessions follow. With another title it is \
another plan, which leaves the first as it is.

<div class="syllabus" data-catalogue="catalogue.json" data-search-exclude><p>The builder needs JavaScript. The plans above and their files do not.</p></div>
"""
METHOD = f"""\
## How the minutes are counted {UNSEARCHED}

Chapters and events are counted by their words, {WORDS_A_MINUTE} to the minute, without figures, lists and notes. A figure is put down as five minutes and a set of an exercise as fifteen: both are estimates. \
A ready-made plan begins on the first Monday of the month after its edition; the builder sets another day.
"""


def reading_times_list(fronts: Mapping[str, FrontMatter], root: str) -> Html:
    """Return the chapters as a table: their reading times, levels and objectives. `root` leads from the page to the root of the site."""
    rows = [
        (element("a", head.title, href=root + address), str(head.minutes_reading), head.level, _objectives(head.objectives))
        for address, head in fronts.items()
    ]
    return table("Chapters and reading times", ("Chapter", "Minutes", "Level", "What students can do afterwards"), rows)


def _objectives(texts: Iterable[str]) -> Html:
    points = [element("li", text) for text in texts]
    return element("ul", *points) if points else escape("Know what the site holds, and what to read first.")


def courses_list(teaching: Teaching, items: Mapping[str, Item], root: str) -> str:
    """Return all courses in short as Markdown, each below a heading of its own. `root` leads from the page to the root of the site."""
    return "\n".join(_in_short(course, items, root) for course in teaching.courses.values())


def _in_short(course: Course, items: Mapping[str, Item], root: str) -> str:
    reading = sum(items[name].minutes for session in course.sessions for name in session.read)
    whole = element("a", "The whole plan, with files for a calendar and a learning platform", href=f"{root}{FOLDER}/#{course.id}")
    sessions = element("ol", *(element("li", session.title) for session in course.sessions), data_search_exclude=True)
    return (
        f"### {escape(course.title)} {{ #course-{course.id} data-search-exclude }}\n\n{escape(course.about)}\n\n"
        f"{counted(len(course.sessions), 'session')}, {reading} minutes of reading in all. {escape(course.level)}. {whole}.\n\n{sessions}\n"
    )


def builder_page(plans: Mapping[str, Plan], teaching: Teaching) -> Page:
    """Return the page of the builder: each course in full with its files, and an empty element which the script fills."""
    courses = [_in_full(course, plans[course.id]) for course in teaching.courses.values()]
    title = "Syllabus builder"
    description = "Course plans with reading times, as files for a calendar, a learning platform and a reference manager; and a builder for your own."
    return Page("\n".join([heading(title), INTRODUCTION, *courses, BUILDER, METHOD]), title, description)


def _in_full(course: Course, ready_made: Plan) -> str:
    change = element("a", "Change this plan", class_="plan-change", href=f"?course={course.id}#build")
    offered = [element("a", format_.name, href=f"{course.id}.{ending}", download=True) for ending, format_ in formats(ready_made.edition).items()]
    sessions = [_cells(*pair) for pair in zip(course.sessions, ready_made.sessions, strict=True)]
    return (
        f"## {escape(course.title)} {{ #{course.id} data-search-exclude }}\n\n{escape(course.about)} {escape(course.level)}.\n\n"
        f"{element('p', 'Afterwards, students can:', data_search_exclude=True)}\n\n"
        f"{element('ul', *(element('li', text) for text in course.objectives), data_search_exclude=True)}\n\n"
        f"{element('p', joined([*offered, change], ' '), class_='plan-files', data_search_exclude=True)}\n\n"
        f"{table(f'Sessions: {course.title}', ('Session', 'Read before', 'Do in class'), sessions, kind='listed plan')}"
    )


def _cells(session: Session, dated: DatedSession) -> tuple[Html, Html, Html]:
    about = Html("<strong>{}</strong><br>{}. {}").format(session.title, long_date(dated.day), session.aim)
    reading = sum(item.minutes for item in dated.read)
    return about, Html("{} minutes{}").format(reading, _links(dated.read)), Html("{} minutes{}").format(dated.minutes, _links(dated.do))


def _links(items: Iterable[Item]) -> Html:
    link = Html('<li><a href="{}">{}</a> ({}, {} min)</li>')
    return element("ul", *(link.format(f"../../{item.page}", item.title, item.kind, item.minutes) for item in items))


def all_files(dataset: Dataset, teaching: Teaching, items: Mapping[str, Item], home: str) -> dict[str, str | bytes]:
    """Return the builder's page, its data and every file of the plans, by their paths on the site."""
    plans = {course.id: plan(course, items, dataset.edition, home) for course in teaching.courses.values()}
    return {
        PATH: titled(builder_page(plans, teaching), PATH, dataset.edition, home).markdown(),
        f"{FOLDER}/catalogue.json": data(items, teaching, dataset.edition, home),
        **{f"{FOLDER}/{id_}.{ending}": content for id_, each in plans.items() for ending, content in files(each).items()},
    }
