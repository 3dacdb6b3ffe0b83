"""The département of Essonne, as its actors described it on 4 July 2016."""

from partnerlib.datasets._essonne._actions import ACTIONS
from partnerlib.datasets._essonne._actors import ACTORS
from partnerlib.datasets._essonne._agreements import AGREEMENTS, EXCHANGES
from partnerlib.datasets._essonne._needs import NEEDS
from partnerlib.datasets._essonne._partner_needs import OFFERS, PARTNER_NEEDS
from partnerlib.datasets._essonne._places import TERRITORIES
from partnerlib.registry import Registry


def essonne() -> Registry:
    """Give the world of the French département of Essonne and its partners.

    What associations, municipalities and the departmental council said on 4 July
    2016: what they have, what they lack and by when, and that they wish to wake
    sleeping cooperations and to twin by threes. The needs and the services are
    those of the text; it names no association and no partner, so that these are
    examples.

    Returns
    -------
    Registry
        Every invented record says "(exemple)" in its French name and "(example)" in
        its English one, and its source says so too. The figures stand on invented
        records only. Countries of partners have codes that ISO 3166 leaves free
        (XA to XE).

    Notes
    -----
    The latest day it mentions is that of the second meeting, 22 November 2016.

    Examples
    --------
    >>> registry = essonne()
    >>> registry.needs["banque-competences"].horizon
    'short'
    >>> registry.territories["ville-sahel"].label("fr")
    'Ville partenaire du Sahel (exemple)'
    """
    return Registry.of(
        territories=TERRITORIES,
        actors=ACTORS,
        agreements=AGREEMENTS,
        actions=ACTIONS,
        needs=(*NEEDS, *PARTNER_NEEDS),
        offers=OFFERS,
        exchanges=EXCHANGES,
        title="Essonne, 2016",
    )
