using System.Reflection;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Records, tuples and other types whose constructor and settable members give all the tensors that they hold.</summary>
internal sealed class TreeMembers : TreeKind
{
    private readonly Type type;
    private readonly ConstructorInvoker? constructor;
    private readonly Member[] parameters, settable;

    private TreeMembers(Type type, ConstructorInfo? constructor, Member[] parameters, Member[] settable)
    {
        (this.type, this.parameters, this.settable) = (type, parameters, settable);
        // Invokers are quick, and what a constructor or a property throws comes to the caller as it was thrown.
        if (constructor is not null) this.constructor = ConstructorInvoker.Create(constructor);
        State = StateOf(type, constructor, [.. parameters, .. settable]);
    }

    /// <summary>What a copy may not get: fields that no member stands for.</summary>
    protected override FieldInfo[] State { get; }

    /// <summary>How a type is taken apart; null when some of its tensors cannot be reached.</summary>
    public static TreeMembers? Of(Type type)
    {
        // What the platform's own collections hold is not told by their members; tuples are the exception.
        if (IsPlatform(type) && !type.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple))) return null;
        var members = Members(type);
        foreach (var candidate in type.GetConstructors().OrderByDescending(c => c.GetParameters().Length))
        {
            var given = candidate.GetParameters().Select(p => members.FirstOrDefault(m => m.Type == p.ParameterType && string.Equals(m.Name, p.Name, StringComparison.OrdinalIgnoreCase))).ToArray();
            if (given.Contains(null)) continue;
            if (Covering(candidate, given!) is { } found) return found;
        }
        return type.IsValueType ? Covering(null, []) : null;

        TreeMembers? Covering(ConstructorInfo? candidate, Member[] given)
        {
            Member[] settable = [.. members.Where(m => m.Set is not null && !given.Contains(m))];
            return Hidden(type, [.. given, .. settable]) is null ? new(type, candidate, given, settable) : null;
        }
    }

    /// <summary>What stands in the way of taking a type apart.</summary>
    public static string WhyNot(Type type) => IsPlatform(type) ? "it is none of the collections that trees are made of."
        : Hidden(type, [.. Members(type).Where(m => m.Set is not null)]) is { } field
            ? $"its field '{field.Name}' may hold tensors, and neither a constructor parameter of a property's name nor a settable property gives it."
        : "it has no public constructor whose parameters are its properties.";

    /// <summary>Whether a type's instances can hold what is sought: tensors, or random keys.</summary>
    public static bool MayHold(Type sought, Type type) => MayHold(sought, type, []);

    protected override object RebuildParts(object node, TreePlace? place, TreeWalk walk)
    {
        bool changed = false;
        object?[] given = Others(parameters, node, place, walk, ref changed), set = Others(settable, node, place, walk, ref changed);
        if (!changed) return node;
        object copy = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(given.AsSpan());
        for (int i = 0; i < set.Length; i++) settable[i].Set!(copy, set[i]);
        return Array.Find(State, field => !TreeState.AreAlike(field.GetValue(node), field.GetValue(copy))) is not { } lost ? copy : throw new NotSupportedException(
            $"{place?.ToString() ?? "The argument"} is of the type {type.Name}, whose '{TreeState.NameOf(lost)}' its copy with other tensors would not have: neither a constructor parameter of a property's name "
            + "nor a settable property gives it. Make it a property with get and set, or implement ITree; what is only kept for speed may be a Lazy.");
    }

    private static object?[] Others(Member[] members, object node, TreePlace? place, TreeWalk walk, ref bool changed)
    {
        if (members.Length == 0) return [];
        var others = new object?[members.Length];
        for (int i = 0; i < others.Length; i++)
        {
            var at = new TreePlace(place, members[i].Step);
            object? item = members[i].Get(node), another = TreeKind.Rebuild(item, at, walk);
            bool isOther = !ReferenceEquals(item, another);
            changed |= isOther;
            others[i] = isOther ? Fitting(at, members[i].Type, another) : item;
        }
        return others;
    }

    /// <summary>Whether a type is the platform's.</summary>
    public static bool IsPlatform(Type type) => type.Namespace is { } name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));

    private static bool MayHold(Type sought, Type type, HashSet<Type> seen)
    {
        if (sought.IsAssignableFrom(type) || typeof(ITree).IsAssignableFrom(type) || type == typeof(object)) return true;
        if (type == typeof(RandomKey) || type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type) || !seen.Add(type)) return false;
        if (type.HasElementType) return MayHold(sought, type.GetElementType()!, seen);
        if (type.GenericTypeArguments.Any(argument => MayHold(sought, argument, seen))) return true;
        return !IsPlatform(type) && (type.IsInterface || Fields(type).Any(field => MayHold(sought, field.FieldType, seen)));
    }

    // A field that may hold tensors and that none of the members stands for.
    private static FieldInfo? Hidden(Type type, Member[] members) => Beside(type, members).FirstOrDefault(field => MayHold(typeof(Tensor), field.FieldType));

    // Fields that hold no tensors and that none of the members stands for. A field that only the one constructor sets, to a value, has in the copy what belongs to the copy's tensors.
    private static FieldInfo[] StateOf(Type type, ConstructorInfo? constructor, Member[] members)
    {
        if (IsPlatform(type)) return [];
        bool isOnly = constructor is not null && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .All(other => other == constructor || (other.GetParameters() is [var copied] && copied.ParameterType == type));
        return [.. Beside(type, members).Where(field => !IsPlatform(field.DeclaringType!) && !(isOnly && field.IsInitOnly && IsValue(field.FieldType)))];
    }

    private static bool IsValue(Type type) => type.IsValueType || type == typeof(string) || type == typeof(Type) || type.Assembly == typeof(Tensor).Assembly || typeof(Delegate).IsAssignableFrom(type);

    // A lock or a tag of the type object does not count.
    private static IEnumerable<FieldInfo> Beside(Type type, Member[] members) => Fields(type).Where(field => field.FieldType != typeof(object)
        && !members.Any(m => field.Name == $"<{m.Name}>k__BackingField" || field.Name == $"<{m.Name}>i__Field"
            || string.Equals(field.Name.TrimStart('_'), m.Name, StringComparison.OrdinalIgnoreCase) || field.Name == "m_" + m.Name));

    /// <summary>The fields of a type and its bases.</summary>
    public static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
        }
    }

    private static Member[] Members(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .Select(p => new Member(p.Name, p.PropertyType, Getter(p.GetMethod!), p.GetSetMethod() is { } set ? Setter(set) : null)),
        .. type.GetFields(BindingFlags.Instance | BindingFlags.Public).Select(f => new Member(f.Name, f.FieldType, f.GetValue, f.IsInitOnly ? null : f.SetValue)),
    ];

    private static Func<object, object?> Getter(MethodInfo get)
    {
        var invoker = MethodInvoker.Create(get);
        return invoker.Invoke;
    }

    private static Action<object, object?> Setter(MethodInfo set)
    {
        var invoker = MethodInvoker.Create(set);
        return (node, value) => invoker.Invoke(node, value);
    }

    /// <summary>A property or a field.</summary>
    private sealed record Member(string Name, Type Type, Func<object, object?> Get, Action<object, object?>? Set)
    {
        /// <summary>The step of a place that leads to it.</summary>
        public string Step { get; } = "." + Name;
    }
}
