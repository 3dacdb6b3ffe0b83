"""The words of the field as frozen values; knows nothing of graphs or files."""

from partnerlib.model._action import Action
from partnerlib.model._actor import Actor
from partnerlib.model._agreement import Agreement
from partnerlib.model._concept import ROLE_CLASSES, Concept, Vocabulary, spelling
from partnerlib.model._date import EVER_AFTER, EVER_BEFORE, OPEN, PartialDate
from partnerlib.model._exchange import Exchange
from partnerlib.model._need import Need
from partnerlib.model._offer import Offer
from partnerlib.model._party import Party
from partnerlib.model._period import UNKNOWN_PERIOD, Period
from partnerlib.model._record import Record
from partnerlib.model._scope import NO_SCOPE, Scope
from partnerlib.model._source import Source
from partnerlib.model._span import ALWAYS, Span
from partnerlib.model._territory import Location, Territory

__all__ = [
    "ALWAYS",
    "EVER_AFTER",
    "EVER_BEFORE",
    "NO_SCOPE",
    "OPEN",
    "ROLE_CLASSES",
    "UNKNOWN_PERIOD",
    "Action",
    "Actor",
    "Agreement",
    "Concept",
    "Exchange",
    "Location",
    "Need",
    "Offer",
    "PartialDate",
    "Party",
    "Period",
    "Record",
    "Scope",
    "Source",
    "Span",
    "Territory",
    "Vocabulary",
    "spelling",
]
