"""An Italian family's day: what they say, what is answered, and what must do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_home import answered, changed

DAY = (
    (
        ("accendi la luce per favore", "Il lampadario e la piantana sono accesi."),
        ("spegni la piantana", "La piantana è spenta."),
        ("puoi accendere il lampadario?", "Il lampadario è già acceso."),
        ("potresti abbassare la tapparella, per favore?", "La tapparella è chiusa."),
        ("ehi, spegni tutte le luci", "Cinque luci sono spente."),
    ),
    (
        ("metti l'abat-jour in rosso", "L'abat-jour è rossa."),
        ("metti la piantana verde", "La piantana è verde."),
        ("di che colore è l'abat-jour?", "L'abat-jour è rossa."),
    ),
    (
        ("imposta un timer di dieci minuti", "Timer impostato: 10 minuti."),
        ("metti un timer di un quarto d'ora per la pasta", "Timer «pasta» impostato: 15 minuti."),
        ("quanto manca per la pasta?", "Timer «pasta»: ancora 15 minuti."),
        (
            "annulla tutti i timer",
            "Annullo entrambi i timer: il timer da 10 minuti e il timer «pasta»?",
        ),
    ),
    (
        ("svegliami domani alle sette e un quarto", "Sveglia impostata: domani alle 7:15."),
        ("quali sveglie ho?", "La tua sveglia suona domani alle 7:15."),
        ("cancella la sveglia", "La sveglia domani alle 7:15 è annullata."),
        (
            "svegliami nei giorni feriali alle sei meno un quarto",
            "Sveglia impostata: 5:45 nei giorni feriali.",
        ),
    ),
    (
        (
            "ricordami di chiamare la mamma tra un quarto d'ora",
            "Te lo ricorderò tra 15 minuti: chiamare la mamma.",
        ),
        (
            "ricordami dopodomani a mezzogiorno di buttare la spazzatura",
            "Te lo ricorderò mercoledì a mezzogiorno: buttare la spazzatura.",
        ),
        (
            "quali promemoria ho?",
            "Hai due promemoria. Alle 17:45: chiamare la mamma. Mercoledì a mezzogiorno: "
            "buttare la spazzatura.",
        ),
    ),
    (
        ("aggiungi latte e uova alla lista della spesa", "Messo nella lista Spesa: latte e uova."),
        ("cosa c'è nella lista della spesa?", "Nella lista Spesa: latte e uova."),
        ("togli il latte dalla lista", "Tolto dalla lista Spesa: latte."),
        ("svuota la lista della spesa", "Tolgo quell'elemento dalla lista Spesa?"),
        ("sì", "Ora la lista Spesa è vuota."),
    ),
    (
        ("che ore sono?", "Sono le 17:30."),
        ("che ore sono a Berlino?", "Sono le 17:30 a Berlino."),
        (
            "che tempo fa a Londra?",
            "Conosco solo il tempo che questa casa misura, non quello di Londra.",
        ),
        (
            "che tempo farà domani?",
            "Non lo so: qui non c'è una stazione meteo, e non so dove sia questa casa.",
        ),
        ("che giorno è oggi?", "Oggi è lunedì 23 novembre."),
        ("quando è Natale?", "È venerdì 25 dicembre."),
        ("quanti giorni mancano a Natale?", "32 giorni fino a venerdì 25 dicembre."),
    ),
    (
        ("alza il volume", "Il televisore è al 40 per cento."),
        ("metti il volume al trenta per cento", "Il televisore è al 30 per cento."),
        ("silenzia il televisore", "Il televisore: audio disattivato."),
        ("abbassa un po' il volume", "Il televisore è al 25 per cento."),
    ),
    (
        ("apri la porta del garage", "Devo davvero aprire la porta del garage?"),
        ("no", "D'accordo, non lo faccio."),
    ),
    (("apri la porta del garage", "Devo davvero aprire la porta del garage?"),),
    (
        ("quanti gradi ci sono in soggiorno?", "Ci sono 20,5 gradi nel soggiorno."),
        ("metti il riscaldamento a ventidue gradi", "Il riscaldamento è impostato su 22 gradi."),
        ("abbassa il riscaldamento di un grado", "Il riscaldamento è impostato su 21 gradi."),
        ("la finestra della cucina è aperta?", "Sì, la finestra della cucina è aperta."),
        (
            "quali luci sono accese?",
            "Il lampadario, la luce della cucina e l'abat-jour sono accesi.",
        ),
        ("la porta d'ingresso è chiusa a chiave?", "Sì, la porta d'ingresso è bloccata."),
    ),
    (
        ("accendi la macchina del caffè", "La macchina del caffè è accesa."),
        ("avvia l'aspirapolvere", "L'aspirapolvere è in funzione."),
        ("attiva serata cinema", "Serata cinema è attiva."),
        ("quanto fa sette per otto?", "Fa 56."),
        ("quanto è il quindici per cento di ottanta?", "Fa 12."),
        ("quanti centimetri ci sono in due metri?", "2 metri sono 200 centimetri."),
        ("converti dieci chilometri in miglia", "10 chilometri sono circa 6,21 miglia."),
        ("imposta la velocità della pompa a sessanta", "La velocità della pompa è a 60."),
        ("imposta la modalità della piscina su boost", "La modalità della piscina è su boost."),
        (
            "quali opzioni ha la modalità della piscina?",
            "La modalità della piscina: si può scegliere eco, boost o off.",
        ),
    ),
    (
        (
            "quando dico buonanotte casa, spegni tutte le luci",
            "Va bene. Quando dici buonanotte casa, farò questo: spegni tutte le luci.",
        ),
        ("buonanotte casa", "Cinque luci sono spente."),
        ("quali routine ho?", "Hai una routine: buonanotte casa."),
        ("elimina la routine buonanotte casa", "Dimentico la routine buonanotte casa?"),
        (
            "ogni giorno alle sette accendi la macchina del caffè",
            "Ogni giorno alle 7:00 farò questo: accendi la macchina del caffè.",
        ),
    ),
    (
        ("basta", "Va bene."),
        ("lascia stare", "Va bene."),
        ("metti la luce della cucina al cinquanta per cento", "La luce della cucina è al 50 %."),
        ("accendi la luce della cucina e chiudi la tenda", "La tenda è già chiusa."),
    ),
    (
        ("puoi accendere la piantana?", "La piantana è accesa."),
        ("potresti spegnere la piantana per favore", "La piantana è spenta."),
        (
            "non dimenticare di spegnere la luce dello specchio",
            "La luce dello specchio è già spenta.",
        ),
        ("assicurati che la tapparella sia chiusa", "La tapparella è chiusa."),
        ("accendi l'abat-jour e chiudi la tenda", "La tenda è già chiusa."),
        ("metti l'abat-jour in rosso", "L'abat-jour è rossa."),
        ("mettila in azzurro", "L'abat-jour è azzurra."),
        ("e la piantana", "La piantana è azzurra."),
        ("rendi l'abat-jour un po' più chiara", "L'abat-jour è al 30 %."),
        ("spegni tutto tranne il lampadario", "Sette dispositivi sono spenti."),
        ("rendi il lampadario più caldo", "Il lampadario è ora di un bianco più caldo."),
        (
            "accendi il ventilatore per dieci minuti",
            "Tra 10 minuti lo farò: spegni il ventilatore.",
        ),
        ("metti il ventilatore al cinquanta per cento", "Il ventilatore è al 50 %."),
        ("alza il riscaldamento di due gradi", "Il riscaldamento è impostato su 23 gradi."),
        ("abbassa un po' il televisore", "Il televisore è al 25 per cento."),
        ("avvia l'aspirapolvere", "L'aspirapolvere è in funzione."),
    ),
)
"""Conversations, each of sentences and answers."""
NOTHING = (
    "non accendere la luce",
    "non chiudere la tapparella",
    "per favore non aprire la porta del garage",
    "ho spento la piantana",
    "la luce si è spenta da sola",
    "mio marito ha aperto la tapparella ieri",
    "lei accende sempre il televisore la sera",
    "non aprire mai la porta d'ingresso",
    "smettila di aprire le tapparelle",
    "non bisogna spegnere la macchina del caffè",
)
"""What is forbidden, told, or done by somebody else."""


@pytest.mark.parametrize("turns", DAY, ids=[turns[0][0] for turns in DAY])
async def test_a_conversation(turns: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    replies = await answered("it", tmp_path, *(said for said, _ in turns))
    assert replies == [reply for _, reply in turns]


async def test_what_is_forbidden_or_told_does_nothing(tmp_path: Path) -> None:
    assert await changed("it", tmp_path, NOTHING) == []
