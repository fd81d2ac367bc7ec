using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Whose code stands where in an assembly. Every body is looked through once, however often it is asked for.</summary>
/// <param name="image">The assembly.</param>
/// <param name="isStudents">Whether code at a place is the student's; null stands for a place that is not known.</param>
internal sealed class CodePlaces(AssemblyImage image, Func<SourcePlace?, bool> isStudents)
{
    private readonly Dictionary<MethodDefinition, (int[] Offsets, bool[] Students)> bodies = [];
    private readonly Dictionary<TypeDefinition, bool> types = [];

    /// <summary>Whether what stands at an offset is the student's; the type's first place tells where the method has none.</summary>
    public bool IsStudents(MethodDefinition method, int offset)
    {
        if (!bodies.TryGetValue(method, out var body)) bodies.Add(method, body = Read(method));
        if (body.Offsets.Length == 0) return IsStudents(method.DeclaringType);
        int found = Array.BinarySearch(body.Offsets, offset);
        return body.Students[Math.Max(0, found >= 0 ? found : ~found - 1)];
    }

    private (int[], bool[]) Read(MethodDefinition method)
    {
        var points = image.Points(method).Where(point => !point.IsHidden).OrderBy(point => point.Offset).ToList();
        return ([.. points.Select(point => point.Offset)], [.. points.Select(point => isStudents(new(point.Document.Url, point.StartLine)))]);
    }

    private bool IsStudents(TypeDefinition type)
    {
        if (!types.TryGetValue(type, out bool known)) types.Add(type, known = isStudents(image.First(type)));
        return known;
    }
}
