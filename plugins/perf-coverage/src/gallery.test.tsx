import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Gallery } from '../dev/Gallery';
import { StoryState, aStoryApi, states } from '../dev/storyApi';
import { TAB, renderPage } from './__testUtils__/renderPages';
import { EntityContent } from './component';
import { signs } from './state';
import { state } from './translation/en/state';

beforeEach(() => window.localStorage.clear());

async function chooseBackend(wanted: StoryState) {
  const gallery = renderPage(<Gallery />);
  const choice = await screen.findByRole('group', { name: 'The backend' });
  await userEvent.click(
    within(choice).getByRole('button', { name: states[wanted] }),
  );
  gallery.unmount();
}

describe('the gallery', () => {
  it('shows every sign with its word, every part, and the way to each page', async () => {
    renderPage(<Gallery />);

    await screen.findByRole('heading', { name: 'Signs' });
    for (const sign of Object.keys(signs) as (keyof typeof signs)[]) {
      expect(screen.getAllByText(state[sign]).length).toBeGreaterThan(0);
    }
    expect(screen.getAllByRole('heading', { level: 3 }).length).toBeGreaterThan(
      8,
    );
    // Six kinds of trouble, two changes that were not taken, a failed export.
    expect(screen.getAllByRole('alert')).toHaveLength(9);
    for (const page of ['', '/gaps', '/inventory', '/results', '/roadmap']) {
      expect(
        screen.getByRole('link', { name: `${TAB}${page}` }),
      ).toHaveAttribute('href', `${TAB}${page}`);
    }
  });

  it('has a place for each part that pages share', () => {
    const shown = ['parts.tsx', 'Gallery.tsx']
      .map(file => path.join(__dirname, '../dev', file))
      .map(file => readFileSync(file, 'utf8'))
      .join('\n');
    const lacking = ['components', 'state'].flatMap(folder =>
      readdirSync(path.join(__dirname, folder))
        .filter(file => /^[A-Z]\w+\.tsx$/.test(file))
        .map(file => file.replace('.tsx', ''))
        // It asks the backend by itself; the pages with lists show it.
        .filter(name => name !== 'ListExport')
        .filter(name => !shown.includes(`${folder}/${name}'`))
        .filter(name => !new RegExp(`<${name}\\b`).test(shown)),
    );
    expect(lacking).toEqual([]);
  });

  it.each<[StoryState, RegExp]>([
    ['full', /12 of 40 requirements met/],
    ['empty', /Nothing is known of this component yet/],
    ['forbidden', /You may not see/],
    ['error', /The disk is full/],
    ['partial', /This source does not answer/],
    ['long', /the-most-carefully-named-component/],
  ])('lets the backend of the pages be “%s”', async (wanted, text) => {
    await chooseBackend(wanted);
    renderPage(<EntityContent />, {
      at: wanted === 'long' ? `${TAB}/gaps` : TAB,
      api: aStoryApi(),
    });

    expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });
});
