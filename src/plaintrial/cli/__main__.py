"""``python -m plaintrial.cli``: the same as ``plaintrial``."""

from plaintrial.cli.main import main

main()
