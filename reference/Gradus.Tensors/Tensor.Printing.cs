namespace Gradus.Tensors;

public abstract partial class Tensor
{
    /// <summary>The elements as NumPy's <c>print</c> shows them: aligned, at most 8 digits after the point, beyond 1,000 elements only the ends. A scalar is its
    /// number.</summary>
    /// <remarks>Inside a transformation the text says so: <c>Grad tracer of float32 [2]: [1. 2.]</c>; the numbers follow where they are known.</remarks>
    public override string ToString()
    {
        if (this is DenseTensor numbers) return Rank == 0 ? ElementTexts.Alone(numbers) : Size == 0 ? "[]" : ArrayLayout.Print(numbers);
        string tracer = $"{Trace?.Transformation} tracer of {Type}";
        try
        {
            string text = Concrete.ToString();
            return $"{tracer}:{(text.Contains('\n', StringComparison.Ordinal) ? '\n' : ' ')}{text}";
        }
        catch (UnknownValueException)
        {
            return tracer;
        }
    }

    /// <summary>The elements with their type and shape, as NumPy's <c>repr</c>: <c>tensor([1., 2.], float32 [2])</c>.</summary>
    public string Describe()
    {
        if (this is not DenseTensor numbers) return ToString();
        const string Prefix = "tensor(";
        string text = Prefix + (Size == 0 ? "[]" : ArrayLayout.Print(numbers, ", ", Prefix.Length, after: 1)) + ",", type = $"{Type})";
        int lastLine = text.Length - (text.LastIndexOf('\n') + 1);
        return text + (lastLine + type.Length + 1 > 75 ? "\n" + new string(' ', Prefix.Length) : " ") + type;
    }
}
