import { java, names, reached, simulation } from './__testUtils__/simulations';

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
