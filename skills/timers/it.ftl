# Che cosa dicono i timer. `what` è un timer come viene chiamato.

do-what = Che cosa devo fare?
how-long = Per quanto tempo?
which-timer = Quale timer?
what-name = Con quale nome?
how-often = Ogni quanto?

called = il timer
called-named = il timer «{ $name }»
called-long = il timer da { $length }
called-order = «{ $order }»
bare = timer
bare-named = timer «{ $name }»
bare-long = timer da { $length }
placed = { $what } ({ $area })
with-left = { $what }, ancora { $left }

none-running = Non c'è nessun timer attivo.
none-running-there = Qui non c'è nessun timer attivo: { $area }.
no-such-timer = Non c'è nessun { $what }, solo { $others }.
already-paused = { $what } è già in pausa.
    .several = Quei timer sono già in pausa.
not-paused = { $what } non è in pausa.
    .several = Quei timer non sono in pausa.

rings-once = Un timer suona una volta sola. Di' «ricordami { $again }» per qualcosa che si ripete.
how-long-named = Per quanto tempo deve andare il timer «{ $label }»?
set = Timer impostato: { $length }.
set-named = Timer «{ $label }» impostato: { $length }.
set-several = { $count } timer impostati: { $lengths }.
later = Tra { $length } lo farò: { $order }.

stop-the-music = ferma la musica
sleep-how-long = Dopo quanto tempo deve fermarsi la musica?
sleep-set = Tra { $length } fermerò la musica.

cancelled = { $what } è annullato.
off = { $what } è spento.
cancelled-several = { $number ->
    [one] Un timer è annullato.
   *[other] { $count } timer sono annullati.
}
paused = { $what } è in pausa: ancora { $left }.
runs-again = { $what } riprende: ancora { $left }.
starts-again = { $what } riparte: { $length }.
left-now = { $what }: ora ancora { $left }.
set-to = { $what } ora è impostato su { $length }.
ends-now = A { $what } restavano solo { $left }: finisce ora.

you-have = Hai { $count } timer.
status-running = { $what }: ancora { $left }.
status-paused = { $what }: in pausa, ancora { $left }.
status-ringing = { $what }: sta suonando.
by-how-much = Di quanto?
not-timed = Non ho nessun timer chiamato «{ $what }».
