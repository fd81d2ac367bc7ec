namespace Gradus.Probes;

/// <summary>Does something at once when told of progress.</summary>
internal sealed class Told<T>(Action does) : IProgress<T>
{
    public void Report(T value) => does();
}
