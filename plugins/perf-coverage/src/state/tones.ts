import { Theme, darken, alpha } from '@material-ui/core/styles';
import type { Tone } from './signs';

/**
 * Colours of the tones, derived from the theme's own tokens and shifted until
 * a sign stands out from the paper by 3:1 in both modes.
 */
export function toneColours(theme: Theme): Record<Tone, string> {
  const light = theme.palette.type === 'light';
  const shift = (colour: string, by: number) =>
    light ? darken(colour, by) : colour;
  return {
    good: light ? theme.palette.success.dark : theme.palette.success.light,
    warn: shift(
      light ? theme.palette.warning.dark : theme.palette.warning.light,
      0.25,
    ),
    bad: light ? theme.palette.error.dark : theme.palette.error.light,
    mutedWarn: shift(
      light ? theme.palette.warning.dark : theme.palette.warning.light,
      0.45,
    ),
    muted: quietText(theme),
  };
}

/** Text of second rank; the theme's own secondary colour falls short of 4.5:1 on its grounds. */
export function quietText(theme: Theme): string {
  return alpha(theme.palette.text.primary, 0.68);
}

/** A faint ground in the colour of a tone, for chips and marked rows. */
export function toneGround(theme: Theme, tone: Tone): string {
  return alpha(toneColours(theme)[tone], 0.14);
}

/** The parts of the evidence bar and the ring, strongest evidence first. */
export const evidenceParts = ['met', 'fresh', 'written', 'none'] as const;

/** What they look like; their words are `state.part-…` of the translation. */
export function evidenceColours(theme: Theme) {
  const tones = toneColours(theme);
  return {
    met: tones.good,
    fresh: alpha(tones.good, 0.55),
    written: tones.warn,
    none: theme.palette.action.disabled,
  };
}
