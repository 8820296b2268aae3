import re

from explainer.pages import fairness


def rows(page, label):
    table = re.search(rf'aria-label="{label}".*?</table>', page)[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)]


def test_every_chapter_is_measured_and_no_sentence_is_without_evidence(real):
    found = rows(fairness.page(real.chapters, real.dataset).body, "Evidence by chapter")
    assert [row[0] for row in found[1:]] == ["Overview", "Background", "The channel", "Intelligence and arms", "Scenarios"]
    for _, sentences, shown, needing, without in found[1:]:
        assert int(sentences) > int(shown) > 0
        assert int(needing) > 0
        assert without == "0"


def test_each_side_has_its_accounts_and_their_length(real):
    page = fairness.page(real.chapters, real.dataset).body
    for label in ("Accounts by side", "Mean length of accounts by side"):
        found = {row[0]: row[1:] for row in rows(page, label)}
        assert {"Israel", "Russian Federation", "United States"} < found.keys()
        assert int(found["Israel"][2]) > 0, label


def test_types_languages_and_countries_each_sum_to_all(real):
    page = fairness.page(real.chapters, real.dataset).body
    totals = set()
    for label in ("Sources by type", "Sources by language", "Sources by country"):
        _, total, *each = rows(page, label)
        totals.add(tuple(total))
        for column in range(1, len(total)):
            assert sum(int(row[column]) for row in each) == int(total[column]), label
    assert len(totals) == 1


def test_an_account_belongs_to_the_state_of_its_actor(real):
    dataset = real.dataset
    accounts = [account for event in dataset.events.values() for account in event.accounts]
    assert {fairness.side(account, dataset) for account in accounts if account.actor == "russian-mod"} <= {dataset.actors["russia"].name}
    assert {fairness.side(account, dataset) for account in accounts if account.actor is None} == {fairness.OTHERS}
