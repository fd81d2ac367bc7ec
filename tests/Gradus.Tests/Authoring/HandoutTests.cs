using Gradus.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

public sealed class HandoutTests
{
    private const string Text = """
        # Metrics of a classifier

        Prose with `code`, and a block that is not run:

        ```bash
        # no heading
        dotnet test
        ```

        ## 2. F-beta & co.

        ```csharp id=f-beta group=f-beta points=1.5 lecture=8,4
        var m = new ConfusionMatrix(20, 0, 5, 975); // as in the lecture

        m.F(1)     // => 0.3333333333333333, not 0.16666666666666666 (f1-without-two)
        m.Name     // => "a // => b"
        "// => 1"  // => "// => 1"
        ```

        - In a list:
          ~~~csharp id=labels group=counts points=2 lecture=2
          foreach (var n in new[] { 1 })
              Console.Write(n);
          new[] { 1, 2 }  // => [1, 2], not [2, 1] (swapped)
          ~~~

        ## 2. F-beta & co.

        ```csharp
        prose();  // => only prose
        ```
        """;

    private const string Fence = "```csharp id=a group=g points=1 lecture=3";

    [Test]
    public void An_anchor_above_a_heading_names_the_section_in_every_language()
    {
        var handout = Handout.Parse("# Метрики\n\n<a id=\"recall\"></a>\n\n## Полнота\n\n## Точность\n", "handout.ru.md");
        Assert.That(handout.Sections.Select(s => s.Anchor), Is.EqualTo(new[] { "метрики", "recall", "точность" }));
    }

    /// <summary>A handout's lines below its title in line 1, and the error.</summary>
    private static readonly TestCaseData[] Errors =
    [
        Error("missing points", "```csharp id=a group=g lecture=3\n1  // => 1\n```", ":2: `points=` is missing: ```csharp id=<name> group=<exercise> points=<number> lecture=<row,row>"),
        Error("missing group", "```csharp id=a points=1 lecture=3\n1  // => 1\n```", ":2: `group=` is missing"),
        Error("missing id", "```csharp group=g points=1 lecture=3\n1  // => 1\n```", ":2: `id=` is missing"),
        Error("duplicate id", Fence + "\n1  // => 1\n```\n" + Fence + "\n1  // => 1\n```", ":5: the id `a` is that of the block in line 2"),
        Error("another language", "```cs id=a group=g points=1 lecture=3\n1  // => 1\n```", ":2: a block that is run is `csharp`, not `cs`"),
        Error("unknown attribute", Fence + " point=1\n1  // => 1\n```", ":2: `point=1` is no attribute"),
        Error("no attribute", Fence + " hidden\n1  // => 1\n```", ":2: `hidden` is no attribute"),
        Error("attribute twice", Fence + " points=2\n1  // => 1\n```", ":2: `points` is given twice"),
        Error("id in another case", Fence.Replace("id=a", "id=FBeta") + "\n1  // => 1\n```", ":2: `id=FBeta` is not in kebab-case"),
        Error("group in another case", Fence.Replace("=g", "=f_beta") + "\n1  // => 1\n```", ":2: `group=f_beta` is not in kebab-case"),
        Error("points with a comma", Fence.Replace("points=1", "points=0,5") + "\n1  // => 1\n```", ":2: `points=0,5` is not a number above zero"),
        Error("no points", Fence.Replace("points=1", "points=0") + "\n1  // => 1\n```", ":2: `points=0` is not a number above zero"),
        Error("negative points", Fence.Replace("points=1", "points=-1") + "\n1  // => 1\n```", ":2: `points=-1` is not a number above zero"),
        Error("no row", Fence.Replace("lecture=3", "lecture=L0") + "\n1  // => 1\n```", ":2: `lecture=L0` is not a list of rows"),
        Error("no module", Fence + " uses=layers\n1  // => 1\n```", ":2: `uses=layers` is not a list of modules; write it as `Gradus.Layers,Gradus.Losses`"),
        Error("empty row", Fence.Replace("lecture=3", "lecture=3,") + "\n1  // => 1\n```", ":2: `lecture=3,` is not a list of rows"),
        Error("no result", Fence + "\nvar a = 1;\n```", ":2: block `a` states no result"),
        Error("unparsable value", Fence + "\nvar a = 1;\na  // => 1/3\n```", ":4: `1/3` is no value"),
        Error("decimal comma", Fence + "\n1  // => 0,98\n```", ":3: `,98` behind the value is not of the form `, not <value> (<mistake-key>)`"),
        Error("text behind the value", Fence + "\n1  // => 1 of 2\n```", ":3: `of 2` behind the value"),
        Error("mistake without a key", Fence + "\n1  // => 1, not 2\n```", ":3: `` behind the wrong value is not of the form `(<mistake-key>)`"),
        Error("mistake with a malformed key", Fence + "\n1  // => 1, not 2 (Two)\n```", ":3: `(Two)` behind the wrong value"),
        Error("unparsable mistake", Fence + "\n1  // => 1, not two (two)\n```", ":3: `two (two)` is no value"),
        Error("mistake that is right", Fence + "\n1  // => 1, not 1.0 (one)\n```", ":3: the wrong value of `one` is the right one"),
        Error("semicolon", Fence + "\nMath.Abs(1);  // => 1\n```", ":3: `Math.Abs(1);` is not an expression"),
        Error("statement", Fence + "\nvar a = 1  // => 1\n```", ":3: `var a = 1` is not an expression"),
        Error("nothing", Fence + "\n// => 1\n```", ":3: `` is not an expression"),
        Error("half an expression", Fence + "\nMath.Max(1,\n    2)  // => 2\n```", ":4: `2)` is not an expression"),
        Error("no statement", Fence + "\n1  // => 1\nvar n = ;\n```", ":4: not statements of C#"),
        Error("open brace", Fence + "\n1  // => 1\n{\n```", "not statements of C#"),
        Error("result in a loop", Fence + "\nfor (int i = 0; i < 2; i++)\n{\n    i  // => 1\n}\n```", ":5: a result inside a statement"),
        Error("result under a condition", Fence + "\nif (true)\n    1  // => 1\n```", ":4: a result inside a statement"),
        Error("open fence", Fence + "\n1  // => 1\n", ":2: this fence is not closed"),
    ];

    [Test]
    public void A_handout_is_its_headings_and_its_blocks()
    {
        var handout = Handout.Parse(Text, "handout.en.md");
        Assert.That(handout.Title, Is.EqualTo("Metrics of a classifier"));
        Assert.That(handout.Sections, Is.EqualTo(new[]
        {
            new HandoutSection(1, "Metrics of a classifier", "metrics-of-a-classifier", 1),
            new HandoutSection(2, "2. F-beta & co.", "2-f-beta--co", 10),
            new HandoutSection(2, "2. F-beta & co.", "2-f-beta--co-1", 27),
        }));
        Assert.That(handout.Blocks.Select(b => (b.Id, b.Group, b.Points, string.Join(' ', b.Lecture), b.Section, b.Line)), Is.EqualTo(new[]
        {
            ("f-beta", "f-beta", 1.5, "8 4", "2-f-beta--co", 12),
            ("labels", "counts", 2, "2", "2-f-beta--co", 21),
        }));
        Assert.That(handout.Blocks[0].Lines.Take(2), Is.EqualTo(new[] { new HandoutLine("var m = new ConfusionMatrix(20, 0, 5, 975); // as in the lecture", 13), new HandoutLine("", 14) }));
        Assert.That(handout.Blocks[0].Results.Select(r => (r.Number, r.Expression, r.Expected)), Is.EqualTo(new (int, string, object)[]
        {
            (15, "m.F(1)", 1 / 3.0), (16, "m.Name", "a // => b"), (17, "\"// => 1\"", "// => 1"),
        }));
        Assert.That(handout.Blocks[0].Results.Select(r => r.Mistake), Is.EqualTo(new[] { new HandoutMistake("f1-without-two", 1 / 6.0), null, null }));
        Assert.That(handout.Blocks[1].Lines.Select(l => l.Text), Is.EqualTo(new[]
        {
            "foreach (var n in new[] { 1 })", "    Console.Write(n);", "new[] { 1, 2 }  // => [1, 2], not [2, 1] (swapped)",
        }));
        Assert.That(handout.Blocks[1].Results.Single().Mistake!.Value, Is.EqualTo(new[] { 2.0, 1.0 }));
    }

    [TestCase("Матрица ошибок: что это?", "матрица-ошибок-что-это")]
    [TestCase("F1 ≠ PR/(P+R)", "f1--prpr")]
    [TestCase("`ConfusionMatrix.F(beta)`", "confusionmatrixfbeta")]
    [TestCase("*Emphasis*, **strong**, _both_ and snake_case", "emphasis-strong-both-and-snake_case")]
    [TestCase("[Link](https://example.org/a-b) & <b>tag</b>", "link--tag")]
    [TestCase("Ёлка — 0/0", "ёлка--00")]
    [TestCase("Closed ##", "closed")]
    [TestCase("log-loss", "log-loss")]
    public void Anchors_are_those_of_GitHub(string heading, string anchor) =>
        Assert.That(Handout.Parse("# T\n\n## " + heading + "\n", "h.md").Sections[1].Anchor, Is.EqualTo(anchor));

    [Test]
    public void Repeated_headings_are_numbered() =>
        Assert.That(Handout.Parse("# A\n## A\n## A-1\n### a\n", "h.md").Sections.Select(s => s.Anchor), Is.EqualTo(new[] { "a", "a-1", "a-1-1", "a-2" }));

    [TestCaseSource(nameof(Errors))]
    public void A_block_that_cannot_be_used_is_named(string markdown, string message)
    {
        var error = Assert.Throws<AuthoringException>(() => Handout.Parse("# Title\n" + markdown, "handout.en.md"));
        Assert.That(error!.Message, Does.StartWith("handout.en.md:").And.Contain(message));
    }

    [TestCase("Prose.\n", "h.md:1: no title")]
    [TestCase("Prose.\n\n## Section\n", "h.md:3: the first heading is not the title")]
    [TestCase(Fence + "\n1  // => 1\n```\n# Title\n", "h.md:1: a block before the title")]
    public void A_handout_starts_with_its_title(string markdown, string message) =>
        Assert.That(Assert.Throws<AuthoringException>(() => Handout.Parse(markdown, "h.md"))!.Message, Does.StartWith(message));

    [Test]
    public void A_handout_is_read_from_its_path()
    {
        using var folder = new Folder(("handout.ru.md", "# Метрики\r\n" + Fence + "\r\n1  // => 1\r\n```\r\n"));
        string path = Path.Combine(folder.Path, "handout.ru.md");
        var handout = Handout.Read(path);
        Assert.That((handout.File, handout.Title, handout.Blocks.Single().Lines.Single().Text), Is.EqualTo((path, "Метрики", "1  // => 1")));
        Assert.That(Assert.Throws<AuthoringException>(() => Handout.Read(path + "x"))!.Message, Is.EqualTo(path + "x: no such file"));
    }

    private const string Block = Fence + "\nvar n = 1;\nn  // => 1\n```\n";

    [TestCase(Block, Block, null, TestName = "same: equal")]
    [TestCase("Some prose.\n" + Block, "Другая проза.\n\n## Раздел\n" + Block + "```csharp\nprose\n```\n", null, TestName = "same: other prose")]
    [TestCase(Block, Fence + "\nvar n = 2;\nn  // => 1\n```\n", "en.md:3: `var n = 1;` is ru.md:3: `var n = 2;`", TestName = "same: a statement")]
    [TestCase(Block, Fence + "\nvar n = 1;\nn // => 1\n```\n", "en.md:4: `n  // => 1` is ru.md:4: `n // => 1`", TestName = "same: a space")]
    [TestCase(Block, Fence + "\nvar n = 1;\nn  // => 1\nn  // => 1\n```\n", "en.md:5: the end of block a is ru.md:5: `n  // => 1`", TestName = "same: a line more")]
    [TestCase(Block, Fence + "2\nvar n = 1;\nn  // => 1\n```\n", "en.md:2: `csharp id=a group=g points=1 lecture=3` is ru.md:2: `csharp id=a group=g points=1 lecture=32`", TestName = "same: an attribute")]
    [TestCase(Block, "", "en.md:2: `csharp id=a group=g points=1 lecture=3` is missing in ru.md", TestName = "same: missing in the second")]
    [TestCase("", Block, "ru.md:2: `csharp id=a group=g points=1 lecture=3` is missing in en.md", TestName = "same: missing in the first")]
    public void Two_languages_have_the_same_blocks(string english, string russian, string? difference) =>
        Assert.That(Handout.SameBlocks(Handout.Parse("# T\n" + english, "en.md"), Handout.Parse("# Т\n" + russian, "ru.md")), Is.EqualTo(difference is null ? [] : new[] { difference }));

    [Test]
    public void Two_languages_have_their_blocks_in_one_order()
    {
        string other = Block.Replace("id=a", "id=b");
        Assert.That(Handout.SameBlocks(Handout.Parse("# T\n" + Block + other, "en.md"), Handout.Parse("# Т\n" + other + Block, "ru.md")), Is.EqualTo(new[]
        {
            "en.md:2: `csharp id=a group=g points=1 lecture=3` stands where ru.md:2: has `csharp id=b group=g points=1 lecture=3`",
        }));
    }

    private static TestCaseData Error(string name, string markdown, string message) => new TestCaseData(markdown, message).SetName("Refused block: " + name);
}
