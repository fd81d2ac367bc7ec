using Gradus.Layers;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>The table of a network, and what layers are called in it.</summary>
public sealed class SummaryTests
{
    [Test]
    [SetCulture("ru-RU")]
    public void A_network_at_a_glance() => Assert.That(new Sequential(Dense(64, Relu), Dropout(0.4), Dense(10)).Summary([64]), Is.EqualTo("""
        layer               output   parameters
        0  Dense(64, Relu)    [64]        4,160
        1  Dropout(0.4)       [64]            0
        2  Dense(10)          [10]          650
        total                             4,810
        """.ReplaceLineEndings("\n")));

    [Test]
    public void A_network_within_a_network_shows_its_layers() => Assert.That(new Sequential(Flatten(), new Sequential(Dense(16, Tanh), PRelu()), Activate(Sigmoid)).Summary([28, 28]), Is.EqualTo("""
        layer                   output   parameters
        0    Flatten()           [784]            0
        1.0  Dense(16, Tanh)      [16]       12,560
        1.1  PRelu(0.25)          [16]            1
        2    Activate(Sigmoid)    [16]            0
        total                                12,561
        """.ReplaceLineEndings("\n")));

    [Test]
    public void One_layer_has_a_table_too() => Assert.That(Dense(2).Summary([3]), Is.EqualTo("""
        layer        output   parameters
        0  Dense(2)     [2]            8
        total                          8
        """.ReplaceLineEndings("\n")));

    private static IEnumerable<TestCaseData> Kinds =>
    [
        new TestCaseData(Dense(3), "Dense(3)"),
        new TestCaseData(Dense(3, Relu), "Dense(3, Relu)"),
        new TestCaseData(Dense(3, Gradus.Tensors.Tensor.Relu), "Dense(3, Relu)"),
        new TestCaseData(Dense(3, x => x * 2), "Dense(3, x => x * 2)"),
        new TestCaseData(Dense(3, hasBias: false), "Dense(3, hasBias: false)"),
        new TestCaseData(Dense(3, Tanh, Initializers.HeNormal, hasBias: false), "Dense(3, Tanh, hasBias: false)"),
        new TestCaseData(Dropout(0.25), "Dropout(0.25)"),
        new TestCaseData(Flatten(), "Flatten()"),
        new TestCaseData(PRelu(), "PRelu(0.25)"),
        new TestCaseData(Activate(Tanh), "Activate(Tanh)"),
        new TestCaseData(Activate(x =>
            x + 1), "Activate(x => x + 1)"),
        new TestCaseData(new Sequential(Dense(3)), "Sequential(1 layer)"),
    ];

    [TestCaseSource(nameof(Kinds))]
    [SetCulture("ru-RU")]
    public void A_layer_says_what_it_is(object layer, string kind)
    {
        Assert.That(((Layer)layer).Kind, Is.EqualTo(kind));
        Assert.That(layer.ToString(), Is.EqualTo(kind));
    }
}
