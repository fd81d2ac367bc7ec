using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>What becomes of a value in a body, as far as one way through an expression and one local tell.</summary>
/// <param name="body">The body.</param>
internal sealed class BodyFlow(MethodBody body)
{
    /// <summary>How far a value is followed: what honest expressions come to, many times over.</summary>
    private const int MostSteps = 500;

    private readonly Dictionary<int, bool> locals = [];
    private ILookup<int, Instruction>? uses;

    /// <summary>Whether the method makes an object that its lambdas have in common.</summary>
    public bool MakesClosure { get; } = body.Instructions.Any(each => each is { OpCode.Code: Code.Newobj, Operand: MethodReference { DeclaringType: var type } }
        && type.GetElementType() is TypeDefinition { IsClass: true } made && CompilerOutput.Made(made) && made.Fields.Any(field => !field.IsStatic));

    /// <summary>Whether of an array that an instruction puts on the stack only elements and lengths are read.</summary>
    public bool OnlyReads(Instruction source) => Consumer(source) is { } consumer && (IsRead(consumer) || (Stored(consumer) is { } local && OnlyReads(local)));

    /// <summary>Whether what a store puts somewhere was made right before, with nobody else to have it.</summary>
    public static bool IsFresh(Instruction store) => store.Previous is { } made && (made.OpCode.Code is Code.Newarr or Code.Ldnull or (>= Code.Stelem_I and <= Code.Stelem_Ref) or Code.Stelem_Any
        || made.Operand is MethodReference { Name: "InitializeArray" } or MethodReference { Name: ".ctor", DeclaringType: ArrayType });

    /// <summary>Whether what a store puts somewhere was not made by the instruction before.</summary>
    public static bool IsPassedOn(Instruction store) => store.Previous is { OpCode.Code: var code } && (Loaded(store.Previous) is not null
        || code is Code.Dup or Code.Stsfld or Code.Ldsfld or Code.Ldfld or Code.Castclass or Code.Ldarg or Code.Ldarg_S or Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3);

    private bool OnlyReads(int local)
    {
        if (locals.TryGetValue(local, out bool known)) return known;
        uses ??= body.Instructions.Where(each => Loaded(each) is not null).ToLookup(each => Loaded(each)!.Value);
        return locals[local] = uses[local].All(each => each.OpCode.Code is not (Code.Ldloca or Code.Ldloca_S) && Consumer(each) is { } consumer && IsRead(consumer));
    }

    private static bool IsRead(Instruction consumer) => consumer.OpCode.Code is (>= Code.Ldelem_I1 and <= Code.Ldelem_Ref) or Code.Ldelem_Any or Code.Ldlen
        || (consumer.Operand is MethodReference called && FieldUse.Reads(called));

    /// <summary>The instruction that takes what another one has put on the stack; null when that is not plain to see.</summary>
    private static Instruction? Consumer(Instruction source)
    {
        int above = 0, steps = 0;
        for (Instruction? each = source.Next; each is not null && steps < MostSteps; steps++)
        {
            if (each.OpCode.FlowControl is not (FlowControl.Next or FlowControl.Call or FlowControl.Meta or FlowControl.Cond_Branch or FlowControl.Branch) || Pops(each) is not { } pops) return null;
            if (pops > above) return each;
            above += Pushes(each) - pops;
            // The ways through a conditional expression meet with the same things on the stack: one of them is enough.
            Instruction? next = each.OpCode.Code is Code.Br or Code.Br_S ? (Instruction)each.Operand : each.OpCode.FlowControl == FlowControl.Branch ? null : each.Next;
            each = next?.Offset > each.Offset ? next : null;
        }
        return null;
    }

    private static int? Pops(Instruction instruction) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8
            or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Varpop => instruction.Operand is MethodReference called ? called.Parameters.Count + (called.HasThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0) : null,
        StackBehaviour.PopAll => null,
        _ => 3,
    };

    private static int Pushes(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand is MethodReference { ReturnType: var type } && (type is IModifierType modified ? modified.ElementType : type).MetadataType == MetadataType.Void ? 0 : 1,
        _ => 1,
    };

    private static int? Stored(Instruction instruction) => instruction.OpCode.Code switch
    {
        >= Code.Stloc_0 and <= Code.Stloc_3 => instruction.OpCode.Code - Code.Stloc_0,
        Code.Stloc or Code.Stloc_S => ((VariableDefinition)instruction.Operand).Index,
        _ => null,
    };

    private static int? Loaded(Instruction instruction) => instruction.OpCode.Code switch
    {
        >= Code.Ldloc_0 and <= Code.Ldloc_3 => instruction.OpCode.Code - Code.Ldloc_0,
        Code.Ldloc or Code.Ldloc_S or Code.Ldloca or Code.Ldloca_S => ((VariableDefinition)instruction.Operand).Index,
        _ => null,
    };
}
