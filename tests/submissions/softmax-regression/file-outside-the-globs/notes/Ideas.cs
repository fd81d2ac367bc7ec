This is no C#.
