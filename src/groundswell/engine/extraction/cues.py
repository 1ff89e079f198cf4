"""Words by what they do in speech, so that weights learnt in one trade hold in another.

"The claim form keeps failing" and "your exporter keeps crashing" share no topic, but both read
`KEEP BROKEN`. The classifier sees these classes, plain function words and set phrases; words of a
trade it never sees as such. The lists say what English is like, not what any one set of texts is
like; how much each counts is learnt.
"""

_CLASSES: dict[str, str] = {
    "HELLO": "hi hello hey hai hii hiya morning afternoon evening greetings welcome howdy goodmorning dear",
    "THANKS": "thank thanks thankyou thx tq ty cheers grateful appreciated",
    "BYE": "bye goodbye byebye cya farewell regards",
    "YES": "yes yeah yep yup yea ya sure ok okay okey oky k right alright exactly correct agreed fine"
    " absolutely definitely certainly indeed gotcha understood true agree",
    "NO": "no nope nah nothing none",
    "FILLER": "um uh uhm hmm er ah oh well so like basically actually just anyway kind sort haha lol wow"
    " mhm mm huh",
    "POLITE": "please pls plz kindly",
    "SORRY": "sorry apologies apologize apologise pardon excuse",
    "WH": "what whats why how hows when where which who whom whose wheres whens",
    "MODAL": "can could would will should may might shall",
    "AUX": "is are was were do does did has have had am",
    "NEG": "not dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt werent havent hasnt"
    " hadnt shouldnt never without neither nor aint hardly barely",
    "WANT": "need needs needed want wants wanted wanna wish wishing hope hoping request requesting requested"
    " require requires required prefer prefers expect expects expecting must",
    "SEEK": "looking trying try hoped ideally ideal dream wishlist",
    "ASK": "wondering wonder curious asked asks asking whether question questions clarify clarification",
    "KNOW": "know understand explain tell confirm figure",
    "BROKEN": "broken broke breaks breaking crash crashes crashed crashing fail fails failed failing failure"
    " error errors bug bugs buggy issue issues problem problems freeze freezes frozen stuck glitch glitches"
    " lost loses lose losing missing wrong incorrect corrupt corrupted outage outages down unavailable"
    " damaged cracked unresponsive stops stopped disconnected disconnects drops dropped dropping hangs lags"
    " lag laggy timeout duplicate duplicates garbled declined rejected blocked unable gone disappeared"
    " disappears vanished vanishes dies mixed overwritten"
    " overwrote overwrites blank empty crooked outdated offline interrupted unresolved inaccessible"
    " unreadable invisible denied refused expired misses missed skips skipped deleted disabled jams"
    " jammed leaks leaking defective faulty malfunction malfunctioning",
    "ANNOY": "terrible awful horrible worse worst useless unacceptable ridiculous annoying annoyed annoys"
    " frustrating frustrated frustration frustrates nightmare pain painful painfully mess messy clunky"
    " confusing confused confuses hate hates disappointed disappointing disappointment unhappy angry upset"
    " tired sick insane crazy mad nuts hopeless struggle struggling struggles struggled cumbersome tedious"
    " slow slower sluggish unusable unreliable unstable flaky fiddly suffer suffering waste wasted wasting"
    " wastes inconsistent outdated complain complains complaining complained drowning overwhelmed chaos"
    " chaotic clumsy ages forever burned burnt ignored headache headaches bottleneck"
    " disaster catastrophe catastrophic shambles hassle burden dreadful appalling pathetic disgraceful"
    " irritating irritated irritates infuriating exhausting stressful fiasco trouble troubles messed"
    " botched refuse refuses argue arguing neglected stranded shocked moan moaning dread hell tiring"
    " mistake mistakes delay delays delayed overpaid misleading misled vague",
    "BAD": "bad poor difficult hard impossible complicated complex hopeless steep heavy rigid limited"
    " overkill bloated kills killing unfair"
    " unclear insufficient inflexible excessive demanding overloaded dated lacking weak weaker flawed",
    "BYHAND": "manual manually hand hours spreadsheets spreadsheet twice paper retype retyping rework"
    " workaround workarounds copying",
    "KEEP": "keep keeps kept keeping again always constantly every everytime still repeatedly continually"
    " anymore endless constant",
    "WORRY": "worried worry worries worrying concerned concern concerns concerning afraid fear fears nervous"
    " hesitant hesitate hesitates hesitation skeptical sceptical doubt doubts doubtful unsure uncertain"
    " uncomfortable reluctant risk risky risks scared scares scare unconvinced convinced comfortable"
    " pushback objection objections sceptic wary trust"
    " dubious suspicious cautious careful dislike dislikes mistrust hates nervously threat danger"
    " dangerous vulnerable jeopardise",
    "COST": "price prices priced pricing pricey cost costs costly expensive overpriced budget budgets money"
    " cheap cheaper fee fees pay paying paid afford affordable discount invoice licence license licenses"
    " licences seat seats markup quote quoted charge charged charges payback roi return",
    "BUT": "but however although though unless unfortunately except despite",
    "RIVAL": "competitor competitors alternative alternatives vendor vendors provider providers supplier"
    " already instead elsewhere ourselves inhouse",
    "COMMIT": "commit commitment committed locked locks lockin contract contracts sign justify dealbreaker"
    " nonstarter blocker switch switching migrate migration retrain",
    "POWERS": "boss board management legal procurement cfo ceo cio director auditors compliance gdpr security"
    " privacy lawyers council union headquarters",
    "SMALLFIRM": "small big bigger large young early late ready worth priority",
    "TOO": "too",
    "ABLE": "able possible possibility option options support supports supported allow allows feature"
    " features function functionality capability integrate integrates integration integrations import"
    " export exports compatible available include included includes including offer offers provide provides"
    " ability connector interface",
    "DO": "add adding send give show let make change changed changing update updating remove delete fix"
    " replace cancel order book get buy purchase reset extend create help see check submit find turn enable"
    " disable set move copy sort filter",
    "MILD": "good great nice like likes liked perfect glad happy fine okay cool lovely wonderful pleasure"
    " interesting works worked working better helpful easy easier easily fast faster quick quicker quickly"
    " simple simpler clear clean cleaner useful smooth smoothly reliable stable solid fair beautiful"
    " professional safe comfortable",
    "LOVE": "love loves loved loving awesome amazing excellent fantastic brilliant impressed impressive"
    " impresses delighted thrilled pleased best favourite favorite superb outstanding slick seamless"
    " intuitive enjoy enjoyed enjoys effortless painless recommend saves saved saving surprised huge"
    " improvement improved lifesaver stunning gem fan joy favourites exceeded blown incredible terrific"
    " magic"
    " thankful patient speechless effective efficient friendly responsive elegant polished modern"
    " refreshing relieved relief paid renewed sold smartest cleverly clever convincing remarkable"
    " exceptional incredibly strong stronger strength phenomenal flawless flawlessly hassle-free dream"
    " winner wins delight delightful satisfied satisfying praise praised",
    "SMALL": "weather weekend holiday holidays vacation kids traffic rain raining sunny snow coffee lunch"
    " dinner game football birthday christmas easter trip family dog dogs cat cats kid summer skiing school"
    " daughter son sons daughters wife husband wedding funeral graduation party anniversary golf born grew"
    " studied moved headset camera mother mum mom dad father brother sister aunt uncle grandad grandfather"
    " grandmother gran nephew niece cousin neighbour neighbours neighbor neighbors baby twins teenagers puppy"
    " horse goat garden kitchen sofa bed house cake biscuit biscuits tea soup sandwich bread toast breakfast"
    " supper beer wine pub chocolate pizza kettle meal cook cooking eat eats eating ate bus train trains bike"
    " boat motorway parking hat shoes boots coat glasses umbrella wind windy storm sun cold warm freezing"
    " frost degrees film song choir piano guitar music dance band match club rugby cricket tennis fishing"
    " marathon swim beach mountains island sea village doctor dentist knee tooth flu cough sleep slept awake"
    " hair joke joking laugh laughed laughing funny lovely hello toilet bath shower neighbourhood church"
    " sandwiches cakes picture upstairs downstairs outside honeymoon retired",
    "LOGISTICS": "monday tuesday wednesday thursday friday saturday sunday tomorrow today calendar invite"
    " meeting meet call recording mute muted unmute hear audio mic screen schedule reschedule slot oclock pm"
    " am slides join joining joined attached voicemail agenda minute second moment sec reach forward"
    " follow followup"
    " minutes link chat dial speaker forwarded thread break wrap share sharing line late",
    "PRODUCT": "app apps application software system systems tool tools platform program programs programme"
    " product products service website webpage page pages dashboard dashboards report reports reporting login"
    " logins button buttons field fields setting settings module modules version versions device devices"
    " machine machines hardware server servers database api sync syncs upload uploads uploaded download"
    " downloads browser template templates form forms file files folder folders document documents data"
    " record records list lists entry entries search searches chart charts notification notifications alert"
    " alerts reminder reminders admin helpdesk hotline warranty delivery deliveries orders shipment shipments"
    " stock inventory item items label labels printer scanner barcode statement statements menu column"
    " columns total totals figures upgrade release installation workflow workflows online portal plan plans"
    " subscription subscriptions account accounts payment payments users"
    " logged logs logging log shows displays prints printed battery booking bookings",
    "FOLK": "customers clients patients guests students tenants members employees workers drivers nurses"
    " teachers managers agents engineers technicians colleagues suppliers buyers operators crew crews shop"
    " shops store stores warehouse branch branches department departments depot plant plants factory",
    "SELF": "name email mail phone number id address password zip pin otp ssn code birth dob"
    " speaking based responsible founded headquartered",
    "I": "i im ive id ill me my myself",
    "WE": "we weve wed our us ours team",
    "YOU": "you your youre youve yours youd",
    "THEY": "they theyre their them theyve customer client prospect champion buyer he she hes shes people"
    " everybody everyone staff",
    "THAT": "that this it its these those thats itll",
}

# Words that carry grammar and no topic: kept as themselves.
_FUNCTION_WORDS = (
    "a an the of to in on at by for from with about into over after before between through during against"
    " and or if because since while until as than then there here be been being some any all each whole"
    " more most much many few little very really quite pretty only even ever also own same other another"
    " such up out off back away around one two three going go goes went come comes came doing done lets"
    " think thought feel feels felt seem seems seemed say says said mean means guess sounds sound look looks"
    " take takes took use uses used using work thing things something anything everything someone"
    " anyone nobody way time times day days week weeks month months year years hour person nothing"
    " half first last next now once honestly frankly currently finally far less least theres"
    " put start started talk talked spoke discussed show which rather enough anybody long"
)

CLASSES = frozenset(_CLASSES)

# A word as the classifier sees it: its class, or itself where it is grammar or a mark.
SHAPES: dict[str, str] = {word: word for word in ("?", "!", *_FUNCTION_WORDS.split())} | {
    word: name for name, words in _CLASSES.items() for word in words.split()
}

_PHRASES: dict[str, str] = {
    "@ASKS": "i was wondering|was wondering|want to know|wants to know|wanted to ask|my question|asked if"
    "|asked how|asked about|asked whether|asks if|how do|how does|how would|how can|how long|how much"
    "|how many|how often|what happens|what about|what if|is there|are there|does it|does that|do you|do we"
    "|can we|can it|can they|will it|will we|is it|are you|have you|would it|does the|will the|can the"
    "|is that|do your|does your|why is|why does|why do|what is|whats the|who is|which of|to understand"
    "|dont understand|dont get|figure out|do they|curious about|to know",
    "@WISHES": "would like|wed like|id like|id love|wed love|be nice|be great|be good|be helpful|be useful"
    "|be possible|would help|be perfect|looking for|should be|should have|need to|needs to|need a|need an"
    "|needs a|want to|want a|wants a|want the|have to be|has to|must be|must have|must run|if only"
    "|could you|can you please|would you|please add|please send|please make|can you|could we|could it"
    "|could i|i wish|we wish|asked for|asking for|requested a|we require|a way|some way|option to"
    "|ability to|missing for|lacks a|is missing|missing a|i need|we need|they need|i want|we want"
    "|they want|wed prefer|id prefer|let us|give us|make it|should also|would need|wed need|able to|a must"
    "|wish list",
    "@TROUBLE": "every time|every day|every single|every week|every month|every monday|all the time"
    "|each time|over and|again and|keeps on|by hand|takes ages|takes forever|takes us|takes me|takes hours"
    "|takes too|takes so|spend hours|spend days|spend two|waste of|doesnt work|not working|does not"
    "|doesnt let|wont let|wont load|doesnt load|cant find|cannot find|cant see|cant log|cant open"
    "|cant access|unable to|no idea|fed up|sick of|tired of|start over|from scratch|have to click|half the"
    "|half of|get lost|gets lost|not able|wont open|doesnt show|out of date|in the middle|waiting for"
    "|been waiting|no answer|still no|still not|still waiting|still havent|havent received|never get"
    "|never gets|never works|never arrives|nobody knows|no one|nobody can|drives me|driving us|driving me"
    "|drives us|running into|run into|logs me|kicks me|kicks us|throws me|out of control|too many clicks"
    "|way too|used to work|since the update|last update|cut off|give up|gave up",
    "@DOUBTS": "too expensive|too much|too high|too complicated|too complex|too small|too long|too short"
    "|too risky|too late|too early|too big|not sure|not convinced|not comfortable|not ready|not worth"
    "|not a priority|not interested|dont see|dont need|dont think|dont believe|dont trust|dont want"
    "|cant justify|cant afford|cant commit|cant sell|hard to justify|hard to sell|hard time|hard to see"
    "|already have|already use|already using|already got|already pay|just signed|price range|no budget"
    "|the budget|out of budget|more than we|locked in|lock in|locks us|tied to|deal breaker|non starter"
    "|rather not|would never|will never|never approve|wont approve|not approve|wont sign|not allowed"
    "|unless you|same money|for free|half of that|half the price|a lot of|lot more|my concern|our concern"
    "|my worry|main worry|main concern|biggest concern|afraid of|afraid that|worried about|worried that"
    "|concerned about|concerns about|nervous about|skeptical about|sceptical about|heard that|what scares"
    "|what worries|build it|build that|do it ourselves|make sense|makes sense|not for us|isnt fair"
    "|doesnt fit|not a fit|wouldnt use|wont use|have the time|no time|dont have|how do i know|be honest"
    "|to be frank|last time|tried something|tried it|bad experience|cant show|doubt that|doubt it"
    "|who knows|back to paper|no new|works council|full time",
    "@ENJOYS": "love the|love how|love it|love that|loves the|like the|really like|really liked|likes the"
    "|easy to|so easy|so much|much better|much easier|much faster|way better|happy with|impressed by"
    "|impressed with|big fan|fan of|exactly what|save us|saves us|saved us|save me|saves me|well done"
    "|works perfectly|works great|works well|works really|just works|works like|best tool|best thing"
    "|by far|life easier|no trouble|never lets|finally see|what i like|what we like|very happy"
    "|really happy|would recommend|great job|huge improvement|big improvement|so quick|so fast|so simple"
    "|so clear|so intuitive|gone down|very good|really good|really great|very helpful|extremely helpful"
    "|very useful|super useful|so useful|has been fantastic|has been great|been great|worth every"
    "|good value|a breeze|hats off|first time",
    "@TALK": "hear me|see my|my screen|my slides|on mute|let me|lets move|lets start|lets meet|lets go"
    "|get started|lets talk|lets schedule|ill send|ill check|ill ask|ill call|ill get|ill forward|i will"
    "|well see|get back|come back|call back|back to you|write that|next call|next point|next week"
    "|next steps|my name|my number|my email|my phone|this is|number is|name is|address is|a great day"
    "|a nice day|a good day|have a|talk soon|talk to|speak soon|see you|nice to|good to|thank you"
    "|thanks for|thanks a|how are|how was|hows it|hows the|one moment|one second|a moment|a second"
    "|a minute|a sec|hold on|looking forward|take care|no worries|no problem|never mind|of course|got it"
    "|i see|i understand|sounds good|that works|works for|fine for|good for|the office|im the|i work"
    "|we sell|we make|we are a|we have about|im responsible|in charge|head of|based in|are based"
    "|started in|founded in|still here|still there|go ahead|go on|go first|last point|anything else"
    "|that again|repeat that|say that|speak up|the invite|the recording|someone else|wait for|waiting on"
    "|are we|should we|shall we|who else|anyone else|the weather|the weekend|last weekend|the kids"
    "|your time|join us|joining us|what time|over there|running late|im late|ran over|on holiday"
    "|on vacation|the door|dialling in|dialing in|calling from|the car|hope you|find attached|see attached"
    "|let you know|let me know|your evening|same to|you too|for sending|for joining|for having"
    "|to summarize|as i said|like i said|as discussed|by the way|ill take|i can take|we will|well do"
    "|we did|we talked|i talked|we discussed|i spoke|i read|i sent|i just joined|we decided|i think its"
    "|took care|takes care",
}

PHRASE_OF: dict[tuple[str, ...], str] = {
    tuple(phrase.split(" ")): name for name, text in _PHRASES.items() for phrase in text.split("|")
}

# Words of courtesy and of assent: by themselves no answer to anything.
MANNERS = frozenset(
    word
    for name in ("HELLO", "THANKS", "BYE", "YES", "NO", "FILLER", "POLITE", "SORRY")
    for word in _CLASSES[name].split()
)
