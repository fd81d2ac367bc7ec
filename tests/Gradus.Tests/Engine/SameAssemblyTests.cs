using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Compiling;
using Mono.Cecil;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>MSBuild and the engine read one options file, and make the same assembly of the same sources.</summary>
public class SameAssemblyTests
{
    [Test]
    [Category("Slow")]
    public void MSBuild_and_the_engine_make_the_same_assembly([Values("Gradus.Scalars", "Gradus.Metrics")] string module)
    {
        string sources = Path.Combine(Path.GetDirectoryName(MiniKit.OptionsFile)!, "..", "reference", module);
        var files = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(sources, f).Replace('\\', '/'), File.ReadAllText(f)));
        string folder = MiniKit.Folder(
        [
            .. files,
            ("Directory.Build.props", "<Project />"), ("Directory.Build.targets", "<Project />"), ("Directory.Packages.props", "<Project />"),
            (module + ".csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><Import Project="{MiniKit.OptionsFile}" /></Project>"""),
        ]);
        Build(folder);

        using var compiler = new CompilerProcess();
        var engine = compiler.Compile(new CompileRequest(module, MiniKit.OptionsFile, [], [.. files.Select(f => new SourceFile(f.Item1, System.Text.Encoding.UTF8.GetBytes(f.Item2)))]));
        Assert.That(engine.Errors, Is.Empty);

        string[] ours = Lines(new MemoryStream(engine.Assembly!)), theirs = Lines(File.OpenRead(Path.Combine(folder, "bin", "Release", "net10.0", module + ".dll")));
        Assert.That(ours, Has.Length.GreaterThan(500));
        Assert.That(ours, Is.EqualTo(theirs));
    }

    [Test]
    public void An_option_that_is_missing_or_no_switch_is_named()
    {
        string file = Path.Combine(MiniKit.NewFolder(), "Submission.props");
        File.WriteAllText(file, File.ReadAllText(MiniKit.OptionsFile).Replace("<Optimize>false</Optimize>", "<Optimize>no</Optimize>"));
        Assert.That(() => StudentOptions.Read(file), Throws.TypeOf<InvalidDataException>().With.Message.Contains("Optimize is 'no'; expected 'true' or 'false'"));
        File.WriteAllText(file, "<Project />");
        Assert.That(() => StudentOptions.Read(file), Throws.TypeOf<InvalidDataException>().With.Message.Contains("is not set"));
    }

    /// <summary>In the configuration in which a build would optimise, were it not for the options file.</summary>
    private static void Build(string folder)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "-c", "Release", "--nologo", "-v:q", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.That(build.ExitCode, Is.Zero, output);
    }

    /// <summary>Everything that decides what an assembly does, a line each: attributes, types, fields, methods, instructions; and where the debug information puts them.</summary>
    private static string[] Lines(Stream stream)
    {
        using var module = ModuleDefinition.ReadModule(stream, new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new Mono.Cecil.Cil.EmbeddedPortablePdbReaderProvider() });
        IEnumerable<string> Attributes(ICustomAttributeProvider of) => of.CustomAttributes
            .Select(a => $"[{a.Constructor.FullName}({string.Join(", ", a.ConstructorArguments.Select(Show))}){string.Concat(a.Properties.Select(p => $" {p.Name}={Show(p.Argument)}"))}]").Order(StringComparer.Ordinal);
        IEnumerable<string> Method(MethodDefinition m) =>
        [
            $"{m.FullName} {m.Attributes} {m.ImplAttributes}", .. Attributes(m), .. m.Parameters.SelectMany(Attributes),
            .. m.HasBody ? m.Body.Variables.Select(v => $"  local {v.VariableType.FullName}") : [],
            .. m.HasBody ? m.Body.Instructions.Select(i => $"  {i}{Place(m, i)}") : [],
            .. m.HasBody ? m.Body.ExceptionHandlers.Select(h => $"  {h.HandlerType} {h.TryStart}-{h.TryEnd} {h.HandlerStart}-{h.HandlerEnd} {h.CatchType?.FullName}") : [],
        ];
        return
        [
            module.Assembly.FullName, .. Attributes(module.Assembly), .. Attributes(module),
            .. module.GetTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(t => (IEnumerable<string>)
            [
                $"{t.FullName} : {t.BaseType?.FullName} {t.Attributes}", .. Attributes(t), .. t.Interfaces.Select(i => i.InterfaceType.FullName),
                .. t.Fields.SelectMany(f => Attributes(f).Prepend($"{f.FullName} {f.Attributes} {f.Constant} {Convert.ToHexString(f.InitialValue)}")),
                .. t.Properties.Select(p => p.FullName),
                .. t.Methods.SelectMany(Method),
            ]),
        ];
    }

    private static string Place(MethodDefinition method, Mono.Cecil.Cil.Instruction instruction) => method.DebugInformation.GetSequencePoint(instruction) is { } p
        ? string.Create(CultureInfo.InvariantCulture, $"  // {Path.GetFileName(p.Document.Url)}:{p.StartLine}:{p.StartColumn}-{p.EndLine}:{p.EndColumn}")
        : "";

    private static string Show(CustomAttributeArgument argument) => argument.Value is CustomAttributeArgument[] items ? string.Join(" ", items.Select(Show)) : Convert.ToString(argument.Value, CultureInfo.InvariantCulture) ?? "null";
}
