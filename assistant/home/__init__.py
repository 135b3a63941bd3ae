"""The house: floors, areas, devices, their state, and the one gate to act on them."""
