using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Finds what may not be declared, whatever it uses: names that compiler and runtime take for their own, memory laid out by hand, code that runs unasked or is not C#.</summary>
/// <param name="image">The assembly.</param>
/// <param name="module">Name of the student's module.</param>
/// <param name="isStudentFile">Says which files count; null when all do.</param>
/// <param name="findings">Where they are collected.</param>
internal sealed class StructureRules(AssemblyImage image, string module, Func<string, bool>? isStudentFile, FindingList findings)
{
    /// <summary>The compiler knows attributes and helper types by their full names, wherever they are declared: a type in one of these can change what code means.</summary>
    private static readonly string[] reserved = ["System", "Microsoft", "NUnit", "Mono", "Gradus"];

    public void Visit(TypeDefinition type)
    {
        if (type.Name.StartsWith('<') && TypeName.FileLocalPrefix(type.Name) == 0) return;
        if (!IsStudents(type, out SourcePlace? place)) return;
        string path = TypeName.Of(type).Path, name = path[(path.LastIndexOf('.') + 1)..];
        var declared = new Declared(DeclaredKind.Type, name);
        if (type.DeclaringType is null && IsReserved(type.Namespace)) Add("screen.reserved-namespace", $"{type.Namespace}.{path}", place, declared);
        if (type.IsExplicitLayout) Add("screen.explicit-layout", path, place, declared);
        if (type.IsImport) Add("screen.native", path, place, declared);
        bool isDelegate = type.BaseType?.FullName == "System.MulticastDelegate";
        foreach (MethodDefinition method in type.Methods)
        {
            if (method is { Name: "Finalize", IsVirtual: true, HasParameters: false, HasBody: true } && Counts(image.First(method) ?? place))
                Add("screen.finalizer", $"~{name}()", image.First(method) ?? place, null);
            if (!method.HasBody && !method.IsAbstract && !isDelegate) Add("screen.native", $"{path}.{MemberName.Of(method.Name)}", place, new(DeclaredKind.Method, MemberName.Of(method.Name)));
        }
    }

    private bool IsReserved(string name) =>
        name != module && !name.StartsWith(module + ".", StringComparison.Ordinal)
        && Array.Exists(reserved, root => name == root || name.StartsWith(root + ".", StringComparison.Ordinal));

    /// <summary>Whether any part of a type stands in a student's file, and where the first does.</summary>
    private bool IsStudents(TypeDefinition type, out SourcePlace? place)
    {
        place = type.Methods.Select(image.First).Append(image.Document(type)).FirstOrDefault(each => each is not null && Counts(each));
        return place is not null || (!CompilerOutput.Made(type) && !image.HasSymbols);
    }

    private bool Counts(SourcePlace? place) => isStudentFile is null || place is null || isStudentFile(place.File);

    private void Add(string key, string what, SourcePlace? place, Declared? declared) =>
        findings.Add(new(FindingKind.Structure, what, place?.File, place?.Line ?? 0) { Structure = key, Declared = declared });
}
