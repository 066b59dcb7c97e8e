"""Studies like the one being read: on its page, with reasons, those that take people first when it does not."""

from __future__ import annotations

import html

from tests.web.finding.records import about, study, with_status
from tests.web.kept import keep

OPEN = study(1, "Salt and asthma", conditions=about("Asthma"))
CLOSED = study(2, "Sleep and asthma", conditions=about("Asthma"), status=with_status("COMPLETED"))
OTHER = study(3, "Sun and lupus", status=with_status("COMPLETED"))
MINE = study(4, "Sleep and asthma again", conditions=about("Asthma"), status=with_status("COMPLETED"))


def part(site, number):
    page = html.unescape(site.get(f"/studies/NCT0000000{number}").content.decode())
    return page.split('id="similar"')[1].split("</section>")[0] if 'id="similar"' in page else ""


def test_open_ones_come_first_for_a_study_that_takes_nobody(site, indexed):
    indexed(OPEN, CLOSED, OTHER, MINE)
    found = part(site, 4)
    assert found.index("/studies/NCT00000001") < found.index("/studies/NCT00000002")
    assert "This study takes no new people, so those that do come first." in found
    assert "Same disease: asthma" in found
    assert "Alike does not mean that it suits you." in found


def test_an_open_study_says_nothing_of_that(site, indexed):
    indexed(OPEN, CLOSED, OTHER, MINE)
    assert "takes no new people, so" not in part(site, 1)


def test_it_leads_to_the_pages_of_condition_and_sponsor(site, indexed):
    indexed(OPEN)
    found = part(site, 1)
    assert '<a href="/conditions/asthma">About Asthma</a>' in found
    assert '<a href="/sponsors/university-of-rest">' in found
    assert site.get("/sponsors/university-of-rest").status_code == 200


def test_without_an_index_the_part_is_not_there(site, db):
    keep(OPEN)
    assert part(site, 1) == ""
