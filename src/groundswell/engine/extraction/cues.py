"""Words by what they do in speech, so that weights learnt in one trade hold in another.

"The claim form keeps failing" and "your exporter keeps crashing" share no topic, but both read
`it KEEP BROKEN`. The classifier sees these classes and plain function words; words of a trade it
never sees as such.
"""

_CLASSES: dict[str, str] = {
    "HELLO": "hi hello hey hai hii hiya morning afternoon evening greetings welcome howdy goodmorning",
    "THANKS": "thank thanks thankyou thx tq ty cheers grateful appreciated",
    "BYE": "bye goodbye byebye cya farewell",
    "YES": "yes yeah yep yup yea ya sure ok okay okey oky k right alright exactly correct agreed fine"
    " absolutely definitely certainly indeed gotcha understood true",
    "NO": "no nope nah nothing none",
    "FILLER": "um uh uhm hmm er ah oh well so like basically actually just anyway kind sort you_know haha"
    " lol wow mhm mm huh",
    "POLITE": "please pls plz kindly",
    "SORRY": "sorry apologies apologize apologise pardon",
    "WH": "what whats why how hows when where which who whom whose wheres whens",
    "MODAL": "can could would will should may might shall",
    "AUX": "is are was were does do did has have had am",
    "NEG": "not dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt werent havent hasnt"
    " hadnt shouldnt never without neither nor aint",
    "WANT": "need needs needed want wants wanted wanna looking wish wishing hope hoping love_to request"
    " requesting require requires required prefer expect expected expecting trying try like_to",
    "WONDER": "wondering wonder curious asked ask asks asking whether know understand clarify clarification"
    " confirm explain tell",
    "BROKEN": "broken broke breaks breaking crash crashes crashed crashing fail fails failed failing failure"
    " error errors bug bugs buggy issue issues problem problems freeze freezes frozen stuck glitch glitchy"
    " lost loses lose missing wrong incorrect corrupt corrupted outage down unavailable damaged cracked"
    " unresponsive stops stopped disconnected disconnects drops dropped drop dropping hangs lags lag laggy"
    " times_out timeout duplicate duplicates garbled declined rejected blocked",
    "BAD": "terrible awful horrible bad worse worst poor useless unacceptable ridiculous annoying annoyed"
    " annoys frustrating frustrated frustration nightmare pain painful mess messy clunky confusing confused"
    " confuses hate hates disappointed disappointing disappointment unhappy angry upset tired sick insane"
    " crazy joke hopeless struggle struggling struggles struggled difficult hard impossible cumbersome"
    " tedious slow slower sluggish unusable unreliable unstable flaky fiddly kills killing suffer suffering"
    " waste wasted wasting wastes complicated inconsistent outdated",
    "KEEP": "keep keeps kept keeping again always constantly every everytime still repeatedly forever"
    " continually anymore",
    "WORRY": "worried worry worries worrying concerned concern concerns concerning afraid fear nervous"
    " hesitant hesitate skeptical sceptical doubt doubts doubtful unsure uncertain uncomfortable"
    " reluctant risk risky risks scared unconvinced convinced scares",
    "COST": "price prices priced pricing pricey cost costs costly expensive overpriced budget budgets money"
    " cheap cheaper fee fees pay paying paid afford affordable discount invoice licence license licenses"
    " licences per-seat seat seats markup quote rates",
    "OBJECT": "but however although unless competitor competitors alternative alternatives instead"
    " already justify approve approval locked lock-in dealbreaker deal-breaker blocker legal procurement"
    " security compliance gdpr switch switching rather least unfortunately pass",
    "TOO": "too",
    "ABLE": "able possible option options support supports supported allow allows feature features"
    " function functionality capability integrate integrates integration integrations import export"
    " compatible available include included includes offer offers provide provides",
    "ADD": "add adding send give show let make change changed changing update updating remove delete fix"
    " replace cancel order book get got buy purchase reset extend share set create help see check submit"
    " find turn switch_off enable disable",
    "GOOD": "great good nice love loves loved loving like likes liked awesome amazing excellent fantastic"
    " brilliant wonderful perfect perfectly impressed impressive happy pleased delighted glad helpful"
    " useful easy easier easily fast faster simple best favourite favorite beautiful neat lovely cool"
    " saves saved saving better clean slick solid smooth smoothly seamless intuitive enjoy enjoyed works"
    " worked superb outstanding reliable quick quickly effortless",
    "SMALL": "weather weekend holiday holidays vacation kids traffic rain sunny snow coffee lunch dinner"
    " game football birthday christmas trip family dog cat",
    "LOGISTICS": "monday tuesday wednesday thursday friday saturday sunday tomorrow today calendar invite"
    " meeting meet call recording mute muted unmute hear audio mic screen share_screen schedule reschedule"
    " slot minutes oclock pm am",
    "SELF": "name email mail phone number id address password zip pin otp ssn account code birth dob",
    "I": "i im ive id ill me my myself",
    "WE": "we weve wed our us ours team",
    "YOU": "you your youre youve yours youd",
    "THEY": "they theyre their them theyve customer client prospect champion cfo buyer he she hes shes",
    "THAT": "that this it its these those thats itll",
}

CLASS_OF: dict[str, str] = {word: name for name, words in _CLASSES.items() for word in words.split()}

# Words that carry grammar and no topic: kept as themselves.
FUNCTION_WORDS: frozenset[str] = frozenset(
    "a an the of to in on at by for from with about into over after before between through during against"
    " and or if because since while until as than then there here be been being being some any all each"
    " more most much many few little very really quite pretty only even ever also own same other another"
    " such up out off back away around one two three going go goes went gone come comes came doing done"
    " think thought feel feels felt seem seems seemed say says said mean means guess sounds sound look looks"
    " take takes took use uses used using work working thing things something anything everything someone"
    " anyone nobody way time times day days week weeks month months year years hour hours people person".split()
)
