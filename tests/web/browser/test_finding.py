"""Finding studies in a browser: with and without JavaScript, on a phone, near the reader, on paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

LYON = {"latitude": 45.748123, "longitude": 4.846789}


def test_the_whole_way_without_javascript(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Condition, treatment or study number").fill("lupus")
    page.get_by_label("Town or postcode").fill("Lyon")
    page.get_by_role("button", name="Search").click()
    assert not page.get_by_role("button", name="Near me").is_visible()
    page.get_by_text("Filters (1)").click()
    page.get_by_label("Looking for people now").check()
    page.get_by_role("button", name="Show studies").click()
    assert "status=recruiting" in page.url
    assert "near=Lyon" in page.url
    page.get_by_role("link", name="Remove: Looking for people now").click()
    assert "status" not in page.url
    page.get_by_text("Order: Closest match").click()
    page.get_by_role("link", name="Nearest place").click()
    assert "sort=nearest" in page.url
    assert context.cookies() == []
    context.close()


FILTERED = "/studies?q=lupus&status=recruiting&near=Lyon&age=40&sex=female"


@pytest.mark.parametrize(
    ("path", "most"),
    [("/studies", 764), ("/studies?q=lupus", 764), ("/studies?q=lupus&status=recruiting", 764), (FILTERED, 844)],
)
def test_results_begin_in_the_first_screen_of_a_phone(page, path, most):
    page.goto(path)
    assert page.locator(".cards > li").first.bounding_box()["y"] < most
    assert not page.get_by_label("Looking for people now").is_visible()


def test_the_list_follows_the_filters_and_the_address_too(chromium, address):
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/studies?q=study")
    before = page.inner_text("#count")
    box = page.get_by_label("Stopped early")
    box.check()
    page.wait_for_url("**/studies?q=study&status=terminated")
    page.wait_for_function("before => document.querySelector('#count').innerText !== before", arg=before)
    assert page.inner_text("#count").startswith("1 study")
    assert page.locator(".cards > li").count() == 1
    assert page.inner_text("h1") == "Studies of “study”"
    assert box.evaluate("box => document.activeElement === box")
    page.reload()
    assert page.get_by_label("Stopped early").is_checked()
    assert said == []
    context.close()


def test_near_me_sends_a_position_of_about_one_kilometre_and_only_when_asked(chromium, address):
    context = chromium.new_context(base_url=address, geolocation=LYON, permissions=["geolocation"])
    page = context.new_page()
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto("/studies?q=lupus")
    assert not any("near" in url for url in sent)
    page.get_by_role("button", name="Near me").click()
    page.wait_for_url("**near=45.75%2C4.85**")
    assert not any("45.748" in url for url in sent)
    assert "near the place you gave" in page.inner_text("h1")
    context.close()


def test_a_refused_position_leaves_the_box_to_type_in(chromium, address):
    context = chromium.new_context(base_url=address, permissions=[])
    page = context.new_page()
    page.goto("/studies")
    page.get_by_role("button", name="Near me").click()
    page.get_by_text("We could not get your place. Type a town or postcode.").wait_for()
    assert page.evaluate("document.activeElement.id") == "near"
    context.close()


@pytest.mark.parametrize("path", [
    "/studies?q=lupus", "/conditions", "/conditions/systemic-lupus-erythematosus", "/places", "/places/france",
    "/places/lyon-auvergne-rhone-alpes-fr", "/sponsors/university-of-rest",
])  # fmt: skip
def test_a_page_is_light_and_asks_nobody_else(chromium, address, path):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(path, wait_until="networkidle")
    assert sum(sizes.values()) < 100_000
    assert all(url.startswith(address) for url in sizes)
    context.close()


def test_a_map_is_drawn_for_the_screen_at_hand(page):
    page.goto("/places/france")
    assert page.locator(".small-map").is_visible()
    assert not page.locator(".wide-map").is_visible()
    assert page.locator(".small-map circle").count() >= 1
    land = "document.querySelector('.small-map use.here').getBoundingClientRect().width"
    assert page.evaluate(land) > 100
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".wide-map").is_visible()
    assert not page.locator(".small-map").is_visible()


def test_on_paper_the_list_stays_and_the_filters_go(page):
    page.goto("/studies?q=lupus&status=recruiting")
    page.emulate_media(media="print")
    assert page.locator(".cards > li").first.is_visible()
    assert page.locator(".picks").is_visible()
    assert not page.locator("#find").is_visible()
    assert not page.locator(".filters").is_visible()
