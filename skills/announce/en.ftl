what = What shall I announce?
time-for = Time for { $what }
quiet = Do not disturb is on, so I keep quiet. Turn it off first.
announced = Announced.
