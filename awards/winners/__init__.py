"""Winners: registered, amended, confirmed, withdrawn; and the one order in which they stand."""
