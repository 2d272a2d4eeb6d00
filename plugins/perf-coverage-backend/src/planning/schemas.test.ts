import { mostGaps } from './ScopePlanner';
import { roadmapSettingsSchema } from './schemas';

function moved(count: number) {
  return {
    adjust: Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`gap-${at}`, { phase: 'one' }]),
    ),
  };
}

describe('the settings of a roadmap', () => {
  it('may place all work of the largest scope, and no more than twice of it', () => {
    expect(roadmapSettingsSchema.safeParse(moved(mostGaps)).success).toBe(true);
    const refused = roadmapSettingsSchema.safeParse(moved(10_001));
    expect(refused.error?.issues[0]).toMatchObject({
      path: ['adjust'],
      message: 'must have at most 10000 entries',
    });
  });
});
