using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Gradus.Reports;

/// <summary>HTML that is safe to join to other HTML. It is only made from interpolated strings, whose holes are encoded: nothing from outside becomes a tag.</summary>
internal readonly record struct Markup
{
    private readonly string html;

    private Markup(string html) => this.html = html;

    /// <summary>Nothing.</summary>
    public static Markup Empty { get; } = new("");

    /// <summary>Literal parts as they are; holes encoded, unless they are markup.</summary>
    public static Markup Of(Template template) => new(template.Take());

    /// <summary>Pieces one after another.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(p => p.html)));

    /// <inheritdoc/>
    public override string ToString() => html ?? "";

    /// <summary>Collects an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template
    {
        // Cyrillic stays readable in the source; everything that HTML gives a meaning is encoded all the same.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder html;

        /// <summary>Called by the compiler.</summary>
        public Template(int literalLength, int formattedCount) => html = new StringBuilder(literalLength + 32 * formattedCount);

        /// <summary>What the program itself says.</summary>
        public void AppendLiteral(string literal) => html.Append(literal);

        /// <summary>A string from anywhere: made printable, then encoded.</summary>
        public void AppendFormatted(string? text) => html.Append(Encoder.Encode(Printable.Block(text ?? "")));

        /// <summary>A number.</summary>
        public void AppendFormatted(int number) => html.Append(Wording.Count(number));

        /// <summary>Markup.</summary>
        public void AppendFormatted(Markup markup) => html.Append(markup);

        /// <summary>Pieces of markup.</summary>
        public void AppendFormatted(IEnumerable<Markup> pieces) => html.Append(Join(pieces));

        internal string Take() => html.ToString();
    }
}
