"""Small charts of counts by year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plaintrial.web.charts.years import FEWEST, HEIGHT, Series, in_words, years


def test_charts_share_one_scale():
    made = years(2020, [Series("A", (10, 0)), Series("B", (5, 1))])
    assert made is not None
    assert f"v-{HEIGHT}h" in made.charts[0].picture
    assert f"v-{HEIGHT // 2}h" in made.charts[1].picture
    assert made.top == "10"


def test_the_table_has_every_year_newest_first():
    made = years(2020, [Series("A", (1, 2, 3)), Series("Empty", (0, 0, 0))])
    assert made is not None
    assert made.labels == ("A",)
    assert made.few == ""
    assert made.rows == (("2022", ("3",)), ("2021", ("2",)), ("2020", ("1",)))


def test_too_few_for_a_chart_are_said_and_stay_in_the_table():
    made = years(2020, [Series("A", (4, 6)), Series("B", (1, 0)), Series("C", (2, 2))])
    assert made is not None
    assert [chart.label for chart in made.charts] == ["A"]
    assert made.few == "B (1) and C (4)"
    assert made.labels == ("A", "B", "C")
    assert made.top == "6"


def test_nothing_to_draw_gives_none():
    assert years(2020, [Series("A", (0,))]) is None
    assert years(2020, []) is None


def test_words_are_escaped_and_say_the_peak():
    series = Series('<b>"&', (2, 3))
    assert in_words(series, 2020) == '<b>"&: 5 studies. Most in 2021: 3.'
    made = years(2020, [series])
    assert made is not None
    assert "<b>" not in made.charts[0].picture


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_every_year_with_studies_has_a_bar_that_fits(counts):
    made = years(1999, [Series("A", tuple(counts))])
    if not any(counts):
        assert made is None
        return
    assert made is not None
    if sum(counts) < FEWEST:
        assert made.charts == ()
        assert made.few == f"A ({sum(counts)})"
        return
    picture = str(made.charts[0].picture)
    assert picture.count("z") == sum(count > 0 for count in counts)
    heights = [float(part.split("h")[0]) for part in picture.split("v-")[1:]]
    assert all(1 <= height <= HEIGHT for height in heights)
