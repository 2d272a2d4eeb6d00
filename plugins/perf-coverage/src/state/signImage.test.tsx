import { createTheme } from '@material-ui/core/styles';
import { render } from '@testing-library/react';
import { Shape } from './StateSign';
import { signImage } from './signImage';
import { SignName, signs } from './signs';
import { toneColours } from './tones';

const themes = (['light', 'dark'] as const).map(type =>
  createTheme({ palette: { type } }),
);
const cases = themes.flatMap(theme =>
  (Object.keys(signs) as SignName[]).map(
    name => [theme.palette.type, name, theme] as const,
  ),
);

describe('a sign as an image', () => {
  it.each(cases)('in the %s theme is the drawing of “%s”', (_, name, theme) => {
    const image = signImage(theme, name);
    const [, data] =
      /^url\("data:image\/svg\+xml,([^"]+)"\)$/.exec(image) ?? [];
    const read = new DOMParser().parseFromString(
      decodeURIComponent(data),
      'image/svg+xml',
    );
    const { container } = render(
      <svg viewBox="0 0 16 16">
        <Shape
          name={name}
          colour={toneColours(theme)[signs[name].tone]}
          paper={theme.palette.background.paper}
        />
      </svg>,
    );
    expect(read.documentElement.innerHTML.replace(/ xmlns="[^"]*"/g, '')).toBe(
      new DOMParser()
        .parseFromString(
          `<svg xmlns="http://www.w3.org/2000/svg">${
            container.querySelector('svg')?.innerHTML
          }</svg>`,
          'image/svg+xml',
        )
        .documentElement.innerHTML.replace(/ xmlns="[^"]*"/g, ''),
    );
  });
});
