"""The words of each language that join others: what a name must not lose, end on or begin with.

Closed classes only (articles, pronouns, prepositions, conjunctions, auxiliaries, negations), and the few set
phrases by which people begin to speak, ask or report. Nothing here is about any subject.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Grammar:
    """Lower-case words of one language."""

    turning: frozenset[str]  # turn the sense or limit it: not, without, no longer, only, each
    adverse: frozenset[str]  # begin what turns or limits what stands before: but, unless, except
    open_ended: frozenset[str]  # want something after them, so nothing cut may end on one
    dependent: frozenset[str]  # begin a clause that does not stand alone
    asking: frozenset[str]  # begin a question
    joints: frozenset[str]  # a sentence may be ended before one
    adding: frozenset[str]  # prepositions before what adds a circumstance and limits nothing
    subjects: frozenset[str]  # pronouns that begin a clause
    distant: frozenset[str]  # pronouns for something that was said before
    persons: frozenset[str]  # of these, those for people
    finite: frozenset[str]  # auxiliaries and verbs of all trades: one makes a statement of a clause
    owning: frozenset[str]  # stand before a noun: articles, possessives
    amounts: frozenset[str]  # numbers as words
    openers: frozenset[str]  # said before anything is said: so, well, hello
    asides: frozenset[str]  # likewise, where nothing else stands in the clause: right, sorry, good morning
    anew: frozenset[tuple[str, str]]  # begin a wish or request where one was said: can you, i need
    carriers: re.Pattern[str]  # words before what is wanted or asked: "i would like to"
    reports: re.Pattern[str]  # words, anywhere, before what somebody asked or complained of
    speakers: frozenset[str] = frozenset()  # what whoever speaks calls himself
    hollow: frozenset[str] = frozenset()  # nouns that tell that something is the matter, but not what


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER = re.compile(r"(?!)")


# What may stand between "i" and "want".
_ADVERBS = r"(?:just|really|also|still|actually|please|kindly|now|only|maybe|simply|definitely)\s+"
_FIRST = rf"(?:i|we)\s+(?:{_ADVERBS})*"
_BEING = rf"(?:i'm|we're|{_FIRST}(?:am|are|was|were)|i've\s+been)\s+(?:{_ADVERBS})*"
# What is needed may be a wish or a nuisance: it is left off only where nothing tells of the latter.
_NUISANCE = r"(?!.*\b(?:every|each|again|always|twice|still|manually|without|not|\w+n't)\b)"
_WISH = (
    rf"(?:{_FIRST}(?:want|wanted|would\s+(?:like|love|want|need)|wish)"
    rf"|(?:i'd|we'd)\s+(?:{_ADVERBS})*(?:like|love)"
    rf"|{_BEING}(?:looking|calling|hoping|wanting))\s+to\s+"
    rf"|(?:{_FIRST}|(?:i'm|we're)\s+(?:gonna|going\s+to)\s+)need(?:ed)?\s+to\s+{_NUISANCE}|{_FIRST}wanna\s+"
)
_ASK = rf"(?:can|could|would|will)\s+you\s+(?:guys\s+)?(?:{_ADVERBS})*"
_HELP = (
    rf"(?:{_ASK}|please\s+|{_FIRST}(?:need|want)\s+(?:some\s+)?|i'm\s+in\s+\w+\s+)"
    r"help\s+(?:(?:me|us)\s+)?(?:out\s+)?(?:(?:to|with|in|of)\s+)?"
)
_EN_CARRIERS = [
    _HELP,
    rf"(?:{_WISH})",
    rf"{_ASK}(?!be\b|have\b|like\b|help\b|say\b)",
    r"please\s+",
    r"go\s+ahead\s+and\s+",
    rf"{_BEING}calling\s+because\s+",
    r"(?:can|could|may)\s+i\s+(?:please\s+)?ask\s+(?:you\s+)?(?:for\s+|about\s+)?",
    r"is\s+(?:it\s+possible|there\s+(?:a|any|some)\s+(?:way|chance|option))\s+(?:(?:for\s+)?(?:us|me)\s+)?to\s+",
    r"(?:tell|show)\s+(?:me|us)\s+",
    r"let\s+(?:me|us)\s+know\s+",
    r"(?:know|find\s+out|figure\s+out|understand|ask|learn)\s+(?:about\s+)?"
    r"(?=(?:what|how|why|when|where|who|which|whether|if|the|this|my|our|your)\b)",
    rf"need(?:s|ed)?\s+to\s+{_NUISANCE}",
    r"(?:do|would)\s+you\s+(?:guys\s+)?(?:happen\s+to\s+)?know\s+",
    r"(?:i|we)\s+(?:think|guess|believe|suppose|feel|mean)\s+(?:that\s+)?(?!so\b|i\s+mean\b)",
    r"(?:i'm|we're)\s+(?:pretty\s+|quite\s+)?(?:sure|afraid|certain)\s+(?:that\s+)?",
    r"you\s+know\s+(?!what\b|how\b|why\b)",
    r"(?:wants?|wanted|would\s+like)\s+(?:to\s+)?(?!know\b|us\b|me\b|you\b|them\b|him\b|her\b)",
    r"(?:he|she|they|client|customer|owner|user)\s+(?:says?|said|reckons?|thinks?|told\s+(?:me|us))\s+(?:that\s+)?",
    r"(?:says?|said|reckons?|told\s+(?:me|us))\s+(?:that\s+)?",
]
_TELLING = (
    r"(?:ask(?:s|ed|ing)?|complain(?:s|ed|ing)?|complaints?|worr(?:y|ies|ied)|concern(?:ed|s)?|curious"
    r"|[ei]nquir(?:e|es|ed|y|ies|ing)|questions?|talk(?:s|ed|ing)?|wondering|know|brought\s+up)"
)
# Only what people do: what a program says or reports is the matter itself.
_STATING = r"(?:complain(?:s|ed|ing)?|mention(?:s|ed|ing)?|inform(?:s|ed|ing)?)"
_EN_REPORTS = (
    rf"\b(?:{_TELLING}\s+(?:again\s+)?(?:about|for|regarding)|{_STATING}\s+(?:(?:us|me)\s+)?that"
    r"|(?:asks|asked|asking|requests|requested|requesting)\s+(?:(?:us|me)\s+)?to)\s+"
)

# As many write them.
_UNMARKED_NOT = (
    "dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent havent hasnt hadnt "
)

ENGLISH = Grammar(
    turning=word_set(
        _UNMARKED_NOT
        + """not no never none nothing nobody nowhere neither nor cannot without again late later only each
        every except unless until hardly barely longer too few rarely seldom"""
    ),
    adverse=word_set(
        "but except unless only though although however until without not yet if rather instead"
    ),
    open_ended=word_set(
        """a an the this these those my your his her its our their every each some any no of to in on at by
        for from with without into onto about than as and or but nor so if when because while until
        since that which who whose whether is are was were be been being am has have had do does did can
        could will would shall should may might must very too more most such not between through over
        under after before during against per via like i we you he she it they there it's i'm we're
        you're they're i've we've don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't
        won't wouldn't shouldn't haven't hasn't hadn't get gets getting got want wants need needs keep
        keeps make makes let lets"""
    ),
    dependent=word_set(
        """if when whenever because since while as that which who whose whom where unless until although
        though before after once than whereas so to of and or nor but plus including especially
        particularly whoever whatever whichever lest given assuming namely followed"""
    ),
    asking=word_set("how why what what's when when's where where's who who's which whose how's whats hows"),
    joints=word_set("and or because since so while whereas please"),
    adding=word_set("for in on at with by during from"),
    subjects=word_set(
        """i we you they he she it there i'm i've i'd i'll we're we've we'd we'll you're they're it's he's
        she's there's that's nobody everyone everybody nothing everything"""
    ),
    distant=word_set(
        """it they he she this that these those them him her it's they're he's she's that's its their
        theirs his hers they'd they've they'll he'd she'd it'd it'll that'd this's one ones there's
        there"""
    ),
    persons=word_set("he she they he's she's they're they'll they'd he'd she'd they've"),
    finite=word_set(
        _UNMARKED_NOT
        + """need needs want wants get gets got go goes went come comes came take takes took make makes
        made keep keeps kept give gives gave put puts let lets seem seems look looks happen happens
        happened become becomes stay stays start starts stop stops work works worked
        is are was were am isn't aren't wasn't weren't can can't cannot could
        couldn't will won't would wouldn't should shouldn't may might must do does did don't doesn't
        didn't has have had hasn't haven't hadn't it's i'm we're they're you're he's she's that's
        there's i've we've they've you've i'd we'd they'd i'll we'll they'll what's where's who's how's
        when's"""
    ),
    owning=word_set("a an the my your his her its our their this that these those some any every each no"),
    amounts=word_set(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
        thousand million half dozen third fourth fifth double"""
    ),
    openers=word_set(
        """so well um uh eh ah oh hm hmm yeah yes yep yup ok okay hi hello hey dear and but or also
        actually basically honestly obviously just now then anyway alright additionally furthermore
        moreover hence therefore frankly seriously omg"""
    ),
    asides=word_set(
        """no right look listen see there thanks thank you again like sure first firstly second secondly
        finally still true exactly wow sorry guys team everyone folks all good morning afternoon evening
        day sir madam ma'am please great fine anyway"""
    ),
    anew=frozenset(
        (first, second)
        for firsts, seconds in (
            ("can could would will", "you"),
            ("i we", "want need wanted would"),
        )
        for first in firsts.split()
        for second in seconds.split()
    ),
    carriers=re.compile("(?:" + "|".join(_EN_CARRIERS) + ")"),
    speakers=word_set("i we i'm we're i've we've i'd we'd i'll we'll im ive"),
    hollow=word_set(
        "issue issues problem problems trouble troubles difficulty difficulties complaint complain"
    ),
    reports=re.compile(_EN_REPORTS),
)
