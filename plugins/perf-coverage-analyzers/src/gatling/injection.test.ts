import { java, rules, scala, simulation } from './__testUtils__/simulations';

describe('injection profiles', () => {
  it.each([
    ['atOnceUsers(7)', null, 7, 7, [[0, 7]]],
    [
      'nothingFor(4.seconds), atOnceUsers(3)',
      4,
      3,
      3,
      [
        [4, 0],
        [0, 3],
      ],
    ],
    ['rampUsers(10).during(1.minute)', 60, 10, 10, [[60, 10]]],
    ['rampUsers(10) during 60', 60, 10, 10, [[60, 10]]],
    ['stressPeakUsers(50).during(20)', 20, 50, 50, [[20, 50]]],
    ['heavisideUsers(50) over (20 seconds)', 20, 50, 50, [[20, 50]]],
    [
      'constantUsersPerSec(1.5) during (1 minute) randomized',
      60,
      90,
      null,
      [[60, 1.5]],
    ],
    ['rampUsersPerSec(1).to(5).during(60)', 60, 180, null, [[60, 5]]],
    ['rampUsersPerSec(1) to 5 during (1 minutes)', 60, 180, null, [[60, 5]]],
    [
      'incrementUsersPerSec(5).times(2).eachLevelLasting(10).startingFrom(10)',
      20,
      250,
      null,
      [
        [10, 10],
        [10, 15],
      ],
    ],
    [
      'incrementUsersPerSec(5).times(2).eachLevelLasting(10).separatedByRampsLasting(2)',
      24,
      170,
      null,
      [
        [2, 5],
        [10, 5],
        [2, 10],
        [10, 10],
      ],
    ],
    [
      'constantConcurrentUsers(8).during(30), rampConcurrentUsers(8).to(20).during(40)',
      70,
      null,
      20,
      [
        [30, 8],
        [40, 20],
      ],
    ],
    [
      'incrementConcurrentUsers(5).times(3).eachLevelLasting(10).startingFrom(1)',
      30,
      null,
      11,
      [
        [10, 1],
        [10, 6],
        [10, 11],
      ],
    ],
    ['rampUsers(unknownCount).during(10)', 10, null, null, []],
    ['rampUsers(2 * 3600 / 1000).during(10)', 10, 7, 7, [[10, 7]]],
  ])('%s', async (steps, seconds, users, maxVUs, stages) => {
    const file = await scala(`
  val unknownCount = com.other.Config.users
  setUp(scenario("A").exec(http("a").get("/a")).inject(${steps}))`);

    expect(file.scenarios).toEqual([
      expect.objectContaining({
        durationSeconds: seconds,
        iterations: users,
        maxVUs,
        stages: stages.map(([durationSeconds, target]) => ({
          durationSeconds,
          target,
        })),
      }),
    ]);
  });

  it('puts populations behind each other and takes the greatest number of users', async () => {
    const file = await scala(`
  val a = scenario("A").exec(http("a").get("/a"))
  val b = scenario("B").exec(http("b").get("/b"))
  setUp(a.inject(rampUsers(10).during(30)).andThen(b.inject(rampUsers(4).during(20))))`);

    expect(file.scenarios.map(one => [one.name, one.startSeconds])).toEqual([
      ['A', 0],
      ['B', 30],
    ]);
    expect(file.load).toEqual({
      durationSeconds: 50,
      maxVUs: 10,
      iterations: 14,
    });
  });

  it.each([
    ['.maxDuration(40.seconds)', 40],
    ['.maxDuration(10.minutes)', 60],
    ['.throttle(reachRps(10).in(5.seconds), holdFor(20.seconds))', 25],
  ])('cuts the duration by %s', async (limit, seconds) => {
    const file = await scala(`
  setUp(scenario("A").exec(http("a").get("/a")).inject(constantUsersPerSec(1).during(60)))${limit}`);

    expect(file.load.durationSeconds).toBe(seconds);
  });

  it('takes maxDuration for a scenario that never ends', async () => {
    const file = await scala(`
  setUp(scenario("A").forever(exec(http("a").get("/a"))).inject(rampUsers(5).during(10))).maxDuration(1.hour)`);

    expect(file.load.durationSeconds).toBe(3600);
    expect(file.kind).toBe('soak');
  });

  it('reads the set-up that a run without properties takes', async () => {
    const file = await scala(`
  val scn = scenario("A").exec(http("a").get("/a"))
  if (System.getProperty("smoke") != null) {
    setUp(scn.inject(atOnceUsers(1)))
  } else {
    setUp(scn.inject(rampUsers(30).during(10)))
  }`);

    expect(file.scenarios.map(one => one.maxVUs)).toEqual([30]);
    expect(rules(file)).not.toContain('gatling/setup-twice:11');
  });
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
