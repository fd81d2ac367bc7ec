using Gradus.Data;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>A part of a data set.</summary>
/// <param name="X">float32 [n, features], in [0, 1].</param>
/// <param name="Labels">[n] classes, from 0.</param>
internal sealed record Examples(Tensor X, int[] Labels);

/// <summary>A data set: what is learnt from, and what is asked afterwards.</summary>
/// <param name="Training">What is learnt from.</param>
/// <param name="Test">What is asked afterwards.</param>
internal sealed record ExampleSet(Examples Training, Examples Test)
{
    /// <summary>The name of the set that Gradus.Data has inside it.</summary>
    public const string Embedded = "digits";

    /// <summary>Reads a set.</summary>
    /// <param name="name">digits, mnist or fashion-mnist.</param>
    /// <param name="folder">The folder that has MNIST's files in a folder <c>mnist</c>, and so on; null: where <see cref="Mnist.DefaultFolder"/> says.</param>
    /// <exception cref="FileNotFoundException">The files are not there.</exception>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static ExampleSet Load(string name, string? folder)
    {
        if (name == Embedded)
        {
            var digits = Digits.Load().Scaled();
            return new(Of(digits.Training), Of(digits.Test));
        }
        var (training, test) = Mnist.Load(folder is null ? null : Path.Combine(folder, name), name);
        return new(Of(training), Of(test));
    }

    /// <summary>Puts the very numbers into a folder, as NumPy's files training-x, training-labels, test-x and test-labels: what others learn from is what we do.</summary>
    public void Save(string folder)
    {
        Save("training", Training);
        Save("test", Test);

        void Save(string part, Examples examples)
        {
            Npy.Save(Path.Combine(folder, part + "-x.npy"), examples.X);
            Npy.Save(Path.Combine(folder, part + "-labels.npy"), Tensor.Of<int>(examples.Labels));
        }
    }

    private static Examples Of(LabeledSet set) => new(set.X(), set.Labels);

    private static Examples Of(ImageSet set) => new(set.Rows, set.Labels);
}
