"""What the registry worked out itself (``derivedSection``): MeSH terms and the data version."""

from __future__ import annotations

from plaintrial.record.part import Part


class MeshTerm(Part, frozen=True):
    """A MeSH heading; older records give no id."""

    id: str | None = None
    term: str | None = None


class MeshBrowse(Part, frozen=True):
    """Headings the registry found, and their ancestors."""

    meshes: tuple[MeshTerm, ...] = ()
    ancestors: tuple[MeshTerm, ...] = ()


class MiscInfo(Part, frozen=True):
    """``miscInfoModule``: ``versionHolder`` is the date of the registry's data."""

    version_holder: str | None = None
    removed_countries: tuple[str, ...] = ()


class Derived(Part, frozen=True):
    """``derivedSection``. It changes whenever MeSH is reissued: never a change of the study."""

    misc_info_module: MiscInfo = MiscInfo()
    condition_browse_module: MeshBrowse = MeshBrowse()
    intervention_browse_module: MeshBrowse = MeshBrowse()
