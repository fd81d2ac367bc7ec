using System.Reflection;
using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>
/// Turns what graders know of a failure – a frame, a member, a call of the contract – into a place in the student's files. Every answer is null when the debug information or
/// the member is missing. Safe for threads; what it reads, it reads when first asked.
/// </summary>
public sealed class SourceMap : IDisposable
{
    /// <summary>How many given members are looked through on the way to one of the student's.</summary>
    private const int GivenDepth = 3;

    private readonly Lock reading = new();
    private readonly AssemblyImage image;
    private readonly Lazy<ModuleDefinition?> probe;
    private Dictionary<string, List<TypeDefinition>>? types;
    private bool disposed;

    /// <summary>Opens a student's assembly.</summary>
    /// <param name="module">The assembly, with an embedded portable PDB; may be closed afterwards.</param>
    /// <param name="probePath">File of the probe that calls it; read only for <see cref="OfCall"/>, which answers null when there is none.</param>
    /// <exception cref="BadImageFormatException"><paramref name="module"/> holds no .NET assembly.</exception>
    public SourceMap(Stream module, string probePath)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(probePath);
        image = new AssemblyImage(module);
        probe = new(() => OpenProbe(probePath));
    }

    /// <summary>Simple name of the assembly.</summary>
    public string Module => image.Module.Assembly.Name.Name;

    /// <summary>Place of a stack frame.</summary>
    /// <param name="methodToken">Metadata token of the method.</param>
    /// <param name="ilOffset">Offset in its IL; negative when unknown, which gives the method's first place.</param>
    /// <returns>Place of the last visible sequence point at or before the offset, else of the method's first.</returns>
    public SourcePlace? OfFrame(int methodToken, int ilOffset) => Read(() =>
        new MetadataToken((uint)methodToken) is { TokenType: TokenType.Method } token && image.Module.LookupToken(token) is MethodDefinition method
            ? image.At(method, ilOffset)
            : null);

    /// <summary>First visible place of a member: of a property's getter, of the state machine of an iterator, of the first overload that has one.</summary>
    /// <param name="typeDotMember"><c>Type.Member</c>, with or without namespace, without arity: <c>ConfusionMatrix.Accuracy</c>, <c>Value.op_Addition</c>, <c>Neuron..ctor</c>.</param>
    /// <param name="isStudentFile">Whether a document is the student's: an overload that stands elsewhere, in a given part of the type, has no place. By default all are.</param>
    public SourcePlace? OfMember(string typeDotMember, Func<string, bool>? isStudentFile = null)
    {
        ArgumentNullException.ThrowIfNull(typeDotMember);
        int dot = typeDotMember.LastIndexOf('.');
        if (dot > 0 && typeDotMember[dot - 1] == '.') dot--;
        if (dot <= 0) return null;
        string type = typeDotMember[..dot], member = typeDotMember[(dot + 1)..];
        return Read(() => Types(type).SelectMany(each => each.Methods)
            .Select(method => (Method: method, Rank: Array.IndexOf([member, $"get_{member}", $"set_{member}"], method.Name)))
            .Select(each => each.Rank >= 0 ? each : (each.Method, Rank: MemberName.Of(each.Method.Name) == member ? 3 : -1))
            .Where(each => each.Rank >= 0).OrderBy(each => each.Rank)
            .Select(each => image.First(each.Method)).FirstOrDefault(place => place is not null && isStudentFile?.Invoke(place.File) != false));
    }

    /// <summary>
    /// Place of the code that answers a call of the contract: the last member that the probe's implementation calls and that stands in a student's file; a constructor only when
    /// there is no other.
    /// </summary>
    /// <param name="contractMethod">Method of the contract's interface.</param>
    /// <param name="detail">For <c>Gradus.Contracts.IHandout</c>, the id of the block; not used for others.</param>
    /// <param name="isStudentFile">Says of a file, as the debug information names it, whether it is the student's.</param>
    /// <param name="expression">The line of the block whose result is wrong: members that it names come first; null when the whole call is meant.</param>
    public SourcePlace? OfCall(MethodInfo contractMethod, string? detail, Func<string, bool> isStudentFile, string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(contractMethod);
        ArgumentNullException.ThrowIfNull(isStudentFile);
        return Read(() =>
        {
            if (probe.Value is not { } opened) return null;
            IReadOnlyList<MethodReference> calls = new ProbeCalls(opened, image.Module.Assembly.Name.Name).Of(contractMethod, detail);
            return calls.Select((call, i) => (Rank: call.Name == ".ctor" ? 0 : expression is not null && Names(expression, call.Name) ? 2 : 1, Order: i, Call: call))
                .OrderByDescending(each => each.Rank).ThenByDescending(each => each.Order)
                .Select(each => Overloads(each.Call).Select(method => StudentPlace(method, calls.Take(each.Order))).FirstOrDefault(place => place is not null))
                .FirstOrDefault(place => place is not null);
        });

        // A call of an override is bound to the member that it overrides; which override runs, the object made last tells, or there is but one.
        SourcePlace? StudentPlace(MethodDefinition method, IEnumerable<MethodReference> before)
        {
            if (Student(method) is { } own) return own;
            if (!method.IsVirtual) return null;
            var overrides = Overrides(method).Where(each => Student(each) is not null).ToList();
            var made = before.Where(call => call.Name == ".ctor").Select(call => image.Definition(call.DeclaringType)).Reverse();
            return (made.Select(type => overrides.Find(each => each.DeclaringType == type)).FirstOrDefault(each => each is not null)
                ?? (overrides.Count == 1 ? overrides[0] : null)) is { } chosen ? Student(chosen) : null;
        }

        SourcePlace? Student(MethodDefinition method) => Reached(method, isStudentFile, GivenDepth);
    }

    private static bool Names(string expression, string method)
    {
        string name = method.StartsWith("get_", StringComparison.Ordinal) ? method[4..] : method;
        for (int at = expression.IndexOf(name, StringComparison.Ordinal); at >= 0; at = expression.IndexOf(name, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsWord(expression[at - 1])) && (at + name.Length == expression.Length || !IsWord(expression[at + name.Length]))) return true;
        return false;

        static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
    }

    /// <summary>The student's member behind a call: the one that is called, or the last one that a given member leads to.</summary>
    private SourcePlace? Reached(MethodDefinition method, Func<string, bool> isStudentFile, int depth)
    {
        if (image.First(method) is { } place && isStudentFile(place.File)) return place;
        if (depth == 0 || !method.HasBody) return null;
        return method.Body.Instructions.Reverse().Select(instruction => instruction.Operand).OfType<MethodReference>()
            .SelectMany(inner => Overloads(inner).Take(1))
            .Select(inner => Reached(inner, isStudentFile, depth - 1)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Closes both files.</summary>
    public void Dispose()
    {
        lock (reading)
        {
            if (disposed) return;
            disposed = true;
            image.Dispose();
            if (probe.IsValueCreated) probe.Value?.Dispose();
        }
    }

    private static ModuleDefinition? OpenProbe(string path)
    {
        try
        {
            return ModuleDefinition.ReadModule(path, new ReaderParameters(ReadingMode.Deferred) { InMemory = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private SourcePlace? Read(Func<SourcePlace?> place)
    {
        lock (reading)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return place();
        }
    }

    /// <summary>Types by name with and without namespace.</summary>
    private List<TypeDefinition> Types(string name)
    {
        if (types is null)
        {
            types = new(StringComparer.Ordinal);
            foreach (TypeDefinition type in image.Module.GetTypes())
            {
                TypeName each = TypeName.Of(type);
                Add(each.FullName, type);
                if (each.Namespace.Length > 0) Add(each.Path, type);
            }
        }
        return types.GetValueOrDefault(name, []);

        void Add(string key, TypeDefinition type)
        {
            if (types.TryGetValue(key, out List<TypeDefinition>? same)) same.Add(type);
            else types.Add(key, [type]);
        }
    }

    /// <summary>The definition that a probe's call is bound to, then its overloads: a student may have changed the parameters.</summary>
    private IEnumerable<MethodDefinition> Overloads(MethodReference call)
    {
        string signature = SignatureName.Of(call.GetElementMethod());
        for (TypeDefinition? type = image.Definition(call.DeclaringType); type is not null; type = image.Definition(type.BaseType))
        {
            var named = type.Methods.Where(method => method.Name == call.Name).ToList();
            if (named.Count > 0) return named.OrderBy(method => SignatureName.Of(method) != signature);
        }
        return [];
    }

    private IEnumerable<MethodDefinition> Overrides(MethodDefinition method)
    {
        string signature = SignatureName.Of(method);
        return image.Module.GetTypes().Where(type => type != method.DeclaringType && Inherits(type, method.DeclaringType)).SelectMany(type => type.Methods)
            .Where(each => each.IsVirtual && MemberName.Of(each.Name) == MemberName.Of(method.Name) && SignatureName.Of(each) == signature);
    }

    private bool Inherits(TypeDefinition? type, TypeDefinition from) => type is not null
        && (type == from || type.Interfaces.Any(each => image.Definition(each.InterfaceType) == from) || Inherits(image.Definition(type.BaseType), from));
}
