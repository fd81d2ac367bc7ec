// Attributes of the assembly, as templates write them into AssemblyInfo.cs
// Run gives 1
using System.Reflection;
using System.Resources;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Innocent")]
[assembly: AssemblyDescription("")]
[assembly: AssemblyConfiguration("")]
[assembly: AssemblyCompany("")]
[assembly: AssemblyProduct("Innocent")]
[assembly: AssemblyCopyright("")]
[assembly: AssemblyTrademark("")]
[assembly: AssemblyFileVersion("1.0.0.0")]
[assembly: AssemblyInformationalVersion("1.0")]
[assembly: AssemblyMetadata("course", "numerical")]
[assembly: NeutralResourcesLanguage("en")]
[assembly: ComVisible(false)]
[assembly: Guid("8f1c5a3e-2f0d-4a0b-9a51-5e0c6c1f7d10")]

namespace Innocent;

public static class AssemblyInformation
{
    public static double Run() => 1;
}
