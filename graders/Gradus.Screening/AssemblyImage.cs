using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>An assembly that is read, never run, and where its code stands in source files. Debug information is read when first asked for. Not safe for threads.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly string? path;
    private readonly Lazy<bool> symbols;
    private readonly Lazy<IReadOnlyDictionary<int, string>> documents;

    /// <summary>Reads an assembly from where the stream stands to its end; the stream may be closed afterwards.</summary>
    /// <exception cref="BadImageFormatException">The stream holds no .NET assembly.</exception>
    public AssemblyImage(Stream assembly)
    {
        var copy = new MemoryStream();
        assembly.CopyTo(copy);
        copy.Position = 0;
        path = (assembly as FileStream)?.Name;
        Module = ModuleDefinition.ReadModule(copy, new ReaderParameters(ReadingMode.Deferred) { AssemblyResolver = new NoAssemblies() });
        symbols = new(ReadSymbols);
        documents = new(() => ReadDocuments(copy.ToArray()));
    }

    public ModuleDefinition Module { get; }

    /// <summary>Whether debug information was found, embedded or, when the stream was a file, in the portable PDB beside it.</summary>
    public bool HasSymbols => symbols.Value;

    /// <summary>All sequence points of a method, hidden ones too, by offset; none without debug information.</summary>
    public IList<SequencePoint> Points(MethodDefinition method) => HasSymbols && method.HasBody ? method.DebugInformation.SequencePoints : [];

    /// <summary>Place of the last visible point at or before an offset; of the method's first when none is before it; null when it has none.</summary>
    public SourcePlace? At(MethodDefinition method, int offset)
    {
        SequencePoint? covering = null;
        foreach (SequencePoint point in Points(method))
        {
            if (point.IsHidden) continue;
            if (covering is not null && point.Offset > offset) break;
            covering = point;
        }
        return covering is null ? null : new(covering.Document.Url, covering.StartLine);
    }

    /// <summary>First visible place of what was written as a method's body, which for iterators and async methods stands in a state machine.</summary>
    public SourcePlace? First(MethodDefinition method) => At(method, -1) ?? (StateMachineOf(method) is { } moveNext ? At(moveNext, -1) : null);

    /// <summary>First known line of a type: the lowest in the file of its first method with a place; the enclosing type's when none has one.</summary>
    public SourcePlace? First(TypeDefinition type)
    {
        var places = type.Methods.Select(First).OfType<SourcePlace>().ToList();
        if (places.Count > 0) return places.Where(place => place.File == places[0].File).MinBy(place => place.Line);
        return type.DeclaringType is { } outer ? First(outer) : null;
    }

    /// <summary>The file of a type without code, as a place without a line; null when it is not known.</summary>
    public SourcePlace? Document(TypeDefinition type) => documents.Value.TryGetValue((int)type.MetadataToken.ToUInt32(), out string? file) ? new(file, 0) : null;

    /// <summary>The <c>MoveNext</c> that holds the body of an iterator or async method; null for any other.</summary>
    public static MethodDefinition? StateMachineOf(MethodDefinition method)
    {
        CustomAttribute? mark = method.HasCustomAttributes ? method.CustomAttributes.FirstOrDefault(CompilerOutput.MarksStateMachine) : null;
        return mark is { ConstructorArguments: [{ Value: TypeReference machine }] }
            ? (machine as TypeDefinition ?? method.Module.GetType(machine.GetElementType().FullName))?.Methods.FirstOrDefault(m => m.Name == "MoveNext")
            : null;
    }

    /// <summary>The type of this module that a reference means; null for any other module's.</summary>
    public TypeDefinition? Definition(TypeReference? type) =>
        type?.GetElementType() is not { } element ? null : element as TypeDefinition ?? (element.Scope is AssemblyNameReference scope && scope.Name == Module.Assembly.Name.Name
            ? Module.GetType(element.FullName)
            : null);

    public void Dispose() => Module.Dispose();

    private static IReadOnlyDictionary<int, string> ReadDocuments(byte[] assembly)
    {
        try
        {
            return TypeDocuments.Of(new MemoryStream(assembly, writable: false));
        }
        catch (BadImageFormatException)
        {
            return new Dictionary<int, string>();
        }
    }

    private bool ReadSymbols()
    {
        // Debug information is a help, never a condition: whatever is wrong with it, the code is still read, only without places.
        try
        {
            if (Module.HasDebugHeader && Module.GetDebugHeader().Entries.Any(entry => entry.Directory.Type == ImageDebugType.EmbeddedPortablePdb))
                Module.ReadSymbols(new EmbeddedPortablePdbReaderProvider().GetSymbolReader(Module, Module.Name), throwIfSymbolsAreNotMaching: false);
            else if (path is not null && File.Exists(Path.ChangeExtension(path, ".pdb")))
                Module.ReadSymbols(new PortablePdbReaderProvider().GetSymbolReader(Module, path), throwIfSymbolsAreNotMaching: false);
            return Module.HasSymbols;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Names are enough: no referenced assembly is opened.</summary>
    private sealed class NoAssemblies : IAssemblyResolver
    {
        public AssemblyDefinition? Resolve(AssemblyNameReference name) => null;

        public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => null;

        public void Dispose()
        {
        }
    }
}
