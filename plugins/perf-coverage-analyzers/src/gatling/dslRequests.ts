import {
  alternatives,
  CallSite,
  Place,
  settled,
  textOf,
  unknown,
  Value,
} from '../javascript';
import {
  asDocument,
  documentsInBody,
  documentsOf,
  textWithHoles,
} from '../graphql';
import { Deferred } from '../jvm';
import type { DslContext, MakeValue } from './dslContext';
import { methods } from './dslNames';
import { chainsOf, checksOf, DslHost, dslOf, elAsHole } from './dslValues';
import { GatlingRequest, mergeChains } from './model';
import { origin } from './origin';

/** The builders of requests: `http("name").get("/path")` and what follows. */
export class RequestBuilders {
  constructor(
    private readonly context: DslContext,
    private readonly make: MakeValue,
  ) {}

  onNamed(place: Place, name: string, args: Value[], site: CallSite): Value {
    if (Object.hasOwn(methods, name)) {
      return this.request(methods[name], args[0], place, site);
    }
    switch (name) {
      case 'httpRequest':
      case 'request': {
        const methodName = args[0] && textOf(settled(args[0]));
        return this.request(
          methodName?.toUpperCase() ?? null,
          args[1],
          place,
          site,
        );
      }
      case 'connect':
        return this.request('WS', args[0], place, site);
      case 'unary':
      case 'serverStream':
      case 'clientStream':
      case 'bidiStream':
        return this.request('GRPC', args[0], place, site);
      default:
        // `ws("x").wsName("y")`, `sse("x").sseName`
        return this.make({ is: 'named', place });
    }
  }

  private request(
    method: string | null,
    url: Value | undefined,
    place: Place,
    site: CallSite,
  ): Value {
    const { recorder } = this.context;
    const path = this.urlValue(url ?? unknown, site);
    const found = origin(this.context.frames(), place, path);
    const request: GatlingRequest = {
      method,
      url: path,
      place: found.place,
      via: found.via,
      checks: [],
    };
    recorder.request(request);
    return this.make({
      is: 'request',
      request,
      chain: {
        requests: new Set([request]),
        filled: true,
        forever: false,
      },
    });
  }

  /** A URL may be a function of the session: its literal parts are known all the same. */
  private urlValue(url: Value, site: CallSite): Value {
    if (url.t === 'function' || (url.t === 'native' && !url.member)) {
      if (url.t === 'native' && url.host instanceof Deferred) {
        return url.host.value();
      }
      return this.context.call(url, [unknown], site);
    }
    return url;
  }

  onRequest(
    state: DslHost & { is: 'request' },
    name: string,
    args: Value[],
    site: CallSite,
  ): Value {
    if (/^check(?:If)?$/.test(name)) {
      state.request.checks.push(...checksOf(args));
    }
    this.document(state.request, name, args, site);
    if (/^(?:httpRequest|url)$/.test(name) && args[0]) {
      state.request.url = this.urlValue(args[0], site);
    }
    const inner = chainsOf(args);
    return inner.length === 0
      ? this.make(state)
      : this.make({ ...state, chain: mergeChains([state.chain, ...inner]) });
  }

  /** `.body(StringBody("…"))`, `.queryParam("query", "…")`: what a request asks GraphQL for. */
  private document(
    request: GatlingRequest,
    name: string,
    args: Value[],
    site: CallSite,
  ): void {
    const [first, second] = args;
    if (name === 'body' && first) {
      const [body] = alternatives(first);
      const [state] = dslOf(body);
      request.graphql =
        state?.is === 'body' ? this.bodyText(state, site) : documentsOf(body);
    } else if (/^(?:queryParam|formParam)$/.test(name)) {
      const isQuery = first && textOf(settled(first)) === 'query';
      if (isQuery && second?.t === 'string') {
        request.graphql = asDocument(elAsHole(textWithHoles(second)));
      }
    }
  }

  private bodyText(
    { kind, text }: DslHost & { is: 'body' },
    site: CallSite,
  ): string | undefined {
    if (text === undefined) return undefined;
    const [value] = alternatives(text);
    const name = textOf(value);
    if (kind === 'file') {
      const found =
        name === undefined
          ? undefined
          : this.context.body?.(name, site.place.file);
      return found === undefined ? undefined : documentsInBody(elAsHole(found));
    }
    return value.t === 'string' && !value.source
      ? documentsInBody(elAsHole(textWithHoles(value)))
      : documentsOf(value);
  }
}
