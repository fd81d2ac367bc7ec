using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Whom a use concerns that a policy denies in exercises: those from whose members it can be reached, through whatever other members of the submission.</summary>
/// <param name="image">The assembly.</param>
/// <param name="members">Which members belong to which exercise; null when that is not known.</param>
/// <param name="isStudentFile">Says which files are the student's; null when all are.</param>
internal sealed class ExerciseReach(AssemblyImage image, ExerciseMembers? members, Func<string, bool>? isStudentFile)
{
    private readonly Lazy<Reach> reach = new(() => new Reach(image, members!, isStudentFile));

    /// <summary>Which of a rule's exercises a use is charged to.</summary>
    /// <remarks>All of them where it cannot be told: no exercise's member reaches the use, or given code may run it by itself. An exercise is charged too whose members look into a
    /// static field that those who reach the use may have put something into.</remarks>
    /// <param name="named">The exercises that the rule names.</param>
    /// <param name="type">The type that the use stands in; null for an attribute of the assembly.</param>
    /// <param name="method">The method that it stands in; null for a declaration, which concerns those who reach any method or field of the type.</param>
    public IReadOnlyList<string> Charged(IReadOnlyList<string> named, TypeDefinition? type, MethodDefinition? method)
    {
        if (members is null || type is null) return named;
        if (method is not null && reach.Value.Unasked.Contains(method)) return named;
        IReadOnlySet<string> from = reach.Value.Exercises(type, method);
        return from.Count == 0 ? named : [.. named.Where(exercise => from.Contains(exercise) || reach.Value.MayShare(exercise, from))];
    }

    private sealed class Reach
    {
        private readonly Dictionary<string, HashSet<object>> reached = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<FieldDefinition>> reads = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<FieldDefinition>> changes = new(StringComparer.Ordinal);
        private readonly Dictionary<object, HashSet<string>> known = [];
        private readonly HashSet<FieldDefinition> changedUnasked;

        public Reach(AssemblyImage image, ExerciseMembers members, Func<string, bool>? isStudentFile)
        {
            var graph = new CallGraph(image, place => isStudentFile is null || place is null || isStudentFile(place.File));
            ILookup<string, TypeDefinition> types = image.Module.GetTypes().ToLookup(type => TypeName.Of(type).FullName);
            var roots = members.Exercises.ToDictionary(exercise => exercise, exercise => members.Of(exercise).SelectMany(member => Own(Methods(image, types, member))).ToList(), StringComparer.Ordinal);
            HashSet<MethodDefinition> own = [.. roots.Values.SelectMany(each => each)];
            foreach (var (exercise, mine) in roots)
            {
                // Whoever is handed the object that a member belongs to may call what it overrides.
                var handed = mine.Where(method => !method.IsStatic).Select(method => method.DeclaringType).Distinct().SelectMany(graph.CalledFromOutside);
                HashSet<object> all = reached[exercise] = graph.From([.. mine, .. handed.Where(method => !own.Contains(method) && !IsGiven(method))]);
                (reads[exercise], changes[exercise]) = (graph.Reads(all), graph.Changes(all));
            }
            // What a type does when it is made, or first touched, is no call: it counts where what it leaves in fields is used.
            Unasked = graph.From(graph.Methods.Where(IsGiven).Except(own), method => !method.IsConstructor && !own.Contains(method));
            changedUnasked = graph.Changes(Unasked);

            // A given overload has the name of the exercise's and nothing else of it.
            List<MethodDefinition> Own(List<MethodDefinition> overloads) => overloads.FindAll(method => !IsGiven(method)) is { Count: > 0 } own ? own : overloads;

            bool IsGiven(MethodDefinition method) => isStudentFile is not null
                && image.Points(method).Where(point => !point.IsHidden).ToList() is { Count: > 0 } points && points.TrueForAll(point => !isStudentFile(point.Document.Url));
        }

        /// <summary>What given code runs without going through a member of an exercise.</summary>
        public HashSet<object> Unasked { get; }

        /// <summary>The exercises whose members lead to a method, or to anything of a type. A type may have thousands of denied declarations, so that each is looked for once.</summary>
        public IReadOnlySet<string> Exercises(TypeDefinition type, MethodDefinition? method)
        {
            object asked = method is null ? type : method;
            if (!known.TryGetValue(asked, out var from))
            {
                object[] pieces = method is null ? [.. type.Methods, .. type.Fields] : [method];
                known.Add(asked, from = [.. reached.Where(each => each.Value.Overlaps(pieces)).Select(each => each.Key)]);
            }
            return from;
        }

        /// <summary>Whether the members of an exercise may use what others, or given code on their behalf, have left in static fields, or are not known.</summary>
        public bool MayShare(string exercise, IEnumerable<string> others) => !reads.TryGetValue(exercise, out var read)
            || read.Overlaps(changedUnasked) || others.Any(other => read.Overlaps(changes[other]));

        /// <summary>The overloads of a member, or those that its type inherits.</summary>
        private static List<MethodDefinition> Methods(AssemblyImage image, ILookup<string, TypeDefinition> types, string typeDotMember)
        {
            int dot = typeDotMember.LastIndexOf('.');
            if (typeDotMember[dot - 1] == '.') dot--;
            string member = typeDotMember[(dot + 1)..];
            return [.. types[typeDotMember[..dot]].SelectMany(type =>
            {
                for (TypeDefinition? each = type; each is not null; each = image.Definition(each.BaseType))
                    if (each.Methods.Where(method => method.Name == member || MemberName.Of(method.Name) == member).ToList() is { Count: > 0 } named) return named;
                return [];
            })];
        }
    }
}
