import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { java, names, reached, simulation } from './__testUtils__/simulations';

describe('what a setting with a default chooses', () => {
  const property =
    'static final String MODE = System.getProperty("mode", "quick");';
  const expectBoth = (file: InventoryFile) => {
    expect(names(file)).toEqual(['A']);
    expect([...reached(file)].sort()).toEqual(['/a', '/b']);
    expect(file.load.iterations).toBe(4);
    expect(file.runnable).toBe(true);
  };

  it.each([
    [
      'if',
      `if (MODE.equals("quick")) { setUp(ten("A", "/a")); } else { setUp(ten("B", "/b")); }`,
    ],
    [
      'if the other way round',
      `PopulationBuilder one; if ("full".equals(MODE)) { one = ten("B", "/b"); } else { one = ten("A", "/a"); } setUp(one);`,
    ],
    [
      'a variable that is replaced',
      `PopulationBuilder one = ten("B", "/b"); if ("quick".equalsIgnoreCase(MODE)) { one = ten("A", "/a"); } setUp(one);`,
    ],
    [
      'a conditional',
      `setUp(MODE.equals("full") ? ten("B", "/b") : ten("A", "/a"));`,
    ],
    [
      'switch',
      `PopulationBuilder one; switch (MODE) { case "full": one = ten("B", "/b"); break; case "quick": default: one = ten("A", "/a"); } setUp(one);`,
    ],
    [
      'switch with arrows',
      `setUp(switch (MODE) { case "full" -> ten("B", "/b"); default -> ten("A", "/a"); });`,
    ],
    [
      'a list',
      `List<PopulationBuilder> all = new ArrayList<>(); if (MODE.equals("full")) { all.add(ten("B", "/b")); } all.add(ten("A", "/a")); setUp(all);`,
    ],
    [
      'a map',
      `setUp(Map.of("full", ten("B", "/b"), "quick", ten("A", "/a")).get(MODE));`,
    ],
  ])('counts once, and reaches the rest: %s', async (_, body) => {
    expect.hasAssertions();
    expectBoth(await java(`  ${property}\n  { ${body} }`));
  });

  it.each([
    [
      'a case for the rest',
      'System.getenv("MODE") match { case "full" => ten("B", "/b"); case _ => ten("A", "/a") }',
    ],
    [
      'one of several patterns',
      'System.getenv("MODE") match { case "full" => ten("B", "/b"); case "quick" | _ => ten("A", "/a") }',
    ],
    [
      'a text that is changed',
      'System.getenv("MODE") toLowerCase match { case "full" => ten("B", "/b"); case _ => ten("A", "/a") }',
    ],
    [
      'an option',
      'Option(System.getenv("MODE")) match { case Some(mode) => ten("B", "/b"); case None => ten("A", "/a") }',
    ],
  ])('where it is not set: %s', async (_, chosen) => {
    expect.hasAssertions();
    expectBoth(
      await simulation(
        'src/test/scala/depot/DepotSimulation.scala',
        `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class DepotSimulation extends Simulation {
  def ten(name: String, path: String) = scenario(name).exec(http(name).get(path)).inject(rampUsers(4).during(10))
  setUp(${chosen})
}
`,
      ),
    );
  });

  it('of the lists that are spread', async () => {
    const file = await simulation(
      'src/test/scala/depot/DepotSimulation.scala',
      `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class DepotSimulation extends Simulation {
  val mode = System.getProperty("mode", "quick")
  def ten(name: String, path: String) = scenario(name).exec(http(name).get(path)).inject(rampUsers(4).during(10))
  def strict = Seq(global.failedRequests.percent.lt(1), global.responseTime.max.lt(900))
  def assertions() = mode match {
    case "full" => strict
    case "quick" => Seq(global.failedRequests.count.is(0))
    case _ => strict
  }
  val all = if (mode == "full") Seq(ten("B", "/b"), ten("C", "/b")) else Seq(ten("A", "/a"))
  setUp(all: _*).assertions(assertions(): _*)
}
`,
    );
    expectBoth(file);
    expect(file.thresholds.map(one => one.expression)).toEqual([
      'global.failedRequests.count.is(0)',
    ]);
  });

  it('of the steps of an injection', async () => {
    const file = await java(`  {
      List<OpenInjectionStep> steps = new ArrayList<>();
      if (Boolean.parseBoolean(System.getProperty("late"))) { steps.add(nothingFor(30)); }
      steps.add(rampUsers(4).during(10));
      setUp(scenario("A").exec(http("A").get("/a")).injectOpen(steps.toArray(OpenInjectionStep[]::new)));
    }`);
    expect(file.load).toMatchObject({ durationSeconds: 10, iterations: 4 });
  });

  it('through what a method returns', async () => {
    expect.hasAssertions();
    expectBoth(
      await java(`  ${property}
  PopulationBuilder chosen() {
    if (MODE.equals("full")) { return ten("B", "/b"); }
    return ten("A", "/a");
  }
  { setUp(chosen()); }`),
    );
  });

  it('in Scala and Kotlin', async () => {
    expect.hasAssertions();
    expectBoth(
      await simulation(
        'src/test/scala/depot/DepotSimulation.scala',
        `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class DepotSimulation extends Simulation {
  val mode = sys.props.getOrElse("mode", "quick")
  def ten(name: String, path: String) = scenario(name).exec(http(name).get(path)).inject(rampUsers(4).during(10))
  setUp(mode match {
    case "full" => ten("B", "/b")
    case _ => ten("A", "/a")
  })
}
`,
      ),
    );
    expectBoth(
      await simulation(
        'src/gatling/kotlin/depot/DepotSimulation.kt',
        `package depot
import io.gatling.javaapi.core.*
import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.http.HttpDsl.*
class DepotSimulation : Simulation() {
  private val mode = System.getenv().getOrDefault("MODE", "quick")
  private fun ten(name: String, path: String) = scenario(name).exec(http(name).get(path)).injectOpen(rampUsers(4).during(10))
  init {
    setUp(when (mode) { "full" -> ten("B", "/b")
      else -> ten("A", "/a") })
  }
}
`,
      ),
    );
  });
});

it.each([
  ['None', 'None', ['/a']],
  ['Some', 'Some(scenario("B").exec(http("b").get("/b")))', ['/b', '/a']],
])(
  'takes the case of an option that is known: %s',
  async (_, before, expected) => {
    const file = await simulation(
      'src/test/scala/depot/DepotSimulation.scala',
      `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
abstract class Base extends Simulation {
  def before: Option[ScenarioBuilder] = None
  val main = scenario("A").exec(http("a").get("/a")).inject(rampUsers(4).during(10))
  before match {
    case Some(first) => setUp(first.inject(atOnceUsers(1)).andThen(main))
    case None => setUp(main)
  }
}
class DepotSimulation extends Base { override def before = ${before} }
`,
    );
    expect(reached(file)).toEqual(expected);
  },
);
