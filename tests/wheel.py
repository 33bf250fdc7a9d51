"""Build the wheel, install it without extras in a clean environment, and do the whole job with it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Stop with a failed assertion or a failed command; print what was done."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run([sys.executable, "-m", "build", "--wheel", "--outdir", str(work), str(ROOT)], work)
        (wheel,) = work.glob("factbench-*.whl")
        clean = work / "venv"
        venv.create(clean)
        programs = clean / ("Scripts" if os.name == "nt" else "bin")
        # This environment's pip installs there: one of its own would take as long as what it is to install.
        run([sys.executable, "-m", "pip", "--python", str(clean), "install", "-q", str(wheel)], work)
        factbench = str(programs / "factbench")
        demo = ROOT / "assets" / "demo"
        checked = run(
            [factbench, "check", str(demo / "article.txt"), "--sources", str(demo / "sources")], work
        )
        assert "1993" in checked, checked
        assert "conflicts" in checked, checked
        assert "claims" in run([factbench, "demo", "--db", "new.db"], work)
        assert "BAD" not in run([factbench, "doctor", "--db", "new.db"], work)
        assert "# Keys" in run([factbench, "manual", "keys"], work)
        refused = subprocess.run(
            [factbench, "segment", str(demo / "article.txt")],
            cwd=work,
            env=environment("model"),
            capture_output=True,
            check=False,
        )
        assert refused.returncode == 2, refused
        assert b"factbench[model]" in refused.stderr, refused.stderr
        print(
            f"{wheel.name} installs without extras, checks the demonstration, has the manual, and says what it lacks."
        )


def run(command: list[str], folder: Path) -> str:
    """The output of a command that must succeed."""
    ran = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{command} left with {ran.returncode}:\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def environment(parser: str = "auto") -> dict[str, str]:
    """This environment without anything that leads back to the checkout."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME"}
    }
    return {**kept, "FACTBENCH_PARSER": parser}


if __name__ == "__main__":
    main()
