"""Names of months in the languages that are read, in full, bent or cut short ("März", "marca", "sept.")."""

from collections import Counter
from collections.abc import Sequence

from groundswell.sources.dates import parse_date

# From January on, one language a line: what `dates` does not know. A word means a month where it begins one
# of these.
_LANGUAGES = (
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "január február március április május június július augusztus szeptember október november december",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta marraskuuta joulukuuta",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber maerz april mai juni juli august sept oktober november dezember",
    "january february march april may june july august september october november december",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
)
_FEWEST = 3


def _beginnings() -> dict[str, int]:
    known = dict[str, int]()
    for months in reversed(_LANGUAGES):  # the last lines, most met, win where two languages share a beginning
        for beginning, number in _beginnings_in(months.split()).items():
            known.setdefault(beginning, number)
    return known


def _beginnings_in(months: Sequence[str]) -> dict[str, int]:
    """Those that begin one month only: "jui" may be June or July in French. A whole name always counts."""
    cut = [
        (month[:length], n)
        for n, month in enumerate(months, start=1)
        for length in range(_FEWEST, len(month))
    ]
    times = Counter(beginning for beginning, _ in set(cut))
    told = {beginning: number for beginning, number in cut if times[beginning] == 1}
    return told | {month: number for number, month in enumerate(months, start=1)}


_MONTHS = _beginnings()


def month_of(word: str) -> int | None:
    """The number of the month that the word names, else None."""
    word = word.casefold().strip(".")
    known = _MONTHS.get(word)
    if known is not None or len(word) < _FEWEST:
        return known
    # Forms that only the reader of dates knows; but "maybe" and "marketing" begin like months too.
    day = parse_date(f"1 {word} 2026") if len(word) <= _FEWEST + 1 else None
    return day.month if day is not None else None
