from explainer.citing.references import Accessed, Address, Italic, html, text

REFERENCE = ("A & B. ", Italic("On <lines>"), ". ", Accessed("us", "Accessed ", ". "), Address("https://name.example/x_y"))


def test_the_text_has_no_day_of_access_and_no_gap():
    assert text(REFERENCE) == "A & B. On <lines>. https://name.example/x_y"


def test_html_escapes_each_part_once_and_keeps_a_place_for_the_day():
    assert html(REFERENCE) == (
        "A &#38; B. <cite>On &#60;lines&#62;</cite>. "
        '<span class="accessed" data-form="us" data-before="Accessed " data-after=". "></span>https&#58;//name.example/x&#95;y'
    )


def test_the_address_is_an_element_where_a_script_may_replace_it():
    assert html(REFERENCE, address_class="figure-address").endswith('<span class="figure-address">https&#58;//name.example/x&#95;y</span>')
