import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._

/** Shoppers search, look at facets and at similar products. */
class SearchSimulation extends Simulation {
  private val users = Integer.getInteger("users", 80).toInt

  private val httpProtocol = http
    .baseUrl("http://localhost:9200/api")
    .acceptHeader("application/json")

  private val words = csv("words.csv").circular

  private val searching = exec(
    http("search").get("/search").queryParam("q", "#{word}").check(status.is(200))
  ).pause(2)
    .exec(http("facets").get("/facets?q=#{word}"))

  private val browsing = exec(http("similar").get("/products/#{product}/similar"))

  private val shoppers = scenario("shoppers").feed(words).exec(searching, browsing)

  setUp(
    shoppers.inject(
      rampUsers(users).during(2.minutes),
      constantUsersPerSec(20).during(10.minutes)
    )
  ).protocols(httpProtocol)
    .assertions(
      global.responseTime.percentile(95).lt(300),
      global.successfulRequests.percent.gt(99.5)
    )
}
