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

# Who wrote, in a sentence of one's own: "your colleague", "ihr Team", "votre collègue".
NO_NAME = (
    r"your|our|we|my|his|her|their|the|a|an|one of|someone|somebody|they|he|she|it|i"
    r"|ihr|ihre|ihrer|unser|unsere|unserer|mein|meine|wir|ich|jemand|kolleg\w+|eine?r?"
    r"|votre|notre|nous|mon|ma|vos|quelqu['’]un|son|sa|coll[èe]gue"
    r"|su|nuestr[oa]|mi|alguien|colega|seu|sua|nosso|nossa|vostr[oa]|nostr[oa]|mi[oa]|qualcuno|collega"
    r"|uw|onze|mijn|iemand|jullie|din|deres|vår|vores|min|er|någon"
)
# Whose somebody is; no word here is a part of a name or of a date in another language.
POSSESSIVES = (
    r"your|our|their|ihre?r?|unsere?r?|eure?r?|euer|votre|notre|vuestr[oa]|nuestr[oa]|vostr[oa]|nostr[oa]"
    r"|nosso|nossa|vosso|uw|jullie|onze|jeres|vores|deres|vår|ert|teidän|wasz|wasza|pana|pani|váš|vaše"
    r"|ваш|ваша|наш|наша"
)
# "Reply above this line", as help desks write it.
REPLY_ABOVE = (
    r"(?:please )?(?:type|write|enter)? ?(?:your )?(?:reply|response|answer) above this line"
    r"(?: to (?:reply|add a note|respond))?|reply above this line|(?:please )?(?:reply|respond) above"
    r" this line"
    r"|bitte (?:geben sie )?ihre antwort (?:oberhalb|[üu]ber) dieser zeile(?: ein)?"
    r"|bitte (?:nur )?[üu]ber dieser (?:zeile|linie) antworten|antworten sie oberhalb dieser (?:zeile|linie)"
    r"|(?:veuillez )?(?:saisir|[ée]crire|taper|r[ée]pond\w+)(?: votre r[ée]ponse)? au-?dessus de cette ligne"
    r"|(?:por favor,? )?(?:escrib\w+|responda)(?: su respuesta)? (?:por )?encima de esta l[íi]nea"
    r"|(?:digite|escreva|responda)(?: a)?(?: sua)?(?: resposta)? acima desta linha"
    r"|(?:si prega di )?(?:scriv\w+|rispond\w+|inserire)(?: la (?:tua |sua )?risposta)?"
    r" (?:al di )?sopra (?:di )?questa (?:riga|linea)"
    r"|(?:typ\w*|schrijf|antwoord|voer)(?: uw| je)?(?: antwoord| reactie)? boven deze (?:regel|lijn)(?: in)?"
    r"|wpisz odpowied[źz] powy[żz]ej tej linii|svar? (?:ovenfor|över|over) denn?e? (?:linje|rad)\w*"
)

# What a meeting program writes into an invitation.
MEETINGS = (
    r"microsoft teams\b|join (?:the|your|our|this|microsoft|with google|zoom|webex|teams|by|via|on your"
    r"|meeting|from)\b"
    r"|.{1,60} (?:is inviting|invites|has invited) you to a (?:scheduled )?(?:zoom|webex|teams|video)"
    r"|zoom meeting|click here to join|teams[- ]?(?:besprechung|meeting)|reuni[óo]n de microsoft teams"
    r"|r[ée]union microsoft teams|riunione di microsoft teams|microsoft teams-(?:besprechung"
    r"|vergadering|m[øöo]te)"
    r"|(?:nehmen sie )?(?:jetzt )?an der besprechung teil|zoom-meeting beitreten|rejoindre (?:la"
    r"|maintenant|zoom)"
    r"|participer (?:à|au)|[úu]n(?:ase|irse) a la|partecipa (?:alla|subito|ora)|deelnemen aan (?:de|zoom)"
    r"|(?:ingressar|entrar|participar) (?:na|da) reuni[ãa]o|klik hier om deel|do[łl][ąa]cz do spotkania"
    r"|delta i m[øöo]tet?|anslut till m[öo]tet|加入.{0,12}会议|会議に参加"
)

# Lines of calendars, and the words before the title in their subjects.
CALENDAR_LINES = (
    r"\bha(?:s|ve) (?:(?:tentatively )?accepted|declined|cancell?ed|updated|proposed) (?:this|the|your"
    r"|a new)\b"
    r"|^you have been invited|^invitation from google calendar|^you are receiving this (?:e-?mail|courtesy)"
    r"|^reply for \S+@|^(?:view all )?guest info|^going\b.*\b(?:maybe|no)\b|^more options|^more details"
    r"|^this event has been|^to stop receiving|^forwarding this invitation|^join with google meet"
    r"|^(?:join by phone|meeting link|view your event)|^you(?:'ve| have) been (?:invited|added)"
    r"|hat (?:diese|die|ihre) (?:einladung|termin\w*|besprechung\w*)\b.{0,40}(?:angenommen|abgelehnt"
    r"|zugesagt)"
    r"|^sie (?:wurden|sind) .{0,60}eingeladen|^einladung (?:von|aus)|^du wurdest .{0,60}eingeladen"
    r"|a (?:accept|refus|d[ée]clin|provisoirement)\S* .{0,30}invitation|^vous (?:avez été|êtes) invit"
    r"|ha (?:aceptado|rechazado|accettato|rifiutato)\b.{0,40}(?:invitaci|invito)|^te han invitado|^sei"
    r" stato invitato"
    r"|heeft (?:deze|de|uw) uitnodiging|^u bent uitgenodigd|aceitou .{0,20}convite|recusou .{0,20}convite"
    r"|^sie erhalten diese e-?mail|^du erhältst diese e-?mail|^vous recevez cet e-?mail|^recibes? este correo"
    r"|^(?:ricevi|hai ricevuto) (?:questa|quest['’]) ?e-?mail|^(?:u|je) ontvangt deze e-?mail"
    r"|^você (?:está )?recebe"
    r"|^otrzymujesz tę wiadomość|^invitation de google|^invitación de|^convite de|^invito da|^uitnodiging van"
    r"|^(?:veranstalter|organisateur|organizador|organizzatore|organisator|organizator|gäste|invités|invitados"
    r"|convidados|invitati|gasten|goście)(?:in)?\b\W*$"
    r"|^(?:when|where|who|calendar|organi[sz]er|guests?|attendees?|wann|wo|quand|où|cu[áa]ndo"
    r"|d[óo]nde)\s*[:：]?$"
)
CALENDAR_SUBJECTS = (
    r"(?:updated )?invitation(?: with note)?|accepted|declined|tentative(?:ly accepted)?|cancell?ed(?:"
    r" event)?"
    r"|new time proposed|meeting forward notification"
    r"|einladung|aktualisierte einladung|zugesagt|angenommen|abgelehnt|mit vorbehalt(?: zugesagt)?|abgesagt"
    r"|accept[ée]e?|refus[ée]e?|provisoire|annul[ée]e?|invitaci[óo]n|aceptad[oa]|rechazad[oa]|cancelad[oa]"
    r"|convite|aceit[oe]|recusad[oa]|invito|accettat[oa]|rifiutat[oa]|annullat[oa]"
    r"|uitnodiging|geaccepteerd|geweigerd|geannuleerd|zaproszenie|zaakceptowano|odrzucono"
)

# Labels of forms on websites: what somebody says, and who it is.
MESSAGE_LABELS = (
    r"(?:your |the |customer )?(?:message|comments?|question|inquiry|enquiry|feedback|request"
    r"|remarks?)(?: text| body)?"
    r"|description|details|how can we help(?: you)?|what can we do for you"
    r"|(?:ihre |deine )?(?:nachricht|mitteilung|anfrage|frage|bemerkung(?:en)?|kommentar|anliegen)"
    r"|beschreibung"
    r"|(?:votre |le )?(?:message|demande|question|commentaires?)|(?:su |tu )?(?:mensaje|consulta"
    r"|comentarios?|pregunta)"
    r"|(?:sua )?(?:mensagem|d[úu]vida|coment[áa]rio)|(?:il tuo )?(?:messaggio|richiesta|domanda|commento)"
    r"|(?:uw |je )?(?:bericht|vraag|opmerking(?:en)?)|(?:twoja )?wiadomo[śs][ćc]|tre[śs][ćc](?:"
    r" wiadomo[śs]ci)?"
    r"|zpr[áa]va|dotaz|сообщение|вопрос|meddelande|besked|melding|beskjed|viesti|[üu]zenet|mesaj"
    r"|お問い合わせ内容|お問合せ内容|内容|メッセージ|留言|消息|문의 ?내용"
)
PERSON_LABELS = (
    r"mail|^(?:\w+ )?name\b|\bname:|nom\b|nombre|nome|naam|vorname|nachname|imi[ęe]|jm[ée]no|имя|namn"
    r"|navn|nimi|n[ée]v\b"
    r"|courriel|correo|email|phone|telefon|t[ée]l[ée]phone|tel[ée]fono|お名前|氏名|姓名|メール|邮箱"
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

SUBJECT_LABELS = (
    r"subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|predmet"
    r"|тема|tárgy|konu|主题|主旨|件名|제목|subiect|subjek|tema"
)
# Only mail is "sent"; a date stands in routes and orders too.
SENT_LABELS = (
    r"sent|gesendet(?: am)?|envoy[ée](?: le)?|enviado(?: el| em)?|inviato|verzonden|sendt|skickat|lähetetty"
    r"|wys[łl]ano|odesláno|odeslané|отправлено|elküldve|gönderildi|发送时间|寄件日期|送信日時|보낸 ?날짜"
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
    r"|odesl[áa]no z|отправлено (?:с|из)|küldve|\S{2,20}['’](?:u?m)?[dt][ae]n gönderildi|发自我的|從我的|從我"
    r"|iphoneから送信"
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

# "Strictly confidential: for the addressee only." A mark stands behind the word, and then whom it is for:
# what is confidential to a customer, and who gets to see it, is said in a sentence.
_CONFIDENTIAL = (
    r"(?:(?:strictly|private|personal|privileged|streng|persönlich|strictement|personnel|and|&|und|et) ){0,3}"
    r"(?:confidential|vertraulich|confidentiel|confidencial|riservat[oa]|vertrouwelijk|poufne|fortrolig"
    r"|konfidentiellt?)"
    r"\s*[:–—-]\s*(?:(?:only|solely|intended|nur|exclusively|bestimmt|ausschließlich) ){0,2}"
    r"(?:for|to|für|réservé|à l['’]usage|(?:de )?uso|sol[oa](?:mente)?|ad uso|alleen voor|uitsluitend voor"
    r"|tylko dla|kun til|kun for|endast för)\b[^.!?]{0,40}?"
    r"\b(?:addressee|recipient|empfänger|adressat|destinat|geadresseerde|ontvanger|adresat|odbiorc|modtager"
    r"|mottaker|mottagar)"
)
# Paragraphs a company's server adds.
DISCLAIMER = re.compile(
    rf"^\W*(?:{_CONFIDENTIAL}"
    r"|(?:(?:confidentiality|legal|privacy|important) (?:notice|note|disclaimer|statement)"
    r"|vertraulichkeitshinweis|rechtlicher hinweis|avis (?:de confidentialit[ée]|l[ée]gal|important)"
    r"|aviso (?:de (?:confidencialidad|privacidad)e?|legal)|avviso (?:di riservatezza|legale)"
    r"|disclaimer)\s*[:.–-]"
    r"|(?:the information in )?this (?:e-?mail|message|communication|transmission)\b.{0,120}"
    r"\b(?:confidential|intended|privileged|scanned|virus)"
    r"|the (?:information|contents?) (?:contained |transmitted )?(?:in|of|by) this (?:e-?mail"
    r"|message|communication)"
    r"|if you (?:are not the intended|(?:have )?received this (?:e-?mail|message)(?: in error| by mistake)"
    r"|no longer wish to receive)"
    r"|(?:please consider|think of) the environment|before printing\b"
    r"|diese (?:e-?mail|nachricht)\b.{0,120}\b(?:vertraulich|bestimmt)|der inhalt dieser e-?mail"
    r"|ce (?:message|courriel|mail)\b.{0,120}\b(?:confidentiel|destin|exclusi)"
    r"|le informazioni contenute in questo|questo messaggio\b.{0,120}\b(?:riservat|destinat)"
    r"|(?:este|esta) (?:mensaje|correo|mensagem|e-?mail)\b.{0,120}\b(?:confidencia|destin|dirigid)"
    r"|dit (?:bericht|e-?mail)\b.{0,120}\b(?:vertrouwelijk|bestemd)"
    r"|den(?:na|ne) (?:e-?post|e-?mail|meddelande|besked|melding)\w*\b.{0,120}\b(?:konfidentiel"
    r"|fortrolig|avsed|beregnet)"
    r"|t[aęe] (?:wiadomo[śs][ćc]|korespondencja)\b.{0,120}\b(?:poufn|przeznaczon)"
    r"|tato (?:zpr[áa]va|e-?mail)\b.{0,120}\b(?:d[ůu]v[ěe]rn|ur[čc]en)"
    r"|(?:это|данное) (?:сообщение|письмо)\b.{0,120}(?:конфиденциальн|предназначен))",
    re.I | re.S,
)
# "ref:_00D….…:ref" of Salesforce, "[Ticket-Id:23735]" of Zendesk and others, alone on their line.
THREAD_MARK = re.compile(
    r"^(?:[\[({]\s?)?ref:[^\s:]{6,120}:ref(?:\s?[\])}])?$"
    r"|^[\[{](?:ticket|case|request|issue|thread|conversation|message)(?:[ _-]?(?:id|no|nr|ref))?\s?[:#]\s?#?"
    r"(?=[^\s\]}]{0,40}\d)[^\s\]}]{1,60}[\]}]$",
    re.I,
)
# Lines that mailing lists, trackers and gateways add below everything.
FOOTER = re.compile(
    r"(?:^\S+(?: \S+){0,2} mailing list$"
    r"|^you(?: are| have)? received? (?:this|an) (?:message|e-?mail) because"
    r"|^you are receiving this (?:message|e-?mail) because|^to unsubscribe\b"
    r"|^to (?:view|see|visit) this (?:discussion|message|thread|topic|group)\b.{0,40}https?:"
    r"|^for more options, visit"
    r"|^to respond to this (?:text )?(?:message|e-?mail)\b|^view this (?:message"
    r"|discussion) (?:online|at|on)\b"
    r"|^sie (?:haben|erhalten) diese (?:nachricht|e-?mail)(?: erhalten)?, (?:weil|da) |^du (?:hast"
    r"|erhältst) diese"
    r" (?:nachricht|e-?mail)(?: erhalten)?, (?:weil|da) |^wenn sie (?:sich"
    r"|das abonnement).{0,80}(?:abmelden|abbestellen|beenden)"
    r"|^vous recevez cet? (?:message|e-?mail|courriel) (?:car|parce)|^vous avez reçu ce (?:message"
    r"|courriel) (?:car|parce)"
    r"|^pour (?:se désabonner|vous désabonner|vous désinscrire|afficher cette discussion)"
    r"|^(?:ha recibido|has recibido|recibes|recibe) este (?:mensaje|correo).{0,20}porque"
    r"|^para (?:cancelar|anular) la suscripción"
    r"|^para (?:cancelar|anular) (?:a|esta) (?:inscrição|subscrição)|^(?:você recebeu"
    r"|recebeu) esta mensagem porque"
    r"|^(?:hai ricevuto|ricevi) questo (?:messaggio|e-?mail).{0,10}perch|^per annullare l['’]iscrizione"
    r"|^(?:u ontvangt|je ontvangt|u heeft) dit (?:bericht|e-?mail).{0,20}omdat|^als je je wilt afmelden"
    r"|^otrzymujesz t[ęe] wiadomo[śs][ćc].{0,10}poniewa[żz]|^aby anulować subskrypcję"
    r"|^unsubscribe(?: (?:here|from this list|[:|-].*))?$"
    r"|^reply to this e-?mail directly|^get your free|^do you yahoo"
    r"|^-{5,}[^-]*(?:sponsor|net email is))",
    re.I,
)
