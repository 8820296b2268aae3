import re
from html import unescape

from explainer.downloads.tables import RECORD_TABLES
from explainer.lists.codebook import PART_MODELS, codebook
from explainer.lists.context import ListContext
from explainer.record.dataset import TABLES


def rows(page):
    """Return the rows of each table of the codebook, by model and field, each as the texts of its cells."""
    found = {}
    for section in page.split("### ")[1:]:
        made = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in section.split("<tr>")[2:])
        found[section.split()[0]] = {cells[0]: cells[1:] for cells in ([unescape(re.sub("<[^>]+>", "", cell)) for cell in row] for row in made)}
    return found


def test_every_field_is_in_the_codebook(good):
    found = rows(codebook(ListContext(good, "../")))
    for model in (*(TABLES[name][1] for name in RECORD_TABLES), *PART_MODELS):
        assert list(found[model.__name__]) == [info.alias or name for name, info in model.model_fields.items()]


def test_a_field_has_its_type_its_limits_and_an_example(good):
    found = rows(codebook(ListContext(good, "../")))
    kind, meaning, allowed, example = found["Event"]["kind"]
    assert (kind, example) == ("text, required", next(iter(good.events.values())).kind)
    assert meaning
    assert "accident, " in allowed or ", accident" in allowed
    assert found["Event"]["title"][2] == "at most 80 characters"
    assert found["Event"]["id"][2] == "lower-case words joined by hyphens"
    assert found["Event"]["date"][0] == "date, required"
    assert found["Event"]["accounts"][0] == "list of Account, optional"
    assert found["Relation"]["directed"][0] == "true or false, required"
    assert found["Relation"]["strength"][2] == "1 to 3"
