from explainer.citing.source_html import archived, outlet_links, reference
from explainer.record.sources import Source


def source(**fields):
    made = {"id": "x-1", "title": "A <b>title</b>", "publisher": "The_Outlet", "url": "https://x.example/a_b", "lang": "en", "type": "press"}
    return Source.model_validate({**made, "supports": "Nothing.", **fields})


def test_a_source_says_all_that_is_needed_to_judge_it():
    made = reference(source(authors=[{"given": "An", "family": "Author"}], date="2018-09-17", lang="ru", mirror_of="Another"))
    assert made == (
        'An Author, <a href="https://x.example/a_b" rel="noopener external" data-originalurl="https://x.example/a_b" data-versiondate="2018-09-17">'
        '<span lang="ru">“A &#60;b&#62;title&#60;/b&#62;”</span></a>, Another, as relayed by The&#95;Outlet, 17 September 2018 '
        "(press; in Russian)."
        ' <a class="archived" href="https://web.archive.org/web/20180917/https://x.example/a_b" rel="noopener external">archived.</a>'
    )


def test_a_source_that_is_not_linked_says_so():
    made = reference(source(link=False, note="Digest; weak. Not shown as a link."))
    assert made == "“A &#60;b&#62;title&#60;/b&#62;”, The&#95;Outlet, no date shown (press; not linked&#58; digest)."
    assert reference(source(link=False, note="Not shown as a link.")).endswith("(press; not linked).")


def test_a_title_in_hebrew_runs_from_right_to_left_and_a_description_is_english():
    assert '<span lang="he" dir="rtl">' in reference(source(lang="he"))
    assert "<span lang" not in reference(source(title="[A statement]", lang="he"))


def test_who_told_it_first_is_named_first():
    assert "Another, as relayed by The&#95;Outlet" in reference(source(relays="Another"))


def test_the_archive_is_asked_for_the_day_or_for_its_latest():
    assert archived(source(date="2018-09")) == "https://web.archive.org/web/201809/https://x.example/a_b"
    assert archived(source()) == "https://web.archive.org/web/2/https://x.example/a_b"


def test_outlets_lead_to_their_places_in_the_bibliography(good):
    first, second = list(good.sources)[:2]
    made = outlet_links([first, second], good, "../")
    assert made.startswith(f'<span class="tags"><a href="../sources/{good.sources[first].type}/#{first}">')
    assert made.count("; ") == 1
