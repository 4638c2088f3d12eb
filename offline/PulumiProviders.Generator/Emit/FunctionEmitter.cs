using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Writes a function: what calls it, its args in both forms, and its result.</summary>
internal sealed class FunctionEmitter(ProviderFacts facts, ArgsEmitter args, OutputTypeEmitter outputs)
{
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
        var optional = function.Args.All(arg => arg.Optional);
        writer.Open($"public static class {function.Name}");
        EmitCall(writer, function, "InvokeAsync", $"global::System.Threading.Tasks.Task<{result}>", Parameter("Args", optional), "InvokeOptions? options = null");
        EmitCall(writer, function, "Invoke", $"global::Pulumi.Output<{result}>", Parameter("InvokeArgs", optional), "InvokeOptions? options = null");
        EmitCall(writer, function, "Invoke", $"global::Pulumi.Output<{result}>", Parameter("InvokeArgs", optional: false), "InvokeOutputOptions options");
        writer.Close();

        string Parameter(string suffix, bool optional) => $"{function.Name}{suffix}{(optional ? "? args = null" : " args")}";
    }

    private static void EmitCall(SourceWriter writer, FunctionFacts function, string method, string returns, string parameter, string options)
    {
        var argsClass = parameter.Substring(0, parameter.IndexOfAny(['?', ' ']));
        writer.Line($"public static {returns} {method}({parameter}, global::Pulumi.{options})");
        writer.Line($"    => global::Pulumi.Deployment.Instance.{method}<{function.Name}Result>({CSharp.Literal(function.Token)}, args ?? new {argsClass}(), options.WithDefaults());");
    }
}
