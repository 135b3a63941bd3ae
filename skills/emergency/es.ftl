call-yourself = No puedo llamar a nadie. Llama ahora al 112.
