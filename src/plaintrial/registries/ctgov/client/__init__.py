"""Talks to ClinicalTrials.gov, API v2: politely, patiently up to a point, and believing nothing unchecked.

>>> with CtgovClient() as registry:                                     # doctest: +SKIP
...     for page in registry.pages(StudiesQuery(condition="lupus")):
...         for data in page.records: parse(data)
"""

from plaintrial.registries.ctgov.client.answers import (
    Found,
    Gone,
    HistoryEntry,
    Moved,
    Page,
    RegistryVersion,
)
from plaintrial.registries.ctgov.client.failures import QueryRefused, RegistryUnwell
from plaintrial.registries.ctgov.client.query import StudiesQuery
from plaintrial.registries.ctgov.client.registry import CtgovClient
from plaintrial.registries.ctgov.client.settings import ClientSettings
from plaintrial.registries.ctgov.client.waits import RealWaits, Waits

__all__ = [
    "ClientSettings",
    "CtgovClient",
    "Found",
    "Gone",
    "HistoryEntry",
    "Moved",
    "Page",
    "QueryRefused",
    "RealWaits",
    "RegistryUnwell",
    "RegistryVersion",
    "StudiesQuery",
    "Waits",
]
