import re
from html import unescape

from explainer.downloads.tables import RECORD_TABLES
from explainer.lists.codebook import codebook
from explainer.lists.context import ListContext
from explainer.record.dataset import TABLES
from explainer.record.records import Part


def rows(page):
    """Return the rows of each table of the codebook, by model and field, each as the texts of its cells."""
    found = {}
    for section in page.split("### ")[1:]:
        made = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in section.split("<tr>")[2:])
        found[section.split()[0]] = {cells[0]: cells[1:] for cells in ([unescape(re.sub("<[^>]+>", "", cell)) for cell in row] for row in made)}
    return found


def test_every_field_is_in_the_codebook(good):
    found = rows(codebook(ListContext(good, "../")))
    models = {model.__name__: model for model in (*(TABLES[name].model for name in RECORD_TABLES), *subclasses(Part))}
    for name in RECORD_TABLES:
        assert TABLES[name].model.__name__ in found
    for name, fields in found.items():
        assert list(fields) == [info.alias or field for field, info in models[name].model_fields.items()]


def test_every_part_that_a_field_is_said_to_hold_is_in_the_codebook(good):
    found = rows(codebook(ListContext(good, "../")))
    types = {cells[0].rpartition(", ")[0].removeprefix("list of ") for fields in found.values() for cells in fields.values()}
    assert types - set(found) == {"date", "text", "texts", "number", "true or false"}


def subclasses(model):
    """Return every model of the record that is made of this one."""
    return {each for child in model.__subclasses__() if child.__module__.startswith("explainer.record.") for each in (child, *subclasses(child))}


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
