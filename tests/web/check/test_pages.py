"""The check's pages over HTTP: addresses, headers, what they hold."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.check.studies import asthma_study
from tests.web.hostile import hostile_study
from tests.web.kept import keep

pytestmark = pytest.mark.django_db


def test_the_page_lets_nothing_out(site: Client) -> None:
    keep(asthma_study())
    answer = site.get("/studies/NCT99980001/check")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    for part in ("default-src 'none'", "connect-src 'none'", "form-action 'none'"):
        assert part in policy
    assert "'unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.content.decode()
    assert "<form" not in text.split("<main")[1].split("</main")[0]
    assert "prefetch" not in text


def test_other_addresses(site: Client) -> None:
    keep(asthma_study())
    assert site.get("/studies/nct99980001/check").headers["Location"] == "/studies/NCT99980001/check"
    assert site.get("/studies/NCT99999999/check").status_code == 404
    assert site.get("/studies/cat/check").status_code == 404
    assert site.get("/conditions/no-such-thing/check").status_code == 404
    assert site.post("/studies/NCT99980001/check", {"age": "70"}).status_code == 405


def test_a_record_without_criteria_says_so(site: Client) -> None:
    keep({"protocolSection": {"identificationModule": {"nctId": "NCT99980005"}}})
    text = site.get("/studies/NCT99980005/check").content.decode()
    assert "says nothing about who can join" in text
    assert "check.js" not in text


def test_a_hostile_record_cannot_leave_its_script(site: Client) -> None:
    keep(hostile_study())
    text = site.get("/studies/NCT99980666/check").content.decode()
    assert text.count("</script>") == text.count("<script")
    assert "<img" not in text


def test_a_study_that_takes_nobody_says_so_first(site: Client) -> None:
    study = asthma_study()
    study["protocolSection"]["statusModule"]["overallStatus"] = "COMPLETED"
    keep(study)
    text = site.get("/studies/NCT99980001/check").content.decode()
    assert "It takes no new people." in text
