"""The YAML files of `docs/teach/` as activities and courses, checked against the pages, figures and records that they name."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, StringConstraints

from explainer.record.dataset import Location
from explainer.record.fields import Sentences, Text, Title
from explainer.record.hints import nearest
from explainer.record.loading import records_in
from explainer.record.records import Part, Record
from explainer.record.vocabulary import ActivityKind, Rhythm
from explainer.record.yaml_source import Document, Problem

FOLDER = "teach"
ITEM_KINDS = {"read": ("chapter", "figure", "event"), "do": ("activity", "exercise")}  # of what is read before a session, and done in it
ItemName = Annotated[str, StringConstraints(pattern=r"^(chapter|figure|event|activity|exercise):[a-z0-9]+(-[a-z0-9]+)*$")]
Minutes = Annotated[int, Field(gt=0, lt=1000)]


class Activity(Record):
    """Something to do in class or at home."""

    title: Title = Field(description="Its title, at most 80 characters.")
    kind: ActivityKind = Field(description="What is practised.")
    minutes: Minutes = Field(description="Minutes it takes.")
    page: Text = Field(description="Its address from the root of the site, with its anchor.")
    about: Sentences = Field(description="What students do, in a sentence.")


class Session(Part):
    """One meeting of a course."""

    title: Title = Field(description="Its title, at most 80 characters.")
    minutes: Minutes = Field(description="Minutes in class.")
    aim: Sentences = Field(max_length=200, description="What it is for, in a sentence of at most 200 characters.")
    read: tuple[ItemName, ...] = Field((), description="What is read before it: chapter:, figure: or event: and an id.")
    do: tuple[ItemName, ...] = Field((), description="What is done in it: activity: or exercise: and an id.")


class Course(Record):
    """A plan of sessions that can be taught as it is."""

    title: Title = Field(description="Its title, at most 80 characters.")
    level: Text = Field(description="For whom it is.")
    about: Sentences = Field(description="What it covers.")
    rhythm: Rhythm = Field(description="How often the sessions meet.")
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(description="What students can do afterwards.")
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)] = Field(description="The sessions, in their order.")


@dataclass
class Teaching:
    """All activities and courses by id, where each stands, and the problems found while reading them."""

    activities: dict[str, Activity] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(files: Mapping[str, str | Problem]) -> Teaching:
    """Return the activities and courses in the texts of files, by path; a text that could not be read comes as its problem."""
    made = Teaching()
    for path, text in files.items():
        if isinstance(text, Problem):
            made.problems.append(text)
            continue
        document = Document(path, text)
        made.problems += document.problems
        if document.value is None:
            continue
        found = records_in(document, Course if path.endswith("courses.yml") else Activity, made.locations)
        made.problems += found.problems
        for record in found.records:
            if isinstance(record, Course):
                made.courses[record.id] = record
            elif isinstance(record, Activity):
                made.activities[record.id] = record
    return made


def check(teaching: Teaching, known: Collection[str], not_all_read: Collection[str] = ()) -> Iterator[Problem]:
    """Everything that a course names can be read or done.

    `known` holds all names of it; those of a kind of which not all could be read are not looked up.
    """
    yield from teaching.problems
    unsure = {*not_all_read, "activity"} if teaching.problems else {*not_all_read}
    for course in teaching.courses.values():
        document, at = teaching.locations[course.id]
        for number, session in enumerate(course.sessions):
            for key, kinds in ITEM_KINDS.items():
                for index, name in enumerate(getattr(session, key)):
                    line = document.line((*at, "sessions", number, key, index))
                    if name.partition(":")[0] not in kinds:
                        yield Problem(document.path, line, f"{course.id}: {key} must name one of {', '.join(kinds)}: {name!r}")
                    elif name not in known and name.partition(":")[0] not in unsure:
                        yield Problem(document.path, line, f"{course.id}: {key} names nothing on this site: {name!r}{nearest(name, known)}")
