import type * as t from '@babel/types';
import type { SourceRequest } from 'backstage-plugin-perf-coverage-common';
import {
  alternatives,
  hrefOf,
  Interpreter,
  Place,
  textOf,
  Value,
} from '../javascript';
import { documentInUrl, documentsOf, placeOfDocument } from '../graphql';
import { baseOf, keepCommonBase } from '../requestBase';
import { originOf, pathTemplate, urlText } from './urls';

/** A custom metric: `new Trend('name', true)`. */
export interface CustomMetric {
  name: string;
  type: 'counter' | 'gauge' | 'rate' | 'trend';
  isTime: boolean;
  place: Place;
  fed: boolean;
}

const maxRequests = 3000;

/** Collects what a script does while it is read. */
export class Recorder {
  readonly requests = new Map<string, SourceRequest>();
  readonly checks = new Set<string>();
  readonly groups = new Set<string>();
  readonly metrics: CustomMetric[] = [];
  /** Parts of k6 through which requests are sent. */
  readonly protocols = new Set<'http' | 'ws' | 'grpc' | 'browser'>();
  /** A group, check or metric whose name only a run knows. */
  unnamedMetric = false;
  unnamedGroup = false;
  unnamedCheck = false;
  /** Whether what runs now can be reached from a scenario. */
  reachable = true;
  /** Functions that the host starts; they are no wrappers. */
  readonly entries = new Set<t.Node>();
  /** Calls of `batch` that were seen to send something known. */
  readonly batches = new Set<t.Node>();
  /** Name of a scenario, test or module whose calls are read. */
  truncated = false;

  request(
    run: Interpreter,
    method: Value,
    url: Value,
    site: Place,
    body?: Value,
  ): void {
    const sent = documentsOf(body);
    const methods = alternatives(method).map(one => textOf(one));
    const urls = withoutOtherBases(
      withoutBareHoles(
        urlAlternatives(url).map(one => {
          const { text, at, name } = urlText(one);
          return { text, at, path: pathTemplate(text), name };
        }),
      ),
    );
    for (const { text, path, at, name } of urls) {
      const graphql = sent ?? documentInUrl(text);
      const { place, via } = this.originOf(run, site, [
        sent === undefined ? null : placeOfDocument(body),
        at,
      ]);
      for (const one of methods) {
        this.add({
          method: one?.toUpperCase() ?? '{}',
          path,
          reachable: this.reachable,
          resolved: one !== undefined && path !== '{}',
          file: place.file,
          line: place.line,
          via,
          ...baseOf(text, name),
          ...(graphql === undefined ? {} : { graphql }),
        });
      }
    }
  }

  private add(request: SourceRequest): void {
    const key = [
      request.method,
      request.path,
      request.file,
      request.line,
      request.via,
      request.graphql,
    ].join(' ');
    const known = this.requests.get(key);
    if (known) {
      known.reachable ||= request.reachable;
      keepCommonBase(known, request);
    } else if (this.requests.size < maxRequests)
      this.requests.set(key, request);
    else this.truncated = true;
  }

  /** The first of the texts that is written outside of the call tells the place. */
  private originOf(
    run: Interpreter,
    site: Place,
    texts: (Place | null)[],
  ): { place: Place; via: string | null } {
    for (const at of texts) {
      const found = this.origin(run, site, at);
      if (found.place !== site) return found;
    }
    return { place: site, via: this.wrapper(run) };
  }

  /**
   * Where a request stands: the innermost call, from the call of the tool
   * outwards, in whose function the text of the path is written. A wrapper
   * that takes its path as an argument leads to its caller that way, a client
   * method that knows its path is the place itself.
   */
  private origin(
    run: Interpreter,
    site: Place,
    at: Place | null,
  ): { place: Place; via: string | null } {
    const { stack } = run;
    const via = this.wrapper(run);
    let place = site;
    for (let index = stack.length - 1; index >= 0 && at; index -= 1) {
      const frame = stack[index];
      const inside =
        frame.file === at.file &&
        (frame.node.start ?? 0) <= at.offset &&
        at.offset <= (frame.node.end ?? 0);
      if (inside && frame.node.type !== 'Program') return { place, via };
      if (!frame.site) break;
      place = frame.site.place;
    }
    return { place: site, via };
  }

  /**
   * The named function in which the call stands. A callback belongs to the
   * function in which it is written, not to the one that calls it.
   */
  private wrapper({ stack }: Interpreter): string | null {
    let inner = stack[stack.length - 1];
    for (let index = stack.length - 1; index >= 0; index -= 1) {
      const frame = stack[index];
      const encloses =
        frame === inner ||
        (frame.file === inner.file &&
          (frame.node.start ?? 0) <= (inner.node.start ?? 0) &&
          (frame.node.end ?? 0) >= (inner.node.end ?? 0));
      if (!encloses) continue;
      if (this.entries.has(frame.node)) return null;
      if (frame.name !== '' && frame.name !== 'default') return frame.name;
      inner = frame;
    }
    return null;
  }
}

/** All that a URL may be; one made by `new URL` may hold several texts. */
function urlAlternatives(url: Value): Value[] {
  return alternatives(url).flatMap(one =>
    one.t === 'object' ? alternatives(hrefOf(one) ?? one) : [one],
  );
}

/** A hole beside known paths adds nothing: one value of it is among them. */
function withoutBareHoles<T extends { path: string }>(urls: T[]): T[] {
  const known = urls.filter(one => one.path !== '{}');
  return known.length > 0 ? known : urls;
}

/**
 * Where a base URL has one value per environment, the same call would have a
 * path per environment. Of those that end alike the longest is kept: it shows
 * the base path by which APIs with the same paths are told apart.
 */
function withoutOtherBases<T extends { text: string; path: string }>(
  urls: T[],
): T[] {
  return urls.filter(one => {
    const origin = originOf(one.text);
    if (origin === null) return true;
    return !urls.some(
      other =>
        other !== one &&
        other.path.length > one.path.length &&
        one.path !== '/' &&
        other.path.endsWith(one.path) &&
        ![null, origin].includes(originOf(other.text)),
    );
  });
}
