using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>A type's name as a rule writes it: no arity, nested types behind a dot.</summary>
/// <param name="Namespace">Namespace of the outermost type; empty for the global one.</param>
/// <param name="Path">Names of the types from the outermost in, joined by dots: <c>List.Enumerator</c>.</param>
internal readonly record struct TypeName(string Namespace, string Path)
{
    public string FullName => Namespace.Length == 0 ? Path : $"{Namespace}.{Path}";

    /// <summary>Name of a type; of the definition for an instantiation, of the element for an array, pointer or reference.</summary>
    public static TypeName Of(TypeReference type)
    {
        type = type.GetElementType();
        string path = Simple(type.Name);
        while (type.DeclaringType is { } outer)
        {
            path = $"{Simple(outer.Name)}.{path}";
            type = outer;
        }
        return new(type.Namespace, path);
    }

    /// <summary>Where the written name of a file-local type starts: <c>&lt;file&gt;F…64 hex digits…__Name</c>; 0 for any other type.</summary>
    public static int FileLocalPrefix(string name)
    {
        const int Hash = 64;
        int close = name.StartsWith('<') ? name.IndexOf(">F", StringComparison.Ordinal) : -1;
        if (close < 0) return 0;
        int hash = close + 2, end = hash + Hash;
        return end + 2 < name.Length && name.AsSpan(end, 2) is "__" && name.AsSpan(hash, Hash).IndexOfAnyExcept("0123456789ABCDEF") < 0 ? end + 2 : 0;
    }

    private static string Simple(string name)
    {
        int arity = name.LastIndexOf('`');
        return name[FileLocalPrefix(name)..(arity < 0 ? name.Length : arity)];
    }
}
