from explainer.record.hints import nearest


def test_nearest_is_silent_when_nothing_is_near():
    assert nearest("accidnt", ["accident", "arms"]) == " (did you mean 'accident'?)"
    assert nearest("zebra", ["accident", "arms"]) == ""


def test_a_common_slip_leads_to_the_word_that_is_meant_where_it_is_allowed():
    assert nearest("from", ["since", "until", "kind"]) == " (did you mean 'since'?)"
    assert nearest("from", ["form", "since"]) == " (did you mean 'form'?)", "what is spelt alike comes first"
    assert nearest("from", ["until", "kind"]) == ""
    assert nearest("start", ["valid_from", "valid_to"]) == " (did you mean 'valid_from'?)"
