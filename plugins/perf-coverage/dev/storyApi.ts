import type { PerfCoverageApi } from 'backstage-plugin-perf-coverage-common';
import { aPerfCoverageApi } from '../src/__testUtils__/aPerfCoverageApi';
import {
  aComponentDetail,
  aComponentPage,
  aComponentSummary,
  aGapPage,
} from '../src/__testUtils__/builders';
import { emptyAnswers } from '../src/__testUtils__/emptyApi';

/** How the backend of the gallery answers. */
export const states = {
  full: 'All is well',
  loading: 'Never answers',
  empty: 'Has nothing',
  partial: 'Answers without trends, series and sources',
  forbidden: 'Refuses',
  error: 'Fails',
  long: 'Has very long names',
} as const;

export type StoryState = keyof typeof states;

const KEY = 'perf-coverage-gallery';

export function storedState(): StoryState {
  const stored = window.localStorage.getItem(KEY) ?? '';
  return Object.hasOwn(states, stored) ? (stored as StoryState) : 'full';
}

export function storeState(state: StoryState): void {
  window.localStorage.setItem(KEY, state);
}

const longName = (text: string) =>
  `${text} of ${'the-most-carefully-named-component-in-the-whole-catalog-'.repeat(
    3,
  )}`;

const secondary = ['getComponentTrend', 'getTrend', 'listSeries', 'getSource'];

function refusal(statusCode: number, message: string) {
  return Promise.reject(Object.assign(new Error(message), { statusCode }));
}

function answersOf(state: StoryState): Partial<PerfCoverageApi> {
  if (state === 'empty') return emptyAnswers();
  if (state === 'long') {
    const summary = aComponentSummary({ title: longName('Residency') });
    const detail = aComponentDetail({ summary });
    const page = aGapPage();
    const gaps = detail.gaps.map(gap => ({
      ...gap,
      title: longName(gap.title),
    }));
    return {
      getSummary: async () => summary,
      getComponent: async () => ({ ...detail, gaps }),
      listComponents: async () => aComponentPage([summary]),
      listGaps: async () => ({
        ...page,
        items: page.items.map(gap => ({
          ...gap,
          title: longName(gap.title),
          componentTitle: summary.title,
        })),
      }),
    };
  }
  return {};
}

/** A backend in a state, which is asked for at each call. */
export function aStoryApi(): PerfCoverageApi {
  return new Proxy(aPerfCoverageApi() as PerfCoverageApi, {
    get(target, name, receiver) {
      const method = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const state = storedState();
        switch (state) {
          case 'loading':
            return new Promise(() => {});
          case 'forbidden':
            return refusal(403, 'No permission');
          case 'error':
            return refusal(500, 'The disk is full');
          case 'partial':
            if (secondary.includes(String(name))) {
              return refusal(500, 'This source does not answer');
            }
            break;
          default:
        }
        const own = Reflect.get(answersOf(state), name) ?? method;
        return own(...args);
      };
    },
  });
}
