how-far = ¿Cuánto hay que inclinar las lamas, en porcentaje? 0 es cerrado y 100, abierto del todo.
