"""Counts: what is counted is said, and a bar of many years begins with the number that its length shows."""

from drawn import drawing


def test_a_bar_of_many_years_says_the_number_of_its_length_first(real):
    drawn = drawing("counts", real.dataset, "of: events-by-year\n")
    first = drawn.plots["wide"]["data"][0]["customdata"][0][0]
    number, years = drawn.rows[0]["number"], drawn.rows[0]["years"]
    assert first == f"1947 to 2014: about {round(number / years)} a year: {number} events in {years} years"


def test_words_above_the_bars_say_what_is_counted(real):
    heading = drawing("counts", real.dataset, "of: sources-by-language\n").plots["wide"]["layout"]["annotations"][0]
    assert heading["lines"] == [f"{len(real.dataset.sources):,} pages that were read for the record, by language"]
