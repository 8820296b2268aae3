"""The sorts of stage of a deal and the outcomes of deals: how each is drawn, and what the key calls it."""

from typing import NamedTuple

from explainer.record.deals_and_facts import Deal, Stage


class StageSort(NamedTuple):
    """How a sort of stage is drawn, what the key calls it, and what it makes of the deal."""

    symbol: str
    says: str
    state: str | None


# A stage sets the state of the deal from its date on; None leaves it as it was.
ASKED = StageSort("circle-open", "talks, request or offer", None)
AGREED = StageSort("circle", "contract or resumption", "agreed")
CLAIMED = StageSort("diamond-open", "claim or report", None)
HANDED = StageSort("square", "delivery, deployment or use", "delivered")
SAID = StageSort("square-open", "the same by one side’s word", "said")
STOPPED = StageSort("line-ns-open", "suspension, refusal or cancellation", "stopped")
LOST = StageSort("x-thin-open", "loss, withdrawal or end", "stopped")
STAGE_SORTS: dict[str, StageSort] = {
    "talks": ASKED, "request": ASKED, "offer": ASKED, "contract": AGREED, "resumption": AGREED, "claim": CLAIMED, "delivery": HANDED,
    "deployment": HANDED, "use": HANDED, "suspension": STOPPED, "refusal": STOPPED, "cancellation": STOPPED, "loss": LOST, "withdrawal": LOST,
    "end": LOST,
}  # fmt: skip
SORTS_IN_ORDER = (ASKED, AGREED, CLAIMED, HANDED, SAID, STOPPED, LOST)
# The line of a deal in each state: its width in pixels and its dash.
STATE_LINES = {"talks": (1.0, "2px,3px"), "agreed": (1.6, "solid"), "said": (4.0, "2px,2px"), "delivered": (4.0, "solid")}


class Outcome(NamedTuple):
    """A group of deals by how they stand: its heading, its colour, and the statuses that it holds."""

    says: str
    colour: str
    statuses: tuple[str, ...]


OUTCOMES = (
    Outcome("Delivered", "arms", ("delivered", "partly-delivered")),
    Outcome("Delivered, then ended", "accident", ("ended",)),
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
    return {outcome: found for outcome in OUTCOMES if (found := [deal for deal in deals if deal.status in outcome.statuses])}
