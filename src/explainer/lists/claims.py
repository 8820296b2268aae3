"""What is often said, each claim with its verdict, the answer and the evidence, and the form that narrows the list by verdict."""

from collections.abc import Iterator

from explainer.lists.context import ListContext
from explainer.lists.filter_form import Choice, filter_form
from explainer.record.claims import Claim
from explainer.record.vocabulary import THEMES, VERDICTS
from explainer.text.markup import Html, element, joined


def claims(context: ListContext) -> Html:
    """Return the form and all claims, those of a theme below a heading of their own."""
    found = context.dataset.claims.values()
    used = {claim.verdict for claim in found}
    form = filter_form("Claims", [Choice("verdict", "Verdict", [(word, name) for word, name in VERDICTS.items() if word in used])])
    sections = []
    for theme, heading in THEMES.items():
        if items := [_claim(claim, context) for claim in found if claim.theme == theme]:
            title = element("h2", heading, id=theme, data_search_exclude=True)
            sections.append(element("section", title, element("ul", *items, class_="records claims")))
    return Html("{}\n{}\n").format(form, element("div", *sections, class_="filtered"))


def _claim(claim: Claim, context: ListContext) -> Html:
    said = element("p", element("a", claim.claim, href=f"#{claim.id}"), class_="claim")
    answer = element("p", element("strong", f"{VERDICTS[claim.verdict]}.", data_search_exclude=True), f" {claim.answer}")
    why = element("p", f"{claim.why} ", context.outlets(claim.sources), data_search_exclude=True)
    return element("li", said, answer, why, *_more(claim, context), id=claim.id, data_verdict=claim.verdict)


def _more(claim: Claim, context: ListContext) -> Iterator[Html]:
    """Yield who says so, and links to what else the record holds on it."""
    if claim.said_by:
        who = joined((Html("{} ({})").format(each.by, context.outlets(each.sources)) for each in claim.said_by), "; ")
        yield element("p", "Said by ", who, ".", class_="tags", data_search_exclude=True)
    named = (("events", claim.events), ("facts", claim.facts), ("deals", claim.deals))
    if links := [context.link(table, id_) for table, ids in named for id_ in ids]:
        yield element("p", "See ", joined(links, "; "), ".", class_="tags", data_search_exclude=True)
