using System.Security.Cryptography;
using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Engine.Batch;

/// <summary>What judges, as a hash: engine, screening with what reads assemblies, grading with NUnit, compiler, the framework that is compiled against, worker, and runtime. A build from equal sources has an equal one on the same runtime.</summary>
public static class EngineFingerprint
{
    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Value { get; } = Of(AppContext.BaseDirectory, Environment.Version);

    /// <summary>The fingerprint of what lies in a folder, under a runtime.</summary>
    /// <param name="folder">Where <c>worker</c> and <c>framework</c> lie.</param>
    /// <param name="runtime">The runtime's version.</param>
    internal static string Of(string folder, Version runtime)
    {
        Type[] pieces =
        [
            typeof(Grader), typeof(ScoreRecord), typeof(ContractClient), typeof(ScreeningPolicy), typeof(Mono.Cecil.AssemblyDefinition), typeof(NUnit.Framework.Assert),
            typeof(Microsoft.CodeAnalysis.Compilation), typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation),
        ];
        List<string> ids = [runtime.ToString(), .. pieces.Select(p => p.Module.ModuleVersionId.ToString("N"))]; // deterministic builds: a hash of what was compiled
        foreach (string part in (string[])["worker", "framework"])
        {
            string place = Path.Combine(folder, part);
            if (!Directory.Exists(place)) continue;
            ids.AddRange(Directory.GetFiles(place).Where(f => f.EndsWith(".dll", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(f => $"{part}/{Path.GetFileName(f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}"));
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids))))[..16];
    }
}
