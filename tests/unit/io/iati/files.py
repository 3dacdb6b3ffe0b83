"""Files of IATI, written by hand."""

from pathlib import Path

import msgspec

import partnerlib
from partnerlib.io import CheckResult
from partnerlib.model import Action
from partnerlib.registry import Registry

REPORTER = (
    '<reporting-org ref="XX-1" type="21"><narrative>Us</narrative></reporting-org>'
)
PARTY = (
    '<participating-org ref="XX-2" role="4"><narrative>Them</narrative>'
    "</participating-org>"
)


def activity(*parts: str, id_: str = "XX-1-A", attributes: str = "") -> str:
    """Write an activity of 2.03 with an identifier, a title and a party."""
    inside = "\n".join(parts)
    return f"""<iati-activity {attributes}>
<iati-identifier>{id_}</iati-identifier>
{REPORTER}
<title><narrative>Wells</narrative></title>
{PARTY}
{inside}
</iati-activity>"""


def document(*activities: str, attributes: str = 'version="2.03"') -> str:
    """Write a file of activities."""
    inside = "\n".join(activities)
    return f"<iati-activities {attributes}>\n{inside}\n</iati-activities>"


def put(folder: Path, content: str | bytes, name: str = "feed.xml") -> CheckResult:
    """Check a file."""
    path = folder / name
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content)
    return partnerlib.check(path)


def sound(result: CheckResult) -> Registry:
    """Give the registry of a file without errors."""
    assert [] == list(result.errors)
    assert result.registry is not None
    return result.registry


def only(result: CheckResult) -> Action:
    """Give the only action of a file."""
    (action,) = sound(result).actions.values()
    return action


def told(result: CheckResult) -> list[tuple[str, str | None, str | None]]:
    """List the warnings as code, column and value."""
    return [(each.code, each.column, each.value) for each in result.warnings]


def kept(action: Action, element: str) -> object:
    """Give what the extra of an action keeps of an element."""
    return msgspec.json.decode(dict(action.extra)[f"iati:{element}"])
