"""Names of months, in the languages that tools and people write dates in.

Twelve groups a language, parted by semicolons: names in the cases dates use, and short forms.
"""

_LANGUAGES = {
    "en": """
        jan january; feb february; mar march; apr april; may; jun june; jul july; aug august; sep sept
        september; oct october; nov november; dec december
    """,
    "de": """
        jän januar jänner; februar feber; mär märz mrz maerz; april; mai; juni; juli; august; september; okt
        oktober; november; dez dezember
    """,
    "fr": """
        janv janvier; fév févr février fevrier; mars; avr avril; mai; juin; juil juillet; aoû août aout;
        sept septembre; octobre; novembre; déc décembre decembre
    """,
    "es": """
        ene enero; febrero; marzo; abr abril; mayo; junio; julio; ago agosto; septiembre setiembre; octubre;
        noviembre; dic diciembre
    """,
    "ca": """
        gen gener; febr febrer; març; abril; maig; juny; jul juliol; agost; set setembre; octubre; novembre;
        des desembre
    """,
    "it": """
        gen gennaio; febbraio; marzo; aprile; mag maggio; giu giugno; lug luglio; agosto; set sett
        settembre; ott ottobre; novembre; dicembre
    """,
    "pt": """
        janeiro; fev fevereiro; março marco; abril; mai maio; junho; julho; agosto; set setembro; out
        outubro; novembro; dez dezembro
    """,
    "nl": """
        januari; februari; mrt maart; april; mei; juni; juli; augustus; september; okt oktober; november;
        december
    """,
    "sv": """
        januari; februari; mars; april; maj; juni; juli; augusti; september; okt oktober; november; december
    """,
    "da": """
        januar; februar; marts; april; maj; juni; juli; august; september; okt oktober; november; december
    """,
    "no": """
        januar; februar; mars; april; mai; juni; juli; august; september; okt oktober; november; des
        desember
    """,
    "fi": """
        tammi tammikuu tammikuuta; helmi helmikuu helmikuuta; maalis maaliskuu maaliskuuta; huhti huhtikuu
        huhtikuuta; touko toukokuu toukokuuta; kesä kesäkuu kesäkuuta; heinä heinäkuu heinäkuuta; elo elokuu
        elokuuta; syys syyskuu syyskuuta; loka lokakuu lokakuuta; marras marraskuu marraskuuta; joulu
        joulukuu joulukuuta
    """,
    "et": """
        jaan jaanuar; veebr veebruar; märts; aprill; mai; juuni; juuli; august; september; oktoober;
        november; dets detsember
    """,
    "lv": """
        janv janvāris janvārī; febr februāris februārī; marts martā; aprīlis aprīlī; maijs maijā; jūn jūnijs
        jūnijā; jūl jūlijs jūlijā; augusts augustā; septembris septembrī; oktobris oktobrī; novembris
        novembrī; decembris decembrī
    """,
    "lt": """
        saus sausio sausis; vas vasario vasaris; kov kovo kovas; bal balandžio balandis; geg gegužės gegužė;
        birž birželio birželis; liep liepos liepa; rugp rugpjūčio rugpjūtis; rugs rugsėjo rugsėjis; spal
        spalio spalis; lapkr lapkričio lapkritis; gruod gruodžio gruodis
    """,
    "pl": """
        sty styczeń stycznia; lut luty lutego; marzec marca; kwi kwie kwiecień kwietnia; maj maja; cze
        czerwiec czerwca; lip lipiec lipca; sie sierp sierpień sierpnia; wrz wrzesień września; paź
        październik października; lis listopad listopada; gru grudzień grudnia
    """,
    "cs": """
        led leden ledna; úno únor února; bře březen března; dub duben dubna; kvě květen května; čvn červen
        června; čvc červenec července; srp srpen srpna; zář září; říj říjen října; listopad listopadu;
        prosinec prosince
    """,
    "sk": """
        január januára; február februára; marec marca; apríl apríla; máj mája; jún júna; júl júla; august
        augusta; september septembra; október októbra; november novembra; december decembra
    """,
    "hu": """
        január januári; február; márc március; ápr április; máj május; jún június; júl július; augusztus;
        szept szeptember; október; november; december
    """,
    "ro": """
        ian ianuarie; februarie; martie; aprilie; mai; iun iunie; iul iulie; august; septembrie; octombrie;
        noi noiem noiembrie; decembrie
    """,
    "sl": """
        januar januarja; februar februarja; marec marca; april aprila; maj maja; junij junija; julij julija;
        avg avgust avgusta; september septembra; oktober oktobra; november novembra; december decembra
    """,
    "sr": """
        januara; februara; mart marta; aprila; maj; jun juna; jul jula; avg avgusta; septembra; oktobra;
        novembra; decembra
    """,
    "tr": """
        oca ocak; şub şubat; mart; nis nisan; may mayıs; haz haziran; tem temmuz; ağu ağustos; eyl eylül;
        eki ekim; kas kasım; ara aralık
    """,
    "id": """
        januari; februari pebruari; maret; april; mei; juni; juli; agu agt agustus; september; okt oktober;
        nov nopember; des desember
    """,
    "ms": """
        januari; februari; mac; april; mei; jun; julai; ogos; september; oktober; november; disember
    """,
    "ru": """
        янв январь января; фев февр февраль февраля; мар март марта; апр апрель апреля; май мая; июн июнь
        июня; июл июль июля; авг август августа; сен сент сентябрь сентября; окт октябрь октября; ноя нояб
        ноябрь ноября; дек декабрь декабря
    """,
    "uk": """
        січ січень січня; лют лютий лютого; бер березень березня; кві квіт квітень квітня; тра трав травень
        травня; чер черв червень червня; лип липень липня; сер серп серпень серпня; вер верес вересень
        вересня; жов жовт жовтень жовтня; лис лист листоп листопад листопада; гру груд грудень грудня
    """,
    "bg": """
        яну януари; февр февруари; март; април; май; юни; юли; август; септ септември; окт октомври; ноем
        ноември; дек декември
    """,
    "el": """
        ιαν ιανουάριος ιανουαρίου; φεβ φεβρουάριος φεβρουαρίου; μαρ μαρτ μάρτιος μαρτίου; απρ απρίλιος
        απριλίου; μαΐ μαι μάιος μαΐου; ιουν ιούνιος ιουνίου; ιουλ ιούλιος ιουλίου; αυγ αύγουστος αυγούστου;
        σεπ σεπτ σεπτέμβριος σεπτεμβρίου; οκτ οκτώβριος οκτωβρίου; νοε νοεμ νοέμβριος νοεμβρίου; δεκ
        δεκέμβριος δεκεμβρίου
    """,
    "he": """
        ינו ינואר בינואר; פבר פברואר בפברואר; מרץ במרץ מרס במרס; אפר אפריל באפריל; מאי במאי; יוני ביוני;
        יולי ביולי; אוג אוגוסט באוגוסט; ספט ספטמבר בספטמבר; אוק אוקטובר באוקטובר; נוב נובמבר בנובמבר; דצמ
        דצמבר בדצמבר
    """,
    "ar": """
        يناير; فبراير; مارس; أبريل إبريل ابريل; مايو; يونيو يونيه; يوليو يوليه; أغسطس اغسطس; سبتمبر; أكتوبر
        اكتوبر; نوفمبر; ديسمبر
    """,
}
# The one language that calls other months by names its neighbours use too: "listopad" is October here.
_CROATIAN = """
    sij siječanj siječnja; velj veljača veljače; ožu ožujak ožujka; tra travanj travnja; svi svibanj
    svibnja; lip lipanj lipnja; srp srpanj srpnja; kol kolovoz kolovoza; ruj rujan rujna; lis listopad
    listopada; stu studeni studenoga studenog; prosinac prosinca
"""


def _numbered(groups: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(groups.split(";"), start=1) for name in names.split()}


_CROATIAN_MONTHS = _numbered(_CROATIAN)
_MONTHS = {name: number for groups in _LANGUAGES.values() for name, number in _numbered(groups).items()}
# Names that can only be Croatian: one of them tells what the shared ones mean.
_ONLY_CROATIAN = frozenset(_CROATIAN_MONTHS) - frozenset(_MONTHS)


def month_of(word: str, *, croatian: bool = False) -> int | None:
    """The number of the month that `word` names, or None."""
    word = _plain(word)
    month = _CROATIAN_MONTHS.get(word) if croatian else None
    return month or _MONTHS.get(word) or _CROATIAN_MONTHS.get(word)


def is_only_croatian(word: str) -> bool:
    return _plain(word) in _ONLY_CROATIAN


def _plain(word: str) -> str:
    # Small letters of the Turkish "İ" are two.
    return word.lower().replace("\u0307", "")
