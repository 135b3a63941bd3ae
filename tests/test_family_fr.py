"""A French family's day: what they say, what is answered, and what must do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_home import answered, changed

DAY = (
    (
        ("allume la lumière s'il te plaît", "Le plafonnier et le lampadaire sont allumés."),
        ("éteins le lampadaire", "Le lampadaire est éteint."),
        ("peux-tu allumer le plafonnier ?", "Le plafonnier est déjà allumé."),
        ("pourrais-tu fermer le volet du salon s'il te plaît", "Le volet du salon est fermé."),
        ("hé, éteins toutes les lumières", "Cinq lumières sont éteintes."),
    ),
    (
        ("mets la lampe de chevet en rouge", "La lampe de chevet est rouge."),
        ("mets le lampadaire en vert clair", "Le lampadaire est vert clair."),
        ("la lampe de chevet est de quelle couleur ?", "La lampe de chevet est rouge."),
        ("rends le plafonnier plus chaud", "Le plafonnier est maintenant d'un blanc plus chaud."),
    ),
    (
        ("mets un minuteur de dix minutes", "Minuteur réglé sur 10 minutes."),
        (
            "mets un minuteur d'un quart d'heure pour les pâtes",
            "Minuteur « pâtes » réglé sur 15 minutes.",
        ),
        (
            "annule tous les minuteurs",
            "Annuler les deux minuteurs : le minuteur de 10 minutes et le minuteur « pâtes » ?",
        ),
    ),
    (
        ("réveille-moi demain à sept heures et demie", "Réveil réglé : demain à 7 heures 30."),
        ("quels sont mes réveils ?", "Ton réveil sonne demain à 7 heures 30."),
        ("annule le réveil", "Le réveil demain à 7 heures 30 est annulé."),
        (
            "réveille-moi tous les jours de semaine à six heures moins le quart",
            "Réveil réglé : 5 heures 45 en semaine.",
        ),
    ),
    (
        (
            "rappelle-moi d'appeler maman dans un quart d'heure",
            "Je te le rappellerai dans 15 minutes : appeler maman.",
        ),
        (
            "rappelle-moi demain à midi de sortir les poubelles",
            "Je te le rappellerai demain à midi : sortir les poubelles.",
        ),
        (
            "quels sont mes rappels",
            "Tu as deux rappels. À 17 heures 45 : appeler maman. Demain à midi : sortir les "
            "poubelles.",
        ),
    ),
    (
        (
            "ajoute du lait et des œufs à la liste de courses",
            "J'ai mis sur la liste Courses : lait et œufs.",
        ),
        ("qu'est-ce qu'il y a sur ma liste de courses ?", "Sur la liste Courses : lait et œufs."),
        ("enlève le lait de la liste", "Retiré de la liste Courses : lait."),
        ("vide la liste de courses", "Retirer cet élément de la liste Courses ?"),
        ("oui", "La liste Courses est vide maintenant."),
    ),
    (
        ("quelle heure est-il ?", "Il est 17 heures 30."),
        ("quelle heure est-il à Londres ?", "Il est 16 heures 30 à Londres."),
        ("on est quel jour ?", "Aujourd'hui, c'est lundi 23 novembre."),
        ("c'est quand Noël ?", "C'est vendredi 25 décembre."),
        ("dans combien de jours est Noël ?", "32 jours jusqu'au vendredi 25 décembre."),
    ),
    (
        ("monte le son", "La télé est à 40 pour cent."),
        ("mets le volume à trente pour cent", "La télé est à 30 pour cent."),
        ("coupe le son", "La télé est en sourdine."),
        ("baisse un peu la télé", "La télé est à 25 pour cent."),
    ),
    (
        ("ouvre la porte de garage", "Dois-je vraiment ouvrir la porte de garage ?"),
        ("non", "D'accord, je ne le fais pas."),
    ),
    (
        ("ouvre la porte de garage", "Dois-je vraiment ouvrir la porte de garage ?"),
        ("oui", "La porte de garage est ouverte."),
    ),
    (
        ("il fait quelle température dans le salon ?", "Le chauffage : 20,5 degrés."),
        ("monte le chauffage à vingt-deux degrés", "Le chauffage est réglé sur 22 degrés."),
        ("baisse le chauffage d'un degré", "Le chauffage est réglé sur 21 degrés."),
        (
            "est-ce que la fenêtre de la cuisine est ouverte ?",
            "Oui, la fenêtre de la cuisine est ouverte.",
        ),
        (
            "quelles lumières sont allumées ?",
            "Le plafonnier, la lampe de cuisine et la lampe de chevet sont allumés.",
        ),
        (
            "est-ce que la porte d'entrée est verrouillée ?",
            "Oui, la porte d'entrée est verrouillée.",
        ),
    ),
    (
        ("lance la machine à café", "La machine à café est allumée."),
        ("démarre l'aspirateur", "L'aspirateur est en train de nettoyer."),
        ("active la soirée cinéma", "Soirée cinéma est en place."),
        ("combien font sept fois huit ?", "Ça fait 56."),
        ("combien font quinze pour cent de quatre-vingts", "Ça fait 12."),
        ("combien de centimètres y a-t-il dans deux mètres ?", "2 mètres font 200 centimètres."),
        ("convertis dix kilomètres en miles", "10 kilomètres font environ 6,21 miles."),
        ("règle la vitesse de la pompe sur soixante", "La vitesse de la pompe est à 60."),
        ("mets le mode de la piscine sur boost", "Le mode de la piscine est sur boost."),
        (
            "quelles sont les options du mode de la piscine ?",
            "Le mode de la piscine : le choix est eco, boost ou off.",
        ),
    ),
    (
        (
            "quand je dis bonne soirée, éteins toutes les lumières",
            "D'accord. Quand tu dis bonne soirée, je ferai ceci : éteins toutes les lumières.",
        ),
        ("bonne soirée", "Cinq lumières sont éteintes."),
        ("quelles routines ai-je ?", "Tu as une routine : bonne soirée."),
        ("supprime la routine bonne soirée", "Oublier la routine bonne soirée ?"),
        (
            "tous les jours à sept heures, allume la machine à café",
            "Tous les jours à 7 heures, je ferai ceci : allume la machine à café.",
        ),
    ),
    (
        ("stop", "D'accord."),
        ("laisse tomber", "D'accord."),
        ("mets la lampe de cuisine à cinquante pour cent", "La lampe de cuisine est à 50 %."),
        ("allume la lumière de la cuisine et ferme le rideau", "Le rideau est déjà fermé."),
    ),
    (
        ("peux-tu allumer le lampadaire ?", "Le lampadaire est allumé."),
        ("tu peux éteindre le lampadaire s'il te plaît", "Le lampadaire est éteint."),
        ("est-ce que tu peux allumer la lampe du miroir ?", "La lampe du miroir est allumée."),
        ("n'oublie pas d'éteindre la lampe du miroir", "La lampe du miroir est éteinte."),
        ("assure-toi que le volet du salon est fermé", "Le volet du salon est fermé."),
        ("allume la lampe de chevet et ferme le rideau", "Le rideau est déjà fermé."),
        ("mets la lampe de chevet en rouge", "La lampe de chevet est rouge."),
        ("mets-la en bleu clair", "La lampe de chevet est bleu clair."),
        ("et le lampadaire", "Le lampadaire est bleu clair."),
        ("rends la lampe de chevet un peu plus claire", "La lampe de chevet est à 30 %."),
        ("éteins tout sauf le plafonnier", "Sept appareils sont éteints."),
        ("rends le plafonnier plus chaud", "Le plafonnier est maintenant d'un blanc plus chaud."),
        (
            "allume le ventilateur pendant dix minutes",
            "Dans 10 minutes, je ferai ceci : éteins le ventilateur.",
        ),
        ("mets le ventilateur à cinquante pour cent", "Le ventilateur est à 50 %."),
    ),
)
"""Conversations, each of sentences and answers."""
NOTHING = (
    "n'allume pas la lumière",
    "ne ferme pas le volet du salon",
    "surtout n'ouvre pas la porte de garage",
    "j'ai éteint le lampadaire",
    "la lumière s'est éteinte toute seule",
    "mon mari a ouvert le volet du salon hier",
    "elle allume toujours la télé le soir",
    "n'ouvre jamais la porte d'entrée",
    "arrête d'ouvrir les volets",
    "il ne faut pas éteindre la machine à café",
)
"""What is forbidden, told, or done by somebody else."""


@pytest.mark.parametrize("turns", DAY, ids=[turns[0][0] for turns in DAY])
async def test_a_conversation(turns: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    replies = await answered("fr", tmp_path, *(said for said, _ in turns))
    assert replies == [reply for _, reply in turns]


async def test_what_is_forbidden_or_told_does_nothing(tmp_path: Path) -> None:
    assert await changed("fr", tmp_path, NOTHING) == []
