using Gradus.Examples.Fetching;
using NUnit.Framework;

namespace Gradus.Tests.Examples;

/// <summary>What is said while files are fetched.</summary>
public sealed class FetchProgressTests
{
    private static readonly SourceFile File = new("one", 8_000_000, "");

    [Test, SetCulture("ru-RU")]
    public void Elsewhere_than_on_a_terminal_there_is_a_line_for_each_quarter()
    {
        var said = new StringWriter { NewLine = "\n" };
        var progress = new FetchProgress(said, isTerminal: false);
        for (int have = 0; have <= 8_000_000; have += 500_000) progress.Arrived(File, have, 8_000_000);
        progress.Finished(File, "from here");
        Assert.That(said.ToString(), Is.EqualTo("one: 0 % of 8.0 MB\none: 25 % of 8.0 MB\none: 50 % of 8.0 MB\none: 75 % of 8.0 MB\none: 100 % of 8.0 MB\none: from here, as it should be\n"));
    }

    [Test, SetCulture("ru-RU")]
    public void On_a_terminal_a_line_is_written_over_and_nothing_of_it_is_left()
    {
        var said = new StringWriter { NewLine = "\n" };
        var progress = new FetchProgress(said, isTerminal: true);
        progress.Arrived(File, 0, 8_000_000);
        progress.Arrived(File, 100, 8_000_000);
        progress.Arrived(File, 8_000_000, 8_000_000);
        progress.Finished(File, "from here");
        Assert.That(said.ToString(), Is.EqualTo("\rone  0.0 of 8.0 MB\rone  8.0 of 8.0 MB\r                  \rone: from here, as it should be\n"), "what comes within a tenth of a second is not shown");
    }

    [Test]
    public void Without_a_known_length_a_terminal_shows_what_has_come()
    {
        var said = new StringWriter();
        new FetchProgress(said, isTerminal: true).Arrived(File, 1_200_000, null);
        Assert.That(said.ToString(), Is.EqualTo("\rone  1.2 MB"));
    }
}
