"""Mail domains that anybody may have: they tell no company."""

FREE_MAIL = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp ymail.com rocketmail.com"
    " hotmail.com hotmail.co.uk hotmail.fr hotmail.de outlook.com outlook.de live.com msn.com icloud.com"
    " me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de proton.me"
    " protonmail.com pm.me mail.com zoho.com fastmail.com hey.com qq.com 163.com 126.com sina.com naver.com"
    " daum.net yandex.ru yandex.com mail.ru orange.fr free.fr laposte.net sfr.fr wanadoo.fr libero.it"
    " virgilio.it tin.it wp.pl o2.pl interia.pl seznam.cz bluewin.ch telenet.be skynet.be"
    " ziggo.nl kpnmail.nl comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net"
    " btinternet.com uol.com.br bol.com.br"
    " terra.com.br".split()
)


def domain_of(address: str) -> str:
    """The domain of an address in lower case, or empty when there is none."""
    return address.rpartition("@")[2].strip(" <>.").lower() if "@" in address else ""


def is_within(domain: str, domains: frozenset[str]) -> bool:
    """Whether a domain is one of these or below one of them (eu.acme.com below acme.com)."""
    parts = domain.split(".")
    return any(".".join(parts[i:]) in domains for i in range(len(parts) - 1))
