"""Values made of parts that are known to be sound: without looking at them again.

Checking a record costs more than reading it. A reader that has checked, or made, every
part itself may put them together with this; a test has to make each such record again
in the ordinary way and compare.
"""

from typing import Final, Generic, TypeVar

import attrs

_T = TypeVar("_T", bound=attrs.AttrsInstance)
_new: Final = object.__new__
_set: Final = object.__setattr__


class Maker(Generic[_T]):
    """Makes values of a class without checking them.

    Parameters
    ----------
    example : attrs instance
        A value of the class; what is not stated is as in it.

    Examples
    --------
    >>> from partnerlib import Scope
    >>> Maker(Scope())(themes=("health",)) == Scope(themes=["health"])
    True
    """

    def __init__(self, example: _T) -> None:
        self._cls = type(example)
        self._fields = attrs.asdict(example, recurse=False)

    def __call__(self, **stated: object) -> _T:
        """Make a value; the parts are as the class would make them."""
        made = _new(self._cls)
        for field, value in (self._fields | stated).items():
            _set(made, field, value)
        return made


__all__ = ["Maker"]
