"""Who goes on stage when and where: the programme, groups, presenters, trays, bags and seats."""
