"""What changed from one registry to another."""

from collections.abc import Mapping

import attrs

from partnerlib.model import Record


@attrs.frozen(kw_only=True)
class RegistryDiff:
    """The records that came, went and changed, each as ``kind/id``, sorted.

    Attributes
    ----------
    added : tuple of str
        Only in the other registry.
    removed : tuple of str
        Only in the first registry.
    changed : tuple of str
        In both, with other contents.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def diff(
    before: Mapping[str, Mapping[str, Record]],
    after: Mapping[str, Mapping[str, Record]],
) -> RegistryDiff:
    """Compare two registries, collection by collection."""
    added: list[str] = []
    removed: list[str] = []
    changed: list[str] = []
    for kind, old in before.items():
        new = after[kind]
        added.extend(f"{kind}/{id_}" for id_ in new if id_ not in old)
        removed.extend(f"{kind}/{id_}" for id_ in old if id_ not in new)
        changed.extend(
            f"{kind}/{id_}" for id_ in old if id_ in new and old[id_] != new[id_]
        )
    return RegistryDiff(
        added=tuple(sorted(added)),
        removed=tuple(sorted(removed)),
        changed=tuple(sorted(changed)),
    )
