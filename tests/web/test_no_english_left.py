"""A French or Spanish reader meets no English that is not marked as English: all kinds of page, over the sample.

A text that a page says in the same words as its English page is a fault, unless it is marked ``lang="en"``, is a name
of the record's (a place, a hospital, a sponsor, a number), or is one of the few words both languages share.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import msgspec
import pytest
import re2
from django.test import Client
from django.utils import translation

from plaintrial.conditions import vocabulary
from plaintrial.places import gazetteer
from plaintrial.plain.languages import LANGUAGES
from plaintrial.sample import sample_lines
from plaintrial.search import build
from plaintrial.search.folder import index_folder
from plaintrial.web.words import country_alone
from tests.web.kept import keep
from tests.web.walked import Words, words_of

STUDIES = ("NCT99990001", "NCT99990002", "NCT99990009", "NCT99990012", "NCT99990018")
OF_A_STUDY = ("", "/history", "/check", "/for-my-doctor")
PAGES = (
    "/",
    "/studies",
    "/studies?q=zebra",
    "/studies?q=lupus&status=recruiting&near=Lyon&within=500&age=40&sex=female",
    "/studies?q=lupus&country=France&phase=2&type=interventional&healthy=no&results=no",
    "/studies?near=Springfield",
    "/studies?near=Nowhereatall",
    "/studies?q=hedache+prednisone&posted=2020-01-01",
    "/conditions",
    "/conditions/systemic-lupus-erythematosus",
    "/conditions/systemic-lupus-erythematosus/changes",
    "/conditions/systemic-lupus-erythematosus/check",
    "/conditions/lupuss-of-nobody",
    "/places",
    "/places/france",
    "/sponsors/quillfeather-biologics",
    "/compare?id=NCT99990001&id=NCT99990002",
    "/compare",
    "/studies/NCT99999999",
    "/nowhere",
    "/status",
    "/glossary",
    "/glossary/placebo",
    "/about/method",
    "/about/safety",
    "/privacy",
    "/accessibility",
    "/studies/NCT99990001/changes/1..2",
    "/studies/NCT99990002/changes/2..3",
    *(f"/studies/{nct_id}{page}" for nct_id in STUDIES for page in OF_A_STUDY),
)
SHARED = {
    "both": "plaintrial français español english phase distance date version source sources description contact image "
    "km kg cm mg ml min ms mmhg note notes no la le total plan non clinicaltrials.gov pdf atom json feed icalendar "
    "hiv covid-19 api mesh mondo disease ontology placebo g dl µl",
    "fr": "question questions age pages documents science service important intervention format contraction ans "
    "information page impression test biopsies",
    "es": "error control hospital general personal menu ☐",
}
_PIECES = re2.compile(r"[^,;:()·/.\d]+")
_TOWNS = "ol.tally"
"""Lists of towns with their regions, as the gazetteer names them."""
_NAMED = ("facility", "city", "state", "zip", "country", "name", "affiliation", "id", "nctId", "organization", "domain",
          "acronym", "fullName", "investigatorFullName", "investigatorAffiliation")  # fmt: skip


@pytest.fixture
def sample(db: None, site: Client) -> Iterator[Client]:
    """A site with the sample: the studies looked at in all their versions, the others in their last."""
    for line in sample_lines():
        entry = msgspec.json.decode(line)
        if entry["nctId"] in STUDIES or entry["version"] == entry["of"] - 1:
            keep(entry["study"])
    build()
    yield site
    shutil.rmtree(index_folder(), ignore_errors=True)


def names_in(value: object, key: str = "") -> Iterator[str]:
    """Names that a record holds: they are the same in every language."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from names_in(child, name)
    elif isinstance(value, list):
        for child in value:
            yield from names_in(child, key)
    elif isinstance(value, str) and key in _NAMED:
        yield value


def pieces(text: str) -> set[str]:
    return {piece.strip().lower() for piece in _PIECES.findall(text) if sum(map(str.isalpha, piece)) > 1}


def record_names() -> set[str]:
    found: set[str] = set()
    for line in sample_lines():
        for name in names_in(msgspec.json.decode(line)["study"]):
            found |= pieces(name) | {name.lower()}
            found.update(word.lower().rstrip(".") for word in name.split())
    return found


def same_in(code: str) -> set[str]:
    """Countries and conditions that are written alike in both languages."""
    with translation.override(code):
        countries = [
            row.name.lower() for row in gazetteer().countries.by_code.values() if country_alone(row.name) == row.name
        ]
    language = LANGUAGES[code]
    conditions = [name for name in vocabulary().rows.names if (language.heading(name) or "").lower() == name.lower()]
    return {*countries, *(name.lower() for name in conditions)}


def test_no_text_stays_english_unmarked(sample: Client) -> None:
    left: dict[str, str] = {}
    names = record_names() | set(SHARED["both"].split())
    known = {code: names | same_in(code) | set(SHARED[code].split()) for code in ("fr", "es")}
    for address in PAGES:
        english = {words.text for words in words_of(_whole(sample, address))}
        for code in known:
            here = words_of(_whole(sample, f"/{code}{address}"))
            assert len(here) > 10, address
            for words in here:
                if words.text in english and words.language != "en" and not _is_name(words, known[code]):
                    left.setdefault(f"{code}: {words.text}", f"{address} {words.above} <{words.tag}>")
    assert not left, "\n".join(f"{text} | {where}" for text, where in left.items())


def _whole(site: Client, address: str) -> str:
    """The page; one that says it failed is no page to judge."""
    answer = site.get(address)
    assert answer.status_code < 500, address
    return answer.content.decode()


def _is_name(words: Words, known: set[str]) -> bool:
    """Whether nothing but names and shared words stands here."""
    if words.text.lower() in known or words.language not in ("fr", "es") or words.above.startswith(_TOWNS):
        return True
    return all(piece in known or all(word in known for word in piece.split()) for piece in pieces(words.text))


def test_a_text_left_in_english_is_found() -> None:
    found = words_of('<html lang="fr"><p>It is <b lang="en">late</b>.</p><input placeholder="Your name">')
    assert [(words.text, words.language) for words in found] == [
        ("It is", "fr"),
        ("late", "en"),
        ("Your name", "fr"),
    ]
    assert not _is_name(found[0], {"it"})
