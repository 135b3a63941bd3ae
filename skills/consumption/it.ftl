no-power-sensor = Non conosco nessun sensore di potenza di { $names }.
no-energy-sensor = Non conosco nessun contatore di energia di { $names }.
measures = { THE($devices) }: { $value }
