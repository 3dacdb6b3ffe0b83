"""Numbers of French organisations, which end in a check digit."""

from typing import Final

SIREN_DIGITS, SIRET_DIGITS = 9, 14
_LA_POSTE: Final = "356000000"
_TEN, _NINE, _FIVE = 10, 9, 5


def is_siren(digits: str) -> bool:
    """Say whether nine digits are the number of a French legal unit."""
    return _is_number(digits, SIREN_DIGITS) and _luhn(digits)


def is_siret(digits: str) -> bool:
    """Say whether fourteen digits are the number of a French establishment.

    The post office has more establishments than the check digit allows for: the sum
    of their digits is a multiple of five instead.
    """
    if not _is_number(digits, SIRET_DIGITS) or not is_siren(digits[:SIREN_DIGITS]):
        return False
    if digits.startswith(_LA_POSTE) and sum(map(int, digits)) % _FIVE == 0:
        return True
    return _luhn(digits)


def _is_number(digits: str, length: int) -> bool:
    return len(digits) == length and digits.isascii() and digits.isdecimal()


def _luhn(digits: str) -> bool:
    """Add the digits, every second from the right doubled: it is a multiple of ten."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - _NINE if value > _NINE else value
    return total % _TEN == 0


__all__ = ["SIREN_DIGITS", "SIRET_DIGITS", "is_siren", "is_siret"]
