"""What of a company answers customers: "Acme Support", "Acme Kundenservice", "Acme カスタマーサポート"."""

import re

from groundswell.sources.speakers.persons import name_of, plain

# Words beside a company's name that name no person and no other company.
_DEPARTMENTS = plain(
    """
    support supporter service services team staff care customer customers client clients help desk helpdesk
    servicedesk hotline sales office official online shop store bookings booking reservations reception
    orders info contact crew page kundenservice kundendienst kundenbetreuung kundensupport kunden vertrieb
    verkauf innendienst zentrale rezeption offiziell atendimento suporte vendas equipa equipe oficial loja
    sac atencion al cliente soporte ventas equipo tienda recepcion servicio clientes assistance
    boutique vente ventes accueil officiel apres assistenza servizio clienti negozio ufficiale vendite
    klantenservice klantendienst klantcontact verkoop winkel obsluga klienta klientow sprzedaz sklep wsparcie
    zakaznicka zakaznicky podpora servis prodej kundtjanst kundeservice kundesenter kundsupport asiakaspalvelu
    myynti ugyfelszolgalat destek hizmetleri musteri поддержка служба поддержки клиентов клиентский отдел
    продаж магазин at de do da la le the
    gmbh ag kg se ltd limited llc inc corp co plc sa sas sarl srl spa bv nv ab as aps oy sl lda ltda oo sp
    """
).split()
# Scripts without blanks write them right behind the name.
_UNSPACED = re.compile(
    r"(?:株式会社|カスタマー|お客様|サポート|センター|サービス|窓口|公式|ショップ|担当|客服|客户|客戶|服务|服務|中心|官方|旗舰店"
    r"|团队|고객|센터|지원|상담|서비스|팀|공식)+"
)
_WORDS = frozenset(_DEPARTMENTS)


def company_in(label: str) -> str:
    """The words of a label without those that say what of a company answers; empty where none is left."""
    words = _UNSPACED.sub(" ", name_of(label)).split()
    return " ".join(word for word in words if plain(word).strip(".,&|-–—") not in _WORDS)
