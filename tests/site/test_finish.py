"""The last step over a built site: one stylesheet, joined modules and a policy for every page."""

import re

from explainer.site.finish import finish

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>{head}</head><body class="md-a">{body}</body></html>'


def test_a_site_gets_one_stylesheet_with_a_name_by_its_content(tmp_path):
    sheets = tmp_path / "assets/stylesheets"
    scripts = tmp_path / "assets/scripts"
    sheets.mkdir(parents=True)
    scripts.mkdir()
    (sheets / "main.css").write_text(".md-a{--v:1}.md-b{a:b}.by-script{a:b}")
    (sheets.parent / "own.css").write_text(".ours{a:var(--v)}")
    (sheets.parent / "more.css").write_text(".not-on-any-page{a:b}")
    (scripts / "site.js").write_text("x.className = 'by-script'")
    links = "\n".join(f'<link rel="stylesheet" href="{{0}}assets/{name}.css">' for name in ("stylesheets/main", "own", "more"))
    pages = {"index.html": "", "deep/index.html": "../", "404.html": "/repo/"}
    for name, root in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(head=links.format(root), body=""))
    (tmp_path / "embed.html").write_text(PAGE.format(head='<link rel="stylesheet" href="assets/own.css">', body=""))
    finish(tmp_path)
    (made,) = sheets.glob("site.*.css")
    assert made.read_text() == ".md-a{--v:1}.by-script{a:b}.ours{a:var(--v)}.not-on-any-page{a:b}"
    for name, root in pages.items():
        html = (tmp_path / name).read_text()
        assert re.findall('rel="stylesheet" href="([^"]*)"', html) == [f"{root}assets/stylesheets/{made.name}"]
        assert "Content-Security-Policy" in html
    assert 'href="assets/own.css"' in (tmp_path / "embed.html").read_text()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    finish(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
