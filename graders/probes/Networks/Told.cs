namespace Gradus.Probes;

/// <summary>Is told at once, on the thread that reports.</summary>
/// <param name="hear">What is done with it.</param>
internal sealed class Told<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
