"""Write the shipped sample registry from its authored files: `python tools/write_sample.py`."""

from __future__ import annotations

from pathlib import Path

from sample_registry.record import lines

SHIPPED = Path(__file__).parents[1] / "src" / "plaintrial" / "sample" / "studies.ndjson"


def main() -> None:
    """Rewrite the file and say how big it is."""
    written = list(lines())
    SHIPPED.write_bytes(b"".join(line + b"\n" for line in written))
    print(f"{len(written)} versions, {SHIPPED.stat().st_size / 1000:.0f} kB -> {SHIPPED.name}")


if __name__ == "__main__":
    main()
