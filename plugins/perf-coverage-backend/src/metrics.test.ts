import { mockServices } from '@backstage/backend-test-utils';
import { recordingMeter } from './__testUtils__/recordingMeter';
import { observeQueue, PluginMetrics } from './metrics';

describe('metrics', () => {
  it('count and time work by how it ended', async () => {
    const { meter, written } = recordingMeter();
    const metrics = new PluginMetrics(meter);
    expect(
      await metrics.time(
        'scan',
        async () => 7,
        answer => `got ${answer}`,
      ),
    ).toBe(7);
    await expect(
      metrics.time(
        'upload',
        async () => {
          throw new Error('boom');
        },
        () => 'created',
      ),
    ).rejects.toThrow('boom');
    expect(written).toEqual([
      ['perf_coverage.scan.count', 1, { result: 'got 7' }],
      ['perf_coverage.scan.duration', expect.any(Number), { result: 'got 7' }],
      ['perf_coverage.upload.count', 1, { result: 'error' }],
      [
        'perf_coverage.upload.duration',
        expect.any(Number),
        { result: 'error' },
      ],
    ]);
    const durations = written.flatMap(([name, value]) =>
      name.endsWith('duration') ? value : [],
    );
    expect(Math.max(...durations)).toBeLessThan(1);
  });

  it.each([
    [{ due: 0, oldestDueAt: null }, 0],
    [{ due: 3, oldestDueAt: '2026-11-23T11:59:30.000Z' }, 30],
  ])('show the queue: %j', async (depth, age) => {
    const { meter, observe } = recordingMeter();
    observeQueue({
      meter,
      queue: { depth: async () => depth },
      logger: mockServices.logger.mock(),
      now: () => new Date('2026-11-23T12:00:00.000Z'),
    });
    expect(await observe()).toEqual({
      'perf_coverage.queue.due': depth.due,
      'perf_coverage.queue.age': age,
    });
  });

  it('survive a database that does not answer', async () => {
    const { meter, observe } = recordingMeter();
    const logger = mockServices.logger.mock();
    observeQueue({
      meter,
      queue: {
        depth: async () => {
          throw new Error('no connection');
        },
      },
      logger,
      now: () => new Date(),
    });
    expect(await observe()).toEqual({});
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no connection'),
    );
  });
});
