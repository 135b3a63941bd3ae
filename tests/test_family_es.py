"""A Spanish family's day: what they say, what is answered, and what must do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_home import answered, changed

DAY = (
    (
        ("enciende la luz por favor", "La lámpara de techo y la lámpara de pie están encendidas."),
        ("apaga la lámpara de pie", "La lámpara de pie está apagada."),
        ("¿puedes encender la lámpara de techo?", "La lámpara de techo ya está encendida."),
        ("¿podrías bajar la persiana del salón, por favor?", "La persiana del salón está cerrada."),
        ("oye, apaga todas las luces", "Cinco luces están apagadas."),
    ),
    (
        ("pon la lámpara de noche en rojo", "La lámpara de noche está roja."),
        ("pon la lámpara de pie de color verde", "La lámpara de pie está verde."),
        ("¿de qué color es la lámpara de noche?", "La lámpara de noche está roja."),
    ),
    (
        ("pon un temporizador de diez minutos", "Temporizador puesto: 10 minutos."),
        (
            "pon un temporizador de un cuarto de hora para la pasta",
            "Temporizador «pasta» puesto: 15 minutos.",
        ),
        (
            "cancela todos los temporizadores",
            "¿Cancelo los dos temporizadores: el temporizador de 10 minutos y el "
            "temporizador «pasta»?",
        ),
    ),
    (
        ("despiértame mañana a las siete y cuarto", "Alarma puesta: mañana a las 7:15."),
        ("¿qué alarmas tengo?", "Tu alarma suena mañana a las 7:15."),
        ("cancela la alarma", "La alarma mañana a las 7:15 está cancelada."),
        (
            "despiértame de lunes a viernes a las seis menos cuarto",
            "Alarma puesta: 5:45 de lunes a viernes.",
        ),
    ),
    (
        (
            "recuérdame llamar a mamá en un cuarto de hora",
            "Te lo recordaré dentro de 15 minutos: llamar a mamá.",
        ),
        (
            "recuérdame pasado mañana al mediodía sacar la basura",
            "Te lo recordaré el miércoles a las 12:00: sacar la basura.",
        ),
        (
            "¿qué recordatorios tengo?",
            "Tienes dos recordatorios. A las 17:45: llamar a mamá. El miércoles a las 12:00: "
            "sacar la basura.",
        ),
    ),
    (
        (
            "añade leche y huevos a la lista de la compra",
            "He puesto en la lista Compra: leche y huevos.",
        ),
        ("¿qué hay en la lista de la compra?", "En la lista Compra: leche y huevos."),
        ("quita la leche de la lista", "Quitado de la lista Compra: leche."),
        ("vacía la lista de la compra", "¿Quito ese elemento de la lista Compra?"),
        ("sí", "La lista Compra está vacía ahora."),
    ),
    (
        ("¿qué hora es?", "Son las 17:30."),
        ("¿qué hora es en Nueva York?", "Son las 11:30 en Nueva York."),
        ("¿qué día es hoy?", "Hoy es lunes, 23 de noviembre."),
        ("¿cuándo es Navidad?", "Es viernes, 25 de diciembre."),
        ("¿cuántos días faltan para Navidad?", "32 días hasta el viernes, 25 de diciembre."),
    ),
    (
        ("sube el volumen", "La tele está al 40 por ciento."),
        ("pon el volumen al treinta por ciento", "La tele está al 30 por ciento."),
        ("silencia la tele", "La tele está en silencio."),
        ("baja un poco el volumen", "La tele está al 25 por ciento."),
    ),
    (
        ("abre la puerta del garaje", "¿Seguro que debo abrir la puerta del garaje?"),
        ("no", "De acuerdo, no lo hago."),
    ),
    (
        ("abre la puerta del garaje", "¿Seguro que debo abrir la puerta del garaje?"),
        ("sí, por favor", "La puerta del garaje está abierta."),
    ),
    (
        ("¿qué temperatura hace en el salón?", "Hay 20,5 grados en el salón."),
        ("pon la calefacción a veintidós grados", "La calefacción está a 22 grados."),
        ("baja la calefacción un grado", "La calefacción está a 21 grados."),
        ("¿está abierta la ventana de la cocina?", "Sí, la ventana de la cocina está abierta."),
        (
            "¿qué luces están encendidas?",
            "La lámpara de techo, la luz de la cocina y la lámpara de noche están encendidas.",
        ),
        ("¿está cerrada con llave la puerta principal?", "Sí, la puerta principal está bloqueada."),
    ),
    (
        ("enciende la cafetera", "La cafetera está encendida."),
        ("pon en marcha la aspiradora", "La aspiradora está limpiando."),
        ("activa la noche de cine", "Noche de cine está en marcha."),
        ("¿cuánto es siete por ocho?", "Es 56."),
        ("¿cuánto es el quince por ciento de ochenta?", "Es 12."),
        ("¿cuántos centímetros hay en dos metros?", "2 metros son 200 centímetros."),
        ("convierte diez kilómetros a millas", "10 kilómetros son unos 6,21 millas."),
        ("pon la velocidad de la bomba a sesenta", "La velocidad de la bomba está a 60."),
        ("pon el modo de la piscina en boost", "El modo de la piscina está en boost."),
        (
            "¿qué opciones tiene el modo de la piscina?",
            "El modo de la piscina: se puede elegir eco, boost o off.",
        ),
    ),
    (
        (
            "cuando diga hasta luego casa, apaga todas las luces",
            "Vale. Cuando digas hasta luego casa, haré esto: apaga todas las luces.",
        ),
        ("hasta luego casa", "Cinco luces están apagadas."),
        ("¿qué rutinas tengo?", "Tienes una rutina: hasta luego casa."),
        ("borra la rutina hasta luego casa", "¿Olvido la rutina hasta luego casa?"),
        (
            "todos los días a las siete enciende la cafetera",
            "Todos los días a las 7:00 haré esto: enciende la cafetera.",
        ),
    ),
    (
        ("para", "Vale."),
        ("olvídalo", "Vale."),
        ("pon la luz de la cocina al cincuenta por ciento", "La luz de la cocina está al 50 %."),
        ("enciende la luz de la cocina y cierra la cortina", "La cortina ya está cerrada."),
    ),
    (
        ("¿puedes encender la lámpara de pie?", "La lámpara de pie está encendida."),
        ("podrías apagar la lámpara de pie por favor", "La lámpara de pie está apagada."),
        ("no olvides apagar la luz del espejo", "La luz del espejo ya está apagada."),
        (
            "asegúrate de que la persiana del salón esté cerrada",
            "La persiana del salón está cerrada.",
        ),
        ("enciende la lámpara de noche y cierra la cortina", "La cortina ya está cerrada."),
        ("pon la lámpara de noche en rojo", "La lámpara de noche está roja."),
        ("ponla en azul claro", "La lámpara de noche está azul claro."),
        ("y la lámpara de pie", "La lámpara de pie está azul claro."),
        ("pon la lámpara de noche un poco más clara", "La lámpara de noche está al 30 %."),
        ("apaga todo menos la lámpara de techo", "Siete dispositivos están apagados."),
        (
            "pon la lámpara de techo más cálida",
            "La lámpara de techo está ahora con un blanco más cálido.",
        ),
        (
            "enciende el ventilador durante diez minutos",
            "Dentro de 10 minutos haré esto: apaga el ventilador.",
        ),
        ("pon el ventilador al cincuenta por ciento", "El ventilador está al 50 %."),
        ("sube la calefacción dos grados", "La calefacción está a 23 grados."),
        ("baja un poco la tele", "La tele está al 25 por ciento."),
    ),
)
"""Conversations, each of sentences and answers."""
NOTHING = (
    "no enciendas la luz",
    "no cierres la persiana del salón",
    "por favor, no abras la puerta del garaje",
    "he apagado la lámpara de pie",
    "la luz se apagó sola",
    "mi marido abrió ayer la persiana del salón",
    "ella siempre enciende la tele por la noche",
    "nunca abras la puerta principal",
    "deja de abrir las persianas",
    "no hay que apagar la cafetera",
)
"""What is forbidden, told, or done by somebody else."""


@pytest.mark.parametrize("turns", DAY, ids=[turns[0][0] for turns in DAY])
async def test_a_conversation(turns: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    replies = await answered("es", tmp_path, *(said for said, _ in turns))
    assert replies == [reply for _, reply in turns]


async def test_what_is_forbidden_or_told_does_nothing(tmp_path: Path) -> None:
    assert await changed("es", tmp_path, NOTHING) == []
