"""Sentences of the registrant's summary: plainer, no less and no more, each with its own span."""

from __future__ import annotations

import pytest

from plaintrial.plain.summary.choose import RULE_ID
from plaintrial.plain.summary.simpler import simpler
from plaintrial.plain.summary.spans import sentence_spans
from tests.plain.records import reading, trial


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("The purpose of this study is to determine whether aspirin eases pain.",
         "The aim is to find out if aspirin eases pain."),
        ("To evaluate the safety of aspirin.", "The aim is to look at the side effects of aspirin."),
        ("Asthma patients will receive two tablets (200 mg).", "People with asthma will get 2 tablets."),
        ("BACKGROUND:", None),
        ("  ", None),
        ("It tests two drugs (a)-to treat pain.", None),
    ],
)  # fmt: skip
def test_said_more_plainly(raw: str, said: str | None) -> None:
    assert simpler(raw) == said


def _spans(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_sentences_are_found_without_labels_and_bullets() -> None:
    text = "RATIONALE: Drugs may help, e.g. aspirin. It is 1.5 mg.\n\n* First point\n* Second point. Dr. Lee said so."
    assert _spans(text) == [
        "Drugs may help, e.g. aspirin.",
        "It is 1.5 mg.",
        "First point",
        "Second point.",
        "Dr. Lee said so.",
    ]


@pytest.mark.parametrize("text", ["", "\n\n\n", "." * 5000, "* " * 5000, " " * 60_000, "a" * 60_000])
def test_any_text_is_cut_in_a_moment(text: str) -> None:
    assert all(text[start:end].strip() for start, end in sentence_spans(text))


def test_what_is_said_stands_on_its_own_span() -> None:
    text = "Asthma is common. People will get 2 tablets a day for 4 weeks. Visit www.pills.example now."
    made = reading(**trial() | {"description": {"briefSummary": text}})
    (sentence,) = [one for one in made.plain if one.rule == RULE_ID and one.section == "asks"]
    assert sentence.text == "People will get 2 tablets a day for 4 weeks."
    assert sentence.evidence[0].quote == sentence.text
    assert not any("www" in one.text for one in made.plain)
