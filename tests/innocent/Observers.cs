// IObservable and IObserver, IFormattable, IParsable implemented by hand
// Run gives 15
namespace Innocent;

public static class Observers
{
    public readonly struct Percent(double value) : IFormattable, IParsable<Percent>
    {
        public double Value { get; } = value;
        public string ToString(string? format, IFormatProvider? provider) => (Value * 100).ToString(format ?? "F0", provider) + " %";
        public static Percent Parse(string s, IFormatProvider? provider) => new(double.Parse(s.TrimEnd('%', ' '), provider) / 100);
        public static bool TryParse(string? s, IFormatProvider? provider, out Percent result)
        {
            bool read = double.TryParse(s?.TrimEnd('%', ' '), System.Globalization.NumberStyles.Float, provider, out double value);
            result = new(value / 100);
            return read;
        }
    }

    private sealed class Watcher : IObserver<double>
    {
        public double Seen;
        public void OnNext(double value) => Seen += value;
        public void OnError(Exception error) { }
        public void OnCompleted() => Seen++;
    }

    public static double Run()
    {
        IObserver<double> watcher = new Watcher();
        watcher.OnNext(4);
        watcher.OnCompleted();
        var half = Percent.Parse("50 %", System.Globalization.CultureInfo.InvariantCulture);
        return ((Watcher)watcher).Seen + half.Value * 10 + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{half:F1}").Length - 1;
    }
}
