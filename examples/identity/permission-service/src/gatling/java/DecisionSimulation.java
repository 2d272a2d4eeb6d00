import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;

public class DecisionSimulation extends Simulation {

  private static final String BASE_URL = System.getProperty("baseUrl", "http://localhost:8085");

  private final HttpProtocolBuilder protocol = http.baseUrl(BASE_URL).contentTypeHeader("application/json");

  private final ScenarioBuilder decisions =
      scenario("decisions")
          .exec(http("decide").post("/decisions").body(StringBody("{\"user\": \"u-1\", \"action\": \"read\"}")))
          .pause(1)
          .exec(http("decide many").post("/decisions/batch").body(StringBody("[]")));

  {
    setUp(decisions.injectOpen(rampUsersPerSec(10).to(200).during(Duration.ofMinutes(5))))
        .protocols(protocol)
        .assertions(global().responseTime().percentile3().lt(50), global().failedRequests().percent().lt(0.1));
  }
}
