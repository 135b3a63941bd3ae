no-power-sensor = Je ne connais aucun capteur de puissance de { $names }.
no-energy-sensor = Je ne connais aucun compteur d'énergie de { $names }.
measures = { THE($devices) } : { $value }
