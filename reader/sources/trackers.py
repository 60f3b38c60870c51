"""Hosts whose pictures are there to be asked for, and not to be seen: they count who reads what.

Such a host serves nothing else, or nothing else in a picture's place; a site's own pictures are
never meant.
"""

from urllib.parse import urlsplit

_HOSTS = frozenset(
    "2o7.net 2mdn.net adform.net adnxs.com adsrvr.org amazon-adsystem.com bat.bing.com "
    "bidswitch.net bluekai.com casalemedia.com chartbeat.net criteo.com crwdcntrl.net demdex.net "
    "doubleclick.net everesttech.net feedsportal.com google-analytics.com googlesyndication.com "
    "googletagmanager.com hotjar.com imrworldwide.com ioam.de ivwbox.de krxd.net mathtag.com "
    "matomo.cloud mc.yandex.ru metrika.yandex.ru mixpanel.com newrelic.com nr-data.net omtrdc.net "
    "outbrain.com owneriq.net parsely.com pi.pardot.com pippio.com pixel.facebook.com pixel.wp.com "
    "pubmatic.com quantserve.com rlcdn.com rubiconproject.com sb.scorecardresearch.com "
    "scorecardresearch.com segment.io sharethis.com simpli.fi stats.wp.com statcounter.com "
    "taboola.com tns-counter.ru top-fwz1.mail.ru counter.yadro.ru xiti.com zqtk.net".split()
)
_FACEBOOK = "facebook.com"


def is_tracker(address: str) -> bool:
    """Return whether a picture's address is that of one that only counts its readers."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return False
    if host.removeprefix("www.") == _FACEBOOK:
        return parts.path.rstrip("/") == "/tr"
    labels = host.split(".")
    return any(".".join(labels[n:]) in _HOSTS for n in range(len(labels)))
