"""Pages that everybody can use: axe at three widths in light and dark, keyboard alone, large text, right to left."""

from __future__ import annotations

from pathlib import Path

import axe_core_python
import pytest

pytestmark = pytest.mark.browser

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
STUDIES = [f"/studies/NCT9998{n:04}" for n in (1, 2, 3, 4, 5, 666)]
PAGES = [
    "/",
    "/studies",
    "/studies?q=zebra",
    "/studies?q=lupus&status=recruiting&near=Lyon&within=500&age=40&sex=female",
    "/studies?near=Springfield",
    "/studies?q=lupus&age=old&near=Nowhereville&posted=soon",
    "/conditions",
    "/conditions?letter=L",
    "/conditions/systemic-lupus-erythematosus",
    "/conditions/lupuss-of-nobody",
    "/places",
    "/places?cond=systemic-lupus-erythematosus",
    "/places/nowhere",
    "/places/france",
    "/places/lyon-auvergne-rhone-alpes-fr",
    "/sponsors/university-of-rest",
    "/sponsors/nobody",
    "/compare",
    "/compare?id=NCT99980001&id=NCT99980002&id=NCT99980003",
    *STUDIES,
    "/studies/NCT99980002?country=Country+1",
    "/studies/NCT99980001/history",
    "/studies/NCT99999999",
    "/nowhere",
    "/status",
    "/glossary",
    "/glossary/a",
    "/glossary/anaphylaxis",
    "/about/method",
    "/about/safety",
    "/privacy",
    "/accessibility",
]
OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true })"


def violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"][:3]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_moves_sideways(chromium, address, path, scheme):
    context = chromium.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    page.goto(path)
    page.evaluate(OPEN_ALL)
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_contact_page_too(page):
    page.goto("/studies/NCT99980002")
    page.get_by_role("button", name="Show who to ask").first.click()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["/", "/studies", STUDIES[0], STUDIES[2]])
def test_right_to_left_moves_nothing_sideways(page, path):
    page.goto(path)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.querySelector('.mark').getBoundingClientRect().right") > 290


REACHED = "a[href], button, input:not([type=hidden]), select, summary"
FOCUSED = """() => {
  const on = document.activeElement, box = on.getBoundingClientRect(), style = getComputedStyle(on);
  const inWindow = box.top >= 0 && box.bottom <= innerHeight;
  return {tag: on.tagName, name: (on.innerText || on.id).trim(), outline: style.outlineStyle, inWindow,
          width: box.width, height: box.height};
}"""


@pytest.mark.parametrize("path", ["/", "/studies", "/conditions", "/places/france", STUDIES[0], STUDIES[1]])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, path):
    page.goto(path)
    wanted = page.evaluate(f"[...document.querySelectorAll('{REACHED}')].filter(e => e.checkVisibility()).length")
    seen = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            break
        seen.append(at)
    assert len(seen) == wanted
    assert seen[0]["name"] == "Skip to main content"
    assert all(at["outline"] == "solid" for at in seen)
    assert all(at["height"] >= 20 for at in seen)


def test_the_skip_link_leads_to_the_content(page):
    page.goto(STUDIES[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", ["/", "/conditions/systemic-lupus-erythematosus", "/compare", "/nowhere", "/status"])
def test_a_link_that_stands_alone_is_24_pixels_high(page, path):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    small = page.evaluate(
        """[...document.querySelectorAll('main a')].filter(e => e.checkVisibility())
           .filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"""
    )
    assert small == []


@pytest.mark.parametrize("path", ["/", "/studies", STUDIES[0]])
def test_targets_are_large_enough_for_a_thumb(page, path):
    # A box to tick is as large as its label. Marks of sources stand in running text and are 24 pixels high.
    page.goto(path)
    small = page.evaluate(
        """[...document.querySelectorAll('button:not([hidden], .src), .button, summary, input, nav a')]
           .map(e => e.type == 'checkbox' ? e.closest('label') : e)
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML)"""
    )
    assert small == []


def test_text_of_another_direction_does_not_turn_its_neighbours(page):
    page.goto(STUDIES[2])
    assert page.evaluate("getComputedStyle(document.querySelector('h1 bdi')).unicodeBidi") == "isolate"
    assert page.evaluate("document.querySelector('.ids').innerText.startsWith('Study number')")


def test_a_phone_s_comparison_says_each_thing_once_and_a_wide_one_in_columns(page):
    page.goto("/compare?id=NCT99980001&id=NCT99980002&id=NCT99980003")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".again").count() == page.locator(".again:not(:visible)").count() > 0
    assert page.locator(".also:visible").count() > 0
    page.set_viewport_size({"width": 1280, "height": 844})
    assert page.locator(".again:visible").count() == page.locator(".again").count()
    assert page.locator(".also:visible").count() == 0


def test_on_a_phone_studies_that_look_for_people_stand_in_the_first_two_screens(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/conditions/systemic-lupus-erythematosus")
    assert page.locator("#looking .cards li").first.bounding_box()["y"] < 2 * 844
    assert page.locator("#near-h").bounding_box()["y"] < 844
