"""What can be won: commendations, their categories, honours, quotas and wording."""
