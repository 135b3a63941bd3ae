no-power-sensor = Ik ken geen vermogensmeter van { $names }.
no-energy-sensor = Ik ken geen energiemeter van { $names }.
measures = { THE($devices) } is { $value }
