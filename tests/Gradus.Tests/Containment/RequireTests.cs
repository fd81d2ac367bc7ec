using System.Runtime.InteropServices;
using Gradus.Cli;
using Gradus.Engine;
using Gradus.Engine.Containment;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Containment;

/// <summary><c>--require</c> and <c>--layers</c> on machines with and without the layers.</summary>
[NonParallelizable]
public sealed class RequireTests
{
    private static readonly HashSet<Layer> None = [], Filter = [Layer.SystemCalls], Sandbox = [Layer.Namespaces];

    private static LayerProbe Without(bool filter = true, bool sandbox = true) => new(new Surroundings
    {
        System = "Linux",
        Architecture = Architecture.X64,
        Bubblewrap = sandbox ? "/usr/bin/bwrap" : null,
        SeccompError = () => filter ? 0 : 22,
    });

    private static (IReadOnlySet<Layer> Layers, string Said) Stand(LayerChoice choice, LayerProbe probe)
    {
        var console = Console.Error;
        using var said = new StringWriter();
        try
        {
            Console.SetError(said);
            return (choice.Stand(Walls.English, probe), said.ToString());
        }
        finally
        {
            Console.SetError(console);
        }
    }

    [Test]
    public void Nothing_said_means_all_that_hold()
    {
        Assert.That(Stand(new LayerChoice(null, None), Without()).Layers, Is.EquivalentTo(ContainmentLayers.All));
        var (layers, said) = Stand(new LayerChoice(null, None), Without(sandbox: false));
        Assert.That(layers, Is.EquivalentTo(ContainmentLayers.All.Except(Sandbox)));
        Assert.That(said, Is.Empty, "the filter contains");
    }

    [Test]
    public void Without_the_filter_it_is_said_why_and_what_to_do() =>
        Assert.That(Stand(new LayerChoice(null, None), Without(filter: false)).Said, Does.Contain("refuses a filter of system calls (error 22). Use a kernel with CONFIG_SECCOMP_FILTER."));

    [Test]
    public void A_required_layer_that_does_not_hold_is_named_with_reason_and_remedy() =>
        Assert.That(() => Stand(new LayerChoice(null, Sandbox), Without(sandbox: false)), Throws.TypeOf<InfrastructureException>()
            .With.Message.EqualTo("the layer 'bubblewrap' is asked for and does not hold here. The program bwrap is not installed. Install it: `apt install bubblewrap`, `dnf install bubblewrap` or `apk add bubblewrap`."));

    [Test]
    public void A_layer_that_is_asked_for_by_name_must_hold_too() =>
        Assert.That(() => Stand(new LayerChoice(Filter, None), Without(filter: false)), Throws.TypeOf<InfrastructureException>().With.Message.Contains("'seccomp'"));

    [Test]
    public void Layers_that_hold_are_all_that_is_required() => Assert.That(Stand(new LayerChoice(null, ContainmentLayers.All), Without()).Layers, Is.EquivalentTo(ContainmentLayers.All));

    [Test]
    public void Just_the_named_layers_stand() => Assert.That(Stand(new LayerChoice(Filter, Filter), Without()).Layers, Is.EquivalentTo(Filter));
}
