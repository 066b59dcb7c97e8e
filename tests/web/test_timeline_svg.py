"""The drawn timeline: labels stay clear of marks, leaders and each other, whatever the dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from plaintrial.ground.partial_date import PartialDate
from plaintrial.web.study.timeline import HAPPENED, PLANNED, UNSTATED, Moment
from plaintrial.web.study.timeline_svg import AXIS, ELBOW, LABEL, WIDTH, drawn, laid_out

TODAY = date(2026, 3, 1)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NEAR = st.integers(-900, 900).map(lambda n: TODAY + timedelta(days=n))


def moment(day, kind=HAPPENED, overdue=False):
    return Moment("Study started", PartialDate(day.isoformat(), day.year, day.month, day.day), kind, "said", overdue)


MOMENTS = st.lists(
    st.builds(moment, st.one_of(DAYS, NEAR), st.sampled_from([HAPPENED, PLANNED, UNSTATED])), min_size=2, max_size=8
).map(lambda found: sorted(found, key=lambda m: m.middle))


@given(MOMENTS)
def test_labels_never_overlap_and_stay_inside(found):
    drawing = laid_out(found, TODAY)
    edges = [(label.y - label.height / 2, label.y + label.height / 2) for label in drawing.labels]
    assert all(above[1] <= below[0] + 0.2 for above, below in pairwise(edges))
    assert edges[0][0] >= -0.2
    assert edges[-1][1] <= drawing.height


@given(MOMENTS)
def test_leaders_never_cross(found):
    labels = laid_out(found, TODAY).labels
    assert all(a.mark_y <= b.mark_y and a.y < b.y for a, b in pairwise(labels))
    assert AXIS < ELBOW < LABEL - 6


@given(MOMENTS)
def test_marks_keep_the_scale_of_time(found):
    drawing = laid_out(found, TODAY)
    days = [(m.middle, "x") for m in found]
    order = [day for day, _ in sorted([*days, (TODAY, "")])]
    marks = [label.mark_y for label in drawing.labels]
    assert marks == sorted(marks)
    span = (order[-1] - order[0]).days or 1
    for day, y in zip(order, marks, strict=True):
        share = (day - order[0]).days / span
        assert abs((y - marks[0]) - share * (marks[-1] - marks[0])) <= 0.2


@given(MOMENTS)
def test_year_marks_do_not_touch(found):
    ticks = laid_out(found, TODAY).ticks
    assert all(b[0] - a[0] >= 15 for a, b in pairwise(ticks))
    assert len(ticks) <= 21


def test_one_date_is_not_drawn():
    assert drawn([moment(TODAY)], TODAY, "x") == ""
    assert drawn([], TODAY, "x") == ""


def test_the_picture_is_sound_and_says_what_it_shows():
    early, late = date(2023, 9, 15), date(2027, 6, 30)
    svg = ElementTree.fromstring(str(drawn([moment(early), moment(late, PLANNED)], TODAY, 'a "b" <c>')))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == 'a "b" <c>'
    assert svg.get("viewBox").split()[2] == str(WIDTH)
    texts = [node.text for node in svg.iter("text")]
    assert "15 September 2023 · happened" in texts
    assert "30 June 2027 · planned" in texts
    assert "Today, 1 March 2026" in texts
    assert not list(svg.iter("a"))


def test_happened_planned_and_unstated_differ_in_shape_and_in_words():
    days = [date(2020 + n, 1, 1) for n in range(3)]
    svg = drawn([moment(days[0]), moment(days[1], PLANNED), moment(days[2], UNSTATED)], TODAY, "x")
    for kind in ("happened", "planned", "unstated"):
        assert f'class="tl-{kind}"' in svg
    assert "date given" in svg
    assert svg.count("<circle") == 2


def test_a_plan_that_passed_is_not_called_planned():
    svg = drawn([moment(date(2020, 1, 1)), moment(date(2021, 1, 1), PLANNED, overdue=True)], TODAY, "x")
    assert "1 January 2021 · not confirmed" in svg


def test_every_line_of_text_fits_the_width():
    svg = ElementTree.fromstring(
        str(drawn([moment(date(2020, 9, 30), PLANNED, overdue=True), moment(date(2022, 9, 30))], TODAY, "x"))
    )
    widest = max(len(node.text) for node in svg.iter("text"))
    assert LABEL + widest * 7.6 <= WIDTH
