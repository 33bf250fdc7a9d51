"""Acts -> what holds now, what was done, and who may read it. Pure: a list of acts is all that is looked at."""
