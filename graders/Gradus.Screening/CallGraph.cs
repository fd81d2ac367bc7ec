using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>
/// What each piece of an assembly leads to when it runs, too much rather than too little: a call of a virtual member leads to all members of its name, a type that is made to all
/// its virtual members (somebody else may call them) and those that it inherits, a call of another module's virtual member to what may stand for it here, a function that is taken to its body, and a field to those who put something there.
/// </summary>
/// <remarks>Pieces are methods, fields, the virtual members of one name (<see cref="Slot"/>), and types that are made (<see cref="Made"/>).</remarks>
internal sealed class CallGraph
{
    private readonly AssemblyImage image;
    private readonly CodePlaces places;
    private readonly Dictionary<MethodDefinition, HashSet<object>> leads = [];
    private readonly Dictionary<Slot, List<MethodDefinition>> slots = [];
    private readonly Dictionary<FieldDefinition, FieldUse> fields = [];
    private readonly Dictionary<MethodDefinition, HashSet<FieldDefinition>> changes = [];
    private readonly SharedFields shared = new();
    private readonly Dictionary<TypeDefinition, ILookup<string, MethodDefinition>> named = [];
    private readonly Dictionary<TypeDefinition, Dictionary<string, FieldDefinition>> namedFields = [];
    private readonly Dictionary<FieldDefinition, bool> given = [];
    private readonly ForeignCalls foreign;
    private ILookup<object, MethodDefinition>? callers;
    private int mentions;

    /// <summary>Reads all bodies.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="isStudents">Whether code at a place is the student's; null stands for a place that is not known.</param>
    /// <exception cref="UseFinder.TooMuchException">Types are nested into each other without end.</exception>
    public CallGraph(AssemblyImage image, Func<SourcePlace?, bool> isStudents)
    {
        (this.image, places) = (image, new CodePlaces(image, isStudents));
        foreign = new ForeignCalls(image);
        foreach (TypeDefinition type in image.Module.GetTypes())
            foreach (MethodDefinition method in type.Methods)
                Read(method);
    }

    /// <summary>All methods.</summary>
    public IEnumerable<MethodDefinition> Methods => leads.Keys;

    /// <summary>Everything that some methods lead to, themselves included.</summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="enters">Which methods are followed, the roots aside; null for all.</param>
    public HashSet<object> From(IEnumerable<MethodDefinition> roots, Func<MethodDefinition, bool>? enters = null)
    {
        HashSet<object> reached = [.. roots];
        Queue<object> open = new(reached);
        while (open.TryDequeue(out object? piece))
            foreach (object next in From(piece))
                if ((next is not MethodDefinition method || enters?.Invoke(method) != false) && reached.Add(next)) open.Enqueue(next);
        return reached;
    }

    /// <summary>The static fields of the student's among pieces whose content may have come from others: one for all that may hold the same.</summary>
    public HashSet<FieldDefinition> Reads(IEnumerable<object> pieces) => [.. pieces.OfType<FieldDefinition>().Where(IsShared).Select(shared.Of)];

    /// <summary>Those that methods among pieces may put something into.</summary>
    public HashSet<FieldDefinition> Changes(IEnumerable<object> pieces) =>
        [.. pieces.OfType<MethodDefinition>().SelectMany(method => changes.GetValueOrDefault(method) ?? []).Where(IsShared).Select(shared.Of)];

    /// <summary>The members of a type and what it inherits from that other modules may call where they have an object of it.</summary>
    public IEnumerable<MethodDefinition> CalledFromOutside(TypeDefinition type)
    {
        for (TypeDefinition? each = type; each is not null; each = image.Definition(each.BaseType))
            foreach (TypeDefinition part in each.Interfaces.Select(implemented => image.Definition(implemented.InterfaceType)).OfType<TypeDefinition>().Prepend(each))
                foreach (MethodDefinition method in part.Methods.Where(method => !method.IsStatic && foreign.MayCall(method)))
                    yield return method;
    }

    private bool IsShared(FieldDefinition field) => fields[field].IsState && !IsGiven(field);

    private IEnumerable<object> From(object piece) => piece switch
    {
        MethodDefinition method => leads[method],
        Slot slot => slots.GetValueOrDefault(slot, []),
        Made made => From(made.Type),
        FieldDefinition field => From(field),
        _ => [],
    };

    private IEnumerable<object> From(TypeDefinition made)
    {
        // `new T()` of a type parameter calls what nobody names.
        foreach (MethodDefinition method in made.Methods.Where(each => each.IsVirtual || each.HasOverrides || each is { IsConstructor: true, IsStatic: false, HasParameters: false })) yield return method;
        foreach (TypeReference above in made.Interfaces.Select(each => each.InterfaceType).Prepend(made.BaseType))
            if (image.Definition(above) is { } own) yield return new Made(own);
    }

    private IEnumerable<MethodDefinition> From(FieldDefinition field)
    {
        if (IsGiven(field)) return []; // by given code, or by an argument of it
        FieldUse use = fields[field];
        IEnumerable<MethodDefinition> own = use.Stores.Select(store => store.Method).Concat(use.IsPlain ? [] : use.Takers);
        // An accessor only stands for its field: what is put there comes from those who call it.
        return own.Concat(own.Where(method => method.IsSetter || method.IsAddOn || (method.IsGetter && !use.IsPlain)).Distinct().ToList().SelectMany(Callers));
    }

    private IEnumerable<MethodDefinition> Callers(MethodDefinition accessor)
    {
        callers ??= leads.SelectMany(each => each.Value.Where(piece => piece is Slot or MethodDefinition { IsSetter: true } or MethodDefinition { IsAddOn: true } or MethodDefinition { IsGetter: true })
            .Select(piece => (Piece: piece, Caller: each.Key))).ToLookup(each => each.Piece, each => each.Caller);
        return accessor.IsVirtual ? callers[accessor].Concat(callers[Slot.Of(accessor)]) : callers[accessor];
    }

    /// <summary>Whether only given code puts something into a field.</summary>
    private bool IsGiven(FieldDefinition field)
    {
        if (!given.TryGetValue(field, out bool known))
            given.Add(field, known = fields[field].Stores is { Count: > 0 } stores && stores.All(store => !places.IsStudents(store.Method, store.Offset)));
        return known;
    }

    private void Read(MethodDefinition method)
    {
        HashSet<object> to = leads[method] = [];
        if (method.IsVirtual || method.HasOverrides)
        {
            // An explicit implementation may have any name: an indexer's does.
            HashSet<Slot> mine = [Slot.Of(method), .. method.Overrides.Select(Slot.Of)];
            if (foreign.MayCall(method)) mine.UnionWith([.. mine.Select(slot => slot with { IsForeign = true })]);
            foreach (Slot slot in mine) (slots.TryGetValue(slot, out var same) ? same : slots[slot] = []).Add(method);
        }
        if (!method.DeclaringType.IsBeforeFieldInit) AddInitializer(method.DeclaringType, to);
        if (!method.HasBody) return;
        var flow = new BodyFlow(method.Body);
        List<FieldDefinition> together = [];
        foreach (Instruction instruction in method.Body.Instructions)
            switch (instruction.Operand)
            {
                case MethodReference called: Add(called, instruction.OpCode.Code, to); break;
                case FieldReference field: Add(field, instruction, method, flow, to, together); break;
                case TypeReference type when instruction.OpCode.Code is not (Code.Castclass or Code.Isinst): Make(type, to); break;
            }
        shared.Join(together);
    }

    private void Add(MethodReference called, Code code, HashSet<object> to)
    {
        if (called is GenericInstanceMethod instance)
            foreach (TypeReference argument in instance.GenericArguments) Make(argument, to);
        MakeArguments(called.DeclaringType, to);
        if (image.Definition(called.DeclaringType) is not { } type)
        {
            if (code is Code.Callvirt or Code.Ldvirtftn) to.Add(Slot.Of(called) with { IsForeign = true });
            return;
        }
        if (!type.IsBeforeFieldInit) AddInitializer(type, to);
        foreach (MethodDefinition target in Targets(type, called))
        {
            to.Add(target);
            if (target is { IsConstructor: true, IsStatic: false }) to.Add(new Made(target.DeclaringType));
            // A static one is chosen by a type argument, any other by the object, unless it is called as base's.
            if (target.IsVirtual && (target.IsStatic || code != Code.Call)) to.Add(Slot.Of(target));
        }
    }

    /// <summary>The overload that a call is bound to, in the type or what it inherits from; all of the name where none fits.</summary>
    private IEnumerable<MethodDefinition> Targets(TypeDefinition type, MethodReference called)
    {
        if (called.GetElementMethod() is MethodDefinition own) return [own];
        string signature = SignatureName.Of(called.GetElementMethod());
        for (TypeDefinition? each = type; each is not null; each = image.Definition(each.BaseType))
            if (Named(each, called.Name).ToList() is { Count: > 0 } same)
                return same.FindAll(method => SignatureName.Of(method) == signature) is { Count: > 0 } exact ? exact : same;
        return [];
    }

    private IEnumerable<MethodDefinition> Named(TypeDefinition type, string name)
    {
        if (!named.TryGetValue(type, out var methods)) named.Add(type, methods = type.Methods.ToLookup(method => method.Name, StringComparer.Ordinal));
        return methods[name];
    }

    private FieldDefinition? FieldOf(TypeDefinition type, string name)
    {
        if (!namedFields.TryGetValue(type, out var own)) namedFields.Add(type, own = type.Fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal));
        return own.GetValueOrDefault(name);
    }

    private void Add(FieldReference reference, Instruction instruction, MethodDefinition method, BodyFlow flow, HashSet<object> to, List<FieldDefinition> together)
    {
        MakeArguments(reference.DeclaringType, to);
        if (image.Definition(reference.DeclaringType) is not { } type) return;
        var field = reference as FieldDefinition;
        for (TypeDefinition? each = type; each is not null && field is null; each = image.Definition(each.BaseType)) field = FieldOf(each, reference.Name);
        // What a closure or an iterator has for a field is a local of code that is followed anyway.
        if (field is null || CompilerOutput.Made(field.DeclaringType)) return;
        if (!fields.TryGetValue(field, out FieldUse? use)) fields.Add(field, use = new FieldUse(field));
        Code code = instruction.OpCode.Code;
        bool stores = code is Code.Stfld or Code.Stsfld || (code is Code.Ldflda or Code.Ldsflda && !(field.IsInitOnly && !method.IsConstructor));
        if (stores)
        {
            var store = new FieldUse.Store(method, instruction.Offset, BodyFlow.IsFresh(instruction), flow.MakesClosure);
            use.Stores.Add(store);
            if (!use.IsFirst(store)) Change(method, field);
            if (field.IsStatic && !use.IsPlain && (flow.MakesClosure || BodyFlow.IsPassedOn(instruction))) together.Add(field);
        }
        if (code is Code.Stfld or Code.Stsfld) return;
        to.Add(field);
        if (use.IsPlain || (use.IsArray && flow.OnlyReads(instruction))) return;
        use.Takers.Add(method);
        if (!field.IsStatic) return;
        Change(method, field);
        together.Add(field);
    }

    private void Change(MethodDefinition method, FieldDefinition field)
    {
        if (!field.IsStatic) return;
        if (!changes.TryGetValue(method, out var own)) changes.Add(method, own = []);
        own.Add(field);
    }

    private void Make(TypeReference type, HashSet<object> to)
    {
        if (++mentions > UseFinder.MostMentions) throw new UseFinder.TooMuchException();
        MakeArguments(type, to);
        if (image.Definition(type) is { } own && to.Add(new Made(own)) && !own.IsBeforeFieldInit) AddInitializer(own, to);
    }

    private void MakeArguments(TypeReference type, HashSet<object> to)
    {
        for (TypeReference? each = type; each is TypeSpecification specification; each = specification.ElementType)
            if (each is GenericInstanceType instance)
                foreach (TypeReference argument in instance.GenericArguments) Make(argument, to);
    }

    private void AddInitializer(TypeDefinition type, HashSet<object> to) => to.UnionWith(Named(type, ".cctor"));

    /// <summary>The virtual members of one name and number of parameters: any of them may be what a call of one of them runs; of one of another module's, those that may stand for it.</summary>
    private readonly record struct Slot(string Name, int Parameters, bool IsForeign = false)
    {
        public static Slot Of(MethodReference method) => new(method.Name[(method.Name.LastIndexOf('.') + 1)..], method.Parameters.Count);
    }

    /// <summary>A type of which there is an object, or which is an argument for a type parameter.</summary>
    private readonly record struct Made(TypeDefinition Type);
}
