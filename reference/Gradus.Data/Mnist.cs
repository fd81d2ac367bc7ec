using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>MNIST (handwritten digits) and Fashion-MNIST (pieces of clothing): 60,000 images for training and 10,000 for the test, 28 × 28 pixels, 10 classes.</summary>
/// <remarks>The files are not part of the course: <c>Gradus.Examples fetch mnist</c> brings them here. As float32 the images take 188 MB of memory and 31 MB.
/// Sources: Y. LeCun et al., Gradient-based learning applied to document recognition, 1998; H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017.</remarks>
public static class Mnist
{
    /// <summary>The number of classes of either set.</summary>
    public const int Classes = 10;

    private const string Folder = "GRADUS_DATA";

    private static readonly string[] Names = ["mnist", "fashion-mnist"];

    /// <summary>Reads both parts.</summary>
    /// <param name="folder">Where the four files are, packed (.gz) or not; null: <see cref="DefaultFolder"/>.</param>
    /// <param name="name">mnist or fashion-mnist.</param>
    /// <exception cref="ArgumentException">The name is neither.</exception>
    /// <exception cref="FileNotFoundException">A file is missing; the message says how to fetch it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or is another than its name says.</exception>
    public static (ImageSet Training, ImageSet Test) Load(string? folder = null, string name = "mnist")
    {
        RequireName(name);
        folder ??= DefaultFolder(name);
        return (Part("train"), Part("t10k"));

        ImageSet Part(string part) => Read(Existing(folder, $"{part}-images-idx3-ubyte", name), Existing(folder, $"{part}-labels-idx1-ubyte", name));
    }

    /// <summary>Where a set is looked for, and fetched to: the folder of its name in that which the environment variable GRADUS_DATA names, or in gradus/data among the user's local application data.</summary>
    /// <param name="name">mnist or fashion-mnist.</param>
    /// <exception cref="ArgumentException">The name is neither.</exception>
    public static string DefaultFolder(string name)
    {
        RequireName(name);
        string? chosen = Environment.GetEnvironmentVariable(Folder);
        return !string.IsNullOrEmpty(chosen)
            ? Path.Combine(chosen, name)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "gradus", "data", name);
    }

    private static ImageSet Read(string imageFile, string labelFile)
    {
        IdxArray images = Idx.Read(imageFile), labels = Idx.Read(labelFile);
        if (images.Type != IdxType.UInt8 || images.Shape.Rank != 3) throw new InvalidDataException($"{imageFile}: images are UInt8 [n, height, width]; these are {images.Type} {images.Shape}.");
        if (labels.Type != IdxType.UInt8 || !labels.Shape.Equals([images.Shape[0]]))
        {
            throw new InvalidDataException($"{labelFile}: the labels of {images.Shape[0]} images are UInt8 [{images.Shape[0]}]; these are {labels.Type} {labels.Shape}.");
        }
        int wrong = Array.FindIndex(labels.Bytes, label => label >= Classes);
        return wrong < 0
            ? new ImageSet(Pixels(images), labels.ToLabels(), Classes)
            : throw new InvalidDataException($"{labelFile}: labels are 0 to {Classes - 1}; that of image {wrong} is {labels.Bytes[wrong]}.");
    }

    // Scaled on the way: a second tensor of the size would cost as much memory again.
    private static Tensor Pixels(IdxArray images)
    {
        var pixels = new float[images.Bytes.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = images.Bytes[i] / 255f;
        return Tensor.FromSpan<float>(pixels, images.Shape);
    }

    private static string Existing(string folder, string file, string name)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : throw new FileNotFoundException(
            $"There is no {file}, nor {file}.gz, in '{folder}'. To fetch the files, run: Gradus.Examples fetch {name} (with --from where there is no network), or set {Folder} to the folder that has a folder {name}.", path);
    }

    private static void RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Names.Contains(name)) throw new ArgumentException($"There are the sets {string.Join(" and ", Names)}, not '{name}'.", nameof(name));
    }
}
