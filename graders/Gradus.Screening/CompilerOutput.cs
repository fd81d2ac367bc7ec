using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>Tells what the C# compiler adds from what somebody wrote, so that nobody is blamed for the former.</summary>
internal static class CompilerOutput
{
    private const string Services = "System.Runtime.CompilerServices";

    /// <summary>Attributes that the compiler emits for a language feature.</summary>
    private static readonly HashSet<string> attributes =
    [
        .. new[]
        {
            "AsyncIteratorStateMachine", "AsyncMethodBuilder", "AsyncStateMachine", "CompilationRelaxations", "CompilerFeatureRequired", "CompilerGenerated", "DecimalConstant",
            "Dynamic", "Extension", "ExtensionMarker", "FixedBuffer", "InlineArray", "InterpolatedStringHandler", "IsByRefLike", "IsReadOnly", "IsUnmanaged",
            "IteratorStateMachine", "NativeInteger", "Nullable", "NullableContext", "NullablePublicOnly", "ParamCollection", "PreserveBaseOverrides", "RefSafetyRules",
            "RequiredMember", "RequiresLocation", "RuntimeCompatibility", "ScopedRef", "TupleElementNames", "UnsafeValueType",
        }.Select(name => $"{Services}.{name}Attribute"),
        "Microsoft.CodeAnalysis.EmbeddedAttribute", "System.ObsoleteAttribute", "System.ParamArrayAttribute", "System.Reflection.DefaultMemberAttribute",
        "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.DebuggerStepThroughAttribute", "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute",
        "System.Runtime.InteropServices.InAttribute",
    ];

    /// <summary>Whether the compiler made a type up: closures, state machines, anonymous types, embedded attributes. No written name starts with an angle bracket, but for file-local types.</summary>
    public static bool Made(TypeReference type)
    {
        for (TypeReference? each = type.GetElementType(); each is not null; each = each.DeclaringType)
            if (each.Name.StartsWith('<') && TypeName.FileLocalPrefix(each.Name) == 0) return true;
        // An attribute that everybody can write counts only where nobody may: structural rules keep these namespaces free.
        return type is TypeDefinition { Namespace: Services or "Microsoft.CodeAnalysis" } definition && Has(definition, "Microsoft.CodeAnalysis.EmbeddedAttribute");
    }

    /// <summary>Whether the compiler made a member up: lambdas, local functions, backing fields.</summary>
    public static bool Made(MemberReference member) => member.Name.StartsWith('<') || Made(member.DeclaringType);

    /// <summary>
    /// Whether nobody wrote a method's body: members of records, accessors of events, the frame of a state machine. Such bodies have no sequence points; lambdas, local functions
    /// and calls of <c>base</c> out of them lack those only where <c>#line hidden</c> or missing debug information takes them away, and have names that tell.
    /// </summary>
    public static bool Synthesised(MethodDefinition method, IList<SequencePoint> points) =>
        points.Count == 0 && method.HasBody && (method.CustomAttributes.Any(MarksStateMachine)
            || (!method.Name.StartsWith('<') && (Made(method.DeclaringType) ? method.Name != "MoveNext" : Has(method, $"{Services}.CompilerGeneratedAttribute"))));

    /// <summary>Whether the compiler may have put an attribute where it stands.</summary>
    public static bool Emits(CustomAttribute attribute) => attributes.Contains(attribute.AttributeType.FullName);

    /// <summary>Whether a call is what <c>new T()</c> of a type parameter becomes.</summary>
    public static bool IsNewOfTypeParameter(MethodReference method) =>
        method is GenericInstanceMethod { Name: "CreateInstance", DeclaringType.FullName: "System.Activator", GenericArguments: [GenericParameter] };

    public static bool MarksStateMachine(CustomAttribute attribute) =>
        attribute.AttributeType is { Namespace: Services, Name: "IteratorStateMachineAttribute" or "AsyncStateMachineAttribute" or "AsyncIteratorStateMachineAttribute" };

    private static bool Has(ICustomAttributeProvider provider, string attribute) =>
        provider.HasCustomAttributes && provider.CustomAttributes.Any(each => each.AttributeType.FullName == attribute);
}
