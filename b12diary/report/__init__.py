"""What is handed over: the page for the appointment as data, as one printed sheet and as plain text."""
