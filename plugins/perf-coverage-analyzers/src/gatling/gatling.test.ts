import { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../tree';
import { gatlingAnalyzer } from './gatlingAnalyzer';

async function analyze(
  files: Record<string, string>,
): Promise<Map<string, InventoryFile>> {
  const found = await gatlingAnalyzer.analyze(createMemoryTree(files));
  return new Map(found.map(one => [one.path, one]));
}

const folder = 'src/test/scala/shop';

async function scala(body: string, more: Record<string, string> = {}) {
  const path = `${folder}/ShopSimulation.scala`;
  const files = await analyze({
    [path]: `package shop
import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._

class ShopSimulation extends Simulation {
${body}
}
`,
    ...more,
  });
  return files.get(path)!;
}

function requestsOf(file: InventoryFile, reachable = true) {
  return file.requests
    .filter(one => one.reachable === reachable)
    .map(one => `${one.method} ${one.path}`);
}

function rules(file: InventoryFile) {
  return file.findings.map(one => `${one.rule}:${one.line}`);
}

const java = (body: string, imports = '') => `package shop;
import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;
import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;
import java.time.Duration;
${imports}
public class ShopSimulation extends Simulation {
${body}
}
`;

const kotlin = (body: string) => `package shop
import io.gatling.javaapi.core.*
import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.http.HttpDsl.*

class ShopSimulation : Simulation() {
${body}
}
`;

const script = (body: string) => `
import { simulation, scenario, atOnceUsers, rampUsers, constantUsersPerSec, exec, repeat, global, csv, feed } from '@gatling.io/core';
import { http, status } from '@gatling.io/http';
${body}
`;

describe('the same simulation in every language', () => {
  it.each([
    [
      'Scala',
      `${folder}/ShopSimulation.scala`,
      `package shop
import io.gatling.core.Predef._
import io.gatling.http.Predef._

class ShopSimulation extends Simulation {
  val users = Integer.getInteger("users", 20).toInt
  val httpProtocol = http.baseUrl("https://shop.example/api").acceptHeader("application/json")
  val browse = exec(http("List").get("/items?page=1").check(status.is(200)))
    .pause(1)
    .exec(http("Show").get("/items/#{id}"))
  val scn = scenario("Browse").repeat(3, "n") { browse }
  setUp(scn.inject(rampUsers(users).during(10), constantUsersPerSec(2).during(60)))
    .protocols(httpProtocol)
    .assertions(global.responseTime.percentile3.lt(800))
}`,
    ],
    [
      'Scala of Gatling 2',
      `${folder}/ShopSimulation.scala`,
      `package shop
import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._

class ShopSimulation extends Simulation {
  val httpConf = http.baseURL("https://shop.example/api")
  object Browse {
    val browse = exec(http("List")
      .get("/items?page=1")
      .check(status.is(200)))
      .pause(1 second)
      .exec(http("Show").get("/items/\${id}"))
  }
  val scn = scenario("Browse").exec(Browse.browse)
  setUp(scn.inject(rampUsers(20) over (10 seconds), constantUsersPerSec(2) during (1 minute)).protocols(httpConf))
    .assertions(global.responseTime.percentile3.lessThan(800))
}`,
    ],
    [
      'Java',
      'src/test/java/shop/ShopSimulation.java',
      java(`
  private static final int USERS = Integer.parseInt(System.getProperty("users", "20"));
  HttpProtocolBuilder protocol = http.baseUrl("https://shop.example/api");
  private static ChainBuilder browse() {
    return exec(http("List").get("/items?page=1").check(status().is(200)))
        .pause(Duration.ofSeconds(1))
        .exec(http("Show").get(session -> "/items/" + session.getString("id")));
  }
  ScenarioBuilder scenario = scenario("Browse").repeat(3).on(browse());
  {
    setUp(scenario.injectOpen(rampUsers(USERS).during(10), constantUsersPerSec(2).during(Duration.ofMinutes(1))))
        .protocols(protocol)
        .assertions(global().responseTime().percentile3().lt(800));
  }`),
    ],
    [
      'Kotlin',
      'src/gatling/kotlin/shop/ShopSimulation.kt',
      kotlin(`
    private val users = System.getProperty("users")?.toInt() ?: 20
    private val protocol = http.baseUrl("https://shop.example/api")
    private fun show(path: String) = exec(http("Show").get("$path/#{id}"))
    private val browse = exec(http("List").get("/items?page=1").check(status().shouldBe(200))).pause(1).exec(show("/items"))
    private val scn = scenario("Browse").exec(browse)
    init {
        setUp(scn.injectOpen(rampUsers(users).during(10), constantUsersPerSec(2.0).during(60)))
            .protocols(protocol)
            .assertions(global().responseTime().percentile3().lt(800))
    }`),
    ],
    [
      'JavaScript',
      'src/shop.gatling.js',
      script(`
import { browse } from './browse.js';
export default simulation(setUp => {
  const protocol = http.baseUrl('https://shop.example/api');
  const scn = scenario('Browse').exec(browse('items'));
  setUp(scn.injectOpen(rampUsers(20).during(10), constantUsersPerSec(2).during({ amount: 1, unit: 'minutes' })))
    .protocols(protocol)
    .assertions(global().responseTime().percentile3().lt(800));
});`),
    ],
  ])('is read alike: %s', async (_, path, source) => {
    const files = await analyze({
      [path]: source,
      'src/browse.js': script(`
export const browse = name =>
  exec(http('List').get(\`/\${name}?page=1\`).check(status().is(200))).exec(
    repeat(3).on(http('Show').get(session => \`/\${name}/\${session.get('id')}\`)),
  );`),
    });
    const file = files.get(path)!;

    expect(file.role).toBe('script');
    expect(file.runnable).toBe(true);
    expect(file.scenarios).toEqual([
      {
        name: 'Browse',
        executor: 'open',
        exec: null,
        reachable: true,
        startSeconds: 0,
        durationSeconds: 70,
        maxVUs: null,
        iterations: 140,
        stages: [
          { durationSeconds: 10, target: 20 },
          { durationSeconds: 60, target: 2 },
        ],
      },
    ]);
    expect(file.load).toEqual({
      durationSeconds: 70,
      maxVUs: null,
      iterations: 140,
    });
    expect(file.thresholds).toEqual([
      expect.objectContaining({
        metric: 'http_req_duration',
        stat: 'p95',
        operator: '<',
        value: 800,
        unit: 'ms',
        selector: {},
        expression: expect.stringContaining('global.responseTime.percentile3'),
      }),
    ]);
    expect(requestsOf(file)).toEqual(['GET /api/items', 'GET /api/items/{}']);
    expect(file.checks).toHaveLength(1);
    expect(file.findings).toEqual([]);
  });
});

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

describe('assertions', () => {
  it.each([
    [
      'global.responseTime.max.lt(500)',
      'http_req_duration',
      'max',
      '<',
      500,
      {},
    ],
    [
      'global.responseTime.mean.lte(50)',
      'http_req_duration',
      'avg',
      '<=',
      50,
      {},
    ],
    [
      'global.responseTime.percentile1.lt(50)',
      'http_req_duration',
      'p50',
      '<',
      50,
      {},
    ],
    [
      'global.responseTime.percentile4.lt(50)',
      'http_req_duration',
      'p99',
      '<',
      50,
      {},
    ],
    [
      'global.responseTime.percentile(99.9).lt(50)',
      'http_req_duration',
      'p99.9',
      '<',
      50,
      {},
    ],
    [
      'global.responseTime.stdDev.lt(5)',
      'http_req_duration',
      'stddev',
      '<',
      5,
      {},
    ],
    [
      'forAll.failedRequests.percent.lte(5)',
      'http_req_failed',
      'rate',
      '<=',
      0.05,
      { operation: '*' },
    ],
    [
      'global.failedRequests.count.is(0)',
      'http_req_failed',
      'count',
      '==',
      0,
      {},
    ],
    [
      'global.successfulRequests.percent.gt(95)',
      'http_req_failed',
      'rate',
      '<',
      0.05,
      {},
    ],
    ['global.requestsPerSec.gte(100)', 'http_reqs', 'rate', '>=', 100, {}],
    [
      'global.requestsPerSec.between(100, 1000)',
      'http_reqs',
      'rate',
      '>=',
      100,
      {},
    ],
    [
      'global.responseTime.mean.between(1, 40)',
      'http_req_duration',
      'avg',
      '<=',
      40,
      {},
    ],
    [
      'global.responseTime.mean.around(100, 20)',
      'http_req_duration',
      'avg',
      '<=',
      120,
      {},
    ],
    [
      'details("Login").responseTime.max.lt(9)',
      'http_req_duration',
      'max',
      '<',
      9,
      { operation: 'Login' },
    ],
    [
      'details("Group" / "Login").responseTime.max.lt(9)',
      'http_req_duration',
      'max',
      '<',
      9,
      { operation: 'Login', group: 'Group' },
    ],
  ])('%s', async (assertion, metric, stat, operator, value, selector) => {
    const file = await scala(`
  setUp(scenario("A").exec(http("a").get("/a")).inject(atOnceUsers(1)))
    .assertions(${assertion})`);

    expect(file.thresholds).toEqual([
      expect.objectContaining({
        metric,
        stat,
        operator,
        value,
        selector,
        valid: true,
        line: 9,
      }),
    ]);
    expect(file.findings).toEqual([]);
  });

  it.each([
    ['global.failedRequests.percent.lte(100)'],
    ['global.responseTime.max.gte(0)'],
    ['global.successfulRequests.percent.gte(0)'],
  ])('tells that %s never fails', async assertion => {
    const file = await scala(`
  setUp(scenario("A").exec(http("a").get("/a")).inject(atOnceUsers(1)))
    .assertions(${assertion})`);

    expect(rules(file)).toEqual(['gatling/assertion-never-fails:9']);
  });
});

describe('requests', () => {
  it.each([
    ['exec(http("x").post("/a"))', ['POST /a']],
    ['exec(http("x").httpRequest("PURGE", "/a"))', ['PURGE /a']],
    [
      'group("g") { exec(http("x").put("/a")).exec(http("y").patch("/b")) }',
      ['PUT /a', 'PATCH /b'],
    ],
    [
      'doIfOrElse(true) { exec(http("x").head("/a")) } { exec(http("y").options("/b")) }',
      ['HEAD /a', 'OPTIONS /b'],
    ],
    [
      'randomSwitch(60.0 -> exec(http("x").get("/a")), 40.0 -> exec(http("y").get("/b")))',
      ['GET /a', 'GET /b'],
    ],
    ['tryMax(2) { exec(http("x").delete("/a/${id}/b")) }', ['DELETE /a/{}/b']],
    [
      'foreach(Seq("a", "b"), "x") { exec(http("x").get("/#{x}")) }',
      ['GET /{}'],
    ],
    [
      'exec(List("a", "b").map(n => exec(http(n).get(s"/list/$n"))).reduce(_ exec _))',
      ['GET /list/a', 'GET /list/b'],
    ],
    [
      'exec((1 to 2).map(n => http(s"$n").get(s"/n/x$n")))',
      ['GET /n/x1', 'GET /n/x2'],
    ],
    [
      'exec(http("page").get("/page").resources(http("a").get("/a.js")))',
      ['GET /page', 'GET /a.js'],
    ],
    [
      'exec(http("x").get("https://other.example/b/" + id + "/c"))',
      ['GET /b/{}/c'],
    ],
    ['exec(http("x").get("index.html"))', ['GET /index.html']],
    ['exec(ws("x").connect("/socket"))', ['WS /socket']],
    ['exec(Steps.order("42"))', ['GET /orders/42', 'POST /orders']],
    ['exec(Steps.call("/given"))', ['GET /given']],
    ['exec(new Steps.Cart("/cart").open)', ['GET /cart']],
    ['exec(Steps.all: _*)', ['POST /orders', 'GET /all']],
  ])('%s', async (chain, expected) => {
    const file = await scala(
      `
  val id = com.other.Ids.next()
  setUp(scenario("A").${
    chain.startsWith('exec') ? chain : `exec(${chain})`
  }.inject(atOnceUsers(1)))`,
      {
        [`${folder}/steps/Steps.scala`]: `package shop.steps
import io.gatling.core.Predef._
import io.gatling.http.Predef._

object Steps {
  private val base = "/orders"
  val place = exec(http("place").post(base))
  def order(id: String, more: Boolean = true) = exec(http("order").get(s"$base/$id")).exec(place)
  def call(path: String) = exec(http("call").get(path))
  val all = Seq(place, exec(http("all").get("/all")))
  class Cart(path: String) { val open = call(path) }
}
`,
      },
    );

    expect(requestsOf(file)).toEqual(chain.includes('Steps') ? [] : expected);
    const imported = await scala(
      `
  import shop.steps.Steps
  val id = com.other.Ids.next()
  setUp(scenario("A").${
    chain.startsWith('exec') ? chain : `exec(${chain})`
  }.inject(atOnceUsers(1)))`,
      {
        [`${folder}/steps/Steps.scala`]: `package shop.steps
import io.gatling.core.Predef._
import io.gatling.http.Predef._

object Steps {
  private val base = "/orders"
  val place = exec(http("place").post(base))
  def order(id: String, more: Boolean = true) = exec(http("order").get(s"$base/$id")).exec(place)
  def call(path: String) = exec(http("call").get(path))
  val all = Seq(place, exec(http("all").get("/all")))
  class Cart(path: String) { val open = call(path) }
}
`,
      },
    );
    expect(requestsOf(imported)).toEqual(expected);
  });

  it('places a request that a wrapper makes where its path is written', async () => {
    const file = await scala(`
  def call(path: String) = exec(http("call").get(path))
  setUp(scenario("A").exec(
    call("/one")
  ).inject(atOnceUsers(1)))`);

    expect(file.requests).toEqual([
      {
        method: 'GET',
        path: '/one',
        reachable: true,
        resolved: true,
        file: `${folder}/ShopSimulation.scala`,
        line: 10,
        via: 'call',
      },
    ]);
  });

  it('keeps base classes and chains in other files as helpers', async () => {
    const files = await analyze({
      'src/Base.java': `package shop;
import io.gatling.javaapi.core.*;
import static io.gatling.javaapi.http.HttpDsl.*;
public abstract class Base extends Simulation {
  protected final String root;
  protected Base(String root) { this.root = root; }
  protected io.gatling.javaapi.http.HttpProtocolBuilder protocol() { return http.baseUrl("http://localhost:8080" + root); }
}`,
      'src/Chains.java': `package shop;
import io.gatling.javaapi.core.ChainBuilder;
import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;
public final class Chains {
  public static final ChainBuilder used = exec(http("used").get("/used"));
  public static final ChainBuilder unused = exec(http("unused").get("/unused"));
}`,
      'src/Run.java': `package shop;
import static io.gatling.javaapi.core.CoreDsl.*;
public class Run extends Base {
  public Run() {
    super("/v1");
    setUp(scenario("Run").exec(Chains.used).injectClosed(constantConcurrentUsers(3).during(10))).protocols(protocol());
  }
}`,
    });

    expect([...files].map(([path, one]) => [path, one.role])).toEqual([
      ['src/Base.java', 'helper'],
      ['src/Chains.java', 'helper'],
      ['src/Run.java', 'script'],
    ]);
    expect(requestsOf(files.get('src/Run.java')!)).toEqual(['GET /v1/used']);
    expect(files.get('src/Run.java')!.load.maxVUs).toBe(3);
    expect(requestsOf(files.get('src/Chains.java')!, false)).toEqual([
      'GET /unused',
    ]);
    expect(rules(files.get('src/Chains.java')!)).toEqual([
      'gatling/unreached-requests:7',
    ]);
  });
});

describe('findings', () => {
  const scn = 'scenario("A").exec(http("a").get("/a"))';
  it.each([
    [
      'val scn = scenario("A")',
      ['gatling/no-setup:6', 'gatling/unused-scenario:8'],
    ],
    [`setUp(${scn})`, ['gatling/no-injection:8', 'gatling/no-assertions:8']],
    [
      `setUp(${scn}.inject())`,
      ['gatling/no-injection:8', 'gatling/no-assertions:8'],
    ],
    [
      'setUp(scenario("A").inject(atOnceUsers(1)))',
      ['gatling/empty-scenario:8', 'gatling/no-assertions:8'],
    ],
    [
      `setUp(${scn}.inject(atOnceUsers(1)), ${scn}.inject(atOnceUsers(2))).assertions(global.failedRequests.count.is(0))`,
      ['gatling/duplicate-scenario:8'],
    ],
    [
      `val other = scenario("B").exec(http("b").get("/b"))
  setUp(${scn}.inject(atOnceUsers(1))).assertions(global.failedRequests.count.is(0))`,
      ['gatling/unreached-requests:8', 'gatling/unused-scenario:8'],
    ],
    [
      `setUp(${scn}.inject(atOnceUsers(1))).assertions(global.failedRequests.count.is(0))
  setUp(${scn}.inject(atOnceUsers(1)))`,
      ['gatling/setup-twice:9'],
    ],
    [
      `val users = csv("data/users.csv").circular
  val known = csv("known.csv")
  setUp(${scn}.feed(users).feed(known).inject(atOnceUsers(1))).assertions(global.failedRequests.count.is(0))`,
      ['gatling/missing-feeder-file:8'],
    ],
    [
      `val password = "s3cr3t-Pa55w0rd"
  setUp(${scn}.inject(atOnceUsers(1))).assertions(global.failedRequests.count.is(0))`,
      ['gatling/secret:8'],
    ],
  ])('%s', async (body, expected) => {
    const file = await scala(`\n  ${body}`, {
      'src/test/resources/known.csv': 'a\n1\n',
    });

    expect(rules(file)).toEqual(expected);
    expect(file.runnable).toBe(
      file.findings.every(one => one.severity !== 'error'),
    );
    expect(JSON.stringify(file.findings)).not.toContain('s3cr3t-Pa55w0rd');
  });

  it('asks nothing of base classes that others extend', async () => {
    const files = await analyze({
      'a/Base.scala': `package a
import io.gatling.core.Predef._
class Base extends Simulation { val users = 4 }`,
      'a/Run.scala': `package a
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class Run extends Base {
  setUp(scenario("A").exec(http("a").get("/a")).inject(atOnceUsers(users))).assertions(global.failedRequests.count.is(0))
}`,
    });

    expect(files.get('a/Base.scala')).toMatchObject({
      role: 'helper',
      findings: [],
    });
    expect(files.get('a/Run.scala')!.load.maxVUs).toBe(4);
  });
});

describe('journeys of performance-test-runner', () => {
  const files = {
    'src/test/scala/perf/Requests.scala': `package perf
import io.gatling.core.Predef._
import io.gatling.http.Predef._
import uk.gov.hmrc.performance.conf.ServicesConfiguration
object Requests extends ServicesConfiguration {
  val baseUrl: String = baseUrlFor("shop")
  val home = http("Home").get(s"$baseUrl/home")
  val pay = http("Pay").post(s"$baseUrl/pay")
  val never = http("Never").get(s"$baseUrl/never")
}`,
    'src/test/scala/perf/PerfSimulation.scala': `package perf
import uk.gov.hmrc.performance.simulation.PerformanceTestRunner
import perf.Requests._
class PerfSimulation extends PerformanceTestRunner {
  setup("home", "Home page") withRequests home
  setup("pay", "Pay") withRequests (home, pay)
  setup("never", "Never") withRequests never
  runSimulation()
}`,
    'src/test/resources/application.conf':
      'perftest { rampupTime = 2, constantRateTime = 3, rampdownTime = 1 }',
  };

  it('reads them from journeys.conf', async () => {
    const found = await analyze({
      ...files,
      'src/test/resources/journeys.conf': `
# journeysToRun = []
journeys {
  buy = {
    description = "Buy something"
    load = 2.5
    parts = [
      home,
      pay // the part with the card
    ]
  }
}`,
    });
    const file = found.get('src/test/scala/perf/PerfSimulation.scala')!;

    expect(file.scenarios).toMatchObject([
      { name: 'Buy something', durationSeconds: 360, executor: 'open' },
    ]);
    expect(requestsOf(file)).toEqual(['GET /home', 'POST /pay']);
    expect(file.thresholds).toHaveLength(2);
    expect(file.findings).toEqual([]);
    expect(
      requestsOf(found.get('src/test/scala/perf/Requests.scala')!, false),
    ).toEqual(['GET /never']);
  });

  it('tells of a part that no code sets up', async () => {
    const found = await analyze({
      ...files,
      'src/test/resources/journeys.conf':
        'journeys { buy { description = "B", load = 1, parts = [home, gone] } }',
    });

    expect(
      rules(found.get('src/test/scala/perf/PerfSimulation.scala')!),
    ).toEqual(['gatling/missing-journey-part:4']);
  });
});

describe('broken and hostile files', () => {
  const good = `package a
import io.gatling.core.Predef._
import io.gatling.http.Predef._
class Run extends Simulation {
  val scn = scenario("A").exec(http("a").get("/größe/a"))
  setUp(scn.inject(atOnceUsers(1))).assertions(global.failedRequests.count.is(0))
}
`;

  it.each([
    ['cut in the middle', good.slice(0, good.indexOf('setUp') + 30)],
    ['cut in a text', good.slice(0, good.indexOf('"/größe') + 4)],
    ['closed twice', `${good}}\n`],
    ['with an open comment', `${good}/* never ends\n`],
  ])('is a finding: %s', async (_, source) => {
    const files = await analyze({ 'Run.scala': source });

    expect(files.get('Run.scala')).toMatchObject({ runnable: false });
    expect(files.get('Run.scala')!.findings.map(one => one.rule)).toContain(
      'gatling/syntax-error',
    );
  });

  it.each([
    ['line ends of Windows', good.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${good}`],
    ['Latin-1 text', good.replace('größe', 'gr\u00f6\u00dfe')],
  ])('reads %s', async (_, source) => {
    const files = await analyze({ 'Run.scala': source });

    expect(requestsOf(files.get('Run.scala')!)).toEqual(['GET /größe/a']);
    expect(files.get('Run.scala')!.findings).toEqual([]);
  });

  it.each([
    ['parentheses', '('.repeat(10_000), ')'.repeat(10_000)],
    ['calls', 'exec('.repeat(10_000), ')'.repeat(10_000)],
    ['blocks', '{'.repeat(10_000), '}'.repeat(10_000)],
    ['members', 'a', '.b'.repeat(10_000)],
    ['calls in a chain', 'exec(pause(1))', '.exec(pause(1))'.repeat(10_000)],
    ['interpolations', 's"${'.repeat(5_000), '}"'.repeat(5_000)],
    ['operators', '1', ' + 1'.repeat(10_000)],
  ])('survives %s 10,000 deep', async (_, open, close) => {
    const files = await analyze({
      'Run.scala': good.replace(
        '  setUp',
        `  val deep = ${open}${close}\n  setUp`,
      ),
    });

    expect(files.get('Run.scala')!.role).toBe('script');
  });

  it('survives 5 MB', async () => {
    const line = '  val a = exec(http("x").get("/x"))\n';
    const files = await analyze({
      'Run.scala': good.replace(
        '  setUp',
        `${line.repeat(Math.ceil((5 * 1024 * 1024) / line.length))}  setUp`,
      ),
    });

    expect(rules(files.get('Run.scala')!)).toEqual(['gatling/too-large:1']);
  });

  it.each([
    ['a value that needs itself', 'val a = exec(a)\n  val b = c\n  val c = b'],
    [
      'a function that calls itself',
      'def a(n: Int): ChainBuilder = exec(a(n + 1)).exec(a(n + 2))\n  val b = a(1)',
    ],
    [
      'classes that extend each other',
      'class X extends Y\n  class Y extends X\n  val b = new X().foo',
    ],
    [
      'names of Object',
      'val __proto__ = constructor\n  val toString = hasOwnProperty("x")',
    ],
  ])('ends at %s', async (_, body) => {
    const files = await analyze({
      'Run.scala': good.replace('  setUp', `  ${body}\n  setUp`),
    });

    expect(requestsOf(files.get('Run.scala')!)).toEqual(['GET /größe/a']);
  });

  it('gives nothing for files that only speak of Gatling', async () => {
    const files = await analyze({
      'src/Plugin.scala':
        'package p\nimport io.gatling.core.action.Action\nclass MyAction extends Action',
      'src/Other.java': '// io.gatling\nclass Other {}',
      'src/x.js': "const name = '@gatling.io/core';",
    });

    expect(files.size).toBe(0);
  });
});
