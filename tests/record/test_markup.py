"""The registry's markup as blocks: what is shown, what must never be lost, and time."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintrial.record.clean_text import clean, unescaped
from plaintrial.record.markup import (
    MAX_DEPTH,
    Block,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    blocks,
    inline,
    plain_text,
)


def texts(shown: tuple[Block, ...]) -> Iterator[str]:
    """Every piece of text in a tree, markers included."""
    for block in shown:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield item.marker
                yield from texts(item.blocks)
        else:
            yield block.text


def words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def depth(shown: tuple[Block, ...]) -> int:
    inner = [depth(item.blocks) for block in shown if isinstance(block, ListBlock) for item in block.items]
    return 1 + max(inner) if inner else 0


def items(block: Block) -> list[str]:
    assert isinstance(block, ListBlock)
    return ["".join(texts(item.blocks)) for item in block.items]


def bullets(*shown: str) -> ListBlock:
    return ListBlock(False, tuple(ListItem((Paragraph(text),)) for text in shown))


def test_escapes_are_undone() -> None:
    assert blocks(r"Weight \<55 kg, \>2 \[see below\] H\&E 5\^2 \~3 a\_b") == (
        Paragraph("Weight <55 kg, >2 [see below] H&E 5^2 ~3 a_b"),
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"a\\b", r"a\b"),
        (r"C:\Eps", r"C:\Eps"),
        (r"\\<", r"\<"),
        ("ends with \\", "ends with \\"),
        (r"\&lt; 5 &gte; 2 \&amp;gt;1", "< 5 ≥ 2 >1"),
        (r"\&amp;amp;#39;Game 1\&amp;amp;#39;", "'Game 1'"),
        ("patient&#x27;s &beta;-blocker, caf&eacute; &#233; &thetasym;", "patient's β-blocker, café é ϑ"),
        ("A&B; &; &#; &#x; &#xZZ; &#999999999; &#x202e;z", "A&B; &; &#; &#x; &#xZZ; &#999999999; z"),
        ("R&D; AT&T", "R&D; AT&T"),
        (r"antibodies.\*", "antibodies.*"),
        ("**Bold** words and **more**.", "Bold words and more."),
        ("mL/min.** **Measured values***", "mL/min.** **Measured values***"),
        ("2. <TAB>Items", "2. Items"),
    ],
)
def test_inline(raw: str, shown: str) -> None:
    assert inline(raw) == shown


def test_sections_with_bullets() -> None:
    text = "Inclusion Criteria:\n\n* Adults\n* Age ≥ 18\n\nExclusion Criteria:\n\n* Pregnant"
    assert blocks(text) == (
        Heading("Inclusion Criteria"),
        bullets("Adults", "Age ≥ 18"),
        Heading("Exclusion Criteria"),
        bullets("Pregnant"),
    )


def test_nesting_by_indentation() -> None:
    text = "1. First:\n\n   * one\n   * two\n\n     Note: more on two\n2. Second\n10. Tenth"
    (outer,) = blocks(text)
    assert isinstance(outer, ListBlock)
    assert outer.numbering == "1"
    assert [item.ordinal for item in outer.items] == [1, 2, 10]
    inner = outer.items[0].blocks[1]
    assert isinstance(inner, ListBlock)
    assert inner.items[1].blocks == (Paragraph("two"), Paragraph("Note: more on two"))


def test_numbers_go_on_after_a_nested_list_of_numbers() -> None:
    text = "* All of:\n\n  1. One\n  2. Two:\n\n     1. Inner one\n     2. Inner two\n  3. Three\n\nExclusion Criteria:"
    (outer, last) = blocks(text)
    assert isinstance(outer, ListBlock)
    (lead, inner) = outer.items[0].blocks
    assert lead == Paragraph("All of:")
    assert isinstance(inner, ListBlock)
    assert [item.ordinal for item in inner.items] == [1, 2, 3]
    assert last == Paragraph("Exclusion Criteria")  # a heading of nothing is not shown as a section


def test_bullets_nested_on_one_line() -> None:
    (outer,) = blocks("* * * nested")
    assert depth((outer,)) == 3
    assert list(texts((outer,))) == ["*", "*", "*", "nested"]


@pytest.mark.parametrize(
    ("raw", "typed"),
    [("- a\n- b", "-"), ("• a\n•b", "•"), ("* \\- a\n* \\- b", "-"), ("\\- a\n\\- b", "-"), ("o A\no B", "o"),
     ("– a\n– b", "–"), ("\uf0b7 a\n\uf0b7 b", "•"), ("-a\n-b", "-"), ("+ a\n+ b", "+")],
)  # fmt: skip
def test_bullets_typed_by_sponsors(raw: str, typed: str) -> None:
    (only,) = blocks(raw)
    assert isinstance(only, ListBlock)
    assert not only.ordered
    assert [item.lower() for item in items(only)] == ["a", "b"]
    assert {item.marker for item in only.items} == {typed}


@pytest.mark.parametrize(
    ("raw", "numbering", "markers"),
    [("1. A\n2. B", "1", ["1.", "2."]), ("1) A\n2) B", "1", ["1)", "2)"]), ("(1) A\n(2) B", "1", ["(1)", "(2)"]),
     ("1\\. A\n2\\. B", "1", ["1.", "2."]), ("a) A\nb) B", "a", ["a)", "b)"]), ("A. A\nB. B", "A", ["A.", "B."]),
     ("(i) A\n(ii) B", "i", ["(i)", "(ii)"]), ("I. A\n\nII. B", "I", ["I.", "II."]), ("1.A\n2.B", "1", ["1.", "2."]),
     ("* 1. A\n* 2. B", "1", ["1.", "2."])],
)  # fmt: skip
def test_numbers_typed_by_sponsors(raw: str, numbering: str, markers: list[str]) -> None:
    (only,) = blocks(raw)
    assert isinstance(only, ListBlock)
    assert (only.ordered, only.numbering) == (True, numbering)
    assert items(only) == ["A", "B"]
    assert [item.marker for item in only.items] == markers


def test_the_letter_i_goes_on_after_h() -> None:
    (only,) = blocks("\n".join(f"{letter}. Item" for letter in "abcdefghij"))
    assert isinstance(only, ListBlock)
    assert only.numbering == "a"
    assert [item.ordinal for item in only.items] == list(range(1, 11))


def test_parts_that_stand_no_deeper_than_their_whole() -> None:
    (only,) = blocks("1. One of:\n\na) this\nb) that\n2. Two\n- dash")
    assert isinstance(only, ListBlock)
    assert [item.ordinal for item in only.items] == [1, 2]
    assert items(only.items[0].blocks[1]) == ["this", "that"]
    assert items(only.items[1].blocks[1]) == ["dash"]


@pytest.mark.parametrize(
    "text", ["E. coli infection", "1.5 mg daily", "e.g. this", "of note", "2020. The year", "-5 degrees", "*Note: this"]
)
def test_what_begins_no_item(text: str) -> None:
    assert blocks(text) == (Paragraph(text),)


def test_wrapped_lines_are_joined_and_a_number_in_them_is_no_item() -> None:
    text = "This sentence was wrapped by hand at about sixty letters, week\n12. It goes on here, also over\nlines."
    assert blocks(text) == (Paragraph(" ".join(text.split())),)


def test_wrapped_item_is_joined() -> None:
    assert blocks("* An item that was wrapped by hand at some column\nand goes on\n* Second") == (
        bullets("An item that was wrapped by hand at some column and goes on", "Second"),
    )


def test_short_lines_stay_lines() -> None:
    assert blocks("Age over 18\nNot pregnant\nAble to read") == (
        Paragraph("Age over 18"), Paragraph("Not pregnant"), Paragraph("Able to read"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "heading"),
    [("Exclusion Criteria:", "Exclusion Criteria"), ("**Bold heading**", "Bold heading"), ("BACKGROUND:", "BACKGROUND"),
     ("## Aims", "Aims"), ("--Disease Characteristics--", "Disease Characteristics"), ("DESIGN", "DESIGN"),
     ("Inclusion Criteria for All Parts", "Inclusion Criteria for All Parts")],
)  # fmt: skip
def test_headings(line: str, heading: str) -> None:
    assert blocks(f"{line}\n\nWords.") == (Heading(heading), Paragraph("Words."))


@pytest.mark.parametrize("line", ["OR", "Patients must meet two of the following criteria:", "A sentence.", "HIV 1"])
def test_no_headings(line: str) -> None:
    assert blocks(f"{line}\n\nWords.") == (Paragraph(line), Paragraph("Words."))


def test_rules_and_empty_items_are_not_shown() -> None:
    assert blocks("a\n\n---\n\n* * *\n\n* \n\n\\_\\_\\_\n\n* b") == (Paragraph("a"), bullets("b"))


def test_text_after_an_empty_number_is_its_item() -> None:
    (only,) = blocks("1.\n\nFirst words\n\n2.\n\nMore words")
    assert items(only) == ["First words", "More words"]


@pytest.mark.parametrize(
    ("raw", "mended"),
    [("â‰¥ 18", "≥ 18"), ("mmÂ³", "mm³"), ("it isnâ€™t", "it isn’t"), ("Âµg", "µg"), ("cafÃ©", "café"), ("Î±", "α"),
     ("â€\x9d", "”"), ("Ã¢â€°Â¥", "≥"), ("château", "château"), ("CAFÉ®", "CAFÉ®"), ("Â", "Â"),
     ("in \uf0b3 2nd", "in ≥ 2nd")],
)  # fmt: skip
def test_mojibake(raw: str, mended: str) -> None:
    assert clean(raw) == mended


def test_controls_and_overrides_are_gone() -> None:
    assert clean("a\x00b\x1b[31mc\u202ed\u2066e\ufefff\r\ng\u2028h\ud800") == "ab[31mcdef\ng\nh"


def test_towers_of_marks_are_cut() -> None:
    assert clean("a" + "\u0301" * 200 + "b") == "a" + "\u0301" * 4 + "b"


def test_plain_text() -> None:
    text = "Aims:\n\n1. One \\<5:\n\n   * a\n   * b\n2. Two"
    assert plain_text(text) == "Aims\n\n1. One <5:\n   - a\n   - b\n2. Two"
    assert plain_text(None) == ""


_LINES = st.lists(
    st.builds(
        lambda indent, marker, body: " " * indent + marker + body,
        st.integers(0, 12),
        st.sampled_from(["", "* ", "- ", "* * ", "1. ", "2) ", "a) ", "(ii) ", "\\- ", "• ", "* 3. ", "# "]),
        st.text(st.sampled_from("ab Z9:.,*-\\<&â‰¥()#_\t"), max_size=30),
    ),
    max_size=30,
)


@given(_LINES)
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    shown = blocks(text)
    assert words("".join(texts(shown))) == words(unescaped(clean(text)))
    assert depth(shown) <= MAX_DEPTH


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    plain_text(text)
    assert clean(clean(text)) == clean(text) or "Ã" in text


@pytest.mark.parametrize(
    "text",
    ["* " * 60_000 + "x", "- " * 60_000 + "x", "* x\n" * 60_000, " " * 60_000 + "x", "\\" * 60_000, "1. " * 60_000,
     "**a" * 60_000, "**a**" * 60_000, "&" * 60_000, "â" * 60_000, "\n".join(" " * n + "* x" for n in range(2_000)),
     "".join(f"{n}. x\n" for n in range(60_000)), "a\u0301" * 60_000, "i) " * 60_000, "x:\n" * 60_000],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Four times the text may take four times as long, on a slow machine too; square time would take sixteen."""
    quarter, _ = _timed(text[: len(text) // 4])
    whole, shown = _timed(text)
    assert whole < 9 * quarter + 0.5
    assert depth(shown) <= MAX_DEPTH


def _timed(text: str) -> tuple[float, tuple[Block, ...]]:
    started = time.process_time()
    shown = blocks(text)
    return time.process_time() - started, shown


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["studies", "older-studies-from-xml"])
def test_real_records_lose_no_word(shared_data: Path, name: str) -> None:
    with gzip.open(shared_data / "ctgov" / f"{name}.ndjson.gz") as lines:
        for line in lines:
            protocol = msgspec.json.decode(line)["protocolSection"]
            for module, field in (
                ("descriptionModule", "briefSummary"),
                ("descriptionModule", "detailedDescription"),
                ("eligibilityModule", "eligibilityCriteria"),
            ):
                text = protocol.get(module, {}).get(field) or ""
                shown = blocks(text)
                assert words("".join(texts(shown))) == words(unescaped(clean(text)).replace("<TAB>", ""))
                assert not any("\\<" in piece or "\\>" in piece or "&gt;" in piece for piece in texts(shown))
