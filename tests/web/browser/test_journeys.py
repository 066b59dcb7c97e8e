"""What people do on the site, with JavaScript off; and what the site must never do to them."""

from __future__ import annotations

import re

import pytest

from tests.web.serving import OUTSIDE_NAME, asked

pytestmark = pytest.mark.browser


def test_from_the_first_page_to_somebody_to_ask_without_javascript(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Condition, treatment or study number").fill("lupus")
    page.get_by_role("button", name="Search").click()
    page.locator('.cards h2 a[href="/studies/NCT99980001"]').click()
    assert "Can people join now?" in page.inner_text("main")
    page.get_by_role("button", name="Show who to ask").first.click()
    assert "ada@honeytoken.example" in page.inner_text("main")
    page.get_by_role("link", name="Back to the study").click()
    page.get_by_role("link", name="All versions we have seen").click()
    assert "Version 1" in page.inner_text("main")
    assert context.cookies() == []
    context.close()


def test_a_country_can_be_chosen_without_javascript(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/studies/NCT99980002")
    page.get_by_role("link", name=re.compile("Country 9: ")).click()
    assert "country=Country%209" in page.url
    assert "Country 9: 24 places" in page.inner_text("#places")
    context.close()


def test_the_next_step_is_in_the_first_screen_of_a_phone(page):
    for study in ("NCT99980001", "NCT99980004"):
        page.goto(f"/studies/{study}")
        button = page.locator(".acts .button").first.bounding_box()
        assert button["y"] + button["height"] <= 844


@pytest.mark.parametrize("study", ["NCT99980666", "NCT99980001"])
def test_nothing_in_a_record_runs_or_calls_home(chromium, address, study):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    hosts, said = set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    for path in (f"/studies/{study}", f"/studies/{study}/history", "/studies", f"/studies/{study}"):
        page.goto(path)
        assert page.evaluate("window.pwned") is None
        assert page.evaluate("document.querySelectorAll('main').length") == 1
        assert page.evaluate("getComputedStyle(document.body).display") == "block"
    page.get_by_role("button", name="Show who to ask").first.click()
    assert page.evaluate("window.pwned") is None
    assert hosts == {address.removeprefix("http://")}
    assert said == []
    context.close()


def test_a_page_of_a_study_is_light(page):
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto("/studies/NCT99980001", wait_until="networkidle")
    assert sum(sizes.values()) < 100_000
    assert len(sizes) <= 4


def test_contacts_are_shown_on_a_site_without_https_too(chromium, address):
    port = address.rsplit(":", 1)[1]
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"http://{OUTSIDE_NAME}:{port}/studies/NCT99980001")
    page.get_by_role("button", name="Show who to ask").first.click()
    assert "ada@honeytoken.example" in page.inner_text("main")
    context.close()


def test_a_form_on_another_site_shows_nothing(chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    form = f'<form method="post" action="{address}/studies/NCT99980001/contact"><button>x</button></form>'
    page.route("http://other.test/", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto("http://other.test/")
    with page.expect_response(lambda response: "contact" in response.url) as found:
        page.get_by_role("button").click()
    assert found.value.status == 403
    assert "honeytoken" not in page.content()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_closed_parts_are_printed_and_buttons_are_not(chromium, address, scripts):
    context = chromium.new_context(base_url=address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/studies/NCT99980001")
    page.emulate_media(media="print")
    assert page.get_by_text("A longer text.").bounding_box()["height"] > 5
    assert not page.get_by_role("button", name="Show who to ask").first.is_visible()
    assert not page.get_by_role("link", name="Find a study").is_visible()
    context.close()


def test_the_print_button_is_there_only_with_javascript(chromium, address):
    for scripts in (True, False):
        context = chromium.new_context(base_url=address, java_script_enabled=scripts)
        page = context.new_page()
        page.goto("/studies/NCT99980001")
        assert page.get_by_text("Print this page").is_visible() is scripts
        context.close()


AWAY = (
    "//evil.example",
    "/\\evil.example",
    "/%2f%2fevil.example/..",
    "//evil.example/%2e%2e",
    "/study//evil.example",
    "/studies/?q=//evil.example",
)


@pytest.mark.parametrize("path", AWAY)
def test_no_address_leads_away(address, path):
    status, headers = asked(int(address.rsplit(":", 1)[1]), "GET", path)
    assert status in (200, 301, 302, 400, 404)
    assert not headers.get("location", "/").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "BREW"])
def test_the_server_refuses_odd_methods(address, method):
    status, headers = asked(int(address.rsplit(":", 1)[1]), method, "/", {"Cookie": "secret=1"})
    assert status in (400, 405, 501)
    assert "secret" not in str(headers)
