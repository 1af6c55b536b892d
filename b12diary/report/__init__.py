"""What is handed over: the page for the appointment as data, as printed sheets, as a web page and as plain text."""
