"""Where the marks of steps, layers and statements lead, and what they say of who said so, and when."""

from explainer.record.channel import Layer, Statement, Step
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.urls import address


def evidence_address(record: Step | Layer | Statement, dataset: Dataset) -> str:
    """Return the address of the event, the fact or the question that holds the evidence of a record, from the root of the site."""
    for table, id_ in (("events", record.event), ("facts", record.fact), ("questions", getattr(record, "question", None))):
        if id_:
            return address(table, dataset.table(table)[id_])
    raise ValueError(f"{record.id}: leads nowhere")


def years(when: When) -> str:
    """Return the year of a date, or the first and the last of a span: `2018`, `2017, 2023`."""
    first, last = when.start[:4], (when.end or when.start)[:4]
    return first if first == last else f"{first}, {last}"
