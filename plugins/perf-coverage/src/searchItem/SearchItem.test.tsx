import { screen } from '@testing-library/react';
import { TAB, renderPage } from '../__testUtils__/renderPages';
import { SearchItem } from './SearchItem';

const result = {
  title: 'Residency scheduler',
  text: 'Swap operations are untested (critical, Swap operations)',
  location: TAB,
  state: 'partial',
  met: 12,
  applicable: 40,
  gaps: ['Swap operations are untested', 'No load test'],
  slas: ['Single swap'],
};

describe('a component among the results of the search', () => {
  it('says how it stands, and which gaps and SLAs it has', async () => {
    renderPage(<SearchItem result={result} />);

    expect(
      await screen.findByRole('link', { name: 'Residency scheduler' }),
    ).toHaveAttribute('href', TAB);
    expect(screen.getByText('Partial')).toBeInTheDocument();
    expect(screen.getByText(/12 of 40 requirements met/)).toBeInTheDocument();
    expect(
      screen.getByText('Gaps: Swap operations are untested · No load test'),
    ).toBeInTheDocument();
    expect(screen.getByText('SLAs: Single swap')).toBeInTheDocument();
  });

  it('marks what was searched for', async () => {
    renderPage(
      <SearchItem
        result={result}
        highlight={{
          preTag: '<b>',
          postTag: '</b>',
          fields: { text: '<b>Swap</b> operations', title: 'Residency' },
        }}
      />,
    );

    expect((await screen.findByText('Swap')).tagName).toBe('MARK');
  });

  it('shows a document of another version as far as it goes', async () => {
    const { title, text, location } = result;
    renderPage(
      <SearchItem
        result={{ title, text, location, ...{ state: 'toString', gaps: 3 } }}
      />,
    );

    expect(
      await screen.findByRole('link', { name: 'Residency scheduler' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Gaps/)).not.toBeInTheDocument();
  });
});
