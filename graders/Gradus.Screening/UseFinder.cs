using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>Walks a type's declarations and bodies and collects the uses that a policy is against, each at the place that is being walked.</summary>
/// <param name="image">The assembly.</param>
/// <param name="policy">What may be used.</param>
/// <param name="isStudentFile">Says which files count; null when all do.</param>
/// <param name="findings">Where they are collected.</param>
internal sealed class UseFinder(AssemblyImage image, ScreeningPolicy policy, Func<string, bool>? isStudentFile, FindingList findings)
{
    /// <summary>Types can be nested into each other so that their names grow as powers of two: a million times what honest code mentions.</summary>
    internal const int MostMentions = 20_000_000;

    private readonly ExerciseReach reach = new(image, policy.Members, isStudentFile);
    private readonly Dictionary<(TypeReference, string, bool), TypeReference> owners = [];
    private readonly Dictionary<string, bool> students = new(StringComparer.Ordinal);
    private int mentions;
    private string? typeWithoutLine;
    private SourcePlace? place;
    private bool inCode;
    private TypeDefinition? walkedType;
    private MethodDefinition? walkedMethod;
    private string? attributeOfAssembly;

    public void Visit(TypeDefinition type)
    {
        walkedType = type;
        SourcePlace? start = image.First(type) ?? image.Document(type);
        place = start;
        typeWithoutLine = start is { Line: 0 } && TypeName.Of(type).Path is var path ? path[(path.LastIndexOf('.') + 1)..] : null;
        // What a closure or state machine declares is seen where the written code uses it.
        bool written = !CompilerOutput.Made(type);
        if (written) VisitDeclaration(type);
        bool isDelegate = type.BaseType?.FullName == "System.MulticastDelegate";
        foreach (MethodDefinition method in type.Methods)
            if (!isDelegate || method.Name == "Invoke") Visit(method, start, written);
        walkedType = null;
    }

    private void VisitDeclaration(TypeDefinition type)
    {
        if (type.BaseType is { FullName: not ("System.Object" or "System.ValueType" or "System.Enum" or "System.MulticastDelegate") } parent) Mention(parent);
        foreach (InterfaceImplementation each in type.Interfaces) Mention(each.InterfaceType);
        VisitAttributes(type);
        VisitParameters(type);
        foreach (FieldDefinition field in type.Fields)
        {
            Mention(field.FieldType);
            VisitAttributes(field);
        }
        foreach (PropertyDefinition property in type.Properties) VisitAttributes(property);
        foreach (EventDefinition each in type.Events) VisitAttributes(each);
    }

    private void Visit(MethodDefinition method, SourcePlace? typeStart, bool written)
    {
        IList<SequencePoint> points = image.Points(method);
        SourcePlace? start = image.First(method) ?? typeStart;
        place = start;
        bool synthesised = CompilerOutput.Synthesised(method, points);
        // The frame of a state machine is the compiler's, but its signature was written.
        if (synthesised && (!written || AssemblyImage.StateMachineOf(method) is null)) return;
        walkedMethod = method;
        VisitDeclaration(method, written);
        if (!synthesised && method.HasBody && !IsGiven(points))
        {
            inCode = !method.IsConstructor || points.Count > 0;
            Visit(method.Body, points, start);
            inCode = false;
        }
        walkedMethod = null;
    }

    private void VisitDeclaration(MethodDefinition method, bool written)
    {
        VisitAttributes(method);
        VisitAttributes(method.MethodReturnType);
        VisitParameters(method);
        Mention(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Mention(parameter.ParameterType);
            VisitAttributes(parameter);
        }
        if (written)
            foreach (MethodReference implemented in method.Overrides) Use(implemented);
    }

    private void Visit(MethodBody body, IList<SequencePoint> points, SourcePlace? start)
    {
        var seen = new bool[body.Variables.Count];
        int next = 0;
        ILookup<Instruction, TypeReference> caught = body.ExceptionHandlers.Where(each => each.CatchType is not null).ToLookup(each => each.HandlerStart, each => each.CatchType);
        foreach (Instruction instruction in body.Instructions)
        {
            for (; next < points.Count && points[next].Offset <= instruction.Offset; next++)
                if (!points[next].IsHidden) place = new(points[next].Document.Url, points[next].StartLine);
            if (caught.Count > 0)
                foreach (TypeReference type in caught[instruction]) Mention(type);

            switch (instruction.Operand)
            {
                case MethodReference method: Use(method); break;
                case FieldReference field: Use(field); break;
                case TypeReference type: Mention(type); break;
                case CallSite signature:
                    Structure("screen.pointer", "delegate*");
                    Mention(signature);
                    break;
            }
            if (Local(instruction) is { } local && !seen[local])
            {
                seen[local] = true;
                Mention(body.Variables[local].VariableType);
            }
        }
        place = start;
        foreach (VariableDefinition variable in body.Variables)
            if (!seen[variable.Index]) Mention(variable.VariableType);
    }

    /// <summary>Attributes of the assembly and its module; debug information does not say where they stand.</summary>
    public void VisitAssembly()
    {
        place = null;
        inCode = true;
        foreach (ICustomAttributeProvider provider in (ICustomAttributeProvider[])[image.Module.Assembly, image.Module])
            foreach (CustomAttribute attribute in provider.CustomAttributes.Where(attribute => !CompilerOutput.Emits(attribute)))
            {
                attributeOfAssembly = attribute.AttributeType.Name;
                Use(attribute.Constructor);
            }
        attributeOfAssembly = null;
        inCode = false;
    }

    private void VisitAttributes(ICustomAttributeProvider provider)
    {
        if (!provider.HasCustomAttributes) return;
        foreach (CustomAttribute attribute in provider.CustomAttributes.Where(attribute => !CompilerOutput.Emits(attribute)))
        {
            Use(attribute.Constructor);
            foreach (TypeReference type in AttributeTypes.In(attribute)) Mention(type);
        }
    }

    private void VisitParameters(IGenericParameterProvider provider)
    {
        if (!provider.HasGenericParameters) return;
        foreach (GenericParameter parameter in provider.GenericParameters)
        {
            VisitAttributes(parameter);
            // `where T : struct` is compiled to a base type.
            foreach (GenericParameterConstraint constraint in parameter.Constraints)
                if (constraint.ConstraintType.FullName != "System.ValueType") Mention(constraint.ConstraintType);
        }
    }

    private void Use(MethodReference method)
    {
        if (CompilerOutput.IsNewOfTypeParameter(method)) return;
        if (method is GenericInstanceMethod instance)
            foreach (TypeReference argument in instance.GenericArguments) Mention(argument);
        bool makesDelegate = method is { Name: ".ctor", Parameters: [{ ParameterType.MetadataType: MetadataType.Object }, { ParameterType.MetadataType: MetadataType.IntPtr }] };
        Use(method, isField: false, hasNoParameters: method.Parameters.Count == 0, makesDelegate);
    }

    private void Use(FieldReference field)
    {
        Use(field, isField: true, hasNoParameters: false);
        // A captured variable or a local of an iterator has become a field.
        if (CompilerOutput.Made(field)) Mention(field.FieldType);
    }

    private void Use(MemberReference member, bool isField, bool hasNoParameters, bool makesDelegate = false)
    {
        if (!Counts()) return;
        if (member.DeclaringType is ArrayType array)
        {
            Mention(array);
            return;
        }
        MentionArguments(member.DeclaringType);
        if (CompilerOutput.Made(member)) return;

        TypeReference owner = Owner(member.DeclaringType, member.Name, isField);
        TypeName name = TypeName.Of(owner);
        Ask(new(name, member.Name, hasNoParameters, IsGiven(owner)), $"{name.Path}.{MemberName.Of(member.Name)}", makesDelegate);
    }

    /// <summary>The type that declares a member: a derived type of this module stands for what it inherits.</summary>
    private TypeReference Owner(TypeReference type, string member, bool isField)
    {
        type = type.GetElementType();
        if (type is not TypeDefinition) return type;
        if (owners.TryGetValue((type, member, isField), out TypeReference? known)) return known;
        TypeReference owner = type;
        while (owner.GetElementType() is TypeDefinition { BaseType: { } parent } own && !(isField ? own.Fields.Any(each => each.Name == member) : own.Methods.Any(each => each.Name == member)))
            owner = parent;
        return owners[(type, member, isField)] = owner;
    }

    private bool IsGiven(TypeReference type) =>
        type.GetElementType() is var element && (element is TypeDefinition || element.Scope is ModuleDefinition
            || (element.Scope is AssemblyNameReference assembly && (assembly.Name == image.Module.Assembly.Name.Name || policy.Gives(assembly.Name))));

    private void Mention(TypeReference type)
    {
        if (++mentions > MostMentions) throw new TooMuchException();
        if (!Counts()) return;
        switch (type)
        {
            case GenericParameter: break;
            case FunctionPointerType pointer:
                Structure("screen.pointer", "delegate*");
                Mention((IMethodSignature)pointer);
                break;
            case PointerType pointer:
                Structure("screen.pointer", $"{TypeName.Of(pointer).Path}*");
                Mention(pointer.ElementType);
                break;
            case GenericInstanceType instance:
                MentionArguments(instance);
                Mention(instance.ElementType);
                break;
            case TypeSpecification specification: Mention(specification.ElementType); break;
            default:
                if (CompilerOutput.Made(type)) break;
                TypeName name = TypeName.Of(type);
                Ask(new(name, null, false, IsGiven(type)), name.Path);
                break;
        }
    }

    private void MentionArguments(TypeReference type)
    {
        if (type is not GenericInstanceType instance) return;
        foreach (TypeReference argument in instance.GenericArguments) Mention(argument);
    }

    private void Mention(IMethodSignature signature)
    {
        Mention(signature.ReturnType);
        foreach (ParameterDefinition parameter in signature.Parameters) Mention(parameter.ParameterType);
    }

    private void Ask(Question question, string written, bool makesDelegate = false)
    {
        if (policy.Judge(question) is not { } verdict) return;
        var finding = new ScreeningFinding(verdict.Kind, written, place?.File, place?.Line ?? 0)
        {
            Type = question.Type.FullName,
            MakesDelegate = makesDelegate,
            Near = verdict.Near,
            Declared = attributeOfAssembly is not null ? new(DeclaredKind.AssemblyAttribute, attributeOfAssembly)
                : place is { Line: 0 } && typeWithoutLine is not null ? new(DeclaredKind.Type, typeWithoutLine)
                : null,
        };
        if (verdict.Kind == FindingKind.Unlisted) findings.Add(finding);
        foreach (PolicyLine rule in verdict.Rules)
        {
            IReadOnlyList<string>? charged = rule.Exercises is { } exercises ? reach.Charged(exercises, walkedType, walkedMethod) : null;
            if (charged is not { Count: 0 }) findings.Add(finding with { Rule = rule, Exercises = charged });
        }
    }

    private void Structure(string key, string what)
    {
        if (Counts()) findings.Add(new(FindingKind.Structure, what, place?.File, place?.Line ?? 0) { Structure = key });
    }

    // Declarations and default constructors may lack a place for good reason; other code lacks it only where somebody hid it.
    private bool Counts() => isStudentFile is null || (place is null ? inCode || !image.HasSymbols : IsStudents(place.File));

    /// <summary>Whether a body was written in given files alone: it need not be read.</summary>
    private bool IsGiven(IList<SequencePoint> points) =>
        isStudentFile is not null && points.Any(point => !point.IsHidden) && points.All(point => point.IsHidden || !IsStudents(point.Document.Url));

    private bool IsStudents(string file)
    {
        if (!students.TryGetValue(file, out bool known)) students[file] = known = isStudentFile!(file);
        return known;
    }

    private static int? Local(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => 0,
        Code.Ldloc_1 or Code.Stloc_1 => 1,
        Code.Ldloc_2 or Code.Stloc_2 => 2,
        Code.Ldloc_3 or Code.Stloc_3 => 3,
        _ => (instruction.Operand as VariableDefinition)?.Index,
    };

    /// <summary>The code mentions more than can be looked through.</summary>
    internal sealed class TooMuchException : Exception;
}
