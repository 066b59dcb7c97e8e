"""Short forms: told apart by the record, or left open and said so."""

from __future__ import annotations

import pytest

from plaintrial.conditions import normalise, vocabulary
from plaintrial.conditions.abbreviations import looks_short

MS = "MONDO:0005301"


def ids(*terms: str, **more: object) -> list[str | None]:
    return [m.id for m in normalise(terms, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize("short", ["MS", "AS", "CP", "PD", "CD", "COLD", "AD", "ms"])
def test_a_short_form_with_several_meanings_stays_open(short: str) -> None:
    (match,) = normalise([short])
    assert (match.id, match.mesh, match.why) == (None, None, "ambiguous")
    assert len(match.ambiguous) > 1
    assert match.span == (0, len(short))


@pytest.mark.parametrize(
    ("words", "name", "other"),
    [
        ("ALS", "amyotrophic lateral sclerosis", "afferent loop syndrome"),
        ("als", "amyotrophic lateral sclerosis", "afferent loop syndrome"),
        ("RA", "rheumatoid arthritis", "myelodysplastic syndrome with single lineage dysplasia"),
        ("Cold", "common cold", "chronic obstructive pulmonary disease"),
        ("thrush", "vulvovaginal candidiasis", "oral candidiasis"),
    ],
)
def test_words_with_a_likeliest_meaning_have_it_and_say_what_else_they_mean(words: str, name: str, other: str) -> None:
    (match,) = normalise([words])
    assert match.name == name
    assert other in {vocabulary().at(vocabulary().row_of[each]).name for each in match.ambiguous}


def test_the_record_decides_against_the_likeliest_meaning() -> None:
    (match,) = normalise(["ALS"], context="Surgery for afferent loop syndrome")
    assert (match.name, match.ambiguous) == ("afferent loop syndrome", ())
    (match,) = normalise(["Thrush"], context="Oral candidiasis in infants")
    assert (match.name, match.ambiguous) == ("oral candidiasis", ())


def test_a_bracket_after_the_short_form_decides() -> None:
    assert [match.name for match in normalise(["ALS (afferent loop syndrome)"])] == ["afferent loop syndrome"]


def test_the_record_that_names_the_likeliest_meaning_leaves_nothing_open() -> None:
    found = normalise(["ALS", "Amyotrophic Lateral Sclerosis"])
    assert {match.name for match in found} == {"amyotrophic lateral sclerosis"}
    assert not any(match.ambiguous for match in found)


def test_the_expansion_in_the_same_term_tells() -> None:
    assert ids("Multiple Sclerosis (MS)") == [MS]


def test_the_long_form_elsewhere_in_the_terms_tells() -> None:
    assert ids("MS", "multiple sclerosis, relapsing") == [MS, "MONDO:0005314"]


def test_the_context_tells() -> None:
    assert ids("MS", context="A Study of Walking in People With Multiple Sclerosis") == [MS]
    assert ids("MS", context="Rheumatic fever, mitral valve stenosis (MS) and others") == ["MONDO:0005852"]


def test_the_registrys_own_heading_tells() -> None:
    assert ids("RA", known_mesh=("D001172",)) == ["MONDO:0008383"]


def test_a_record_that_names_two_meanings_leaves_it_open() -> None:
    (match,) = normalise(["MS"], context="multiple sclerosis; metabolic syndrome")
    assert match.id is None


def test_a_definition_in_the_record_wins_over_the_list() -> None:
    (match, *_) = normalise(["CF"], context="Cancer-related Fatigue (CF) after treatment")
    assert match.name == "cystic fibrosis"  # reviewed with one meaning: it stays that
    assert match.why == "abbreviation"


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("COPD", "chronic obstructive pulmonary disease"),
        ("copd", "chronic obstructive pulmonary disease"),
        ("NSCLC Stage IIIB", "non-small cell lung carcinoma"),
        ("AIDS", "AIDS"),
        ("T2DM", "type 2 diabetes mellitus"),
        ("SLE", "systemic lupus erythematosus"),
        ("GvHD", "graft versus host disease"),
    ],
)
def test_a_reviewed_short_form_is_read(short: str, name: str) -> None:
    assert [m.name for m in normalise([short])] == [name]


@pytest.mark.parametrize("word", ["MRI", "CT", "PD-1", "HER2", "EGFR", "ICU", "CBT", "DNA", "BMI", "VEGF"])
def test_tests_drugs_and_genes_are_no_conditions(word: str) -> None:
    assert normalise([word]) == []


def test_small_letters_are_no_short_form() -> None:
    assert not looks_short("all")
    assert looks_short("ALL")
    assert looks_short("GvHD")
    assert ids("all patients with asthma") == ["MONDO:0004979"]


def test_the_bracket_after_its_long_form_adds_nothing() -> None:
    assert len(normalise(["Psoriatic Arthritis (PsA)"])) == 1
    assert len(normalise(["Restless Legs Syndrome (RLS)"])) == 1


def test_a_negated_short_form_is_not_read() -> None:
    assert normalise(["HIV negative"]) == []
    assert normalise(["Patients without COPD"]) == []


@pytest.mark.parametrize(
    "word", ["He", "he", "All", "as", "Is", "Be", "Met", "sad", "Dress", "Sterile", "soft", "Rich"]
)
def test_an_everyday_word_is_no_short_form(word: str) -> None:
    assert normalise([word]) == []


@pytest.mark.parametrize(
    ("term", "context", "name"),
    [
        ("He", "Hepatic encephalopathy", "hepatic encephalopathy"),
        ("all", "Children with acute lymphoblastic leukemia", "acute lymphoblastic leukemia"),
    ],
)
def test_an_everyday_word_that_the_record_spells_out_is_one(term: str, context: str, name: str) -> None:
    assert [match.name for match in normalise([term], context=context)] == [name]


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("HE", "hepatic encephalopathy"),
        ("ALL", "acute lymphoblastic leukemia"),
        ("DRESS", "drug hypersensitivity syndrome"),
        ("Copd", "chronic obstructive pulmonary disease"),
        ("Als", "amyotrophic lateral sclerosis"),
        ("aids", "AIDS"),
        ("ptsd", "post-traumatic stress disorder"),
        ("Pad", "peripheral arterial disease"),
    ],
)
def test_capitals_and_real_short_forms_are_read_as_before(term: str, name: str) -> None:
    assert [match.name for match in normalise([term])] == [name]


@pytest.mark.parametrize(("term", "name"), [("HIES", "hyper-IgE syndrome"), ("BBS", None), ("BBS in children", None),
                                            ("ALPS", "autoimmune lymphoproliferative syndrome")])  # fmt: skip
def test_a_short_form_of_no_list_of_ours_is_told_where_it_is_long_and_alone(term: str, name: str | None) -> None:
    found = [match.name for match in normalise([term]) if match.id]
    assert found == ([] if name is None else [name])
