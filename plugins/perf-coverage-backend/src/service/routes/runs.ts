import { NotFoundError } from '@backstage/errors';
import {
  perfCoverageReadPermission,
  perfCoverageUploadPermission,
  RunDetail,
  RunSummary,
  RunUploadResult,
} from 'backstage-plugin-perf-coverage-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { Assessor } from '../../assessment';
import {
  RunIngestion,
  UploadLimits,
  UploadTooLargeError,
  withSpooledUpload,
} from '../../ingestion';
import { ComponentSignals } from '../../signals';
import { limited } from '../limited';
import { pageOf } from '../pageOf';
import {
  optionalAddress,
  optionalText,
  readQuery,
  requiredText,
} from '../query';
import { RouteContext } from './context';

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
});

/** Sending a result file, and reading a run. */
export function addRunRoutes(
  router: Router,
  {
    access,
    database,
    ingestion,
    assessor,
    signals,
    uploadLimits,
    maxUploadBytes,
  }: RouteContext & {
    ingestion: RunIngestion;
    assessor: Assessor;
    signals: ComponentSignals;
    uploadLimits: UploadLimits;
    maxUploadBytes: number;
  },
): void {
  router.get('/v1/runs/:id', async (request, response) => {
    const caller = await access.authorize(request, perfCoverageReadPermission);
    const { id } = request.params;
    const found = await database.runs.get(id);
    if (
      !found ||
      !(await access.componentOf(found.summary.entityRef, caller))
    ) {
      throw new NotFoundError(`There is no run ${id}`);
    }
    const answer: RunDetail = { ...found.summary, run: found.run };
    response.json(answer);
  });

  router.post('/v1/runs', async (request, response) => {
    // Where the body is not read to its end the connection can't be used again.
    response.setHeader('Connection', 'close');
    const caller = await access.authorize(
      request,
      perfCoverageUploadPermission,
    );
    const query = readQuery(uploadSchema, request.query);
    const { entityRef } = await access.component(query.entityRef, caller);
    refuseTooLarge(request, maxUploadBytes);

    const read = await limited(uploadLimits, caller, response, () =>
      withSpooledUpload(request, maxUploadBytes, file =>
        ingestion.read(database.runs, file, {
          entityRef,
          environment: query.environment ?? null,
          branch: query.branch ?? null,
          commit: query.commit ?? null,
          url: query.url ?? null,
          startedAt: query.startedAt ?? null,
          format: query.format,
          source: 'upload',
        }),
      ),
    );
    if (read.type === 'known') {
      response.status(200).json(uploadResult(read.run, false, []));
      return;
    }
    const { run, created } = await assessor.assess(
      entityRef,
      `upload of run ${read.run.id}`,
      stores => stores.runs.add(read.run),
    );
    if (created) await signals.publish(entityRef, 'assessed');
    response
      .status(created ? 201 : 200)
      .json(uploadResult(run, created, read.warnings));
  });
}

function refuseTooLarge(request: Request, maxBytes: number): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw new UploadTooLargeError(maxBytes);
}

function uploadResult(
  run: RunSummary,
  created: boolean,
  warnings: RunUploadResult['warnings'],
): RunUploadResult {
  return { run, created, warnings, link: pageOf(run.entityRef) };
}
