import type { InventoryFile } from 'backstage-plugin-perf-coverage-common';
import { createMemoryTree } from '../../tree';
import { gatlingAnalyzer } from '../gatlingAnalyzer';

/** The inventory of a tree of some texts, by path. */
export async function analyze(
  files: Record<string, string>,
): Promise<Map<string, InventoryFile>> {
  const found = await gatlingAnalyzer.analyze(createMemoryTree(files));
  return new Map(found.map(one => [one.path, one]));
}

/** What is read of a simulation that stands alone. */
export async function simulation(
  path: string,
  source: string,
): Promise<InventoryFile> {
  const [file] = (await analyze({ [path]: source })).values();
  return file;
}

export const folder = 'src/test/scala/shop';

/** What is read of a simulation of Scala with a body from line 7 on, and files beside it. */
export async function scala(
  body: string,
  more: Record<string, string> = {},
): Promise<InventoryFile> {
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

/** The same for Java, with a method `ten` that makes a population of 10 seconds. */
export function java(body: string, imports = ''): Promise<InventoryFile> {
  return simulation(
    'src/test/java/depot/DepotSimulation.java',
    `package depot;
import io.gatling.javaapi.core.*;
import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;
import java.util.*;
${imports}
public class DepotSimulation extends Simulation {
  PopulationBuilder ten(String name, String path) {
    return scenario(name).exec(http(name).get(path)).injectOpen(rampUsers(4).during(10));
  }
${body}
}
`,
  );
}

/** Names of the scenarios. */
export function names(file: InventoryFile): string[] {
  return file.scenarios.map(one => one.name);
}

/** Paths of the requests that a run sends. */
export function reached(file: InventoryFile): string[] {
  return file.requests.filter(one => one.reachable).map(one => one.path);
}

/** `GET /a`, of those that a run sends or of the others. */
export function requestsOf(file: InventoryFile, reachable = true): string[] {
  return file.requests
    .filter(one => one.reachable === reachable)
    .map(one => `${one.method} ${one.path}`);
}

/** Findings as `rule:line`. */
export function rules(file: InventoryFile): string[] {
  return file.findings.map(one => `${one.rule}:${one.line}`);
}
