import { useTheme } from '@material-ui/core/styles';
import { Shape } from './StateSign';
import { SignName, signs } from './signs';
import { toneColours } from './tones';

/** Where a sign is drawn once and shown many times: `<use href={symbolOf(sign)} />`. */
export function symbolOf(sign: SignName): string {
  return `#perf-coverage-sign-${sign}`;
}

/** All signs, to be drawn once beside a picture with thousands of them. */
export function SignSymbols() {
  const theme = useTheme();
  const tones = toneColours(theme);
  const names = Object.keys(signs) as SignName[];
  return (
    <svg width="0" height="0" aria-hidden style={{ position: 'absolute' }}>
      {names.map(name => (
        <symbol
          key={name}
          id={symbolOf(name).slice(1)}
          viewBox="0 0 16 16"
          overflow="visible"
        >
          <Shape
            name={name}
            colour={tones[signs[name].tone]}
            paper={theme.palette.background.paper}
          />
        </symbol>
      ))}
    </svg>
  );
}
