"""Each record has the registry's shape and says nothing that could be taken for a real one."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from plaintrial.record import study_of
from tests.sample.conftest import Entry, locations, module, strings

NCT = re.compile(r"NCT\d{8}")
MAIL = re.compile(r"[\w.+-]+@([\w.-]+)")
LINK = re.compile(r"https?://([\w.-]+)")
OLD_TRIAL_NUMBER = re.compile(r"^\d{4}-99\d{4}-\d{2}$")
CTIS_NUMBER = re.compile(r"^\d{4}-599\d{3}-\d{2}-\d{2}$")
# The registry has these although none of the real records at hand does.
RARE_PATHS = {
    "protocolSection.statusModule.delayedPosting",
    "protocolSection.designModule.expandedAccessTypes.individual",
}


def paths(value: Any, at: str = "") -> set[str]:
    if isinstance(value, dict):
        return {path for key, inner in value.items() for path in paths(inner, f"{at}.{key}".lstrip("."))}
    if isinstance(value, list):
        return {path for inner in value for path in paths(inner, f"{at}[]")}
    return {at}


def test_ids_lie_in_the_range_no_registry_uses(entries: list[Entry]) -> None:
    for entry in entries:
        mentioned = {nct_id for text in strings(entry) for nct_id in NCT.findall(text)}
        assert all(nct_id.startswith("NCT9999") for nct_id in mentioned), entry["nctId"]
        assert module(entry["study"], "identificationModule")["nctId"] == entry["nctId"]


def test_other_registries_numbers_cannot_belong_to_a_real_study(entries: list[Entry]) -> None:
    checked = 0
    for entry in entries:
        for other in module(entry["study"], "identificationModule").get("secondaryIdInfos", []):
            shape = {"EUDRACT_NUMBER": OLD_TRIAL_NUMBER, "CTIS": CTIS_NUMBER}.get(other["type"])
            assert shape.match(other["id"]) if shape else "999" in other["id"], other
            checked += shape is not None
    assert checked > 10


def test_cited_articles_have_numbers_that_no_article_has(entries: list[Entry]) -> None:
    cited = [ref for entry in entries for ref in module(entry["study"], "referencesModule").get("references", [])]
    assert [ref for ref in cited if "pmid" in ref]
    for ref in cited:
        assert ref.get("pmid", "9999").startswith("9999")
        assert "Imaginary" in ref["citation"] or "Invented" in ref["citation"]


def test_addresses_lead_nowhere(entries: list[Entry]) -> None:
    hosts = {
        host
        for entry in entries
        for text in strings(entry["study"])
        for host in [*MAIL.findall(text), *LINK.findall(text)]
    }
    assert len(hosts) > 10
    assert not [host for host in hosts if not host.endswith((".example", "example.org"))]


def test_phone_numbers_are_of_the_kind_kept_for_fiction(entries: list[Entry]) -> None:
    phones = {inner["phone"] for entry in entries for inner in _contacts(entry["study"]) if "phone" in inner}
    assert len(phones) > 20
    assert not [phone for phone in phones if "555" not in phone]


def _contacts(study: Entry) -> list[Entry]:
    central = module(study, "contactsLocationsModule").get("centralContacts", [])
    point = study.get("resultsSection", {}).get("moreInfoModule", {}).get("pointOfContact")
    return [
        *central,
        *(one for site in locations(study) for one in site.get("contacts", [])),
        *([point] if point else []),
    ]


def test_the_version_holder_is_the_day_it_was_seen(entries: list[Entry]) -> None:
    for entry in entries:
        assert entry["study"]["derivedSection"]["miscInfoModule"]["versionHolder"] == entry["seen"]


def test_mesh_ids_and_headings_go_one_to_one(entries: list[Entry]) -> None:
    pairs = set()
    for entry in entries:
        for name in ("conditionBrowseModule", "interventionBrowseModule"):
            browse = entry["study"]["derivedSection"].get(name, {})
            pairs |= {(one["id"], one["term"]) for kind in ("meshes", "ancestors") for one in browse.get(kind, [])}
    assert len({mesh_id for mesh_id, _ in pairs}) == len({term for _, term in pairs}) == len(pairs)
    assert ("D008180", "Lupus Erythematosus, Systemic") in pairs
    assert ("D012859", "Sjogren's Syndrome") in pairs


def test_has_results_says_whether_there_is_a_results_section(entries: list[Entry]) -> None:
    for entry in entries:
        study = entry["study"]
        assert study["hasResults"] == ("resultsSection" in study)
        assert study["hasResults"] == ("resultsFirstPostDateStruct" in module(study, "statusModule"))


def test_arms_and_interventions_name_each_other(entries: list[Entry]) -> None:
    for entry in entries:
        arms = module(entry["study"], "armsInterventionsModule")
        labels = {arm["label"] for arm in arms.get("armGroups", [])}
        names = {one["name"] for one in arms.get("interventions", [])}
        used = {name for arm in arms.get("armGroups", []) for name in arm.get("interventionNames", [])}
        assert {name.partition(": ")[2] for name in used} <= names, entry["nctId"]
        if labels and names:
            assert all(set(one["armGroupLabels"]) <= labels for one in arms["interventions"]), entry["nctId"]


def test_no_string_is_blank_or_padded_at_its_ends(entries: list[Entry]) -> None:
    for entry in entries:
        assert not [text for text in strings(entry) if text != text.strip() or not text], entry["nctId"]


def test_the_mirror_s_own_reader_takes_every_record(entries: list[Entry]) -> None:
    for entry in entries:
        assert study_of(entry["study"]).nct_id == entry["nctId"]


@pytest.mark.shared_data
def test_no_field_is_unknown_to_real_records(entries: list[Entry], shared_data: Path) -> None:
    real: set[str] = set()
    with gzip.open(shared_data / "ctgov" / "studies.ndjson.gz") as lines:
        for line in lines:
            real |= paths(json.loads(line))
    ours = set().union(*(paths(entry["study"]) for entry in entries))
    assert len(ours) > 150
    assert ours - real == RARE_PATHS


@pytest.mark.shared_data
def test_no_sentence_is_taken_from_a_real_record(entries: list[Entry], shared_data: Path) -> None:
    real: set[str] = set()
    for name in ("studies", "older-studies-from-xml"):
        with gzip.open(shared_data / "ctgov" / f"{name}.ndjson.gz") as lines:
            for line in lines:
                real |= _sentences(json.loads(line)["protocolSection"])
    ours = set().union(*(_sentences(entry["study"]["protocolSection"]) for entry in entries))
    assert len(ours) > 500
    assert not ours & real


def _sentences(value: Any) -> set[str]:
    """Runs of 9 words or more between stops, in lower case."""
    found = set()
    for text in strings(value):
        for part in re.split(r"[.\n;:]+", text):
            words = re.findall(r"\w+", part.lower())
            if len(words) >= 9:
                found.add(" ".join(words))
    return found
