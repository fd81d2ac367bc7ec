namespace Ideas;

internal static class Sketch
{
    internal const string Note = "an own attempt";
}
