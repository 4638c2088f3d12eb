namespace Offline.PulumiProviders.Tests.Generation;

internal static class AcmeFacts
{
    /// <summary>A small package with one of everything.</summary>
    public const string Json = """
        {
          "package": "acme",
          "namespace": "Pulumi.Acme",
          "version": "1.2.3",
          "bridged": true,
          "modules": { "toys": "Toys" },
          "enums": { "toys.Colour": { "Red": "red", "DarkBlue": "dark-blue" } },
          "resources": {
            "toys/robot": {
              "token": "acme:toys/robot:Robot",
              "names": { "robot": "RobotName" },
              "aliases": ["acme:toys/robotV1:RobotV1"],
              "deprecated": { "notes": "Use \"tags\"." },
              "outputs": { "robot": "string", "arms": "?outputs.toys.RobotArm[]", "serial": "string" },
              "args": {
                "robot": "?string",
                "arms": "?inputs.toys.RobotArm[]",
                "colour": "?string | enums.toys.Colour",
                "notes": "?string[]",
                "power": "integer",
                "ratio": "?number",
                "tags": "?map<string>"
              }
            }
          },
          "functions": {
            "getRobot": {
              "token": "acme:index/getRobot:getRobot",
              "args": { "default": "?boolean", "serial": "string" },
              "result": { "default": "?boolean", "serial": "string", "event": "?string" }
            }
          },
          "types": {
            "inputs.toys.RobotArm": { "length": "integer", "colour": "?enums.toys.Colour" },
            "outputs.toys.RobotArm": { "length": "integer", "colour": "?enums.toys.Colour" }
          }
        }
        """;
}
