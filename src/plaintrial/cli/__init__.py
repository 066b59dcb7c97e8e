"""Floor 8: the command line. One file a command, found by its name; ``plaintrial --help`` lists them."""

from __future__ import annotations

from plaintrial.cli.main import main

__all__ = ["main"]
