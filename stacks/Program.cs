Console.WriteLine("infra");
