import { ByteTable } from '../input/ByteTable';
import { K6Metric, K6Route, K6Samples, commonTags } from './K6Samples';

/** Routes that are kept; more start anew. */
const maxRoutes = 4096;

/** Texts that get a number, which together make the key of a route. */
const maxTexts = 2 ** 20;
const maxMetrics = 2 ** 12;

const place = new Map(commonTags.map((tag, n) => [tag, n]));
const placeOf = (tag: (typeof commonTags)[number]) => place.get(tag) ?? -1;
const nameTag = placeOf('name');
const urlTag = placeOf('url');
const methodTag = placeOf('method');
const scenarioTag = placeOf('scenario');
const checkTag = placeOf('check');
const groupTag = placeOf('group');

/** Tags of a point, and where the values of `commonTags` start and end in them. */
export interface TagBytes {
  bytes: Buffer;
  from: number;
  end: number;
  /** Offsets behind `from`, two for each tag; -1 where it is missing. */
  ranges: Int32Array;
  /** Whether this is an object of JSON, whose texts may hold escapes. */
  json: boolean;
}

/**
 * Routes by the bytes of the tags that tell them, so that texts are made only
 * of tags that were not together before.
 */
export class RouteCache {
  readonly #samples: K6Samples;
  #routes = new Map<number, K6Route>();
  #texts = new ByteTable<number>();
  #pairs = new Map<number, number>();
  #lastNumber = 0;

  constructor(samples: K6Samples) {
    this.#samples = samples;
  }

  get(metric: K6Metric, tags: TagBytes): K6Route {
    if (metric.wants === 'all') {
      const all: unknown = JSON.parse(
        tags.bytes.toString('utf8', tags.from, tags.end),
      );
      return this.#samples.route(metric, new Map(Object.entries(all ?? {})));
    }
    const isCheck = metric.role === undefined;
    const named = tags.ranges[2 * nameTag + 1] > tags.ranges[2 * nameTag];
    const requestTarget = named ? nameTag : urlTag;
    const target = isCheck ? checkTag : requestTarget;
    const telling = isCheck
      ? [checkTag, groupTag]
      : [target, methodTag, scenarioTag];
    if (tags.ranges[2 * target] < 0) {
      return this.#samples.route(metric, textsOf(tags, telling));
    }
    if (this.#lastNumber + 4 >= maxTexts) {
      this.#texts = new ByteTable();
      this.#pairs.clear();
      this.#routes.clear();
      this.#lastNumber = 0;
    }
    const key =
      (this.#number(tags, target) * maxTexts + this.#further(isCheck, tags)) *
        maxMetrics +
      metric.index;
    let route = this.#routes.get(key);
    if (!route) {
      route = this.#samples.route(metric, textsOf(tags, telling));
      // Names without end are folded: to keep their routes helps nobody.
      if (route.folded === 0) {
        if (this.#routes.size >= maxRoutes) {
          this.#routes.clear();
        }
        this.#routes.set(key, route);
      }
    }
    return route;
  }

  /** A number for the tags that tell a route beside its target. */
  #further(isCheck: boolean, tags: TagBytes): number {
    if (isCheck) {
      return this.#number(tags, groupTag);
    }
    const pair =
      this.#number(tags, methodTag) * maxTexts +
      this.#number(tags, scenarioTag);
    let number = this.#pairs.get(pair);
    if (number === undefined) {
      number = this.#nextNumber();
      this.#pairs.set(pair, number);
    }
    return number;
  }

  /** A number for the value of a tag; 0 where it is missing. */
  #number({ bytes, from, ranges }: TagBytes, tag: number): number {
    const start = ranges[2 * tag];
    if (start < 0) {
      return 0;
    }
    return this.#texts.get(
      bytes,
      from + start,
      from + ranges[2 * tag + 1],
      this.#nextNumber,
    );
  }

  readonly #nextNumber = () => {
    this.#lastNumber += 1;
    return this.#lastNumber;
  };
}

function textsOf(
  { bytes, from, ranges, json }: TagBytes,
  tags: readonly number[],
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const tag of tags) {
    if (ranges[2 * tag] >= 0) {
      const text = bytes.toString(
        'utf8',
        from + ranges[2 * tag],
        from + ranges[2 * tag + 1],
      );
      texts.set(
        commonTags[tag],
        json && text.includes('\\') ? String(JSON.parse(`"${text}"`)) : text,
      );
    }
  }
  return texts;
}
