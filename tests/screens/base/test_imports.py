"""What the foundation loads: nothing that would delay the first paint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import screens.base

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "docx", "cryptography", "sqlcipher3", "holidays"}

MODULES = sorted(f"screens.base.{path.stem}" for path in Path(screens.base.__path__[0]).glob("[a-z]*.py"))


def test_the_foundation_loads_nothing_heavy() -> None:
    """Importing every module of the foundation leaves vault, documents and validation unloaded."""
    ask = f"import sys, {', '.join(MODULES)}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert "textual.app" in loaded
    assert not HEAVY & set(loaded)


def test_the_environment_is_prepared_without_textual() -> None:
    """What has to run before Textual is imported does not import it."""
    ask = "import sys, screens.base.environment; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert not any(name.partition(".")[0] in {"textual", "rich"} for name in loaded)
