"""Parts of a plot."""

from explainer.figures.draw.plot import headed, marks, plane


def test_marks_of_open_symbols_have_an_edge():
    assert marks("a", [(0, 0, ["t", "p", "w"])], "circle-open", "ink")["marker"]["line"] == {"width": 2}


def test_words_above_a_plot_move_it_down_and_leave_its_size():
    plain = {"data": [], "layout": plane("narrow", 340, 100)}
    told = headed(plain, ["One line.", "Words that are so long that they cannot stand in one line of a picture for a phone."])
    (heading,) = told["layout"]["annotations"]
    assert len(heading["lines"]) == 3
    more = told["layout"]["height"] - plain["layout"]["height"]
    assert told["layout"]["margin"] == {**plain["layout"]["margin"], "t": more}
    assert plain["layout"]["height"] == 100
