"""Two texts word by word."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from plaintrial.web.changes.word_diff import Piece, sides, word_diff

texts = st.lists(st.sampled_from(["age", "18", "or", "older", "not", "lupus"]), max_size=12).map(" ".join)


def test_what_stayed_what_went_and_what_came():
    assert word_diff("Age 18 or older", "Age 16 or older") == (
        Piece("same", "Age"),
        Piece("removed", "18"),
        Piece("added", "16"),
        Piece("same", "or older"),
    )


@given(texts, texts)
def test_the_pieces_spell_both_texts(before, after):
    pieces = word_diff(before, after)
    assert " ".join(p.text for p in pieces if p.kind != "added") == before
    assert " ".join(p.text for p in pieces if p.kind != "removed") == after


def test_texts_too_long_to_compare_are_shown_whole_and_at_once():
    begun = time.perf_counter()
    pieces = word_diff("a b " * 50_000, "b a " * 50_000)
    assert [piece.kind for piece in pieces] == ["removed", "added"]
    assert time.perf_counter() - begun < 2


def test_each_side_has_its_own_words_and_long_runs_that_stayed_are_cut():
    long = " ".join(f"w{n}" for n in range(100))
    before, after = sides(word_diff(f"Age 18 {long} 65 years {long}", f"Age 16 {long} 75 years {long}"))
    assert [piece.text for piece in before if piece.kind == "removed"] == ["18", "65"]
    assert [piece.text for piece in after if piece.kind == "added"] == ["16", "75"]
    middle, last = (piece.text for piece in before if piece.kind == "same" and "…" in piece.text)
    assert (middle.split()[0], middle.split()[-1], len(middle.split())) == ("w0", "w99", 25)
    assert last.endswith("…")
    assert "added" not in {piece.kind for piece in before}
    assert "removed" not in {piece.kind for piece in after}
