using System.Xml.Linq;

namespace Gradus.Engine.Compiling;

/// <summary>The options file of students' code as the compiler's command line: what MSBuild makes of the same file.</summary>
/// <param name="Arguments">Arguments of <c>csc</c>.</param>
/// <param name="Generated">A source that MSBuild would generate: global usings and the assembly's version.</param>
public sealed record StudentOptions(IReadOnlyList<string> Arguments, string Generated)
{
    /// <summary>Name of <see cref="Generated"/> in messages.</summary>
    public const string GeneratedName = "Submission.props";

    /// <summary>Reads <c>Submission.props</c>.</summary>
    /// <exception cref="InvalidDataException">A property that decides how code compiles is missing.</exception>
    public static StudentOptions Read(string file)
    {
        var root = XDocument.Load(file).Root!;
        var properties = root.Elements("PropertyGroup").Elements().ToDictionary(p => p.Name.LocalName, p => p.Value.Trim(), StringComparer.Ordinal);
        string Property(string name) => properties.TryGetValue(name, out string? value) && value.Length > 0 ? value : throw new InvalidDataException($"{file}: {name} is not set.");
        string Switch(string name) => Property(name) switch
        {
            "true" => "+",
            "false" => "-",
            var other => throw new InvalidDataException($"{file}: {name} is '{other}'; expected 'true' or 'false'."),
        };
        string[] arguments =
        [
            "/noconfig", "/nostdlib+", "/target:library", "/filealign:512", "/highentropyva+",
            "/langversion:" + Property("LangVersion"), "/nullable:" + Property("Nullable"), "/define:" + Property("DefineConstants"),
            "/checked" + Switch("CheckForOverflowUnderflow"), "/unsafe" + Switch("AllowUnsafeBlocks"), "/optimize" + Switch("Optimize"),
            "/debug" + Switch("DebugSymbols"), "/debug:" + Property("DebugType"), "/deterministic" + Switch("Deterministic"),
        ];
        var usings = root.Elements("ItemGroup").Elements("Using").Select(u => $"global using {u.Attribute("Include")!.Value};\n");
        return new StudentOptions(arguments, string.Concat(usings) + $"[assembly: System.Reflection.AssemblyVersion(\"{Property("Version")}.0\")]\n");
    }
}
