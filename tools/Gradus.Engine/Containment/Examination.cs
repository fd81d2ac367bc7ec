using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Engine.Containment;

/// <summary>A part of the grader that works, or does not.</summary>
/// <param name="Name">Its name: <c>runtime</c>, <c>compiler</c>, <c>worker</c>, <c>kit</c>…</param>
/// <param name="What">What was seen of it: a version, an id, a score, or why it does not work.</param>
/// <param name="Works">Whether it works.</param>
public sealed record PartFinding(string Name, Text What, bool Works);

/// <summary>Whether this installation is fit to grade: its layers, its parts, and that the reference gets every point and an empty submission none.</summary>
/// <param name="Layers">The layers.</param>
/// <param name="Parts">The parts.</param>
public sealed record Examination(IReadOnlyList<LayerFinding> Layers, IReadOnlyList<PartFinding> Parts)
{
    // Compiles, is screened and runs, and does nothing that a check asks for. Attempts to get out are made in a worker by trusted code: they are the layers' findings.
    private const string Empty = "namespace Empty; public static class Sample;";

    /// <summary>Whether every part works. A layer that does not hold breaks nothing.</summary>
    public bool Works => Parts.All(p => p.Works);

    /// <summary>Tries everything. A few seconds.</summary>
    /// <param name="probe">Finds out about the layers.</param>
    /// <param name="kits">Opens the kits.</param>
    public static Examination Of(LayerProbe probe, Func<KitShelf> kits)
    {
        var layers = probe.Thorough;
        List<PartFinding> parts =
        [
            Try("runtime", () => Text.Of("doctor.runtime", ("version", Environment.Version.ToString()), ("platform", RuntimeInformation.RuntimeIdentifier), ("host", DotnetHost.Path))),
            Try("compiler", Compiler),
            Try("worker", Worker),
        ];
        KitShelf? shelf = null;
        parts.Add(Try("kits", () =>
        {
            shelf = kits();
            return shelf.All.Count > 0 ? Text.Of("doctor.kits", ("folder", shelf.Folder)) : throw new InfrastructureException($"{shelf.Folder} has no kit.");
        }));
        foreach (var kit in shelf?.All ?? []) parts.Add(Try("kit " + kit.Assignment.Id, () => Whole(kit)));
        if (parts.All(p => p.Works) && shelf is { All: [var first, ..] })
        {
            using var grader = new Grader(new GraderOptions { Tool = "gradus doctor", Layers = layers.Where(f => f.Holds).Select(f => f.Layer).ToHashSet() });
            parts.Add(Try("right submission", () => Right(grader, first)));
            parts.Add(Try("empty submission", () => WithoutPoints(grader, first)));
        }
        return new Examination(layers, parts);
    }

    private static PartFinding Try(string name, Func<Text> part)
    {
        try
        {
            return new PartFinding(name, part(), true);
        }
        catch (Exception e)
        {
            return new PartFinding(name, Text.Of("doctor.broken", ("message", e.Message)), false);
        }
    }

    private static Text Compiler()
    {
        using var compiler = new CompilerProcess();
        compiler.Warm();
        _ = compiler.ProcessId;
        return Text.Of("doctor.starts");
    }

    private static Text Worker() => WorkerSelfTest.Run(Containment.Layers.SplitOnly).Fault is { } fault ? throw new InfrastructureException(fault) : Text.Of("doctor.starts");

    /// <summary>Asks for every piece: one that is missing is an exception.</summary>
    private static Text Whole(Kit kit)
    {
        _ = (kit.OptionsFile, kit.ProbeFile, kit.PublicSuite, kit.StaffSuite);
        foreach (var part in kit.Parts) _ = (part.Policy, part.References, part.ReferenceFile);
        return Text.Of("doctor.whole", ("version", kit.Assignment.SuiteVersion.ToString(CultureInfo.InvariantCulture)));
    }

    private static Text Right(Grader grader, Kit kit)
    {
        var record = grader.GradeReference(kit);
        return record.Score == record.Max ? Score(kit, record) : throw new InfrastructureException($"{kit.Assignment.Id}: the reference gets {Points(record)}. {Faults(record)}".TrimEnd());
    }

    private static Text WithoutPoints(Grader grader, Kit kit)
    {
        var record = grader.Grade(Empties(kit), kit).Staff;
        return record.Score == 0 && record.Outcome == Outcome.Graded ? Score(kit, record) : throw new InfrastructureException($"{kit.Assignment.Id}: an empty submission is {record.Outcome} and gets {Points(record)}. {Faults(record)}".TrimEnd());
    }

    /// <summary>A file for each module.</summary>
    private static SubmissionFiles Empties(Kit kit)
    {
        var empty = new SubmissionFiles([("Sample.cs", Encoding.UTF8.GetBytes(Empty))], []);
        return kit.Assignment.IsSet ? SubmissionFiles.Join(kit.Parts.Select(part => (part.Assignment.Id, empty))) : empty;
    }

    private static Text Score(Kit kit, ScoreRecord record) => Text.Of("doctor.score", ("assignment", kit.Assignment.Id), ("points", Points(record)));

    private static string Points(ScoreRecord record) => string.Create(CultureInfo.InvariantCulture, $"{record.Score} / {record.Max}");

    private static string Faults(ScoreRecord record) => string.Join(" ", record.Diagnostics.Select(d => d.Message.Args?.GetValueOrDefault("message")).OfType<string>());
}
