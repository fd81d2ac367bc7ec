using System.ComponentModel;
using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Worker;
using Gradus.Worker.Locking;

// The process that holds student code: one submission, over standard input and output, and nothing worth stealing.
//   arguments: a folder with the probe and the modules given to students, then what it shall be kept by (Settings)
//   it sends   one byte when it is up and locked
//   it gets    the names of the probe and of the modules, and then the modules (SubjectAssemblies)
//   it sends   one byte when it has them; from then on it answers a contract's calls

if (Settings.Of(args) is not { } settings)
{
    Console.Error.WriteLine("Gradus.Worker is started by the engine, with the folder of a kit's probe.");
    return 2;
}

// The streams belong to the protocol: student code that prints or reads must not touch them.
var channel = new StreamChannel(new BufferedStream(Console.OpenStandardInput()), new BufferedStream(Console.OpenStandardOutput()), maximum: 64 << 20);
var errors = Console.Error;
Console.SetIn(TextReader.Null);
Console.SetOut(TextWriter.Null);
Console.SetError(TextWriter.Null);

SubjectContext subject;
var findings = new SelfTest(settings);
try
{
    WorkerLock.EndWithParent();
    if (settings.Parent is { } parent) ParentWatch.EndWith(parent);
    Preload.All();
    subject = new SubjectContext(settings.Folder);
    findings.BeforeTheLock();
    if (settings.CpuSeconds is { } seconds) ResourceLimits.Set(seconds, settings.OwnNamespaces);
    findings.UnderLimits();
    if (settings.Lock) WorkerLock.Close();
    findings.Locked();
}
catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException or IOException or BadImageFormatException)
{
    errors.WriteLine(e.Message);
    return 3;
}

try
{
    channel.Send([1]);
    if (settings.SelfTest)
    {
        channel.Send(Encoding.UTF8.GetBytes(findings.Report));
        return 0;
    }
    var assemblies = SubjectAssemblies.Receive(channel);
    subject.Take(assemblies.Modules);
    var server = new ContractServer(channel, subject.Probe(assemblies.Probe), assemblies.Own);
    channel.Send([1]);

    void Serve()
    {
        try { server.Serve(); }
        catch (ChannelClosedException) { } // the grader has what it wanted
    }
    var student = new Thread(Serve, DirectHost.StackSize);
    student.Start();
    student.Join();
}
catch (ChannelClosedException) { } // a spare that was not needed
Environment.Exit(0); // whatever threads student code has left behind
return 0;
