"""Counting a visitor without keeping the address."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from plaintrial.web.visitor import visitor_key


def key(address, **headers):
    return visitor_key(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


def test_one_address_one_key_that_does_not_show_it():
    assert key("203.0.113.7") == key("203.0.113.7") != key("203.0.113.8")
    assert len(key("203.0.113.7")) == 64
    assert "203" not in key("203.0.113.7")[:3]


def test_another_secret_gives_another_key(settings):
    before = key("203.0.113.7")
    settings.SECRET_KEY = "another-secret-another-secret-another"
    assert key("203.0.113.7") != before


def test_one_household_of_ipv6_counts_once():
    assert key("2001:db8:1:2::1") == key("2001:db8:1:2:ffff::9") != key("2001:db8:1:3::1")


def test_an_ipv4_address_written_as_ipv6_is_the_same():
    assert key("::ffff:203.0.113.7") == key("203.0.113.7")


def test_what_a_visitor_writes_counts_for_nothing():
    assert key("203.0.113.7", **{"X-Forwarded-For": "198.51.100.1"}) == key("203.0.113.7")


def test_behind_our_own_proxy_its_last_word_counts(settings):
    settings.PLAINTRIAL_PROXIES = 1
    forged = {"X-Forwarded-For": "1.2.3.4, 198.51.100.1"}
    assert key("10.0.0.1", **forged) == key("10.0.0.1", **{"X-Forwarded-For": "198.51.100.1"})
    assert key("10.0.0.1", **forged) != key("10.0.0.1", **{"X-Forwarded-For": "198.51.100.2"})


@pytest.mark.parametrize("address", ["", "not an address", "999.1.1.1"])
def test_no_address_at_all_is_one_visitor(address):
    assert key(address) == key("")


def test_a_proxy_on_this_machine_is_believed_unless_told_otherwise(settings):
    forwarded = {"X-Forwarded-For": "198.51.100.1"}
    assert key("127.0.0.1", **forwarded) == key("::1", **forwarded) == key("198.51.100.1")
    assert key("127.0.0.1", **{"X-Forwarded-For": " , "}) == key("127.0.0.1")
    settings.PLAINTRIAL_PROXIES = 0
    assert key("127.0.0.1", **forwarded) == key("127.0.0.1")
