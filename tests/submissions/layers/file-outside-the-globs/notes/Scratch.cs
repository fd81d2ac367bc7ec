This is no C#, and nobody compiles it.
