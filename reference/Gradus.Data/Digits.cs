using System.Globalization;
using System.IO.Compression;

namespace Gradus.Data;

/// <summary>1,797 handwritten digits of 8 × 8 pixels, with the split into training and test rows that the whole course uses.</summary>
/// <remarks>
/// A pixel is an integer from 0 (empty) to 16 (full); images are flat, row by row. The test part is stratified: 20 % of each class.
/// Source: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998 (its test half), CC BY 4.0, as in scikit-learn.
/// </remarks>
public sealed class Digits
{
    /// <summary>The number of classes: the digits 0 to 9.</summary>
    public const int Classes = 10;

    /// <summary>The height and the width of an image, in pixels.</summary>
    public const int Side = 8;

    /// <summary>The number of pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>The greatest value of a pixel before scaling.</summary>
    public const double MaximumPixel = 16;

    private const string ImagesResource = "optdigits-8x8.csv.gz";
    private const string TestRowsResource = "digits-test-rows.txt";

    private Digits(LabeledSet training, LabeledSet test, IReadOnlyList<int> trainingRows, IReadOnlyList<int> testRows)
    {
        Training = training;
        Test = test;
        TrainingRows = trainingRows;
        TestRows = testRows;
    }

    /// <summary>The training part, shape [1438, 64], in the order of the file.</summary>
    public LabeledSet Training { get; }

    /// <summary>The test part, shape [359, 64], in the order of the file.</summary>
    public LabeledSet Test { get; }

    /// <summary>Which rows of the file, from 0, the training part holds; ascending.</summary>
    public IReadOnlyList<int> TrainingRows { get; }

    /// <summary>Which rows of the file, from 0, the test part holds; ascending.</summary>
    public IReadOnlyList<int> TestRows { get; }

    /// <summary>Reads the digits from this assembly.</summary>
    /// <returns>Both parts, pixels from 0 to 16. Every call gives new arrays, which belong to the caller.</returns>
    /// <exception cref="InvalidDataException">The embedded files are damaged.</exception>
    public static Digits Load()
    {
        using var unzipped = new GZipStream(Open(ImagesResource), CompressionMode.Decompress);
        using var images = new StreamReader(unzipped);
        LabeledSet all = LabeledCsv.Read(images, Pixels, ImagesResource);
        using var list = new StreamReader(Open(TestRowsResource));
        int[] testRows = ReadRows(list, all.Rows);
        int[] trainingRows = [.. Enumerable.Range(0, all.Rows).Except(testRows)];
        return new Digits(all.Select(trainingRows), all.Select(testRows), trainingRows, testRows);
    }

    /// <summary>The same digits with pixels divided by 16: in [0, 1], as lectures 0 and 1 scale their images.</summary>
    /// <returns>A copy.</returns>
    public Digits Scaled() => new(Training.DividedBy(MaximumPixel), Test.DividedBy(MaximumPixel), TrainingRows, TestRows);

    private static int[] ReadRows(TextReader reader, int count)
    {
        var rows = new List<int>();
        while (reader.ReadLine() is string line)
        {
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int row) || row >= count || (rows.Count > 0 && row <= rows[^1]))
            {
                throw new InvalidDataException($"{TestRowsResource}, line {rows.Count + 1}: expected an ascending row number below {count}; it is '{line}'.");
            }

            rows.Add(row);
        }

        return [.. rows];
    }

    private static Stream Open(string resource) => typeof(Digits).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidDataException($"The resource '{resource}' is missing from {typeof(Digits).Assembly.GetName().Name}.");
}
