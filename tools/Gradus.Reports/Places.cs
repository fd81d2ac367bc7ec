using System.Globalization;
using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>Places in files, written as terminals and editors recognise them.</summary>
internal static class Places
{
    /// <summary><c>prefix/File.cs:41</c>; without the line where it is unknown.</summary>
    public static string Of(Location location, string prefix = "") => Printable.Line(location.Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{prefix}{location.File}:{location.Line}")
        : prefix + location.File);
}
