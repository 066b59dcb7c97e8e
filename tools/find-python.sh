#!/bin/sh
# Print the full path of the Python that .venv is built with, or say in one line what is missing.
#
# Order: $PYTHON when given, `python3` when it is 3.11 or newer, the newest tested python3.N on PATH, an untested
# newer one, one that uv knows.
# Each candidate is run, not only looked up: a pyenv shim lies on PATH for versions that do not start.
# What is printed is the interpreter below any active virtual environment: .venv itself may be about to go.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)

# A broken .venv that is still activated must not hide the system's Pythons.
path_without_venv() {
    printf '%s' "$PATH" | awk -v RS=: -v skip="$root/.venv/bin" '$0 != skip { printf "%s%s", sep, $0; sep = ":" }'
}
PATH=$(path_without_venv)
export PATH

base_of() {
    "$1" -c '
import sys
if sys.version_info < (3, 11):
    raise SystemExit(1)
print(getattr(sys, "_base_executable", None) or sys.executable)' 2>/dev/null
}

if [ -n "${PYTHON:-}" ]; then
    base_of "$PYTHON" && exit 0
    echo "plaintrial: PYTHON=$PYTHON is not a Python 3.11 or newer that runs." >&2
    exit 2
fi

for candidate in python3 python3.14 python3.13 python3.12 python3.11 python3.16 python3.15 python; do
    if command -v "$candidate" >/dev/null 2>&1; then
        base_of "$candidate" && exit 0
    fi
done

if command -v uv >/dev/null 2>&1; then
    known=$(uv python find --no-python-downloads '>=3.11' 2>/dev/null) && base_of "$known" && exit 0
fi

echo "plaintrial: no Python 3.11 or newer found. Install one" \
    "(Debian, Ubuntu: sudo apt-get install python3 python3-venv; macOS: brew install python@3.13)" \
    "or name it: make run PYTHON=/path/to/python3" >&2
exit 2
