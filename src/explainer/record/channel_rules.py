"""The rules on how the channel works: steps follow one another, and a contact stands in one layer."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.yaml_source import Problem


def steps_follow_earlier_ones(dataset: Dataset) -> Iterator[Problem]:
    """A step follows from one that comes before it in the order."""
    for step in dataset.steps.values():
        before = dataset.steps.get(step.after or "")
        if before and before.order >= step.order:
            yield dataset.problem_in("steps", step.id, ("after",), f"step follows from one that does not come before it: {step.after!r}")


def contacts_stand_in_one_layer(dataset: Dataset) -> Iterator[Problem]:
    """A contact stands in one layer, and there once."""
    first: dict[str, str] = {}
    for layer in dataset.layers.values():
        for index, contact in enumerate(layer.contacts):
            if contact.event in first:
                yield dataset.problem_in(
                    "layers",
                    layer.id,
                    ("contacts", index, "event"),
                    f"contact stands in the layer {first[contact.event]!r} already: {contact.event!r}",
                )
            first.setdefault(contact.event, layer.id)
