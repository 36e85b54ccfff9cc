"""Who attends the ceremony: by rule, by hand, from a list, and by the replies of units."""
