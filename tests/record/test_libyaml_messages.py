import pytest

from explainer.record.yaml_source import Document


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- a: b: c\n", 1, "needs quotation marks"),
        ("- a: b\n   c: d\n", 2, "begin in one column"),
        ("- a:b\n  c: d\n", 2, "a colon and a space after it"),
        ("- a: b\n c: d\n", 2, "a record begins with a hyphen, and its fields stand two spaces to the right"),
        ("  a: b\n- a: c\n", 2, "every record begins with a hyphen"),
        ("- a: b\n  c 'd'\n  e: f\n", 2, "a field needs a colon"),
        ("- a: b\n\tc: d\n", 2, "use spaces"),
        ("\t- a: b\n", 1, "use spaces"),
        ("- a: @b\n", 1, "needs quotation marks"),
        ("- a: *b\n", 1, "needs quotation marks"),
        ("- a: **b**\n", 1, "needs quotation marks"),
        ("- a: > b\n", 1, "needs quotation marks"),
        ("- a: !h!b c\n", 1, "needs quotation marks"),
        ("- a: - b\n", 1, "on a line of its own"),
        ("- a: [b, c\n  d: e\n", 1, "square brackets"),
        ("- a: {b: c\n  d: e\n", 1, "braces"),
        ("- a: [b,,c]\n", 1, "a value is missing"),
        ("- a: 'b\n  c: d\n", 1, "a quotation mark is not closed"),
        ('- a: "b" c\n', 1, "quotation marks stand in pairs"),
        ('- a: "b\\q"\n', 1, "a backslash is written twice"),
        ("---\na\n---\nb\n", 3, "three hyphens"),
    ],
)
def test_what_yaml_cannot_read_is_said_in_plain_words_where_it_stands(text, line, words):
    (problem,) = Document("x.yml", text).problems
    assert problem.line == line
    assert problem.message.startswith("not YAML: ")
    assert words in problem.message
