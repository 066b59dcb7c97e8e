"""``plaintrial serve``: what the server that it becomes is told."""

from __future__ import annotations

from plaintrial.cli.serve import point_links_here
from plaintrial.deployment import base_url


def test_links_on_paper_lead_to_the_port_that_is_served(monkeypatch):
    monkeypatch.setenv("PLAINTRIAL_BASE_URL", "")
    monkeypatch.delenv("PLAINTRIAL_BASE_URL")
    point_links_here(8123)
    assert base_url() == "http://localhost:8123"


def test_an_address_that_was_set_is_kept(monkeypatch):
    monkeypatch.setenv("PLAINTRIAL_BASE_URL", "https://studies.example")
    point_links_here(8123)
    assert base_url() == "https://studies.example"
