"""The sorts of stage of a deal, its states and the outcomes of deals: how each is drawn, and what the key calls it."""

from typing import NamedTuple

from explainer.record.deals_and_facts import Deal, Stage


class StageSort(NamedTuple):
    """How a sort of stage is drawn, what the key says of its mark, the switch that hides it, and what it makes of the deal."""

    symbol: str
    says: str
    switch: str
    state: str | None


# A stage sets the state of the deal from its date on; None leaves it as it was. A hollow mark is one side's word.
ASKED = StageSort("cross-thin-open", "asked, offered or resumed", "talks and contracts", None)
RESUMED = ASKED._replace(state="agreed")
AGREED = StageSort("circle", "contracted", "talks and contracts", "agreed")
CLAIMED = StageSort("diamond-open", "claim or report", "claims", None)
HANDED = StageSort("square", "delivered", "deliveries", "delivered")
SAID = StageSort("square-open", "delivered, by one side’s word", "deliveries", "said")
USED = StageSort("triangle-up-open", "reported in use", "use", None)
STOPPED = StageSort("line-ns-open", "stopped, withdrawn or ended", "ends", "stopped")
LOST = StageSort("x-thin-open", "some reported lost", "ends", None)
STAGE_SORTS: dict[str, StageSort] = {
    "talks": ASKED, "request": ASKED, "offer": ASKED, "contract": AGREED, "resumption": RESUMED, "claim": CLAIMED, "delivery": HANDED,
    "deployment": USED, "use": USED, "suspension": STOPPED, "refusal": STOPPED, "cancellation": STOPPED, "loss": LOST, "withdrawal": STOPPED,
    "end": STOPPED,
}  # fmt: skip
SORTS_IN_ORDER = (ASKED, RESUMED, AGREED, CLAIMED, HANDED, SAID, USED, STOPPED, LOST)
GONE = {"loss", "withdrawal", "end"}  # stages after which something of what was delivered is no more there


class StateLine(NamedTuple):
    """How the line of a deal is drawn in a state: its width in pixels and its dash; and what the key says of it."""

    width: float
    dash: str
    says: str


STATE_LINES = {
    "talks": StateLine(1.0, "2px,3px", "in talks"),
    "agreed": StateLine(1.6, "solid", "agreed"),
    "said": StateLine(4.0, "2px,2px", "delivered, by one side’s word"),
    "delivered": StateLine(4.0, "solid", "delivered"),
}


class Outcome(NamedTuple):
    """A group of deals by how they stand: its heading, its colour, the statuses that it holds, and whether something of them was lost, withdrawn or ended."""

    says: str
    colour: str
    statuses: tuple[str, ...]
    lost: bool = False


OUTCOMES = (
    Outcome("Bought, later ended or in part lost", "accident", ("delivered", "partly-delivered", "ended"), lost=True),
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
    lost = any(stage.stage in GONE for stage in deal.stages)
    return next(outcome for outcome in OUTCOMES if deal.status in outcome.statuses and (lost or not outcome.lost))
