namespace Gradus.Screening;
/// <summary>x</summary>
public static class DenyList {
/// <summary>x</summary>
public static IReadOnlyList<ScreeningFinding> Check(Stream assembly, IReadOnlyList<DenyRule> rules, Func<string,bool>? isStudentFile = null) => []; }
/// <summary>x</summary>
public sealed record SourcePlace(string File, int Line);
/// <summary>x</summary>
public sealed class SourceMap(Stream module, string probePath) : IDisposable {
/// <summary>x</summary>
public SourcePlace? OfFrame(int methodToken, int ilOffset) => null;
/// <summary>x</summary>
public SourcePlace? OfMember(string typeDotMember) => null;
/// <summary>x</summary>
public SourcePlace? OfCall(System.Reflection.MethodInfo contractMethod, string? detail, Func<string, bool> isStudentFile) => null;
/// <summary>x</summary>
public void Dispose() { _ = module; _ = probePath; } }
