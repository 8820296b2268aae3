"""The workbench: what readings of the signposts say of each scenario, as a list that a script lets the reader set.

The words of every verdict, and what each reading does to each scenario, stand in the data of the list. The script chooses and fills in, and has no words of its own.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from explainer.lists.context import ListContext
from explainer.record.dataset import Dataset
from explainer.record.scenario_bearings import Bearing, SignpostReading, bearing, matched_readings
from explainer.record.scenarios import Scenario, Signpost
from explainer.record.urls import address
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.words import counted

# What a reading does to a scenario, and how a scenario heads the readings that do it.
BEARINGS: dict[Bearing, tuple[Html, Html]] = {
    "for": (Html("points to"), Html("For")),
    "less": (Html("points less clearly to"), Html("For, less clearly")),
    "against": (Html("speaks against"), Html("Against")),
}
READINGS = (Html("{count} reading"), Html("{count} readings"))  # of one, and of any other number
VERDICT_WORDS = {
    "against": Html("at odds with {readings}"),
    "open": Html("open: no reading set"),
    "consistent": Html("stays consistent"),
}
OUTCOME_WORDS = {
    "open": Html("No reading is set: every scenario is open."),
    "none": Html("No scenario stays consistent with {readings}."),
    "one": Html("Scenario {numbers} stays consistent with {readings}."),
    "some": Html("Scenarios {numbers} stay consistent with {readings}."),
}
NO_READING = Html("No reading set speaks to it.")
SCRIPT_WORDS: Mapping[str, object] = {
    "heads": {name: head for name, (_, head) in BEARINGS.items()},
    "readings": READINGS,
    "verdicts": VERDICT_WORDS,
    "outcomes": OUTCOME_WORDS,
    "silent": NO_READING,
}


class Verdict(NamedTuple):
    """How a scenario stands with the readings that are set: those of each bearing; the others say nothing of it."""

    scenario: Scenario
    readings: dict[Bearing, tuple[SignpostReading, ...]]

    @property
    def consistent(self) -> bool:
        """Whether no reading speaks against the scenario."""
        return not self.readings["against"]


def verdicts(dataset: Dataset, chosen: Sequence[SignpostReading]) -> list[Verdict]:
    """Return the verdict on every scenario, in their order, which is no ranking."""
    return [
        Verdict(scenario, {name: tuple(each for each in chosen if bearing(each, scenario) == name) for name in BEARINGS})
        for scenario in dataset.scenarios.values()
    ]


def sentence(found: Sequence[Verdict], count: int) -> Html:
    """Return the sentence that names the scenarios which stay consistent with `count` readings."""
    numbers = [str(verdict.scenario.number) for verdict in found if verdict.consistent]
    outcome = "open" if not count else "none" if not numbers else "one" if len(numbers) == 1 else "some"
    *others, final = numbers or [""]
    return OUTCOME_WORDS[outcome].format(numbers=f"{', '.join(others)} and {final}" if others else final, readings=_readings(count))


def workbench(context: ListContext) -> Html:
    """Return every signpost with what its readings do to the scenarios, and what follows from the last readings.

    The script puts a choice before each reading, by the data in it, and a second result above the one of the last readings.
    """
    dataset, root = context
    matched = matched_readings(dataset)
    found = verdicts(dataset, matched)
    dated = joined((_named(each, str(each.signpost.reading.date)) for each in matched), "; ")
    tools = element("div", class_="workbench-tools")
    signs = element("ul", *(_sign(signpost, dataset, root) for signpost in dataset.signposts.values()), class_="workbench-signs")
    bar = element("div", class_="workbench-bar")
    outcome = element(
        "p", sentence(found, len(matched)), " ", element("span", dated or "No last reading matches a reading clearly", Html("."), class_="tags")
    )
    scenarios = element("ul", *(_verdict(each, len(matched)) for each in found))
    return own_line(
        element(
            "section",  # the plugin that writes the index of search ends at the first div inside a div
            element("p", _extent(len(matched), len(dataset.signposts))),
            element("ul", *(element("li", _title(scenario)) for scenario in dataset.scenarios.values()), class_="workbench-key"),
            element("div", tools, signs, bar, class_="workbench-set"),
            element("div", element("h3", "With the last readings that match"), outcome, scenarios, class_="workbench-result"),
            class_="workbench",
            id="signpost-workbench",
            data_words=json.dumps(SCRIPT_WORDS),
            data_search_exclude=True,
        )
    )


def _readings(count: int) -> Html:
    return READINGS[count != 1].format(count=count)


def _title(scenario: Scenario) -> Html:
    return Html("{}. {}").format(scenario.number, scenario.name)


def _extent(matched: int, signposts: int) -> Html:
    told = Html("For {} of {} the last reading clearly matches one of the readings below; that is a judgement of the editors.")
    left = Html(" Left open: {}, where what was last read is mixed, is disputed or was not found.").format(signposts - matched)
    return told.format(matched, counted(signposts, "signpost")) + (left if signposts > matched else Html(""))


def _sign(signpost: Signpost, dataset: Dataset, root: str) -> Html:
    name = signpost.id.removeprefix("signpost-")
    seen = signpost.reading
    match = Html("Matches “{}”.").format(seen.matches) if seen.matches else Html("Matches none clearly.")
    link = element("a", Html("Last reading, {}").format(seen.date), href=f"{root}{address('signposts', signpost)}")
    readings = (_reading(SignpostReading(signpost, way), dataset.scenarios.values(), last=way.reading == seen.matches) for way in signpost.directions)
    return element(
        "li",
        element("p", signpost.name, class_="workbench-name"),
        element("ul", *readings),
        element("p", Html("{}: {}. {}").format(link, seen.brief, match), class_="workbench-last tags", id=f"workbench-{name}"),
        data_sign=name,
    )


def _reading(chosen: SignpostReading, scenarios: Iterable[Scenario], *, last: bool) -> Html:
    numbers = {name: [str(each.number) for each in scenarios if bearing(chosen, each) == name] for name in BEARINGS}
    said = joined((Html("{} {}").format(BEARINGS[name][0], ", ".join(found)) for name, found in numbers.items() if found), "; ")
    data = {f"data_{name}": " ".join(found) for name, found in numbers.items()}
    return element("li", element("strong", chosen.direction.reading), " ", said, data_reading=chosen.direction.slug, **data, data_last=last)


def _named(chosen: SignpostReading, day: str = "") -> Html:
    return Html("{} ({}{})").format(chosen.signpost.name, chosen.direction.reading, f", {day}" if day else "")


def _verdict(verdict: Verdict, count: int) -> Html:
    """Return a scenario with its verdict and the readings behind it."""
    against = len(verdict.readings["against"])
    words = VERDICT_WORDS["against" if against else "consistent" if count else "open"].format(readings=_readings(against))
    reasons = [
        element("p", Html("{}: {}.").format(head, joined(map(_named, verdict.readings[name]), "; ")))
        for name, (_, head) in BEARINGS.items()
        if verdict.readings[name]
    ]
    heading = element("p", element("strong", _title(verdict.scenario)), " ", element("em", words))
    return element("li", heading, *(reasons or [element("p", NO_READING)]), data_number=str(verdict.scenario.number))
