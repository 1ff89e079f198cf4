"""What a company's law writes below a signature, and what a writer adds there."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.letters.own_words import Writer, parted

ANA = Writer(name="Ana Roth", email="ana@linden.example")
LETTER = "Hello,\n\nthe lid leaks since May.\n\nKind regards\n\nAna Roth\nPurchasing\n"
SAID = "Hello,\n\nthe lid leaks since May."


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    "law",
    [
        "Linden Ltd. Registered in England No. 01234567. Registered office: 4 Quay Street, Bristol. This"
        " e-mail is"
        " confidential. If it is not meant for you, tell the sender.",
        "Sitz der Gesellschaft: Bonn, Amtsgericht Bonn HRB 12345. Diese E-Mail enthält vertrauliche Angaben."
        " Wenn Sie nicht der Adressat sind, informieren Sie bitte den Absender.",
        "SAS au capital de 40 000 euros, RCS Lyon 123 456 789. Ce message est confidentiel et réservé à son"
        " destinataire ; merci de nous avertir en cas de doute.",
        "Ai sensi del Regolamento UE 2016/679 le informazioni contenute in questo messaggio sono riservate"
        " e a uso"
        " esclusivo del destinatario.",
        "Linden BV, KvK 12345678. De informatie in dit bericht is vertrouwelijk en uitsluitend bestemd"
        " voor de"
        " geadresseerde, verspreiding is niet toegestaan.",
        "Please think before you print this message, since every sheet of paper that we do not use is one"
        " that no"
        " tree has to be felled for.",
    ],
)
def test_what_law_makes_a_company_write_is_no_word_of_the_writers(law, gap):
    taken = parted(f"{LETTER}{gap}{law}\n", (), ANA)

    assert taken.words == SAID
    assert [aside.why for aside in taken.aside] == [Why.SIGNATURE, Why.SMALL_PRINT]


@pytest.mark.parametrize(
    "added",
    [
        "One more thing, the confidential price list that came last week shows another price than the page"
        " for the"
        " blue one, and nobody here can tell which of the two is right.",
        "P.S. This message is confidential, and meant for the recipient alone, because my boss has not"
        " heard of the"
        " leak so far and should not before the new lids are here.",
        "The invoices have to go to our registered office: you sent the last three of them to the"
        " warehouse again,"
        " where nobody opens letters, and so they were paid late.",
    ],
)
def test_what_the_writer_adds_below_a_signature_is_kept(added):
    assert added in parted(f"{LETTER}\n{added}\n", (), ANA).words


def test_above_a_signature_a_register_is_spoken_of_as_anything_else():
    text = "Our registered office: 4 Quay Street, has moved. Please correct it.\n\nKind regards\nAna Roth\n"

    assert parted(text, (), ANA).words.startswith("Our registered office")
