"""What words of other languages than English do in speech, as `extraction.cues` has it for English.

A word may be of several classes, and of one in several languages: which language a sentence is in does not
matter here, only that it is not plainly English. How much each class counts is learnt.
"""

import re
from collections.abc import Iterator

# German, Dutch, French, Spanish, Italian, Portuguese, Polish, Swedish, Danish.
_WORDS: dict[str, str] = {
    "ASK": (
        "wie was wer wo wann warum wieso weshalb wieviel welche welcher welches woher wohin ob"
        " hoe wat waar wanneer waarom hoeveel welke vraag vroeg comment quoi qui quand pourquoi"
        " combien quel quelle quels quelles où savoir cómo qué quién dónde cuándo cuánto cuánta"
        " cuántos cuál cuáles donde cuando cuanto saber come cosa chi dove quando perché quanto"
        " quanti quale quali sapere como que quem onde porque quanta qual quais jak co kto gdzie"
        " kiedy dlaczego ile czy który która hur vad vem var när varför vilken vilka hvordan"
        " hvad hvem hvor hvornår hvorfor hvilken fragt fragen frage"
    ),
    "WANT": (
        "bitte möchte möchten wünsche wünschen wunsch hätte hätten gerne brauche brauchen"
        " benötige benötigen könnten könnte könnt sollte sollten wäre graag alstublieft"
        " alsjeblieft willen wens wensen zou zouden nodig kunnen voeg merci veuillez voudrais"
        " voudrions aimerais aimerions souhaite souhaitons faudrait pourriez pouvez serait"
        " besoin ajouter ajoutez favor quisiera quisiéramos gustaría necesito necesitamos"
        " podrían podría pueden debería añadir agregar agreguen favore vorrei vorremmo potreste"
        " potete bisogno servirebbe sarebbe aggiungere aggiungete mandatemi gostaria gostaríamos"
        " preciso precisamos poderiam poderia podem seria adicionar adicionem enviem proszę"
        " prosimy chcę chcemy chciałbym chcielibyśmy potrzebuję potrzebujemy możecie dodajcie"
        " dodać przydałoby snälla gärna vill skulle behöver önskar kunde vil ønsker venligst tak"
        " kunne kan"
    ),
    "LACK": (
        "fehlt fehlen vermisse ontbreekt ontbreken mis manque manquent falta faltan manca"
        " mancano brakuje saknas saknar mangler savner"
    ),
    "NOT": (
        "nicht kein keine keinen keiner keinem nie niemals niemand nichts ohne niet geen nooit"
        " niets zonder pas jamais aucun aucune personne rien sans plus no nunca nadie ningún"
        " ninguna nada sin non mai nessuno nessuna niente senza não ninguém nenhum nenhuma sem"
        " nigdy nikt nic bez inte aldrig ingen inget utan ikke intet uden"
    ),
    "TROUBLE": (
        "abstürzt stürzt absturz fehler kaputt defekt falsch langsam ärgerlich nervt schlecht"
        " schlimm funktioniert hängt verloren warte warten wieder schon ständig immer dauernd"
        " problem probleme unfreundlich katastrophe schrecklich leider vastloopt loopt vast fout"
        " fouten kapot defect verkeerd traag irritant slecht wacht wachten weer steeds"
        " voortdurend telkens probleem problemen vreselijk plante bug erreur erreurs cassé abîmé"
        " faux lent lente pénible mauvais nul attends attend attendre encore toujours problème"
        " problèmes panne perd perdu horrible bloquea cuelga falla fallo error errores roto rota"
        " mal lento lenta pésimo malo esperando espero otra siempre problema problemas perdemos"
        " perdido blocca errore errori rotto rotta sbagliato pessimo aspetto ancora sempre"
        " problemi continuamente trava erro erros quebrado quebrada errado péssimo zawiesza błąd"
        " błędy zepsuty zły wolno czekam znowu ciągle problemy kraschar krasch fel trasig"
        " långsam dålig väntar igen hela bryder fejl ødelagt langsom dårlig venter"
    ),
    "DEAR": (
        "teuer teurer preis kosten budget geld duur duurder prijs cher chère chers trop prix"
        " argent caro cara demasiado precio presupuesto dinero troppo costoso prezzo soldi"
        " demais preço orçamento dinheiro drogie drogo za cena budżet dyrt dyr pris pengar penge"
    ),
    "DOUBT": (
        "glaube bedenken sorge befürchte zweifle zweifel überzeugt binden bang twijfel"
        " overtuigd zorgen crois doute doutes convaincu crains peur inquiète engager creo dudo"
        " miedo preocupa convencido credo dubito paura preoccupa convinto acho duvido medo"
        " wierzę wątpię boję obawiam tror tvivlar orolig rädd tvivler bange bekymret"
    ),
    "RIVAL": (
        "schon bereits anbieter lieferanten lieferant al leverancier aanbieder déjà fournisseur"
        " prestataire ya proveedor già fornitore já fornecedor już dostawcę redan leverantör"
        " allerede leverandør"
    ),
    "GOOD": (
        "gut toll super hervorragend ausgezeichnet zufrieden freundlich freundliche pünktlich"
        " einwandfrei empfehlung empfehlen begeistert perfekt gefällt klasse schnelle endlich"
        " danke goed geweldig prima uitstekend tevreden blij vriendelijk vriendelijke perfect"
        " prachtig keurig aanraden raad fijn eindelijk snelle bien excellent excellente parfait"
        " parfaitement ravi ravis content contents satisfait satisfaits aimable agréable rapide"
        " bravo recommande génial enfin excelente perfecto perfectamente encantados encantado"
        " contento satisfechos amable rápido rápida maravilla recomiendo genial fácil fin bene"
        " ottimo ottima eccellente perfetto perfettamente soddisfatti contenti gentile"
        " gentilissimo veloce consigliato fantastico bem ótimo ótima perfeito perfeitamente"
        " satisfeitos contente atencioso recomendo fantástico dobrze świetnie świetny doskonały"
        " zadowoleni zadowolony polecam szybko miły bra utmärkt nöjda nöjd trevlig snabb"
        " rekommenderar fantastisk godt tilfredse tilfreds venlig hurtig anbefaler"
        " liebe lieben mag praktisch bequem sauber tolle tolles zuverlässig heerlijk handig schoon"
        " betrouwbaar geweldige adore adorent aime pratique propre fiable encanta encantan gusta útil"
        " cómodo limpio limpia fiable adoro amo amei gosto limpo limpa confiável piace piacciono comodo"
        " comoda pulito pulita stupendo stupenda uwielbiam lubię wygodny czysty älskar gillar smidig"
        " elsker nem"
    ),
    "LEAVE": (
        "kündige kündigen gekündigt kündigung wechsle gewechselt zurückgeschickt zurückgegeben"
        " opgezegd opzeggen overgestapt teruggestuurd résilié résilie résilier désabonné renvoyé"
        " rendu cancelé cancelar devolví devuelto devolver cancelei devolvi disdetto disdico disdire"
        " restituito reso rezygnuję zrezygnowałem zrezygnowałam zwróciłem zwróciłam uppsagt avslutar"
        " avslutade opsagt opsiger returnerede"
    ),
}

# Chinese, Japanese and Korean: looked for anywhere, as there are no spaces or endings run into the words.
_SIGNS: dict[str, str] = {
    "ASK": "吗 什么 怎么 多少 多长 多久 哪 何时 为什么 请问 几 呢"
    " ですか ますか 何 いつ いくら どの どう なぜ 까 나요 무엇 언제 얼마",
    "WANT": "希望 请 能不能 建议 需要 想要 最好 可否 ください 欲しい ほしい たい お願い 주세요 싶 필요",
    "LACK": "缺少 缺乏 没有办法 足りない",
    "NOT": "不 没 无法 ない ません 않 없 못",
    "TROUBLE": "闪退 崩溃 坏 错 慢 烦 差 卡 等了 问题 一直 又 总是 落ち 壊れ 遅い エラー ひどい 困 오류 느려",
    "DEAR": "贵 价格 预算 负担 钱 高すぎ 高い 値段 予算 비싸 예산",
    "DOUBT": "担心 怀疑 觉得 不信 心配 不安 걱정",
    "RIVAL": "已经有 已有 供应商 他社 すでに 이미",
    "GOOD": "好 棒 满意 喜欢 推荐 方便 快 精美 优秀 完美 素晴らしい 便利 早く 助かり 良い 満足 좋 만족 추천",
}

_CLASSES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(name for name, listed in _WORDS.items() if word in listed.split())
    for words in _WORDS.values()
    for word in words.split()
}
_SIGNS_OF = {name: re.compile("|".join(map(re.escape, signs.split()))) for name, signs in _SIGNS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = {"?": re.compile("[?？؟]"), "!": re.compile("[!！]")}


def classes_of(text: str) -> Iterator[str]:
    """The classes met in a text and its marks, `^ASK` where it begins with a word that asks. May repeat."""
    lower = text.lower()
    words = _WORD.findall(lower)
    for word in words:
        yield from _CLASSES_OF.get(word, ())
    for name, signs in {**_SIGNS_OF, **_MARKS}.items():
        if signs.search(lower):
            yield name
    if words and "ASK" in _CLASSES_OF.get(words[0], ()):
        yield "^ASK"
