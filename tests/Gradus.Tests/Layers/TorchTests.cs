using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Layers;

/// <summary>Networks agree with torch.nn's: outputs, and gradients by every weight and by the batch, to 1e-12.</summary>
public sealed class TorchTests
{
    private static IEnumerable<TestCaseData> Cases => TorchCase.Fixture.Cases.Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));

    [TestCaseSource(nameof(Cases))]
    public void A_network_gives_what_torch_gives(object given)
    {
        var torch = (TorchCase)given;
        var network = new Sequential(torch.Ours);
        Tensor[] weights = [.. torch.Weights.Select(w => w.Tensor)];
        var (output, pullback) = Ad.Vjp((Tensor[] all) => network.Apply(all[..^1], all[^1]), [.. weights, torch.X.Tensor]);
        var gradients = pullback(torch.Upstream.Tensor);
        Assert.Multiple(() =>
        {
            Same(network.Apply(weights, torch.X.Tensor), torch.Output, "output");
            Same(output, torch.Output, "output where gradients are taken");
            for (int i = 0; i < weights.Length; i++) Same(gradients[i], torch.Gradients[i], $"gradient by {network.Parameters([.. torch.Input])[i].Name}");
            Same(gradients[^1], torch.XGradient, "gradient by x");
        });
    }

    [TestCaseSource(nameof(Cases))]
    public void It_has_torchs_parameters_in_torchs_order(object given)
    {
        var torch = (TorchCase)given;
        var network = new Sequential(torch.Ours);
        Assert.That(network.ParameterCount, Is.EqualTo(torch.Weights.Length));
        Assert.That(network.Parameters([.. torch.Input]).Select(p => p.Shape), Is.EqualTo(torch.Weights.Select(w => Shape.Create(w.Shape))));
        Assert.That(network.OutputShape([.. torch.Input]), Is.EqualTo(Shape.Create(torch.Example)));
    }

    [TestCaseSource(nameof(Cases))]
    public void In_float32_it_gives_nearly_the_same(object given)
    {
        var torch = (TorchCase)given;
        var output = new Sequential(torch.Ours).Apply([.. torch.Weights.Select(w => w.Tensor.To(DType.Float32))], torch.X.Tensor.To(DType.Float32));
        Assert.That(output.DType, Is.EqualTo(DType.Float32));
        Assert.That(output.To(DType.Float64).ToArray<double>(), Is.EqualTo(torch.Output.Values).Within(2e-6));
    }

    private static void Same(Tensor got, TorchArray want, string what)
    {
        Assert.That(got.Shape, Is.EqualTo(Shape.Create(want.Shape)), what);
        Assert.That(got.ToArray<double>(), Is.EqualTo(want.Values).Within(1e-12), what);
    }
}
