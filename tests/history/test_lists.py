"""References, links, data, documents and the study's other numbers."""

from __future__ import annotations

from typing import Any

import pytest

from plaintrial.history import diff

from .records import P, changed, only, put, record, told

PAPERS, LINKS = f"{P}/referencesModule/references", f"{P}/referencesModule/seeAlsoLinks"
DATA = f"{P}/referencesModule/availIpds"
DOCUMENTS = "/documentSection/largeDocumentModule/largeDocs"
NUMBERS = f"{P}/identificationModule/secondaryIdInfos"
DOE = {"pmid": "11111111", "type": "BACKGROUND", "citation": "Doe J. Lupus. 2019."}
ROE = {"pmid": "22222222", "type": "RESULT", "citation": "Roe K. Quizalopril in lupus: a trial. 2026."}
PROTOCOL = {"typeAbbrev": "Prot", "label": "Study Protocol", "date": "2025-01-05"}


@pytest.mark.parametrize(
    ("path", "value", "kind", "sentence"),
    [
        (
            PAPERS,
            [ROE, DOE],
            "reference_added",
            "New in the record. A paper with results of this study: “Roe K. Quizalopril in lupus: a trial. 2026”.",
        ),
        (PAPERS, [], "other", "No longer listed. A background paper: “Doe J. Lupus. 2019”."),
        (
            PAPERS,
            [{**DOE, "type": "DERIVED"}],
            "other",
            "The details of a paper changed. A paper that cites this study: “Doe J. Lupus. 2019”.",
        ),
        (
            LINKS,
            [{"label": "Study page", "url": "https://example.org/new"}],
            "other",
            "The link Study page now leads elsewhere.",
        ),
        (
            LINKS,
            [{"label": "Our page", "url": "https://example.org/quill"}],
            "other",
            "The link Study page is now called Our page.",
        ),
        (LINKS, [], "other", "A link is no longer listed: Study page."),
        (
            DATA,
            [{"type": "Individual Participant Data Set", "url": "https://example.org/d", "id": "D1"}],
            "other",
            "Study data or documents can now be had: Individual Participant Data Set.",
        ),
        (
            DOCUMENTS,
            [PROTOCOL, {"typeAbbrev": "ICF", "label": "Informed Consent Form", "date": "2026-01-05"}],
            "other",
            "A document was added: Informed Consent Form, dated 5 January 2026.",
        ),
        (
            DOCUMENTS,
            [{**PROTOCOL, "date": "2026-01-05"}],
            "other",
            "A document was replaced: Study Protocol, dated 5 January 2025 by Study Protocol, dated 5 January 2026.",
        ),
        (DOCUMENTS, [], "other", "A document is no longer there: Study Protocol, dated 5 January 2025."),
        (
            NUMBERS,
            [{"id": "2024-500001-11-00", "type": "CTIS"}, {"id": "U111", "type": "OTHER"}],
            "other",
            "Another number of the study was added: study number U111.",
        ),
        (
            NUMBERS,
            [{"id": "2024-500001-11-01", "type": "CTIS"}],
            "other",
            "The details of the EU study number (CTIS) 2024-500001-11-01 "
            "changed: before, it was EU study number (CTIS) 2024-500001-11-00.",
        ),
    ],
)
def test_one_change(path: str, value: Any, kind: str, sentence: str) -> None:
    event = only(changed(path, value))
    assert (event.kind, event.sentence) == (kind, sentence)
    assert event.path.startswith(path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (PAPERS, [{**DOE, "citation": "DOE J.  Lupus. 2019"}]),
        (DOCUMENTS, [{**PROTOCOL, "uploadDate": "2026-02-01T10:00", "size": 7}]),
    ],
)
def test_no_event(path: str, value: Any) -> None:
    assert changed(path, value) == []


def test_a_link_added_to_the_first_one() -> None:
    links = record()["protocolSection"]["referencesModule"]["seeAlsoLinks"]
    event = only(changed(LINKS, [*links, {"label": "Plain Language Summary", "url": "https://example.org/p"}]))
    assert told([event]) == [("reference_added", "A link was added: Plain Language Summary.")]


def test_a_paper_that_was_retracted() -> None:
    event = only(changed(f"{PAPERS}/0/retractions", [{"pmid": "3", "source": "J. 2026"}]))
    assert (event.kind, event.importance) == ("other", "notable")
    assert event.sentence == "A paper listed here was retracted: “Doe J. Lupus. 2019”."


def test_a_paper_that_gets_its_number_is_the_same_paper() -> None:
    before = put(record(), PAPERS, [{"type": "RESULT", "citation": ROE["citation"]}])
    event = only(diff(before, put(record(), PAPERS, [ROE])))
    assert (event.kind, event.importance) == ("other", "cosmetic")
