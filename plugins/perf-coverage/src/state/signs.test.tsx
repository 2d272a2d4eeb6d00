import { ThemeProvider, createTheme } from '@material-ui/core/styles';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { englishText } from '../__testUtils__/englishText';
import { StateSign } from './StateSign';
import { SignName, signOfEvidence, signOfMany, signs } from './signs';

describe('signs', () => {
  it('gives each state a word and a drawing of its own', async () => {
    const names = Object.keys(signs) as SignName[];
    renderInTestApp(
      <ul>
        {names.map(name => (
          <li key={name}>
            <StateSign sign={name} />
          </li>
        ))}
      </ul>,
    );
    const items = await screen.findAllByRole('listitem');
    expect(items.map(item => item.textContent)).toEqual(
      names.map(name => englishText(`state.${name}`)),
    );
    const drawings = items.map(item =>
      item.querySelector('svg')?.innerHTML.replace(/#\w+|rgba?\([^)]*\)/g, ''),
    );
    expect(new Set(drawings).size).toBe(names.length);
  });

  it('says its word where only the sign is shown', async () => {
    renderInTestApp(<StateSign sign="failing" compact />);
    expect(
      await screen.findByRole('img', { name: 'Failing' }),
    ).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)('draws in a %s theme', async type => {
    renderInTestApp(
      <ThemeProvider theme={createTheme({ palette: { type } })}>
        <StateSign sign="broken" />
      </ThemeProvider>,
    );
    expect(await screen.findByText('Broken')).toBeInTheDocument();
  });
});

describe('signOfMany', () => {
  const item = (
    evidence: Parameters<typeof signOfEvidence>[0],
    met = false,
  ) => ({
    evidence,
    met,
  });
  it.each([
    [[], 'excluded'],
    [[item('met', true)], 'covered'],
    [[item('met', true), item('none')], 'partial'],
    [[item('none'), item('none')], 'untested'],
    [[item('run')], 'stale'],
    [[item('met', true), item('failing')], 'failing'],
    [[item('broken'), item('written')], 'broken'],
    [[item('written')], 'partial'],
  ])('%j is %s', (requirements, sign) => {
    expect(signOfMany(requirements)).toBe(sign);
  });

  it('calls covered what counts as met, whatever shows it', () => {
    expect(signOfEvidence('written', true)).toBe('covered');
  });
});
