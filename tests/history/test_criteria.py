from __future__ import annotations

import random

import pytest

from plaintrial.history import diff

from .records import CRITERIA, P, changed, only, put, record, told

PATH = f"{P}/eligibilityModule/eligibilityCriteria"


def edited(old: str, new: str) -> str:
    assert old in CRITERIA
    return CRITERIA.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("* Active hepatitis B infection\n", "", "eligibility_widened"),
        ("* Signed consent form\n", "", "eligibility_widened"),
        ("* Signed consent form\n", "* Signed consent form\n* Able to swallow tablets\n", "eligibility_narrowed"),
        ("* Active hepatitis", "* Current smoker\n* Active hepatitis", "eligibility_narrowed"),
        ("* Active hepatitis", "* Treated brain metastases are allowed\n* Active hepatitis", "eligibility_widened"),
        ("ECOG performance status 0-1", "ECOG performance status 0-2", "eligibility_widened"),
        ("ECOG performance status 0-1", "ECOG performance status of 0", "eligibility_narrowed"),
        ("Age 18 years or older", "Age 16 years or older", "eligibility_widened"),
        ("Age 18 years or older", "Age 21 years or older", "eligibility_narrowed"),
        ("eGFR \\< 30", "eGFR \\< 45", "eligibility_narrowed"),
        ("eGFR \\< 30", "eGFR \\< 25", "eligibility_widened"),
        ("within 4 weeks", "within 2 weeks", "eligibility_widened"),
        ("within 4 weeks", "within 42 days", "eligibility_narrowed"),
        ("within 4 weeks", "within 28 days", "eligibility_reworded"),
        ("at least 6 months", "at least 1 year", "eligibility_narrowed"),
        ("at least 6 months", "at least six months and up to 5 years", "eligibility_narrowed"),
        ("Pregnant or breast-feeding women", "Women who are pregnant or nursing", "eligibility_reworded"),
        ("Signed consent form", "Consent form that was signed", "eligibility_reworded"),
        ("Diagnosis of lupus", "Diagnosis of lupus or scleroderma", "eligibility_widened"),
        ("Active hepatitis B infection", "Active hepatitis B infection unless treated", "eligibility_widened"),
        ("Active hepatitis B infection", "Active hepatitis B infection or HIV infection", "eligibility_narrowed"),
    ],
)
def test_one_criterion(old: str, new: str, kind: str) -> None:
    event = only(changed(PATH, edited(old, new)))
    assert (event.kind, event.path) == (kind, PATH)


def test_spans_show_the_criterion_in_each_version() -> None:
    after = edited("0-1", "0-2")
    event = only(changed(PATH, after))
    assert event.before_span is not None
    assert event.after_span is not None
    assert CRITERIA[slice(*event.before_span)] == event.before == "ECOG performance status 0-1"
    assert after[slice(*event.after_span)] == event.after == "ECOG performance status 0-2"
    assert event.sentence == (
        "A rule for joining went from “ECOG performance status 0-1” to “ECOG performance status 0-2”. "
        "More people may fit."
    )


def test_added_and_dropped_are_told_with_their_words() -> None:
    assert told(changed(PATH, edited("* Active hepatitis B infection\n", "* Current smoker\n"))) == [
        ("eligibility_narrowed", "A reason to be kept out was added: “Current smoker”."),
        ("eligibility_widened", "A reason to be kept out was dropped: “Active hepatitis B infection”."),
    ]


def test_wording_in_several_places_is_one_event() -> None:
    after = CRITERIA.replace("Signed consent form", "Signed form of consent").replace("women", "people")
    event = only(changed(PATH, after))
    assert (event.kind, event.importance) == ("eligibility_reworded", "minor")
    assert "2 rules in all were reworded" in event.sentence


def test_a_criterion_moved_to_the_other_section_is_reworded() -> None:
    after = edited("* Active hepatitis B infection\n", "").replace(
        "* Signed", "* No active hepatitis B infection\n* Signed"
    )
    event = only(changed(PATH, after))
    assert event.kind == "eligibility_reworded"


def test_headings_and_introductions_are_no_criteria() -> None:
    after = edited(
        "Exclusion Criteria:", "Key Exclusion Criteria:\n\nOther protocol-defined exclusion criteria may apply."
    )
    event = only(changed(PATH, after))
    assert (event.kind, event.importance) == ("eligibility_reworded", "cosmetic")


def test_a_text_written_anew_is_one_event() -> None:
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
    after = "Inclusion Criteria:\n\n" + "".join(f"* {word} {word[::-1]} quux\n" for word in words)
    event = only(changed(PATH, after))
    assert (event.kind, event.importance) == ("eligibility_reworded", "notable")
    assert event.sentence == "The rules about who can join were rewritten: 8 rules before, 12 now."


def test_criteria_that_come_or_go() -> None:
    gone = only(changed(PATH, None))
    assert (gone.kind, gone.importance, gone.after) == ("eligibility_reworded", "notable", None)
    assert gone.sentence == "The record no longer gives who can join."
    assert only(diff(put(record(), PATH, None), record())).sentence.startswith("The record now gives who can join")


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: text.replace("* ", "- "),
        lambda text: text.replace("* ", "• "),
        lambda text: text.replace("\n* ", "\n  * "),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: " ".join(text.split()),
        lambda text: text.replace("\\<", "&lt;"),
        lambda text: text.replace("\\<", "<"),
        str.upper,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("0-1", "0–1").replace("-", "‐"),
        lambda text: "".join(
            f"{n}. {line[2:]}\n" if line.startswith("* ") else line + "\n" for n, line in enumerate(text.split("\n"))
        ),
    ],
)
def test_rewritten_without_a_change(rewrite: object) -> None:
    assert callable(rewrite)
    assert changed(PATH, rewrite(CRITERIA)) == []


def test_the_order_of_criteria_does_not_matter() -> None:
    lines = CRITERIA.split("\n")
    inclusion = lines[2:6]
    random.Random(1).shuffle(inclusion)
    assert changed(PATH, "\n".join([*lines[:2], *inclusion, *lines[6:]])) == []


def test_a_change_is_found_though_the_lines_were_joined() -> None:
    after = " ".join(edited("* Active hepatitis B infection\n", "").split())
    event = only(changed(PATH, after))
    assert (event.kind, event.before) == ("eligibility_widened", "Active hepatitis B infection")


def test_a_lone_surrogate_does_no_harm() -> None:
    assert only(changed(PATH, CRITERIA + "\n* Odd \ud800 letter")).kind == "eligibility_narrowed"
