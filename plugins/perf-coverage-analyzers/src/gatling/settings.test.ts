import { createMemoryTree } from '../tree';
import { gatlingAnalyzer } from './gatlingAnalyzer';

const resources = 'src/test/resources';

async function read(path: string, files: Record<string, string>) {
  const found = await gatlingAnalyzer.analyze(createMemoryTree(files));
  const file = found.find(one => one.path === path)!;
  return {
    file,
    requests: file.requests.map(one => `${one.line} ${one.method} ${one.path}`),
    load: file.load,
  };
}

async function scala(
  body: string,
  files: Record<string, string>,
  imports = 'import com.typesafe.config.ConfigFactory',
) {
  const path = 'src/test/scala/shop/ShopSimulation.scala';
  return read(path, {
    [path]: `package shop
import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._
${imports}
class ShopSimulation extends Simulation {
${body}
}
`,
    ...files,
  });
}

it('reads a configuration that is the receiver of a function of Kotlin', async () => {
  const path = 'src/gatling/kotlin/shop/ShopSimulation.kt';
  const { requests, load } = await read(path, {
    [path]: `package shop
import com.typesafe.config.ConfigFactory
import io.gatling.javaapi.core.*
import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.http.HttpDsl.*
data class Settings(val path: String, val users: Int)
class ShopSimulation : Simulation() {
  val settings = with(ConfigFactory.load().getConfig("shop")) {
    Settings(path = getString("path"), users = getInt("users"))
  }
  init { setUp(scenario("Shop").exec(http("list").get(settings.path)).injectOpen(rampUsers(settings.users).during(10))) }
}
`,
    'src/gatling/resources/application.conf':
      'shop { path = /items, users = 7 }',
  });
  expect(requests).toEqual(['11 GET /items']);
  expect(load).toMatchObject({ iterations: 7, durationSeconds: 10 });
});

describe('settings in files', () => {
  const body = `
  val config = ConfigFactory.load()
  val users = config.getInt("load.users")
  val hold = config.getDuration("load.hold").getSeconds
  val scn = scenario("Shop").exec(http("list").get(config.getString("shop.path")))
  setUp(scn.inject(constantUsersPerSec(users).during(hold.seconds)))
    .protocols(http.baseUrl(config.getString("shop.base")))
    .assertions(global.responseTime.max.lt(config.getInt("load.max")))`;

  it('reads application.conf', async () => {
    const { file, requests, load } = await scala(body, {
      [`${resources}/application.conf`]: `
        shop { base = "https://shop.example/api", path = /items }
        load { users = 4, users = \${?USERS}, hold = 2 minutes, max = 900 }`,
    });
    expect(requests).toEqual(['11 GET /api/items']);
    expect(load).toEqual({
      durationSeconds: 120,
      iterations: 480,
      maxVUs: null,
    });
    expect(file.thresholds).toMatchObject([{ stat: 'max', value: 900 }]);
  });

  it('leaves open what no file says, limits too', async () => {
    const { file, load } = await scala(body, {});
    expect(load).toMatchObject({ durationSeconds: null, iterations: null });
    expect(file.thresholds).toMatchObject([
      { stat: 'max', operator: '<', value: null, unit: 'ms', valid: true },
    ]);
    expect(file.findings).toEqual([]);
  });

  it('takes the file that a default names', async () => {
    const { load } = await scala(
      `
  val env = System.getProperty("env", "dev")
  val config = ConfigFactory.load(s"$env.application.properties")
  val fallback = ConfigFactory.parseResources("more.conf")
  val all = config.withFallback(fallback).getConfig("load")
  setUp(scenario("S").exec(http("a").get("/a"))
    .inject(rampUsers(all.getInt("users")).during(all.getInt("ramp"))))`,
      {
        [`${resources}/dev.application.properties`]: 'load.users = 7\n',
        [`${resources}/perf.application.properties`]: 'load.users = 700\n',
        [`${resources}/more.conf`]: 'load { users = 1, ramp = 30 }',
      },
    );
    expect(load).toMatchObject({ durationSeconds: 30, iterations: 7 });
  });

  it('fills records as pureconfig does', async () => {
    const { requests, load } = await scala(
      `
  val config = ConfigSource.default.at("load").loadOrThrow[LoadConfig]
  setUp(scenario("S").exec(http("a").get(config.shop.firstPath))
    .inject(constantConcurrentUsers(config.numUsers).during(config.holdFor)))`,
      {
        [`${resources}/application.conf`]:
          'load { num-users = 3, hold-for = "20 seconds", shop.first-path = /first }',
      },
      'import pureconfig.ConfigSource',
    );
    expect(requests).toEqual(['9 GET /first']);
    expect(load).toMatchObject({ durationSeconds: 20, maxVUs: 3 });
  });

  it('reads properties in Java', async () => {
    const path = 'src/gatling/java/shop/ShopSimulation.java';
    const { requests, load } = await read(path, {
      [path]: `package shop;
import io.gatling.javaapi.core.*;
import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;
import java.util.Properties;
import java.io.*;
public class ShopSimulation extends Simulation {
  private static final Properties settings = read();
  private static Properties read() {
    Properties read = new Properties();
    try (InputStream in = ShopSimulation.class.getClassLoader().getResourceAsStream("load.properties")) {
      read.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return read;
  }
  int users = Integer.parseInt(settings.getProperty("users", "1"));
  ScenarioBuilder scn = scenario("S").exec(http("a").get(settings.getProperty("path")));
  {
    setUp(scn.injectOpen(atOnceUsers(users)));
  }
}
`,
      'src/gatling/resources/load.properties': 'users=12\npath=/items\n',
    });
    expect(requests).toEqual(['19 GET /items']);
    expect(load.iterations).toBe(12);
  });

  it('takes the default where a file of settings is not in the repository', async () => {
    const path = 'src/gatling/kotlin/shop/ShopSimulation.kt';
    const { load } = await read(path, {
      [path]: `package shop
import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.core.Simulation
import io.gatling.javaapi.http.HttpDsl.http
import java.io.File
import java.util.Properties
object Settings {
  private val own: Properties by lazy {
    Properties().apply {
      val file = File("mine.properties")
      if (file.exists()) file.reader().use { load(it) }
    }
  }
  fun of(key: String): String? =
    System.getProperty(key) ?: own.getProperty(key)?.takeIf { it.isNotBlank() }
}
val USERS: Int = Settings.of("users")?.toIntOrNull() ?: 4
class ShopSimulation : Simulation() {
  init {
    setUp(scenario("S").exec(http("a").get("/a")).injectOpen(atOnceUsers(USERS)))
  }
}
`,
    });
    expect(load.iterations).toBe(4);
  });

  it.each([
    ['None.getOrElse(2 minutes)', 120],
    ['Some(3 minutes).getOrElse(2 minutes)', 180],
    ['wanted.getOrElse(2 minutes)', 120],
  ])('takes what an option of Scala gives: %s', async (time, seconds) => {
    const path = 'src/test/scala/shop/ShopSimulation.scala';
    const { load } = await read(path, {
      [path]: `package shop
import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._
import scala.util.Properties
class ShopSimulation extends Simulation {
  val wanted = Properties.envOrNone("MINUTES") match {
    case Some(minutes) => Some(minutes.toInt minutes)
    case _ => None
  }
  setUp(scenario("S").exec(http("a").get("/a")).inject(constantUsersPerSec(2) during (${time})))
}
`,
    });
    expect(load.durationSeconds).toBe(seconds);
  });

  it('reads a bundle of properties in Kotlin', async () => {
    const path = 'src/gatling/kotlin/shop/ShopSimulation.kt';
    const { load } = await read(path, {
      [path]: `package shop
import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.core.Simulation
import io.gatling.javaapi.http.HttpDsl.http
import java.util.ResourceBundle
class ShopSimulation : Simulation() {
  private val settings = ResourceBundle.getBundle("load")
  init {
    setUp(scenario("S").exec(http("a").get("/a"))
      .injectOpen(atOnceUsers(settings.getString("users").toInt())))
  }
}
`,
      'src/gatling/resources/load.properties': 'users = 3\n',
    });
    expect(load.iterations).toBe(3);
  });
});

describe('names and places', () => {
  it('extends Gatling although an object of the same name stands beside it', async () => {
    const { requests } = await scala(
      'setUp(Simulation.shop.inject(atOnceUsers(1)))',
      {
        'src/test/scala/shop/Simulation.scala': `package shop
import io.gatling.core.Predef._
import io.gatling.http.Predef._
object Simulation {
  def shop = scenario("S").exec(http("a").get("/a"))
}
`,
      },
    );
    expect(requests).toEqual(['5 GET /a']);
  });

  it('places a request whose path is a constant of its class where it is made', async () => {
    const { requests } = await scala(
      `
  val itemsPath = "/items"
  def list = http("list").get(itemsPath)
  def any(path: String) = http("any").get(path)
  setUp(scenario("S")
    .exec(list)
    .exec(any("/other"))
    .inject(atOnceUsers(1)))`,
      {},
    );
    expect(requests).toEqual(['9 GET /items', '13 GET /other']);
  });
});
