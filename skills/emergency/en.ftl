call-yourself = I can't call anyone. Call 112 now, or 911 in North America.
