using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Benchmarks;

/// <summary>The line of JSON that a case's measurement ends in.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Impl">Whose it is.</param>
/// <param name="Threads">How many threads it might use.</param>
/// <param name="Value">The figure: of the fastest sample.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Better">higher or lower.</param>
/// <param name="MinS">Seconds of the fastest sample.</param>
/// <param name="MedianS">Seconds of the median sample.</param>
/// <param name="CpuS">Seconds of processor time a call, on average: more than the wall clock's where several threads work, or wait in a loop.</param>
/// <param name="Reps">How many samples there were.</param>
/// <param name="Noise">The median sample over the fastest.</param>
/// <param name="Load1">The machine's load during the last minute.</param>
/// <param name="Version">What did it, in which version.</param>
/// <param name="Detail">More about it.</param>
internal sealed record Answer(
    string Case, string Impl, int Threads, double Value, string Unit, string Better, double MinS, double MedianS, double CpuS, int Reps, double Noise, double Load1, string Version,
    Dictionary<string, JsonElement>? Detail = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether more is better.</summary>
    [JsonIgnore]
    public bool HigherIsBetter => Better == "higher";

    /// <summary>The figure of the median sample: what is left of the fastest's chance when the machine is shared.</summary>
    [JsonIgnore]
    public double MedianValue => MinS > 0 && MedianS > 0 ? HigherIsBetter ? Value * MinS / MedianS : Value * MedianS / MinS : Value;

    /// <summary>The answer to a question about one of our cases.</summary>
    public static Answer To(string name, int threads, Measurement measured)
    {
        double[] sorted = [.. measured.Seconds.Order()];
        double least = sorted[0], median = sorted[sorted.Length / 2];
        return new(name, CaseName.Parse(name).Implementation, threads, measured.Value, measured.Unit, measured.IsRate ? "higher" : "lower", least, median, measured.CpuSeconds, sorted.Length,
            Math.Round(median / least, 3), LoadAverage(), $".NET {Environment.Version}", new() { ["note"] = JsonSerializer.SerializeToElement(measured.Note) });
    }

    /// <summary>Reads what a program printed: the last line counts, others may stand before it.</summary>
    /// <exception cref="ProtocolException">The line is no JSON, or lacks value, unit or better.</exception>
    public static Answer Parse(string command, string printed)
    {
        string line = printed.TrimEnd().Split('\n')[^1].Trim();
        Answer? answer;
        try
        {
            answer = JsonSerializer.Deserialize<Answer>(line, Json);
        }
        catch (JsonException)
        {
            throw new ProtocolException(command, line.Length == 0 ? "printed nothing; expected a line of JSON" : $"printed no line of JSON, but '{line}'");
        }
        if (answer is not { Value: > 0 and < double.PositiveInfinity }) throw new ProtocolException(command, $"gave no positive number as 'value': {line}");
        if (string.IsNullOrEmpty(answer.Unit)) throw new ProtocolException(command, $"gave no 'unit': {line}");
        if (answer.Better is not ("higher" or "lower")) throw new ProtocolException(command, $"says neither 'higher' nor 'lower' to 'better': {line}");
        return answer;
    }

    /// <summary>The line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static double LoadAverage() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
