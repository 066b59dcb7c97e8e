"""Names of illnesses typed in French and Spanish: what they mean, and what stays as it was typed."""

from __future__ import annotations

import html
from importlib.resources import files

import pytest
from django.utils.translation import override

from plaintrial.conditions import vocabulary
from plaintrial.web.finding.typed import named, typed
from plaintrial.web.own_lists import CODES
from tests.web.finding.records import about, at, study
from tests.web.finding.records import site as place


def names(text, code):
    with override(code):
        found = typed(text)
    return [vocabulary().concept(each).name for each in found.conditions], found.rest


@pytest.mark.parametrize(
    ("code", "text", "conditions", "rest"),
    [
        ("fr", "cancer du sein", ["breast cancer"], ""),
        ("fr", "Cancer du Poumon chez l’enfant", ["lung cancer"], "children"),
        ("fr", "l'apnée du sommeil", ["sleep apnea syndrome"], ""),
        ("fr", "apnee du sommeil", ["sleep apnea syndrome"], ""),
        ("fr", "polyarthrite et méthotrexate", ["rheumatoid arthritis"], "methotrexate"),
        ("fr", "sclérose en plaques rituximab", ["multiple sclerosis"], "rituximab"),
        ("fr", "j'ai un lupus", [], "lupus"),
        ("fr", "breast cancer in children", [], "breast cancer in children"),
        ("fr", "NCT01234567", [], "NCT01234567"),
        ("fr", "études", [], ""),
        ("fr", "«cancer du sein»", [], "«cancer du sein»"),
        ("es", "cáncer de mama", ["breast cancer"], ""),
        ("es", "fibrosis quistica en niños", ["cystic fibrosis"], "children"),
        ("es", "tengo VIH", ["HIV infectious disease"], ""),
        ("es", "ensayos clínicos de leucemia", ["leukemia"], ""),
        ("en", "cancer du sein", ["breast cancer"], ""),
        ("en", "fibrosis quística", ["cystic fibrosis"], ""),
        ("en", "lupus", [], "lupus"),
        ("en", "tea", [], "tea"),
        ("en", "breast cancer", [], "breast cancer"),
        ("en", "", [], ""),
    ],
)
def test_what_is_typed_means(code, text, conditions, rest):
    assert names(text, code) == (conditions, rest)


@pytest.mark.parametrize("text", ["'", "d'", "’’’", "\ud800", "l" * 5000, "d'l'" * 2000, "\u0301\u0301", "œ"])
def test_no_text_is_too_odd(text):
    for code in (*CODES, "en"):
        names(text, code)


def test_every_name_of_the_list_is_one_we_know():
    lines = files("plaintrial.web.finding").joinpath("data", "typed.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 3 for row in rows)
    assert [row[0] for row in rows if vocabulary().lookup(row[0]) is None] == []
    assert named("myopathie de Duchenne") == named("distrofia muscular de Duchenne") is not None
    assert named("nothing that anybody has") is None


@pytest.fixture
def breast_and_lung(indexed):
    near = at(place("Madrid", "Spain", 40.4165, -3.70256))
    indexed(
        study(1, "One", conditions=about("Breast Cancer"), contactsLocations=near),
        study(2, "Two", conditions=about("Lung Cancer")),
    )


def page(site, address):
    answer = site.get(address, follow=True)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.usefixtures("breast_and_lung")
class TestPages:
    def test_a_french_name_finds_the_studies_and_stays_in_the_box(self, site):
        found = page(site, "/fr/studies?q=cancer+du+sein&status=recruiting")
        assert 'value="cancer du sein"' in found
        assert "NCT00000001" in found
        assert "NCT00000002" not in found

    def test_a_watch_on_it_is_on_the_condition(self, site):
        assert 'name="cond" value="breast-cancer"' in page(site, "/fr/studies?q=cancer+du+sein")

    def test_links_keep_what_was_typed(self, site):
        found = page(site, "/es/studies?q=cáncer+de+mama&status=recruiting&age=30")
        assert "?q=c%C3%A1ncer+de+mama&age=30" in found
        assert "cond=breast-cancer&age" not in found

    def test_an_english_page_says_how_it_was_read(self, site):
        assert "We read this as breast cancer." in page(site, "/studies?q=cancer+du+sein")
        assert "We read this as" not in page(site, "/studies?q=breast+cancer")

    def test_the_page_of_a_condition_has_its_french_and_spanish_address(self, site):
        for name in ("/fr/conditions/cancer-du-sein", "/es/conditions/cancer-de-mama"):
            answer = site.get(name)
            assert answer.status_code == 301
            assert answer["Location"].endswith("/conditions/breast-cancer")

    def test_a_feed_finds_the_same(self, site):
        assert "breast-cancer" in page(site, "/fr/feeds/search.atom?q=cancer+du+sein")

    def test_distances_are_said_in_the_language(self, site):
        found = page(site, "/fr/studies?q=cancer+du+sein&near=Lyon")
        assert "Madrid, Espagne, environ 910" in found
        assert "miles" not in found
        assert "Madrid, Spain, about 910 km" in page(site, "/studies?q=breast+cancer&near=Lyon")
