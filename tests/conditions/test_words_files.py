"""The files of words we wrote: every line is used, nothing contradicts itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest

from plaintrial.conditions import normalise, vocabulary
from plaintrial.conditions.wordlists import broad, modifiers, vague


def lines(name: str) -> Iterator[tuple[str, list[str]]]:
    text = files("plaintrial.conditions").joinpath(f"data/{name}").read_text(encoding="utf-8")
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if line:
            left, _, right = line.partition("=")
            yield left.strip(), [part.strip() for part in right.split(";") if part.strip()]


def test_there_are_several_hundred_lines_of_peoples_words() -> None:
    placed = [target for target, _ in lines("people_words.txt") if not target.startswith("-")]
    assert len(placed) > 600
    assert [target for target, times in Counter(placed).items() if times > 1] == []


def test_every_everyday_name_is_shipped() -> None:
    everyday = {text[1:] for _, texts in lines("people_words.txt") for text in texts if text.startswith("*")}
    shipped = set(vocabulary().lay_names.values())
    assert len(everyday) > 500
    assert everyday - shipped == set()


def test_every_everyday_name_is_read_as_a_condition() -> None:
    missed = [lay for lay in vocabulary().lay_names.values() if not any(m.id for m in normalise([lay]))]
    assert missed == []


def test_an_abbreviation_stands_once_in_the_list() -> None:
    times = Counter(short for short, _ in lines("abbreviations.txt"))
    assert [short for short, count in times.items() if count > 1] == []


def test_every_abbreviation_of_the_list_is_shipped_with_all_its_meanings() -> None:
    shipped = vocabulary().short
    for short, targets in lines("abbreviations.txt"):
        reviewed, rows = shipped[short.upper()]
        assert reviewed
        assert len(set(rows)) == len(rows)
        assert len(rows) <= len(targets)
        assert bool(rows) == bool(targets)


def test_headings_told_by_hand_are_where_they_were_put() -> None:
    known = vocabulary()
    for mesh, concepts in lines("headings.txt"):
        if mesh[0] in "+-":
            continue
        holders = {c.id for c in known.by_mesh(mesh)}
        assert set(concepts or [f"MESH:{mesh}"]) <= holders, mesh


def test_words_told_a_heading_by_hand_have_it_and_those_denied_one_have_not() -> None:
    signed = [(mesh[0], mesh[1:], word) for mesh, words in lines("headings.txt") if mesh[0] in "+-" for word in words]
    assert len(signed) > 5
    for sign, mesh, word in signed:
        given = {match.mesh for match in normalise([word])}
        assert given
        assert (mesh in given) == (sign == "+"), word


@pytest.mark.parametrize("word", ["cancer", "asthma", "pain", "diabetes", "stroke", "depression"])
def test_no_condition_counts_as_a_modifier(word: str) -> None:
    assert word not in modifiers() | vague() | broad()


def test_the_lists_of_general_words_do_not_overlap() -> None:
    assert vague() & broad() == frozenset()


def test_no_text_says_what_we_never_say() -> None:
    for lay in vocabulary().lay_names.values():
        assert not {"cure", "breakthrough", "guaranteed"} & set(lay.lower().split())
