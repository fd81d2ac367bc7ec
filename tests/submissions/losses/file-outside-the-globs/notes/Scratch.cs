This is not C#, and nobody reads it.
