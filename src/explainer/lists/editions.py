"""What each edition changed, and what the record leaves out."""

from explainer.lists.context import ListContext
from explainer.record.editions import LeftOut, Release
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.words import counted


def changes(context: ListContext) -> Html:
    """Return what each edition changed, and the events that were corrected since."""
    releases = (_release(release) for release in context.dataset.releases.values())
    return own_line(element("div", *releases, _corrected(context), data_search_exclude=True))


def _release(release: Release) -> Html:
    items = []
    for change in release.changes:
        records = joined((element("code", id_) for id_ in change.records), ", ")
        items.append(element("li", f"{change.what} {change.why} ", records))
    return Html("{}{}").format(element("h3", f"Edition {release.id}, {release.on}"), element("ul", *items))


def _corrected(context: ListContext) -> Html:
    corrected = [event for event in context.dataset.events.values() if event.changed]
    if not corrected:
        return element("p", "No published event has been corrected yet.")
    items = (element("li", context.link("events", event.id), f": {event.changed[-1].what}") for event in corrected)
    return Html("{}{}").format(element("h3", "Corrected events"), element("ul", *items))


def left_out(context: ListContext) -> Html:
    """Return what is held and not published, with the reason."""
    records = context.dataset.left_out.values()
    said = element("p", f"{counted(len(records), 'record')} of the fact base {'is' if len(records) == 1 else 'are'} not published:")
    return Html("{}{}\n").format(said, element("ul", *map(_left_out, records), data_search_exclude=True))


def _left_out(record: LeftOut) -> Html:
    withdrawn = f", withdrawn {record.withdrawn}" if record.withdrawn else ""
    return element("li", element("code", record.id), f" ({record.table}{withdrawn}): {record.reason}")
