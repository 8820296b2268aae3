"""The sorts of stage of a deal and the outcomes of deals: how each is drawn, and what the key calls it."""

from typing import NamedTuple

from explainer.record.deals_and_facts import Deal, Stage


class StageGroup(NamedTuple):
    """Sorts of stage that the key explains, and a reader hides, as one: their name, what the key says of their marks, and its sample as path data."""

    called: str
    says: str
    sample: str


class StageSort(NamedTuple):
    """How a sort of stage is drawn, the group to which it belongs, and what it makes of the deal."""

    symbol: str
    group: StageGroup
    state: str | None


RING_PATH, DOT_PATH = (
    "M2.5 6A4.5 4.5 0 1 1 11.5 6A4.5 4.5 0 1 1 2.5 6ZM4.5 6A2.5 2.5 0 1 0 9.5 6A2.5 2.5 0 1 0 4.5 6Z",
    "M16.5 6A4.5 4.5 0 1 1 25.5 6A4.5 4.5 0 1 1 16.5 6Z",
)
DIAMOND_PATH = "M14 0L20 6 14 12 8 6ZM14 2.8L10.8 6 14 9.2 17.2 6Z"
SQUARES_PATH = "M2.5 1.5H11.5V10.5H2.5ZM4.3 3.3V8.7H9.7V3.3ZM16.5 1.5H25.5V10.5H16.5Z"
TRIANGLE_PATH = "M14 .5L20.5 11.5H7.5ZM14 3.8L10.2 10H17.8Z"
BAR_PATH, CROSS_PATH = "M6 1H8V11H6Z", "M17.4 1L21 4.6 24.6 1 26 2.4 22.4 6 26 9.6 24.6 11 21 7.4 17.4 11 16 9.6 19.6 6 16 2.4Z"
DEALING = StageGroup("talks and contracts", "asked, offered or resumed; full: contracted", f"{RING_PATH}{DOT_PATH}")
TOLD = StageGroup("claims", "claim or report", DIAMOND_PATH)
HANDING = StageGroup("deliveries", "delivery; hollow: one side’s word", SQUARES_PATH)
USING = StageGroup("use", "set up or in use", TRIANGLE_PATH)
ENDING = StageGroup("ends", "stopped; lost or withdrawn", f"{BAR_PATH}{CROSS_PATH}")
STAGE_GROUPS = (DEALING, TOLD, HANDING, USING, ENDING)


# A stage sets the state of the deal from its date on; None leaves it as it was.
ASKED = StageSort("circle-open", DEALING, None)
RESUMED = StageSort("circle-open", DEALING, "agreed")
AGREED = StageSort("circle", DEALING, "agreed")
CLAIMED = StageSort("diamond-open", TOLD, None)
HANDED = StageSort("square", HANDING, "delivered")
SAID = StageSort("square-open", HANDING, "said")
USED = StageSort("triangle-up-open", USING, None)
STOPPED = StageSort("line-ns-open", ENDING, "stopped")
LOST = StageSort("x-thin-open", ENDING, "stopped")
STAGE_SORTS: dict[str, StageSort] = {
    "talks": ASKED, "request": ASKED, "offer": ASKED, "contract": AGREED, "resumption": RESUMED, "claim": CLAIMED, "delivery": HANDED,
    "deployment": USED, "use": USED, "suspension": STOPPED, "refusal": STOPPED, "cancellation": STOPPED, "loss": LOST, "withdrawal": LOST,
    "end": LOST,
}  # fmt: skip
SORTS_IN_ORDER = (ASKED, RESUMED, AGREED, CLAIMED, HANDED, SAID, USED, STOPPED, LOST)
# The line of a deal in each state: its width in pixels and its dash.
STATE_LINES = {"talks": (1.0, "2px,3px"), "agreed": (1.6, "solid"), "said": (4.0, "2px,2px"), "delivered": (4.0, "solid")}


class Outcome(NamedTuple):
    """A group of deals by how they stand: its heading, its colour, the statuses that it holds, and whether something of them was lost, withdrawn or ended."""

    says: str
    colour: str
    statuses: tuple[str, ...]
    lost: bool = False


OUTCOMES = (
    Outcome("Bought or delivered, then lost or ended", "accident", ("delivered", "partly-delivered", "ended"), lost=True),
    Outcome("Delivered, or said to be", "arms", ("delivered", "partly-delivered", "ended")),
    Outcome("Refused, cancelled or suspended", "military", ("refused", "cancelled", "suspended")),
    Outcome("Agreed or in talks, no delivery shown", "diplomacy", ("agreed", "talks")),
    Outcome("Disputed", "intelligence", ("disputed",)),
    Outcome("Only reported", "politics", ("reported",)),
)


def sort_of(stage: Stage) -> StageSort:
    """Return how a stage is drawn: a delivery that rests on one side's word is not drawn as one that does not."""
    found = STAGE_SORTS[stage.stage]
    return SAID if found is HANDED and stage.by else found


def by_outcome(deals: list[Deal]) -> dict[Outcome, list[Deal]]:
    """Return the deals of each outcome that has any, in their order."""
    return {outcome: found for outcome in OUTCOMES if (found := [deal for deal in deals if outcome is outcome_of(deal)])}


def outcome_of(deal: Deal) -> Outcome:
    """Return the first outcome that fits a deal."""
    lost = any(sort_of(stage) is LOST for stage in deal.stages)
    return next(outcome for outcome in OUTCOMES if deal.status in outcome.statuses and (lost or not outcome.lost))
