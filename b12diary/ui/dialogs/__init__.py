"""Windows over the window, for what is done rarely and in one go. Each is made without a diary, as pages are."""
