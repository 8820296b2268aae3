"""What a list is made of: the record, and the page on which the list stands."""

from collections.abc import Iterable
from typing import NamedTuple

from explainer.citing.source_html import outlet_links
from explainer.record import urls
from explainer.record.dataset import Dataset
from explainer.text.markup import Html


class ListContext(NamedTuple):
    """The dataset, and the way from the page to the root of the site (`../`)."""

    dataset: Dataset
    root: str

    def link(self, table: str, id_: str) -> Html:
        """Return a link to a record, by its name."""
        return urls.link(table, self.dataset.table(table)[id_], self.dataset, self.root)

    def outlets(self, source_ids: Iterable[str]) -> Html:
        """Return links to sources in the bibliography, by the names of their outlets."""
        return outlet_links(source_ids, self.dataset, self.root)
