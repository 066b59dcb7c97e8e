"""Addresses of conditions' pages."""

from __future__ import annotations

import pytest

from plaintrial.conditions import concept_of, slug, vocabulary
from plaintrial.conditions.naming import natural
from plaintrial.conditions.slug import slugged


def test_a_slug_leads_back_to_its_concept_for_every_concept() -> None:
    ids = vocabulary().rows.ids
    assert [concept_of(slug(each)) for each in ids] == ids


def test_slugs_are_plain_addresses() -> None:
    for concept_id in vocabulary().rows.ids:
        text = slug(concept_id)
        assert text
        assert text == text.lower()
        assert all(c.isalnum() or c == "-" for c in text)
        assert not text.startswith("-")
        assert "--" not in text


@pytest.mark.parametrize(
    ("concept_id", "text"),
    [
        ("MONDO:0007915", "systemic-lupus-erythematosus"),
        ("MONDO:0004979", "asthma"),
        ("MESH:D010149", "postoperative-pain"),
    ],
)
def test_a_slug_is_the_name_in_natural_order(concept_id: str, text: str) -> None:
    assert slug(concept_id) == text


def test_the_id_itself_is_an_address_too() -> None:
    assert concept_of("mondo-0007915") == "MONDO:0007915"
    assert concept_of("mesh-d010149") == "MESH:D010149"


@pytest.mark.parametrize("text", ["", "no-such-condition", "mondo-", "../etc", "Asthma!"])
def test_an_unknown_address_leads_nowhere(text: str) -> None:
    assert concept_of(text) is None


def test_an_unknown_id_has_no_slug() -> None:
    with pytest.raises(KeyError):
        slug("MONDO:9999999")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Pain, Postoperative", "Postoperative Pain"),
        ("Lupus Erythematosus, Systemic", "Systemic Lupus Erythematosus"),
        ("Arthroplasty, Replacement, Knee", "Knee Replacement Arthroplasty"),
        ("asthma", "asthma"),
        ("blood, bone and joint", "blood, bone and joint"),
    ],
)
def test_headings_read_in_their_natural_order(heading: str, name: str) -> None:
    assert natural(heading) == name


def test_accents_and_apostrophes_leave_no_trace() -> None:
    assert slugged("Sjögren’s syndrome") == "sjogrens-syndrome"
