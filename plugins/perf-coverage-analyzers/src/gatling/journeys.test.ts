import { analyze, requestsOf, rules } from './__testUtils__/simulations';

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
