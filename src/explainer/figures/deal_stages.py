"""The sorts of stage of a deal, its states and the outcomes of deals: how each is drawn, and what the key calls it."""

from typing import NamedTuple

from explainer.record.deals_and_facts import Deal, Stage


class StageSort(NamedTuple):
    """How a sort of stage is drawn, what the key says of it, the switch that hides it, what it makes of the deal, and its sample where a line goes on from it."""

    symbol: str
    says: str
    switch: str
    state: str | None
    sample: str = ""


# A stage sets the state of the deal from its date on; None leaves it as it was. A hollow square is a delivery by one account.
ASKED = StageSort(
    "cross-thin-open", "asked, offered or resumed", "talks and contracts", None,
    "M3 5.2H7.2V1H8.8V5.2H13V6.8H8.8V11H7.2V6.8H3ZM16 5.4h2v1.2h-2zM20 5.4h2v1.2h-2zM24 5.4h2v1.2h-2z",
)  # fmt: skip
RESUMED = ASKED._replace(state="agreed")
AGREED = StageSort("circle", "contracted", "talks and contracts", "agreed", "M3.5 6A4.5 4.5 0 1 1 12.5 6A4.5 4.5 0 1 1 3.5 6ZM14 5.2H28V6.8H14Z")
CLAIMED = StageSort("diamond-open", "claim or report", "claims", None)
HANDED = StageSort("square", "delivered", "deliveries", "delivered", "M3.5 1.5H12.5V10.5H3.5ZM14 5.2H28V6.8H14Z")
SAID = StageSort(
    "square-open", "delivered, by one account", "deliveries", "said",
    "M3.5 1.5H12.5V10.5H3.5ZM5.3 3.3V8.7H10.7V3.3ZM14 5.2h4v1.6h-4zM20 5.2h4v1.6h-4zM26 5.2h2v1.6h-2z",
)  # fmt: skip
USED = StageSort("triangle-up-open", "reported set up or in use", "use", None)
STOPPED = StageSort("line-ns-open", "stopped, withdrawn or ended", "ends", "stopped")
LOST = StageSort("x-thin-open", "some reported lost", "ends", None)
STAGE_SORTS: dict[str, StageSort] = {
    "talks": ASKED, "request": ASKED, "offer": ASKED, "contract": AGREED, "resumption": RESUMED, "claim": CLAIMED, "delivery": HANDED,
    "deployment": USED, "use": USED, "suspension": STOPPED, "refusal": STOPPED, "cancellation": STOPPED, "loss": LOST, "withdrawal": STOPPED,
    "end": STOPPED,
}  # fmt: skip
SORTS_IN_ORDER = (ASKED, RESUMED, AGREED, CLAIMED, HANDED, SAID, USED, STOPPED, LOST)
GONE = {"loss", "withdrawal", "end"}  # stages after which something of what was delivered is no more there


# The line of a deal in each state: its width in pixels and its dash.
STATE_LINES = {"talks": (1.0, "2px,3px"), "agreed": (1.6, "solid"), "said": (1.6, "5px,3px"), "delivered": (1.6, "solid")}


class Outcome(NamedTuple):
    """A group of deals by how they stand: its heading, its colour, the statuses that it holds, and whether something of them was lost, withdrawn or ended."""

    says: str
    colour: str
    statuses: tuple[str, ...]
    gone: bool = False


OUTCOMES = (
    Outcome("Bought, later ended or in part lost", "accident", ("delivered", "partly-delivered", "ended"), gone=True),
    Outcome("Delivered, or said to be", "arms", ("delivered", "partly-delivered", "ended")),
    Outcome("Refused, cancelled or suspended", "military", ("refused", "cancelled", "suspended")),
    Outcome("Agreed or in talks, no delivery shown", "diplomacy", ("agreed", "talks")),
    Outcome("Disputed", "intelligence", ("disputed",)),
    Outcome("Only reported", "politics", ("reported",)),
)


def sort_of(stage: Stage) -> StageSort:
    """Return how a stage is drawn: a delivery that rests on one account is not drawn as one that does not."""
    found = STAGE_SORTS[stage.stage]
    return SAID if found is HANDED and stage.by else found


def by_outcome(deals: list[Deal]) -> dict[Outcome, list[Deal]]:
    """Return the deals of each outcome that has any, in their order."""
    return {outcome: found for outcome in OUTCOMES if (found := [deal for deal in deals if outcome is outcome_of(deal)])}


def outcome_of(deal: Deal) -> Outcome:
    """Return the first outcome that fits a deal."""
    gone = deal.status == "ended" or any(stage.stage in GONE for stage in deal.stages)
    return next(outcome for outcome in OUTCOMES if deal.status in outcome.statuses and (gone or not outcome.gone))
