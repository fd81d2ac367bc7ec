using System.Text.Json;

namespace Gradus.Grading.Home;

/// <summary>What the build leaves beside a staged suite, so that a run knows whose code it judges.</summary>
/// <param name="Assignment">The assignment's folder.</param>
/// <param name="Modules">The modules that were built at home: the assignment's own, and those of other assignments that stand in for the reference's. Null: its own alone.
/// Of a set: those of its modules that have no reference here.</param>
internal sealed record HomeSettings(string Assignment, string[]? Modules = null)
{
    internal const string FileName = "gradus.home.json";

    internal static HomeSettings Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            throw new InvalidOperationException($"{file} is missing: a suite runs on the code of an assignment. Type `dotnet test` in the assignment's folder.");
        return JsonSerializer.Deserialize<HomeSettings>(File.ReadAllText(file), new JsonSerializerOptions(JsonSerializerDefaults.Web)) ?? throw new InvalidDataException($"{file} holds null.");
    }
}
