"""What was read before never changes how a text reads."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.eligibility import read, remembered
from plaintrial.eligibility.remembered import Remembered
from plaintrial.eligibility.tree import CriteriaTree

LINES = (
    "Age >= 18 years",
    "> 18 years",
    "History of asthma within the last",
    "6 months before screening",
    "No prior chemotherapy",
    "unless treated",
    "ALT or AST >",
    "2.5 x ULN",
    "Pregnant or breast-feeding women",
    "Kidney disease (e.g.",
    "BMI 18-30",
)
HEADS = ("Inclusion Criteria:", "Exclusion Criteria:", "Age:", "Renal:", "Cohort A:")


def fresh(text: str) -> CriteriaTree:
    kept = remembered._REMEMBERED
    remembered._REMEMBERED = Remembered()
    try:
        return read(text)
    finally:
        remembered._REMEMBERED = kept


@given(st.lists(st.lists(st.sampled_from(LINES + HEADS), min_size=1, max_size=7), min_size=1, max_size=4))
def test_a_text_reads_the_same_whatever_was_read_before(texts: list[list[str]]) -> None:
    for lines in texts:
        text = "\n".join(line if line in HEADS else f"* {line}" for line in lines)
        assert msgspec.to_builtins(read(text)) == msgspec.to_builtins(fresh(text))


def test_the_same_words_mean_another_thing_in_another_place() -> None:
    def variables(text: str) -> list[tuple[str, bool]]:
        return [(p.variable, p.negated) for c in read(text).criteria for p in c.predicates]

    assert variables("Inclusion Criteria:\n\nAge:\n\n* 20 - 60") == [("age", False)] * 2
    assert variables("Inclusion Criteria:\n\nRenal:\n\n* 20 - 60") != [("age", False)] * 2
    assert variables("Inclusion Criteria:\n\n* Steroids are prohibited") == [("treatment", True)]
    assert variables("Exclusion Criteria:\n\n* Steroids are prohibited") == [("treatment", False)]


def test_places_are_those_of_the_text_each_time() -> None:
    texts = (
        "Inclusion Criteria:\n\n* Asthma within the last 6 months",
        "Exclusion Criteria:\n\n* Diabetes\n* Asthma within the last 6 months",
    )
    for text in texts:
        asthma = next(p for c in read(text).criteria for p in c.predicates if p.value == "asthma")
        assert text[asthma.start : asthma.end] == "Asthma"
        assert asthma.window is not None
        assert text[asthma.window.start : asthma.window.end] == "within the last 6 months"


def test_what_was_used_last_stays_and_the_rest_goes() -> None:
    memory = Remembered(most=2)
    keys = [(bytes((65 + n,)), "inclusion", False) for n in range(6)]
    memory.put(keys[0], [])
    memory.put(keys[1], [])
    for key in keys[2:]:
        assert memory.get(keys[0]) is not None
        memory.put(key, [])
    assert memory.get(keys[1]) is None
    assert len(memory) <= 4


def test_a_very_long_criterion_is_not_kept() -> None:
    memory = Remembered()
    memory.put((b"a" * 5_000, "inclusion", False), [])
    assert len(memory) == 0
