"""How mail programs and people word what is not the message itself, in the languages they come in.

Kept as lists so that a language is added by adding words. Patterns match whole lines, lower-cased, with
asterisks and runs of blanks removed.
"""

import re

# The verb of "On <date> <somebody> wrote:".
WROTE = (
    r"wrote|writes|schrieb(?: am)?|geschrieben|a [ée]crit|escribi[óo]|escreveu|ha scritto|schreef|geschreven"
    r"|skrev|skreiv|kirjoitti|[íi]rta|napisa[łl](?:\(a\)|a)?|napsal(?:\(a\)|a)?|nap[ií]sal(?:\(a\)|a)?"
    r"|написал(?:\(а\)|а)?|пише|пишет|yazd[ıi]|a scris|写道|寫道|作成|작성|님이|のメール|wrote the following"
)

# Labels of the header block that Outlook, Apple Mail, Yahoo and others put above the message replied to.
FROM_LABELS = (
    r"from|von|de|da|van|fra|från|od|lähettäjä|feladó|от|від|kimden|expéditeur|remitente|mittente|afzender"
    r"|发件人|寄件者|差出人|보낸 ?사람|message du|de la part de"
)
OTHER_LABELS = (
    r"sent|date|to|cc|bcc|subject|reply-to|organization|importance|attachments"
    r"|gesendet(?: am)?|datum|an|betreff|kopie|antwort an|wichtigkeit"
    r"|envoy[ée](?: le)?|date|à|a|objet|sujet|copie(?: à)?"
    r"|enviado(?: el| em)?|fecha|para|asunto|assunto|data|responder a"
    r"|inviato|data|oggetto|verzonden|aan|onderwerp|sendt|dato|til|emne|kopi|skickat|till|ämne"
    r"|lähetetty|vastaanottaja|aihe|wys[łl]ano|do|temat|dw|odesláno|komu|předmět|odeslané|predmet"
    r"|отправлено|дата|кому|тема|копия|elküldve|címzett|tárgy|gönderildi|kime|konu|tarih"
    r"|发送时间|收件人|主题|抄送|日期|寄件日期|收件者|主旨|送信日時|宛先|件名|보낸 ?날짜|받는 ?사람|제목|참조"
)

# Between lines of dashes, or beginning a line of them.
ORIGINAL = (
    r"original message|original appointment|urspr[üu]ngliche (?:nachricht|mail)|originalnachricht"
    r"|message d['’]origine|message original|messaggio originale|mensaje original|mensagem original"
    r"|oorspronkelijk bericht|oprindelig (?:meddelelse|besked)|opprinnelig melding|ursprungligt meddelande"
    r"|alkuperäinen viesti|eredeti üzenet|wiadomo[śs][ćc] oryginalna|p[ůu]vodn[íi] (?:zpr[áa]va|e-?mail)"
    r"|исходное сообщение|пересылаемое сообщение|orijinal mesaj|原始邮件|原始郵件|元のメッセージ|원본 메시지"
    r"|forwarded (?:message|by)|weitergeleitete nachricht|message transf[ée]r[ée]|messaggio inoltrato"
    r"|mensaje reenviado|mensagem encaminhada|doorgestuurd bericht|videresendt (?:meddelelse|melding)"
    r"|vidarebefordrat meddelande|przekazana wiadomo[śs][ćc]|begin forwarded message"
    r"|转发的邮件|転送メッセージ"
)

# The line a telephone or app adds. What follows it on the line is bounded by the cutter.
SENT_FROM = (
    r"sent (?:from|via|with|using)|get outlook for|gesendet (?:von|mit|über)|von meinem \S+ gesendet"
    r"|diese nachricht wurde von|envoy[ée] (?:de|depuis|avec|à partir)|obtenez outlook|télécharger outlook"
    r"|enviado (?:desde|do|de|a partir)|obtener outlook|obter o outlook|inviato (?:da|dal|con)"
    r"|scarica outlook"
    r"|verzonden (?:vanaf|met|vanuit)|verstuurd vanaf|outlook voor|sendt fra|sendt med|hent outlook"
    r"|skickat från|hämta outlook|skaffa outlook|lähetetty|hanki outlook|wys[łl]ano z|pobierz outlook"
    r"|odesl[áa]no z|отправлено (?:с|из)|küldve|iphone'?dan gönderildi|发自我的|從我的|從我|iphoneから送信"
    r"|나의 \S+에서 보냄"
)

# A line that closes a letter. What stands after it is a name, a title, an address.
CLOSINGS = (
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many|my best|very best) )?(?:regards|wishes)"
    r"|all the best|best|cheers|sincerely|sincerely yours|yours sincerely|yours truly|yours faithfully"
    r"|respectfully|rgds|br|kr|(?:many )?thanks (?:and|&) (?:best |kind )?regards"
    r"|mit (?:freundlichen|besten|lieben|herzlichen|vielen) gr(?:ü|ue)(?:ß|ss)en"
    r"|(?:freundliche|beste|liebe|viele|herzliche|sch[öo]ne|lieber|sonnige)n? gr(?:ü|ue)(?:ß|ss)e?n?"
    r"|gru(?:ß|ss)|mfg|vg|lg|hochachtungsvoll"
    r"|(?:bien |tr[èe]s )?cordialement|(?:sinc[èe]res |meilleures "
    r"|cordiales )?salutations(?: distingu[ée]es)?"
    r"|bien à vous|bonne (?:journ[ée]e|r[ée]ception|soir[ée]e)|cdt|cdlt|amicalement"
    r"|(?:un |muchos |cordiales )?saludos?(?: cordiales)?|atentamente|cordialmente|un cordial saludo"
    r"|atenciosamente|att|abra[çc]os?|cumprimentos|com os melhores cumprimentos|melhores cumprimentos"
    r"|(?:cordiali|distinti|cari) saluti|saluti|cordialmente"
    r"|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|(?:hartelijke )?groet(?:en|jes)?|mvg"
    r"|(?:med )?(?:venlig|vennlig|vänlig)[ae]? h(?:ilsen|älsning|älsningar)|(?:de )?bedste hilsner|hilsen"
    r"|(?:med )?(?:vänliga|bästa|varma) hälsningar|hälsningar|mvh|vh|kh|dbh"
    r"|(?:ystävällisin |parhain )?terveisin|yst(?:ävällisin)? terv|t"
    r"|(?:z powa[żz]aniem|pozdrawiam|z wyrazami szacunku|pozdrowienia)(?: serdecznie)?"
    r"|s (?:pozdravem|úctou|přáním hezkého dne)|s pozdravom|üdvözlettel|tisztelettel"
    r"|с уважением|с наилучшими пожеланиями|з повагою|sayg[ıi]lar[ıi]mla|iyi [çc]al[ıi][şs]malar"
    r"|此致|敬礼|敬禮|祝好|よろしくお願いいたします|よろしくお願いします|敬具|감사합니다"
)
# Thanks close a letter only when a name stands below; else they are said.
THANKS = (
    r"(?:many |with )?thanks(?: again| in advance| so much)?|thank you(?: again| in advance"
    r"| so much| very much)?"
    r"|thx|ta|(?:vielen |besten |herzlichen )?dank(?: im voraus)?|danke(?: und gru(?:ß|ss))?"
    r"|merci(?: d['’]avance)?"
    r"|(?:muchas )?gracias|obrigad[oa]|grazie(?: mille)?|bedankt|dank u|alvast bedankt"
    r"|(?:på forhånd )?tak|tack"
    r"|kiitos|dzi[ęe]kuj[ęe]|d[ěe]kuji|спасибо|teşekkürler|谢谢|謝謝|ありがとうございます"
)

# Paragraphs a company's server adds.
DISCLAIMER = re.compile(
    r"^\W*(?:(?:confidentiality|legal|privacy|disclaimer|vertraulichkeit\w*|avis|aviso|avviso"
    r"|important)\b.{0,30}"
    r"(?:notice|note|legal|hinweis|de confidentialit[ée]|de confidencialidad|di riservatezza)?\W|"
    r"this (?:e-?mail|message|communication|transmission)\b.{0,120}\b(?:confidential|intended"
    r"|privileged|scanned|virus)"
    r"|the (?:information|contents?) (?:contained |transmitted )?(?:in|of|by) this (?:e-?mail"
    r"|message|communication)"
    r"|if you (?:are not the intended|have received this|received this (?:e-?mail|message)"
    r"|no longer wish to receive)"
    r"|please consider the environment|caution: this|disclaimer\b|warning: this e-?mail"
    r"|diese (?:e-?mail|nachricht)\b.{0,120}\b(?:vertraulich|bestimmt)|der inhalt dieser e-?mail"
    r"|ce (?:message|courriel|mail)\b.{0,120}\b(?:confidentiel|destin|exclusi)"
    r"|le informazioni contenute in questo|questo messaggio\b.{0,120}\b(?:riservat|destinat)"
    r"|(?:este|esta) (?:mensaje|correo|mensagem|e-?mail)\b.{0,120}\b(?:confidencia|destin|dirigid)"
    r"|dit (?:bericht|e-?mail)\b.{0,120}\b(?:vertrouwelijk|bestemd))",
    re.I | re.S,
)
# Lines that mailing lists, trackers and gateways add below everything.
FOOTER = re.compile(
    r"(?:mailing list$|^you received this (?:message|e-?mail) because|^to unsubscribe|^unsubscribe\b"
    r"|^reply to this e-?mail directly|^---? ?reply above this line|^get your free|^do you yahoo"
    r"|^-{5,}[^-]*(?:sponsor|net email is))",
    re.I,
)

REPLY_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|sv|vs|rv|ref|rif|res|odp|ynt|atb|回复|回覆|答复|返信|답장)"
    r"(?:\s*\[\d+\]|\^\d+)?\s*[:：]\s*",
    re.I,
)
FORWARD_SUBJECT = re.compile(
    r"^\s*(?:fwd?|wg|tr|rv|enc|i|vl|vb|vs|doorst|pd|转发|轉寄|転送)\s*[:：]\s*", re.I
)
AUTOMATIC_SUBJECT = re.compile(
    r"^\s*(?:automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|auto: "
    r"|automatische antwort|abwesenheit|abwesend|r[ée]ponse automatique|absence du bureau|absent du bureau"
    r"|respuesta autom[áa]tica|fuera de (?:la )?oficina|resposta autom[áa]tica|risposta automatica"
    r"|fuori ufficio|automatisch antwoord|afwezig|autosvar|automatisk svar|automatiskt svar|frånvaro"
    r"|automaattinen vastaus|poissa|autoodpowied[źz]|automatyczna odpowied[źz]|автоответ|自动回复|自動返信"
    r"|자동 회신)",
    re.I,
)
BOUNCE_SUBJECT = re.compile(
    r"^\s*(?:undeliver(?:able|ed)|delivery (?:status notification|failure|report|has failed)|mail delivery "
    r"(?:failed|failure|subsystem)|mail system error|returned mail|failure notice|message (?:undeliverable|"
    r"could not be delivered)|unzustellbar|nicht zustellbar|non remis|échec de (?:la )?remise|"
    r"no se puede entregar|non recapitabile|onbestelbaar|warning: could not send message)",
    re.I,
)
