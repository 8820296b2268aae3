"""The stylesheet of a site: what of the theme's rules is cut."""

import pytest

from explainer.site.stylesheet import compact, trimmed


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".known{a:b}.unknown{a:b}", ".known{a:b}"),
        (".known,.unknown p{a:b}", ".known{a:b}"),
        ("#known .known>p::before{a:b}#unknown{a:b}", "#known .known>p::before{a:b}"),
        (".known:not(.unknown){a:b}", ".known:not(.unknown){a:b}"),
        (".known:is(.unknown,p){a:b}.known:is(.unknown,#other){a:b}", ".known:is(.unknown,p){a:b}"),
        ("@media print{.unknown{a:b}.known{a:b}}@media screen{.unknown{a:b}}", "@media print{.known{a:b}}"),
        ("@supports (a:b){.known{a:b}}", "@supports (a:b){.known{a:b}}"),
        ("@keyframes x{0%{a:b}}@font-face{a:b}", "@keyframes x{0%{a:b}}@font-face{a:b}"),
        (
            ":root{--used:1px;--unused:url(data:a;b,c);--other:2px}p{a:var(--used);b:var(--other)}",
            ":root{--used:1px;--other:2px}p{a:var(--used);b:var(--other)}",
        ),
        ("[data-x=unknown],p:hover,a::after{content:'.unknown{}'}", "[data-x=unknown],p:hover,a::after{content:'.unknown{}'}"),
        ("[data-md-color-switching] *{a:b}[data-md-other] *{a:b}", "[data-md-other] *{a:b}"),
        ("p{color:#fff;margin:.5em}", "p{color:#fff;margin:.5em}"),
    ],
)
def test_rules_that_nothing_on_the_site_can_match_are_cut(css, kept):
    assert trimmed(css, ["known"]).replace('"', "'") == kept


def test_our_own_rules_lose_their_comments_and_their_spaces():
    assert compact('/* Why.\n */\np,\na > b {\n  content: ": ";\n}\n') == 'p, a > b { content: ": "; }'
