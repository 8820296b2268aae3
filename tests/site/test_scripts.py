"""Modules of JavaScript, joined for a built site."""

import re

import pytest

from explainer.site import scripts

MODULES = {
    "page": 'import { one, two } from "./names.js";\nimport { three } from "./more.js";\nexport const all = [one, two(), three];\nimport("./later.js");\n',
    "names": "export const one = 1;\nexport async function two() {}\nconst own = 0;\n",
    "more": 'import { one } from "./names.js";\nexport class three {}\nconst own = one;\n',
    "later": 'import { one } from "./names.js";\nconsole.log(one);\n',
}


def test_a_module_stands_after_what_it_imports_and_keeps_its_own_names():
    assert (
        scripts.joined_module("page", MODULES)
        == """\
const $names = (() => {
const one = 1;
async function two() {}
const own = 0;
return { one, two };
})();
const $more = (() => {
const { one } = $names;
class three {}
const own = one;
return { three };
})();
const { one, two } = $names;
const { three } = $more;
export const all = [one, two(), three];
import("./later.js");
"""
    )


def test_what_is_fetched_by_itself_is_what_no_module_imports_and_what_one_imports_when_it_needs_it():
    assert scripts.entry_modules(MODULES) == ["page", "later"]


def test_modules_that_import_each_other_are_refused():
    with pytest.raises(ValueError, match="one imports two imports one"):
        scripts.joined_module("one", {"one": 'import { b } from "./two.js";\n', "two": 'import { a } from "./one.js";\n'})


@pytest.mark.parametrize("text", ['import all from "./names.js";', "export default 1;", "export { one };"])
def test_what_cannot_be_joined_is_refused(text):
    with pytest.raises(ValueError, match=f"more cannot be joined: {re.escape(text)}"):
        scripts.joined_module("page", MODULES | {"more": f"{text}\n"})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("// all\n/** Some. @param {x} y\n * more\n */\nf();\n", "f();\n"),
        ("  // why\n  f(); // because\n", "f();\n"),
        ('f(/** @type {Set<"a">} */ (x), "https://name.example/");\n', 'f((x), "https://name.example/");\n'),
        ('f(`a \\` b`, "\\\\"); // `\n', 'f(`a \\` b`, "\\\\");\n'),
        ("f(` https://name.example/ `, /[/*]/, 2 * 3);\n\n", "f(` https://name.example/ `, /[/*]/, 2 * 3);\n"),
    ],
)
def test_comments_and_indentation_are_left_out(text, kept):
    assert scripts.minified(text) == kept


@pytest.mark.parametrize("text", ["f(`one\n  two`);\n", 'f("one\\\n  two");\n', "f(`one \\`\n  two`);\n", "f(/`/);\n"])
def test_a_text_that_goes_over_lines_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(f"a template or a string must end on its line: {text.splitlines()[0]}")):
        scripts.minified(text)


def test_a_site_has_no_file_that_nothing_fetches(tmp_path):
    place = tmp_path / "assets/scripts"
    place.mkdir(parents=True)
    for name, text in MODULES.items():
        (place / f"{name}.js").write_text(text)
    scripts.join(tmp_path)
    joined = {path.name: path.read_text() for path in place.iterdir()}
    assert sorted(joined) == ["later.js", "page.js"]
    scripts.join(tmp_path)
    assert {path.name: path.read_text() for path in place.iterdir()} == joined
