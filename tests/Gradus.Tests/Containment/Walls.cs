using Gradus.Cli;
using Gradus.Engine.Containment;
using Gradus.Grading.Texts;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Containment;

/// <summary>Layers as tests ask for them.</summary>
internal static class Walls
{
    internal static TextCatalog English { get; } = TextCatalog.Load("en", AppContext.BaseDirectory);

    /// <summary>The layers of some names, in a set; a test that needs one which does not hold here is ignored, with the reason that the doctor gives.</summary>
    internal static IReadOnlySet<Layer> Of(params string[] names)
    {
        var wanted = names.Select(n => ContainmentLayers.Of(n)!.Value).ToHashSet();
        foreach (var finding in LayerProbe.Here.Quick)
            if (wanted.Contains(finding.Layer) && !finding.Holds) Assert.Ignore($"{ContainmentLayers.NameOf(finding.Layer)}: {English.Render(finding.Why!)}");
        return wanted;
    }

    /// <summary>What the doctor prints of some surroundings.</summary>
    internal static string Table(Surroundings surroundings) => DoctorReport.Table(new Examination(new LayerProbe(surroundings).Thorough, []), English);
}
