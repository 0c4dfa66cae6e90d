"""Runs every benchmark in a process of its own: `python -m benchmarks`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAMES = sorted(
    path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")
)


def main() -> int:
    failed = []
    for name in NAMES:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    print("\n" + (f"over the limit: {', '.join(failed)}" if failed else "all within their limits"))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
