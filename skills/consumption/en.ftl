no-power-sensor = I don't know of any power sensor of { $names }.
no-energy-sensor = I don't know of any energy sensor of { $names }.
measures = { THE($devices) } { IS($devices) } { $value }
