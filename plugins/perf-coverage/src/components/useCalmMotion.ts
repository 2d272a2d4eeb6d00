import { makeStyles } from '@material-ui/core/styles';

/**
 * Keeps pages still for readers whose system asks for that: skeletons, drawers and
 * ripples of the component library know nothing of it. It is a rule for the whole
 * document, because drawers and dialogs stand outside of the page.
 */
export const useCalmMotion = makeStyles({
  '@global': {
    '@media (prefers-reduced-motion: reduce)': {
      '*, *::before, *::after': {
        animationDuration: '0.01ms !important',
        animationIterationCount: '1 !important',
        transitionDuration: '0.01ms !important',
        transitionDelay: '0s !important',
        scrollBehavior: 'auto !important',
      },
    },
  },
});
