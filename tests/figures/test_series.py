"""Series: nothing joined that has no unit, and bars that begin at nothing."""

from drawn import drawing

from explainer.figures.kind import LAYOUTS


def test_numbers_in_unlike_units_are_never_joined_or_scaled(good):
    for name in LAYOUTS:
        drawn = drawing("series", good, "of: numbers-claims\n").plots[name]
        assert {trace["mode"] for trace in drawn["data"]} == {"markers"}
        assert drawn["layout"]["yaxis"]["fixedrange"]


def test_bars_begin_at_nothing_and_are_as_long_as_their_numbers(real):
    drawn = drawing("series", real.dataset, "of: numbers-sipri-russia-to-iran\n").plots["wide"]
    (bars,) = drawn["data"]
    values = [value.value for value in real.dataset.series["numbers-sipri-russia-to-iran"].values]
    assert bars["x"][0::3] == [0] * len(values)
    assert bars["x"][1::3] == values
    assert drawn["layout"]["xaxis"]["range"] == [0, max(values)]
