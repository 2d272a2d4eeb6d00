import {
  analyze,
  folder,
  requestsOf,
  simulation,
} from './__testUtils__/simulations';

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

describe('Scala 3 without braces', () => {
  it('reads the same simulation', async () => {
    const path = 'src/test/scala/shop/ShopSimulation.scala';
    const file = await simulation(
      path,
      `package shop

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
