call-yourself = Ich kann niemanden anrufen. Ruf jetzt die 112 an.
