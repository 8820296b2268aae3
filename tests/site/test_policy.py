"""The last step over a built site: the policy of each page, and the one stylesheet."""

import base64
import hashlib
import re

import pytest

from explainer.site import policy as finish

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>{head}</head><body class="md-a">{body}</body></html>'


def policy(html):
    return re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]


def hash_of(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_page_allows_its_own_inline_scripts_and_no_others():
    scripts = "<script>one()</script><SCRIPT type='module'>two()</SCRIPT><script src='a.js'></script><script type=\"application/json\">{}</script>"
    found = policy(finish.guarded(PAGE.format(head="", body=scripts)))
    allowed = re.search("script-src ([^;]*)", found)[1].split()
    assert allowed == ["'self'", hash_of("one()"), hash_of("two()")]
    assert "unsafe" not in found.replace("style-src-attr 'unsafe-inline'", "")
    assert found.startswith("default-src 'none'")


def test_the_policy_stands_before_all_that_it_must_hold_and_once():
    html = finish.guarded(PAGE.format(head="<script>one()</script>", body=""))
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<script>")
    assert finish.guarded(html) == html


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
    assert finish.trimmed(css, ["known"]).replace('"', "'") == kept


def test_a_site_gets_one_stylesheet_with_a_name_by_its_content(tmp_path):
    sheets = tmp_path / "assets/stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.css").write_text(".md-a{--v:1}.md-b{a:b}.by-script{a:b}")
    (sheets.parent / "site.css").write_text(".ours{a:var(--v)}")
    (sheets.parent / "site.js").write_text("x.className = 'by-script'")
    links = '<link rel="stylesheet" href="{0}assets/stylesheets/main.css">\n<link rel="stylesheet" href="{0}assets/site.css">'
    pages = {"index.html": "", "deep/index.html": "../", "404.html": "/repo/"}
    for name, root in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(head=links.format(root), body=""))
    (tmp_path / "embed.html").write_text(PAGE.format(head='<link rel="stylesheet" href="assets/site.css">', body=""))
    finish.site(tmp_path)
    (made,) = sheets.glob("site.*.css")
    assert made.read_text() == ".md-a{--v:1}.by-script{a:b}.ours{a:var(--v)}"
    for name, root in pages.items():
        html = (tmp_path / name).read_text()
        assert re.findall('rel="stylesheet" href="([^"]*)"', html) == [f"{root}assets/stylesheets/{made.name}"]
        assert policy(html)
    assert 'href="assets/site.css"' in (tmp_path / "embed.html").read_text()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    finish.site(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_no_page_is_fetched_before_it_is_wanted_and_no_icon_is_without_a_size():
    icon = '<svg xmlns="a" viewBox="0 0 24 24"><path/></svg><svg width="1" viewBox="0 0 24 24"></svg><svg viewBox="0 0 920 300"></svg>'
    html = finish.guarded(PAGE.format(head='<link rel="prev" href="a/">\n<link rel="next" href="b/"><link rel="canonical" href="c/">', body=icon))
    assert '<link rel="canonical"' in html
    assert "prev" not in html
    assert "next" not in html
    assert (
        '<svg width="24" height="24" xmlns="a" viewBox="0 0 24 24"><path/></svg><svg width="1" viewBox="0 0 24 24"></svg><svg viewBox="0 0 920'
        in html
    )
    assert finish.guarded(html) == html
