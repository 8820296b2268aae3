"""The workbench: what readings of the signposts say of each scenario, as a list that a script lets the reader set."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.scenarios import Direction, Scenario, Signpost
from explainer.record.urls import address
from explainer.text.escaping import markdown
from explainer.text.page_head import counted

Stance = Literal["for", "less", "against"]
# What a reading does to a scenario, and how a scenario heads the readings that do it; workbench.js shows the second.
STANCES: dict[Stance, tuple[str, str]] = {
    "for": ("points to", "For"),
    "less": ("points less clearly to", "For, less clearly"),
    "against": ("speaks against", "Against"),
}
SILENT = "No reading set speaks to it."


class Chosen(NamedTuple):
    """A signpost and the reading that is set for it."""

    signpost: Signpost
    way: Direction


class Verdict(NamedTuple):
    """How a scenario stands with the readings that are set: those of each stance; the others say nothing of it."""

    scenario: Scenario
    readings: dict[Stance, tuple[Chosen, ...]]

    @property
    def consistent(self) -> bool:
        """Whether no reading speaks against the scenario."""
        return not self.readings["against"]


def stance(chosen: Chosen, scenario: Scenario) -> Stance | None:
    """Say what a reading does to a scenario; it speaks against one that only other readings of its signpost name."""
    if scenario.id in chosen.way.scenarios:
        return "for"
    if scenario.id in chosen.way.also:
        return "less"
    named = any(scenario.id in (*way.scenarios, *way.also) for way in chosen.signpost.directions)
    return "against" if named else None


def verdicts(dataset: Dataset, chosen: Sequence[Chosen]) -> list[Verdict]:
    """Give the verdict on every scenario, in their order, which is no ranking."""
    return [
        Verdict(scenario, {name: tuple(each for each in chosen if stance(each, scenario) == name) for name in STANCES})
        for scenario in dataset.scenarios.values()
    ]


def last(dataset: Dataset) -> list[Chosen]:
    """Give the signposts whose last reading matches one of their directions, with that direction."""
    return [
        Chosen(signpost, way) for signpost in dataset.signposts.values() for way in signpost.directions if way.reading == signpost.reading.matches
    ]


def sentence(found: Sequence[Verdict], count: int) -> str:
    """Say in a sentence which scenarios stay consistent with so many readings; workbench.js has the same."""
    if not count:
        return "No reading is set: every scenario is open."
    numbers = [str(verdict.scenario.number) for verdict in found if verdict.consistent]
    if not numbers:
        return f"No scenario stays consistent with {counted(count, 'reading')}."
    named = f"Scenario {numbers[0]} stays" if len(numbers) == 1 else f"Scenarios {', '.join(numbers[:-1])} and {numbers[-1]} stay"
    return f"{named} consistent with {counted(count, 'reading')}."


def workbench(dataset: Dataset, root: str) -> str:
    """Give every signpost with what its readings do to the scenarios, and what follows from the last readings.

    The script puts a choice before each reading, by the data in it, and a second result above the one of the last readings.
    """
    matched = last(dataset)
    scenarios = "".join(f"<li>{scenario.number}. {markdown(scenario.name)}</li>" for scenario in dataset.scenarios.values())
    signs = "".join(_sign(signpost, dataset, root) for signpost in dataset.signposts.values())
    dated = "; ".join(_named(each, f", {each.signpost.reading.date}") for each in matched)
    found = verdicts(dataset, matched)
    return (
        '<section class="workbench" id="signpost-workbench" data-search-exclude>'  # the theme's search would end at the first div inside a div
        f"<p>{_extent(len(matched), len(dataset.signposts))}</p>"
        f'<ul class="workbench-key">{scenarios}</ul>'
        f'<div class="workbench-set"><div class="workbench-tools"></div><ul class="workbench-signs">{signs}</ul><div class="workbench-bar"></div></div>'
        f'<div class="workbench-result"><h3>With the last readings that match</h3><p>{sentence(found, len(matched))} '
        f'<span class="tags">{dated or "No last reading matches a reading clearly"}.</span></p>'
        f"<ul>{''.join(_verdict(each, len(matched)) for each in found)}</ul></div></section>\n"
    )


def _extent(matched: int, signposts: int) -> str:
    told = f"For {matched} of {counted(signposts, 'signpost')} the last reading clearly matches one of the readings below; that is a judgement of the editors."
    left = signposts - matched
    return f"{told} Left open: {left}, where what was last read is mixed, is disputed or was not found." if left else told


def _sign(signpost: Signpost, dataset: Dataset, root: str) -> str:
    name = signpost.id.removeprefix("signpost-")
    seen = signpost.reading
    match = f"Matches “{markdown(seen.matches)}”." if seen.matches else "Matches none clearly."
    where = f'<a href="{root}{address("signposts", signpost)}">Last reading, {seen.date}</a>'
    readings = "".join(_reading(Chosen(signpost, way), dataset.scenarios.values(), last=way.reading == seen.matches) for way in signpost.directions)
    return (
        f'<li data-sign="{name}"><p class="workbench-name"><strong>{markdown(signpost.name)}</strong></p>'
        f'<ul>{readings}</ul><p class="workbench-last tags" id="workbench-{name}">{where}: {markdown(seen.brief)}. {match}</p></li>'
    )


def _reading(chosen: Chosen, scenarios: Iterable[Scenario], *, last: bool) -> str:
    numbers = {name: [str(each.number) for each in scenarios if stance(chosen, each) == name] for name in STANCES}
    data = "".join(f' data-{name}="{" ".join(found)}"' for name, found in numbers.items())
    said = "; ".join(f"{STANCES[name][0]} {', '.join(found)}" for name, found in numbers.items() if found)
    match = " data-last" if last else ""
    return f'<li data-reading="{chosen.way.slug}"{data}{match}><strong>{markdown(chosen.way.reading)}</strong> <span class="tags">{said}</span></li>'


def _named(chosen: Chosen, more: str = "") -> str:
    return f"{markdown(chosen.signpost.name)} ({markdown(chosen.way.reading)}{more})"


def _verdict(verdict: Verdict, count: int) -> str:
    """Give a scenario with its verdict and the readings behind it; workbench.js gives the same for what a reader sets."""
    against = len(verdict.readings["against"])
    words = f"at odds with {counted(against, 'reading')}" if against else "stays consistent" if count else "open: no reading set"
    reasons = "".join(
        f'<p><span class="tags">{head}:</span> {"; ".join(map(_named, verdict.readings[name]))}.</p>'
        for name, (_, head) in STANCES.items()
        if verdict.readings[name]
    )
    name = f"{verdict.scenario.number}. {markdown(verdict.scenario.name)}"
    return f'<li data-number="{verdict.scenario.number}"><p><strong>{name}</strong> <em>{words}</em></p>{reasons or f"<p>{SILENT}</p>"}</li>'
