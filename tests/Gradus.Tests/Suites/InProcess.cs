using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Gradus.Authoring;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;

namespace Gradus.Tests.Suites;

/// <summary>Grades solutions of one assignment inside this process: Roslyn, a load context for the student's module and the probe, both suites.</summary>
/// <param name="assignment">The assignment's id.</param>
/// <param name="module">The module's name.</param>
/// <param name="suites">Public and Staff.</param>
internal sealed class InProcess(string assignment, string module, params Assembly[] suites)
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] Platform =
        [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
            .Where(path => !path.EndsWith(".Native.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The repository's root.</summary>
    internal static string Root { get; } = FindRoot();

    internal string Reference => Path.Combine(Root, "reference", module);

    internal string Submissions => Path.Combine(Root, "tests", "submissions", assignment);

    /// <summary>The reference's editable files: what a solution of the corpus changes.</summary>
    internal Dictionary<string, string> Base() =>
        Directory.GetFiles(Reference, "*.cs").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    /// <summary>The generated stub's editable files.</summary>
    internal Dictionary<string, string> Stub() => StubWriter.Write(Reference)
        .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains('/'))
        .ToDictionary(file => file.Path, file => file.Content);

    /// <summary>Compiles editable files together with the given ones.</summary>
    internal (byte[]? Image, IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> Errors) Compile(IReadOnlyDictionary<string, string> editable)
    {
        var given = Directory.GetFiles(Path.Combine(Reference, "Given"), "*.cs").ToDictionary(file => "Given/" + Path.GetFileName(file), File.ReadAllText);
        var trees = editable.Concat(given).Append(new("Usings.g.cs", ImplicitUsings))
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Value, Encoding.UTF8), Parse, file.Key));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug,
            nullableContextOptions: NullableContextOptions.Enable);
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(module, trees, Platform, options).Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        return (emitted.Success ? image.ToArray() : null, [.. emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
    }

    /// <summary>Runs every check of both suites on a compiled module.</summary>
    internal IReadOnlyList<CheckRecord> Grade(byte[] image)
    {
        IReadOnlyList<CheckRecord> records = [];
        Exception? fault = null;
        // A thread of its own: NUnit keeps the running test in the execution context, and the suites are NUnit runs inside an NUnit test.
        var thread = new Thread(() =>
        {
            var context = new ModuleContext(module, image);
            var probes = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"Gradus.Probes.{module["Gradus.".Length..]}.dll"));
            using var subject = new ContractClient(new DirectHost(probes, module), new CallLimits(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)));
            var grading = new GradingContext
            {
                Subject = subject,
                Places = new NoPlaces(),
                PublicSeeds = SeedSource.Public("gradus-ml", assignment, 1),
                HiddenSeeds = SeedSource.Hidden("gradus-ml", assignment, 1, null),
            };
            try
            {
                var runs = suites.Select(suite => SuiteRunner.Run(suite, grading)).ToArray();
                fault = runs.Select(run => run.Fault).FirstOrDefault(f => f is not null);
                records = [.. runs.SelectMany(run => run.Records)];
            }
            catch (Exception e)
            {
                fault = e;
            }
            context.Unload();
        });
        using (ExecutionContext.SuppressFlow()) thread.Start();
        thread.Join();
        return fault is null ? records : throw new InvalidOperationException("The suite itself failed.", fault);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return folder.FullName;
        throw new InvalidOperationException("Grader.sln stands in no folder above the tests.");
    }

    /// <summary>The student's module in place of the reference's; all else from the tests' own context.</summary>
    private sealed class ModuleContext : AssemblyLoadContext
    {
        private readonly Assembly subject;

        internal ModuleContext(string module, byte[] image) : base(module, isCollectible: true) => subject = LoadFromStream(new MemoryStream(image));

        protected override Assembly? Load(AssemblyName name) => name.Name == subject.GetName().Name ? subject : null;
    }

    private sealed class NoPlaces : IPlaces
    {
        public Grading.Records.Location? Of(StudentFailure failure) => null;

        public Grading.Records.Location? Of(SubjectCall call, string? expression) => null;

        public Grading.Records.Location? Of(string member) => null;
    }
}
