"""What the scenarios are made of as tables: drivers, axes, views of analysts, signposts, past predictions; and the method."""

from collections.abc import Iterable

from explainer.lists.context import ListContext
from explainer.lists.follow_up import look
from explainer.record.scenarios import Direction, Frame, Prediction, Signpost, View
from explainer.text.html_table import table
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.words import capitalised


def drivers(context: ListContext) -> Html:
    """Return the drivers with their ranks."""
    found = context.dataset.drivers.values()
    rows = [(each.name, each.why, each.importance, each.uncertainty, context.outlets(each.sources)) for each in found]
    heads = ("Driver", "Why it matters", "Importance", "Uncertainty", "Sources")
    return table("Drivers", heads, rows, anchors=[each.id for each in found])


def uncertainties(context: ListContext) -> Html:
    """Return the axes with their ends."""
    found = context.dataset.uncertainties.values()
    rows = [(each.name, each.low, each.high, context.outlets(each.sources)) for each in found]
    return table("Axes", ("Axis", "Low end", "High end", "Sources"), rows, anchors=[each.id for each in found])


def views(context: ListContext) -> Html:
    """Return what analysts published for and against each scenario, below its name, which has the anchor of the scenario."""
    parts = []
    for scenario in context.dataset.scenarios.values():
        if scenario.analysts:
            parts.append(element("dt", f"{scenario.number}. {scenario.name}", id=scenario.id))
        parts += (_view(view, context) for view in scenario.analysts)
    return own_line(element("dl", *parts, class_="records", data_search_exclude=True))


def _view(view: View, context: ListContext) -> Html:
    said = f" {view.who}, {view.date}. {view.argument} "
    return element("dd", element("strong", f"{capitalised(view.stance)}:"), said, context.outlets(view.sources))


def signposts(context: ListContext) -> Html:
    """Return the signposts with their last readings and the numbers of the scenarios to which they point."""
    found = context.dataset.signposts.values()
    heads = ("Signpost, and where to look", "Last reading found, and sources", "As of", "Points to")
    return table("Signposts", heads, [_signpost(each, context) for each in found], anchors=[each.id for each in found])


def _signpost(signpost: Signpost, context: ListContext) -> tuple[str, ...]:
    name = Html("{} {}").format(signpost.name, element("span", signpost.how_observed, class_="tags observed"))
    read = Html("{} {}{}").format(signpost.reading.text, context.outlets(signpost.reading.sources), look(signpost))
    return name, read, str(signpost.reading.date), " ".join(_direction(each, context) for each in signpost.directions)


def _direction(direction: Direction, context: ListContext) -> str:
    also = f", also {_numbers(direction.also, context)}" if direction.also else ""
    note = f" ({direction.note})" if direction.note else ""
    return f"{capitalised(direction.reading)}: {_numbers(direction.scenarios, context)}{also}{note}."


def _numbers(ids: Iterable[str], context: ListContext) -> str:
    return ", ".join(str(number) for number in sorted(context.dataset.scenarios[id_].number for id_ in ids))


def predictions(context: ListContext) -> Html:
    """Return past predictions by date, with what followed."""
    found = sorted(context.dataset.predictions.values(), key=lambda each: (each.date.first, each.id))
    heads = ("Who", "When", "Claim, and sources", "What followed, and sources", "Verdict")
    return table("Past predictions", heads, [_prediction(each, context) for each in found], anchors=[each.id for each in found])


def _prediction(each: Prediction, context: ListContext) -> tuple[str, ...]:
    verdict: str = capitalised(each.verdict)
    if remarks := " ".join(text for text in (each.lesson, each.caveat) if text):
        verdict = Html("{}. {}").format(verdict, element("span", remarks, class_="tags"))
    halved = {id_ for half in each.halves for id_ in half.sources}
    claim = _cited(each.claim, (id_ for id_ in each.sources if id_ not in halved.union(each.outcome_sources)), context)
    outcome = _cited(each.outcome, (id_ for id_ in each.outcome_sources or each.sources if id_ not in halved), context)
    return each.by, str(each.date), claim, Html("{}{}{}").format(outcome, look(each), _halves(each, context)), verdict


def _cited(text: str, sources: Iterable[str], context: ListContext) -> Html:
    """Return a text with the sources that stand with no part of it."""
    found = list(sources)
    return Html("{} {}").format(text, context.outlets(found)) if found else Html.escape(text)


def _halves(each: Prediction, context: ListContext) -> Html:
    """Return the parts of a prediction, each with what followed, its pages and its own verdict."""
    items = [
        element("li", half.claim, " ", element("strong", f"{capitalised(half.verdict)}."), f" {half.outcome} ", context.outlets(half.sources))
        for half in each.halves
    ]
    return element("ul", *items) if items else Html()


def frame(context: ListContext) -> Html:
    """Return the method of the scenarios."""
    return joined((_method(each, context) for each in context.dataset.frame.values()), "\n")


def _method(each: Frame, context: ListContext) -> Html:
    question = element("p", f"{each.question} {each.built_on}")
    steps = element("ol", *(element("li", step) for step in each.steps))
    method = element("p", f"{each.method} {each.caveat or ''}".strip(), " ", context.outlets(each.sources))
    return own_line(element("div", question, steps, method, id=each.id, data_search_exclude=True))
