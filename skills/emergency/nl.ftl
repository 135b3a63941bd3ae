call-yourself = Ik kan niemand bellen. Bel nu 112.
