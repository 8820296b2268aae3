"""The matrix of signposts and scenarios."""

from drawn import drawing


def test_the_matrix_has_a_mark_where_a_reading_points_and_nowhere_else(real):
    rows = drawing("matrix", real.dataset).rows
    pointed = {
        (signpost.name, scenario)
        for signpost in real.dataset.signposts.values()
        for way in signpost.directions
        for scenario in (*way.scenarios, *way.also)
    }
    names = {f"{each.number}. {each.name}": each.id for each in real.dataset.scenarios.values()}
    assert {(row["name"], names[row["scenario"]]) for row in rows} == pointed
