"""How tests read a set: its items by their numbers, and its words."""

ROOT = "../../"  # from the page of an exercise to the root of the site


def items(part):
    return sorted(part.xpath("*/li[@data-item]"), key=lambda item: int(item.get("data-item")))


def words(part):
    return " ".join(part.text_content().split())
