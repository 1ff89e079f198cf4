"""Words that say nothing of whose they are, though somebody may be called so."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Names that are words as well. What customers write in small letters comes beside them.
AMBIGUOUS = _set(
    """will bill mark may grace hope rose art pat sue drew dale price young long short brown green white black
    grey gray king day rich chase grant april june august summer sky guy joy faith dawn daisy crystal sandy
    rusty cliff heath forest wood woods field fields hill hills lake rivers brook banks bank stone rock park
    parks street lane bush root berry cook baker butler carpenter mason miller potter turner walker fisher
    hunter gardener page knight bishop pope church bell bells book fox wolf lamb bird crane marsh mercy miles
    penny buck skip chip sunny happy good best better wise strong sharp swift small little love moon star
    winter spring snow frost storm rain waters wells ford bridges gates hall house west east north south
    case cash check charge claim cost deal bond stock gold silver power post port ward worth reed read ray
    rice roll rush sage sand self sellers shaw ship speed spears steel tell temple tide trip wade wake wall
    ware weeks wild click clay harmony honor hunt kit major harbour harbor patience peg precious reason royal
    sterling true petty lead rode bolt bridge castle cross dear fair frank gale glass guest hand hood
    hook jewel job lock lot loop mills moody nice park pool rank rod sharp shine shore silk spark tower trout
    petit grand blanc noir rouge bon roman rosa blanco leal fuentes reyes flores"""
)
# The same in German, where each noun has a capital.
AMBIGUOUS_IN_GERMAN = _set(
    """ernst gross klein lang kurz weiss schwarz roth braun grun koch bauer muller schneider fischer weber
    richter vogel kaiser konig stein berg bach wald sommer herbst keller markt kraft jager schafer kunde
    kunden zimmermann wagner becker hahn engel stern graf vogt"""
)
MONTHS_AND_DAYS = _set(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    januar februar märz marz april mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag
    samstag sonntag janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"""
)
BEFORE_A_MONTH = _set(
    """in since last next of by until till from to this early late mid through before after every each for
    im seit ab bis ende anfang mitte en depuis desde hasta a"""
)
# What stands before a German noun that is none's name: "im Keller", and not "bei Keller".
BEFORE_A_NOUN = _set(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im am vom zum
    zur beim ins ans aufs durchs mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner
    ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure dieser diese dieses diesen
    diesem jeder jede jedes jeden jedem welcher welche welches alle aller allen viele vielen mehr wenig
    wenige zwei drei vier ohne per pro"""
)
# What follows a word at the beginning of a sentence that is no name there: "Will you", "Bill us".
AFTER_NO_NAME = _set(
    """you it the this that these those we they i he she there a an my our your his her its their us me them
    any all not be somebody someone anybody anyone everybody everyone by"""
)
# Joined with a name or not, it says nothing.
PARTICLES = _set(
    """van von der den de del della di da do dos das la le les el los las al bin ibn af av zu zum zur ter ten
    of the and und et y e und for in on at und mc mac o st san
    dr mr mrs ms miss prof herr frau sir dame jr sr phd mba"""
)
JOINING = _set("and und et")
# What companies put behind their names; nobody is told by it.
FORMS = _set(
    """inc incorporated corp corporation co company llc llp lp ltd limited plc gmbh ag kg ohg ug mbh se sa sas
    sarl srl spa bv nv ab as oy aps pty pte kk group holding holdings"""
)
# Before a name, in any language that we meet; there a word with a capital is one.
BEFORE_A_NAME = _set(
    """hi hello hey dear thanks thank mr mrs ms miss dr prof herr frau hallo liebe lieber bonjour cher chere
    hola estimado ciao caro cara beste madame monsieur senor senora signora named called colleague"""
)
