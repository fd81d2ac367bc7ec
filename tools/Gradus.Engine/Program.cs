using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Engine.Compiling;
using Gradus.Engine.Processes;

// The compiler process. Its argument is the processor time that a compilation may take, in milliseconds.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
ParentDeath.EndsUs();
var processor = args is [var milliseconds] ? TimeSpan.FromMilliseconds(int.Parse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture)) : CompilerLimits.Default.Processor;
OwnLimits.WriteNothing();
using var channel = new StreamChannel(new BufferedStream(Console.OpenStandardInput()), new BufferedStream(Console.OpenStandardOutput()), maximum: CompilerMessages.Maximum);
new CompilerServer(channel, processor).Serve();
return 0;
