"""How mail gateways word their banners, in the languages they come in: patterns for parts of a sentence."""

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
    r"|mimo|zven|utanf|utenfor|uden ?for|udefra|utenfra|utifr[åa]n"
    r"|ulkopuol|внешн|предел|извне|k[íi]v[üu]l|k[üu]ls|afara"
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
    r"|erhalten nicht (?:oft|häufig) (?:eine |e-?mail-?)?(?:e-?mails?|nachrichten) von"
    r"|(?:provien|provenant|[ée]man|vien|envoy|re[çc]u|origine)\w*\b.{0,50}\b(?:ext[ée]rieur|externe|hors)"
    r"|n['’](?:obtenez|recevez) pas souvent d"
    r"|(?:provien|proced|procede|enviad|originad|origin[óo]|vien)\w*\b.{0,50}\b(?:extern|fuera|exterior|fora)"
    r"|no suele recibir|no recibe .{0,60}con frecuencia|n[ãa]o (?:costuma receber|recebe .{0,60}frequ)"
    r"|(?:provien|proven|inviat|arriv|ricevut|origin)\w*\b.{0,50}\bestern|non (?:si riceve|ricevi) spesso"
    r"|(?:afkomstig|verzonden|komt|verstuurd|ontvangen)\b.{0,40}\b(?:extern|buiten)|ontvangt niet vaak"
    r"|(?:pochodzi|wys[łl]an|nades[łl]an|zosta[łl]a)\w*\b.{0,50}\b(?:zewn|spoza)"
    r"|(?:poch[áa]z|odesl|p[řr]i[šs]l|byla)\w*\b.{0,50}\b(?:extern|mimo|vn[ěe]|zven)"
    r"|(?:kommer|skickad|skickat|sendt|kom|stammer|modtaget)\w*\b.{0,40}\b(?:e[xk]s?tern|utanf[öo]r"
    r"|utenfor|uden ?for|udefra|utenfra|utifr[åa]n)"
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
SENDER = (
    r"sender|absender|exp[ée]diteur|remitente|remetente|mittente|afzender|nadawca|odes[íi]latel|avsändaren?"
    r"|afsender(?:en)?|avsender(?:en)?|отправитель|felad[óo]|g[öo]nderen"
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
    r"|(?:why|warum|pourquoi|por qu[ée]|perch[ée]|waarom|dlaczego|pro[čc]|hvorfor|varf[öo]r)\b.{0,30}"
    r"(?:import|wichtig|belangrijk|wa[żz]n|d[ůu]le[žz]|vi[kg]tig)"
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
