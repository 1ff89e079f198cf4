"""What apps write on a line of their own: by shape where there is one, else by the words of the apps.

All of it is asked only of lines that stand where apps write: see `furniture`.
"""

import re

# A word that stands apart on both sides, between messages.
DIVIDER = re.compile(
    r"^(?:new|unread|today|yesterday|neu|heute|gestern|nouveau|aujourd'hui|hier|nuevo|hoy|ayer"
    r"|novo|hoje|ontem|nuovo|oggi|ieri|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)$",
    re.I,
)
CODE = re.compile(r"^:[\w+-]{2,40}:$")  # ":+1:", as Slack writes a picture
COUNT = re.compile(r"^\(?\d{1,4}\)?$")
HEADS_LIST = re.compile(r"^\{[^{}]{2,40}\}$")  # "{Reactions}", above what was found below it
IMAGE = re.compile(r"^!\[[^\[\]]{0,200}\]\([^()\s]{1,300}\)$")
# A path, or the name a telephone gives: "attachments/AB/12.heic", "IMG_1234.HEIC"; not "prices.csv".
MEDIA = re.compile(
    r"^(?:\S{1,200}/\S{1,200}|(?:IMG|VID|PXL|DSC|AUD|PTT|WhatsApp)[\w-]{2,60})"
    r"\.(?:jpe?g|png|heic|webp|gif|mp4|mov|m4a|opus|ogg)$",
    re.I,
)
_ATTACHMENTS = r"(?:attachments?|anhänge|pièces? jointes?|adjuntos?|anexos?|allegati)"
ATTACHED = re.compile(
    rf"^(?:attached|anhang|allegato|{_ATTACHMENTS}):\s\S.{{0,100}}\.\w{{2,5}}(?:\s\([^()]{{1,20}}\))?$", re.I
)
# "(Whereupon a recess was taken.)"
REMARK = re.compile(r"^\([^\W\d_a-z][^()]{3,200}[.]\)$")
_ANSWERS = (
    r"(?:repl(?:y|ies)|antworten?|réponses?|respuestas?|respostas?|rispost[ae]|reacties?|antwoord(?:en)?"
    r"|odpowied\w+|ответ\w*|件の返信|条回复|개의 답글)"
)
THREAD = re.compile(
    rf"^(?:\d{{1,4}}\s?(?:{_ANSWERS}|{_ATTACHMENTS})"
    rf"|(?:last|letzte|dernière|última|ultima|laatste)\s{_ANSWERS}\b.{{0,60}})$",
    re.I,
)
SEEN = re.compile(
    r"^[^\w\s]{0,2}\s?(?:seen|read|viewed|delivered|gesehen|gelesen|vu|lu|visto|le[ií]do|lido"
    r"|visualizzato|letto|gezien|gelezen)"
    r"\s(?:(?:by|von|par|por|da|door|at|um|à|a las|às|alle|om)\s.{2,80}|\d{1,2}[:.]\d\d(?:\s?[ap]m)?)$",
    re.I,
)
# Teams spells its reactions out.
REACTION = re.compile(
    r"^(?:like|heart|laugh|surprised|sad|angry|gefällt mir|herz|j['’]aime|me gusta|curtir|mi piace)"
    r"\s\d{1,4}$"
    r"|^(?:liked by|polubi\w+ przez|gefällt|aimé par|le gusta a|curtido por|piace a"
    r"|leuk gevonden door|gillas av"
    r"|понравилось)\s\d{1,4}(?:\s[^\W\d_]{2,20})?$",
    re.I,
)
# A message that is nothing but the name of a picture or a recording, or what stands for one.
ONLY_MEDIA = re.compile(
    r"^(?:[\w-]{1,60}\.(?:jpe?g|png|heic|webp|gif|bmp|mp4|mov|m4a|opus|ogg|amr)"
    r"|(?:photos?|videos?|emoticons?|stickers?|voice message)|사진(?:\s?\d+장)?|동영상|이모티콘|음성\s?메시지"
    r"|삭제된 메시지입니다\.?)$",
    re.I,
)
OF_ITSELF = re.compile(
    r"^this message (?:responded to|was (?:deleted|edited|unsent|sent|forwarded)|has been|is a reply)"
    r"\b.{0,60}$",
    re.I,
)
BUTTON = re.compile(
    r"^(?:view (?:thread|profile|newer replies)|(?:add|remove) (?:a )?(?:comment|reaction)|reply in thread"
    r"|(?:show|see) (?:more|less|translation|original)|kommentar hinzufügen|ajouter un commentaire"
    r"|añadir comentario|adicionar comentário|aggiungi commento)$",
    re.I,
)
# Behind the whole name of somebody who takes part.
EVENT = re.compile(
    r"^(?:is typing|is (?:now )?(?:online|offline|away)|has signed (?:on|off)"
    r"|(?:added|removed) \S.{0,60}\b(?:to|from) the \w+"
    r"|(?:sent|shared|uploaded) an? (?:attachment|file|photo|image|picture|video|sticker|contact)"
    r"(?::.{0,80})?$"
    r"|pinned a message|reacted\b|(?:changed|renamed|left|joined) the (?:group|chat|channel|conversation)"
    r"|missed (?:your|a) call)",
    re.I,
)
