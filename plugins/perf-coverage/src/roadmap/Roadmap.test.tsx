import { screen, within } from '@testing-library/react';
import {
  aComponentDetail,
  aPhase,
  aRoadmap,
  anUnknownComponent,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { chanceText } from './PhaseSection';
import { timelineSentence } from './Timeline';
import { timelineScale } from './timelineScale';

const ROADMAP = `${TAB}/roadmap`;

describe('the roadmap of a component', () => {
  it('says when it is done, and shows each phase with its work', async () => {
    renderPage(<EntityContent />, { at: ROADMAP });

    expect(
      await screen.findByText(
        /82–104 h of work, gaps and other work together, for 3 engineers with 30 h a week · done p50 14 December · p80 18 December · p90 21 December/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '30 November – 4 December · 90 h capacity for 53–62 h of work · 86 % chance to be done in time · p80 done 4 December',
      ),
    ).toBeInTheDocument();
    const work = screen.getByRole('region', {
      name: 'Work of Close blocking gaps',
    });
    expect(
      within(work).getByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(
      screen.getByRole('region', { name: 'Work that is in no phase' }),
    ).toHaveTextContent('No phase has room for it.17 h');
    expect(screen.getByRole('list', { name: 'Warnings' })).toHaveTextContent(
      'Phase 2 has more work than capacity.',
    );
  });

  it('tells the timeline in a sentence to those who can’t see it', async () => {
    renderPage(<EntityContent />, { at: ROADMAP });

    expect(
      await screen.findByRole('img', {
        name: /Close blocking gaps from 30 November to 4 December/,
      }),
    ).toBeInTheDocument();
    expect(timelineSentence(aRoadmap(), '2026-11-23')).toBe(
      'Today is 23 November. Close blocking gaps from 30 November to 4 December. With a chance of 80 % all is done by 18 December.',
    );
  });

  it('says so where nothing is left, and invites where nothing is known', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        roadmap: aRoadmap({
          phases: [aPhase({ items: [] })],
          unplaced: [],
          forecast: { p50: null, p80: null, p90: null },
        }),
      }),
    );
    const done = renderPage(<EntityContent />, { api, at: ROADMAP });
    expect(
      await screen.findByText('Nothing is left to do.'),
    ).toBeInTheDocument();
    done.unmount();

    api.getComponent.mockResolvedValue(anUnknownComponent());
    renderPage(<EntityContent />, { api, at: ROADMAP });
    expect(await screen.findByText('No roadmap yet')).toBeInTheDocument();
  });
});

describe('timelineScale', () => {
  it('holds all dates in order, today before and after the phases', () => {
    for (const today of ['2026-11-01', '2026-12-01', '2027-06-01']) {
      const scale = timelineScale(aRoadmap(), today);
      const places = [...['2026-11-30', '2026-12-04', '2026-12-21'], today]
        .sort()
        .map(date => scale?.at(date) ?? NaN);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const place of places) {
        expect(place).toBeGreaterThan(0);
        expect(place).toBeLessThan(100);
      }
    }
  });

  it('has a bounded number of ticks, whatever the dates', () => {
    const roadmap = aRoadmap({
      phases: [aPhase({ start: '2026-01-05', end: '2126-01-05' })],
    });
    expect(timelineScale(roadmap, '2026-11-23')?.ticks.length).toBeLessThan(61);
  });

  it('is nothing without phases', () => {
    expect(timelineScale(aRoadmap({ phases: [] }), '2026-11-23')).toBeNull();
  });
});

describe('chanceText', () => {
  it.each([
    [1, 'more than 99 %'],
    [0.86, '86 %'],
    [0, 'less than 1 %'],
  ])('%d is %s', (chance, text) => {
    expect(chanceText(chance)).toBe(text);
  });
});
