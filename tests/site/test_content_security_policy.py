"""The content security policy of a page, and what it would refuse."""

import base64
import hashlib
import re

from explainer.site.content_security_policy import guarded

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>{head}</head><body class="md-a">{body}</body></html>'


def policy(html):
    return re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]


def hash_of(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_page_allows_its_own_inline_scripts_and_no_others():
    scripts = "<script>one()</script><SCRIPT type='module'>two()</SCRIPT><script src='a.js'></script><script type=\"application/json\">{}</script>"
    found = policy(guarded(PAGE.format(head="", body=scripts)))
    allowed = re.search("script-src ([^;]*)", found)[1].split()
    assert allowed == ["'self'", hash_of("one()"), hash_of("two()")]
    assert "unsafe" not in found.replace("style-src-attr 'unsafe-inline'", "")
    assert found.startswith("default-src 'none'")


def test_the_policy_stands_before_all_that_it_must_hold_and_once():
    html = guarded(PAGE.format(head="<script>one()</script>", body=""))
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<script>")
    assert guarded(html) == html


def test_no_page_is_fetched_before_it_is_wanted_and_no_icon_is_without_a_size():
    icon = '<svg xmlns="a" viewBox="0 0 24 24"><path/></svg><svg width="1" viewBox="0 0 24 24"></svg><svg viewBox="0 0 920 300"></svg>'
    html = guarded(PAGE.format(head='<link rel="prev" href="a/">\n<link rel="next" href="b/"><link rel="canonical" href="c/">', body=icon))
    assert '<link rel="canonical"' in html
    assert "prev" not in html
    assert "next" not in html
    assert (
        '<svg width="24" height="24" xmlns="a" viewBox="0 0 24 24"><path/></svg><svg width="1" viewBox="0 0 24 24"></svg><svg viewBox="0 0 920'
        in html
    )
    assert guarded(html) == html
