"""What may be worth raising at an appointment: small rules over the record, each with its evidence, asked for only."""
