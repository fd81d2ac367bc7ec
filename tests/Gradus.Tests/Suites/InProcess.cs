using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

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
    internal static string Root { get; } = AssignmentSources.RepositoryAbove(AppContext.BaseDirectory);

    /// <summary>The assignment's sources.</summary>
    internal AssignmentSources Sources { get; } = AssignmentSources.Of(Root, assignment);

    /// <summary>Compiles a solution's files together with the given ones.</summary>
    internal (byte[]? Image, IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> Errors) Compile(Solution solution)
    {
        var given = Directory.GetFiles(Path.Combine(Sources.Reference, "Given"), "*.cs").Select(file => (Path: "Given/" + Path.GetFileName(file), Content: File.ReadAllBytes(file)));
        var trees = solution.Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains('/'))
            .Concat(given).Append((Path: "Usings.g.cs", Content: Encoding.UTF8.GetBytes(ImplicitUsings)))
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Content, file.Content.Length, Encoding.UTF8), Parse, file.Path));
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

        public Grading.Records.Location? Of(SubjectCall call, string? member) => null;

        public Grading.Records.Location? Of(string member) => null;
    }
}
