"""Which addresses the client talks to: the registry's own, over https, and nothing it is sent on to."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from plaintrial.ground.errors import RegistryError, UserError
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.registries.ctgov.client import endpoints

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_PORTS = {"https": 443, "http": 80}


def base_address(given: str | None) -> str:
    """The base URL to use, without a closing slash; None means the registry's own. ``UserError`` for an unsafe one."""
    text = (given or endpoints.BASE_URL).strip().rstrip("/")
    url = _split(text)
    if url is None or not url.hostname or url.query or url.fragment:
        raise UserError(f"{text[:80]!r} is not an address of a registry, such as {endpoints.BASE_URL}")
    if url.username or url.password:
        raise UserError("the registry's address must not hold a name or password")
    if url.scheme != "https" and not (url.scheme == "http" and is_loopback(text)):
        raise UserError("the registry's address must begin with https:// (http:// only on this machine)")
    return text if url.path else text + endpoints.BASE_PATH


def is_loopback(address: str) -> bool:
    """Whether an address is on this machine."""
    url = _split(address)
    return url is not None and url.hostname in _LOOPBACK


def redirected_id(base: str, asked: str, location: str | None) -> str:
    """The study id a redirect leads to. ``RegistryError`` when it leads anywhere but to a study of the registry."""
    target = _split(location or "", relative_to=asked)
    home = urlsplit(base)
    if target is None or _origin(target) != _origin(home):
        raise RegistryError("the registry sent us to another address: not followed")
    folder, _, last = target.path.rpartition("/")
    nct_id = canonical_nct_id(last)
    if folder != home.path + endpoints.STUDIES or nct_id is None:
        raise RegistryError("the registry sent us to something that is not a study: not followed")
    return nct_id


def _origin(url: SplitResult) -> tuple[str, str | None, int | None]:
    return url.scheme, url.hostname, url.port or _PORTS.get(url.scheme)


def _split(address: str, relative_to: str = "") -> SplitResult | None:
    try:
        url = urlsplit(urljoin(relative_to, address))
        _ = url.port
    except ValueError:
        return None
    return url
