"""What is often said: what the verdicts mean, the form that narrows the list, and each claim with its verdict, the answer and the evidence."""

from collections.abc import Iterator

from explainer.lists.context import ListContext
from explainer.lists.filter_form import Choice, filter_form
from explainer.record.claims import Claim
from explainer.record.vocabulary import THEMES, VERDICT_MEANINGS, VERDICTS
from explainer.text.markup import Html, Xml, element, joined
from explainer.text.words import counted

# A verdict as a mark: full, half, crossed and dotted, as the statements of a figure and the periods of the line are drawn.
MARKS = {
    "so": Xml('<circle class="full" cx="7" cy="7" r="6"/>'),
    "partly": Xml('<circle cx="7" cy="7" r="6"/><path class="full" d="M7 1a6 6 0 0 0 0 12z"/>'),
    "not-so": Xml('<circle cx="7" cy="7" r="6"/><path d="M3 3l8 8M3 11l8-8"/>'),
    "not-shown": Xml('<circle cx="7" cy="7" r="6" stroke-dasharray="2 2.7"/>'),
}


def claims(context: ListContext) -> Html:
    """Return what the verdicts mean, links to the themes, the form, and all claims, those of a theme below a heading of their own."""
    found = context.dataset.claims.values()
    used = {claim.verdict for claim in found}
    form = filter_form("Claims", [Choice("verdict", "Verdict", [(word, name) for word, name in VERDICTS.items() if word in used])])
    meanings = (element("li", _verdict(word), " ", VERDICT_MEANINGS[word]) for word in VERDICTS if word in used)
    themes, sections = [], []
    for theme, heading in THEMES.items():
        if items := [_claim(claim, context) for claim in found if claim.theme == theme]:
            themes.append(element("span", element("a", heading, href=f"#{theme}"), f" {len(items)}"))
            title = element("h2", heading, id=theme, data_search_exclude=True)
            sections.append(element("section", title, element("ul", *items, class_="records claims")))
    jump = element("nav", joined(themes, " "), class_="jump", aria_label="Themes", data_search_exclude=True)
    legend = element("ul", *meanings, class_="verdicts", data_search_exclude=True)
    return Html("{}\n{}\n{}\n{}\n").format(legend, jump, form, element("div", *sections, class_="filtered"))


def _verdict(word: str) -> Html:
    mark = Xml('<svg width="14" height="14" aria-hidden="true">{}</svg>').format(MARKS[word])
    return element("strong", mark, f" {VERDICTS[word]}.", class_="verdict")


def _claim(claim: Claim, context: ListContext) -> Html:
    said = element("p", element("a", claim.claim, href=f"#{claim.id}"), class_="claim")
    verdict = element("p", _verdict(claim.verdict), data_search_exclude=True)
    answer, why = element("p", claim.answer), element("p", claim.why, data_search_exclude=True)
    return element("li", said, verdict, answer, why, element("div", *_more(claim, context)), id=claim.id, data_verdict=claim.verdict)


def _more(claim: Claim, context: ListContext) -> Iterator[Html]:
    """Yield who says so with the sources of all, in a line, and in a fold links to what else the record holds on it."""
    who = f"Said by {'; '.join(each.by for each in claim.said_by)}. " if claim.said_by else ""
    ids = dict.fromkeys([*claim.sources, *(id_ for each in claim.said_by for id_ in each.sources)])
    yield element("p", who, "Sources: ", context.outlets(ids), class_="tags", data_search_exclude=True)
    named = (("events", claim.events), ("facts", claim.facts), ("deals", claim.deals))
    if links := [context.link(table, id_) for table, ids in named for id_ in ids]:
        counts = ", ".join(counted(len(ids), table.removesuffix("s")) for table, ids in named if ids)
        yield element("details", element("summary", f"In the record: {counts}"), joined(links, "; "), class_="tags", data_search_exclude=True)
