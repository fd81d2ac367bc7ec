using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>Walks a type's declarations and bodies and collects the uses that rules name, each at the place that is being walked.</summary>
/// <param name="image">The assembly.</param>
/// <param name="rules">What to look for.</param>
/// <param name="isStudentFile">Says which files count; null when all do.</param>
internal sealed class UseFinder(AssemblyImage image, RuleIndex rules, Func<string, bool>? isStudentFile)
{
    private readonly HashSet<ScreeningFinding> found = [];
    private SourcePlace? place;
    private bool inCode;

    public IReadOnlyCollection<ScreeningFinding> Found => found;

    public void Visit(TypeDefinition type)
    {
        SourcePlace? start = image.First(type);
        place = start;
        // What a closure or state machine declares is seen where the written code uses it.
        bool written = !CompilerOutput.Made(type);
        if (written) VisitDeclaration(type);
        bool isDelegate = type.BaseType?.FullName == "System.MulticastDelegate";
        foreach (MethodDefinition method in type.Methods)
            if (!isDelegate || method.Name == "Invoke") Visit(method, start, written);
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
        if (synthesised || !method.HasBody) return;
        inCode = !method.IsConstructor || points.Count > 0;
        Visit(method.Body, points, start);
        inCode = false;
    }

    private void Visit(MethodBody body, IList<SequencePoint> points, SourcePlace? start)
    {
        var seen = new bool[body.Variables.Count];
        int next = 0;
        foreach (Instruction instruction in body.Instructions)
        {
            for (; next < points.Count && points[next].Offset <= instruction.Offset; next++)
                if (!points[next].IsHidden) place = new(points[next].Document.Url, points[next].StartLine);
            foreach (ExceptionHandler handler in body.ExceptionHandlers)
                if (handler.CatchType is { } caught && handler.HandlerStart == instruction) Mention(caught);

            switch (instruction.Operand)
            {
                case MethodReference method: Use(method); break;
                case FieldReference field: Use(field); break;
                case TypeReference type: Mention(type); break;
                case CallSite signature: Mention(signature); break;
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

    private void VisitAttributes(ICustomAttributeProvider provider)
    {
        if (!provider.HasCustomAttributes) return;
        foreach (CustomAttribute attribute in provider.CustomAttributes.Where(attribute => !CompilerOutput.Emits(attribute)))
        {
            Use(attribute.Constructor);
            foreach (TypeReference type in TypesIn(attribute)) Mention(type);
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
        Use(method, type => type.Methods.Any(each => each.Name == method.Name));
    }

    private void Use(FieldReference field)
    {
        Use(field, type => type.Fields.Any(each => each.Name == field.Name));
        // A captured variable or a local of an iterator has become a field.
        if (CompilerOutput.Made(field)) Mention(field.FieldType);
    }

    private void Use(MemberReference member, Func<TypeDefinition, bool> declares)
    {
        if (member.DeclaringType is ArrayType array)
        {
            Mention(array);
            return;
        }
        MentionArguments(member.DeclaringType);
        if (CompilerOutput.Made(member)) return;

        // A derived type of this module stands for the member that it inherits.
        TypeReference owner = member.DeclaringType;
        while (owner.GetElementType() is TypeDefinition { BaseType: { } parent } type && !declares(type)) owner = parent;
        TypeName name = TypeName.Of(owner);
        foreach (DenyRule rule in rules.OfMember(name, member.Name)) Add(rule, $"{name.Path}.{MemberName.Of(member.Name)}");
    }

    private void Mention(TypeReference type)
    {
        switch (type)
        {
            case GenericParameter: break;
            case FunctionPointerType pointer: Mention((IMethodSignature)pointer); break;
            case GenericInstanceType instance:
                MentionArguments(instance);
                Mention(instance.ElementType);
                break;
            case TypeSpecification specification: Mention(specification.ElementType); break;
            default:
                if (CompilerOutput.Made(type)) break;
                TypeName name = TypeName.Of(type);
                foreach (DenyRule rule in rules.OfType(name)) Add(rule, name.Path);
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

    private void Add(DenyRule rule, string member)
    {
        if (Counts()) found.Add(new(rule, member, place?.File, place?.Line ?? 0));
    }

    // Declarations and default constructors may lack a place for good reason; other code lacks it only where somebody hid it.
    private bool Counts() => isStudentFile is null || (place is null ? inCode || !image.HasSymbols : isStudentFile(place.File));

    private static List<TypeReference> TypesIn(CustomAttribute attribute)
    {
        try
        {
            return
            [
                .. attribute.ConstructorArguments.Concat(attribute.Properties.Select(each => each.Argument)).Concat(attribute.Fields.Select(each => each.Argument))
                    .SelectMany(each => each.Value is CustomAttributeArgument[] items ? items : [each]).Select(each => each.Value).OfType<TypeReference>(),
            ];
        }
        catch (ResolutionException)
        {
            // Arguments behind an enum of another assembly cannot be read without that assembly.
            return [];
        }
    }

    private static int? Local(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => 0,
        Code.Ldloc_1 or Code.Stloc_1 => 1,
        Code.Ldloc_2 or Code.Stloc_2 => 2,
        Code.Ldloc_3 or Code.Stloc_3 => 3,
        _ => (instruction.Operand as VariableDefinition)?.Index,
    };
}
