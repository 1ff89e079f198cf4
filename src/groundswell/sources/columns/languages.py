"""Names of columns in other languages, told in English: "Numéro de la requête" is "case number".

A name is taken apart into words, each of which is known or makes the whole unknown; compounds such as
"Ticketbeschreibung" are taken apart too. So that all combinations of a field and what it belongs to need
no list, and every kind of table is told in every language that is known here.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping

from groundswell.sources.columns.phrases import PHRASES
from groundswell.sources.columns.wordlists import words

# English -> what it is called elsewhere (German, French, Spanish, Portuguese, Italian, Dutch, the Nordic
# languages, Polish, Czech, Russian). Without accents, as they are compared.
_WORDS = {
    "ticket": "chamado zgloszenie тикет заявка заявки talep",
    "case": "kundenvorgang kundenvorgangs fall requete caso zaak arende sag sak sprawa pripad обращение",
    "issue": "vorgang incidencia",
    "deal": "geschaft negocio trattativa affaire trato obchod affar сделка сделки",
    "opportunity": "opportunite oportunidad oportunidade opportunita verkaufschance verkoopkans",
    "account": "konto compte cuenta conta",
    "company": """firma firmen unternehmen unternehmens societe entreprise empresa azienda societa bedrijf
        foretag virksomhed bedrift spolecnost компания компании sirket""",
    "organization": """organizacion organizacao organizzazione organisatie organizacja организация
        organizace kurum""",
    "customer": """kunde kunden kundin cliente clientes clienti klant klanten kund kundens klient klienta
        zakaznik zakaznika клиент клиента musteri consumidor consumidora
        consumatore consommateur verbraucher""",
    "requester": """anfragender anfragende anfragenden anfrager anforderer antragsteller demandeur solicitante
        richiedente aanvrager zglaszajacy заявитель bestallare innsender indsender zadatel""",
    "reporter": "melder rapporteur informador segnalatore",
    "contact": """kontakt kontakte contacto contato contatto contactpersoon kontaktperson ansprechpartner
        контакт""",
    "author": "autor autore auteur verfasser автор",
    "user": "nutzer benutzer utilizador utilisateur usuario utente gebruiker",
    "agent": """mitarbeiter agente conseiller medewerker medarbejder агент behandelaar handlaggare
        saksbehandler sagsbehandler kasittelija atendente temsilci betreuer
        kundenbetreuer""",
    "assigned": """zugewiesen zugewiesener zugewiesene zustandig zustandiger zustandige asignado atribuido
        assegnato toegewezen tilldelad tildelt przypisany""",
    "assignee": "bearbeiter sachbearbeiter assigne assegnatario toegewezene responsable responsavel",
    "seller": """verkaufer vertriebler vertriebsmitarbeiter vendedor venditore verkoper vendeur saljare
        saelger selger sprzedawca prodejce продавец""",
    "owner": """inhaber inhabers eigentumer besitzer proprietaire propietario proprietario titolare eigenaar
        agare ejer eier wlasciciel vlastnik владелец ответственный
        verantwortlich verantwortliche verantwortlicher betreut zustandigkeit""",
    "subject": "betreff sujet objet asunto oggetto assunto onderwerp amne emne temat predmet тема konu",
    "title": "titel titre titulo titolo tytul tittel baslik nadpis",
    "description": """beschreibung descripcion descrizione descricao beschrijving omschrijving beskrivning
        beskrivelse opis popis описание acıklama""",
    "comment": """kommentar kommentare kommentarer commentaire commentaires comentario comentarios commento
        commenti opmerking opmerkingen toelichting bemerkung bemerkungen anmerkung anmerkungen
        remarque remarques observacion observaciones observacao observacoes osservazione
        osservazioni komentarz uwagi komentar комментарий комментарии yorum yorumlar pripominka
        pripominky kommentti""",
    "message": """nachricht mensaje mensagem messaggio bericht meddelande besked wiadomosc zprava сообщение
        mesaj""",
    "note": "notiz notizen nota notas notitie notities anteckning notatka poznamka заметка",
    "feedback": """ruckmeldung ruckmeldungen meinung opiniao parere mening tilbakemelding
        aterkoppling palaute""",
    "review": """bewertung bewertungen resena resenas recensione recensioni avaliacao beoordeling recensie
        avis opinia opinii recenze отзыв отзыва отзывы""",
    "answer": "antwort antworten reponse reponses respuesta resposta risposta antwoord svar odpowiedz ответ",
    "question": "frage fragen pregunta pergunta domanda vraag fraga pytanie вопрос",
    "request": "anfrage anliegen demande solicitud solicitacao richiesta aanvraag verzoek",
    "complaint": """beschwerde beschwerden reklamation reklamationen plainte queja reclamo reclamacao
        reclamacoes lamentela klacht klachten жалоба""",
    "problem": "probleme problema probleem проблема",
    "text": "texte texto testo tekst tresc текст",
    "sender": """absender expediteur remitente remetente mittente afzender avsandare afsender avsender nadawca
        odesilatel отправитель""",
    "body": "corps cuerpo corpo nachrichtentext",
    "content": "inhalt contenu contenido conteudo contenuto inhoud indhold innhold innehall icerik",
    "date": "datum fecha data dato дата tarih tarihi pvm paivamaara",
    "time": "uhrzeit zeit zeitpunkt heure hora ora tijd tijdstip время",
    "timestamp": "zeitstempel horodatage horodateur tijdstempel tidsstampel",
    "created": """erstellt erstellungs erstell cree creado creada creacion criado criacao creato creazione
        aangemaakt aanmaak skapad oprettet opprettet utworzono utworzenia vytvoreno создано создания
        olusturma vytvoril luotu""",
    "opened": "eroffnet eroffnungs ouverture apertura abertura geopend",
    "requested": "angefordert solicitado richiesto aangevraagd",
    "updated": "aktualisiert actualizado atualizado aggiornato bijgewerkt",
    "due": "falligkeits echeance vencimiento vencimento scadenza verval",
    "received": "eingegangen empfangen eingangs recu recibido recebido ricevuto ontvangen",
    "sent": "gesendet envoye enviado inviato verzonden",
    "close": "abschluss fermeture cloture cierre fechamento encerramento chiusura sluitings afsluit",
    "stage": "etape etapa fase stadium etap faze этап phasen",
    "status": "etat estado stato statut situacao stav статус",
    "currency": "wahrung devise moneda moeda valuta valuuta mena waluta валюта",
    "amount": "betrag montant importe monto importo bedrag belopp belob kwota castka сумма",
    "value": "wert valeur valor valore waarde",
    "name": "nom nombre nome naam namn navn nazwa jmeno nazev имя название adı nimi",
    "number": "nummer numero nr numer cislo номер",
    "id": "kennung identifiant identificador identificativo",
    "key": "schlussel cle clave chave chiave sleutel",
    "summary": "zusammenfassung resume resumen resumo riepilogo samenvatting sammanfattning",
    "priority": "prioritat priorite prioridad prioridade priorita prioriteit priorytet",
    "category": "kategorie categorie categoria kategori kategoria",
    "type": "typ tipo soort",
    "source": "quelle bron fuente fonte",
    "origin": "herkunft origine origen origem herkomst",
    "channel": "kanal canal canale kanaal",
    "language": "sprache langue idioma lingua taal sprak jezyk",
    "reason": "grund raison motif motivo reden",
    "loss": "verlust perte perdida perda perdita verlies verloren perdu perdue",
    "role": "rolle rol ruolo rola",
    "speaker": "sprecher locuteur intervenant hablante orador falante parlante spreker talare",
    "stars": "sterne etoiles estrellas estrelas stelle sterren",
    "guest": "gast gaste huesped hospede ospite gosc",
    "rating": "ocena betyg hodnoceni оценка puan calificacion classificacao valutazione waardering",
    "score": "punktzahl puntuacion pontuacao punteggio",
    "team": "equipe equipo squadra",
    "group": "gruppe groupe grupo gruppo groep",
    "activity": "aktivitat activite actividad atividade attivita activiteit",
    "task": "aufgabe tache tarea tarefa compito taak",
    "call": "anruf appel llamada chamada chiamata",
    "meeting": "besprechung reunion reuniao riunione vergadering",
    "industry": "branche secteur setor settore",
    "segment": "segmento segmentu сегмент",
    "product": "produkt produit producto produto prodotto продукт",
    "domain": "domane domaine dominio",
    "website": "webseite",
    "resolution": "resolucion resolucao risoluzione losung oplossing losning rozwiazanie решение",
    "email": "courriel correo",
    "address": "adresse direccion endereco indirizzo adres",
}
# Words that other languages share with English: they alone make no name foreign.
_SHARED = words(
    """
    ticket case issue deal opportunity account lead company organization customer client contact agent owner
    status subject description comment comments message note notes feedback review answer question request
    text date time name number id key priority category type source channel email mail score rating
    satisfaction team problem support chat call meeting role
    """
)
_SHARED_AS = {"organisation": "organization", "phase": "stage", "transaction": "deal", "creation": "created"}
_HOMONYMS = frozenset(("transaction", "creation"))
_PARTICLES = words(
    """
    de la le les l d du des del della dello dell di da do dos das der die den dem am von vom zu zum zur im
    van het een el los las au aux a an par por per pour fur for op te av af i en electronico il lo un une
    """
)
# What a field belongs to goes before the field.
_HOLDERS = words(
    """
    ticket case issue deal opportunity account company organization customer client requester reporter
    contact activity task call meeting email lead message user loss
    """
)
_ENGLISH = {foreign: english for english, listed in _WORDS.items() for foreign in listed.split()}
_LINKS = ("", "s", "n", "en", "es")
_FEWEST_LETTERS = 3  # of either part of a compound
_LONGEST = 40  # letters of a word that may be a compound


# Letters that no accent can be taken from.
_STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


def folded(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_STROKED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def english_name(plain: str, known: Mapping[frozenset[str], str]) -> str:
    """The English name that `plain`, of lower-case words, is in another language; empty where it is none.

    `known` are the names there are, by their words.
    """
    name = re.sub(r"\be mail\b", "email", folded(plain))
    if name in PHRASES:
        return PHRASES[name]
    parts = [part for word in name.split() if word not in _PARTICLES for part in _parts(word) or [""]]
    if not parts or "" in parts:
        return ""
    english = list(dict.fromkeys(parts))
    if not _is_foreign(name, parts):
        # "ID ticket" has English words in another order; "Transaction ID" is English for something else.
        return known.get(frozenset(english), "") if not _HOMONYMS.intersection(name.split()) else ""
    return known.get(frozenset(english)) or " ".join(
        sorted(english, key=lambda word: (word not in _HOLDERS, english.index(word)))
    )


def _is_foreign(name: str, parts: Collection[str]) -> bool:
    """Whether any word of the name is of another language than English, be it only "du" or "de la"."""
    return bool(parts) and any(word not in _SHARED and word not in _SHARED_AS for word in name.split())


def _parts(word: str) -> list[str]:
    """The English words that a word or a compound is; empty where it is not known."""
    english = _english_of(word)
    if english:
        return [english]
    if len(word) > _LONGEST:
        return []
    for cut in range(_FEWEST_LETTERS, len(word) - _FEWEST_LETTERS + 1):
        last = _english_of(word[cut:])
        first = _first(word[:cut]) if last else ""
        if first:
            return [first, last]
    return []


def _first(word: str) -> str:
    """The first part of a compound, which may end in letters that only link it to the next."""
    return next(
        (
            english
            for link in _LINKS
            if word.endswith(link) and (english := _english_of(word.removesuffix(link)))
        ),
        "",
    )


def _english_of(word: str) -> str:
    return _ENGLISH.get(word) or _SHARED_AS.get(word) or (word if word in _SHARED else "")
