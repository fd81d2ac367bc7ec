using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Printing;

/// <summary>The README's session gives what it says, and its table names what there is.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root(), "reference", "Gradus.Tensors", "README.md"));

    [Test]
    public void The_session_gives_what_it_says()
    {
        var session = new List<(string, string)>();
        void Line(object value, [CallerArgumentExpression(nameof(value))] string expression = "") => session.Add((expression, Spaces().Replace(value.ToString()!, " ")));

        var x = Of([[1f, 2, 3], [4, 5, 6]]);
        Line(x.Type);
        Line(x[1, ^1]);
        Line(x[.., 1..]);
        Line(x[[1, 0, 1], 0]);
        Line(x[x > 2]);
        Line(x - x.Mean(axis: 0));
        Line(x.MatMul(x.T));
        Line(Sqrt(Square(x[1]).Sum()));
        Line(x.With(0, .., 1));
        Line(x);
        var key = new RandomKey(42);
        var parts = key.Split(2);
        Line(parts[0].Integers(0, 10, [5]));
        Line(parts[1].Normal([2, 2]));

        // Rows stand on one line in the README.
        Assert.That(session, Is.EqualTo(Result().Matches(Readme).Select(line => (line.Groups["expression"].Value, line.Groups["value"].Value))));
    }

    [Test]
    public void The_table_names_what_there_is()
    {
        var types = new[] { typeof(Tensor), typeof(RandomKey), typeof(TensorIndex), typeof(Npy) };
        var members = types.SelectMany(type => type.GetMembers()).Concat(types).Select(member => member.Name).ToHashSet();
        string table = Readme[Readme.IndexOf("| make |", StringComparison.Ordinal)..Readme.IndexOf("## Rules", StringComparison.Ordinal)];
        string[] names = [.. Name().Matches(table).Select(match => match.Groups["name"].Value)];
        Assert.That(names.Where(name => !members.Contains(name)), Is.Empty);
        Assert.That(names, Has.Length.GreaterThan(80));
    }

    [Test]
    public void The_number_of_primitives_is_right()
    {
        var closed = typeof(Gradus.Tensors.Primitives).GetFields().Select(field => field.FieldType).Where(type => type.IsAssignableTo(typeof(Primitive)));
        var single = typeof(Primitive).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Primitive)) && !type.IsAbstract && !type.IsGenericTypeDefinition);
        // With parameters and an operation: sums, maxima and minima, and the places of the last two.
        Type[] reductions = [typeof(Reduce<AddOp>), typeof(Reduce<MaximumOp>), typeof(Reduce<MinimumOp>), typeof(ArgReduce<GreaterOp>), typeof(ArgReduce<LessOp>)];
        Assert.That(Readme, Does.Contain($"{closed.Concat(single).Concat(reductions).Distinct().Count()} *primitives*"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Grader.sln.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^(?<expression>[^\r\n]*?) +// => (?<value>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Result();

    [GeneratedRegex(@"\n ")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"`(?:Npy\.)?(?<name>[A-Z]\w*)")]
    private static partial Regex Name();
}
