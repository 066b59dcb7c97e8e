"""The sheet for the doctor: one page for every record, cut with a note, and nothing of a record read as markup."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from plaintrial.web.doctor.pdf import one_page, pages
from plaintrial.web.doctor.qr import qr_svg
from plaintrial.web.doctor.sheet import Sheet, sheet_of
from tests.web.check.studies import asthma_study
from tests.web.hostile import hostile_study
from tests.web.kept import keep
from tests.web.studies import page_of

ADDRESS = "https://plain.example/studies/NCT99980001"


def sheet(raw: dict[str, Any] | None = None, headline: str = "", room: int = 4900) -> Sheet:
    return sheet_of(page_of(raw or asthma_study()), headline, ADDRESS, room)


def huge(count: int = 400, words: int = 60) -> dict[str, Any]:
    lines = "\n".join(f"* Criterion {n} " + "of many long words " * (words // 4) for n in range(count))
    return asthma_study(criteria=f"Inclusion Criteria:\n\n{lines}\n\nExclusion Criteria:\n\n{lines}")


def test_it_has_what_a_doctor_needs() -> None:
    found = sheet(headline="Does fresh air help people with asthma?")
    assert found.title == "Does fresh air help people with asthma?"
    assert dict(found.facts)["Official title"] == "Fresh air for asthma"
    assert dict(found.facts)["Run by"] == "University of Rest"
    assert [name for name, _ in found.groups] == ["Must be so to join (inclusion)", "Keeps people out (exclusion)"]
    assert "ECOG 0 or 1" in found.groups[0][1]
    assert "Lung cancer" in found.groups[1][1]
    assert found.left_out == ""
    assert found.version == (
        "ClinicalTrials.gov NCT99980001, as the registry showed it on 1 February 2026. Version 1 here, aaaaaaaaaaaa."
    )
    assert found.questions


def test_a_long_list_is_cut_with_a_note_and_each_kind_keeps_a_share() -> None:
    found = sheet(huge(), room=2000)
    kept = [len(texts) for _, texts in found.groups]
    assert len(kept) == 2
    assert abs(kept[0] - kept[1]) <= 1
    assert found.left_out == (
        f"{800 - sum(kept)} more points are in the record. This page has no room for it. See the study's page."
    )


@pytest.mark.parametrize(
    "raw",
    [
        asthma_study(),
        huge(),
        huge(4, 4000),
        asthma_study(criteria="x" * 30_000),
        asthma_study(criteria="Inclusion Criteria:\n\n" + "\n".join("* a" for _ in range(3000))),
        asthma_study(criteria=""),
        {"protocolSection": {"identificationModule": {"nctId": "NCT99980005"}}},
        hostile_study(),
    ],
    ids=["usual", "huge", "long points", "one word", "short points", "none", "bare", "hostile"],
)
def test_the_pdf_has_one_page(raw: dict[str, Any]) -> None:
    made = one_page(lambda room: sheet(raw, "A headline " * 30, room))
    assert made.startswith(b"%PDF-")
    assert pages(made) == 1


def test_more_than_a_page_would_be_noticed() -> None:
    tall = sheet(huge(), room=40_000)
    from plaintrial.web.doctor.pdf import _typeset

    assert pages(_typeset(tall)) > 1


def test_a_record_cannot_reach_the_typesetter() -> None:
    """Commands of the typesetter in a record stay text: this would stop it, or read a file."""
    evil = '#panic("x") #read("/etc/passwd") #import "@preview/x:1.0.0" $ * _ ` [ ] \\'
    made = one_page(lambda room: sheet(asthma_study(criteria=f"Inclusion Criteria:\n\n* {evil}"), evil, room))
    assert pages(made) == 1


def test_the_code_leads_to_the_page() -> None:
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "2")
    assert ADDRESS in qr_svg(ADDRESS)


@pytest.mark.django_db
def test_the_page_and_the_pdf(site: Client) -> None:
    keep(asthma_study())
    page = site.get("/studies/NCT99980001/for-my-doctor")
    assert page.status_code == 200
    text = page.content.decode()
    assert "http://localhost:8000/studies/NCT99980001" in text
    assert "<form" not in text.split("<main")[1].split("</main")[0]
    assert 'name="' not in text.split("<main")[1].split("</main")[0]
    pdf = site.get("/studies/NCT99980001/for-my-doctor?format=pdf")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pages(pdf.content) == 1
    assert site.get("/studies/nct99980001/for-my-doctor").status_code == 301
    assert site.get("/studies/NCT99999999/for-my-doctor").status_code == 404


@pytest.mark.django_db
def test_a_host_that_is_asked_for_is_not_believed(site: Client) -> None:
    keep(asthma_study())
    page = site.get("/studies/NCT99980001/for-my-doctor", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in page.content.decode()


@pytest.mark.parametrize("code", ["fr", "es"])
def test_a_long_title_is_cut_inside_its_quotation_marks(code) -> None:
    raw = asthma_study()
    raw["protocolSection"]["identificationModule"]["briefTitle"] = "word " * 60
    raw["protocolSection"]["identificationModule"]["officialTitle"] = "word " * 60
    with translation.override(code):
        found = sheet(raw, headline="x")
    title = next(text for _, text in found.facts if "word word" in text)
    assert title.startswith("«")
    assert title.replace("\u202f", "").endswith("…»")
