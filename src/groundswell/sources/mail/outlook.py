"""Forms of Outlook and Apple Mail in which mail is not read: what they are, and what to do instead."""

from groundswell.sources.contract import Opened

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTY = "__substg1.0_".encode("utf-16-le")  # how the entries of a message are called in its directory
_NAMES = "__nameid_version1.0".encode("utf-16-le")
_STORE = b"!BDN"


def unread_form(file: Opened) -> str:
    """What the file is and what to do instead, as a phrase; empty where it is none of these."""
    ending = file.name.lower()
    if file.head.startswith(_STORE) or (ending.endswith((".pst", ".ost")) and b"\0" in file.head):
        return (
            "is a data file of Outlook (PST), which is not read: import it into Thunderbird and export the "
            "folders as MBOX, or save its mails as EML"
        )
    compound = file.head.startswith(_COMPOUND)
    if compound and (ending.endswith((".msg", ".oft")) or _PROPERTY in file.head or _NAMES in file.head):
        return (
            "is a mail saved by Outlook (MSG), which is not read: save it as EML (new Outlook and Outlook on "
            "the web: 'Save as' or 'Download'), or as 'Text only' in classic Outlook"
        )
    if ending.endswith(".emlx"):
        return (
            "is a mail of Apple Mail's own store (EMLX), which is not read: select the mails in Apple Mail "
            "and save them as 'Raw Message Source', or export the mailbox as MBOX"
        )
    return ""
