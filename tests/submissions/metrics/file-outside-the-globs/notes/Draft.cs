This is not C#, and nobody compiles it.
