call-yourself = Non posso chiamare nessuno. Chiama subito il 112.
