export const openSteps = new Set([
  'atOnceUsers',
  'rampUsers',
  'constantUsersPerSec',
  'rampUsersPerSec',
  'stressPeakUsers',
  'heavisideUsers',
  'incrementUsersPerSec',
  'splitUsers',
]);

export const closedSteps = new Set([
  'constantConcurrentUsers',
  'rampConcurrentUsers',
  'incrementConcurrentUsers',
]);

export const throttleSteps = new Set(['reachRps', 'holdFor', 'jumpToRps']);

export const feeders = new Set([
  'csv',
  'ssv',
  'tsv',
  'separatedValues',
  'jsonFile',
  'jsonUrl',
  'sitemap',
  'arrayFeeder',
  'listFeeder',
  'jdbcFeeder',
]);

export const fileFeeders = /^(?:csv|ssv|tsv|separatedValues|jsonFile|sitemap)$/;

export const checkStarts = new Set(
  (
    'status header headerRegex currentLocation currentLocationRegex bodyString bodyBytes ' +
    'bodyLength bodyStream substring regex xpath css form jsonPath jmesPath jsonpJsonPath ' +
    'jsonpJmesPath responseTimeInMillis responseTimeInMs md5 sha1 latencyInMillis statusCode ' +
    'statusDescription message'
  ).split(' '),
);

export const chainStarts = new Set(
  (
    'exec execIf group repeat foreach forever during forDuring asLongAs asLongAsDuring doWhile ' +
    'doWhileDuring doIf doIfEquals doIfOrElse doIfEqualsOrElse doSwitch doSwitchOrElse ' +
    'randomSwitch randomSwitchOrElse uniformRandomSwitch roundRobinSwitch tryMax ' +
    'exitBlockOnFail exitHere exitHereIf exitHereIfFailed stopInjector stopInjectorIf ' +
    'crashInjector feed pause pace rendezVous flattenMapIntoAttributes dummy'
  ).split(' '),
);

export const protocols = new Set(
  'http ws sse grpc jms mqtt websocket kafka jdbc amqp'.split(' '),
);

export const methods: Record<string, string> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
};

/** Names of Gatling's DSL that start something. */
export const dslNames: readonly string[] = [
  ...openSteps,
  ...closedSteps,
  ...throttleSteps,
  ...feeders,
  ...checkStarts,
  ...chainStarts,
  ...protocols,
  'nothingFor',
  'scenario',
  'setUp',
  'global',
  'forAll',
  'details',
  'StringBody',
  'RawFileBody',
  'ElFileBody',
  'PebbleFileBody',
  'PebbleStringBody',
  'percent',
  'Choice',
];

/** Objects that only hold the names of the DSL. */
export const holders =
  /^(?:CoreDsl|HttpDsl|GrpcDsl|Predef|JmsDsl|MqttDsl|OpenInjectionStep|ClosedInjectionStep|ThrottleStep|ChainBuilder|ScenarioBuilder|Gatling)$/;

export const bodies = /^(?:String|RawFile|ElFile|PebbleFile|PebbleString)Body$/;

export const conditions =
  /^(?:lt|lte|gt|gte|is|in|between|around|deviatesAround|lessThan|lessThanOrEqual|greaterThan|greaterThanOrEqual)$/;
