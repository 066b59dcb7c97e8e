"""People to ask, for a reader who asked."""

from __future__ import annotations

from plaintrial.mirror.queries import Contacts
from plaintrial.record.sites import Contact, Official, Site
from plaintrial.web.study.people import MOST_SITES, people_view
from tests.web.hostile import WORST


def contacts(central=(), officials=(), sites=()):
    return Contacts("NCT99980001", tuple(central), tuple(officials), tuple(sites))


def site(country, status=None, name="Ada"):
    return Site(facility=f"{country} hospital", country=country, status=status, contacts=(Contact(name=name),))


def test_a_person_can_be_called_and_written_to():
    ada = Contact(name="Ada", role="CONTACT", phone="+33 4 99 88", phone_ext="12", email="ada+x@rest.example")
    (person,) = people_view(contacts([ada])).central
    assert person.phone == '<a href="tel:+3349988">+33 4 99 88, extension 12</a>'
    assert person.email == '<a href="mailto:ada+x@rest.example">ada+x@rest.example</a>'
    assert person.role == ""


def test_what_cannot_be_dialled_or_written_to_is_shown_as_text():
    odd = Contact(name="B", phone="ask", email="not an address")
    (person,) = people_view(contacts([odd])).central
    assert (person.phone, person.email) == ("ask", "not an address")


def test_nobody_is_shown_for_an_empty_contact():
    assert people_view(contacts([Contact(), Contact(role="CONTACT")])).central == ()


def test_attacks_stay_text():
    hostile = Contact(name=WORST, phone="123456" + WORST, email=f"a@b.example?subject={WORST}")
    (person,) = people_view(contacts([hostile])).central
    for part in (person.name, person.phone, person.email):
        assert "<script" not in part
        assert "<img" not in part
    assert "<a" not in person.email
    (other,) = people_view(contacts([Contact(email="a@b.example?subject=x&body=y")])).central
    assert 'href="mailto:a@b.example%3Fsubject%3Dx%26body%3Dy"' in other.email


def test_open_sites_come_first_and_the_rest_can_be_asked_for_by_country():
    many = [*(site("Austria") for _ in range(MOST_SITES)), site("Spain", "RECRUITING")]
    found = people_view(contacts(sites=many))
    assert found.sites[0].name == "Spain hospital"
    assert (len(found.sites), found.left_out) == (MOST_SITES, 1)
    assert found.countries == (("Austria", MOST_SITES), ("Spain", 1))
    chosen = people_view(contacts(sites=many), "Spain")
    assert ([s.name for s in chosen.sites], chosen.left_out, chosen.country) == (["Spain hospital"], 0, "Spain")


def test_a_country_nobody_is_in_counts_as_all():
    assert people_view(contacts(sites=[site("Spain")]), "Atlantis").country == ""


def test_leaders_with_their_role():
    found = people_view(
        contacts(officials=[Official(name="Dr A", role="STUDY_CHAIR", affiliation="Clinic"), Official()])
    )
    assert found.leaders == (("Dr A", "Study chair", "Clinic"),)
