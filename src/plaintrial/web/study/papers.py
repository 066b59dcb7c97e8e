"""Papers, links and documents a record points to. Addresses are kept only when they are plain web addresses."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from plaintrial.record import Study
from plaintrial.record.markup import inline as one_line
from plaintrial.record.references import LargeDoc, Reference
from plaintrial.web.texts import said as _

_MOST_PAPERS = 200


class Link(msgspec.Struct, frozen=True):
    """A link with its words; ``url`` is "" when the address is not one we link to. ``host`` says where it leads."""

    text: str
    url: str
    host: str


class Papers(msgspec.Struct, frozen=True):
    """The section. ``results`` are papers with this study's results, ``background`` those it builds on."""

    results: tuple[Link, ...]
    background: tuple[Link, ...]
    links: tuple[Link, ...]
    documents: tuple[str, ...]
    left_out: int

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.results or self.background or self.links or self.documents)


def papers_of(study: Study) -> Papers:
    """What the record points to."""
    named = [paper for paper in study.references.references if paper.citation or paper.pmid]
    listed = named[:_MOST_PAPERS]
    return Papers(
        results=tuple(_paper(paper) for paper in listed if paper.type in ("RESULT", "DERIVED")),
        background=tuple(_paper(paper) for paper in listed if paper.type not in ("RESULT", "DERIVED")),
        links=tuple(_link(link.label or "", link.url or "") for link in study.references.see_also_links),
        documents=tuple(_document(doc) for doc in study.documents.large_document_module.large_docs),
        left_out=len(named) - len(listed),
    )


def _paper(paper: Reference) -> Link:
    text = one_line(paper.citation or _("Paper without a title"))
    if paper.retractions:
        text = _("[This paper was withdrawn] %s") % text
    pmid = paper.pmid or ""
    if pmid.isascii() and pmid.isdigit():
        return Link(text, f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", "PubMed")
    return Link(text, "", "")


def _link(label: str, url: str) -> Link:
    host = web_host(url)
    return Link(one_line(label) or host or _("A page the study team points to"), url.strip() if host else "", host)


def web_host(url: str) -> str:
    """The host of an http or https address without a user name; "" for anything else (fault B16)."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    sound = parts.scheme in ("http", "https") and "@" not in parts.netloc and not _odd(url)
    return host if sound and "." in host else ""


def _odd(url: str) -> bool:
    """Whether an address holds what no address holds unescaped."""
    return not url.strip().isprintable() or any(c in url.strip() for c in " \"'<>\\")


def _document(doc: LargeDoc) -> str:
    return " · ".join(part for part in (doc.label or doc.filename or doc.type_abbrev, doc.date) if part)
