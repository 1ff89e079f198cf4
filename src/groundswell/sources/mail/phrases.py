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

# What a mail gateway says of mail from outside, in its sentences and in the tags it puts before the words.
OUTSIDE_TAG = (
    r"(?:[\[({<*#!=_|-]{1,4}\s*){1,2}(?:ext|external|extern[eao]?[rns]?|esterno|outside|внешн\w+|外部|社外|외부)"
    r"(?:[ -](?:e-?mail|mail|message|sender|source|absender|nachricht|courriel|correo|mensaje|messaggio"
    r"|bericht))?"
    r"\s*[\])}>*#!=_|-]{1,4}[ \t:]*"
)
OUTSIDE_TAG_WORDS = (
    r"external (?:e-?mail|mail|message|sender|source|content)(?: warning| alert)?|extern[e]?[rns]?"
    r" (?:e-?mail|mail"
    r"|nachricht|absender|bericht|afzender|avsändare)|(?:e-?mail|message|courriel|exp[ée]diteur|correo"
    r"|remitente"
    r"|mensaje|mensagem|mittente|messaggio|mail) (?:extern[eo]|esterno|esterna)|wiadomość zewnętrzna"
    r"|(?<=\W)(?:ext|external|extern[eo]?|esterno|外部|社外)(?=\W)"
    r"|внешнее (?:письмо|сообщение)|外部(?:邮件|郵件|メール)|社外メール|외부 ?메일"
)
# Words of "outside" by themselves, and of "this mail".
OUTSIDE = (
    r"\bext\b|e[xk]s?tern|outside|au(?:ß|ss)(?:en|erhalb)|ext[ée]rieur|hors|fuera|exterior|fora|estern"
    r"|buiten|spoza|zewn"
    r"|mimo|zven|utanf|utenfor|uden ?for|ulkopuol|внешн|предел|извне|k[íi]v[üu]l|k[üu]ls|afara"
    r"|d[ıi][şs][ıi]|d[ıi][şs] "
    r"|外|외부|often|nicht (?:oft|häufig)|souvent|suele|frecuencia|costuma|frequ|spesso|vaak|организации"
)
THIS_MAIL = (
    r"\b(?:this|the) (?:is an?|e-?mail|mail|message|sender)\b|sender of this|\b(?:dies|diese|dieser)\b"
    r"|\b(?:ce|cet|cette|ceci|este|esta|questo|questa|quest['’]|dit|deze|ta|to|tento|tato|denne|dette"
    r"|detta|det här|tämä"
    r"|это|данное|ez|acest|bu)\b|exp[ée]diteur|absender|remitente|mittente|afzender|avs[äa]ndare|此|本|この"
)
FROM_OUTSIDE = (
    r"\b(?:from|by) (?:an? |the )?(?:\w+ )?(?:outside|external)|originat\w* (?:from )?(?:outside|external)"
    r"|outside (?:of )?(?:the|your|our|this)? ?(?:\w+ ){0,3}(?:organi[sz]ation|company|network|domain"
    r"|firm|agency)"
    r"|(?:don['’]t|do not) often (?:get|receive) (?:e-?)?mails? from"
    r"|\b(?:von|aus) (?:einem |einer |eine )?(?:externe\w*|extern\b|au(?:ß|ss)erhalb)|von au(?:ß|ss)en\b"
    r"|extern(?:er|en|e)? (?:absender|quelle|herkunft)|au(?:ß|ss)erhalb (?:der|des|unsere\w|ihre\w) \w+"
    r"|erhalten nicht (?:oft|häufig) e-?mails? von"
    r"|(?:provien|provenant|[ée]man|vien|envoy|re[çc]u|origine)\w*\b.{0,50}\b(?:ext[ée]rieur|externe|hors)"
    r"|n['’](?:obtenez|recevez) pas souvent d"
    r"|(?:provien|proced|procede|enviad|originad|origin[óo]|vien)\w*\b.{0,50}\b(?:extern|fuera|exterior|fora)"
    r"|no suele recibir|no recibe .{0,60}con frecuencia|n[ãa]o (?:costuma receber|recebe .{0,60}frequ)"
    r"|(?:provien|inviat|arriv|ricevut|origin)\w*\b.{0,50}\bestern|non (?:si riceve|ricevi) spesso"
    r"|(?:afkomstig|verzonden|komt|verstuurd|ontvangen)\b.{0,40}\b(?:extern|buiten)|ontvangt niet vaak"
    r"|(?:pochodzi|wys[łl]an|nades[łl]an|zosta[łl]a)\w*\b.{0,50}\b(?:zewn|spoza)"
    r"|(?:poch[áa]z|odesl|p[řr]i[šs]l|byla)\w*\b.{0,50}\b(?:extern|mimo|vn[ěe]|zven)"
    r"|(?:kommer|skickad|skickat|sendt|kom|stammer|modtaget)\w*\b.{0,40}\b(?:e[xk]s?tern|utanf[öo]r"
    r"|utenfor|uden ?for)"
    r"|organisaation(?:ne)? ulkopuol|(?:из|от|извне|за пределами)\b.{0,30}(?:внешн|предел|организации)"
    r"|szervezeten k[íi]v[üu]l|k[üu]ls[őo] (?:felad|forr)|(?:din|de la|provine)\b.{0,40}\b(?:exterior"
    r"|extern|afara)"
    r"|kurum(?:unuz)? d[ıi][şs][ıi]|d[ıi][şs] kaynak|(?:外部|組織外|社外|组织外)|외부"
)
OF_A_MAIL = (
    r"\b(?:e-?mails?|mail|message|messages|nachricht|courriel|correos?|mensaje|messaggio|mensagem"
    r"|bericht|berichten"
    r"|meddelande|melding|besked|e-post|mejl|mejlet|mailet)\b|wiadomo|zpr[áa]v|viesti|письм|сообщени"
    r"|[üu]zenet|mesaj|posta"
    r"|邮件|郵件|メール|메일|메시지"
)
ADVICE = (
    r"(?:link|attach|anh[äa]ng|pi[èe]ces? jointe|\blien|enlace|adjunt|anex|allegat|bijlage"
    r"|za[łl][ąa]cznik|p[řr][íi]loh"
    r"|odkaz|bilag|bilag|bifogad|lenke|l[äa]nk|вложен|ссыл|リンク|添付|链接|附件)\w*.{0,120}"
    r"(?:unless|sender|recogni|trust|safe|content|careful|caution|nicht|absender|inhalt|exp[ée]diteur"
    r"|s[ûu]r|remitente"
    r"|segur|mittente|sicur|afzender|veilig|nadawc|odes[íi]|avs[äa]ndare|afsender|отправ|不要|しない)"
    r"|(?:do not|don['’]t|never|not|avoid|before|when|careful|caution\w*|nicht|keine|vorsicht\w*|ne"
    r"|n['’]ouvrez|pas|avant"
    r"|prudence|no|antes|precauci[óo]n|n[ãa]o|cuidado|non|attenzione|prima|niet|geen|voorzichtig|nie|ne|не"
    r"|inte|ikke|ne\w{4,})\b.{0,60}"
    r"(?:\blinks?\b|attachment|anh[äa]ng|pi[èe]ces? jointe|\bliens?\b|enlaces?|adjunt|anexo|allegat|bijlage"
    r"|za[łl][ąa]cznik|p[řr][íi]loh|odkaz|bilag|bifogad|lenke|l[äa]nk|вложен|ссыл)"
    r"|report (?:suspicious|phish\w*|spam|this (?:message|e-?mail))|phishing|learn why this is important"
    r"|think before you click|(?:exercise|use|take) (?:extra |due )?(?:caution|care)\b|^be (?:careful"
    r"|cautious|vigilant)"
    r"|verify the (?:sender|source)|know the content is safe|erfahren sie, warum|d[ée]couvrez pourquoi"
    r"|^(?:bitte )?seien sie (?:bitte )?vorsichtig|soyez (?:prudent|vigilant)\w*|tenga (?:cuidado"
    r"|precauci[óo]n)"
    r"|(?:prestare|prestate|presta) attenzione|wees (?:voorzichtig|alert|waakzaam)|zachowaj ostro[żz]no"
)
WARNING = (
    r"(?:e-?mail |security |it )?(?:caution|warning|attention|notice|alert|important)|achtung|vorsicht"
    r"|warnung|hinweis"
    r"|sicherheitshinweis|avertissement|prudence|atenci[óo]n|advertencia|precauci[óo]n|aviso"
    r"|aten[çc][ãa]o|cuidado"
    r"|attenzione|avviso|let op|waarschuwing|uwaga|ostrze[żz]enie|upozorn[ěe]n[íi]|pozor|varning|obs|advarsel"
    r"|huomio|varoitus|внимание|осторожно|figyelem|aten[țt]ie|dikkat|uyar[ıi]|警告|注意|주의"
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
    r"^\W*(?:(?:(?:confidentiality|legal|privacy|important) (?:notice|note|disclaimer|statement)"
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
# Lines that mailing lists, trackers and gateways add below everything.
FOOTER = re.compile(
    r"(?:mailing list$|^you(?: are| have)? received? (?:this|an) (?:message|e-?mail) because"
    r"|^you are receiving this (?:message|e-?mail) because|^to unsubscribe\b"
    r"|^unsubscribe(?: (?:here|from this list|[:|-].*))?$"
    r"|^reply to this e-?mail directly|^get your free|^do you yahoo"
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
# Subjects that only a program writes: the phrase is all there is, or a colon or bracket follows it.
AUTOMATIC_SUBJECT = re.compile(
    r"^\s*(?:(?:automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office"
    r"(?: (?:auto(?:matic)?[ -]?)?reply)?|auto|automatische antwort|abwesenheitsnotiz|automatische"
    r" abwesenheitsnotiz"
    r"|r[ée]ponse automatique|absence du bureau|absent du bureau|respuesta autom[áa]tica"
    r"|fuera de (?:la )?oficina|resposta autom[áa]tica|risposta automatica|fuori ufficio"
    r"|automatisch antwoord|afwezigheidsbericht|autosvar|automatisk svar|automatiskt svar"
    r"|automaattinen vastaus|autoodpowied[źz]|automatyczna odpowied[źz]|автоответ|автоматический ответ"
    r"|automatick[áa] odpov[ěe][ďd]|自动回复|自動返信|자동 회신)\s*(?:[:：\[(]|$)|自动回复|自動返信)",
    re.I,
)
BOUNCE_SUBJECT = re.compile(
    r"^\s*(?:(?:undeliverable|unzustellbar|nicht zustellbar|non remis(?:e|ible)?|no se puede entregar"
    r"|non recapitabile|onbestelbaar|mail delivery (?:failed|failure|subsystem)|mail system error"
    r"|returned mail|delivery status notification|failure notice)\s*(?:[:：\[(]|$)"
    r"|undelivered mail returned to sender|delivery has failed to these recipients"
    r"|message (?:undeliverable|could not be delivered)\s*$|warning: could not send message"
    r"|échec de (?:la )?remise\s*[:：]?)",
    re.I,
)
# Subjects that a program may have written: believed where a header says so too.
SOUNDS_AUTOMATIC = re.compile(
    r"\b(?:auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|on (?:leave|vacation|holiday)"
    r"|automatische antwort|abwesen\w*|r[ée]ponse automatique|absen\w*|respuesta autom[áa]tica|fuera de"
    r"|resposta autom[áa]tica|ausente|risposta automatica|fuori (?:ufficio|sede)|afwezig\w*|autosvar"
    r"|automatisk\w* svar|frånvaro|fravær|poissa\w*|autoodpowied\w*|nieobecno\w*|we (?:have )?received your"
    r"|thank you for (?:your|contacting))|автоответ|自动回复|自動返信|자동",
    re.I,
)
SOUNDS_BOUNCED = re.compile(
    r"\b(?:undeliver\w*|delivery|delayed|returned|failure|could not|unzustellbar|zustell\w*|remise|"
    r"no se (?:puede|pudo)|non recapitabile|onbestelbaar)\b",
    re.I,
)
