"""The small parts: sameness, alignment, quotes, spans, wording, pairs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.history.align import align
from plaintrial.history.field import value_words
from plaintrial.history.likeness import begins_the_other, name_likeness, overlap, telling
from plaintrial.history.pair import Pair, look, parts_of, text_in, texts_of
from plaintrial.history.quote import around, cut, named, neat, quoted, without_contacts
from plaintrial.history.said import say_many
from plaintrial.history.sameness import key_of, normal, same, words_of
from plaintrial.history.text_change import changed_spans, rewording
from plaintrial.history.wording import joined, joined_briefly, ordinal

TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("age \\>= 18", "age ≥18"),
        ("a \\<b\\> \\[c\\]", "a <b> [c]"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ("a &amp;amp;lt; b", "a < b"),
        ("Sjögren's", "Sjo\u0308gren’s"),
        ("1,000 mg", "1000 mg"),
        ("2.0 mg", "2 mg"),
        ("18-65", "18 – 65"),
        ("* one\n* two", "1. one\n2. two"),
        ("one.", "ONE"),
        ("10⁹/L", "10^9/L"),
        ("5mg", "5 mg"),
        ("e.g. this", "eg this"),
        ("mm³", "mm^3"),
        ("â‰¥ 18", "≥ 18"),
        ("Xolair™", "Xolair"),
        ("ISPARTA ı", "isparta I"),
        ("UniversitÃ©", "universitã©"),
        ("a\n\nb", "a b"),
        ("1. one\n2. two", "1. one 2. two"),
        ("Straße", "STRASSE"),
        ("• one\n• two", "one two"),
        ("zero\u200bwidth", "zerowidth"),
        ("**bold**", "bold"),
        (None, ""),
        ([], None),
        ({"a": [1, 2]}, {"a": [2, 1.0]}),
        ({"a": None}, {}),
    ],
)
def test_the_same(before: object, after: object) -> None:
    assert same(before, after)
    assert same(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("≥ 18", "≤ 18"),
        ("≥ 18", "> 18"),
        ("18-65", "1865"),
        ("1.5", "15"),
        ("0.5 mg", "5 mg"),
        ("score (of 2)\nthen", "score (of 1) then"),
        ("no asthma", "asthma"),
        ("10%", "10"),
        ("phase 1/2", "phase 12"),
        ([1, 1], [1]),
        (True, 2),
        ({"a": 1}, {"b": 1}),
        ("a", None),
        (0, None),
    ],
)
def test_not_the_same(before: object, after: object) -> None:
    assert not same(before, after)


@given(TEXT)
def test_a_text_is_the_same_in_any_unicode_form_and_spacing(text: str) -> None:
    assert key_of(text) == key_of(f"  {text} ")
    for form in ("NFC", "NFD"):
        assert same(text, unicodedata.normalize(form, text))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXT, lambda v: st.lists(v) | st.dictionaries(TEXT, v), max_leaves=8
    )
)
def test_normal_values_can_be_hashed_and_compared(value: object) -> None:
    assert hash(normal(value)) == hash(normal(value))
    assert same(value, value)


def test_words() -> None:
    assert words_of("Age ≥18, i.e. 1,000.50 (x)") == ["age", ">", "=", "18", "ie", "1000.5", "x"]
    assert words_of("1. one", listed=False) == ["1", "one"]
    deep: object = "x"
    for _ in range(80):
        deep = [deep]
    assert normal(deep) is not None


def test_alignment_by_keys_then_by_likeness() -> None:
    found = align(["a", "b", "cc", "zzz"], ["b", "cx", "a", "q"], (lambda t: t,), lambda x, y: float(x[0] == y[0]))
    assert found.pairs == [(1, 0), (2, 1), (0, 2)]
    assert (found.removed, found.added) == ([3], [3])


def test_alignment_takes_the_best_pair_first_and_keeps_doubles_apart() -> None:
    scores = {("a", "x"): 0.7, ("a", "y"): 0.9, ("b", "x"): 0.65, ("b", "y"): 0.95}
    found = align(["a", "b"], ["x", "y"], (), lambda x, y: scores[x, y])
    assert sorted(found.pairs) == [(0, 0), (1, 1)]
    assert align(["a", "a"], ["a"], (lambda t: t,)).removed == [1]
    assert align(["a"], ["a"], (lambda _: None,)).pairs == []


@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 9), max_size=40))
def test_alignment_uses_every_place_once(before: list[int], after: list[int]) -> None:
    found = align(before, after, (lambda n: n,), lambda x, y: float(abs(x - y) < 2), lambda n: (n // 2,))
    assert sorted([i for i, _ in found.pairs] + found.removed) == list(range(len(before)))
    assert sorted([j for _, j in found.pairs] + found.added) == list(range(len(after)))


def test_large_lists_are_matched_within_blocks() -> None:
    before, after = [f"{n % 50} item {n}" for n in range(400)], [f"{n % 50} thing {n}" for n in range(400)]
    found = align(before, after, (), lambda x, y: float(x.split()[2] == y.split()[2]), lambda t: (t.split()[0],))
    assert len(found.pairs) == 400


@given(TEXT, TEXT)
def test_outside_the_changed_spans_texts_are_equal(before: str, after: str) -> None:
    (start, end), (new_start, new_end) = changed_spans(before, after)
    assert 0 <= start <= end <= len(before)
    assert 0 <= new_start <= new_end <= len(after)
    assert before[:start] == after[:new_start]
    assert before[end:] == after[new_end:]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("The dose is 10 mg a day.", "The dose is 20 mg a day.", "The text was reworded: “10” became “20”."),
        ("The dose is 10 mg.", "The dose is 10 mg. Take it.", "The text gained the words “Take it”."),
        ("Take it. The dose.", "The dose.", "The text lost the words “Take it”."),
        ("a " * 60, "b " * 60, "The text was partly rewritten."),
    ],
)
def test_rewording(before: str, after: str, sentence: str) -> None:
    assert rewording("the text", before, after, changed_spans(before, after)) == sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("* \\<55 kg\n* **bold**", "“<55 kg bold”"),
        ("Write to a.b@example.org now", "“Write to (e-mail) now”"),
        ("Call +1 (555) 010-9999 or 555 123 4567", "“Call (phone number) or (phone number)”"),
        ("See https://example.org/a?b=c for more", "“See (link) for more”"),
        ("From 2019-05-06 on", "“From 2019-05-06 on”"),
        ("EU 2023-508765-12-00", "“EU 2023-508765-12-00”"),
        ("Done.", "“Done”"),
        ("\u202eevil\x00", "“evil”"),
    ],
)
def test_quotes(text: str, shown: str) -> None:
    assert quoted(text) == shown


@given(TEXT, st.integers(5, 60))
def test_cut(text: str, longest: int) -> None:
    assert len(cut(text, longest)) <= longest + 2


def test_cut_between_words_and_names() -> None:
    assert cut("one two three", 8) == "one two …"
    assert named("") == "no name"
    assert neat(" a  • b ") == "a b"
    assert without_contacts("123 456") == "123 456"
    assert around("one two three four five six", (8, 13), 4) == "… two three four …"
    assert around("short", (0, 5)) == "short"


def test_likeness() -> None:
    assert name_likeness("CHU Bordeaux", "Bordeaux CHU") == 1
    assert name_likeness("", "x") == 0
    assert overlap([], ["a"]) == 0
    assert telling(["the", "asthma"]) == ["asthma"]
    assert telling(["the"]) == ["the"]
    assert begins_the_other(["a"], ["a", "b"])
    assert not begins_the_other([], ["a"])


def test_wording() -> None:
    assert [joined(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert joined_briefly(["a", "b", "c", "d"], 2, "{n} more countries") == "a, b and 2 more countries"
    assert joined_briefly(["a", "b", "c"], 2, "{n} more countries") == "a, b and c"
    assert (say_many("{n} site", "{n} sites", 1), say_many("{n} site", "{n} sites", 2000)) == ("1 site", "2,000 sites")
    assert [ordinal(n) for n in (1, 3, 11, 12, 21, 22, 23, 24)] == [
        "first",
        "third",
        "11th",
        "12th",
        "21st",
        "22nd",
        "23rd",
        "24th",
    ]
    assert [value_words(v) for v in (True, False, 3, "A_B", "Text", ["x", "y"], {"a": 1})] == [
        "yes",
        "no",
        "3",
        "a b",
        "Text",
        "x and y",
        "a value we cannot show",
    ]


def test_reading_leniently() -> None:
    assert look({"a": {"b": 1}}, "/a/b") == 1
    assert look({"a": [1]}, "/a/b") is None
    assert text_in({"a": 1}, "a") == text_in(None, "a") == ""
    assert parts_of("x") == []
    assert parts_of([{"a": 1}, 2]) == [{"a": 1}, {}]
    assert texts_of(["a", 1]) == ["a", ""]
    assert texts_of(None) == []
    assert Pair({"a": 1}, {"a": "x"}).texts("/a") == ("", "x")
