"""The record as typed, frozen, lossless parts (faults A18, A19)."""

from __future__ import annotations

import gzip

import msgspec
import pytest

from plaintrial.ground.errors import RecordRefused
from plaintrial.record import study_of
from plaintrial.record.status_words import STATUS_WORDS, status_word
from plaintrial.record.unnamed import unnamed_fields


def raw(**modules):
    return {"protocolSection": {"identificationModule": {"nctId": "NCT99980001", "briefTitle": "Rest"}, **modules}}


def test_what_is_not_there_is_an_empty_part():
    study = study_of(raw())
    assert (study.design.phases, study.places.locations, study.status.overall_status) == ((), (), None)
    assert study.status.start_date_struct.when is None
    assert study.derived.condition_browse_module.meshes == ()


def test_parts_cannot_be_changed():
    with pytest.raises(AttributeError):
        study_of(raw()).identification.nct_id = "NCT99980002"


def test_the_title_falls_back_to_the_official_one_and_the_id():
    assert study_of(raw(identificationModule={"nctId": "NCT99980001", "officialTitle": "Long"})).title == "Long"
    assert study_of(raw(identificationModule={"nctId": "NCT99980001"})).title == "NCT99980001"


def test_names_that_python_spells_otherwise():
    study = study_of(
        raw(
            sponsorCollaboratorsModule={"leadSponsor": {"name": "A", "class": "INDUSTRY"}},
            identificationModule={"nctId": "NCT99980001", "organization": {"fullName": "O", "class": "OTHER"}},
            oversightModule={"isUsExport": True},
        )
    )
    assert study.sponsors.lead_sponsor.sponsor_class == "INDUSTRY"
    assert study.identification.organization.organization_class == "OTHER"
    assert study.oversight.is_us_export is True


def test_an_enrolment_written_as_unknown_is_unknown():
    study = study_of(raw(designModule={"enrollmentInfo": {"count": 99_999_999}}))
    assert study.design.enrollment_info.known_count is None


@pytest.mark.parametrize(
    "modules",
    [
        {"conditionsModule": {"conditions": "lupus"}},
        {"statusModule": None},
        {"statusModule": {"startDateStruct": []}},
        {"designModule": {"enrollmentInfo": {"count": "many"}}},
    ],
)
def test_a_field_of_another_type_refuses_the_record_and_names_the_path(modules):
    with pytest.raises(RecordRefused, match=r"\$\.protocolSection"):
        study_of(raw(**modules))


def test_new_fields_modules_and_words_are_kept_and_found():
    record = raw(
        statusModule={"overallStatus": "PAUSED_BY_SPONSOR", "mood": "hopeful"},
        dreamModule={"a": 1},
        armsInterventionsModule={"armGroups": [{"label": "A"}, {"label": "B", "colour": "red"}]},
    )
    record["moonSection"] = {"phase": "full"}
    assert study_of(record).raw["moonSection"] == {"phase": "full"}
    assert dict(unnamed_fields(record)) == {
        "/protocolSection/statusModule/mood": "hopeful",
        "/protocolSection/dreamModule": {"a": 1},
        "/protocolSection/armsInterventionsModule/armGroups/1/colour": "red",
        "/moonSection": {"phase": "full"},
    }
    assert status_word("PAUSED_BY_SPONSOR").label == "Other status: paused by sponsor"


def test_every_status_word_has_its_own_label_and_a_short_sentence():
    assert len(STATUS_WORDS) == 14
    assert len({word.label for word in STATUS_WORDS.values()}) == 14
    assert all(len(word.meaning.split()) <= 20 for word in STATUS_WORDS.values())
    assert status_word("RECRUITING").open_to_join
    assert not status_word("NOT_YET_RECRUITING").open_to_join
    assert status_word(None).open_to_join is status_word("UNKNOWN").open_to_join is None


@pytest.mark.shared_data
def test_every_real_record_is_read_and_hardly_anything_is_unnamed(shared_data):
    unnamed, count = set(), 0
    for name in ("studies", "older-studies-from-xml"):
        with gzip.open(shared_data / "ctgov" / f"{name}.ndjson.gz") as lines:
            for line in lines:
                record = msgspec.json.decode(line)
                assert study_of(record).nct_id
                unnamed |= {path.rsplit("/", 1)[1] for path, _ in unnamed_fields(record)}
                count += 1
    assert count == 1_317 + 6_843
    assert len(unnamed) < 12
