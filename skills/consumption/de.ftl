no-power-sensor = Von einem Leistungsmesser für { $names } weiß ich nichts.
no-energy-sensor = Von einem Stromzähler für { $names } weiß ich nichts.
measures = { THE($devices) } liegt bei { $value }
