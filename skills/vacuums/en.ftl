no-fan-speed = The fan speed of { THE($devices) } can't be set
knows-not = { THE($devices) } can't be set to { $speed }; it knows { $known }
told-to-sound = I told { THE($devices) } to make a sound
no-vacuum = I don't know of any vacuum.
