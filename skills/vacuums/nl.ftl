no-fan-speed = De zuigkracht kan niet ingesteld worden: { THE($devices) }
knows-not = { THE($devices) } { HAS($devices) } geen “{ $speed }”; er is { $known }
told-to-sound = ik heb om een geluid gevraagd: { THE($devices) }
no-vacuum = Ik ken geen stofzuiger.
