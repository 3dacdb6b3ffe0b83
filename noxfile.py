"""The checks, as sessions: ``nox -s check`` runs them all.

Every session installs the built wheel: what is checked is what users get.
"""

import shutil
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.16"
nox.options.default_venv_backend = "virtualenv"
# A missing interpreter would otherwise be skipped, and the run called a success.
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["check"]

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")
OLDEST = "3.11"
PYTHONS = ["3.11", "3.12", "3.13"]


def _group(name: str) -> list[str]:
    return list(nox.project.dependency_groups(PROJECT, name))


def _floors() -> list[str]:
    """Return each requirement users meet, pinned to the lowest version it allows."""
    extras = PROJECT["project"]["optional-dependencies"]
    stated = [*PROJECT["project"]["dependencies"]]
    for requirements in extras.values():
        stated.extend(requirements)
    return [
        requirement.replace(">=", "==")
        for requirement in stated
        if not requirement.startswith("partnerlib[")
    ]


def _run_tests(session: nox.Session) -> None:
    folder = Path(session.create_tmp())
    session.env["COVERAGE_FILE"] = str(folder / ".coverage")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)


@nox.session(python=False)
def check(session: nox.Session) -> None:
    """Run every check, the tests on every Python among them."""
    tests = [f"tests-{python}" for python in PYTHONS]
    one_each = ["lint", "typing", "docs", "doctests", "examples", "build"]
    for name in [*one_each, *tests, "tests_min"]:
        session.notify(name)


@nox.session(python=OLDEST)
def lint(session: nox.Session) -> None:
    """Check style, format, and the direction of imports."""
    session.install(".", *_group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")


@nox.session(python=OLDEST)
def typing(session: nox.Session) -> None:
    """Check types with mypy and pyright, both strict."""
    session.install(".[all]", *_group("typing"))
    session.run("mypy")
    session.run("pyright")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests; every branch of the package has to be taken."""
    session.install(".[tests]")
    _run_tests(session)
    session.run("coverage", "combine", "--quiet")
    fail_under = [] if session.posargs else ["--fail-under=100"]
    session.run("coverage", "report", *fail_under)


@nox.session(python=OLDEST)
def tests_min(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that we say we accept."""
    constraints = Path(session.create_tmp()) / "floors.txt"
    constraints.write_text("\n".join(_floors()) + "\n", encoding="utf-8")
    session.install(".[tests]", "--constraint", str(constraints))
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python=OLDEST)
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.install(".[all]", *_group("docs"))
    options = ["-q", "-E", "-n", "-W", "--keep-going"]
    session.run("sphinx-build", *options, "docs", "docs/_build/html")


@nox.session(python=OLDEST)
def doctests(session: nox.Session) -> None:
    """Run every Python block of the documentation, README and docstrings."""
    session.install(".[tests]")
    session.run("python", "-m", "pytest", "docs", "src", "README.md")


@nox.session(python=OLDEST)
def examples(session: nox.Session) -> None:
    """Run every example as its reader would."""
    session.install(".")
    for script in sorted((ROOT / "examples").glob("*.py")):
        session.run("python", str(script), silent=True)


@nox.session(python=OLDEST)
def build(session: nox.Session) -> None:
    """Build sdist and wheel; the wheel holds the package, whole and alone."""
    session.install("build>=1.3")
    folder = Path(session.create_tmp()) / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(folder), ".")
    (wheel,) = folder.glob("*.whl")
    source = ROOT / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "partnerlib").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    if expected != packed:
        session.error(f"the wheel differs from src in {sorted(expected ^ packed)}")
