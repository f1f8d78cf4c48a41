// The floor's first line; files follow.
