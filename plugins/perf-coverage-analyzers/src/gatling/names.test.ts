import { createMemoryTree } from '../tree';
import { gatlingAnalyzer } from './gatlingAnalyzer';
import { reached, simulation } from './__testUtils__/simulations';

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
