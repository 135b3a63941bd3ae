"""The devices of a Home Assistant, over its WebSocket."""
