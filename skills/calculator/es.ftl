result =
    Es { $exact ->
        [yes] {""}
       *[no] aproximadamente{" "}
    }{ $number }{ $unit ->
        [percent] {" "}por ciento
       *[none] {""}
    }.
no-sum = No puedo calcular { $words }.
by-zero = No se puede dividir por cero.
too-big = Ese número es demasiado grande para mí.
not-real = Eso no tiene solución entre los números reales.
divides =
    Sí, { $divisor } cabe { $count ->
        [1] una vez
       *[other] { $times } veces
    } en { $number }.
leaves = No, { $number } entre { $divisor } deja { $rest }.
prime = Sí, { $number } es primo.
no-prime = No, { $number } no es primo.
product = No, { $number } es { $factor } por { $other }.
ask-sum = ¿Qué tengo que calcular?
ask-number = ¿Qué número?
