# Lo que se dice de un disco que no guarda nada, y de lo que estaba dañado.

disk = { $reason ->
    [full] Mi disco está lleno
    [read-only] No se puede escribir en mi disco
    [no-folder] No tengo ninguna carpeta en la que escribir
    [forbidden] No puedo escribir en mi carpeta
   *[failing] Mi disco da errores
}
cannot-keep = { disk }, así que no puedo guardarlo.
until-restart = { disk }. Los temporizadores y las listas funcionan, pero solo hasta que me reinicien.
timers-and-lists = temporizadores y listas
lost = { $what }: estaba dañado, y no había copia. Se ha perdido.
went-back = { $what }: estaba dañado. He vuelto a { $days ->
    [0] la copia de hoy
    [1] la copia de ayer
   *[other] una copia de hace { $days } días
}, así que falta lo que ha cambiado desde entonces.
busy = Otro programa ocupa mis temporizadores y listas. Inténtalo de nuevo en un momento.
damaged = Mis temporizadores y listas estaban dañados, así que no he podido. Pídemelo otra vez.
ask-again = { $lost } Pídemelo otra vez.
