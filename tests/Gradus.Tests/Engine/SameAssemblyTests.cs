using System.Diagnostics;
using System.Text;
using Gradus.Engine.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>MSBuild and the engine read one options file, and ask the compiler for the same assembly of the same sources.</summary>
/// <remarks>An SDK brings a compiler of its own version, whose code differs in details that mean the same. So MSBuild's command line is carried out
/// by the compiler that the engine uses and must give the same instructions; what the SDK's own compiler made must declare the same members.</remarks>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public class SameAssemblyTests
{
    [Test]
    public void MSBuild_and_the_engine_make_the_same_assembly([Values("Gradus.Scalars", "Gradus.Metrics")] string module)
    {
        string sources = Path.Combine(Path.GetDirectoryName(MiniKit.OptionsFile)!, "..", "reference", module);
        (string Path, string Text)[] files = [.. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(sources, f).Replace('\\', '/'), File.ReadAllText(f)))];
        string folder = MiniKit.Folder(
        [
            .. files,
            ("Directory.Build.props", "<Project />"), ("Directory.Build.targets", "<Project />"), ("Directory.Packages.props", "<Project />"),
            (module + ".csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><ProvideCommandLineArgs>true</ProvideCommandLineArgs></PropertyGroup>
                  <Import Project="{MiniKit.OptionsFile}" />
                  <Target Name="KeepCommandLine" AfterTargets="CoreCompile"><WriteLinesToFile File="csc.rsp" Lines="@(CscCommandLineArgs)" Overwrite="true" /></Target>
                </Project>
                """),
        ]);
        Build(folder);

        var engine = SharedCompiler.Instance.Compile(new CompileRequest(module, MiniKit.OptionsFile, [], [.. files.Select(f => new SourceFile(f.Path, Encoding.UTF8.GetBytes(f.Text)))]));
        Assert.That(engine.Errors, Is.Empty);

        Listing ours = new(new MemoryStream(engine.Assembly!)), commanded = new(Compile(folder, module)), built = new(File.OpenRead(Path.Combine(folder, "bin", "Release", "net10.0", module + ".dll")));
        Assert.That(ours.Everything, Has.Length.GreaterThan(500));
        Assert.That(ours.Everything, Is.EqualTo(commanded.Everything));
        Assert.That(ours.Declared, Has.Length.GreaterThan(50));
        Assert.That(ours.Declared, Is.EqualTo(built.Declared));
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

    /// <summary>MSBuild's command line, carried out by the compiler that the engine uses.</summary>
    private static MemoryStream Compile(string folder, string module)
    {
        var command = CSharpCommandLineParser.Default.Parse(File.ReadAllLines(Path.Combine(folder, "csc.rsp")), folder, null);
        Assert.That(command.AnalyzerReferences, Is.Empty);
        // The order of files decides how the compiler numbers closures; the engine goes by name.
        var trees = command.SourceFiles.OrderBy(f => f.Path.Contains("/obj/", StringComparison.Ordinal)).ThenBy(f => Path.GetRelativePath(folder, f.Path), StringComparer.Ordinal)
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.Path), command.ParseOptions, f.Path, Encoding.UTF8));
        var compilation = CSharpCompilation.Create(module, trees, command.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)), command.CompilationOptions);
        var assembly = new MemoryStream();
        Assert.That(compilation.Emit(assembly, options: command.EmitOptions).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        assembly.Position = 0;
        return assembly;
    }
}
