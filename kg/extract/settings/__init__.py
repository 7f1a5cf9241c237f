"""When and where: days and places of the text (`spots`), what they belong to, days counted from other events."""
