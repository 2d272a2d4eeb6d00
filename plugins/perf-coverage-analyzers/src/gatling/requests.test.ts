import {
  analyze,
  folder,
  reached,
  requestsOf,
  rules,
  scala,
  simulation,
} from './__testUtils__/simulations';

describe('requests', () => {
  const steps = `package shop.steps
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
`;

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
        [`${folder}/steps/Steps.scala`]: steps,
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
        [`${folder}/steps/Steps.scala`]: steps,
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
