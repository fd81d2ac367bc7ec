using System.Reflection;
using System.Text;
using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Convergence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>A public suite with two trainings, and whatever tables a test gives it.</summary>
internal static class LearningSuite
{
    internal const string Source = """
        using Gradus.Grading.Checks;
        using Gradus.Grading.Convergence;
        using Gradus.Tests.Learning;
        [assembly: Suite("sample", "Public")]
        namespace Sample;

        public sealed class Line : LineTraining { }

        public sealed class Free : FreeTraining { }

        public sealed class Unjudged : FreeTraining { public override string Id => "accuracy"; }

        [Stage(1)]
        public sealed class Learning
        {
            [Check(2, Group = "learning", Hint = "learning-curve")]
            public void Line() => Convergence.Judge<Line>();

            [Check(1, Group = "learning")]
            public void Free()
            {
                int threshold = 4;
                if (Subject.Random.Uniform() < threshold) Convergence.Judge<Free>();
            }
        }
        """;

    private static readonly Lazy<Assembly> LazyWhole = new(() => With(("line", TableJson.Write(Calibrated.Line.Table!)), ("free-line", TableJson.Write(Calibrated.Free.Table!))));

    /// <summary>The suite with the tables that a calibration makes.</summary>
    internal static Assembly Whole => LazyWhole.Value;

    /// <summary>The suite with some tables.</summary>
    internal static Assembly With(params (string Training, string Json)[] tables) => Compile("Sample.Public", Source, tables);

    internal static Assembly Compile(string name, string source, params (string Training, string Json)[] tables)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat([typeof(IHandout).Assembly.Location, typeof(CheckAttribute).Assembly.Location, typeof(Assert).Assembly.Location, typeof(LearningSuite).Assembly.Location])
            .Select(path => MetadataReference.CreateFromFile(path));
        using var image = new MemoryStream();
        var resources = tables.Select(t => new ResourceDescription(ConvergenceTable.ResourceOf(t.Training), () => new MemoryStream(Encoding.UTF8.GetBytes(t.Json)), isPublic: true));
        var emitted = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], references, new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release))
            .Emit(image, manifestResources: resources);
        return emitted.Success ? Assembly.Load(image.ToArray()) : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }
}
