"""Labels that tell a side without naming anybody: "Customer", "Agent 2", "You", "Ana (Client)"."""

from groundswell.sources.speakers.nobody import without_number
from groundswell.sources.speakers.persons import affiliation_of, name_of, plain
from groundswell.speech import Conversation, Role


def _labels(text: str) -> frozenset[str]:
    """The labels of a text, parted by commas, as they are compared."""
    return frozenset(" ".join(plain(label).split()) for label in text.split(","))


_CUSTOMERS = _labels(
    """
    customer, client, prospect, buyer, caller, lead, them, end user, visitor, kunde, kundin,
    interessent, interessentin, anrufer, anruferin, cliente, cliente potencial, acheteur, comprador,
    compradora, klant, klient, klientka, клиент, клиентка, покупатель, zakaznik, ugyfel, musteri,
    客户, 客戶, 顧客, お客様, 고객, acquirente
    """
)
# In brackets behind a name these tell what somebody is in their own house.
_OF_A_HOUSE = frozenset(("lead", "buyer", "them", "caller", "end user"))
_SELLERS = _labels(
    """
    seller, sales, sales rep, sales representative, salesperson, rep, representative, agent,
    support, support agent, ae, account executive, account manager, csm, sdr, bdr, verkaufer,
    verkauferin, vertrieb, berater, beraterin, kundenberater, kundenberaterin, vendeur, vendeuse,
    commercial, commerciale, conseiller, conseillere, vendedor, vendedora, asesor, asesora, agente,
    comercial, venditore, venditrice, consulente, verkoper, verkoopster, sælger, saljare, myyja,
    sprzedawca, handlowiec, продавец, менеджер, 销售, 客服, 営業, 担当者, 영업, 상담원
    """
)
# Granola, Meet and others call the person who records so, each in the language of their screen.
_OURSELVES = frozenset(
    plain(
        """
        me you yourself myself i ich du mich moi toi vous yo tú usted eu você mim io tu ik jij jou je
        jag jeg dig deg mig meg minä sinä ja siz я ты вы ви ти εγώ εσύ εσείς أنا أنت אני אתה मैं आप anda
        tôi bạn ฉัน คุณ 我 你 您 私 自分 あなた 나 저 본인 당신 회원님
        """
    ).split()
)
# Words for "you" and "me" that are names elsewhere, and letters of the languages in which they are not.
_ALSO_NAMES = {"ty": "ąęłńśźżěřščů", "vy": "ěřščžů", "lei": "àèìòù", "ben": "ğışç", "sen": "ğışç", "te": "őű"}


def tells_side(label: str) -> bool:
    """Whether a label tells a side and no name: "Agent 2", "You"."""
    name = plain(name_of(label)).strip()
    return name in _OURSELVES or not {name, without_number(name)}.isdisjoint(_CUSTOMERS | _SELLERS)


def role_in_label(label: str, conversation: Conversation) -> Role:
    """The side a label tells in itself; unknown for a name."""
    name, beside = plain(name_of(label)).strip(), plain(affiliation_of(label)).strip()
    label_alone = name if name in _CUSTOMERS | _SELLERS else without_number(name)
    ours = name in _OURSELVES or beside in _OURSELVES or _means_us(name, conversation)
    if ours or label_alone in _SELLERS:
        return Role.SELLER
    return Role.CUSTOMER if label_alone in _CUSTOMERS or beside in _CUSTOMERS - _OF_A_HOUSE else Role.UNKNOWN


def _means_us(name: str, conversation: Conversation) -> bool:
    letters = _ALSO_NAMES.get(name, "")
    if not letters:
        return False
    return any(letter in turn.text for turn in conversation.turns for letter in letters)
