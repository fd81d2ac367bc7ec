namespace Gradus.Tests.Screening;

// The library that rules are about, and every kind of use of it.
public partial class UseFinderTests
{
    private const string Library = """
        namespace Lib
        {
            public class Tool
            {
                public const int Limit = 3;
                public static int Shared = 1;
                public static readonly Tool Default = new();
                public int Field;
                public Tool() { }
                public Tool(int size) { }
                public int Size { get; set; }
                public int this[int i] { get => i; set { } }
                public event Action? Changed;
                public int Run() { Changed?.Invoke(); return 1; }
                public int Run(int x) => x;
                public virtual int Turn(int x) => x;
                public static int Count(int x) => x;
                public static T Make<T>(T x) => x;
                public static Tool operator +(Tool a, Tool b) => a;
                public class Part { public int Weight() => 1; }
                public int Hidden() => 0;
            }
            public class Box<T> { public T? Value; public void Sort() { } public static Box<T> Empty() => new(); }
            public interface IRun { int Go(); }
            public struct Point { public int X; }
            public class Trouble : Exception { }
            public enum Mode { Off, On }
            public delegate int Job(int x);
            public class NoteAttribute : Attribute { public NoteAttribute(Type? about = null) { } }
        }
        namespace Lib.Below { public class Free { public void Use() { } } }
        """;

    private static readonly Sample library = Sample.Compile("Lib", Library);

    private static readonly (string Kind, string Member, string Code)[] uses =
    [
        ("call", "Lib.Tool.Run", """
            int F(Lib.Below.Free free) { free.Use(); return 0; }
            int M(object o)
            {
                Given.Tool.Run(); //! Tool.Run
                return Given.Tool.Run(2); //! Tool.Run
            }
            """),
        ("static call", "Lib.Tool.Count", "int M() => Lib.Tool.Count(1); //! Tool.Count"),
        ("generic call", "Lib.Tool.Make", "int M() => Lib.Tool.Make(1); //! Tool.Make"),
        ("generic method's argument", "Lib.Point.X", "int M() => System.Runtime.CompilerServices.Unsafe.SizeOf<Lib.Point>(); //! Point"),
        ("constructor", "Lib.Tool..ctor", "object M() => new Lib.Tool(3); //! Tool..ctor"),
        ("property read", "Lib.Tool.Size", "int M() => Given.Tool.Size; //! Tool.Size"),
        ("property write", "Lib.Tool.Size", "void M() => Given.Tool.Size = 1; //! Tool.Size"),
        ("accessor", "Lib.Tool.set_Size", "void M() => Given.Tool.Size = 1; //! Tool.Size"),
        ("indexer", "Lib.Tool.Item", "int M() => Given.Tool[1]; //! Tool.Item"),
        ("event", "Lib.Tool.Changed", "void M() => Given.Tool.Changed += () => { }; //! Tool.Changed"),
        ("operator", "Lib.Tool.op_Addition", "void M() => _ = Given.Tool + Given.Tool; //! Tool.op_Addition"),
        ("field read", "Lib.Tool.Shared", "int M() => Lib.Tool.Shared; //! Tool.Shared"),
        ("field write", "Lib.Tool.Field", "void M() => Given.Tool.Field = 1; //! Tool.Field"),
        ("field address", "Lib.Tool.Field", "ref int M() => ref Given.Tool.Field; //! Tool.Field"),
        ("method group (ldftn)", "Lib.Tool.Count", "Func<int, int> M() => Lib.Tool.Count; //! Tool.Count"),
        ("virtual method group (ldvirtftn)", "Lib.Tool.Turn", "Func<int, int> M() => Given.Tool.Turn; //! Tool.Turn"),
        ("function pointer", "Lib.Tool.Count", "unsafe int M() => ((delegate*<int, int>)&Lib.Tool.Count)(1); //! Tool.Count"),
        ("function pointer's signature (calli)", "Lib.Point.X", "unsafe void M(void* p) => ((delegate*<Lib.Point, void>)p)(default); //! Point"),
        ("typeof (ldtoken)", "Lib.Tool.Run", "object M() => typeof(Lib.Tool); //! Tool"),
        ("open generic typeof", "Lib.Box.Sort", "object M() => typeof(Lib.Box<>); //! Box"),
        ("cast", "Lib.IRun.Go", "object M(object o) => (Lib.IRun)o; //! IRun"),
        ("type test", "Lib.Tool.Run", "bool M(object o) => o is Lib.Tool; //! Tool"),
        ("box", "Lib.Mode.On", "object M() => Lib.Mode.On; //! Mode"),
        ("array", "Lib.Tool.Run", "object M() => new Lib.Tool[2]; //! Tool"),
        ("array of two dimensions", "Lib.Tool.Run", "object M() => new Lib.Tool[2, 2]; //! Tool"),
        ("default", "Lib.Point.X", "object M() => default(Lib.Point); //! Point"),
        ("catch", "Lib.Trouble..ctor", """
            void M()
            {
                try { Console.WriteLine(); }
                catch (Lib.Trouble) //! Trouble
                {
                }
            }
            """),
        ("throw", "Lib.Trouble..ctor", "void M() => throw new Lib.Trouble(); //! Trouble..ctor"),
        ("generic type's member", "Lib.Box.Sort", "void M() => Given.Box.Sort(); //! Box.Sort"),
        ("generic type's argument", "Lib.Tool.Run", "object M() => new List<Lib.Tool>(); //! Tool"),
        ("nested generic argument", "Lib.Tool.Run", "object M() => new Dictionary<int, List<Lib.Tool[]>>(); //! Tool"),
        ("nested type's member", "Lib.Tool.Part.Weight", "int M() => Given.Part.Weight(); //! Tool.Part.Weight"),
        ("inherited through an own type", "Lib.Tool.Run", """
            int M(Derived x) => x.Run(); //! Tool.Run
            """),
        ("base call", "Lib.Tool.Turn", """
            class Own : Given.Sub
            {
                public override int Turn(int x) =>
                    base.Turn(x); //! Tool.Turn
            }
            """),
        ("base call in a lambda", "Lib.Tool.Turn", """
            class Own : Given.Sub { public override int Turn(int x) => new Func<int>(() => base.Turn(x))(); } //! Tool.Turn
            """),
        ("lambda", "Lib.Tool.Run", """
            Func<int> M(int k) =>
                () => k + Given.Tool.Run(); //! Tool.Run
            """),
        ("captured variable", "Lib.Tool.Shared", """
            Func<object> M()
            {
                var kept = Given.Tool; //! Tool
                return () => kept; //! Tool
            }
            """),
        ("local function", "Lib.Tool.Run", """
            int M()
            {
                return Local();
                static int Local() =>
                    Given.Tool.Run(); //! Tool.Run
            }
            """),
        ("iterator", "Lib.Tool.Run", """
            IEnumerable<int> M()
            {
                yield return 1;
                yield return Given.Tool.Run(); //! Tool.Run
            }
            """),
        ("async method", "Lib.Tool.Run", """
            async System.Threading.Tasks.Task<int> M()
            {
                await System.Threading.Tasks.Task.Yield();
                return Given.Tool.Run(); //! Tool.Run
            }
            """),
        ("async lambda", "Lib.Tool.Run", """
            Func<System.Threading.Tasks.Task<int>> M() => async () =>
            {
                await System.Threading.Tasks.Task.Yield();
                return Given.Tool.Run(); //! Tool.Run
            };
            """),
        ("accessor body", "Lib.Tool.Run", """
            int P
            {
                get => 1;
                set => Given.Tool.Run(value); //! Tool.Run
            }
            """),
        ("event accessor", "Lib.Tool.Run", """
            event Action E
            {
                add => Given.Tool.Run(); //! Tool.Run
                remove { }
            }
            """),
        ("field initialiser", "Lib.Tool.Run", "int f = Given.Tool.Run(); //! Tool.Run"),
        ("static field initialiser", "Lib.Tool.Run", "static int f = Given.Tool.Run(); //! Tool.Run"),
        ("static constructor", "Lib.Tool.Run", """
            static Code()
            {
                Given.Tool.Run(); //! Tool.Run
            }
            """),
        ("finaliser", "Lib.Tool.Run", "~Code() => Given.Tool.Run(); //! Tool.Run"),
        ("nested type", "Lib.Tool.Run", "class A { struct B { int M() => Given.Tool.Run(); } } //! Tool.Run"),
        ("operator body", "Lib.Tool.Run", "public static int operator ~(Code c) => Given.Tool.Run(); //! Tool.Run"),
        ("record's initialiser", "Lib.Tool.Run", """
            record R(int X)
            {
                public int Y { get; } = Given.Tool.Run(); //! Tool.Run
            }
            """),
        ("interface's default body", "Lib.Tool.Run", "interface I { int M() => Given.Tool.Run(); } //! Tool.Run"),
        ("query", "Lib.Tool.Count", """
            object M(int[] xs) =>
                from x in xs
                where x > 1
                select Lib.Tool.Count(x); //! Tool.Count
            """),
        ("base type", "Lib.Tool.Run", """
            class Own : Lib.Tool
            {
                int own = 1; //! Tool..ctor
            }
            """),
        ("interface", "Lib.IRun.Go", """
            class Own : Lib.IRun
            {
                public int Go() => 1; //! IRun
            }
            """),
        ("explicit implementation", "Lib.IRun.Go", """
            class Own : Lib.IRun
            {
                int Lib.IRun.Go() => 1; //! IRun.Go
            }
            """),
        ("base type's generic argument", "Lib.Point.X", """
            class Own : List<Lib.Point>
            {
                int own = 1; //! Point
            }
            """),
        ("field type", "Lib.Tool.Run", """
            class Own
            {
                Lib.Tool? kept;
                object M() => 1; //! Tool
            }
            """),
        ("parameter type", "Lib.Tool.Run", "int M(Lib.Tool? x) => 1; //! Tool"),
        ("iterator's parameter type", "Lib.Point.X", """
            IEnumerable<int> M(Lib.Point? x)
            { yield return 1; } //! Point
            """),
        ("parameter by reference", "Lib.Point.X", "void M(in Lib.Point x) { } //! Point"),
        ("lambda's parameter type", "Lib.Tool.Run", "object M() => (Lib.Tool x) => 1; //! Tool"),
        ("return type", "Lib.Tool.Run", "Lib.Tool? M() => null; //! Tool"),
        ("property type", "Lib.Tool.Run", "Lib.Tool? P => null; //! Tool"),
        ("local variable's type", "Lib.Tool.Run", """
            string M()
            {
                int a = 1;
                var b = Given.Tool; //! Tool
                return $"{a}{b}{b}"; //! Tool
            }
            """),
        ("delegate's signature", "Lib.Tool.Run", """
            class Own
            {
                delegate void D(Lib.Tool x);
                int own = 1; //! Tool
            }
            """),
        ("delegate type", "Lib.Job.Invoke", "int M(Delegate d) => ((Lib.Job)d)(1); //! Job.Invoke"),
        ("constraint", "Lib.IRun.Go", "void M<T>() where T : Lib.IRun { } //! IRun"),
        ("attribute of a type", "Lib.NoteAttribute..ctor", """
            [Lib.Note]
            class Own
            {
                int own = 1; //! NoteAttribute..ctor
            }
            """),
        ("attribute of a method", "Lib.NoteAttribute..ctor", "[Lib.Note] void M() { } //! NoteAttribute..ctor"),
        ("attribute of a parameter", "Lib.NoteAttribute..ctor", "void M([Lib.Note] int x) { } //! NoteAttribute..ctor"),
        ("attribute of a return value", "Lib.NoteAttribute..ctor", "[return: Lib.Note] int M() => 1; //! NoteAttribute..ctor"),
        ("attribute of a lambda", "Lib.NoteAttribute..ctor", "object M() => [Lib.Note] () => 1; //! NoteAttribute..ctor"),
        ("type in an attribute", "Lib.Tool.Run", "[System.ComponentModel.DefaultValue(typeof(Lib.Tool), \"\")] int M() => 1; //! Tool"),
    ];
}
