import { ThemeProvider, createTheme } from '@material-ui/core/styles';
import { render, screen } from '@testing-library/react';
import { StateSign } from './StateSign';
import { SignName, signOfEvidence, signOfMany, signs } from './signs';

describe('signs', () => {
  it('gives each state a word and a drawing of its own', () => {
    const drawings = new Set<string>();
    const names = Object.keys(signs) as SignName[];
    for (const name of names) {
      const { container, unmount } = render(<StateSign sign={name} />);
      expect(container).toHaveTextContent(signs[name].word);
      drawings.add(
        container
          .querySelector('svg')
          ?.innerHTML.replace(/#\w+|rgba?\([^)]*\)/g, '') ?? '',
      );
      unmount();
    }
    expect(drawings.size).toBe(names.length);
  });

  it('says its word where only the sign is shown', () => {
    render(<StateSign sign="failing" compact />);
    expect(screen.getByRole('img', { name: 'Failing' })).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)('draws in a %s theme', type => {
    render(
      <ThemeProvider theme={createTheme({ palette: { type } })}>
        <StateSign sign="broken" />
      </ThemeProvider>,
    );
    expect(screen.getByText('Broken')).toBeInTheDocument();
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
