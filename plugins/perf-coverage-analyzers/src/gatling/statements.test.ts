import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../tree';
import { gatlingAnalyzer } from './gatlingAnalyzer';

/** Statements around the DSL: what decides which scenarios there are. */
async function simulation(
  path: string,
  source: string,
): Promise<InventoryFile> {
  const tree = createMemoryTree({ [path]: source });
  const [file] = await gatlingAnalyzer.analyze(tree);
  return file;
}

const java = (body: string, imports = '') =>
  simulation(
    'src/test/java/depot/DepotSimulation.java',
    `package depot;
import io.gatling.javaapi.core.*;
import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;
import java.util.*;
${imports}
public class DepotSimulation extends Simulation {
  PopulationBuilder ten(String name, String path) {
    return scenario(name).exec(http(name).get(path)).injectOpen(rampUsers(4).during(10));
  }
${body}
}
`,
  );

const names = (file: InventoryFile) => file.scenarios.map(one => one.name);
const reached = (file: InventoryFile) =>
  file.requests.filter(one => one.reachable).map(one => one.path);

describe('statements of Java', () => {
  it.each([
    [
      'if with braces',
      `if (4 > 3) { setUp(ten("A", "/a")); } else { setUp(ten("B", "/b")); }`,
    ],
    [
      'if in a method',
      `boolean big = 4 < 3; PopulationBuilder one; if (big) { one = ten("B", "/b"); } else { one = ten("A", "/a"); } setUp(one);`,
    ],
    [
      'switch with a label above default',
      `List<PopulationBuilder> all = new ArrayList<>(); switch ("none") { case "b": all.add(ten("B", "/b")); break; case "c": default: all.add(ten("A", "/a")); break; } setUp(all.toArray(new PopulationBuilder[0]));`,
    ],
    [
      'switch with default first',
      `switch ("a") { default: setUp(ten("B", "/b")); break; case "a": setUp(ten("A", "/a")); }`,
    ],
    [
      'switch with two labels',
      `switch ("a") { case "b": case "a": setUp(ten("A", "/a")); break; default: setUp(ten("B", "/b")); }`,
    ],
    [
      'a local variable named as a function',
      `ScenarioBuilder scenario; scenario = scenario("B").exec(http("B").get("/b")); scenario = scenario("A").exec(http("A").get("/a")); setUp(scenario.injectOpen(rampUsers(4).during(10)));`,
    ],
    [
      'an array of one',
      `PopulationBuilder[] all; all = new PopulationBuilder[] { ten("A", "/a") }; setUp(all);`,
    ],
    [
      'try',
      `try { setUp(ten("A", "/a")); } catch (Exception e) { throw new RuntimeException(e); }`,
    ],
    [
      'a supplier and a function',
      `Supplier<String> name = () -> "A"; Function<String, PopulationBuilder> make = path -> ten(name.get(), path); setUp(make.apply("/a"));`,
    ],
    [
      'a method that is referred to by its type',
      `setUp(List.of(new Kind("A", "/a")).stream().map(Kind::make).toList());`,
    ],
    [
      'a constant of an enum by its name',
      `setUp(ten(Path.valueOf("SMALL").name, Path.valueOf("SMALL").path));`,
    ],
    [
      'all constants of an enum',
      `setUp(Arrays.stream(Path.values()).filter(one -> true).map(one -> ten(one.name, one.path)).toList());`,
    ],
    ['a set-up of this', `this.setUp(ten("A", "/a"));`],
    ['synchronized', `synchronized (this) { setUp(ten("A", "/a")); }`],
  ])('follows %s', async (_, body) => {
    const file =
      await java(`  enum Path { SMALL("A", "/a"); final String name; final String path; Path(String name, String path) { this.name = name; this.path = path; } }
  record Kind(String name, String path) {
    PopulationBuilder make() { return scenario(name).exec(http(name).get(path)).injectOpen(rampUsers(4).during(10)); }
  }
  { ${body} }`);
    expect(names(file)).toEqual(['A']);
    expect(reached(file)).toEqual(['/a']);
    expect(file.load.durationSeconds).toBe(10);
  });

  it.each([
    [
      '==',
      `if (Kind.SMALL == Kind.BIG) { setUp(ten("B", "/b")); } else { setUp(ten("A", "/a")); }`,
    ],
    [
      '!=',
      `if (KIND != Kind.BIG) { setUp(ten("A", "/a")); } else { setUp(ten("B", "/b")); }`,
    ],
    [
      'switch',
      `switch (KIND) { case BIG: setUp(ten("B", "/b")); break; case SMALL: setUp(ten("A", "/a")); break; }`,
    ],
  ])('compares constants of an enum: %s', async (_, body) => {
    const file = await java(`  enum Kind { BIG, SMALL }
  static final Kind KIND = Kind.SMALL;
  { ${body} }`);
    expect(names(file)).toEqual(['A']);
    expect(reached(file)).toEqual(['/a']);
  });

  it('goes on into the next case where none ends', async () => {
    const file = await java(`  {
      List<PopulationBuilder> all = new ArrayList<>();
      switch ("a") {
        case "a": all.add(ten("A", "/a"));
        case "b": all.add(ten("B", "/b")); break;
        default: all.add(ten("C", "/c"));
      }
      setUp(all);
    }`);
    expect(names(file)).toEqual(['A', 'B']);
  });

  it.each([
    ['<', 'i < paths.length', ['/x', '/y']],
    ['<=', 'i <= 0', ['/x']],
  ])('counts a loop with %s', async (_, test, expected) => {
    const file = await java(`  {
      String[] paths = { "/x", "/y" };
      PopulationBuilder[] all = new PopulationBuilder[paths.length];
      for (int i = 0; ${test}; i++) { all[i] = ten("at " + paths[i], paths[i]); }
      setUp(all);
    }`);
    expect(reached(file)).toEqual(expected);
    expect(names(file)).toEqual(expected.map(one => `at ${one}`));
  });

  it.each([
    ['(double) (users) / 4', 25],
    ['(double) users / 4', 25],
    ['users / 4', 20],
    ['(int) (users * 0.25)', 20],
  ])('computes a rate of %s', async (rate, users) => {
    const file = await java(`  int users = 10;
  { setUp(scenario("A").exec(http("A").get("/a")).injectOpen(constantUsersPerSec(${rate}).during(10))); }`);
    expect(file.load.iterations).toBe(users);
  });

  it('reads a static block that sets constants', async () => {
    const file = await java(`  static final String PATH; static { PATH = "/a"; }
  { setUp(ten("A", PATH)); }`);
    expect(reached(file)).toEqual(['/a']);
  });
});

describe('members of libraries that are imported by name', () => {
  it.each([
    ['import static java.time.Duration.ofMinutes;', 'ofMinutes(2)'],
    ['import static java.time.Duration.*;', 'ofMinutes(2)'],
    [
      'import static java.util.concurrent.TimeUnit.MINUTES;',
      'Duration.of(2, MINUTES)',
    ],
  ])('knows %s', async (imports, time) => {
    const file = await java(
      `  { setUp(scenario("A").exec(http("A").get("/a")).injectClosed(constantConcurrentUsers(3).during(${time}))); }`,
      `import java.time.Duration;\n${imports}`,
    );
    expect(file.load.durationSeconds).toBe(120);
  });
});

it('calls the set-up of Gatling where an own one takes other arguments', async () => {
  const file = await simulation(
    'src/test/scala/depot/DepotSimulation.scala',
    `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
abstract class Base extends Simulation {
  def setUp(name: String, path: String): Unit =
    setUp(scenario(name).exec(http(name).get(path)).inject(rampUsers(4).during(10)))
}
class DepotSimulation extends Base {
  setUp("A", "/a")
}
`,
  );
  expect(names(file)).toEqual(['A']);
  expect(reached(file)).toEqual(['/a']);
});

it.each([
  ['10.seconds.mul(2)', 20],
  ['1.minute.div(4)', 15],
  ['(1 minute).min(20 seconds)', 20],
  ['10.seconds.max(20.seconds)', 20],
  ['(1.minute - 20.seconds)', 40],
  ['Duration(30, SECONDS)', 30],
  ['FiniteDuration(1, MINUTES)', 60],
  ['math.ceil(9.5).toInt', 10],
  ['(hour - 1.minute)', 3540],
  ['Duration(hour.mul(0.5).toSeconds, SECONDS)', 1800],
  ['max(3, 12)', 12],
])('computes a time of Scala: %s', async (time, expected) => {
  const file = await simulation(
    'src/test/scala/depot/DepotSimulation.scala',
    `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._
import scala.math.max
class DepotSimulation extends Simulation {
  val hour = System.getProperty("mode", "long") match { case "short" => 1.minute; case "long" => 1.hour }
  setUp(scenario("A").exec(http("a").get("/a")).inject(rampUsers(4).during(${time})))
}
`,
  );
  expect(file.load.durationSeconds).toBe(expected);
});

describe('the time of a load', () => {
  const at = (name: string) =>
    `scenario("${name}").exec(http("${name}").get("/${name}"))`;

  it.each([
    [
      'beside one at once',
      `setUp(${at('a')}.injectOpen(atOnceUsers(5)), ten("b", "/b"));`,
      10,
    ],
    [
      'behind one at once',
      `setUp(${at('a')}.injectOpen(atOnceUsers(5)).andThen(ten("b", "/b")));`,
      10,
    ],
    ['all at once', `setUp(${at('a')}.injectOpen(atOnceUsers(5)));`, null],
  ])('is that of injecting: %s', async (_, body, seconds) => {
    const file = await java(`  { ${body} }`);
    expect(file.load.durationSeconds).toBe(seconds);
    expect(file.scenarios[0].durationSeconds).toBeNull();
  });
});

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

it.each([
  ['s"/stores/$none/items"', '/stores/{}/items'],
  ['s"/stores/$none"', '/stores/{}'],
  ['s"/stores/items$none"', '/stores/items'],
  ['s"http://depot.example/$none/items"', '/items'],
  ['s"$none/items"', '/items'],
])(
  'takes no segment of a path for empty by default: %s',
  async (path, expected) => {
    const file = await simulation(
      'src/test/scala/depot/DepotSimulation.scala',
      `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class DepotSimulation extends Simulation {
  val none = System.getProperty("none", "")
  setUp(scenario("A").exec(http("a").get(${path})).inject(rampUsers(4).during(10)))
}
`,
    );
    expect(reached(file)).toEqual([expected]);
  },
);

describe('receivers of Kotlin', () => {
  const kotlin = (body: string, rest = '') =>
    simulation(
      'src/gatling/kotlin/depot/DepotSimulation.kt',
      `package depot
import io.gatling.javaapi.core.*
import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.http.HttpDsl.*
class DepotSimulation : Simulation() {
${body}
}
${rest}
`,
    );
  const setUp = (chain: string) =>
    `  init { setUp(scenario("A").exec(${chain}).injectOpen(rampUsers(4).during(10))) }`;

  it.each([
    ['a chain', 'exec(http("a").get("/a")).two("/b")', ['/a', '/b', '/b/2']],
    [
      'a chain, chained on',
      'exec(http("a").get("/a")).two("/b").pause(1).exec(http("c").get("/c"))',
      ['/a', '/b', '/b/2', '/c'],
    ],
    ['a text', 'exec(http("a").get("/a".below("b")))', ['/a/b']],
    [
      'a function that makes a chain',
      'group("g").on({ exec(http("a").get("/a")) })',
      ['/a'],
    ],
  ])('extend %s', async (_, chain, expected) => {
    const file = await kotlin(
      setUp(chain),
      `fun ChainBuilder.two(path: String) = exec(http("one").get(path)).exec(http("two").get("$path/2"))
fun String.below(name: String) = "$this/$name"`,
    );
    expect([...reached(file)].sort()).toEqual(expected);
  });

  it.each([
    ['with', 'with(Settings()) { setUp(ten(base + path)) }'],
    ['run', 'Settings().run { setUp(ten(base + path)) }'],
    [
      'with, of a field',
      'val settings = Settings()\n with(settings) { setUp(ten("$base$path")) }',
    ],
  ])('are implied in %s', async (_, body) => {
    const file = await kotlin(
      `  fun ten(path: String) = scenario("A").exec(http("a").get(path)).injectOpen(rampUsers(4).during(10))
  init { ${body} }`,
      'class Settings { val base = "/api"; val path = "/a" }',
    );
    expect(reached(file)).toEqual(['/api/a']);
  });

  it('are implied in the function of a companion that stands for a constructor', async () => {
    const file = await kotlin(
      `  val settings = Settings()
${setUp('exec(http("a").get(settings.path))')}
  data class Settings(val path: String, val users: Int) {
    companion object {
      operator fun invoke() = with(System.getProperties()) { Settings(path = "/a", users = 3) }
    }
  }`,
    );
    expect(reached(file)).toEqual(['/a']);
  });
});

describe('names that several modules declare', () => {
  const setUp = (path: string) =>
    `setUp(scenario("A").exec(http("a").get(${path})).injectOpen(rampUsers(4).during(10)))`;
  const kotlin = (path: string) =>
    `import io.gatling.javaapi.core.*
class DepotSimulation : Simulation() { init { ${setUp(path)} } }`;

  it.each([
    [
      'objects of Scala',
      'scala',
      'object Depot { val path = "/PATH" }',
      `import io.gatling.core.Predef._
class DepotSimulation extends Simulation { ${setUp('Depot.path')} }`,
    ],
    ['values outside of types', 'kt', 'val path = "/PATH"', kotlin('path')],
    [
      'functions outside of types',
      'kt',
      'fun path(id: Int) = "/PATH"',
      kotlin('path(1)'),
    ],
    [
      'members of objects',
      'kt',
      'object Depot { fun path() = "/PATH" }',
      kotlin('Depot.path()'),
    ],
  ])('are those of its own module: %s', async (_, ending, depot, source) => {
    const files = await gatlingAnalyzer.analyze(
      createMemoryTree(
        Object.fromEntries(
          ['one', 'two', 'three'].flatMap(module => [
            [
              `${module}/src/gatling/depot/Depot.${ending}`,
              `package depot\n${depot.replace('PATH', module)}`,
            ],
            [
              `${module}/src/gatling/depot/DepotSimulation.${ending}`,
              `package depot\n${source}`,
            ],
          ]),
        ),
      ),
    );
    const scripts = files.filter(file => file.role === 'script');
    expect(
      scripts.map(file => [file.path.split('/')[0], ...reached(file)]),
    ).toEqual([
      ['one', '/one'],
      ['three', '/three'],
      ['two', '/two'],
    ]);
  });
});

describe('lists that the compiler of Scala fills', () => {
  it.each([
    ['alone', '(implicit h: Headers)', 'Depot.read', '/depot'],
    ['given all the same', '(implicit h: Headers)', 'Depot.read(h)', '/depot'],
    [
      'behind another',
      '(path: String)(implicit h: Headers)',
      'Depot.read("a")',
      '/a',
    ],
    [
      'behind another, given',
      '(path: String)(implicit h: Headers)',
      'Depot.read("a")(h)',
      '/a',
    ],
    ['of Scala 3', '(path: String)(using h: Headers)', 'Depot.read("a")', '/a'],
    [
      'without a name',
      '(path: String)(using Headers)',
      'Depot.read("a")',
      '/a',
    ],
  ])('%s', async (_, lists, use, expected) => {
    const file = await simulation(
      'src/test/scala/depot/DepotSimulation.scala',
      `package depot
import io.gatling.core.Predef._
import io.gatling.http.Predef._
object Depot {
  val path = "depot"
  def read${lists}: ChainBuilder = {
    exec(http("read").get("/" + path).headers(h)).pause(1)
  }
}
class DepotSimulation extends Simulation {
  implicit val h: Headers = Map("Accept" -> "text/plain")
  setUp(scenario("A").exec(${use}, ${use}.pause(2)).inject(rampUsers(4).during(10)))
}
`,
    );
    expect(new Set(reached(file))).toEqual(new Set([expected]));
    expect(file.requests.every(one => one.reachable)).toBe(true);
  });
});

describe('Scala 3 without braces', () => {
  it('reads the same simulation', async () => {
    const path = 'src/test/scala/shop/ShopSimulation.scala';
    const [file] = await gatlingAnalyzer.analyze(
      createMemoryTree({
        [path]: `package shop

import io.gatling.core.Predef.*
import io.gatling.http.Predef.*
import scala.concurrent.duration.*

class ShopSimulation extends Simulation:
  private val profile = System.getProperty("profile", "small")

  private def read(path: String) =
    exec:
      http("read").get(path)
    .pause(1)

  private val users =
    profile match
      case "small" => 3
      case _ => 300

  private val scn =
    scenario("Shop")
      .exec(
        read("/items"),
        read("/items/#{id}"),
      )
      .repeat(2):
        exec(http("buy").post("/orders"))

  private val steps = Seq(rampUsers(users).during(10.seconds))

  setUp(
    scn.inject(steps*),
  ).protocols(http.baseUrl("https://shop.example/api"))
    .assertions(global.failedRequests.percent.lt(1))
end ShopSimulation
`,
      }),
    );
    expect(
      file.requests.map(one => `${one.line} ${one.method} ${one.path}`),
    ).toEqual([
      '23 GET /api/items',
      '24 GET /api/items/{}',
      '27 POST /api/orders',
    ]);
    expect(file.load).toMatchObject({ durationSeconds: 10, iterations: 3 });
    expect(file.thresholds).toHaveLength(1);
    expect(file.findings).toEqual([]);
  });
});
