using Infra;
using Pulumi;

return await Deployment.RunAsync<InferenceStack>().ConfigureAwait(false);
