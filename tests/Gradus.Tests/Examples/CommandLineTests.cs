using System.Globalization;
using System.Text.RegularExpressions;
using Gradus.Examples;
using Gradus.Examples.Fetching;
using NUnit.Framework;

namespace Gradus.Tests.Examples;

/// <summary>The commands as they are typed: what they answer and what they write.</summary>
[NonParallelizable]
public sealed class CommandLineTests
{
    [Test]
    public void A_set_is_fetched_from_a_folder_or_told_what_is_wrong()
    {
        string folder = Directory.CreateTempSubdirectory("gradus-command-").FullName;
        try
        {
            var (code, _, error) = Run("fetch", "mnist", "--from", folder, "--to", Path.Combine(folder, "to"));
            Assert.That(code, Is.EqualTo(1));
            Assert.That(error, Does.Contain("Not all files of mnist").And.Contain("t10k-labels-idx1-ubyte"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("softmax", 0.93, "softmax regression, rate 0.5, batch 64, 30 epochs")]
    [TestCase("mlp", 0.95, "multi-layer perceptron 64-32-10, ReLU, Adam, rate 0.001, batch 32, 40 epochs")]
    public void Digits_are_learnt_and_shown(string model, double atLeast, string description)
    {
        var (code, said, _) = Run("digits", "--model", model, "--seed", "1");
        Assert.That(code, Is.Zero);
        Assert.That(said, Does.StartWith(description));
        var accuracy = Regex.Match(said, @"accuracy on the 359 test images: (0\.\d{4}) \((\d+) wrong\)");
        Assert.That(double.Parse(accuracy.Groups[1].Value, CultureInfo.InvariantCulture), Is.GreaterThan(atLeast));
        Assert.That(said, Does.Contain(@"truth \ answer").And.Contain("read wrongly:"));
    }

    [TestCase("learning-rates")]
    [TestCase("optimizers", "--surface", "himmelblau", "--steps", "10")]
    public void A_picture_is_written_where_it_is_asked_for(params string[] args)
    {
        string folder = Directory.CreateTempSubdirectory("gradus-picture-").FullName, path = Path.Combine(folder, "Курс 1", "picture.svg");
        try
        {
            var (code, said, _) = Run([.. args, "--output", path]);
            Assert.That((code, said.Trim()), Is.EqualTo((0, path)));
            Assert.That(File.ReadAllText(path), Does.StartWith("<svg xmlns=").And.EndsWith("</svg>\n"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("fetch", "cifar")]
    [TestCase("digits", "--model", "forest")]
    [TestCase("optimizers", "--surface", "plain")]
    [TestCase("optimizers", "--steps", "0")]
    [TestCase("paint")]
    public void A_wrong_command_line_is_usage(params string[] args)
    {
        var (code, _, error) = Run(args);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(args.Length > 1 ? args[^2].TrimStart('-') : args[0]).Or.Contain(args[^1]));
    }

    [Test]
    public void The_sets_are_those_that_Gradus_Data_reads()
    {
        Assert.That(SourceSet.All.Select(set => set.Name), Is.EqualTo(new[] { "mnist", "fashion-mnist" }));
        foreach (var set in SourceSet.All)
        {
            Assert.That(set.Files.Select(file => (file.Name, file.Bytes)), Is.EqualTo(new[]
            {
                ("train-images-idx3-ubyte", 16L + (60_000 * 28 * 28)), ("train-labels-idx1-ubyte", 8L + 60_000), ("t10k-images-idx3-ubyte", 16L + (10_000 * 28 * 28)), ("t10k-labels-idx1-ubyte", 8L + 10_000),
            }));
            Assert.That(set.Files.Select(file => file.Sha256), Has.All.Match("^[0-9a-f]{64}$"));
            Assert.That(set.Addresses, Has.Count.GreaterThan(1));
            Assert.That(set.Addresses.Select(address => address.AbsoluteUri), Has.All.EndWith("/"));
        }
    }

    private static (int Code, string Said, string Error) Run(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        var (said, complaints) = (new StringWriter(), new StringWriter());
        try
        {
            Console.SetOut(said);
            Console.SetError(complaints);
            return (CommandLine.Run(args), said.ToString(), complaints.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
