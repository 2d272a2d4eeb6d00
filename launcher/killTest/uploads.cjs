'use strict';
/* Uploads without end to both replicas, and a record of what they accepted. */
const crypto = require('node:crypto');
const { randomFrom, wholeBelow } = require('./random.cjs');

/** Each replica gets so many uploads at once. */
const PARALLEL = 3;
/** So many times in ten the same bytes go to both replicas at once. */
const TWINS = 3;
const PAUSE_MS = 250;

/** Metrics that each of the files gives. */
const TRENDS = [
  'http_req_duration',
  'http_req_waiting',
  'http_req_connecting',
  'iteration_duration',
];
const METRICS = TRENDS.length + 1;

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

/** A k6 summary that no other upload has. */
function summary(random) {
  const trend = () => {
    const avg = 50 + random() * 100;
    return {
      avg,
      min: avg / 2,
      med: avg,
      max: avg * 4,
      'p(90)': avg * 2,
      'p(95)': avg * 3,
    };
  };
  return JSON.stringify({
    metrics: {
      ...Object.fromEntries(TRENDS.map(name => [name, trend()])),
      http_reqs: { count: 1 + wholeBelow(random, 100_000), rate: 100 },
    },
    root_group: { name: '', path: '', id: '', groups: {}, checks: {} },
  });
}

/**
 * Sends uploads until it is stopped. One that breaks off is sent again, as a
 * pipeline would, every other time; of the rest nobody knows whether they came
 * in, but never by half.
 *
 * @param options.replicas `{ url }` each; may be out of reach at any time
 * @param options.portal what `preparePortal` answered
 * @param options.seed for what is sent and when
 */
function startUploads({ replicas, portal, seed }) {
  const seeds = randomFrom(seed);
  /** Each upload: what identifies it, and the ids of runs that were answered. */
  const sent = [];
  const unexpected = [];
  let stopped = false;
  let broken = 0;

  async function send(replica, upload) {
    const address = new URL('/api/perf-coverage/v1/runs', replica.url);
    address.searchParams.set('entityRef', upload.entityRef);
    address.searchParams.set('environment', 'test');
    let response;
    let body;
    try {
      response = await fetch(address, {
        method: 'POST',
        body: upload.bytes,
        headers: {
          Authorization: `Bearer ${portal.token}`,
          'Content-Type': 'application/octet-stream',
        },
      });
      body = await response.json();
    } catch (error) {
      // Killed in the middle, or not up again yet.
      if (error.cause?.code !== 'ECONNREFUSED') broken += 1;
      return false;
    }
    if (response.status === 200 || response.status === 201) {
      upload.answered.add(body.run.id);
      if (response.status === 201) upload.created += 1;
      return true;
    }
    // A replica that starts knows no component until it has asked the catalog.
    const starting = response.status === 404 || response.status === 503;
    if (!starting && unexpected.length < 20) {
      unexpected.push(`${response.status} ${JSON.stringify(body)}`);
    }
    return false;
  }

  async function sendUntilAccepted(first, upload, random) {
    const again = random() < 0.5;
    for (let at = first; ; at += 1) {
      if (await send(replicas[at % replicas.length], upload)) return;
      await sleep(PAUSE_MS);
      if (!again || stopped) return;
    }
  }

  async function loop(at, random) {
    while (!stopped) {
      const bytes = summary(random);
      const upload = {
        entityRef:
          portal.entityRefs[wholeBelow(random, portal.entityRefs.length)],
        digest: crypto.createHash('sha256').update(bytes).digest('hex'),
        bytes,
        answered: new Set(),
        created: 0,
      };
      sent.push(upload);
      const targets = wholeBelow(random, 10) < TWINS ? [at, at + 1] : [at];
      await Promise.all(
        targets.map(target => sendUntilAccepted(target, upload, random)),
      );
      upload.bytes = null;
    }
  }

  const loops = replicas.flatMap((_, at) =>
    Array.from({ length: PARALLEL }, () =>
      loop(at, randomFrom(seeds() * 4294967296)),
    ),
  );
  return {
    sent,
    unexpected,
    broken: () => broken,
    async stop() {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

module.exports = { METRICS, startUploads };
