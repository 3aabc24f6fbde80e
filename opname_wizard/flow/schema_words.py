"""What each key of the content files means, for editors that show it while typing."""

from collections.abc import Mapping

_WHEN = "Alleen als deze voorwaarde waar is; weggelaten betekent altijd."
_WHY = "De reden, in één zin die de gebruiker te zien krijgt."
_SOURCES = "Ids van bronnen uit het register onder sources/; minstens één."
_VOICE = (
    "Wie hier spreekt: rule (een bron), advice (deze hulp), manager (diens "
    "beslissing), law (recht buiten de bronnen) of open (niet uitgemaakt)."
)
_LIST = "Ids van rijen."

WORDS: Mapping[str, Mapping[str, str]] = {
    "ruleset": {
        "id": "Het id van de regelset, gelijk aan de naam van de map.",
        "title": "De titel.",
        "edition": "De editie, zoals 2026-11.",
        "roles": "Wie iets kan doen: id en naam.",
        "journeys": "Reizen: id en de stromen die na elkaar worden gesteld.",
        "limits": "Hoeveel vragen er hoogstens vóór een stap mogen komen.",
        "demo": "De casus die de demo speelt als u er geen noemt.",
    },
    "stage": {
        "flow": "Het id van een stroom.",
        "when": "Alleen dan begint deze stroom in de reis.",
    },
    "flow": {
        "id": "Het id van de stroom, gelijk aan de naam van de map.",
        "title": "De titel.",
        "audience": "Voor welke rollen de stroom is.",
        "steps": "De stappen, van boven naar beneden.",
    },
    "question": {
        "question": "Het id van de vraag.",
        "when": "Alleen dan wordt de vraag gesteld.",
        "label": "Korte naam voor het overzicht.",
        "ask": "De vraag zelf.",
        "help": "Een toelichting onder de vraag.",
        "why": "Waarom dit wordt gevraagd.",
        "type": (
            "choice (één), multi (één of meer), date (dag), datetime (dag en tijd) "
            "of text."
        ),
        "options": "De mogelijke antwoorden: id en tekst, of id met text en when.",
        "options_from": (
            "Een tabel waarvan de maatregelen ook antwoorden zijn, vóór options."
        ),
        "unknown": "true voegt 'Weet ik niet' toe, en die wordt gewogen.",
        "alone": "Opties van een multi die elke andere uitsluiten.",
        "not_both": "Paren van opties van een multi die niet samengaan.",
        "default": "Wat Enter voorstelt: optie-ids, 'vandaag' of 'nu'.",
        "given": "Wanneer het antwoord al bekend is; de eerste regel die waar is telt.",
        "sources": _SOURCES,
    },
    "option": {
        "text": "De tekst van de optie.",
        "when": "Alleen dan is deze optie te kiezen.",
    },
    "given": {
        "when": _WHEN,
        "value": "Het antwoord: een optie-id, of onbekend.",
        "from": "Een eerdere vraag met dezelfde opties, als stroom.vraag.",
    },
    "fact": {
        "fact": "Het id van het feit.",
        "when": "Het feit is 'ja' als dit waar is, en anders 'nee'.",
    },
    "clock": {
        "clock": "Het id van de klok.",
        "when": "Alleen dan loopt de klok.",
        "text": "Wat er aan het eind klaar moet zijn.",
        "from": "De vragen naar een dag of moment waarvan de klok uitgaat.",
        "hours": "Het aantal uren.",
        "working_days": "Het aantal werkdagen.",
        "days": "Het aantal dagen.",
        "months": "Het aantal maanden.",
        "function": "De manier van tellen, als het geen gewone termijn is.",
        "because": _WHY,
        "sources": _SOURCES,
        "voice": _VOICE,
    },
    "table": {
        "table": "Het id van de tabel.",
        "kind": (
            "verdict (oordeel), reasons (redenen), actions (stappen), notes (let op), "
            "letters (brieven) of measures (maatregelen)."
        ),
        "when": "Alleen dan doet de tabel mee.",
        "hit": "first (de eerste rij die raakt) of unique (er raakt er precies één).",
        "main": "true bij de tabel die het oordeel van de stroom geeft.",
        "early": "true bij rijen die alleen gelden tot het oordeel zeker is.",
        "outcomes": "De mogelijke oordelen, van licht naar zwaar: id en zin.",
        "measures": "De maatregelen: id en naam.",
        "voice": "De stem van elke rij die er zelf geen noemt.",
        "rows": "De regels, van boven naar beneden.",
    },
    "outcome": {
        "text": "De zin die de gebruiker te zien krijgt.",
        "stops": "true beëindigt de stroom bij de volgende vraag.",
    },
    "row": {
        "id": "Het id van de rij, uniek in de hele regelset.",
        "when": _WHEN,
        "otherwise": "true bij de laatste rij, voor alles wat overblijft.",
        "then": "De uitkomst.",
        "text": "De zin die de gebruiker te zien krijgt.",
        "do": "Wat er gedaan moet worden.",
        "who": "De rol die het doet.",
        "due": "Wanneer: tekst, het id van een klok, of een lijst daarvan.",
        "measure": "Het id van de maatregel.",
        "fit": "Hoe goed de maatregel past.",
        "term": "Hoe lang, waar de bron dat zegt.",
        "letter": "Het id van de brief.",
        "part": "Het id van een alinea van die brief.",
        "as": "brief, concept of geen; het zwaarste wint.",
        "because": _WHY,
        "sources": _SOURCES,
        "voice": _VOICE,
    },
    "condition": {
        "all": "Al deze voorwaarden zijn waar.",
        "any": "Minstens één van deze voorwaarden is waar.",
        "not": "Deze voorwaarde is niet waar.",
        "at_least": "Minstens n van deze voorwaarden zijn waar.",
        "known": "Op deze vraag is een antwoord, en niet 'Weet ik niet'.",
    },
    "at_least": {
        "n": "Hoeveel er minstens waar moeten zijn.",
        "of": "De voorwaarden die worden geteld.",
    },
    "operator": {
        "includes": "De verzameling bevat een van deze.",
        "includes_all": "De verzameling bevat ze allemaal.",
        "excludes": "De verzameling is er, en bevat geen van deze.",
    },
    "register": {
        "documents": "De documenten waaruit bronnen komen.",
        "sources": "De bronnen waar een vraag, klok of rij naar verwijst.",
    },
    "document": {
        "title": "De titel van het document.",
        "status": (
            "leading (leidend), historic (ouder), example (van een ander), "
            "law (recht, te controleren) of open (niet uitgemaakt)."
        ),
        "note": "Wat een lezer van dit document moet weten.",
    },
    "source": {
        "document": "Het id van het document.",
        "place": "De plaats in het document, zo precies als een lezer nodig heeft.",
        "kind": "Wat voor regel of gegeven dit is.",
        "between": "Bij een open punt: de bronnen waartussen het open is.",
        "summary": "De inhoud in eigen woorden.",
    },
    "case": {
        "title": "De titel van de casus.",
        "story": "Wat er aan de hand is, in twee of drie zinnen.",
        "journey": "De reis of stroom die wordt doorlopen.",
        "now": "Het moment waarop de vragen worden beantwoord.",
        "answers": "De antwoorden: id van een vraag en wat er is geantwoord.",
        "expect": "Wat eruit moet komen.",
        "never": "Wat er zeker niet uit mag komen.",
        "partial": "true als niet elke vraag een antwoord hoeft te hebben.",
    },
    "outcomes": {
        "verdict": "De uitkomst, of stroom.tabel met uitkomst.",
        "reasons": _LIST,
        "actions": _LIST,
        "notes": _LIST,
        "letters": _LIST,
        "measures": "Maatregelen, met of zonder hun geschiktheid.",
        "clocks": "Klokken met hun waarde.",
        "possible": "Rijen die kunnen raken, maar niet zeker zijn.",
        "text": "Stukjes tekst die nergens in het advies mogen staan.",
    },
}
