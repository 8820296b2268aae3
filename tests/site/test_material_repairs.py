"""What Material puts into a page that only a look over the built page can mend."""

from explainer.site.material_repairs import repaired

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>{head}</head><body class="md-a">{body}</body></html>'


def test_no_page_is_fetched_before_it_is_wanted_and_no_icon_is_without_a_size():
    icon = '<svg xmlns="a" viewBox="0 0 24 24"><path/></svg><svg width="1" viewBox="0 0 24 24"></svg><svg viewBox="0 0 920 300"></svg>'
    html = repaired(PAGE.format(head='<link rel="prev" href="a/">\n<link rel="next" href="b/"><link rel="canonical" href="c/">', body=icon))
    assert '<link rel="canonical"' in html
    assert "prev" not in html
    assert "next" not in html
    assert (
        '<svg width="24" height="24" xmlns="a" viewBox="0 0 24 24"><path/></svg><svg width="1" viewBox="0 0 24 24"></svg><svg viewBox="0 0 920'
        in html
    )
    assert repaired(html) == html
