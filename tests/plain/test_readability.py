"""The reading grade against values worked out by hand."""

from __future__ import annotations

import pytest

from plaintrial.plain.common_words import COMMON_WORDS, is_common
from plaintrial.plain.readability import Readability, count_sentences, grade, readability, words_of


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables", "expected"),
    [
        # 0.39 * words/sentences + 11.8 * syllables/words - 15.59
        ("The cat sat on the mat.", 6, 1, 6, -1.4),
        ("The study is over. It takes no new people.", 9, 2, 12, 1.9),
        ("Chemotherapy and radiation treat people who have leukemia.", 8, 1, 19, 15.6),
    ],
)
def test_known_values(text: str, words: int, sentences: int, syllables: int, expected: float) -> None:
    assert round(grade(words, sentences, syllables), 1) == expected
    assert readability([text]) == Readability(expected, words, sentences, readability([text]).uncommon)


def test_the_published_example() -> None:
    """The platypus sentence: 13 words, 24 syllables by its authors' count, grade 11.3."""
    assert round(grade(13, 1, 24), 1) == 11.3


def test_many_texts_are_one() -> None:
    assert readability(["One word.", "Two more words."]).words == 5
    assert readability(["One word.", "Two more words."]).sentences == 2
    assert readability([]) == Readability(0.0, 0, 0, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs 1.5 mg/day (18-year-old).", ["It", "costs", "1.5", "mg/day", "18-year-old"]),
        ("“Quoted” – and—apart…", ["Quoted", "and", "apart"]),
        ("- * •", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", 3),
        ("No full stop", 1),
        ("See e.g. this one.", 1),
        ("It is 1.5 mg.", 1),
        ("He said “no.”", 1),
        ("", 0),
        ("...", 0),
        ("Wait... what?", 2),
    ],
)
def test_sentences(text: str, expected: int) -> None:
    assert count_sentences(text) == expected


@pytest.mark.parametrize(
    "word", ["study", "studies", "stopped", "happier", "You", "won't", "children's", "long-term", "12", "taking"]
)
def test_common_words(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["pharmacokinetics", "leukemia", "randomised", "cohort"])
def test_uncommon_words(word: str) -> None:
    assert not is_common(word)


def test_the_list_is_a_list_of_common_words() -> None:
    assert 2_000 < len(COMMON_WORDS) < 6_000
    assert readability(["The cohort took part."]).uncommon == 1
