"""Sets of tasks as HTML: what is asked, what is right, and the answers with their evidence. The script only compares."""

from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from explainer.citing.source_html import outlet_links, reference
from explainer.record.actors import Actor, Relation
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.urls import address
from explainer.record.vocabulary import TIE_TYPES
from explainer.teaching.exercises.sets import Found, Order
from explainer.teaching.exercises.ties_of_a_year import Diagram, Tie
from explainer.teaching.exercises.who_said import Said
from explainer.text.escaping import markdown, xml

WIDTH, HEIGHT = 440, 380  # of a diagram, in its own units
SHOWN = 340  # its width in pixels where no stylesheet is read
ACROSS, DOWN = 118, 140  # half the size of the oval on which actors stand
UPRIGHT = 0.3  # of the half width: nearer to the middle a label stands above or below its actor, else beside it
LINE = 16  # from line to line of a label
BESIDE = 9  # from an actor to its label


class Sheet(NamedTuple):
    """A set: the questions and the answers as HTML, and for each question the number that is right.

    That number is a place in an order or among options, from 0, or 1 for what is to be marked. An answer names its question by `data-item`.
    """

    questions: str
    answers: str
    right: tuple[int, ...]


def order(made: Order, _: Dataset, root: str) -> Sheet:
    """Give the sheet of events to be put in order."""
    asked = (markdown(event.title) for event in made.shown)
    answers = []
    for place, number in enumerate(made.right.index(place) for place in range(len(made.right))):
        answers.append((number, f"Place {place + 1}: {_event(made.shown[number], root)}."))
    return Sheet(_list("ul", "exercise-order", enumerate(asked)), _list("ol", "exercise-answers", answers), made.right)


def said(made: Sequence[Said], dataset: Dataset, root: str) -> Sheet:
    """Give the sheet of accounts whose holders are asked for."""
    asked = (
        _choice(
            number, f"<p>{_event(each.event, None)}</p><blockquote><p>{markdown(each.account.says)}</p></blockquote>", map(markdown, each.options)
        )
        for number, each in enumerate(made)
    )
    answers = (
        f"<strong>{_letter(each.right)}. {markdown(each.account.by)}.</strong> Accounts of the event: {_event(each.event, root)}. "
        f"Sources of this one: {outlet_links(each.account.sources, dataset, root)}."
        for each in made
    )
    return _sheet(asked, answers, [each.right for each in made])


def found(made: Sequence[Found], _: Dataset, root: str) -> Sheet:
    """Give the sheet of events for which a source is asked for. Dates of sources stand with the answers only, since they would give these away."""
    asked = (
        _choice(
            number,
            f"<p>{_event(each.event, None)}</p><p>{markdown(each.event.summary)}</p>",
            (f"“{markdown(source.words)}”, <cite>{markdown(source.publisher)}</cite>" for source in each.options),
        )
        for number, each in enumerate(made)
    )
    answers = []
    for each in made:
        others = "; ".join(f"{_letter(number)}, {source.date}" for number, source in enumerate(each.options) if number != each.right)
        answers.append(
            f"<strong>{_letter(each.right)}.</strong> {reference(each.options[each.right])} The event: {_event(each.event, root)}. "
            f"The others were published before it: {others}."
        )
    return _sheet(asked, answers, [each.right for each in made])


def diagram(made: Diagram, dataset: Dataset, root: str) -> Sheet:
    """Give the sheet of ties to be marked, and the actors to be joined; the answers hold the diagram as drawn."""
    names = [_tie(tie.first, dataset) for tie in made.ties]
    answers = []
    for number, (tie, name) in enumerate(zip(made.ties, names, strict=True)):
        spans = "; ".join(_span(record) for record in tie.records)
        links = ", ".join(
            f'<a href="{root}{address("relations", record)}">evidence{f" {count}" if len(tie.records) > 1 else ""}</a>'
            for count, record in enumerate(tie.records, 1)
        )
        verdict = "Held" if tie.held else "Did not hold"
        answers.append((number, f'<strong>{verdict}.</strong> <span class="exercise-name">{name}.</span> In the record: {spans} ({links}).'))
    drawn = f"<p>Which of these held on <strong>{made.day.day} July {made.day.year}</strong>?</p>{_list('ul', 'exercise-ties', enumerate(names))}"
    listed = f"<p>On {made.day.day} July {made.day.year}:</p>{_list('ul', 'exercise-answers', enumerate(answer for _, answer in answers))}"
    right = tuple(int(tie.held) for tie in made.ties)
    return Sheet(drawn + _picture(made, [False] * len(right)), listed + _picture(made, [tie.held for tie in made.ties]), right)


def _sheet(asked: Iterable[str], answers: Iterable[str], right: Iterable[int]) -> Sheet:
    return Sheet(_list("ol", "exercise-choices", enumerate(asked)), _list("ol", "exercise-answers", enumerate(answers)), tuple(right))


def _list(tag: str, name: str, items: Iterable[tuple[int, str]]) -> str:
    """Give a list of items as HTML, each with the number of its question."""
    listed = "".join(f'<li data-item="{number}">{item}</li>' for number, item in items)
    return f'<{tag} class="{name}">{listed}</{tag}>'


def _choice(number: int, asked: str, options: Iterable[str]) -> str:
    listed = "".join(f"<li>{option}</li>" for option in options)
    return f'<div id="asked-{number + 1}">{asked}</div><ol type="A">{listed}</ol>'


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _event(event: Event, root: str | None) -> str:
    """Give the title and the date of an event; with the way to the root of the site, as a link."""
    title = markdown(event.title)
    return f"<strong>{title}</strong> ({event.date})" if root is None else f'<a href="{root}{address("events", event)}">{title}</a>, {event.date}'


def _tie(tie: Relation, dataset: Dataset) -> str:
    one, two = (markdown(_name(dataset.actors[id_])) for id_ in sorted((tie.from_, tie.to), key=lambda id_: tie.directed and id_ != tie.from_))
    return f"{TIE_TYPES[tie.type]}: {one} {'to' if tie.directed else 'with'} {two}"


def _name(actor: Actor) -> str:
    """Give the short name of an actor, or the whole of a ministry or council, since several states have one of that name."""
    return actor.name if actor.kind == "government-body" else actor.short


def _span(tie: Relation) -> str:
    """Say from when to when the record has a tie; what is only documented may have begun earlier or ended later."""
    start = (
        f"{'first documented' if tie.from_basis == 'first-documented' else 'from'} {tie.valid_from}" if tie.valid_from else "older than the period"
    )
    if tie.valid_to is None:
        return f"{start}, no end found"
    return f"{start}, last documented {tie.valid_to}" if tie.to_basis == "last-documented" else f"{start} to {tie.valid_to}"


def _picture(made: Diagram, held: Sequence[bool]) -> str:
    """Draw the actors on an oval and every tie between them; those that are not wanted are there and not shown."""
    turns = [2 * pi * number / len(made.actors) - pi / 2 for number in range(len(made.actors))]
    places = {actor.id: (WIDTH / 2 + ACROSS * cos(turn), HEIGHT / 2 + DOWN * sin(turn)) for actor, turn in zip(made.actors, turns, strict=True)}
    lines = "".join(_line(number, tie, places, held=shown) for number, (tie, shown) in enumerate(zip(made.ties, held, strict=True)))
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>' for x, y in places.values())
    labels = "".join(_label(actor, *places[actor.id]) for actor in made.actors)
    said = "The actors, joined by the ties that held" if any(held) else "The actors, to be joined by ties"
    size = f'width="{SHOWN}" height="{SHOWN * HEIGHT // WIDTH}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<figure><svg class="exercise-diagram" {size} role="img" aria-label="{said}">{lines}{dots}{labels}</svg></figure>'


def _line(number: int, tie: Tie, places: dict[str, tuple[float, float]], *, held: bool) -> str:
    (x1, y1), (x2, y2) = places[tie.first.from_], places[tie.first.to]
    off = "" if held else ' class="off"'
    return f'<line data-item="{number}"{off} x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _label(actor: Actor, x: float, y: float) -> str:
    """Write the name of an actor outside of the oval, each word on a line of its own."""
    words = actor.short.split()
    side = (x - WIDTH / 2) / ACROSS
    anchor = "middle" if abs(side) < UPRIGHT else "end" if side < 0 else "start"
    left = x + (0 if anchor == "middle" else BESIDE if side > 0 else -BESIDE)
    height = LINE * (len(words) - 1)
    top = y - height / 2 + LINE / 3
    if anchor == "middle":
        top = y - BESIDE - height if y < HEIGHT / 2 else y + BESIDE + LINE * 2 / 3
    lines = "".join(f'<tspan x="{left:.1f}" y="{top + LINE * number:.1f}">{xml(word)}</tspan>' for number, word in enumerate(words))
    return f'<text text-anchor="{anchor}">{lines}</text>'
