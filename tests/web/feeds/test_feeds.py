"""Feeds over HTTP: what is news, in which form, and how readers of feeds ask again."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from plaintrial.mirror.models import Outbox
from tests.web.feeds.conftest import CONTACTS, days_ago, study

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = "/feeds/studies/NCT99980001"
LUPUS = "/feeds/conditions/systemic-lupus-erythematosus"
ALL = [f"{at}.{form}" for at in (HERE, LUPUS, "/feeds/search") for form in ("atom", "json", "ics")]
TYPES = {"atom": "application/atom+xml", "json": "application/feed+json", "ics": "text/calendar"}


def entries(answer):
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def titles(answer):
    return [entry.findtext(f"{ATOM}title") for entry in entries(answer)]


def unfolded(answer):
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("address", ALL)
def test_every_feed_tells_the_change_in_its_own_form(client, changed, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(TYPES[address.rpartition(".")[2]])
    text = answer.content.decode().replace("\r\n ", "")
    assert "The study stopped early." in text
    assert "NCT99980001" in text
    assert "ada@example.org" not in text
    assert "Ada Example" not in text


def test_atom_has_what_the_standard_asks_for(client, changed):
    feed = ElementTree.fromstring(client.get(HERE + ".atom").content)
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert (part.findtext(ATOM + name) or "").strip()
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    (self_link,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert self_link.get("href") == "http://testserver/feeds/studies/NCT99980001.atom"
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_json_feed_has_what_the_standard_asks_for(client, changed):
    feed = client.get(HERE + ".json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "A study of rest"
    (item,) = feed["items"]
    assert item["id"]
    assert item["content_text"]
    assert item["date_modified"].endswith("Z")
    assert item["tags"] == ["urgent"]


def test_an_item_keeps_its_id_when_more_is_told_and_when_older_versions_come_in(client, changed):
    before = client.get(HERE + ".json").json()["items"]
    changed(study(day="2024-01-01", title="An older title"))
    assert client.get(HERE + ".json").json()["items"] == before
    changed(study(day=days_ago(2), status="COMPLETED"))
    after = client.get(HERE + ".json").json()["items"]
    assert [item["id"] for item in after][1:] == [item["id"] for item in before]


def test_a_first_bulk_load_gives_no_news(client, run):
    run(*(study(n, registered=days_ago(5)) for n in range(1, 6)))
    for at in (HERE, LUPUS, "/feeds/search"):
        assert titles(client.get(at + ".atom")) == []


def test_newly_imported_is_not_newly_registered(client, changed):
    changed(study(2, title="Old but new here"), study(3, registered=days_ago(4), title="New in the registry"))
    told = titles(client.get("/feeds/search.atom"))
    assert [title for title in told if title.startswith("New study:")] == ["New study: New in the registry"]


def test_a_later_bulk_load_gives_no_news_either(client, changed):
    changed(*(study(n, registered=days_ago(4)) for n in range(2, 150)))
    assert not [title for title in titles(client.get("/feeds/search.atom")) if title.startswith("New study:")]


def test_small_edits_and_old_changes_are_left_to_the_study_s_own_feed(client, run):
    run(study(), study(2, day="2020-01-01"))
    contacts = {"centralContacts": [{**CONTACTS["centralContacts"][0], "phone": "555-0199"}]}
    run(study(day=days_ago(10), contacts=contacts), study(2, day="2021-01-01", status="COMPLETED"))
    assert titles(client.get("/feeds/search.atom")) == []
    assert client.get(HERE + ".json").json()["items"][0]["content_text"] == "The people to ask changed."
    assert len(entries(client.get("/feeds/studies/NCT99980002.atom"))) == 1


def test_what_the_guard_holds_is_not_told(client, changed):
    Outbox.objects.update(held=True)
    assert titles(client.get(HERE + ".atom")) == []


def test_a_search_s_feed_follows_its_filters(client, changed):
    assert len(titles(client.get("/feeds/search.atom?q=rest&status=terminated"))) == 1
    assert titles(client.get("/feeds/search.atom?status=recruiting")) == []


@pytest.mark.parametrize("address", ALL)
def test_asked_again_nothing_new_is_not_sent_again(client, changed, address):
    first = client.get(address)
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": modified}).status_code == 304
    assert client.get(address).content == first.content


def test_signs_that_no_feed_may_hold(client, run):
    evil = "A\x00\x08\x0b\x1b\ufffe<b>&\u202e ]]> \ud83d\ude00; a, b\\c\r\nEND:VCALENDAR".encode(
        "utf-16", "surrogatepass"
    )
    title = evil.decode("utf-16")
    run(study(title="Plain"))
    run(study(day=days_ago(5), title=title))
    (entry,) = entries(client.get(HERE + ".atom"))
    assert "\U0001f600" in entry.findtext(f"{ATOM}title")
    lines = unfolded(client.get(HERE + ".ics"))
    assert lines.count("END:VCALENDAR") == 1
    assert all(char.isprintable() for line in lines for char in line)


def test_the_calendar_is_folded_and_ends_its_lines_as_it_must(client, run):
    run(study(title="Plain"))
    run(study(day=days_ago(5), title="Длинное название исследования, " * 8))
    body = client.get(HERE + ".ics").content
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert body.decode()
    assert "\\, " in "".join(unfolded(client.get(HERE + ".ics")))


def test_the_calendar_of_a_study_has_its_dates(client, run):
    raw = study()
    raw["protocolSection"]["statusModule"] |= {
        "startDateStruct": {"date": "2026-03-05", "type": "ESTIMATED"},
        "completionDateStruct": {"date": "2027-05", "type": "ESTIMATED"},
        "primaryCompletionDateStruct": {"date": "2028", "type": "ESTIMATED"},
    }
    run(raw)
    lines = unfolded(client.get(HERE + ".ics"))
    assert "DTSTART;VALUE=DATE:20260305" in lines
    assert "DTEND;VALUE=DATE:20260306" in lines
    assert "DTSTART;VALUE=DATE:20270501" in lines
    assert "DTEND;VALUE=DATE:20270601" in lines
    assert not [line for line in lines if line.startswith("DTSTART;VALUE=DATE:2028")]
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids))


@pytest.mark.parametrize("page", ["/studies/NCT99980001", "/studies/NCT99980001/history"])
def test_pages_link_to_their_feeds(client, changed, page):
    html = client.get(page).content.decode()
    for form, media in TYPES.items():
        assert f'<link rel="alternate" type="{media}"' in html
        assert f'href="{HERE}.{form}"' in html


def test_lists_link_to_their_feeds(client, changed):
    assert "/feeds/search.atom?q=rest" in client.get("/studies?q=rest&page=2").content.decode()
    assert LUPUS + ".ics" in client.get("/conditions/systemic-lupus-erythematosus").content.decode()


def test_other_spellings_and_what_is_not_there(client, changed):
    answer = client.get("/feeds/studies/nct99980001.atom")
    assert (answer.status_code, answer.headers["Location"]) == (301, HERE + ".atom")
    for address in ("/feeds/studies/NCT99999999.atom", "/feeds/studies/x.atom", HERE + ".rss", "/feeds/search.xml",
                    "/feeds/conditions/no-such-thing.atom"):  # fmt: skip
        assert client.get(address).status_code == 404


def test_without_an_index_lists_wait(client, db):
    answer = client.get("/feeds/search.atom")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
