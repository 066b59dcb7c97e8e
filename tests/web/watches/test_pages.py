"""The pages of watches: a GET shows and a POST acts, answers tell nothing, and one click stops it all."""

from __future__ import annotations

import html
import re
import statistics
import time
import uuid

import pytest

from plaintrial.watches import actions
from plaintrial.watches.models import Delivery, SignUp, Subscriber, Watch
from plaintrial.watches.sending.mailbox import Mailbox
from plaintrial.watches.tokens import token
from tests.house.words import of_page, said
from tests.watches.made import NCT, keep, noon, record, study_wish, watching, weigh
from tests.watches.push_service import Reader

pytestmark = pytest.mark.django_db
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _can_send(monkeypatch):
    monkeypatch.setenv("PLAINTRIAL_SMTP_URL", "smtp://127.0.0.1:9")


@pytest.fixture
def clock(monkeypatch):
    clock = noon()
    monkeypatch.setattr("plaintrial.web.watches.views.SYSTEM_CLOCK", clock)
    return clock


def ask(site, email="ada@example.org", **fields):
    return site.post("/watches", {"email": email, "often": "daily", **fields}, **OURS)


def waiting(site, clock):
    """Somebody who signed up; the path of the page to confirm."""
    keep(record(), clock=clock)
    ask(site, study=NCT)
    weigh(clock)
    return f"/watches/confirm/{token('confirm', Subscriber.objects.get().ref)}"


def own(purpose):
    return f"/watches/{purpose}/{token(purpose, Subscriber.objects.get().ref)}"


def test_a_study_s_page_offers_the_form(site, clock):
    keep(record(), clock=clock)
    page = site.get(f"/studies/{NCT}").content.decode()
    assert 'action="/watches"' in page
    assert f'name="study" value="{NCT}"' in page


def test_without_a_way_to_send_mail_nothing_is_offered_or_kept(site, clock, monkeypatch):
    monkeypatch.delenv("PLAINTRIAL_SMTP_URL")
    keep(record(), clock=clock)
    assert 'action="/watches"' not in site.get(f"/studies/{NCT}").content.decode()
    assert ask(site, study=NCT).status_code == 503
    assert not SignUp.objects.exists()


def test_the_answer_is_the_same_for_known_unknown_and_suppressed_addresses(site, clock):
    keep(record(), clock=clock)
    watching(address="known@example.org", clock=clock)
    actions.suppress(address="suppr@example.org", why="bounced", clock=clock)
    answers = [ask(site, f"{name}@example.org", study=NCT) for name in ("known", "nobod", "suppr")]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert "Look at your mail" in answers[0].content.decode()


def test_the_answer_takes_the_same_time(site, clock, monkeypatch):
    monkeypatch.setattr("plaintrial.web.watches.views.SIGN_UPS_A_DAY", 10_000)
    keep(record(), clock=clock)
    watching(address="known@example.org", clock=clock)
    took = {"known": [], "nobod": []}
    for _ in range(25):
        for name, times in took.items():
            began = time.perf_counter()
            ask(site, f"{name}@example.org", study=NCT)
            times.append(time.perf_counter() - began)
    known, unknown = (statistics.median(times) for times in took.values())
    assert abs(known - unknown) < 0.35 * max(known, unknown)


def test_a_form_from_another_site_is_refused(site, clock):
    keep(record(), clock=clock)
    data = {"email": "ada@example.org", "study": NCT}
    for headers in ({}, {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}):
        assert site.post("/watches", data, **headers).status_code == 403
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("email", ["", "ada", "ada@example.org\r\nBcc: x@y.org", "a" * 9000, "\0@\0.org"])
def test_a_mistaken_address_is_asked_for_again_with_the_rest_kept(site, clock, email):
    keep(record(), clock=clock)
    answer = ask(site, email, study=NCT)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Write your e-mail address" in page
    assert f'value="{NCT}"' in page
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"study": "NCT00000000"}, {"study": "x'; DROP"}, {"status": "recruiting"}])
def test_what_cannot_be_watched_is_said(site, clock, fields):
    assert ask(site, **fields).status_code == 400
    assert not SignUp.objects.exists()


def test_a_search_is_watched_as_it_was_understood(site, clock):
    keep(record(), clock=clock)
    ask(site, cond="lupus", near="Lyon, France", within="50", status="recruiting", age="40", **{"for": "other"})
    weigh(clock)
    page = site.get(own("confirm")).content.decode()
    for words in ("lupus", "Lyon", "50 km", "looking for people now", "aged 40"):
        assert words in page


def test_looking_at_the_link_confirms_nothing_and_the_button_does(site, clock):
    path = waiting(site, clock)
    for _ in range(3):
        assert "Was this you?" in site.get(path).content.decode()
    assert not Watch.objects.exclude(confirmed_at=None).exists()
    watch = Watch.objects.get().ref.hex
    assert site.post(path, {"watch": watch}).status_code == 403
    for _ in range(3):
        assert "We watch for you" in site.post(path, {"watch": watch}, **OURS).content.decode()
    assert Watch.objects.exclude(confirmed_at=None).count() == 1


def test_a_link_older_than_48_hours_leads_nowhere(site, clock):
    path = waiting(site, clock)
    clock.advance(hours=49)
    assert site.get(path).status_code == 404
    watch = Watch.objects.get().ref.hex
    assert site.post(path, {"watch": watch}, **OURS).status_code == 404
    assert not Watch.objects.exclude(confirmed_at=None).exists()


def test_unknown_forged_and_erased_links_look_alike(site, clock):
    watching(clock=clock)
    manage = own("manage")
    erased = Subscriber.objects.get().ref
    actions.erase(subscriber=erased)
    answers = [site.get(path) for path in (manage, f"/watches/manage/{'A' * 43}", "/watches/manage/x")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_links_in_mail_use_our_own_address_whatever_host_was_asked(site, clock):
    page = waiting(site, clock)
    from plaintrial.watches.links import own_link

    assert own_link("confirm", Subscriber.objects.get().ref) == f"http://localhost:8000{page}"


def test_one_click_from_a_mail_program_stops_it_all_and_replays_are_the_same(site, clock):
    watching(clock=clock)
    path = own("stop")
    assert site.get(path).status_code == 200
    assert Subscriber.objects.exists()
    answers = {site.post(path, "List-Unsubscribe=One-Click", content_type=FORM).status_code for _ in range(100)}
    assert answers == {200}
    assert not Subscriber.objects.exists()


def test_stopping_one_person_does_not_stop_another(site, clock):
    watching(address="a@example.org", clock=clock)
    watching(address="b@example.org", clock=clock)
    first, second = Subscriber.objects.order_by("pk")
    site.post(f"/watches/stop/{token('stop', first.ref)}", {"ref": second.ref.hex}, **OURS)
    assert list(Subscriber.objects.all()) == [second]


def test_the_own_page_changes_what_its_buttons_say(site, clock):
    keep(record(), clock=clock)
    watching(study_wish(path=f"/studies/{NCT}"), clock=clock)
    path, watch = own("manage"), Watch.objects.get().ref.hex
    row = Subscriber.objects.get
    site.post(path, {"act": "often", "often": "weekly"}, **OURS)
    assert row().frequency == "weekly"
    site.post(path, {"act": "often", "often": "hourly"}, **OURS)
    assert row().frequency == "weekly"
    assert "You take a break" in site.post(path, {"act": "pause"}, **OURS).content.decode()
    site.post(path, {"act": "go_on"}, **OURS)
    assert not row().paused
    page = site.post(path, {"act": "topics", "watch": watch, "topic": ["results", "nonsense"]}, **OURS).content.decode()
    assert re.findall(r'value="(\w+)" id="t1-\w+" checked', page) == ["results"]
    copy = site.post(path, {"act": "export"}, **OURS)
    assert copy.headers["Content-Type"] == "application/json"
    assert b"ada@example.org" in copy.content
    site.post(path, {"act": "end", "watch": watch}, **OURS)
    assert not Watch.objects.exists()
    assert "It is all erased" in site.post(path, {"act": "erase"}, **OURS).content.decode()
    assert not Subscriber.objects.exists()


def test_a_get_of_the_own_page_changes_nothing_and_neither_does_another_site(site, clock):
    watching(clock=clock)
    path = own("manage")
    site.get(path, {"act": "erase"})
    assert site.post(path, {"act": "erase"}).status_code == 403
    assert Subscriber.objects.exists()


def test_somebody_else_s_watch_in_my_form_is_left_alone(site, clock):
    watching(address="a@example.org", clock=clock)
    watching(address="b@example.org", clock=clock)
    first, second = Subscriber.objects.order_by("pk")
    other = second.watches.get().ref.hex
    path = f"/watches/manage/{token('manage', first.ref)}"
    for act in ("end", "topics", "confirm"):
        site.post(path, {"act": act, "watch": [other, "x", uuid.uuid4().hex]}, **OURS)
    assert second.watches.count() == 1


def test_own_pages_are_stored_nowhere_and_listed_nowhere(site, clock):
    watching(clock=clock)
    for purpose in ("manage", "stop"):
        answer = site.get(own(purpose))
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "ada@example.org" not in answer.content.decode()


def test_so_many_sign_ups_a_day_from_one_visitor(site, clock):
    keep(record(), clock=clock)
    codes = [ask(site, f"a{n}@example.org", study=NCT).status_code for n in range(32)]
    assert codes == [200] * 30 + [429] * 2


def test_a_lost_key_is_a_page_and_no_new_key(site, clock, tmp_path):
    watching(clock=clock)
    path = own("manage")
    (tmp_path / "watch-keys").unlink()
    assert site.get(path).status_code == 503
    keep(record(), clock=clock)
    assert ask(site, study=NCT).status_code == 503
    assert not (tmp_path / "watch-keys").exists()


def test_the_pages_say_none_of_the_forbidden_words(site, clock):
    path = waiting(site, clock)
    pages = [site.get(path), site.get(own("manage")), site.get(own("stop")), site.get("/watches/manage/x")]
    assert [said(of_page(page.content.decode())) for page in pages] == [[]] * 4


def test_the_local_mailbox_shows_mail_on_this_machine_only(site, clock, monkeypatch):
    assert site.get("/dev/mail").status_code == 404
    monkeypatch.delenv("PLAINTRIAL_SMTP_URL")
    assert site.get("/dev/mail").status_code == 404
    monkeypatch.setenv("PLAINTRIAL_DEV_MAIL", "1")
    body = b"To: ada@example.org\r\nSubject: Hi\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n"
    Mailbox().send("x", "y", body)
    assert "ada@example.org" in html.unescape(site.get("/dev/mail").content.decode())
    shown = site.get("/dev/mail/1/html")
    assert b"<p>Hello</p>" in shown.content
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    for path in ("/dev/mail/../html", "/dev/mail/9/html", "/dev/mail/1/x", "/dev/mail/%2e%2e/source"):
        assert site.get(path).status_code == 404
    assert site.get("/dev/mail", REMOTE_ADDR="203.0.113.9").status_code == 404
    for header in ("X_FORWARDED_FOR", "X_REAL_IP", "FORWARDED", "VIA", "X_FORWARDED_PROTO"):
        assert site.get("/dev/mail", **{f"HTTP_{header}": "203.0.113.9"}).status_code == 404
    monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["studies.example.org", "localhost"])
    assert site.get("/dev/mail", HTTP_HOST="studies.example.org").status_code == 404
    assert site.get("/dev/mail", HTTP_HOST="localhost:8000").status_code == 200
    monkeypatch.setenv("PLAINTRIAL_SMTP_URL", "smtp://mail.example.org")
    assert site.get("/dev/mail").status_code == 404


def browser_form(**fields):
    return {**Reader("https://push.example.net/send/one").fields, **fields}


def test_a_browser_asks_and_comes_to_its_own_page(site, clock):
    keep(record(), clock=clock)
    asking = browser_form(study=NCT, often="daily")
    answer = site.post("/watches/browser", asking, **OURS)
    assert answer.status_code == 302
    page = site.get(answer.headers["Location"])
    assert "We tell the browser in which you asked" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert site.post("/watches/browser", asking, **OURS).headers["Location"] == answer.headers["Location"]
    row = Subscriber.objects.get()
    assert (row.channel, row.frequency, row.watches.count()) == ("push", "daily", 1)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    "mistaken",
    [{"endpoint": "http://push.example.net/x"}, {"endpoint": "https://127.0.0.1:22/"}, {"endpoint": ""},
     {"endpoint": "https://u:p@push.example.net/"}, {"endpoint": "https://push.example.net/" + "x" * 3000},
     {"key": ""}, {"key": "AAAA"}, {"key": "é"}, {"auth": ""}, {"auth": "AAAA"}, {"study": "NCT00000000"},
     {"study": ""}],
)  # fmt: skip
def test_a_mistaken_browser_is_not_kept(site, clock, mistaken):
    keep(record(), clock=clock)
    answer = site.post("/watches/browser", browser_form(**{"study": NCT, **mistaken}), **OURS)
    assert answer.status_code == 400
    assert not Subscriber.objects.exists()


def test_another_site_cannot_ask_for_a_browser_and_a_get_asks_nothing(site, clock):
    keep(record(), clock=clock)
    for headers in ({}, {"HTTP_SEC_FETCH_SITE": "cross-site"}):
        assert site.post("/watches/browser", browser_form(study=NCT), **headers).status_code == 403
    assert site.get("/watches/browser", browser_form(study=NCT)).status_code == 302
    assert not Subscriber.objects.exists()


def test_a_browser_beside_an_address_is_added_and_ended_on_the_own_page(site, clock):
    keep(record(), clock=clock)
    watching(clock=clock)
    owner = Subscriber.objects.get()
    text = token("manage", owner.ref)
    assert site.post("/watches/browser", browser_form(manage=text), **OURS).status_code == 302
    assert site.post("/watches/browser", browser_form(manage=token("stop", owner.ref)), **OURS).status_code == 404
    assert owner.browsers.count() == 1
    page = site.get(f"/watches/manage/{text}").content.decode()
    assert "we tell your browser too" in page
    site.post(f"/watches/manage/{text}", {"act": "end_browsers"}, **OURS)
    assert list(Subscriber.objects.all()) == [owner]


def test_so_many_browsers_a_day_from_one_visitor(site, clock):
    keep(record(), clock=clock)
    codes = [site.post("/watches/browser", browser_form(study=NCT), **OURS).status_code for _ in range(32)]
    assert codes == [302] * 30 + [429] * 2


def test_the_worker_of_the_browser_is_a_script_of_our_own(site):
    answer = site.get("/watches/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert b"showNotification" in answer.content
