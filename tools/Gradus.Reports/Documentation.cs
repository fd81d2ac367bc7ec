using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gradus.Reports;

/// <summary>What the source says about a type or property, read from the XML documentation beside its assembly.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> members = [];

    /// <summary>Summary of a type of ours; null for the runtime's.</summary>
    public string? Of(Type type) => IsOurs(type) ? Say(Find(type, "T:" + Name(type))?.Element("summary")) : null;

    /// <summary>Summary of a property, by its JSON name; of a record's parameter where it is one.</summary>
    public string? Of(Type type, string jsonName)
    {
        if (!IsOurs(type)) return null;
        string name = char.ToUpperInvariant(jsonName[0]) + jsonName[1..];
        return Say(Find(type, $"P:{Name(type)}.{name}")?.Element("summary"))
            ?? Say(Find(type, "T:" + Name(type))?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name));
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith("Gradus.", StringComparison.Ordinal) == true;

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private XElement? Find(Type type, string member)
    {
        if (!members.TryGetValue(type.Assembly, out var ofAssembly))
        {
            string file = Path.Combine(AppContext.BaseDirectory, type.Assembly.GetName().Name + ".xml");
            if (!File.Exists(file)) throw new FileNotFoundException($"{file} is missing; descriptions come from the XML documentation of the build.", file);
            ofAssembly = XDocument.Load(file).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal);
            members.Add(type.Assembly, ofAssembly);
        }
        return ofAssembly.GetValueOrDefault(member);
    }

    private static string? Say(XElement? element)
    {
        if (element is null) return null;
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
            text.Append(node switch
            {
                XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref"))?.Split('.')[^1] ?? (string?)see.Attribute("langword"),
                XElement inner => inner.Value,
                _ => ((XText)node).Value,
            });
        return Space().Replace(text.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
