import { TooManyUploadsError, UploadLimits } from './UploadLimits';

const refused = async (upload: Promise<unknown>) => {
  const error = await upload.then(
    () => undefined,
    caught => caught,
  );
  expect(error).toBeInstanceOf(TooManyUploadsError);
  return error as TooManyUploadsError;
};

describe('the limits of uploads', () => {
  it('let each caller send so many in a minute', async () => {
    const limits = new UploadLimits({ perMinute: 2, parallel: 9 });
    const send = (caller: string) => limits.run(caller, async () => 'taken');
    expect(await send('ci')).toBe('taken');
    expect(await send('ci')).toBe('taken');
    const error = await refused(send('ci'));
    expect(error.statusCode).toBe(429);
    expect(error.message).toContain('ci has sent 2 uploads in a minute');
    expect(error.retryAfterSeconds).toBeGreaterThan(0);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(await send('other')).toBe('taken');
  });

  it('let each caller send so many at once, and more when one ends', async () => {
    const limits = new UploadLimits({ perMinute: 99, parallel: 1 });
    let end: () => void = () => {};
    const first = limits.run(
      'ci',
      () =>
        new Promise<void>(resolve => {
          end = resolve;
        }),
    );
    await new Promise(resolve => setImmediate(resolve));
    const error = await refused(limits.run('ci', async () => {}));
    expect(error.message).toContain('send one after the other');
    end();
    await first;
    await limits.run('ci', async () => {});
  });

  it('count an upload that fails as ended', async () => {
    const limits = new UploadLimits({ perMinute: 99, parallel: 1 });
    await expect(
      limits.run('ci', async () => {
        throw new Error('boom');
      }),
    ).rejects.toThrow('boom');
    await limits.run('ci', async () => {});
  });
});
