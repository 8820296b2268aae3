"""The last search for what came next, as it stands under an open record."""

from explainer.record.records import FollowedRecord
from explainer.text.markup import Html, element


def look(record: FollowedRecord) -> Html:
    """Return when editors last looked for what came next and what they found; nothing where the record is closed."""
    if not record.is_open or record.looked is None:
        return Html()
    return Html(" {}").format(element("span", f"Looked for again on {record.looked.on}: {record.looked.found}", class_="tags look"))
