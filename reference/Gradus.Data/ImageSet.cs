using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>Grey images of one size with a class for each.</summary>
public sealed class ImageSet
{
    /// <summary>Makes a set.</summary>
    /// <param name="images">float32 [n, height, width], pixels from 0 (empty) to 1 (full).</param>
    /// <param name="labels">[n] the class of each image, from 0 to classes − 1.</param>
    /// <param name="classes">How many classes there are, at least 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">Type, shape or a pixel is another than said, there are not as many labels as images, or a label is no class.</exception>
    public ImageSet(Tensor images, int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (images.DType != DType.Float32 || images.Rank != 3) throw new ArgumentException($"Images are float32 [n, height, width]; these are {images.Type}.", nameof(images));
        if (labels.Length != images.Shape[0]) throw new ArgumentException($"{images.Shape[0]} images need {images.Shape[0]} labels; there are {labels.Length}.", nameof(labels));
        int wrong = Array.FindIndex(labels, label => label < 0 || label >= classes);
        if (wrong >= 0) throw new ArgumentException($"The labels of {classes} classes are 0 to {classes - 1}; that of image {wrong} is {labels[wrong]}.", nameof(labels));
        if (images.Size > 0 && !(images.Min().Item() >= 0 && images.Max().Item() <= 1)) throw new ArgumentException("Pixels lie from 0 to 1; at least one of these does not.", nameof(images));
        (Images, Labels, Classes) = (images, labels, classes);
    }

    /// <summary>The images: float32 [n, height, width], from 0 to 1.</summary>
    public Tensor Images { get; }

    /// <summary>The same as rows: [n, height · width]. The memory is that of <see cref="Images"/>.</summary>
    public Tensor Rows => Images.Reshape(Count, Images.Shape[1] * Images.Shape[2]);

    /// <summary>The class of each image.</summary>
    public int[] Labels { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many images there are.</summary>
    public int Count => Labels.Length;

    /// <summary>Some of the images, in the order asked for.</summary>
    /// <param name="rows">The images, from 0; one may be asked for twice.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ImageSet Take(ReadOnlySpan<int> rows)
    {
        var labels = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"There are images 0 to {Count - 1}.");
            labels[i] = Labels[rows[i]];
        }
        return new ImageSet(Images.Take(Tensor.Of(rows)), labels, Classes);
    }
}
