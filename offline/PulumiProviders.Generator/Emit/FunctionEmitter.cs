using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Writes a function: what calls it, its args in both forms, and its result.</summary>
internal sealed class FunctionEmitter(ProviderFacts facts, ArgsEmitter args, OutputTypeEmitter outputs)
{
    private const string Options = "global::Pulumi.InvokeOptions";

    public string Emit(FunctionFacts function)
    {
        var writer = new SourceWriter();
        writer.Line($"using {facts.Namespace};");
        writer.Open($"namespace {facts.NamespaceOf(function.Module)}");
        EmitCalls(writer, function);
        args.Emit(writer, function.Name + "Args", TypeForm.InvokeArgs, function.Args);
        args.Emit(writer, function.Name + "InvokeArgs", TypeForm.InvokeInputArgs, function.Args, baseClass: "global::Pulumi.InvokeArgs");
        outputs.Emit(writer, function.Name + "Result", TypeForm.Result, function.Result);
        writer.Close();
        return writer.ToString();
    }

    private static void EmitCalls(SourceWriter writer, FunctionFacts function)
    {
        var result = function.Name + "Result";
        var args = function.Name + "Args";
        var inputs = function.Name + "InvokeArgs";
        var (mark, initial) = function.Args.All(arg => arg.Optional) ? ("?", " = null") : ("", "");
        writer.Open($"public static class {function.Name}");
        writer.Line($"public static global::System.Threading.Tasks.Task<{result}> InvokeAsync(");
        writer.Line($"    {args}{mark} args{initial}, {Options}? options = null)");
        EmitCall(writer, function, "InvokeAsync", args);
        writer.Line($"public static global::Pulumi.Output<{result}> Invoke({inputs}{mark} args{initial}, {Options}? options = null)");
        EmitCall(writer, function, "Invoke", inputs);
        writer.Line($"public static global::Pulumi.Output<{result}> Invoke({inputs} args, global::Pulumi.InvokeOutputOptions options)");
        EmitCall(writer, function, "Invoke", inputs);
        writer.Close();
    }

    private static void EmitCall(SourceWriter writer, FunctionFacts function, string method, string argsClass)
    {
        writer.Line($"    => global::Pulumi.Deployment.Instance.{method}<{function.Name}Result>(");
        writer.Line($"        {CSharp.Literal(function.Token)}, args ?? new {argsClass}(), options.WithDefaults());");
    }
}
