result =
    That's { $exact ->
        [yes] {""}
       *[no] about{" "}
    }{ $number }{ $unit ->
        [percent] {" "}percent
       *[none] {""}
    }.
no-sum = I can't make a sum of { $words }.
by-zero = Nothing can be divided by zero.
too-big = That number is too big for me.
not-real = That has no answer among the real numbers.
divides =
    Yes, { $divisor } goes into { $number } { $count ->
        [1] once
       *[other] { $times } times
    }.
leaves = No, { $number } divided by { $divisor } leaves { $rest }.
prime = Yes, { $number } is prime.
no-prime = No, { $number } isn't a prime.
product = No, { $number } is { $factor } times { $other }.
ask-sum = What should I work out?
ask-number = Which number?
