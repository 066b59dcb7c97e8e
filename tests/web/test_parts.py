"""The smaller parts of the page: terms, team, papers, details, unknown fields, the facts about the page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plaintrial.record import study_of
from plaintrial.web.study.details import details_of
from plaintrial.web.study.other import other_fields
from plaintrial.web.study.papers import papers_of, web_host
from plaintrial.web.study.team import team_of
from plaintrial.web.study.terms import terms_of
from plaintrial.web.study.timeline import moments
from plaintrial.web.study.trust import trust_of
from tests.web.studies import page_of, raw_study


def study(**modules):
    return study_of(raw_study(**modules))


def test_terms_are_shown_once_and_keywords_only_if_new():
    given = {"conditions": ["Lupus", "lupus ", "", "SLE"], "keywords": ["LUPUS", "rest", " "]}
    found = terms_of(study(conditions=given))
    assert found.shared == ("Lupus Erythematosus, Systemic",)
    assert found.written == ("Lupus", "SLE")
    assert found.keywords == ("rest",)


def test_the_team_names_bodies_but_no_person():
    sponsors = {"leadSponsor": {"name": "Firm", "class": "INDUSTRY"}, "collaborators": [{"name": "Fund"}, {}]}
    officials = [
        {"name": "Dr Hidden", "affiliation": "Clinic", "role": "PRINCIPAL_INVESTIGATOR"},
        {"name": "Dr Nowhere"},
    ]
    found = team_of(study(sponsorCollaborators=sponsors, contactsLocations={"overallOfficials": officials}))
    assert (found.lead.name, found.lead.kind) == ("Firm", "A company")
    assert [partner.name for partner in found.partners] == ["Fund"]
    assert [(leader.role, leader.place) for leader in found.leaders] == [("Lead researcher", "Clinic")]
    assert team_of(study(sponsorCollaborators={"leadSponsor": {"name": "X", "class": "NEW"}})).lead.kind == ""


def test_papers_by_what_they_are_to_the_study():
    given = {
        "references": [
            {"pmid": "123", "type": "RESULT", "citation": "Found."},
            {"pmid": "12a", "type": "BACKGROUND", "citation": "Before."},
            {"type": "DERIVED", "citation": "Gone.", "retractions": [{"pmid": "9"}]},
            {},
        ]
    }
    found = papers_of(study(references=given))
    assert [(p.text, p.url) for p in found.results] == [
        ("Found.", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ("[This paper was withdrawn] Gone.", ""),
    ]
    assert [(p.text, p.url) for p in found.background] == [("Before.", "")]
    assert found.any
    assert not papers_of(study()).any


def test_a_long_list_of_papers_is_cut_and_says_so():
    found = papers_of(study(references={"references": [{"citation": str(n)} for n in range(230)]}))
    assert (len(found.background), found.left_out) == (200, 30)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://clinic.example/a?b=c", "clinic.example"),
        (" http://clinic.example ", "clinic.example"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//evil.example", ""),
        ("https:evil", ""),
        ("https://user@evil.example/", ""),
        ("https://[::1", ""),
        ("https://a.example/\nx", ""),
        ("ftp://a.example", ""),
        ("", ""),
    ],
)
def test_only_plain_web_addresses_are_linked(url, host):
    assert web_host(url) == host


def test_details_leave_out_what_the_record_does_not_say():
    labels = {detail.label for detail in details_of(study())}
    assert labels == set()
    found = {d.label: str(d.text) for d in details_of(study(oversight={"oversightHasDmc": False}))}
    assert found == {"Watched by an independent data committee": "No"}


def test_other_numbers_of_a_study():
    ids = {"nctId": "NCT99980001", "orgStudyIdInfo": {"id": "A-1"}, "secondaryIdInfos": [{"id": "B", "domain": "Fund"}]}
    (detail,) = details_of(study(identification=ids))
    assert detail.text == "A-1; B (Fund)"


def test_unknown_fields_are_shown_but_never_those_of_contacts():
    raw = raw_study()
    raw["protocolSection"]["statusModule"]["trustLabel"] = "HIGH"
    raw["protocolSection"]["newModule"] = {"deep": [1, 2]}
    raw["protocolSection"]["contactsLocationsModule"]["centralContacts"] = [{"fax": "12345"}]
    found = [(field.name, field.value) for field in other_fields(raw)]
    assert ("status: trust label", "HIGH") in found
    assert ("new", "deep: 1; 2") in found
    assert not any("12345" in value for _, value in found)


def test_unknown_fields_are_said_in_words_and_never_empty():
    raw = raw_study()
    raw["protocolSection"]["newModule"] = {
        "firstDate": {"date": "2014-05-06", "type": "NEWLY_ESTIMATED"},
        "isOpen": True,
        "notThere": None,
    }
    raw["protocolSection"]["blankModule"] = {"none": "\u200b", "more": [" ", None, {}]}
    (field,) = other_fields(raw)
    assert field.value == "first date: date: 2014-05-06; type: newly estimated; is open: Yes"


def test_a_date_or_fact_of_signs_without_a_body_is_left_out():
    status = {"startDateStruct": {"date": "\u200b", "type": "ACTUAL"}}
    assert "Study started" not in [moment.name for moment in moments(study(status=status).status, date(2026, 1, 1))]
    assert not [d for d in details_of(study(design={"targetDuration": "\u200b"})) if "followed" in d.label]


def test_a_huge_unknown_field_is_cut():
    raw = raw_study()
    raw["protocolSection"]["newModule"] = "word " * 10_000
    (field,) = other_fields(raw)
    assert len(field.value) < 700


def test_the_facts_about_the_page():
    plain = trust_of(page_of(raw_study()))
    assert (plain.first_seen, plain.changes, plain.current_as_of) == (
        "5 January 2026",
        "none seen yet",
        "1 February 2026",
    )
    changed = trust_of(page_of(raw_study(), times_changed=3, last_changed=datetime(2026, 2, 3, tzinfo=UTC)))
    assert changed.changes == "3, the last seen on 3 February 2026"
    gone = trust_of(page_of(raw_study(), no_longer_shown_since=date(2026, 2, 9), flags=("last_update_in_future",)))
    assert gone.no_longer_shown_since == "9 February 2026"
    assert gone.future_update
