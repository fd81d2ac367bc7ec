using System.Text;

namespace Gradus.Tensors;

/// <summary>Where brackets, separators and line breaks of a printed array go: NumPy's layout, for lines of 75 characters and, beyond 1,000 elements, three at each
/// end of an axis.</summary>
internal sealed class ArrayLayout
{
    private const int LineWidth = 75, Threshold = 1000, Edge = 3;

    private readonly Shape shape;
    private readonly bool[] isCut;
    private readonly string[] texts;
    private readonly string separator;

    private ArrayLayout(DenseTensor x, string separator)
    {
        this.separator = separator;
        isCut = [.. x.Shape.Select(length => x.Size > Threshold && length > 2 * Edge)];
        var shown = Corners(x);
        shape = shown.Shape;
        texts = ElementTexts.Aligned(shown);
    }

    /// <summary>An array's text.</summary>
    /// <param name="x">The array; not empty.</param>
    /// <param name="separator">What stands between elements.</param>
    /// <param name="before">How many characters stand before the array on its first line.</param>
    /// <param name="after">How many characters follow it on its last.</param>
    public static string Print(DenseTensor x, string separator = " ", int before = 0, int after = 0) =>
        new ArrayLayout(x, separator).Part(0, 0, new string(' ', before + 1), LineWidth - after);

    private DenseTensor Corners(DenseTensor x)
    {
        Tensor shown = x;
        for (int axis = 0; axis < isCut.Length; axis++)
        {
            if (!isCut[axis]) continue;
            var ends = shown.MoveAxis(axis, 0);
            shown = Tensor.Concatenate(ends[..Edge], ends[^Edge..]).MoveAxis(0, axis);
        }
        return shown.Concrete;
    }

    // The part that begins at an element, from an axis on. The indent is what its first line will have been given by whoever asks.
    private string Part(int first, int axis, string indent, int width)
    {
        if (axis == shape.Rank) return texts[first];
        var words = new List<string>();
        for (int i = 0; i < shape[axis]; i++)
        {
            if (isCut[axis] && i == Edge) words.Add("...");
            words.Add(Part(first + (i * shape.RowMajorStrides[axis]), axis + 1, indent + " ", width - 1));
        }
        int axesLeft = shape.Rank - axis;
        string body = axesLeft == 1 ? Row(words, indent, width) : string.Join(separator.TrimEnd() + new string('\n', axesLeft - 1) + indent, words);
        return $"[{body}]";
    }

    private string Row(List<string> words, string indent, int width)
    {
        var text = new StringBuilder();
        string line = indent;
        int room = width - Math.Max(separator.TrimEnd().Length, 1);
        for (int i = 0; i < words.Count; i++)
        {
            // A break does not help a word that is alone on its line.
            if (line.Length + words[i].Length > room && line.Length > indent.Length)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = indent;
            }
            line += words[i] + (i < words.Count - 1 ? separator : "");
        }
        return text.Append(line).ToString()[indent.Length..];
    }
}
