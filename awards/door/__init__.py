"""The door: telephones take arrivals, check what is packed, and record what is handed out."""
