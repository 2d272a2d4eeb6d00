import { analyze, rules, scala } from './__testUtils__/simulations';

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
