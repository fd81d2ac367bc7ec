using Gradus.Contracts;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Wire;

/// <summary>Calls of a contract, from proxy to probe and back.</summary>
public class CallTests
{
    private static readonly CallLimits Limits = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), Callbacks: 50);
    private static readonly double[][,] OneProblem = [new double[,] { { 1, 2 }, { 3, 4 } }];

    private static ContractClient Client(params (string, string)[] bodies) => Client(Limits, bodies);

    private static ContractClient Client(CallLimits limits, params (string, string)[] bodies)
    {
        var client = new ContractClient(new DirectHost(FakeProbe.Of(bodies), "Fake"), limits);
        client.Begin();
        return client;
    }

    [Test]
    public void Arguments_and_results_arrive()
    {
        using var client = Client((nameof(IMetrics.ConfusionMatrix), "return new double[,] { { truth[0], answers[1] }, { classCount, weights is null ? -1 : weights[0] } };"));
        var metrics = client.Of<IMetrics>();
        Assert.That(metrics.ConfusionMatrix([7], [0, 8], 3, null), Is.EqualTo(new double[,] { { 7, 8 }, { 3, -1 } }));
        Assert.That(metrics.ConfusionMatrix([7], [0, 8], 3, [double.NaN])[1, 1], Is.NaN);
    }

    [Test]
    public void Arrays_that_the_call_wrote_to_are_named_and_the_suites_own_stay_as_they_were()
    {
        using var client = Client((nameof(IMetrics.ConfusionMatrix), "answers[0] = 9; weights[0] = -0.0; return new double[0, 0];"));
        int[] truth = [1], answers = [2];
        double[] weights = [0];
        client.Of<IMetrics>().ConfusionMatrix(truth, answers, 2, weights);
        Assert.That(client.LastCall!.ChangedArguments, Is.EqualTo(new[] { "answers", "weights" }));
        Assert.That((truth[0], answers[0], weights[0]), Is.EqualTo((1, 2, 0.0)));
    }

    [Test]
    public void A_callback_runs_on_the_suites_side_with_its_arguments()
    {
        using var client = Client((nameof(IMetrics.MicroAverage), "return metric(new double[] { 1, 2 }) + metric(new double[] { 10 });"));
        Assert.That(client.Of<IMetrics>().MicroAverage(OneProblem, v => v.Sum()), Is.EqualTo(13));
    }

    [Test]
    public void An_exception_in_a_callback_is_the_suites_even_when_the_student_swallows_it([Values("throw;", "return 5;")] string handler)
    {
        using var client = Client((nameof(IMetrics.MicroAverage), $"try {{ return metric(new double[0]); }} catch {{ {handler} }}"));
        Assert.That(() => client.Of<IMetrics>().MicroAverage(OneProblem, _ => throw new FormatException("the suite's own")), Throws.TypeOf<FormatException>().With.Message.EqualTo("the suite's own"));
    }

    [Test]
    public void Callbacks_without_end_are_cut_off()
    {
        using var client = Client((nameof(IMetrics.MicroAverage), "while (true) metric(new double[0]);"));
        Assert.That(() => client.Of<IMetrics>().MicroAverage(OneProblem, _ => 0), Throws.TypeOf<StudentLostException>()
            .With.Property("Kind").EqualTo(LossKind.OutputLimit).And.Property("Output").EqualTo(OutputKind.Callbacks).And.Property("Detail").EqualTo("50"));
    }

    private static IEnumerable<TestCaseData> Failures =>
    [
        new TestCaseData("throw new System.ArgumentOutOfRangeException(\"truth\", \"Too long.\");", FailureKind.Threw, "ArgumentOutOfRangeException"),
        new TestCaseData("throw new System.NotImplementedException(\"Precision\");", FailureKind.NotImplemented, "NotImplementedException"),
        new TestCaseData("throw new System.MissingMethodException(\"gone\");", FailureKind.MissingMember, "MissingMethodException"),
        new TestCaseData("System.Threading.Tasks.Task.Run(() => throw new System.FormatException()).Wait(); return null;", FailureKind.Threw, "FormatException"),
        new TestCaseData("try { throw new System.NotImplementedException(); } catch (System.Exception e) { throw new System.TypeInitializationException(\"X\", e); }", FailureKind.NotImplemented, "NotImplementedException"),
    ];

    [TestCaseSource(nameof(Failures))]
    public void An_exception_crosses_as_names(string body, FailureKind kind, string type)
    {
        using var client = Client((nameof(IMetrics.ConfusionMatrix), body));
        var failure = Assert.Throws<StudentCodeException>(() => client.Of<IMetrics>().ConfusionMatrix([], [], 0, null))!.Failure;
        Assert.That((failure.Kind, failure.Type, failure.Is<Exception>()), Is.EqualTo((kind, type, true)));
        Assert.That(failure.Frames.Select(f => f.Assembly).Distinct(), Is.EqualTo(new[] { "Fake" }), "frames of the student's module");
    }

    [Test]
    public void A_message_is_cut_and_one_that_throws_is_empty()
    {
        using var client = Client((nameof(IMetrics.ConfusionMatrix), "throw new System.Exception(new string('x', 100000));"));
        var failure = Assert.Throws<StudentCodeException>(() => client.Of<IMetrics>().ConfusionMatrix([], [], 0, null))!.Failure;
        Assert.That(failure.Message, Has.Length.EqualTo(StudentFailure.MaximumMessage).And.EndsWith("…"));
    }

    [Test]
    public void Running_out_of_memory_costs_the_student_side()
    {
        using var client = Client((nameof(IMetrics.ConfusionMatrix), "throw new System.OutOfMemoryException();"));
        var metrics = client.Of<IMetrics>();
        Assert.That(() => metrics.ConfusionMatrix([], [], 0, null), Throws.TypeOf<StudentLostException>().With.Property("Kind").EqualTo(LossKind.OutOfMemory));
        Assert.That(() => metrics.ConfusionMatrix([], [], 0, null), Throws.TypeOf<StudentLostException>(), "for the rest of the check");
    }

    [Test]
    public void What_fails_behind_the_reference_is_no_failure_of_the_students()
    {
        using var client = new ContractClient(new DirectHost(FakeProbe.Of(), "Fake"), Limits) { IsReference = true };
        client.Begin();
        Assert.That(() => client.Of<IMetrics>().ConfusionMatrix([], [], 0, null), Throws.TypeOf<GraderFaultException>().With.Message.Contains("The reference failed in IMetrics.ConfusionMatrix"));
    }

    [Test]
    public void The_students_thread_has_the_invariant_culture()
    {
        using var client = Client((nameof(IMetrics.ConfusionMatrix), "throw new System.Exception(0.5.ToString());"));
        Assert.That(() => client.Of<IMetrics>().ConfusionMatrix([], [], 0, null), Throws.TypeOf<StudentCodeException>().With.Message.EndsWith("0.5"));
    }

    [Test]
    public void Every_time_out_shortens_the_next_limit_down_to_a_quarter_and_threads_left_behind_end_the_run()
    {
        using var client = new ContractClient(new DirectHost(FakeProbe.Of(("Accuracy", "while (true) System.Threading.Thread.Sleep(10);")), "Fake"),
            new CallLimits(TimeSpan.FromSeconds(0.4), TimeSpan.FromMinutes(1)));
        List<string> limits = [];
        while (!client.Exhausted)
        {
            client.Begin();
            limits.Add(Assert.Throws<StudentLostException>(() => client.Of<IMetrics>().Accuracy(new double[1, 1]))!.Detail);
        }
        Assert.That(limits, Is.EqualTo(new[] { "0.4", "0.2", "0.13" }));
    }

    [Test]
    public void An_answer_that_cannot_be_written_is_a_failure_of_the_call_and_the_side_lives_on()
    {
        using var client = new ContractClient(new DirectHost(FakeProbe.OfHandout("return [1, new System.Text.StringBuilder()];"), "Fake"), Limits);
        for (int i = 0; i < 2; i++)
        {
            client.Begin();
            var thrown = Assert.Throws<StudentCodeException>(() => client.Of<IHandout>().Run("x"))!;
            Assert.That((thrown.Failure.Kind, thrown.Failure.Type), Is.EqualTo((FailureKind.Threw, "NotSupportedException")));
            Assert.That(thrown.Failure.Message, Does.Contain("System.Text.StringBuilder does not cross"));
        }
    }

    [Test]
    public void An_answer_that_is_too_long_is_cut_off_at_home_as_it_is_from_a_worker()
    {
        using var client = Client(("MacroAverage", "return 1;"), (nameof(IMetrics.ConfusionMatrix), "return new double[2000, 2000];"));
        Assert.That(() => client.Of<IMetrics>().ConfusionMatrix([], [], 0, null), Throws.TypeOf<StudentLostException>()
            .With.Property("Kind").EqualTo(LossKind.OutputLimit).And.Property("Output").EqualTo(OutputKind.Answer).And.Property("Detail").EqualTo("16"));
    }

    [Test]
    public void A_function_that_is_kept_and_called_later_is_refused_on_the_students_side()
    {
        using var client = Client(
            (nameof(IMetrics.MicroAverage), "System.AppDomain.CurrentDomain.SetData(\"kept\", metric); return 1;"),
            (nameof(IMetrics.Accuracy), "return ((System.Func<double[], double>)System.AppDomain.CurrentDomain.GetData(\"kept\"))(new double[0]);"));
        var metrics = client.Of<IMetrics>();
        metrics.MicroAverage(OneProblem, _ => 0);
        var thrown = Assert.Throws<StudentCodeException>(() => metrics.Accuracy(new double[1, 1]))!;
        Assert.That((thrown.Failure.Type, thrown.Failure.Message), Is.EqualTo(("InvalidOperationException",
            "The function 'metric' may be called only while MicroAverage, which it was passed to, runs; it was kept and called later.")));
    }

    [Test]
    public void The_frames_of_the_module_cross_innermost_first()
    {
        using var client = Client((nameof(IMetrics.Accuracy), "static double Inner(int n) => n == 0 ? throw new System.Exception() : 1 + Inner(n - 1); return Inner(20);"));
        var failure = Assert.Throws<StudentCodeException>(() => client.Of<IMetrics>().Accuracy(new double[1, 1]))!.Failure;
        Assert.That((failure.Frames.Length, failure.Frames.Select(f => f.Method).Distinct().Count()), Is.EqualTo((StudentFailure.MostFrames, 1)), "of 22, the innermost");
    }

    [Test]
    public void When_the_time_is_used_up_a_quick_check_still_gets_its_answer_and_a_slow_one_little_time()
    {
        using var client = Client(new CallLimits(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.1)),
            (nameof(IMetrics.Accuracy), "System.Threading.Thread.Sleep((int)counts[0, 0]); return 1;"));
        double Answer(double milliseconds)
        {
            client.Begin();
            return client.Of<IMetrics>().Accuracy(new[,] { { milliseconds } });
        }
        Assert.That(Answer(200), Is.EqualTo(1), "it uses up the time");
        Assert.That(Answer(0), Is.EqualTo(1));
        var lost = Assert.Throws<StudentLostException>(() => Answer(1500))!;
        Assert.That((lost.Kind, lost.Detail), Is.EqualTo((LossKind.TimedOut, "0.1")), "a call may take 2 s, and this check all in all half a second");
        Assert.That(Answer(0), Is.EqualTo(1));
    }

    [Test]
    public void Student_code_does_not_inherit_what_the_first_check_carries()
    {
        var carried = new AsyncLocal<string>();
        AppDomain.CurrentDomain.SetData("carried", (Func<double>)(() => carried.Value is null ? 0 : 1));
        carried.Value = "the first check";
        using var client = Client((nameof(IMetrics.Accuracy), "return ((System.Func<double>)System.AppDomain.CurrentDomain.GetData(\"carried\"))();"));
        Assert.That(client.Of<IMetrics>().Accuracy(new double[1, 1]), Is.Zero);
    }
}
