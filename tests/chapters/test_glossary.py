from explainer.chapters.expand import expand
from explainer.chapters.glossary import Glossary
from explainer.chapters.scan import scan


def marked(text, dataset):
    found = Glossary(dataset.terms.values()).first_uses(scan(text).prose, "../", set())
    return [text[use.start : use.end] for use in found]


def test_the_first_use_of_a_term_is_marked_and_no_other(real):
    dataset = real.dataset
    assert marked("UNDOF and UNDOF, then the S-300.", dataset) == ["UNDOF", "S-300"]
    html = next(Glossary(dataset.terms.values()).first_uses("UNDOF", "../", set())).link
    assert html.startswith('<a class="term" href="../glossary/#undof" title="')
    assert html.endswith(">UNDOF</a>")


def test_headings_marks_links_code_and_boxes_are_left_alone(real):
    text = """# UNDOF

!!! note "UNDOF"

[[undof-1|UNDOF]] [UNDOF](x.md) [@undof] `UNDOF`

```timeline
title: UNDOF
```
"""
    assert marked(text, real.dataset) == []
    assert marked(text + "\nUNDOF-like, xUNDOF, UNDOF.\n", real.dataset) == ["UNDOF"]


def test_the_longest_form_wins_and_the_writing_stays(real):
    assert marked("An Area of Separation.", real.dataset) == ["Area of Separation"]


def test_a_name_is_marked_as_it_is_written(real):
    assert marked("Israel's foreign intelligence service; the kan; the GOLAN. The Golan, by Kan.", real.dataset) == ["The Golan", "Kan"]


def test_words_that_every_reader_knows_and_those_of_a_citation_are_not_marked(real):
    text = 'As of May a strike came without notice.\n\n<div class="cite">The Deconfliction Line</div>\n\nUNDOF.\n'
    assert marked(text, real.dataset) == ["UNDOF"]


def test_the_definition_begins_with_the_words_on_the_page(real):
    link = next(Glossary(real.dataset.terms.values()).first_uses("the Syrian Observatory", "../", set())).link
    assert 'title="Syrian Observatory' in link


def test_only_chapters_are_marked(chapter, real):
    page = chapter("# A page\n\nUNDOF.\n", dataset=real.dataset)
    assert 'class="term"' not in expand(page, real.dataset).markdown()


def test_the_glossary_is_large_enough_and_no_form_has_two_terms(real):
    terms = real.dataset.terms.values()
    forms = [form.casefold() for term in terms for form in {term.term.casefold(), *(form.casefold() for form in term.forms)}]
    assert len(terms) >= 60
    assert len(forms) == len(set(forms))
