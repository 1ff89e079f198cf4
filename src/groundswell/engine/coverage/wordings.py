"""How sentences are worded that claim nothing, or go only half the way: grammar and manners of advertising in
English, and no topics."""

import re

_FLAGS = re.IGNORECASE | re.VERBOSE

MANNERS = re.compile(
    r"""^["“'‘]?(?:
    dear|hello|hi|hey|good\ (?:morning|afternoon|evening|day)|(?:(?:with|kind|best|warm)\ )+regards
    |yours|sincerely
    |cheers|(?:many\ |heartfelt\ )?thanks|thank\ you|welcome|we\ hope\ (?:this|you|that\ you)
    |happy\ new\ year
    |season.s\ greetings|we\ look\ forward|looking\ forward|stay\ tuned|see\ you|any\ questions
    |we\ (?:are|would\ be)\ happy\ to\ (?:help|answer)|if\ you\ have\ (?:any\ )?(?:further\ )?questions
    |(?:please\ )?do\ not\ hesitate)\b""",
    _FLAGS,
)
SMALL_PRINT = re.compile(
    r"""©|\(c\)\ \d{4}|\ball\ rights\ reserved|\btrade\ ?marks?\b|\bterms\b.*\bappl(?:y|ies)\b
    |\bconditions\ apply\b
    |\bsubject\ to\ (?:change|availability)|\bunsubscribe\b|\byou\ (?:receive|are\ receiving
    |received)\ this\b
    |\bprivacy\ (?:policy|notice)\b|\bprices?\ (?:exclude|include|are\ exclusive)
    |\bregistered\ (?:in\ England|office)
    |\bcompany\ (?:no|number|registration)\b|\billustrations?\b.*\bsimilar\b|\bwithout\ (?:prior\ )?notice\b
    |\berrors\ (?:and\ omissions\ )?excepted\b|\bthis\ (?:e-?mail|message)\ (?:is|may|was)\b
    |\bforward-looking\ statements?\b|\bview\ (?:this|it)\ in\ (?:your|a)\ browser\b
    |\bwhile\ (?:stocks|supplies)\ last\b|\bend\ of\ (?:press\ )?release\b|\bnotes?\ to\ editors?\b""",
    _FLAGS,
)
ADDRESS = re.compile(
    r"""[\w.+-]+@[\w-]+\.\w+|\bhttps?://|\bwww\.|\bfor\ (?:further|more)\ information\b
    |\b(?:press|media)\ (?:contact|enquiries)\b|\bcontact:|^(?:tel|phone|fax|mail|e-?mail)\b[.:]""",
    _FLAGS,
)
CALL = re.compile(
    r"""^(?:(?:so|and|just|please|then|simply|why\ not)\ )*(?:
    book|call|contact|visit|click|download|register|subscribe|sign\ up|request|order|join|follow|reply
    |apply|buy
    |reserve|write\ to|learn\ more|read\ (?:more|on|the)|find\ out|arrange|tell\ us|give\ us\ a
    |drop\ (?:us|by)
    |get\ (?:started|in\ touch|your\ free|a\ free|a\ quote|a\ demo)|start\ (?:your|a|now|today|free|for)
    |try\ (?:it|us|for|out|now)|ask\ (?:us|for|your|about|at)|talk\ to|speak\ (?:to|with)|watch\ (?:the|our)
    |explore\ (?:our|the|more)|discover|meet\ (?:us|the|our)|come\ (?:and|to|by|see)|save\ the\ date
    |schedule\ (?:a|your)\ (?:demo|call|visit)|let\ us\ (?:know|show)
    |see\ (?:it|us|you|more|for\ yourself|how))\b""",
    _FLAGS,
)
ANNOUNCES = re.compile(
    r"""^(?:(?:today|now|this\ \w+),?\ )?(?:
    (?:we|it)\ (?:are|is|'re)\ (?:pleased|proud|delighted|excited|happy|thrilled|glad)\ to\ (?:announce
    |present
      |introduce|share|tell|launch)
    |(?:we\ would|we'd)\ like\ to\ (?:introduce|present|announce|tell)
    |introducing\b|announcing\b|presenting\b|here\ (?:is|are|comes)\b|this\ is\ what\b|what(?:'s|’s|\ is)\b
    |in\ this\ (?:issue|edition|mail|newsletter|brochure)
    |(?:the|a)\ (?:new|next)\ [\w ]+\ (?:is\ here|has\ arrived|is\ out)\b)
    |\b(?:is|are|will\ be)\ (?:now\ )?available\ (?:now|today|from|as\ of|on|immediately)\b""",
    _FLAGS,
)
# What is planned, half done, or better than before does not say that a need is met.
HALF_WAY = re.compile(
    r"""\b(?:
    (?:is|are|be|was|been)\ planned|plans?\ to|planning|road\ ?map|working\ (?:on|towards?)
    |coming\ (?:soon|later)
    |we\ are\ (?:hiring|looking|testing|building|preparing)|later\ this\ year
    |next\ (?:year|spring|summer|autumn|fall|winter|quarter|release|version)|in\ (?:the\ )?(?:future
    |coming\ \w+)
    |look(?:ing)?\ into|exploring|consider(?:s|ing)?|investigat\w+|pilot|beta|first\ (?:steps?|results)
    |part(?:ly|ially)|in\ part|may\ (?:ask|apply|choose)|on\ request|with\ the\ help\ of|average|typically
    |(?:can\ |will\ )?helps?\ (?:you|to|your|keep|with)|(?:aim|hope|intend|expect)s?\ to|we\ expect
    |fewer|less\ (?:often|likely|time)|reduc(?:e|es|ed|ing)|shorter|cut\ by|by\ (?:up\ to|a\ (?:third
    |quarter|half))
    |in\ (?:many|most|some)\ cases|in\ control|an\ eye\ on|for\ information|instead\ of\ (?:two|three
    |four|five))\b""",
    _FLAGS,
)
# "Bramport, 14 April 2026"; "14 April 2026"; "April 2026".
DATE_LINE = re.compile(
    r"^(?:[\w .'’-]+,\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]+(?:\s+\d{1,2},)?\s+\d{4}\W*$"
)
