"""The course plans on the site: their tables for `/teach/`, and the page of the syllabus builder with their files."""

from collections.abc import Iterable, Mapping

from explainer.chapters.front_matter import Head
from explainer.lists.registry import LATER, table
from explainer.record.courses import Course, Teaching
from explainer.record.dataset import Dataset
from explainer.teaching.plans import FOLDER, FORMATS, Item, Plan, data, files, plan, spoken
from explainer.text.escaping import markdown
from explainer.text.page_head import QUIET, counted, head

PAGE = f"{FOLDER}.md"


def filled(text: str, teaching: Teaching, heads: Mapping[str, Head], items: Mapping[str, Item], root: str) -> str:
    """Give a page with the lists that it asked for in their places."""
    made = {
        "courses": "\n".join(_short(course, items, root) for course in teaching.courses.values()),
        "reading-times": _times(heads, root),
    }
    for name, mark in LATER.items():
        text = text.replace(mark, made[name])
    return text


def _times(heads: Mapping[str, Head], root: str) -> str:
    rows = [
        ("", [f'<a href="{root}{page}">{markdown(each.title)}</a>', str(each.minutes_reading), markdown(each.level), _points(each.objectives)])
        for page, each in heads.items()
    ]
    return table("Chapters and reading times", ("Chapter", "Minutes", "Level", "What students can do afterwards"), rows)


def _points(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{markdown(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else "Know what the site holds, and what to read first."


def _short(course: Course, items: Mapping[str, Item], root: str) -> str:
    reading = sum(items[name].minutes for session in course.sessions for name in session.read)
    return (
        f"### {markdown(course.title)} {{ #course-{course.id} data-search-exclude }}\n\n{markdown(course.about)}\n\n"
        f"{counted(len(course.sessions), 'session')}, {reading} minutes of reading in all. {markdown(course.level)}. "
        f'<a href="{root}{FOLDER}/#{course.id}">The whole plan, with files for a calendar and a learning platform</a>.\n\n'
        f"<ol data-search-exclude>{''.join(f'<li>{markdown(session.title)}</li>' for session in course.sessions)}</ol>\n"
    )


def page(made: Mapping[str, Plan], teaching: Teaching) -> str:
    """Give the page of the builder: its room, which the script fills, and each course in full with its files."""
    parts = [
        head(
            "Syllabus builder",
            "Course plans with reading times, as files for a calendar, a learning platform and a reference manager; and a builder for your own.",
        ),
        "A plan is a row of sessions: what to read before each, with minutes, and what to do in class. Take one of the plans below as it is, "
        "or [build your own](#build).\n",
    ]
    parts += [_whole(course, made[course.id]) for course in teaching.courses.values()]
    parts.append(
        "## Build your own { #build data-search-exclude }\n\nTick what to read and to do. Nothing that you choose leaves your browser: it stands in the "
        'address, which you can keep or share.\n\n<div class="syllabus" data-catalogue="catalogue.json" data-search-exclude>'
        "<p>The builder needs JavaScript. The plans above and their files do not.</p></div>\n"
    )
    parts.append(
        f"## How the minutes are counted {QUIET}\n\n"
        "Chapters and events are counted by their words. A figure is put down as five minutes and a set of an exercise as fifteen: both are estimates. "
        "A ready-made plan begins on the first Monday of the month after its edition; the builder sets another day.\n"
    )  # fmt: skip
    return "\n".join(parts)


def _whole(course: Course, made: Plan) -> str:
    offered = " ".join(f'<a href="{course.id}.{ending}" download>{name}</a>' for ending, name in FORMATS.items())
    rows = []
    for session, meeting in zip(course.sessions, made.meetings, strict=True):
        reading = sum(item.minutes for item in meeting.read)
        about = f"<strong>{markdown(session.title)}</strong><br>{spoken(meeting.day)}. {markdown(session.aim)}"
        rows.append(("", [about, f"{reading} minutes{_links(meeting.read)}", f"{meeting.minutes} minutes{_links(meeting.do)}"]))
    aims = "".join(f"<li>{markdown(text)}</li>" for text in course.objectives)
    return (
        f"## {markdown(course.title)} {{ #{course.id} data-search-exclude }}\n\n{markdown(course.about)} {markdown(course.level)}.\n\n"
        f"<p data-search-exclude>Afterwards, students can:</p>\n\n<ul data-search-exclude>{aims}</ul>\n\n"
        f'<p class="plan-files" data-search-exclude>{offered} <a class="plan-change" href="?course={course.id}#build">Change this plan</a></p>\n\n'
        f"{table(f'Sessions: {course.title}', ('Session', 'Read before', 'Do in class'), rows, 'listed plan')}"
    )


def _links(items: Iterable[Item]) -> str:
    return (
        "<ul>"
        + "".join(f'<li><a href="../../{item.page}">{markdown(item.title)}</a> ({item.kind}, {item.minutes} min)</li>' for item in items)
        + "</ul>"
    )


def all_files(dataset: Dataset, teaching: Teaching, items: Mapping[str, Item], home: str) -> dict[str, str | bytes]:
    """Give the page and every file of the plans, by its path on the site."""
    made = {course.id: plan(course, items, dataset.edition, home) for course in teaching.courses.values()}
    tree: dict[str, str | bytes] = {PAGE: page(made, teaching), f"{FOLDER}/catalogue.json": data(items, teaching, dataset.edition, home)}
    for course in teaching.courses.values():
        tree |= files(course, made[course.id])
    return tree
