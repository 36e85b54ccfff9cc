"""Winners: register, amend, confirm and withdraw them; and their one order."""
