"""Accounts: minutes to scale, and where two agree."""

import pytest
from drawn import drawing, traces


def test_minutes_are_to_scale_and_a_line_says_whether_two_accounts_agree(good):
    drawn = drawing("accounts", good, "event: airliner-incident-2018\n")
    points = {data[0]: y for trace in drawn.plots["wide"]["data"] for y, data in zip(trace["y"], trace.get("customdata", ()), strict=False)}
    notice, other = points["21:30, Notice given: North"], points["21:39, Notice given: South"]
    loss = points["21:40, Aircraft lost: North"]
    assert points["21:40, Aircraft lost: South"] == loss
    assert (other - notice) / 9 == pytest.approx((loss - notice) / 10)
    (same,), (differ,) = traces(drawn, "wide", "same"), traces(drawn, "wide", "apart")
    assert [same["line"]["dash"], len(same["x"])] == ["solid", 3]
    assert [differ["line"]["dash"], len(differ["x"])] == ["2px,3px", 3]
    reckoned = [trace for trace in traces(drawn, "wide", "reckoned") if trace["marker"]["symbol"] == "circle-open"]
    assert [data[2] for data in reckoned[0]["customdata"]] == ["Ten minutes before the loss."]
