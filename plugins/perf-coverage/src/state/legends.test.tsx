import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { englishText } from '../__testUtils__/englishText';
import { EvidenceLegend } from './EvidenceLegend';
import { SignLegend } from './SignLegend';
import { SignName, signs } from './signs';
import { evidenceParts } from './tones';

const words = () =>
  screen.findAllByRole('listitem').then(items => {
    for (const item of items) {
      // A word beside each colour, and a longer one on hover.
      expect(item.querySelector('svg')).toBeInTheDocument();
      expect(item.querySelector('[title]')).toBeInTheDocument();
    }
    return items.map(item => item.textContent);
  });

describe('legends', () => {
  it('say each state with its sign; unknown only where there is some', async () => {
    const all = (Object.keys(signs) as SignName[]).map(name =>
      englishText(
        name === 'excluded' ? 'state.excludedOrNone' : `state.${name}`,
      ),
    );
    const { unmount } = renderInTestApp(<SignLegend unknown />);
    expect((await words()).sort()).toEqual([...all].sort());
    unmount();
    renderInTestApp(<SignLegend />);
    expect(await words()).not.toContain(englishText('state.unknown'));
    expect(
      screen.getByRole('list', { name: 'What the signs mean' }),
    ).toBeInTheDocument();
  });

  it('say each part of the evidence bar in its order', async () => {
    renderInTestApp(<EvidenceLegend />);
    expect(await words()).toEqual(
      evidenceParts.map(part => englishText(`state.part-${part}`)),
    );
  });
});
