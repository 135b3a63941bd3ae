"""The side of the skills that the box sees: loading, checking, running and rehearsing them."""
