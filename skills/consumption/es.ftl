no-power-sensor = No conozco ningún sensor de potencia de { $names }.
no-energy-sensor = No conozco ningún contador de energía de { $names }.
measures = { THE($devices) }: { $value }
