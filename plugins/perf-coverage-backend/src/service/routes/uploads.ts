import { InputError } from '@backstage/errors';
import {
  Assessment,
  createOperationMatcher,
  perfCoverageUploadPermission,
  RunUploadResult,
  UploadedRun,
  UploadedSla,
} from 'backstage-plugin-perf-coverage-common';
import { withoutSecrets } from 'backstage-plugin-perf-coverage-readers';
import { Request, Router } from 'express';
import { z } from 'zod';
import { Assessor, planInForce } from '../../assessment';
import { Stores } from '../../database';
import {
  ReadRun,
  RunIngestion,
  UploadLimits,
  UploadTooLargeError,
  withSpooledUpload,
} from '../../ingestion';
import { PluginMetrics } from '../../metrics';
import { ComponentSignals } from '../../signals';
import { limited } from '../limited';
import { pageOf } from '../pageOf';
import {
  optionalAddress,
  optionalText,
  readQuery,
  repeatedText,
  requiredText,
} from '../query';
import { WriteRoutes } from '../writeRoutes';
import { RouteContext } from './context';

const maxLabels = 20;

const uploadSchema = z.strictObject({
  entityRef: requiredText(512, 'must be given, such as component:default/web'),
  environment: optionalText(255),
  branch: optionalText(255),
  commit: optionalText(255),
  startedAt: z.iso
    .datetime({
      offset: true,
      error: 'must be an instant like 2026-01-31T12:00:00Z',
    })
    .optional(),
  url: optionalAddress(),
  format: optionalText(64),
  fileName: optionalText(512),
  label: repeatedText(maxLabels, 255),
  merge: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .optional(),
});

/** Sending result files. */
export function addUploadRoutes(
  router: Router,
  {
    access,
    database,
    ingestion,
    assessor,
    signals,
    metrics,
    uploadLimits,
    maxUploadBytes,
    writes,
  }: RouteContext & {
    writes: WriteRoutes;
    ingestion: RunIngestion;
    assessor: Assessor;
    signals: ComponentSignals;
    metrics: PluginMetrics;
    uploadLimits: UploadLimits;
    maxUploadBytes: number;
  },
): void {
  router.post(
    '/v1/runs',
    writes.route('run-upload', async (request, response, note) => {
      // Where the body is not read to its end the connection can't be used again.
      response.setHeader('Connection', 'close');
      const caller = await access.authorize(
        request,
        perfCoverageUploadPermission,
      );
      const query = readQuery(uploadSchema, request.query);
      const labels = readLabels(query.label ?? []);
      const { entityRef } = await access.component(query.entityRef, caller);
      note({ entityRef });
      refuseTooLarge(request, maxUploadBytes);

      const runs = await metrics.time(
        'upload',
        () =>
          limited(uploadLimits, caller, response, async () => {
            const { apis } = await database.inputs.getApis(entityRef);
            const inForce = await planInForce(database, entityRef);
            const matcher = createOperationMatcher(
              apis,
              inForce?.plan.prefixes,
            );
            const read = await withSpooledUpload(
              request,
              { maxBytes: maxUploadBytes, fileName: query.fileName ?? null },
              files =>
                ingestion.read(database.runs, files, {
                  entityRef,
                  environment: query.environment ?? null,
                  branch: query.branch ?? null,
                  commit: query.commit ?? null,
                  url: query.url ?? null,
                  startedAt: query.startedAt ?? null,
                  format: query.format,
                  merge: query.merge === 'true',
                  labels,
                  matcher,
                  source: 'upload',
                }),
            );
            return store(read, entityRef);
          }),
        uploaded => (uploaded.some(run => run.created) ? 'created' : 'known'),
      );
      const created = runs.some(run => run.created);
      if (created) await signals.publish(entityRef, 'assessed');
      const assessed = await database.assessments.get(entityRef);
      response
        .status(created ? 201 : 200)
        .json(uploadResult(runs, assessed?.assessment));
    }),
  );

  /** All of them or none, with what follows from them. */
  async function store(
    read: readonly ReadRun[],
    entityRef: string,
  ): Promise<UploadedRun[]> {
    const fresh = read.filter(one => one.type === 'new').length;
    if (fresh === 0) return addAll(database, read);
    const [first] = read;
    return assessor.assess(
      entityRef,
      fresh === 1 ? `upload of run ${first.run.id}` : `upload of ${fresh} runs`,
      stores => addAll(stores, read),
    );
  }
}

async function addAll(
  stores: Pick<Stores, 'runs'>,
  read: readonly ReadRun[],
): Promise<UploadedRun[]> {
  const uploaded: UploadedRun[] = [];
  for (const one of read) {
    uploaded.push(
      one.type === 'known'
        ? { run: one.run, created: false, warnings: [] }
        : { ...(await stores.runs.add(one.run)), warnings: one.warnings },
    );
  }
  return uploaded;
}

function readLabels(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map(withoutSecrets).map((text, n) => {
      const at = text.indexOf('=');
      if (at < 1) {
        throw new InputError(
          `label ${n + 1}: must be a name and a value, such as region=eu`,
        );
      }
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function refuseTooLarge(request: Request, maxBytes: number): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw new UploadTooLargeError(maxBytes);
}

function uploadResult(
  runs: UploadedRun[],
  assessment: Assessment | undefined,
): RunUploadResult {
  const ids = new Set(runs.map(({ run }) => run.id));
  const slas = (assessment?.slas ?? []).flatMap((sla): UploadedSla[] =>
    sla.runId !== null && ids.has(sla.runId)
      ? [
          {
            capability: sla.capability,
            name: sla.name,
            metric: sla.metric,
            stat: sla.stat,
            operator: sla.operator,
            value: sla.value,
            unit: sla.unit,
            state: sla.state,
            actual: sla.actual,
            why: sla.why,
            runId: sla.runId,
          },
        ]
      : [],
  );
  const [first] = runs;
  return {
    ...first,
    runs,
    slas,
    verdict: verdictOf(slas),
    link: pageOf(first.run.entityRef),
  };
}

function verdictOf(slas: readonly UploadedSla[]): RunUploadResult['verdict'] {
  if (slas.some(sla => sla.state === 'breached')) return 'breached';
  return slas.some(sla => sla.state === 'met') ? 'met' : 'none';
}
