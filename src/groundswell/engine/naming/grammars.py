"""The joining words of languages beside English, see naming/grammar.py."""

import re

from groundswell.engine.naming.grammar import ENGLISH, NEVER, Grammar, word_set


def _grammar(
    *, turning: str, adverse: str, open_ended: str, dependent: str, asking: str, joints: str,
    subjects: str, distant: str, finite: str, owning: str, amounts: str, openers: str, asides: str,
    adding: str, carriers: str,
) -> Grammar:  # fmt: skip
    """`carriers`: what may begin a wish or a request, as alternatives of a pattern."""
    return Grammar(
        turning=word_set(turning),
        adverse=word_set(adverse),
        open_ended=word_set(open_ended),
        dependent=word_set(dependent),
        asking=word_set(asking),
        joints=word_set(joints),
        adding=word_set(adding),
        persons=frozenset(),
        subjects=word_set(subjects),
        distant=word_set(distant),
        finite=word_set(finite),
        owning=word_set(owning),
        amounts=word_set(amounts),
        openers=word_set(openers),
        asides=word_set(asides),
        carriers=re.compile(rf"(?:{carriers})\s+") if carriers else NEVER,
        reports=NEVER,
        anew=frozenset(),
    )


_GRAMMARS = {
    "en": ENGLISH,
    "de": _grammar(
        turning="""nicht nie niemals kein keine keinen keinem keiner keines nichts niemand nirgends ohne
            nur erst wieder mehr kaum jede jeder jedes jeden jedem zu spät immer außer bis weder
            noch""",
        adverse="aber außer sondern nur obwohl jedoch bis ohne nicht doch wenn falls solange",
        open_ended="""der die das den dem des ein eine einen einem einer eines mein meine meinen meinem
            meiner dein sein seine ihr ihre unser unsere euer zu im in am an auf bei für von vom
            mit ohne nach über unter vor aus durch gegen um als wie und oder aber dass ob wenn
            weil sehr ich wir sie er es du man zur zum beim""",
        dependent="""dass ob wenn falls weil da während obwohl damit sodass nachdem bevor seit als und oder
            aber sondern indem solange sobald welche welcher welches""",
        asking="wie warum wieso weshalb wann wo woher wohin was wer wem wen welche welcher welches",
        joints="und oder weil da denn sodass aber obwohl",
        subjects="ich wir sie er es du ihr man",
        distant="es er sie das dies dieser diese dieses ihn ihm ihnen dort da davon dazu",
        finite="""ist sind war waren bin hat haben habe hatte hatten kann können konnte wird werden
            wurde wurden muss müssen soll sollte darf will wollen möchte möchten geht gibt
            funktioniert""",
        owning="""der die das den dem ein eine einen einem einer mein meine meinen unser unsere unseren
            kein keine keinen""",
        amounts="""zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig
            fünfzig hundert tausend halb""",
        openers="hallo hi moin ja also nun und aber oder naja okay ok so denn",
        asides="nein guten tag morgen abend bitte danke hm gut sehr geehrte damen herren",
        adding="für um auf in bei mit am im ab bis zu an",
        carriers=r"(?:ich|wir)\s+(?:möchte|möchten|will|wollen|würde\s+gern|würden\s+gern)(?:\s+(?:gern|gerne|bitte))?"
        r"|(?:können|könnten|würden)\s+sie\s+(?:mir\s+|uns\s+)?(?:bitte)?|bitte",
    ),
    "nl": _grammar(
        turning="""niet nooit geen niets niemand nergens zonder alleen pas weer meer nauwelijks elke elk
            ieder te laat altijd behalve tot""",
        adverse="maar behalve alleen hoewel echter tot zonder niet als tenzij",
        open_ended="""de het een deze die dit dat mijn je jouw zijn haar ons onze hun te in op aan bij voor
            van met zonder naar over onder uit door tegen om als dan en of maar omdat heel erg ik
            wij we zij ze hij""",
        dependent="""dat als omdat doordat terwijl hoewel zodat nadat voordat sinds toen en of maar die
            wanneer""",
        asking="hoe waarom wanneer waar wat wie welke welk hoeveel",
        joints="en of omdat want zodat maar hoewel",
        subjects="ik wij we zij ze hij het je jij u jullie men er",
        distant="het hij zij ze dit dat deze die hem haar hen er daar",
        finite="""is zijn was waren ben heb heeft hebben had kan kunnen kon wordt worden werd moet
            moeten mag wil willen zal gaat doet werkt komt""",
        owning="de het een mijn onze ons je jouw zijn haar hun geen",
        amounts="""twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig
            vijftig honderd duizend half""",
        openers="hallo hoi hi ja dus nou en maar of eh oké ok",
        asides="nee goedemorgen goedemiddag goed dag graag alsjeblieft alstublieft bedankt",
        adding="voor om op in bij met aan",
        carriers=r"(?:ik|wij|we)\s+(?:wil|willen|zou|zouden)(?:\s+graag)?|(?:kun|kan|kunt|kunnen|wil|wilt)\s+"
        r"(?:je|jij|u|jullie)(?:\s+(?:mij|me|ons))?(?:\s+alsjeblieft|\s+alstublieft)?|alsjeblieft|alstublieft",
    ),
    "fr": _grammar(
        turning="""ne pas plus jamais rien personne aucun aucune sans seulement que encore chaque trop
            tard ni sauf toujours jusque jusqu'à guère""",
        adverse="mais sauf sinon seulement bien cependant jusqu'à sans pas si pourtant",
        open_ended="""le la les l un une des du de d à au aux ce cet cette ces mon ma mes ton ta tes son sa
            ses notre nos votre vos leur leurs en dans sur sous pour par avec sans chez vers entre
            et ou mais que qui si très je nous vous il elle ils elles on est sont ne""",
        dependent="que qui dont si quand lorsque lorsqu parce puisque comme afin pendant et ou mais où qu",
        asking="comment pourquoi quand où quel quelle quels quelles combien qui que qu'est-ce est-ce",
        joints="et ou parce car puisque mais",
        subjects="je nous vous il elle ils elles on tu",
        distant="il elle ils elles ça cela ceci c'est celui celle ceux",
        finite="""est sont était étaient suis sommes ai as a avons avez ont avait peut peux pouvez
            peuvent va vais vont doit dois faut fait veut veux sera c'est n'est n'a n'ai n'arrive
            j'ai qu'est-ce""",
        owning="le la les un une des mon ma mes notre nos votre vos ce cet cette aucun aucune",
        amounts="""deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante
            cinquante cent mille""",
        openers="bonjour salut bonsoir oui alors donc et mais ou ben euh ok",
        asides="non madame monsieur bon bien hein merci voilà svp",
        adding="pour à dans avec en sur chez",
        carriers=r"(?:je|nous)\s+(?:veux|voulons|voudrais|voudrions|souhaite|souhaitons|souhaiterais|dois|devons)"
        r"|j'aimerais|(?:pouvez|pourriez)[\s-]vous(?:\s+m'aider\s+à)?|(?:peux|pourrais)[\s-]tu",
    ),
    "es": _grammar(
        turning="""no nunca jamás nada nadie ningún ninguna ninguno sin solo sólo otra vez nuevo cada
            demasiado tarde ni salvo excepto apenas más todavía siempre hasta""",
        adverse="pero sino salvo excepto solo aunque hasta sin no si",
        open_ended="""el la los las un una unos unas de del a al en con sin por para sobre entre hacia desde
            mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa y
            o pero que quien si muy yo se me lo le es son no""",
        dependent="que quien cual si cuando porque como mientras aunque donde pues y o e u pero sino para",
        asking="cómo por qué cuándo dónde cuál cuáles quién cuánto cuánta cuántos cuántas",
        joints="y e o porque pues pero aunque",
        subjects="yo nosotros ustedes usted él ella ellos ellas tú",
        distant="él ella ellos ellas eso esto ello ahí",
        finite="""es son era eran está están estoy estamos ha han he hemos había hay puede puedo pueden
            podemos va voy van debe debo tiene tengo tienen quiero quiere funciona será""",
        owning="el la los las un una mi mis su sus nuestro nuestra este esta ningún ninguna",
        amounts="""dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta
            cincuenta cien mil medio""",
        openers="hola sí bueno pues entonces y pero o eh ok vale",
        asides="no buenos buenas días tardes noches gracias favor este mire oiga por",
        adding="para en con por a",
        carriers=r"(?:quiero|queremos|quisiera|quería|necesito|necesitamos|me\s+gustaría|nos\s+gustaría|deseo)"
        r"(?!\s+que\b)|(?:puede|puedes|podría|podrías|pueden|podrían)\s+(?:usted\s+)?(?:por\s+favor)?|por\s+favor",
    ),
    "it": _grammar(
        turning="""non mai niente nulla nessuno nessuna senza solo soltanto più ancora ogni troppo tardi
            né tranne sempre fino""",
        adverse="ma tranne salvo solo però anche fino senza non se",
        open_ended="""il lo la i gli le un uno una di del della dei delle dello a al alla ai alle in nel
            nella con senza per su sul sulla da dal dalla tra fra mio mia miei mie tuo suo sua
            nostro nostra questo questa e o ma che chi se molto io si mi è sono non""",
        dependent="che chi cui se quando perché poiché mentre dove come e o ma anche affinché",
        asking="come perché quando dove quale quali chi cosa quanto quanta quanti",
        joints="e o perché poiché ma",
        subjects="io noi voi lui lei loro tu",
        distant="lui lei loro questo questa quello quella ciò esso essa",
        finite="""è sono era erano ho ha hai abbiamo hanno aveva può posso possono possiamo va vado deve
            devo vuole voglio funziona sarà c'è""",
        owning="il lo la i gli le un uno una mio mia nostro nostra questo questa nessun nessuna",
        amounts="""due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta
            cinquanta cento mille mezzo""",
        openers="ciao salve buongiorno buonasera sì allora dunque e ma o ehm eh ok",
        asides="no bene grazie senta guardi",
        adding="per in con a da su",
        carriers=r"(?:voglio|vogliamo|vorrei|vorremmo|devo|dobbiamo|desidero)(?!\s+che\b)"
        r"|(?:può|puoi|potrebbe|potreste|potete)(?:\s+per\s+favore)?|per\s+favore",
    ),
    "pt": _grammar(
        turning="""não nunca jamais nada ninguém nenhum nenhuma sem só somente apenas mais ainda cada
            demais tarde nem exceto sempre até""",
        adverse="mas exceto salvo só embora até sem não se porém",
        open_ended="""o a os as um uma uns umas de do da dos das em no na nos nas com sem por pelo pela para
            sobre entre meu minha meus minhas seu sua nosso nossa este esta esse essa e ou mas que
            quem se muito eu é são não ao à""",
        dependent="que quem cujo se quando porque pois enquanto onde como e ou mas embora para",
        asking="como porque quando onde qual quais quem quanto quanta quantos",
        joints="e ou porque pois mas embora",
        subjects="eu nós vocês você ele ela eles elas tu",
        distant="ele ela eles elas isso isto esse essa este esta aquilo",
        finite="""é são era eram está estão estou tem têm tenho temos havia há pode posso podem podemos
            vai vou vão deve devo quer quero funciona será""",
        owning="o a os as um uma meu minha nosso nossa este esta nenhum nenhuma",
        amounts="""dois duas três quatro cinco seis sete oito nove dez onze doze vinte trinta quarenta
            cinquenta cem mil meio""",
        openers="olá oi sim então pois e mas ou né ok",
        asides="não bom boa dia tarde noite obrigado obrigada favor olha",
        adding="para em com por a",
        carriers=r"(?:eu\s+)?(?:quero|queremos|gostaria\s+de|gostaríamos\s+de|preciso|precisamos|desejo)(?!\s+que\b)"
        r"|(?:pode|poderia|podem|poderiam)(?:\s+por\s+favor)?|por\s+favor",
    ),
}


def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language, where one is known."""
    return _GRAMMARS.get(language)
