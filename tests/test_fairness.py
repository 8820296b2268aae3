import re

from explainer import fairness
from explainer.references import TYPES


def rows(page, label):
    table = re.search(rf'aria-label="{label}".*?</table>', page)[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)]


def test_every_chapter_is_measured_and_no_sentence_is_without_evidence(real):
    found = rows(fairness.page(real.chapters, real.dataset), "Evidence by chapter")
    assert [row[0] for row in found[1:]] == [
        "The Deconfliction Line",
        "Background&#58; 1948 to 2015",
        "The Syrian deconfliction channel",
        "Intelligence, arms and shifting alliances",
        "Future scenarios",
    ]
    for _, sentences, shown, needing, without in found[1:]:
        assert int(sentences) > int(shown) > 0
        assert int(needing) > 0
        assert without == "0"


def test_each_side_has_its_accounts(real):
    found = {row[0]: row[1:] for row in rows(fairness.page(real.chapters, real.dataset), "Accounts by side")}
    assert {"Israel", "Russian Federation", "United States"} < found.keys()
    assert re.fullmatch(r"\d+ \(\d+ words each\)", found["Israel"][2])


def test_types_languages_and_countries_each_sum_to_all(real):
    found = rows(fairness.page(real.chapters, real.dataset), "Sources by chapter")
    for column in range(1, len(found[0])):
        total = int(found[1][column])
        types = sum(int(row[column]) for row in found if row[0] in TYPES.values())
        further = [int(row[column]) for row in found if row[0].endswith("further")]
        languages = sum(int(row[column]) for row in found if row[0].startswith("In "))
        countries = sum(int(row[column]) for row in found if row[0].startswith("From "))
        assert types == total
        assert languages + countries + sum(further) == 2 * total


def test_an_account_belongs_to_the_state_of_its_actor(real):
    dataset = real.dataset
    accounts = [account for event in dataset.events.values() for account in event.accounts]
    assert {fairness.side(account, dataset) for account in accounts if account.actor == "russian-mod"} <= {dataset.actors["russia"].name}
    assert {fairness.side(account, dataset) for account in accounts if account.actor is None} == {fairness.OTHERS}
