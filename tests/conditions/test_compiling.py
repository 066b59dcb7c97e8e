"""The rules by which the vocabulary is compiled, on small made-up sources."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from conditions_entry import Entry
from conditions_filter import drop_misleading
from conditions_labels import cleaned, is_abbreviation
from conditions_link import Linker
from conditions_merge import is_disease, is_topic
from conditions_sources import Heading, Term, _PlainUnpickler, obo_json


@pytest.mark.parametrize(
    ("label", "forms"),
    [
        ("asthma (disease)", ["asthma"]),
        ("SLE - lupus erythematosus, systemic", ["SLE", "lupus erythematosus, systemic"]),
        ("MI, myocardial infarction", ["MI", "myocardial infarction"]),
        ("cardiovascular disease (CVD)", ["cardiovascular disease", "CVD"]),
        ("asthma, susceptibility to", []),
        ("disease or disorder of kidney", []),
        ("x" * 200, []),
        ("Lupus Erythematosus, Systemic", ["Lupus Erythematosus, Systemic"]),
    ],
)
def test_a_label_is_cleaned(label: str, forms: list[str]) -> None:
    assert cleaned(label) == forms


@pytest.mark.parametrize(
    ("label", "short"), [("COPD", True), ("GvHD", True), ("Asthma", False), ("a b", False), ("A", False)]
)
def test_a_short_form_is_told(label: str, short: bool) -> None:
    assert is_abbreviation(label) is short


def test_no_column_of_other_vocabularies_is_read(tmp_path: Path) -> None:
    source = tmp_path / "mondo.json"
    source.write_text(
        '[{"id": "1", "name": "a", "xrefs": [{"namespace": "SCTID", "id": "5"}, {"namespace": "UMLS", "id": "C1"},'
        ' {"namespace": "MESH", "id": "D1"}]}]'
    )
    assert obo_json(source, "MONDO")["MONDO:1"].xrefs == {"mesh": ["D1"]}


def test_a_dictionary_may_hold_plain_data_only() -> None:
    with pytest.raises(ValueError, match="not plain data"):
        _PlainUnpickler(__import__("io").BytesIO(pickle.dumps(Path("x")))).load()


def linked(concepts: list[Term], *headings: Heading) -> dict[str, list[str]]:
    terms = {t.id: t for t in concepts}
    entries = {t.id: Entry(t.id, t.name, labels=[("n", t.name), *(("o", s) for s in t.synonyms)]) for t in concepts}
    return Linker(terms, entries, {}).homes(headings)


def test_an_equal_name_wins_over_a_reference() -> None:
    concepts = [
        Term("M:1", "visual epilepsy", xrefs={"mesh": ["D1"]}),
        Term("M:2", "seizure"),
    ]
    assert linked(concepts, Heading("D1", "Seizures", [], ["C10.1"]))["D1"] == ["M:2"]


def test_a_reference_from_a_narrower_concept_is_no_home() -> None:
    concepts = [Term("M:1", "congenital mitral valve insufficiency", xrefs={"mesh": ["D1"]})]
    assert linked(concepts, Heading("D1", "Mitral Valve Insufficiency", [], ["C14.1"])) == {}


def test_a_reference_that_a_synonym_bears_out_is_a_home() -> None:
    concepts = [Term("M:1", "fungal infectious disease", ["mycosis"], xrefs={"mesh": ["D1"]})]
    assert linked(concepts, Heading("D1", "Mycoses", [], ["C01.1"])) == {"D1": ["M:1"]}


def test_organs_and_adjectives_are_dropped_and_own_names_kept() -> None:
    entry = Entry(
        "M:1", "lung neoplasm", labels=[("n", "lung neoplasm"), ("o", "lung"), ("o", "pulmonic"), ("o", "lung cancer")]
    )
    drop_misleading({"M:1": entry}, {"D1": Heading("D1", "Lung", [], ["A04.411"])})
    assert [label for _, label in entry.labels] == ["lung neoplasm", "lung cancer"]


def test_what_is_a_disease_and_what_a_topic() -> None:
    assert is_disease(Heading("D1", "Asthma", [], ["C08.127"]))
    assert not is_disease(Heading("D2", "Distemper", [], ["C22.1"]))
    assert is_topic(Heading("D3", "Smoking Cessation", [], ["F01.145.488.732"]))
    assert not is_topic(Heading("D4", "Placebos", [], ["D26.660", "E02.785"]))
    assert not is_topic(Heading("D5", "Therapeutics", [], ["E02"]))
