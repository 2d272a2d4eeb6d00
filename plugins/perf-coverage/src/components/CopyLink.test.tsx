import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TAB, renderPage } from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { CopyLink } from './CopyLink';

/** What a browser would have put on the clipboard; jsdom has none. */
const clipboard: string[] = [];
const copied = () => clipboard[clipboard.length - 1];

describe('a link to what is shown', () => {
  beforeEach(() => {
    clipboard.length = 0;
    document.execCommand = () => {
      clipboard.push(String(document.getSelection()));
      return true;
    };
  });
  afterEach(() => window.history.replaceState(null, '', '/'));

  it('is the whole address as it is when pressed, and is said to be copied', async () => {
    await renderPage(<CopyLink />);
    window.history.replaceState(null, '', '/perf-coverage?view=heat');
    expect(screen.queryByText('Link copied')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }));

    expect(copied()).toBe('http://localhost/perf-coverage?view=heat');
    expect(screen.getByText('Link copied')).toHaveAttribute('role', 'status');
  });

  it('may say more than the address does', async () => {
    window.history.replaceState(null, '', '/results/run-2?days=90');
    await renderPage(
      <CopyLink to="?days=90&baseline=run-1" label="Copy it" asIcon />,
    );

    await userEvent.click(screen.getByRole('button', { name: 'Copy it' }));

    expect(copied()).toBe(
      'http://localhost/results/run-2?days=90&baseline=run-1',
    );
  });

  it.each([
    ['a gap', `${TAB}/gaps?gap=gap-swap`],
    ['a line of the sources', `${TAB}?source=load-tests/swaps.js&line=4`],
    ['a run', `${TAB}/results/run-1`],
    ['a trend', `${TAB}/results/series/series-1`],
  ])('is offered by %s', async (_what, at) => {
    await renderPage(<EntityContent />, { at });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Copy link' }),
    );
    expect(await screen.findByText('Link copied')).toBeInTheDocument();
  });
});
