// Console output, StringWriter and StringReader, Debug.Assert
// Run gives 7
namespace Innocent;

public static class StringWriters
{
    public static double Run()
    {
        Console.WriteLine("epoch {0}", 1);
        Console.Write($"{2.5:F1}");
        Console.Error.WriteLine();
        System.Diagnostics.Debug.Assert(1 + 1 == 2, $"sums {1}");
        System.Diagnostics.Debug.WriteLine("seen");
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        writer.Write("ab");
        writer.WriteLine(1.5);
        using var reader = new StringReader("one\ntwo");
        int lines = 0;
        while (reader.ReadLine() is not null) lines++;
        return writer.ToString().TrimEnd().Length + lines;
    }
}
